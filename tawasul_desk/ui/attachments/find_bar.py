"""Searching the text of a document: hits counted, marked and gone through; folded as the search folds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tawasul_desk.services.decoding.reply import Rect
from tawasul_desk.ui.attachments.artist import Artist, Request
from tawasul_desk.ui.attachments.page_view import PageView
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.search_box import SearchBox


class FindBar(QWidget):
    """A line under the tools; Enter goes to the next hit, Escape closes it."""

    closed = Signal()

    def __init__(
        self, paper: PageView, artist: Artist, locale: Locale, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paper = paper
        self._artist = artist
        self._locale = locale
        self._text = ""
        self._hits: dict[int, list[list[Rect]]] = {}
        self._order: list[tuple[int, int]] = []  # the page and which of its hits
        self._asking: Request | None = None
        self._current = -1
        self.box = SearchBox(theme, self.tr("Find in this document"))
        self.count = label("", "muted")
        self.previous = IconButton(theme.icon("chevron-up"), self.tr("Previous match"), keys=Key.PREVIOUS_HIT)
        self.next = IconButton(theme.icon("chevron-down"), self.tr("Next match"), keys=Key.NEXT_HIT)
        self._close = IconButton(theme.icon("close"), self.tr("Close the search"), keys=Key.BACK)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def hit_count(self) -> int:
        """How many hits were found so far."""
        return len(self._order)

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
        self.hide()
        self.closed.emit()

    def search_in_shown(self) -> None:
        """Search the document that the view shows now."""
        self.search(self.box.text().strip())

    def search(self, text: str) -> None:
        """Look for the text; hits arrive page by page, from the first."""
        if self._asking is not None:
            self._asking.cancel()
        self._text, self._asking, self._current = text, None, -1
        self._hits, self._order = {}, []
        self._show_hits()
        if text and self._paper.document is not None:
            self._ask(0)
        self._tell_count()

    def step(self, ahead: int) -> None:
        """Go to the next (1) or the previous (-1) hit, round and round."""
        if self.hit_count:
            self._go_to((self._current + ahead) % self.hit_count if self._current >= 0 else 0)

    def _ask(self, page: int) -> None:
        document = self._paper.document
        if document is not None:

            def found(hits: list[list[Rect]]) -> None:
                self._on_hits(page, hits)

            self._asking = self._artist.find(document.file, page, self._text, self, found)

    def _on_hits(self, page: int, hits: list[list[Rect]]) -> None:
        seen = [rects for rects in hits if rects]
        if seen:
            self._hits[page] = seen
            self._order += [(page, number) for number in range(len(seen))]
        self._asking = None
        if page + 1 < self._paper.page_count:
            self._ask(page + 1)
        if self._current < 0 and self.hit_count:
            self._go_to(0)
        elif seen:
            self._show_hits()
        self._tell_count()

    def _go_to(self, hit: int) -> None:
        self._current = hit
        self._show_hits()
        self._tell_count()

    def _show_hits(self) -> None:
        self._paper.show_hits(self._hits, self._order[self._current] if self._current >= 0 else None)

    def _tell_count(self) -> None:
        found = self.hit_count
        for button in (self.previous, self.next):
            button.setEnabled(found > 0)
        if not self._text:
            self.count.setText("")
        elif found:
            text = self.tr("{current} of {count}")
            place = self._locale.number(self._current + 1)
            self.count.setText(text.format(current=place, count=self._locale.number(found)))
        else:
            self.count.setText(self.tr("Nothing found") if self._asking is None else self.tr("Searching…"))

    def _connect(self) -> None:
        self.box.searched.connect(self.search)
        self.box.returnPressed.connect(lambda: self.step(1))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_search)
        bind(self, Key.BACK, self.close_search)

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
