"""Searching the text of a PDF: hits counted, marked and gone through."""

from PySide6.QtCore import QModelIndex, QPointF, Signal
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.paper import PaperView
from tawasul_desk.ui.widgets.search_box import SearchBox


class FindBar(QWidget):
    """A line under the tools; Enter goes to the next hit, Escape closes it."""

    closed = Signal()

    def __init__(self, paper: PaperView, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._locale = locale
        self._hits = QPdfSearchModel(self)
        # The model goes on asking its document until it has seen every page: it must never be without one.
        self._nothing = QPdfDocument(self)
        self._current = -1
        self.box = SearchBox(theme, self.tr("Find in this document"))
        self.count = label("", "muted")
        self.previous = IconButton(theme.icon("chevron-up"), self.tr("Previous hit"), keys="Shift+F3")
        self.next = IconButton(theme.icon("chevron-down"), self.tr("Next hit"), keys="F3")
        self._close = IconButton(theme.icon("close"), self.tr("Close the search"), keys="Esc")
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def hit_count(self) -> int:
        """How many hits were found so far."""
        return self._hits.rowCount(QModelIndex())

    @property
    def current(self) -> int:
        """Which hit is shown, counted from 0; -1: none."""
        return self._current

    def open(self) -> None:
        """Show the bar and let the officer type."""
        self.show()
        self.box.setFocus()
        self.box.selectAll()

    def close_search(self) -> None:
        """Hide the bar and its marks."""
        self.box.clear()
        self.search("")
        self._hits.setDocument(self._nothing)
        self.hide()
        self.closed.emit()

    def search_in_shown(self) -> None:
        """Search the document that the view shows now."""
        self.search("")
        document = self._paper.paper
        if document is not None:
            self._hits.setDocument(document)
            self._paper.setSearchModel(self._hits)
            self.search(self.box.text().strip())

    def search(self, text: str) -> None:
        """Look for the text; hits arrive page by page."""
        self._current = -1
        self._paper.setCurrentSearchResultIndex(-1)
        self._hits.setSearchString(text)
        self._tell_count()

    def step(self, ahead: int) -> None:
        """Go to the next (1) or the previous (-1) hit, round and round."""
        if self.hit_count:
            self._go_to((self._current + ahead) % self.hit_count if self._current >= 0 else 0)

    def _go_to(self, hit: int) -> None:
        self._current = hit
        found = self._hits.resultAtIndex(hit)
        self._paper.setCurrentSearchResultIndex(hit)
        self._paper.jump(found.page(), QPointF(0, max(0.0, found.location().y() - 40)))
        self._tell_count()

    def _on_hits(self) -> None:
        if self._current < 0 and self.hit_count:
            self._go_to(0)
        self._tell_count()

    def _tell_count(self) -> None:
        found = self.hit_count
        for button in (self.previous, self.next):
            button.setEnabled(found > 0)
        if not self.box.text().strip():
            self.count.setText("")
        elif not found:
            self.count.setText(self.tr("Nothing found"))
        else:
            text = self.tr("{current} of {count}")
            place = self._locale.number(self._current + 1)
            self.count.setText(text.format(current=place, count=self._locale.number(found)))

    def _connect(self) -> None:
        self.box.searched.connect(self.search)
        self.box.returnPressed.connect(lambda: self.step(1))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_search)
        self._hits.rowsInserted.connect(self._on_hits)
        self._hits.modelReset.connect(self._tell_count)
        shortcut(self, "Esc", self.close_search)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 8)
        row.setSpacing(8)
        self.box.setMaximumWidth(360)
        self.count.setMinimumWidth(96)
        row.addWidget(self.box, 1)
        row.addWidget(self.count)
        for button in (self.previous, self.next, self._close):
            row.addWidget(button)
        row.addStretch(1)
