"""The search field: tells what is searched while typing, at most every 60 ms."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from tawasul_desk.ui.theme import Theme

_PAUSE_MS = 60


class SearchBox(QLineEdit):
    """A line with a magnifier and, once filled, a cross that empties it."""

    searched = Signal(str)

    def __init__(self, theme: Theme, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setPlaceholderText(placeholder or self.tr("Search"))
        self.setAccessibleName(self.placeholderText())
        self.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(theme.icon("close", "muted"), self.tr("Clear the search"), self)
        self._clear.triggered.connect(self.clear)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._tell)

    def _on_text(self, text: str) -> None:
        if text and self._clear not in self.actions():
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        elif not text:
            self.removeAction(self._clear)
        self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        if self.text().strip() != self._told:
            self._told = self.text().strip()
            self.searched.emit(self._told)
