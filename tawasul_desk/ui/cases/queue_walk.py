"""Walking from case to case in the order of the list as it stood when a case was opened from it."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from tawasul_desk.services.views import QueuePage
from tawasul_desk.ui.cases.queue_model import QueueModel, ReadPage
from tawasul_desk.ui.jobs import Jobs

BEFORE: Final = 200  # requests before the opened one that are remembered
REMEMBERED: Final = 1_000


class QueueWalk:
    """Keeps the order: an act moves a request to another place, or off the list, but not the walk."""

    def __init__(self, model: QueueModel, read: ReadPage, jobs: Jobs) -> None:
        self._model = model
        self._read = read
        self._jobs = jobs
        self._order: tuple[UUID, ...] = ()

    def begin(self, case_id: UUID) -> None:
        """Remember the order around this case as it is now: what is at hand at once, the rest when read."""
        place = self._model.find(case_id)
        if place is None:
            self._order = ()
            return
        self._order = tuple(self._at_hand(place))
        query, read, first = self._model.query, self._read, max(0, place - BEFORE)
        self._jobs.run(lambda: read(query, first, REMEMBERED), self._on_read, owner=self._model)

    def neighbour(self, case_id: UUID, step: int) -> UUID | None:
        """Return the case `step` places on; None at the end, or where the list does not know the case."""
        if case_id in self._order:
            target = self._order.index(case_id) + step
            return self._order[target] if 0 <= target < len(self._order) else None
        place = self._model.find(case_id)
        row = self._model.row_at(place + step) if place is not None else None
        return row.case_id if row is not None else None

    def nearest(self, case_id: UUID) -> UUID | None:
        """Return the case where it still stands on the list; else the one after it there, or before it."""
        after: tuple[UUID, ...] = (case_id,)
        before: tuple[UUID, ...] = ()
        if case_id in self._order:
            place = self._order.index(case_id)
            after, before = self._order[place:], self._order[:place]
        near = (*after, *reversed(before))
        return next((each for each in near if self._model.find(each) is not None), None)

    def _at_hand(self, place: int) -> Iterator[UUID]:
        first = place
        while first > 0 and self._model.row_at(first - 1) is not None:
            first -= 1
        while (row := self._model.row_at(first)) is not None:
            yield row.case_id
            first += 1

    def _on_read(self, page: QueuePage) -> None:
        read = tuple(row.case_id for row in page.rows)
        known = set(self._order)
        # An act may have been quicker than the reading; then what is known already stays as it is.
        if tuple(each for each in read if each in known) == self._order:
            self._order = read
