"""The sheet of all keys (F1)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tawasul_desk.ui.keys import key_parts
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.key_cap import KeyCap
from tawasul_desk.ui.widgets.labels import label

_BAR: Final = 14  # a scroll bar
_SPARE: Final = 8  # so that a title that just fits is not broken
_EDGE: Final = 32  # of the window, left free around the sheet

KeyRow = tuple[str, str]
KeyGroup = tuple[str, Sequence[KeyRow]]


class KeySheet(QDialog):
    """Groups of (what it does, keys), column by column."""

    def __init__(
        self, columns: Sequence[Sequence[KeyGroup]], parent: QWidget | None = None, heading: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 12, 24, 12)
        page.setSpacing(8)
        self.heading = label(heading or self.tr("Keyboard shortcuts"), "title", wrap=True)
        page.addWidget(self.heading)
        self.groups = _scrolled(columns)
        page.addWidget(self.groups, 1)
        close = PrimaryButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        page.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self._fit(parent)

    def _fit(self, parent: QWidget | None) -> None:
        # All of it where there is room; else what the window has, and the rest is scrolled to.
        inside = self.groups.findChild(QWidget, "keys")
        self.heading.ensurePolished()
        title = self.heading.fontMetrics().horizontalAdvance(self.heading.text()) + _SPARE
        keys = inside.sizeHint() if inside else QSize()
        wanted = keys.expandedTo(QSize(title, 0)) + QSize(48 + _BAR, 120)
        room = wanted if parent is None else parent.window().size() - QSize(_EDGE, _EDGE)
        self.resize(wanted.boundedTo(room))


def _scrolled(columns: Sequence[Sequence[KeyGroup]]) -> QScrollArea:
    inside = QWidget()
    inside.setObjectName("keys")
    beside = QHBoxLayout(inside)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(18)
    for groups in columns:
        beside.addLayout(_column(groups), 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setWidget(inside)
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


def _column(groups: Sequence[KeyGroup]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for group in groups:
        column.addWidget(_group(*group))
    column.addStretch(1)
    return column


def _group(title: str, rows: Sequence[KeyRow]) -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
    for number, (text, keys) in enumerate(rows, start=1):
        grid.addWidget(label(text, "label"), number, 0)
        grid.addLayout(_caps(keys), number, 1)
    return widget


def _caps(keys: str) -> QHBoxLayout:
    # Keys are read left to right in every language, but stand at the end of the line.
    caps = QWidget()
    caps.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    row = QHBoxLayout(caps)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in key_parts(keys):
        row.addWidget(KeyCap(part))
    end = QHBoxLayout()
    end.addStretch(1)
    end.addWidget(caps)
    return end
