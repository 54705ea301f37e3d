"""The past of a case as the board counts it: how it stood from when to when, and when it was finished.

Day by day the trigger of migration 0004 writes this down; here it is told from the timeline, for cases that
came with a past: those of a seed, and of a database from before.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from tawasul_central.rows import AnyRow
from tawasul_contract.clock import WorkClock
from tawasul_contract.due_account import FINISHED, Account, account
from tawasul_contract.records import CaseRecord, EventKind, EventRecord, Status

Case = CaseRecord | AnyRow
Event = EventRecord | AnyRow
_ASKING: Final = {
    EventKind.APPROVAL_REQUESTED: True,
    EventKind.APPROVED: False,
    EventKind.APPROVAL_REFUSED: False,
    EventKind.TRANSFER_ACCEPTED: False,
}


@dataclass(frozen=True)
class Spell:
    """How an open case stood, from one moment up to another."""

    status: str
    due_at: datetime | None
    asked: bool
    since: datetime
    until: datetime


@dataclass
class Finish:
    """One finishing; `hours` are working hours, `staff_id` is whose case it was."""

    staff_id: UUID | None
    at: datetime
    hours: float
    on_time: bool
    again_at: datetime | None = None
    reopened_at: datetime | None = None


@dataclass
class History:
    """The past of one case; it has stood as it stands now since `since`."""

    status: str
    due_at: datetime | None
    since: datetime
    asked: bool = False
    assignee_id: UUID | None = None
    spells: list[Spell] = field(default_factory=list)
    finishes: list[Finish] = field(default_factory=list)

    def turn(self, at: datetime, status: str, due_at: datetime | None, asked: bool) -> None:
        """Note that from `at` on the case stands so."""
        if (status, due_at, asked) == (self.status, self.due_at, self.asked):
            return
        if self.status not in FINISHED and at > self.since:
            self.spells.append(Spell(self.status, self.due_at, self.asked, self.since, at))
        self.status, self.due_at, self.asked, self.since = status, due_at, asked, at


def history(case: Case, events: Iterable[Event], hours: float, clock: WorkClock) -> History:
    """Return the past of a case that is to be handled within so many working hours."""
    told = _in_order(events)
    whole = account(case, told, hours, clock)
    past = History(Status.SUBMITTED, whole.stretches[0].due_at, case.submitted_at)
    for place, line in enumerate(told):
        if line.kind in (EventKind.ASSIGNED, EventKind.TRANSFER_ACCEPTED):
            past.assignee_id = line.assignee_id
        if line.kind in _ASKING:
            past.turn(line.at, past.status, past.due_at, _ASKING[EventKind(line.kind)])
        elif line.kind == EventKind.STATUS_CHANGED:
            upto = partial(account, case, told[: place + 1], hours, clock)
            _finished_or_reopened(past, line, upto)
            past.turn(line.at, line.to_status or past.status, _due_after(line, whole, past), False)
    return past


def _in_order(events: Iterable[Event]) -> list[Event]:
    """Return the lines by time; moves of one instant follow each other's statuses."""
    left = sorted(events, key=lambda line: line.at)
    ordered: list[Event] = []
    status: str = Status.SUBMITTED
    while left:
        at = left[0].at
        places = [place for place, line in enumerate(left) if line.at == at]
        fits = (place for place in places if left[place].from_status in (None, status))
        line = left.pop(next(fits, 0))
        status = line.to_status or status
        ordered.append(line)
    return ordered


def _due_after(move: Event, whole: Account, past: History) -> datetime | None:
    if move.to_status == Status.RETURNED_TO_APPLICANT:
        return None
    if move.to_status in FINISHED:
        return past.due_at
    return [stretch.due_at for stretch in whole.stretches if stretch.since <= move.at][-1]


def _finished_or_reopened(past: History, move: Event, upto: Callable[[], Account]) -> None:
    last = past.finishes[-1] if past.finishes else None
    if move.to_status in FINISHED and past.status not in FINISHED:
        if last is not None:
            last.again_at = move.at
        counted = upto()
        finish = Finish(past.assignee_id, move.at, counted.used, bool(counted.on_time))
        past.finishes.append(finish)
    elif past.status in FINISHED and move.to_status not in FINISHED and last is not None:
        last.reopened_at = move.at
