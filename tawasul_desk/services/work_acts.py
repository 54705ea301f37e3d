"""What is asked of the outbox and changed in it, as statements on an open transaction of work.db."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, func, insert, select, update

from tawasul_contract.operations import Operation, uploads_of
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord
from tawasul_desk.services.entries import Done, End, done_of, row_of
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import keys_of
from tawasul_desk.services.keeping import Entries, ended
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import OperationState
from tawasul_desk.services.work_rows import DISCARDED, operation_row
from tawasul_desk.services.work_tables import op

GIVEN_UP: Final = op.c.state.in_(TROUBLED)  # a person decides, nobody sends it
# What was never on its way: nobody has tried to send it, or nobody was reached.
UNSENT: Final = and_(
    op.c.attempts == 0, op.c.state.in_((OperationState.SAVED, OperationState.WAITING_NETWORK))
)
UNTRIED: Final = and_(op.c.state == OperationState.SAVED, op.c.attempts == 0)
DUE: Final[dict[str, object]] = {
    "state": OperationState.SAVED,
    "attempts": func.min(op.c.attempts, 1),  # that it may have been done is never forgotten
    "next_at": None,
}
WAITING: Final = select(op).where(op.c.state != DISCARDED).order_by(op.c.position, op.c.id)
# Built once, like those above: an act pays for each statement that is put together anew.
_OF_CASE: Final = WAITING.where(op.c.case_id == bindparam("case_id"))
_OF_ID: Final = WAITING.where(op.c.id == bindparam("id"))
_INSERT: Final = insert(op)
_OF_CASES: Final = WAITING.where(op.c.case_id.in_(bindparam("case_ids", expanding=True)))
_MANY: Final = 500  # cases; of more, the whole outbox is read at once
_FOLLOWING: Final = "SELECT coalesce(max(position), 0) + 1 FROM op"
AS_NEW: Final = DUE | {"problem": None, "faults": 0, "failing_since": None, "reference": None}


@dataclass(frozen=True)
class Appended:
    """An act to be kept, the number of its case, and the case it was done on, where that counts."""

    operation: Operation
    case_number: str
    base: CaseRecord | None = None


def waiting_rows(connection: Connection, case_id: UUID | None = None) -> Sequence[Row[Any]]:
    """Return what is not settled yet, of one case or of all, in the order done."""
    if case_id is None:
        return connection.execute(WAITING).all()
    return connection.execute(_OF_CASE, {"case_id": case_id}).all()


def rows_of_cases(connection: Connection, case_ids: Collection[UUID]) -> Sequence[Row[Any]]:
    """Return what is not settled yet of these cases, in the order done."""
    if len(case_ids) == 1:
        return waiting_rows(connection, next(iter(case_ids)))
    if len(case_ids) <= _MANY:
        return connection.execute(_OF_CASES, {"case_ids": list(case_ids)}).all()
    return [row for row in waiting_rows(connection) if row.case_id in case_ids]


def waiting_row(connection: Connection, operation_id: UUID) -> Row[Any] | None:
    """Return this operation, or None where it is settled, discarded or unknown."""
    return connection.execute(_OF_ID, {"id": operation_id}).one_or_none()


def _position(connection: Connection, operation: Operation) -> int:
    # What is held lost its place: it is done anew on all that was done since.
    if operation.supersedes is not None:
        before = select(op.c.position).where(
            op.c.id == operation.supersedes, op.c.state != OperationState.HELD
        )
        inherited = connection.execute(before).scalar_one_or_none()
        if inherited is not None:
            return int(inherited)
    return int(connection.exec_driver_sql(_FOLLOWING).scalar_one())


def put(
    connection: Connection,
    entries: Entries,
    operation: Operation,
    case_number: str,
    base: CaseRecord | None,
    replaceable: ColumnElement[bool],
) -> None:
    """Keep the operation, in the place of the one it supersedes."""
    position = _position(connection, operation)
    if operation.supersedes is not None:
        give_up(connection, entries, operation.supersedes, replaceable)
    row = operation_row(operation, position, case_number, base)
    connection.execute(_INSERT, row)
    entries.append(done_of(row, keys_of(connection, [file.id for file in uploads_of(operation)])))


def put_all(connection: Connection, entries: Entries, acts: Iterable[Appended]) -> None:
    """Keep these in their order; none has files or supersedes another."""
    first = int(connection.exec_driver_sql(_FOLLOWING).scalar_one())
    rows = [
        operation_row(one.operation, position, one.case_number, one.base)
        for position, one in enumerate(acts, start=first)
    ]
    connection.execute(_INSERT, rows)
    entries.extend(done_of(row) for row in rows)


def give_up(
    connection: Connection, entries: Entries, operation_id: UUID, allowed: ColumnElement[bool]
) -> None:
    """Discard it in the same moment in which it is certain that nobody sends it."""
    ending = ended(operation_id, End.DISCARDED)
    gone = {"state": DISCARDED, "discarded_at": ending.at, "base": None, "conflict": None}
    given = connection.execute(update(op).where(op.c.id == operation_id, allowed).values(gone))
    if given.rowcount == 0:
        raise KnownError(ErrorCode.REFUSED, reason="may_have_been_sent")
    entries.append(ending)


def offer(connection: Connection, entries: Entries, sent: Iterable[Done]) -> tuple[UUID, ...]:
    """Have these sent once more under their own ids; return their cases."""
    waits = {row.id: row.state for row in connection.execute(select(op.c.id, op.c.state))}
    again = [done for done in sent if waits.get(done.id, OperationState.SENT) == OperationState.SENT]
    for done in again:
        if done.id in waits:
            tried = AS_NEW | {"attempts": 1, "confirmed_seq": None}
            connection.execute(update(op).where(op.c.id == done.id).values(tried))
        else:
            row = row_of(done) | {"state": OperationState.SAVED, "attempts": 1}
            connection.execute(insert(op).values(row))
        entries.append(ended(done.id, End.AGAIN))
    return tuple({done.case_id for done in again})


def in_conflict(conflict: Conflict) -> dict[str, object]:
    """Return the state of an operation that a person is to compare with what others did."""
    told = {"conflict": conflict.model_dump_json(), "problem": "conflict", "next_at": None}
    return {"state": OperationState.NEEDS_DECISION, **told}
