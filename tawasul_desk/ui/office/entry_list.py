"""A short list whose lines can be changed, removed and added to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton, QuietButton
from tawasul_desk.ui.widgets.labels import label


class EntryList(QWidget):
    """`add_requested`, and `edit_requested` and `remove_requested` with the place of the line."""

    add_requested = Signal()
    edit_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, theme: Theme, add: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._empty = label(empty, "muted", wrap=True)
        self.add = QuietButton(add, icon=theme.icon("plus", "primary_text"))
        self.add.clicked.connect(self.add_requested)
        self.lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these: each has a first and a second line of text."""
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [self._line(place, *texts) for place, texts in enumerate(lines)]
        for place, line in enumerate(self.lines):
            self._column.insertWidget(place, line)
        self._empty.setVisible(not lines)

    def _line(self, place: int, first: str, second: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(first, "soft", wrap=True))
        if second:
            texts.addWidget(label(second, "muted", wrap=True))
        row.addLayout(texts, 1)
        for icon, name, signal in (
            ("edit", self.tr("Change"), self.edit_requested),
            ("trash", self.tr("Remove"), self.remove_requested),
        ):
            button = IconButton(self._theme.icon(icon), name, line)
            button.setAccessibleName(f"{name}: {first}")
            button.clicked.connect(lambda _=False, told=signal: told.emit(place))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line
