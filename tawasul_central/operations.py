"""Applying an operation: each in one transaction, each with one effect, whatever is sent again."""

from datetime import UTC, datetime
from uuid import UUID

import structlog
from sqlalchemy import Connection, Engine, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from tawasul_central import administration, audit, board_filling, effects, feed, rows, sight, stale, steering
from tawasul_central.auth import Caller, Claims, identify
from tawasul_central.log import crash
from tawasul_central.problems import ProblemError
from tawasul_central.settings import Settings
from tawasul_central.tables import ledger
from tawasul_central.work import Effect, RefusedError, Work
from tawasul_contract import rules
from tawasul_contract.clock import NeverOpenError
from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    AnswerApproval,
    AnswerTransfer,
    Assign,
    CaseOperation,
    ChangeStatus,
    OfferTransfer,
    OfficeOperation,
    Operation,
    RecordAccess,
    RequestApproval,
    Watch,
    fingerprint,
)
from tawasul_contract.outcomes import (
    Applied,
    Gone,
    Outcome,
    ProblemCode,
    Rejected,
    Replayed,
    Unfinished,
)
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import CaseRecord, Role

# Lock not to be had in time, serialization, deadlock: another is at work, and sending again will do.
BUSY = ("55P03", "40001", "40P01")
ONCE = "uq_event_operation_id_kind"
# Built once: every act runs them.
_MINE = (ledger.c.staff_id == bindparam("who")) & (ledger.c.operation_id == bindparam("what"))
_FIRST_TIME = insert(ledger).on_conflict_do_nothing().returning(ledger.c.at)
_TOLD = update(ledger).where(_MINE)


def perform(
    engine: Engine, settings: Settings, claims: Claims, request_id: str, operation: Operation
) -> Outcome:
    """Apply the operation in a transaction of its own and return its outcome once that is committed.

    Where no connection is to be had the whole batch is `unavailable`: that is not about one operation.
    """
    with engine.connect() as db:
        return _perform(db, settings, claims, request_id, operation)


def _perform(
    db: Connection, settings: Settings, claims: Claims, request_id: str, operation: Operation
) -> Outcome:
    try:
        with db.begin():
            return apply(operation, identify(db, claims, request_id), db, settings)
    except RefusedError as refused:
        return refused.outcome
    except NeverOpenError:  # sending it again would not help
        return Rejected(id=operation.id, code=rules.RefusalCode.NEVER_OPEN)
    except ProblemError:
        raise  # the caller is signed out: that is the answer to the whole batch
    except Exception as error:
        return _failed(operation, error)


def apply(operation: Operation, caller: Caller, db: Connection, settings: Settings) -> Outcome:
    """Apply the operation in this transaction and return its outcome; a refusal raises RefusedError."""
    if caller.staff.role is Role.AUDITOR and not _concerns_no_case(operation):
        raise RefusedError(Rejected(id=operation.id, code=rules.RefusalCode.ROLE))
    now = datetime.now(UTC)
    earlier = _claim(operation, caller, db, now)
    if earlier is not None:
        return earlier
    if isinstance(operation, RecordAccess):
        applied = _record_access(operation, caller, db)
    elif isinstance(operation, OfficeOperation):
        applied = _administer(operation, caller, db, settings, now)
    else:
        applied = _act(operation, caller, db, settings, now)
    told = {"confirmed_seq": applied.confirmed_seq, "version": applied.version}
    db.execute(_TOLD, {"who": caller.staff.id, "what": operation.id, **told})
    return applied


def _concerns_no_case(operation: Operation) -> bool:
    """Say whether it only tells what was taken out of the board or the trail: an auditor may have."""
    return isinstance(operation, RecordAccess) and operation.case_id == NO_CASE


def _claim(operation: Operation, caller: Caller, db: Connection, now: datetime) -> Outcome | None:
    """Enter the operation in the ledger; return what an earlier sending came to, waiting for a twin."""
    entry = {"staff_id": caller.staff.id, "operation_id": operation.id, "at": now}
    mark = fingerprint(operation)
    if db.scalar(_FIRST_TIME, entry | {"fingerprint": mark}) is not None:
        return None
    row = db.execute(select(ledger).where(_MINE), {"who": caller.staff.id, "what": operation.id}).one()
    if row.fingerprint != mark:
        raise RefusedError(Rejected(id=operation.id, code=ProblemCode.ID_REUSED))
    return Replayed(id=operation.id, confirmed_seq=row.confirmed_seq, version=row.version)


def _record_access(operation: RecordAccess, caller: Caller, db: Connection) -> Applied:
    """Note a look in the audit trail, also where the case has left this person's sight since: it happened."""
    if operation.case_ids:
        return _record_cases(operation, caller, db)
    row = None if _concerns_no_case(operation) else sight.find_case(db, caller.staff, operation.case_id)
    seq, _ = feed.position(db)
    audit.record(
        db,
        caller,
        operation.action,
        seq=seq,
        case_id=None if _concerns_no_case(operation) else operation.case_id,
        attachment_id=operation.attachment_id,
        operation_id=operation.id,
        done_at=operation.created_at,
    )
    return Applied(id=operation.id, confirmed_seq=seq, version=row.version if row else 0)


def _record_cases(operation: RecordAccess, caller: Caller, db: Connection) -> Applied:
    seq, _ = feed.position(db)
    audit.record_cases(db, caller, operation, seq=seq)
    return Applied(id=operation.id, confirmed_seq=seq, version=0)


def _administer(
    operation: OfficeOperation, caller: Caller, db: Connection, settings: Settings, now: datetime
) -> Applied:
    effect = administration.administer(operation, caller, db, settings, now)
    seq = feed.announce(db, effect.touched)
    _record_act(operation, caller, db, seq)
    return Applied(id=operation.id, confirmed_seq=seq, version=effect.version)


def _act(
    operation: CaseOperation,
    caller: Caller,
    db: Connection,
    settings: Settings,
    now: datetime,
) -> Applied:
    row = sight.find_case(db, caller.staff, operation.case_id, for_change=True)
    if row is None:
        raise RefusedError(Gone(id=operation.id))
    case = rows.case_of(row)
    effect = Effect(case.version, ())
    if not _already_so(operation, case):
        stale.check(operation, row, case, db)
        work = Work(db, now, case, settings, caller, operation.id, rows.service(db, case.service_id))
        effect = _permitted(operation, work)
        if isinstance(operation, ChangeStatus):
            board_filling.count_hours(db, case.id)
    seq = feed.announce(db, effect.touched, effect.exits)
    _record_act(operation, caller, db, seq, case.id)
    return Applied(id=operation.id, confirmed_seq=seq, version=effect.version)


def _record_act(
    operation: CaseOperation | OfficeOperation,
    caller: Caller,
    db: Connection,
    seq: int,
    case_id: UUID | None = None,
) -> None:
    audit.record(
        db,
        caller,
        operation.kind,
        seq=seq,
        case_id=case_id,
        operation_id=operation.id,
        done_at=operation.created_at,
        subject=audit.subject_of(operation),
    )


def _already_so(operation: Operation, case: CaseRecord) -> bool:
    """Say whether all that is asked is so already; a move that carries text is never taken as done."""
    if isinstance(operation, Assign):
        return case.assignee_id == operation.assignee_id
    if not isinstance(operation, ChangeStatus):
        return False
    carried = operation.response or operation.reason or operation.missing or operation.uploads
    return case.status is operation.to and not carried and operation.resolution in (None, case.resolution)


def _permitted(operation: CaseOperation, work: Work) -> Effect:
    """Do it if the rules allow it."""
    code = rules.refusal(operation, work.case, work.caller.staff, work.service)
    if code is not None:
        raise work.refuse(code)
    match operation:
        case ChangeStatus():
            return effects.change_status(work, operation)
        case AddResponse():
            return effects.add_response(work, operation)
        case AddNote():
            return effects.add_note(work, operation)
        case Assign():
            return effects.assign(work, operation)
        case _:
            return _steered(operation, work)


def _steered(operation: rules.Steering | Watch, work: Work) -> Effect:
    match operation:
        case OfferTransfer():
            return steering.offer_transfer(work, operation)
        case AnswerTransfer():
            return steering.answer_transfer(work, operation)
        case RequestApproval():
            return steering.request_approval(work, operation)
        case AnswerApproval():
            return steering.answer_approval(work, operation)
        case Watch():
            return steering.watch(work, operation)


def _failed(operation: Operation, error: Exception) -> Outcome:
    """Return what a failure means for the sender: whatever is not known is to be sent again."""
    constraint = getattr(getattr(getattr(error, "orig", None), "diag", None), "constraint_name", None)
    if isinstance(error, IntegrityError) and constraint == ONCE:
        return Rejected(id=operation.id, code=ProblemCode.ID_REUSED)
    if isinstance(error, DataError):  # a text that PostgreSQL cannot hold: sending it again would not help
        structlog.get_logger().warning("operation_unstorable", operation=str(operation.id))
        return Rejected(id=operation.id, code=ProblemCode.INVALID)
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    if isinstance(error, OperationalError):
        code = ProblemCode.IN_PROGRESS if state in BUSY else ProblemCode.UNAVAILABLE
        structlog.get_logger().warning("operation_unfinished", operation=str(operation.id), code=code)
        return Unfinished(id=operation.id, code=code)
    structlog.get_logger().error("operation_fault", operation=str(operation.id), **crash(error))
    return Unfinished(id=operation.id, code=ProblemCode.FAULT)
