"""A chart as a table: the same numbers, for who reads rather than looks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from tawasul_desk.ui.board.plots import Cell, Plot
from tawasul_desk.ui.board.plotting import spoken
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.widgets.buttons import is_enter

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED: Final = _MIDDLE | int(Qt.TextFlag.TextWordWrap)
# How wide a column is where there are at most so many of them.
_WIDTHS: Final = ((2, 120), (4, 78), (6, 56), (24, 36))
_FEW: Final = 6
_STYLE: Final = """
QTableView { font-size: 14px; }
QTableView::item { padding: 0px 2px; }
QHeaderView::section { padding: 0px 4px; }
"""
_ROW, _LOW, _HEAD_HEIGHT = 38, 28, 54


class NumberModel(QAbstractTableModel):
    """The cells of a plot; the names of its rows are the first column."""

    def __init__(self, plot: Plot, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._plot = plot

    def show_plot(self, plot: Plot) -> None:
        """Hold another plot."""
        self.beginResetModel()
        self._plot = plot
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return the number here; None at a name."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._plot.cells[index.row()][index.column() - 1]

    def words(self, index: Index) -> str:
        """Return the number here with what it counts."""
        return spoken(self._plot, index.row(), index.column() - 1, self._locale)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._plot.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._plot.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name or the number, in the digits of the locale."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _MIDDLE if cell else None
        if role == Qt.ItemDataRole.AccessibleTextRole and cell:
            return self.words(index)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._locale.number(cell.value) if cell else self._plot.rows[index.row()].name

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _WRAPPED if section else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._plot.columns[section - 1].name if section else self._plot.corner


class NumberTable(QTableView):
    """`drilled` carries the Cell that Enter or a double click opened, and its words."""

    drilled = Signal(object, str)

    def __init__(self, plot: Plot, locale: Locale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumberModel(plot, locale, self)
        self.setModel(self.numbers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(plot.title)
        self.verticalHeader().hide()
        self._shape(plot)
        self.doubleClicked.connect(self._open)

    def show_plot(self, plot: Plot) -> None:
        """Show the numbers of another plot."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self.numbers.show_plot(plot)
        self._shape(plot)
        if row >= 0:
            self.setCurrentIndex(self.numbers.index(min(row, len(plot.rows) - 1), column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the number under the keys with Enter."""
        if is_enter(event):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        cell = self.numbers.cell(index)
        if cell is not None and cell.value:
            self.drilled.emit(cell, self.numbers.words(index))

    def _shape(self, plot: Plot) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        wide = next(width for most, width in _WIDTHS if len(plot.columns) <= most)
        many = len(plot.columns) > _FEW
        self.verticalHeader().setMinimumSectionSize(_LOW)
        self.verticalHeader().setDefaultSectionSize(_LOW if many else _ROW)
        self.setStyleSheet(_STYLE)
        head.setMinimumSectionSize(wide)
        head.setFixedHeight(_ROW if many else _HEAD_HEIGHT)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(plot.columns) + 1):
            self.setColumnWidth(column, wide)
