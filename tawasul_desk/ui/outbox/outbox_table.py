"""The list of waiting operations."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from tawasul_desk.ui.outbox.outbox_model import Column, OutboxModel
from tawasul_desk.ui.outbox.state_delegate import StateDelegate
from tawasul_desk.ui.theme import Theme

ROW_HEIGHT: Final = 48
WIDTHS: Final = {Column.CASE: 164, Column.STATE: 232, Column.SAVED: 132}


class OutboxTable(QTableView):
    """Whole rows, one or several; Enter or a double click opens the request."""

    chosen = Signal()
    picked = Signal()
    opened = Signal()

    def __init__(self, model: OutboxModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegateForColumn(Column.STATE, StateDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Operations waiting to be sent"))
        self._shape_headers()
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit())
        self.selectionModel().selectionChanged.connect(lambda _in, _out: self.picked.emit())
        self.activated.connect(self._on_activated)

    def choose(self, row: int) -> None:
        """Go to a row and select it alone, also while somebody holds Shift or Ctrl."""
        # Not selectRow: it does nothing where the header fills a right-to-left view exactly.
        flags = QItemSelectionModel.SelectionFlag
        place = self.model().index(row, Column.WHAT)
        self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)

    def pick(self, rows: Iterable[int]) -> None:
        """Have these rows selected too."""
        kinds = QItemSelectionModel.SelectionFlag
        for row in rows:
            place = self.model().index(row, Column.WHAT)
            self.selectionModel().select(place, kinds.Select | kinds.Rows)

    @property
    def rows(self) -> list[int]:
        """The rows that are selected, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit()

    def _shape_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
