"""The workbook: operations not yet at the central, and drafts. It may never be thrown away."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from threading import Lock
from typing import Any, Final, Protocol
from uuid import UUID

import structlog
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from tawasul_contract.operations import Operation
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.listing import Overlay
from tawasul_desk.services.projection import TROUBLED, overlay
from tawasul_desk.services.views import Draft, DraftKind, OperationState, WaitingOperation
from tawasul_desk.services.work_rows import draft_of, draft_row, iso, operation_row, waiting_of
from tawasul_desk.services.work_tables import draft, migrate, op

DISCARDED_KEPT: Final = timedelta(days=30)
_DISCARDED: Final = "discarded"
_AUDIT: Final = "record_access"
_UNSENT: Final = tuple(state for state in OperationState if state is not OperationState.SENT)
_GIVEN_UP: Final = op.c.state.in_(TROUBLED)  # a person decides, nobody sends it
_UNTRIED: Final = and_(op.c.state == OperationState.SAVED, op.c.attempts == 0)
_DUE: Final[dict[str, object]] = {
    "state": OperationState.SAVED,
    "attempts": func.min(op.c.attempts, 1),  # that it may have been done is never forgotten
    "next_at": None,
}
_AS_NEW: Final = _DUE | {
    "problem": None,
    "faults": 0,
    "failing_since": None,
    "reference": None,
}
_RESTING: Final = (OperationState.WAITING_NETWORK, OperationState.WAITING_SIGN_IN)
_log = structlog.stdlib.get_logger(__name__)


class LayOver(Protocol):
    """Shows in the queue what waiting operations make of cases: `Mirror.lay_over`."""

    def __call__(self, overlays: Iterable[Overlay], *, all_there_are: bool = False) -> None:
        """Lay these over the queue; with `all_there_are`, lift all others."""


class Workbook:
    """The outbox and the drafts of one officer; whatever it returned from is on the disk."""

    def __init__(self, engine: Engine, lay_over: LayOver) -> None:
        self._engine = engine
        self._lay_over = lay_over
        self._laying = Lock()
        self._unlaid: set[UUID] = set()
        migrate(engine)
        self._forget_old(datetime.now(UTC) - DISCARDED_KEPT)
        # The mirror may have been refilled, or a crash come between the two databases.
        by_case = groupby(sorted(self.waiting(), key=_case_id), key=_case_id)
        lay_over([overlay(case_id, items) for case_id, items in by_case], all_there_are=True)

    def append(
        self,
        operation: Operation,
        case_number: str,
        base: CaseRecord | None = None,
        following: Sequence[WaitingOperation] = (),
    ) -> Changes:
        """Keep the operation, in the place of the one it supersedes, which is discarded.

        `following`: what was done after the superseded one, as it is to be now; all of it changes or
        nothing. KnownError(REFUSED) where a superseded one may still be, or have been, sent.
        """
        with writing(self._engine) as connection:
            _put(connection, operation, case_number, base, _GIVEN_UP)
            for item in following:
                _put(connection, item.operation, item.case_number, item.base, _UNTRIED)
        return self._changed(operation.case_id)

    def waiting(self, case_id: UUID | None = None) -> tuple[WaitingOperation, ...]:
        """Return what is not settled yet, of one case or of all, in the order done."""
        with reading(self._engine) as connection:
            rows = connection.execute(_waiting(case_id)).all()
        return tuple(map(waiting_of, rows))

    def get(self, operation_id: UUID) -> WaitingOperation | None:
        """Return this operation, or None where it is settled, discarded or unknown."""
        with reading(self._engine) as connection:
            row = connection.execute(_waiting(None).where(op.c.id == operation_id)).one_or_none()
        return None if row is None else waiting_of(row)

    def discarded(self) -> tuple[WaitingOperation, ...]:
        """Return what was discarded in the last 30 days, the latest first: its text can still be copied."""
        wanted = select(op).where(op.c.state == _DISCARDED).order_by(op.c.discarded_at.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(wanted).all()
        return tuple(waiting_of(row, OperationState.FAILED) for row in rows)

    def mark_sent(self, operation_id: UUID, confirmed_seq: int) -> Changes:
        """Note that the central confirmed it; it stays in sight until the mirror reaches that number."""
        values = {"confirmed_seq": confirmed_seq, "problem": None, "conflict": None, "next_at": None}
        return self._mark(operation_id, state=OperationState.SENT, **values)

    def mark_conflict(self, operation_id: UUID, conflict: Conflict) -> Changes:
        """Note that the case had changed; a person decides."""
        return self._mark(operation_id, **_in_conflict(conflict))

    def mark_failed(self, operation_id: UUID, problem: str, reference: str | None = None) -> Changes:
        """Note that the central refused it and why, or that it is `parked`; a person decides."""
        told = {"problem": problem, "reference": reference, "next_at": None}
        return self._mark(operation_id, state=OperationState.FAILED, **told)

    def mark_waiting(
        self,
        operation_id: UUID,
        state: OperationState,
        *,
        problem: str | None,
        next_at: datetime | None,
        fault: bool = False,
        reference: str | None = None,
    ) -> Changes:
        """Note a try that brought no answer, what kept it, and when the next one may come.

        `fault`: the central itself failed on it, and this is counted.
        """
        again = {"attempts": op.c.attempts + 1, "problem": problem, "next_at": iso(next_at)}
        counted = {
            "faults": op.c.faults + 1,
            "failing_since": func.coalesce(op.c.failing_since, iso(datetime.now(UTC))),
            "reference": reference,
        }
        return self._mark(operation_id, state=state, **again, **(counted if fault else {}))

    def retry(self, operation_id: UUID) -> Changes:
        """Let it be sent again at once."""
        return self._mark(operation_id, **_AS_NEW)

    def retry_all(self) -> Changes:
        """Let all that waits for the network or a sign-in be sent again at once."""
        waits = op.c.state.in_(_RESTING)
        with writing(self._engine) as connection:
            connection.execute(update(op).where(waits).values(_DUE))
        return Changes.of(Kind.OUTBOX)

    def hold(self, case_id: UUID, told: Collection[UUID] = ()) -> Changes:
        """Keep the texts of unsent work on a case that left the officer's sight, and nothing else of it.

        What was tried before may have been done: only the central can tell, so it is asked once more,
        unless it is among what the central has `told` of. The audit of what was looked at is sent anyway.
        """
        of_case = op.c.case_id == case_id
        unsent = (of_case, op.c.state.in_(_UNSENT), op.c.kind != _AUDIT)
        lost = or_(op.c.attempts == 0, _GIVEN_UP, op.c.id.in_(told))
        with writing(self._engine) as connection:
            connection.execute(update(op).where(*unsent, lost).values(state=OperationState.HELD))
            connection.execute(update(op).where(of_case).values(base=None, conflict=None, next_at=None))
        return self._changed(case_id)

    def settle(self, head: int) -> Changes:
        """Forget what the mirror, which has reached `head`, now shows by itself."""
        done = (op.c.state == OperationState.SENT, op.c.confirmed_seq <= head)
        with reading(self._engine) as connection:
            ids = connection.execute(select(op.c.case_id).where(*done).distinct()).scalars().all()
        if not ids:
            return Changes()
        with writing(self._engine) as connection:
            connection.execute(delete(op).where(*done))
        return self._changed(*ids)

    def discard(self, operation_id: UUID, doubtful: Collection[Conflict] = ()) -> Changes:
        """Give up an operation that cannot be sent; its text is kept for 30 days.

        `doubtful`: what was built on it and is now for a person to decide. KnownError(NOT_FOUND);
        KnownError(REFUSED) while it may still be, or have been, sent.
        """
        found = self.get(operation_id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, operation_id=str(operation_id))
        with writing(self._engine) as connection:
            _give_up(connection, operation_id, _GIVEN_UP)
            for conflict in doubtful:
                connection.execute(
                    update(op).where(op.c.id == conflict.id, _UNTRIED).values(_in_conflict(conflict))
                )
        return self._changed(found.operation.case_id)

    def draft(self, case_id: UUID, kind: DraftKind) -> Draft | None:
        """Return the form in the making, or None."""
        with reading(self._engine) as connection:
            row = connection.execute(
                select(draft).where(draft.c.case_id == case_id, draft.c.kind == kind)
            ).one_or_none()
        return None if row is None else draft_of(row)

    def drafts(self) -> tuple[Draft, ...]:
        """Return every form in the making, the latest first, also of cases that are out of sight."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(draft).order_by(draft.c.saved_at.desc())).all()
        return tuple(map(draft_of, rows))

    def save_draft(self, form: Draft) -> Changes:
        """Keep the form in the place of an earlier one."""
        values = draft_row(form)
        fresh = upsert(draft).values(values)
        places = (draft.c.case_id, draft.c.kind)
        with writing(self._engine) as connection:
            connection.execute(fresh.on_conflict_do_update(index_elements=places, set_=values))
        return Changes.of(Kind.DRAFT, form.case_id)

    def drop_draft(self, case_id: UUID, kind: DraftKind) -> Changes:
        """Forget the form."""
        with writing(self._engine) as connection:
            connection.execute(delete(draft).where(draft.c.case_id == case_id, draft.c.kind == kind))
        return Changes.of(Kind.DRAFT, case_id)

    def _mark(self, operation_id: UUID, **values: object) -> Changes:
        """Note the state; an audit record that nobody can act upon is dropped instead."""
        with writing(self._engine) as connection:
            row = connection.execute(_waiting(None).where(op.c.id == operation_id)).one_or_none()
            if row is None:
                return Changes()
            if row.kind == _AUDIT and values["state"] in TROUBLED:
                _log.warning("audit_refused", operation_id=str(operation_id), problem=values.get("problem"))
                connection.execute(delete(op).where(op.c.id == operation_id))
            else:
                connection.execute(update(op).where(op.c.id == operation_id).values(values))
        return self._changed(row.case_id)

    def _changed(self, *case_ids: UUID) -> Changes:
        """Show it in the queue; where that fails, with the next change: what was kept is kept."""
        with self._laying:  # whoever lays last has seen all that was kept before
            self._unlaid |= set(case_ids)
            try:
                self._lay_over([overlay(case_id, self.waiting(case_id)) for case_id in self._unlaid])
                self._unlaid.clear()
            except KnownError as error:
                _log.warning("queue_not_updated", code=str(error.code), cases=len(self._unlaid))
        return Changes.of(Kind.OUTBOX) | Changes.of(Kind.CASE, *case_ids)

    def _forget_old(self, before: datetime) -> None:
        old = (op.c.state == _DISCARDED, op.c.discarded_at < iso(before))
        with reading(self._engine) as connection:
            found = connection.execute(select(func.count()).select_from(op).where(*old)).scalar_one()
        if found:
            with writing(self._engine) as connection:
                connection.execute(delete(op).where(*old))


def _case_id(item: WaitingOperation) -> UUID:
    return item.operation.case_id


def _waiting(case_id: UUID | None) -> Select[Any]:
    wanted = select(op).where(op.c.state != _DISCARDED).order_by(op.c.position, op.c.id)
    return wanted if case_id is None else wanted.where(op.c.case_id == case_id)


def _position(connection: Connection, operation: Operation) -> int:
    before = select(op.c.position).where(op.c.id == operation.supersedes)
    inherited = connection.execute(before).scalar_one_or_none() if operation.supersedes else None
    if inherited is not None:
        return int(inherited)
    return 1 + int(connection.execute(select(func.coalesce(func.max(op.c.position), 0))).scalar_one())


def _put(
    connection: Connection,
    operation: Operation,
    case_number: str,
    base: CaseRecord | None,
    replaceable: ColumnElement[bool],
) -> None:
    position = _position(connection, operation)
    if operation.supersedes is not None:
        _give_up(connection, operation.supersedes, replaceable)
    connection.execute(insert(op).values(operation_row(operation, position, case_number, base)))


def _give_up(connection: Connection, operation_id: UUID, allowed: ColumnElement[bool]) -> None:
    """Discard it in the same moment in which it is certain that nobody sends it."""
    gone = {"state": _DISCARDED, "discarded_at": iso(datetime.now(UTC)), "base": None, "conflict": None}
    given = connection.execute(update(op).where(op.c.id == operation_id, allowed).values(gone))
    if given.rowcount == 0:
        raise KnownError(ErrorCode.REFUSED, reason="may_have_been_sent")


def _in_conflict(conflict: Conflict) -> dict[str, object]:
    told = {"conflict": conflict.model_dump_json(), "problem": "conflict", "next_at": None}
    return {"state": OperationState.NEEDS_DECISION, **told}
