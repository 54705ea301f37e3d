"""The queue as a virtual table: as many rows as there are, each page read off the thread when painted."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.views import QueuePage, QueueQuery, QueueRow
from tawasul_desk.ui.cases.queue_columns import Cells, Column, title
from tawasul_desk.ui.cases.queue_groups import Groups
from tawasul_desk.ui.cases.queue_pages import PAGE_ROWS, KeptPages
from tawasul_desk.ui.jobs import Jobs

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_REMEMBERED_WISHES: Final = 4

Index = QModelIndex | QPersistentModelIndex
ReadPage = Callable[[QueueQuery, int, int], QueuePage]


class QueueModel(QAbstractTableModel):
    """Rows of the current query; a page that belongs to an older query is never shown."""

    shown = Signal()
    """The first page of a new query is here."""
    refreshed = Signal()
    """A page was read again or for the first time."""
    failed = Signal(object)

    def __init__(self, read: ReadPage, jobs: Jobs, cells: Cells, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._jobs = jobs
        self.cells = cells
        self.query = QueueQuery()
        self._pages = KeptPages()
        self.groups: Groups = ()
        self.pending = True
        self._generation = 0
        self._switching = False
        self._in_flight = False
        self._again = False
        self._wishes: list[int] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_next)

    @property
    def total(self) -> int:
        """How many rows the query has."""
        return self._pages.total

    def show(self, query: QueueQuery) -> None:
        """Ask for another list; the old one stays on screen until the first page of the new one is here."""
        self.query = query
        self._generation += 1
        self._switching = True
        self._wishes = [0]
        self._in_flight = False
        self._read_next()

    def refresh(self) -> None:
        """Read what is on screen again, without a reset."""
        if self._in_flight:
            # What is being read may be older than the change; a storm of changes reads one page at a time.
            self._again = True
            return
        self._again = False
        self._pages.set_stale()
        self._wishes = [self._pages.latest()]
        self._read_next()
        self._repaint(0, self.total)

    def row_at(self, position: int) -> QueueRow | None:
        """Return the row where its page is here; otherwise None, and the page is on its way."""
        if not 0 <= position < self.total:
            return None
        self._wish(position // PAGE_ROWS)
        return self._pages.row(position)

    def any_at_hand(self, holds: Callable[[QueueRow], bool]) -> bool:
        """Return whether this holds of a row that is at hand."""
        return self._pages.any(holds)

    def find(self, case_id: UUID) -> int | None:
        """Return where the case stands, among the pages at hand."""
        return self._pages.find(case_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows of the query."""
        return 0 if parent.isValid() else self.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be chosen and dragged to a person."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return title(Column(section)) if 0 <= section < len(Column) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell; a row that is not here yet is empty, and asked for."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None or role == ROW_ROLE:
            return row
        column = Column(index.column())
        return (
            self.cells.text(row, column)
            if role == Qt.ItemDataRole.DisplayRole
            else self.cells.hint(row, column)
        )

    def _wish(self, number: int) -> None:
        if self._switching or not self._pages.wants(number):
            return
        if number in self._wishes:
            self._wishes.remove(number)
        self._wishes.append(number)
        del self._wishes[:-_REMEMBERED_WISHES]
        if not self._in_flight:
            self._soon.start()

    def _read_next(self) -> None:
        while self._wishes and not self._in_flight:
            number = self._wishes.pop()
            if self._switching or self._pages.wants(number):
                self._start(number)

    def _start(self, number: int) -> None:
        self._in_flight = True
        generation, query, read = self._generation, self.query, self._read
        self._jobs.run(
            lambda: read(query, number * PAGE_ROWS, PAGE_ROWS),
            lambda page: self._on_page(generation, page),
            lambda error: self._on_failed(generation, error),
            owner=self,
        )

    def _on_page(self, generation: int, page: QueuePage) -> None:
        if generation != self._generation:
            return
        self._in_flight = False
        if self._switching:
            self._begin_anew(page)
        else:
            if page.total != self.total:
                # Rows have moved between pages, so the others may be short or doubled.
                self._pages.set_stale()
            self._resize(page.total)
            self._take_facts(page)
            number = self._pages.keep(page)
            self._repaint(number * PAGE_ROWS, min(page.total, (number + 1) * PAGE_ROWS))
            self.refreshed.emit()
        self._go_on()

    def _take_facts(self, page: QueuePage) -> None:
        self.groups, self.pending = page.groups, page.pending

    def _go_on(self) -> None:
        if self._again:
            self.refresh()
        else:
            self._read_next()

    def _on_failed(self, generation: int, error: KnownError) -> None:
        if generation == self._generation:
            self._in_flight = False
            self._wishes.clear()
            self.failed.emit(error)

    def _begin_anew(self, page: QueuePage) -> None:
        self.beginResetModel()
        self._take_facts(page)
        self._pages.clear(page.total)
        self._pages.keep(page)
        self._switching = False
        self.endResetModel()
        self.shown.emit()

    def _resize(self, total: int) -> None:
        now = self.total
        if total > now:
            self.beginInsertRows(QModelIndex(), now, total - 1)
            self._pages.total = total
            self.endInsertRows()
        elif total < now:
            self.beginRemoveRows(QModelIndex(), total, now - 1)
            self._pages.cut(total)
            self.endRemoveRows()

    def _repaint(self, first: int, end: int) -> None:
        if end > first:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, len(Column) - 1))


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        ROW_ROLE,
    }
)
