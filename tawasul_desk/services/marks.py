"""What a try made of an operation, noted in its row and, where it ended, in the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import structlog
from sqlalchemy import Connection, delete, func, update

from tawasul_contract.outcomes import Conflict
from tawasul_desk.services.entries import End, Ending
from tawasul_desk.services.keeping import Entries, ended
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import OperationState
from tawasul_desk.services.work_acts import AS_NEW, waiting_row
from tawasul_desk.services.work_acts import in_conflict as told_in_conflict
from tawasul_desk.services.work_rows import AUDIT, iso
from tawasul_desk.services.work_tables import op

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Mark:
    """New values for the row of one operation, `state` among them, and what the journal is told."""

    operation_id: UUID
    values: Mapping[str, object]
    ending: Ending | None = None


def sent(operation_id: UUID, confirmed_seq: int) -> Mark:
    """Return that the central confirmed it at this number of the feed."""
    told = {"confirmed_seq": confirmed_seq, "problem": None, "conflict": None, "next_at": None}
    ending = ended(operation_id, End.SENT, confirmed_seq)
    return Mark(operation_id, {"state": OperationState.SENT, **told}, ending)


def in_conflict(operation_id: UUID, conflict: Conflict) -> Mark:
    """Return that the case had changed; a person decides."""
    return Mark(operation_id, told_in_conflict(conflict))


def failed(operation_id: UUID, problem: str, reference: str | None = None) -> Mark:
    """Return that the central refused it and why, or that it is `parked`; a person decides."""
    told = {"problem": problem, "reference": reference, "next_at": None}
    return Mark(operation_id, {"state": OperationState.FAILED, **told})


def waits(
    operation_id: UUID,
    state: OperationState,
    *,
    problem: str | None,
    next_at: datetime | None,
    fault: bool = False,
    reference: str | None = None,
    tried: bool = True,
) -> Mark:
    """Return that a try brought no answer, what kept it, and when the next one may come.

    `fault`: the central itself failed on it, and this is counted; `tried`: it may have been done.
    """
    again = {"attempts": op.c.attempts + tried, "problem": problem, "next_at": iso(next_at)}
    counted = {
        "faults": op.c.faults + 1,
        "failing_since": func.coalesce(op.c.failing_since, iso(datetime.now(UTC))),
        "reference": reference,
    }
    return Mark(operation_id, {"state": state, **again, **(counted if fault else {})})


def as_new(operation_id: UUID) -> Mark:
    """Return that it is to be sent again at once."""
    return Mark(operation_id, AS_NEW, ended(operation_id, End.AGAIN))


def note(connection: Connection, entries: Entries, mark: Mark) -> UUID | None:
    """Write the mark and return whose case it is of, None where there is no such operation any more.

    An audit record that nobody can act upon is dropped instead.
    """
    row = waiting_row(connection, mark.operation_id)
    if row is None:
        return None
    if row.kind == AUDIT and mark.values["state"] in TROUBLED:
        problem = mark.values.get("problem")
        _log.warning("audit_refused", operation_id=str(mark.operation_id), problem=problem)
        connection.execute(delete(op).where(op.c.id == mark.operation_id))
        entries.append(ended(mark.operation_id, End.DROPPED))
    else:
        connection.execute(update(op).where(op.c.id == mark.operation_id).values(mark.values))
        entries.extend([mark.ending] if mark.ending else [])
    case_id: UUID = row.case_id
    return case_id
