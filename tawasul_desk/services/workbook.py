"""The workbook: operations not yet at the central, and drafts. It may never be thrown away."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from threading import Lock
from typing import Any, Final, Protocol
from uuid import UUID

import structlog
from sqlalchemy import Connection, Engine, Row, Select, Update, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tawasul_contract.operations import OPERATION, Operation, fingerprint
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.listing import Overlay
from tawasul_desk.services.projection import TROUBLED, overlay
from tawasul_desk.services.views import Draft, DraftKind, OperationState, WaitingOperation
from tawasul_desk.services.work_tables import draft, migrate, op

DISCARDED_KEPT: Final = timedelta(days=30)
_DISCARDED: Final = "discarded"
_AUDIT: Final = "record_access"
_UNSENT: Final = tuple(state for state in OperationState if state is not OperationState.SENT)
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
        migrate(engine)
        self._forget_old(datetime.now(UTC) - DISCARDED_KEPT)
        # The mirror may have been refilled, or a crash come between the two databases.
        by_case = groupby(sorted(self.waiting(), key=_case_id), key=_case_id)
        lay_over([overlay(case_id, items) for case_id, items in by_case], all_there_are=True)

    def append(self, operation: Operation, case_number: str, base: CaseRecord | None = None) -> Changes:
        """Keep the operation; it takes the place of the one it supersedes, which is discarded."""
        with writing(self._engine) as connection:
            position = _position(connection, operation)
            if operation.supersedes is not None:
                connection.execute(_discarding(operation.supersedes))
            connection.execute(insert(op).values(_row(operation, position, case_number, base)))
        return self._changed(operation.case_id)

    def waiting(self, case_id: UUID | None = None) -> tuple[WaitingOperation, ...]:
        """Return what is not settled yet, of one case or of all, in the order done."""
        with reading(self._engine) as connection:
            rows = connection.execute(_waiting(case_id)).all()
        return tuple(map(_operation, rows))

    def get(self, operation_id: UUID) -> WaitingOperation | None:
        """Return this operation, or None where it is settled, discarded or unknown."""
        with reading(self._engine) as connection:
            row = connection.execute(_waiting(None).where(op.c.id == operation_id)).one_or_none()
        return None if row is None else _operation(row)

    def discarded(self) -> tuple[WaitingOperation, ...]:
        """Return what was discarded in the last 30 days, the latest first: its text can still be copied."""
        wanted = select(op).where(op.c.state == _DISCARDED).order_by(op.c.discarded_at.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(wanted).all()
        return tuple(_operation(row, OperationState.FAILED) for row in rows)

    def mark_sent(self, operation_id: UUID, confirmed_seq: int) -> Changes:
        """Note that the central confirmed it; it stays in sight until the mirror reaches that number."""
        values = {"confirmed_seq": confirmed_seq, "problem": None, "conflict": None, "next_at": None}
        return self._mark(operation_id, OperationState.SENT, **values)

    def mark_conflict(self, operation_id: UUID, conflict: Conflict) -> Changes:
        """Note that the case had changed; a person decides."""
        values = {"conflict": conflict.model_dump_json(), "problem": "conflict", "next_at": None}
        return self._mark(operation_id, OperationState.NEEDS_DECISION, **values)

    def mark_failed(self, operation_id: UUID, problem: str) -> Changes:
        """Note that the central refused it and why; a person decides."""
        return self._mark(operation_id, OperationState.FAILED, problem=problem, next_at=None)

    def mark_waiting(
        self, operation_id: UUID, state: OperationState, *, problem: str | None, next_at: datetime | None
    ) -> Changes:
        """Note a try that brought no answer, what kept it, and when the next one may come."""
        again = {"attempts": op.c.attempts + 1, "problem": problem, "next_at": _iso(next_at)}
        return self._mark(operation_id, state, **again)

    def retry(self, operation_id: UUID) -> Changes:
        """Let it be sent again at once."""
        return self._mark(operation_id, OperationState.SAVED, attempts=0, problem=None, next_at=None)

    def retry_all(self) -> Changes:
        """Let all that waits for the network or a sign-in be sent again at once."""
        waits = op.c.state.in_(_RESTING)
        with writing(self._engine) as connection:
            connection.execute(
                update(op).where(waits).values(state=OperationState.SAVED, attempts=0, next_at=None)
            )
        return Changes.of(Kind.OUTBOX)

    def hold(self, case_id: UUID) -> Changes:
        """Keep the texts of unsent work on a case that left the officer's sight, and nothing else of it."""
        unsent = (op.c.case_id == case_id, op.c.state.in_(_UNSENT))
        with writing(self._engine) as connection:
            audits = connection.execute(delete(op).where(*unsent, op.c.kind == _AUDIT)).rowcount
            connection.execute(
                update(op)
                .where(*unsent)
                .values(state=OperationState.HELD, base=None, conflict=None, next_at=None)
            )
            connection.execute(update(op).where(op.c.case_id == case_id).values(base=None, conflict=None))
        if audits:
            _log.warning("audit_of_lost_case_dropped", case_id=str(case_id), count=audits)
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

    def discard(self, operation_id: UUID) -> Changes:
        """Give up an operation that cannot be sent; its text is kept for 30 days.

        KnownError(NOT_FOUND); KnownError(REFUSED) while it may still be, or have been, sent.
        """
        found = self.get(operation_id)
        if found is None:
            raise KnownError(ErrorCode.NOT_FOUND, operation_id=str(operation_id))
        if found.state not in TROUBLED:
            raise KnownError(ErrorCode.REFUSED, reason="may_have_been_sent")
        with writing(self._engine) as connection:
            connection.execute(_discarding(operation_id))
        return self._changed(found.operation.case_id)

    def draft(self, case_id: UUID, kind: DraftKind) -> Draft | None:
        """Return the form in the making, or None."""
        with reading(self._engine) as connection:
            row = connection.execute(
                select(draft).where(draft.c.case_id == case_id, draft.c.kind == kind)
            ).one_or_none()
        return None if row is None else _draft(row)

    def drafts(self) -> tuple[Draft, ...]:
        """Return every form in the making, the latest first, also of cases that are out of sight."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(draft).order_by(draft.c.saved_at.desc())).all()
        return tuple(map(_draft, rows))

    def save_draft(self, form: Draft) -> Changes:
        """Keep the form in the place of an earlier one."""
        values = {
            "case_id": form.case_id,
            "kind": form.kind,
            "body": form.body,
            "fields": json.dumps(form.fields, ensure_ascii=False),
            "saved_at": _iso(form.saved_at or datetime.now(UTC)),
        }
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

    def _mark(self, operation_id: UUID, state: OperationState, **values: object) -> Changes:
        """Note the state; an audit record that nobody can act upon is dropped instead."""
        with writing(self._engine) as connection:
            row = connection.execute(_waiting(None).where(op.c.id == operation_id)).one_or_none()
            if row is None:
                return Changes()
            if row.kind == _AUDIT and state in TROUBLED:
                _log.warning("audit_refused", operation_id=str(operation_id), problem=values.get("problem"))
                connection.execute(delete(op).where(op.c.id == operation_id))
            else:
                connection.execute(update(op).where(op.c.id == operation_id).values(state=state, **values))
        return self._changed(row.case_id)

    def _changed(self, *case_ids: UUID) -> Changes:
        with self._laying:  # whoever lays last has seen all that was kept before
            self._lay_over([overlay(case_id, self.waiting(case_id)) for case_id in case_ids])
        return Changes.of(Kind.OUTBOX) | Changes.of(Kind.CASE, *case_ids)

    def _forget_old(self, before: datetime) -> None:
        old = (op.c.state == _DISCARDED, op.c.discarded_at < _iso(before))
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


def _discarding(operation_id: UUID) -> Update:
    gone = {"state": _DISCARDED, "discarded_at": _iso(datetime.now(UTC)), "base": None, "conflict": None}
    return update(op).where(op.c.id == operation_id).values(gone)


def _row(operation: Operation, position: int, case_number: str, base: CaseRecord | None) -> dict[str, object]:
    return {
        "id": operation.id,
        "position": position,
        "case_id": operation.case_id,
        "case_number": case_number,
        "kind": operation.kind,
        "payload": OPERATION.dump_json(operation).decode(),
        "fingerprint": fingerprint(operation),
        "supersedes": operation.supersedes,
        "state": OperationState.SAVED,
        "attempts": 0,
        "base": None if base is None else base.model_dump_json(),
        "created_at": _iso(operation.created_at),
    }


def _operation(row: Row[Any], state: OperationState | None = None) -> WaitingOperation:
    return WaitingOperation(
        operation=OPERATION.validate_json(row.payload),
        state=state or OperationState(row.state),
        case_number=row.case_number,
        attempts=row.attempts,
        next_at=datetime.fromisoformat(row.next_at) if row.next_at else None,
        problem=row.problem,
        conflict=Conflict.model_validate_json(row.conflict) if row.conflict else None,
        base=CaseRecord.model_validate_json(row.base) if row.base else None,
        confirmed_seq=row.confirmed_seq,
    )


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        row.case_id,
        DraftKind(row.kind),
        row.body,
        json.loads(row.fields),
        datetime.fromisoformat(row.saved_at),
    )


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()
