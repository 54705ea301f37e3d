"""Sharing work out at the desk: the proposal for chosen cases from what the mirror knows, and doing it."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.distribution import Line, Proposal, propose
from tawasul_desk.services.lookout import Lookout
from tawasul_desk.services.office import OfficeWork
from tawasul_desk.services.steering import Steered, Steering


class Distribution:
    """Proposes who should have which case, and gives it to them once a supervisor agrees."""

    def __init__(
        self, lookout: Lookout, office: OfficeWork, steering: Steering, clock: Callable[[], datetime]
    ) -> None:
        self._lookout = lookout
        self._office = office
        self._steering = steering
        self._clock = clock

    def hands(self, now: datetime) -> dict[UUID, tuple[int, int]]:
        """Return how many open cases each officer has, and how many of them are overdue; none: missing."""
        return self._lookout.hands(now)

    def preview(self, case_ids: Sequence[UUID]) -> Proposal:
        """Return what the rules propose for these cases; nothing happens yet."""
        cases = self._steering.as_seen(case_ids)
        people = {person.staff.id: person.staff for person in self._office.people()}
        now = self._clock()
        on_hand = {each: count for each, (count, _) in self._lookout.hands(now).items()}
        return propose(
            cases, people, now.astimezone(RIYADH).date(), on_hand, self._lookout.earlier_officers(cases)
        )

    def unassigned(self, office_ids: Collection[str], most: int) -> tuple[UUID, ...]:
        """Return what waits in these offices without an officer, the most urgent first, up to `most`."""
        found = (case.id for case, _ in self._lookout.unassigned() if case.office_id in office_ids)
        return tuple(islice(found, most))

    def preview_unassigned(self, office_id: str) -> Proposal:
        """Return what the rules propose for all that nobody has in this office."""
        found = (case for case, _ in self._lookout.unassigned() if case.office_id == office_id)
        return self.preview([case.id for case in found])

    def apply(self, lines: Sequence[Line], reason: str = "") -> Steered:
        """Give the cases of these lines to those proposed; `Steering.undo` takes it back."""
        pairs = [(line.case_id, line.assignee_id) for line in lines if line.assignee_id is not None]
        return self._steering.assign_each(pairs, reason)


def changed_lines(proposal: Proposal) -> tuple[Line, ...]:
    """Return the lines by which somebody gets a case that they do not have already."""
    return tuple(line for line in proposal.lines if line.assignee_id not in (None, line.before))
