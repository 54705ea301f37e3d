"""What the acts of steering do to a case: transfer to another office, a second officer's approval, watching.

The resident is told of none of it: it is internal.
"""

from typing import Any

from sqlalchemy import func, literal, update

from tawasul_central import due_times, rows
from tawasul_central.tables import case_file
from tawasul_central.work import Effect, Work, case_touched, settle, write_event
from tawasul_contract.operations import AnswerApproval, AnswerTransfer, OfferTransfer, RequestApproval, Watch
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import TRANSFER_EVENTS, EventKind


def offer_transfer(work: Work, operation: OfferTransfer) -> Effect:
    """Offer the case to another office: its supervisors see it from now on, and everything else stays."""
    if operation.office_id not in {office.id for office in rows.active_catalogue(work.db).offices}:
        raise work.refuse(ProblemCode.NOT_FOUND)
    told = {"office_id": operation.office_id, "body": operation.reason}
    written = write_event(work, EventKind.TRANSFER_OFFERED, **told)
    return settle(work, {"offered_to": operation.office_id}, (written,))


def answer_transfer(work: Work, operation: AnswerTransfer) -> Effect:
    """End the offer; accepted, the case is the other office's, and waits there for somebody to take it."""
    accepted = operation.answer == "accept"
    other = work.case.office_id if accepted else work.case.offered_to
    told = {"office_id": other, "body": operation.reason}
    written = write_event(work, TRANSFER_EVENTS[operation.answer], **told)
    return settle(work, (_taken_over(work) if accepted else {}) | {"offered_to": None}, (written,))


def request_approval(work: Work, operation: RequestApproval) -> Effect:
    """Ask the other officers of the office, who see the case from now on, and its supervisors."""
    if len(operation.body) > work.settings.note_characters:
        raise work.refuse(ProblemCode.TOO_LARGE)
    told = {"body": operation.body, "resolution": operation.resolution}
    written = write_event(work, EventKind.APPROVAL_REQUESTED, **told)
    return settle(work, {"approval_asked_by": work.caller.staff.id}, (written,))


def answer_approval(work: Work, operation: AnswerApproval) -> Effect:
    """Approve what was asked or refuse it: either way nobody waits any more."""
    kind = EventKind.APPROVED if operation.approved else EventKind.APPROVAL_REFUSED
    written = write_event(work, kind, body=operation.reason)
    approver = work.caller.staff.id if operation.approved else None
    return settle(work, {"approval_asked_by": None, "approved_by": approver}, (written,))


def watch(work: Work, operation: Watch) -> Effect:
    """Note who wants to be told of what happens to the case; nothing else of it changes."""
    me, watchers = work.caller.staff.id, case_file.c.watcher_ids
    if operation.watched == (me in work.case.watcher_ids):
        return Effect(work.case.version, ())
    now = func.array_append(watchers, literal(me)) if operation.watched else func.array_remove(watchers, me)
    work.db.execute(update(case_file).where(case_file.c.id == work.case.id).values(watcher_ids=now))
    return Effect(work.case.version, (case_touched(work),))


def _taken_over(work: Work) -> dict[str, Any]:
    """Return what changes hands: the office and its clock; whoever worked on it works on it no more."""
    case, office = work.case, work.case.offered_to
    facts = {"office_id": office, "assignee_id": None, "approval_asked_by": None, "approved_by": None}
    if case.due_at is None or office is None:  # the applicant holds it: no clock runs
        return facts
    return facts | due_times.count(work.db, case.id, case, office)
