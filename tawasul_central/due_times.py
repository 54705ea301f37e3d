"""The due times of cases: counted from their timeline on the working clock of their office."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, text

from tawasul_central import rows
from tawasul_central.feed import Touched
from tawasul_central.rows import AnyRow
from tawasul_central.tables import case_file, event
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.due_account import FINISHED, DueTimes, Submitted, due_times
from tawasul_contract.records import EventKind, Status

CHUNK: Final = 2_000  # cases recounted at a time
STANDING: Final = (*FINISHED, Status.RETURNED_TO_APPLICANT)  # no clock runs
TELLING: Final = (EventKind.STATUS_CHANGED, EventKind.RESPONSE)

_TOLD = (
    select(event.c.case_id, event.c.kind, event.c.at, event.c.from_status, event.c.to_status)
    .where(event.c.case_id.in_(bindparam("cases", expanding=True)), event.c.kind.in_(TELLING))
    .order_by(event.c.at)
)
_OPEN = (
    select(case_file.c.id, case_file.c.submitted_at, case_file.c.service_id)
    .add_columns(case_file.c.due_at, case_file.c.answer_due_at)
    .where(case_file.c.office_id == bindparam("office"), case_file.c.status.not_in(STANDING))
    .order_by(case_file.c.id)
    .with_for_update()
)
_WRITE = text("""
UPDATE case_file SET due_at = t.due_at, answer_due_at = t.answer_due_at
FROM unnest(CAST(:ids AS uuid[]), CAST(:due AS timestamptz[]), CAST(:answer AS timestamptz[]))
    AS t (id, due_at, answer_due_at)
WHERE case_file.id = t.id
""")


# Against `catalogues.lock`: who puts a calendar in force recounts what is open by then, so that a case which
# opens meanwhile would keep a due time of the calendar before.
_HOLD_CALENDARS = text("LOCK TABLE catalogue IN ROW EXCLUSIVE MODE")


def count(
    db: Connection, case_id: UUID, case: Submitted, service: ServiceRecord, office_id: str
) -> dict[str, datetime | None]:
    """Return the two due times after what the timeline says by now, on the clock of this office.

    No other calendar is put in force until this transaction ends.
    """
    db.execute(_HOLD_CALENDARS)
    told = db.execute(_TOLD, {"cases": [case_id]}).all()
    counted = due_times(case, told, service, rows.clock(db, office_id))
    return {"due_at": counted.due_at, "answer_due_at": counted.answer_due_at}


def recount(db: Connection, office_id: str, now: datetime) -> list[Touched]:
    """Write the due times of all open cases of an office anew; return the cases whose times changed.

    Their versions stay: nobody acted on them. Where the office does not work within three years of `now`
    it raises NeverOpenError.
    """
    services = {service.id: service for service in rows.active_catalogue(db).services}
    clock = rows.clock(db, office_id)
    clock.due(now, 0)
    touched: list[Touched] = []
    for cases in _chunks(db.execute(_OPEN, {"office": office_id}).all()):
        told = _timelines(db, cases)
        counted = [(case, due_times(case, told[case.id], services[case.service_id], clock)) for case in cases]
        changed = [(case.id, times) for case, times in counted if _differ(case, times)]
        _write(db, changed)
        touched += [Touched("case", case_id, case_id) for case_id, _ in changed]
    return touched


def _chunks(cases: Sequence[AnyRow]) -> Iterator[list[AnyRow]]:
    rest = iter(cases)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


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
