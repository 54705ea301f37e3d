"""The lives of requests as the lines of their timelines tell them, followed by hand in plain Python."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from tawasul_central import rows
from tawasul_central.tables import case_file, event
from tawasul_contract.clock import WorkClock, clock_for
from tawasul_contract.records import EventKind, Status

DONE = (Status.PROCESSED, Status.CLOSED)


@dataclass(frozen=True)
class Standing:
    """How a case stands from a moment on."""

    at: datetime
    status: str
    due_at: datetime | None
    asked: bool
    assignee_id: UUID | None

    @property
    def open(self) -> bool:
        return self.status not in DONE


@dataclass
class Finished:
    """One finishing."""

    case_id: UUID
    at: datetime
    staff_id: UUID | None
    hours: float
    on_time: bool
    reopened_at: datetime | None = None


@dataclass
class Life:
    """All that the timeline of one case says."""

    id: UUID
    office_id: str
    service_id: str
    submitted_at: datetime
    standings: list[Standing] = field(default_factory=list)
    finishes: list[Finished] = field(default_factory=list)

    def at(self, moment: datetime) -> Standing | None:
        """Return how the case stood at this moment; None before it came."""
        found = [each for each in self.standings if each.at <= moment]
        return found[-1] if found else None

    @property
    def now(self) -> Standing:
        return self.standings[-1]


class _Hours:
    """The office's clock, kept by hand."""

    def __init__(self, clock: WorkClock, allowed: float, start: datetime) -> None:
        self.clock, self.allowed, self.used = clock, allowed, 0.0
        self.since: datetime | None = None
        self.ended, self.ended_due = start, start
        self.due_at: datetime | None = None
        self.run(start)

    def run(self, at: datetime) -> None:
        if self.since is None:
            self.since, self.due_at = at, self.clock.due(at, max(self.allowed - self.used, 0.0))

    def stop(self, at: datetime) -> None:
        if self.since is not None:
            assert self.due_at is not None
            self.used += self.clock.worked(self.since, at)
            self.since, self.ended, self.ended_due = None, at, self.due_at


def lives(db: Connection) -> list[Life]:
    """Return the life of every case."""
    words = rows.active_catalogue(db)
    allowed = {service.id: float(service.deadline_hours) for service in words.services}
    lines = defaultdict(list)
    for line in db.execute(select(event).order_by(event.c.at)):
        lines[line.case_id].append(line)
    known = select(case_file.c.id, case_file.c.office_id, case_file.c.service_id, case_file.c.submitted_at)
    return [
        _live(Life(*row), lines[row.id], allowed[row.service_id], clock_for(row.office_id, words.calendars))
        for row in db.execute(known)
    ]


def _live(life: Life, lines: list[Any], allowed: float, clock: WorkClock) -> Life:
    hours = _Hours(clock, allowed, life.submitted_at)
    state = Standing(life.submitted_at, Status.SUBMITTED, hours.due_at, False, None)
    life.standings.append(state)
    for line in _in_order(lines):
        status, asked, assignee = state.status, state.asked, state.assignee_id
        match line.kind:
            case EventKind.ASSIGNED:
                assignee = line.assignee_id
            case EventKind.TRANSFER_ACCEPTED:
                assignee, asked = None, False
            case EventKind.APPROVAL_REQUESTED:
                asked = True
            case EventKind.APPROVED | EventKind.APPROVAL_REFUSED:
                asked = False
            case EventKind.STATUS_CHANGED:
                status, asked = line.to_status, False
                _moved(life, hours, state, line)
        state = Standing(line.at, status, hours.due_at, asked, assignee)
        life.standings.append(state)
    return life


def _in_order(lines: list[Any]) -> Iterator[Any]:
    """Yield the lines by time; of one moment, a move after that which led to its first status."""
    left, status = list(lines), Status.SUBMITTED
    while left:
        moment = left[0].at
        same = [line for line in left if line.at == moment]
        fits = [line for line in same if line.from_status == status]
        others = [line for line in same if line.kind != EventKind.STATUS_CHANGED]
        chosen = (others or fits or same)[0]
        left.remove(chosen)
        status = chosen.to_status or status
        yield chosen


def _moved(life: Life, hours: _Hours, before: Standing, line: Any) -> None:
    if line.to_status == Status.RETURNED_TO_APPLICANT:
        hours.stop(line.at)
        hours.due_at = None
    elif line.to_status in DONE:
        hours.stop(line.at)
    else:
        hours.run(line.at)
    if line.to_status in DONE and before.open:
        on_time = hours.ended <= hours.ended_due
        life.finishes.append(Finished(life.id, line.at, before.assignee_id, hours.used, on_time))
    if line.to_status not in DONE and not before.open:
        life.finishes[-1].reopened_at = line.at
