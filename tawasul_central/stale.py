"""Whether an act was built on what the case is: on its version, or on the applicant's latest message."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from tawasul_central import feed, rows
from tawasul_central.rows import AnyRow
from tawasul_central.tables import event, staff
from tawasul_central.work import RefusedError
from tawasul_contract.operations import AddResponse, Operation, VersionedAct
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord, EventKind, EventRecord

# Built once. A reply of the applicant is written together with a move: its words tell more.
_LATEST: Final = (
    select(*rows.columns(event, EventRecord))
    .where(event.c.case_id == bindparam("case_id"), event.c.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(event.c.at.desc(), (event.c.kind == EventKind.APPLICANT_REPLY).desc(), event.c.id)
    .limit(1)
)
_WORDS: Final = (EventKind.NOTE, EventKind.RESPONSE)  # they change no fact of the case
_CHANGES: Final = [kind for kind in EventKind if kind not in _WORDS]


def check(operation: Operation, row: AnyRow, case: CaseRecord, db: Connection) -> None:
    """Do nothing where the act holds for the case as it is now; else RefusedError with the conflict.

    `row` is the locked row of the case.
    """
    if isinstance(operation, VersionedAct) and operation.base_version != case.version:
        changer = db.execute(select(staff).where(staff.c.id == row.changed_by)).one_or_none()
        told = _latest(db, case.id, _CHANGES)
        conflict = Conflict(
            id=operation.id,
            current=case,
            changed_by=rows.staff_of(changer) if changer else None,
            changed_at=told.at if told else case.updated_at,
            event=told,
        )
        raise RefusedError(conflict)
    if isinstance(operation, AddResponse) and row.applicant_seq and _seen(operation, db) < row.applicant_seq:
        told = _latest(db, case.id, [EventKind.APPLICANT_REPLY])
        at = told.at if told else case.updated_at
        seen = {"event": told, "seen_seq": row.applicant_seq}
        raise RefusedError(Conflict(id=operation.id, current=case, changed_at=at, **seen))


def _seen(operation: AddResponse, db: Connection) -> int:
    """Return how far its author had read this feed; a number that was never given is of before a restore."""
    reached, _epoch = feed.position(db)
    return operation.seen_seq if operation.seen_seq <= reached else 0


def _latest(db: Connection, case_id: UUID, kinds: Sequence[EventKind]) -> EventRecord | None:
    found = db.execute(_LATEST, {"case_id": case_id, "kinds": list(kinds)}).one_or_none()
    return rows.event_of(found) if found else None
