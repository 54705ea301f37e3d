"""The due times of cases: counted from their timeline on the working clock of their office."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

import structlog
from sqlalchemy import Connection, bindparam, select, text

from tawasul_central import rows
from tawasul_central.feed import Touched
from tawasul_central.rows import AnyRow
from tawasul_central.tables import case_file, event
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.clock import NeverOpenError, WorkClock
from tawasul_contract.due_account import STANDING, TELLING, DueTimes, Submitted, due_times
from tawasul_contract.rules import RefusalCode

AT_ONCE: Final = 1_000  # cases, where nobody else waits for them

_TOLD = (
    select(event.c.case_id, event.c.kind, event.c.at, event.c.from_status, event.c.to_status)
    .where(event.c.case_id.in_(bindparam("cases", expanding=True)), event.c.kind.in_(TELLING))
    .order_by(event.c.at)
)
_OPEN = (
    select(case_file.c.id, case_file.c.submitted_at, case_file.c.service_id)
    .add_columns(case_file.c.due_at, case_file.c.answer_due_at)
    .where(case_file.c.office_id == bindparam("office"), case_file.c.id > bindparam("after"))
    .where(case_file.c.status.not_in(STANDING))
    .order_by(case_file.c.id)
    .limit(bindparam("most"))
    .with_for_update()
)
_WRITE = text("""
UPDATE case_file SET due_at = t.due_at, answer_due_at = t.answer_due_at
FROM unnest(CAST(:ids AS uuid[]), CAST(:due AS timestamptz[]), CAST(:answer AS timestamptz[]))
    AS t (id, due_at, answer_due_at)
WHERE case_file.id = t.id
""")
# Against `catalogues.lock`: `recounting` says why an act that counts must keep new calendars off.
_HOLD_CALENDARS = text("LOCK TABLE catalogue IN ROW EXCLUSIVE MODE")
_FIRST: Final = UUID(int=0)


class OfService(Submitted, Protocol):
    """A case as it is counted: a record of it, or a row."""

    @property
    def service_id(self) -> str:
        """Whose hours it is given."""


@dataclass(frozen=True)
class Part:
    """The cases whose times changed, and the last that was looked at; none where no more follow."""

    touched: list[Touched]
    last: UUID | None


def count(db: Connection, case_id: UUID, case: OfService, office_id: str) -> dict[str, datetime | None]:
    """Return the two due times after what the timeline says by now, on the clock of this office.

    No other calendar or hours are put in force until this transaction ends. Where the office never opens
    again it raises NeverOpenError.
    """
    db.execute(_HOLD_CALENDARS)  # first: what is read before it may be replaced meanwhile
    service = rows.service(db, case.service_id)
    told = db.execute(_TOLD, {"cases": [case_id]}).all()
    counted = due_times(case, told, service, rows.clock(db, office_id))
    return {"due_at": counted.due_at, "answer_due_at": counted.answer_due_at}


def recount(db: Connection, office_id: str) -> Iterator[Touched]:
    """Write the due times of all open cases of an office anew, in this transaction; yield what changed."""
    after: UUID | None = _FIRST
    while after is not None:
        part = recount_part(db, office_id, after, AT_ONCE)
        yield from part.touched
        after = part.last


def recount_part(db: Connection, office_id: str, after: UUID | None, most: int) -> Part:
    """Write the due times of the next open cases of an office anew; the first ones `after` none.

    Their versions stay: nobody acted on them. Cases for which the office never opens again keep their times.
    """
    asked = {"office": office_id, "after": after or _FIRST, "most": most}
    cases = db.execute(_OPEN, asked).all()
    # Only now: what is put in force before the cases are locked is counted with.
    services = {service.id: service for service in rows.active_catalogue(db).services}
    clock, told = rows.clock(db, office_id), _timelines(db, cases)
    counted = [(case, _times(case, told[case.id], services[case.service_id], clock)) for case in cases]
    changed = [(case.id, times) for case, times in counted if times and _differ(case, times)]
    _write(db, changed)
    touched = [Touched("case", case_id, case_id) for case_id, _ in changed]
    return Part(touched, cases[-1].id if len(cases) == most else None)


def _times(case: AnyRow, told: Sequence[AnyRow], service: ServiceRecord, clock: WorkClock) -> DueTimes | None:
    try:
        return due_times(case, told, service, clock)
    except NeverOpenError:
        structlog.get_logger().warning("never_due", case=str(case.id), code=RefusalCode.NEVER_OPEN)
        return None


def _timelines(db: Connection, cases: Sequence[AnyRow]) -> Mapping[UUID, list[AnyRow]]:
    told: dict[UUID, list[AnyRow]] = defaultdict(list)
    for line in db.execute(_TOLD, {"cases": [case.id for case in cases]}):
        told[line.case_id].append(line)
    return told


def _differ(case: AnyRow, counted: DueTimes) -> bool:
    return (case.due_at, case.answer_due_at) != (counted.due_at, counted.answer_due_at)


def _write(db: Connection, changed: Sequence[tuple[UUID, DueTimes]]) -> None:
    if not changed:
        return
    values = {
        "ids": [case_id for case_id, _ in changed],
        "due": [times.due_at for _, times in changed],
        "answer": [times.answer_due_at for _, times in changed],
    }
    db.execute(_WRITE, values)
