"""The audit trail: one row for each act and each look, never changed."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, insert, select, text

from tawasul_central.auth import Caller
from tawasul_central.tables import audit, feed_counter
from tawasul_contract.operations import (
    AnswerApproval,
    AnswerTemplate,
    AnswerTransfer,
    Assign,
    ChangeStatus,
    OfferTransfer,
    Operation,
    ProposeTemplate,
    RecordAccess,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
)
from tawasul_contract.trail import THE_SERVICE

_LINE = insert(audit)
_LINES = text("""
INSERT INTO audit (seq, at, done_at, staff_id, device_id, action, case_id, operation_id, request_id)
SELECT :seq, :at, :done_at, :staff, :device, :action, case_id, :operation, :request
FROM unnest(CAST(:cases AS uuid[])) AS case_id
""")
_HEAD = select(feed_counter.c.n)
_YEARS: Final = range(1900, 3000)


def record(
    db: Connection,
    caller: Caller,
    action: str,
    *,
    seq: int | None = None,
    case_id: UUID | None = None,
    attachment_id: UUID | None = None,
    operation_id: UUID | None = None,
    done_at: datetime | None = None,
    subject: str = "",
) -> None:
    """Note that `caller` did this, in the transaction that did it; `seq` is a change's number.

    `subject` is whom or what it concerns beside the case: see `subject_of`. `done_at` is when it was done
    by the clock of the workstation, which may have been offline for days.
    """
    values = {
        "seq": db.scalar(_HEAD) if seq is None else seq,
        "at": datetime.now(UTC),
        "done_at": _storable(done_at),
        "staff_id": caller.staff.id,
        "device_id": caller.device_id,
        "action": action,
        "case_id": case_id,
        "attachment_id": attachment_id,
        "operation_id": operation_id,
        "request_id": caller.request_id,
        "subject": subject,
    }
    db.execute(_LINE, values)


def record_service(db: Connection, action: str, *, seq: int, case_id: UUID, subject: str) -> None:
    """Note that the service did this by itself, in the transaction that did it."""
    nobody = {"staff_id": THE_SERVICE, "device_id": "", "request_id": ""}
    what = {"seq": seq, "at": datetime.now(UTC), "action": action, "case_id": case_id, "subject": subject}
    db.execute(_LINE, nobody | what)


def record_cases(db: Connection, caller: Caller, operation: RecordAccess, *, seq: int) -> None:
    """Note what `caller` did with each of many cases: whoever asks for one of them finds it."""
    values = {
        "seq": seq,
        "at": datetime.now(UTC),
        "done_at": _storable(operation.created_at),
        "staff": caller.staff.id,
        "device": caller.device_id,
        "action": operation.action,
        "operation": operation.id,
        "request": caller.request_id,
        "cases": list(dict.fromkeys(operation.case_ids)),
    }
    db.execute(_LINES, values)


def _storable(moment: datetime | None) -> datetime | None:
    """Return the moment, or None where a clock was so wrong that the database could not give it back."""
    return moment if moment is not None and moment.year in _YEARS else None


def subject_of(operation: Operation) -> str:
    """Return the person, office, text or status that the act names, or how it answered; no free text."""
    match operation:
        case ChangeStatus():
            return operation.to
        case Assign():
            return str(operation.assignee_id or "")
        case AnswerTransfer():
            return operation.answer
        case AnswerApproval():
            return "approved" if operation.approved else "refused"
        case OfferTransfer():
            return operation.office_id
        case SetCalendar():
            return operation.calendar.office_id
        case _:
            return _person_or_text(operation)


def _person_or_text(operation: Operation) -> str:
    match operation:
        case SetAbsence() | SetSkills() | WatchQueue():
            return str(operation.staff_id)
        case ProposeTemplate():
            return operation.template.id
        case AnswerTemplate():
            return operation.template_id
        case _:
            return ""
