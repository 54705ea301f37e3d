"""The sheet of all keys (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tawasul_desk.ui.keys import key_parts
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.labels import label

KeyRow = tuple[str, str]
KeyGroup = tuple[str, Sequence[KeyRow]]


class KeyCap(QLabel):
    """One key as it looks on the keyboard."""


class KeySheet(QDialog):
    """Groups of (what it does, keys) in two columns."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(self.tr("Every act has a key"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(20)
        for number, group in enumerate(groups):
            grid.addWidget(_group(*group), number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        close = PrimaryButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)


def _group(title: str, rows: Sequence[KeyRow]) -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
    for number, (text, keys) in enumerate(rows, start=1):
        grid.addWidget(label(text, "soft"), number, 0)
        grid.addWidget(_caps(keys), number, 1, Qt.AlignmentFlag.AlignRight)
    return widget


def _caps(keys: str) -> QWidget:
    # Keys are read left to right in every language.
    caps = QWidget()
    caps.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    row = QHBoxLayout(caps)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in key_parts(keys):
        row.addWidget(KeyCap(part))
    return caps
