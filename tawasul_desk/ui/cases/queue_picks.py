"""Which requests of the queue are chosen: cases, not positions, so they stay while rows come and go."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QTableView

from tawasul_desk.services.views import QueueRow
from tawasul_desk.ui.cases.queue_model import ROW_ROLE, QueueModel

MOST: Final = 1_000  # requests that "all" chooses at once
_ROWS: Final = QItemSelectionModel.SelectionFlag.Rows
_ANEW: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS


class QueuePicks(QObject):
    """Follows the selection of the table; `changed` when other requests are chosen."""

    changed = Signal()

    def __init__(self, table: QTableView, model: QueueModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._ids: tuple[UUID, ...] = ()
        self._all = False
        self._following = False
        table.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The chosen requests, in the order of the list."""
        return self._ids

    @property
    def many(self) -> bool:
        """Whether more than one is chosen."""
        return len(self._ids) > 1

    def pick_all(self, ids: Sequence[UUID]) -> None:
        """Choose these, the first ones of the list; also those whose page is not at hand."""
        self._select(range(min(len(ids), self._model.total)))
        self._all = True
        self._set(tuple(ids))

    def follow(self) -> None:
        """Choose the same requests where they stand now; what left the list is no longer chosen."""
        if not self.many or self._all:
            return
        places = {case_id: self._model.find(case_id) for case_id in self._ids}
        found = {case_id: place for case_id, place in places.items() if place is not None}
        self._select(sorted(found.values()))
        self._set(tuple(found))

    def only(self, case_id: UUID | None) -> None:
        """Choose this one alone."""
        place = self._model.find(case_id) if case_id else None
        self._select(() if place is None else (place,))
        self._all = False
        self._set(() if case_id is None else (case_id,))

    def _select(self, places: Iterable[int]) -> None:
        last = self._model.columnCount() - 1
        chosen = QItemSelection()
        for first, end in _runs(places):
            chosen.select(self._model.index(first, 0), self._model.index(end, last))
        self._following = True
        self._table.selectionModel().select(chosen, _ANEW)
        self._following = False

    def _on_selection(self) -> None:
        if self._following:
            return
        self._all = False
        indexes = sorted(self._table.selectionModel().selectedRows(), key=lambda index: index.row())
        rows = (index.data(ROW_ROLE) for index in indexes)
        self._set(tuple(row.case_id for row in rows if isinstance(row, QueueRow)))

    def _set(self, ids: tuple[UUID, ...]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Return these places as stretches: a selection of a thousand rows is then one range, not a thousand."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
