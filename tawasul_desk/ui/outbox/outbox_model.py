"""The lines of the outbox as a table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.views import WaitingOperation
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.explaining import explanation
from tawasul_desk.ui.words import operation_text, state_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
ITEM_ROLE: Final = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """The columns."""

    WHAT = 0
    CASE = 1
    STATE = 2
    SAVED = 3


class OutboxModel(QAbstractTableModel):
    """Waiting operations in the order done; a refill keeps lines that stay where they were."""

    def __init__(self, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._items: tuple[WaitingOperation, ...] = ()
        self._names = Names()

    @property
    def items(self) -> tuple[WaitingOperation, ...]:
        """The operations listed."""
        return self._items

    def show_items(self, items: Sequence[WaitingOperation], names: Names | None = None) -> None:
        """List these operations."""
        self._names = names or self._names
        before, after = self._ids(), [item.operation.id for item in items]
        if before == after:
            self._items = tuple(items)
            self.tell_times()
            return
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def tell_times(self) -> None:
        """Have everything painted again: times told relative to now have moved on."""
        if self._items:
            last = self.index(len(self._items) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def item(self, row: int) -> WaitingOperation | None:
        """Return the operation on this row, or None."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, operation_id: UUID) -> int:
        """Return the row of this operation; -1 where it is not listed."""
        ids = self._ids()
        return ids.index(operation_id) if operation_id in ids else -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many operations there are."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text, the tooltip or the operation itself."""
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(item, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return explanation(item, self._locale, self._names)
        return item if role == ITEM_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.WHAT: self.tr("What"),
            Column.CASE: self.tr("Request number"),
            Column.STATE: self.tr("State"),
            Column.SAVED: self.tr("Saved"),
        }[Column(section)]

    def _text(self, item: WaitingOperation, column: Column) -> str:
        match column:
            case Column.WHAT:
                return operation_text(item.operation)
            case Column.CASE:
                return isolate(item.case_number) if item.case_number else self.tr("Administration")
            case Column.STATE:
                return state_text(item.state, back=item.back)
            case Column.SAVED:
                return self._locale.relative(item.operation.created_at, datetime.now(UTC))

    def _ids(self) -> list[UUID]:
        return [item.operation.id for item in self._items]
