"""Pure: a case, with its waiting operations laid over it, is what the officer should see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final
from uuid import UUID, uuid5

from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    AnswerApproval,
    AnswerTransfer,
    Assign,
    ChangeStatus,
    OfferTransfer,
    Operation,
    RecordAccess,
    RequestApproval,
    UploadReference,
    Watch,
    uploads_of,
)
from tawasul_contract.records import (
    TRANSFER_EVENTS,
    AttachmentRecord,
    CaseFile,
    CaseRecord,
    EventKind,
    EventRecord,
    StaffRecord,
    Status,
)
from tawasul_desk.services.listing import Moved, Overlay
from tawasul_desk.services.views import CaseView, OperationState, OutboxCounts, WaitingOperation

# What the central refused, or nobody may send, does not change what the officer sees; it is told of.
TROUBLED: Final = frozenset({OperationState.NEEDS_DECISION, OperationState.FAILED, OperationState.HELD})
_FINISHED: Final = (Status.PROCESSED, Status.CLOSED)


Facts = dict[str, object]
_ANSWERED: Final[Facts] = {"offered": True, "offered_to": None}


@dataclass(frozen=True)
class _Picture:
    """A case in the making."""

    case: CaseRecord
    events: tuple[EventRecord, ...]
    attachments: tuple[AttachmentRecord, ...]


def counts_of(waiting: Iterable[WaitingOperation]) -> OutboxCounts:
    """Return how many of these wait to be sent, and how many for a person; what is confirmed is neither."""
    states = [item.state for item in waiting]
    troubled = sum(state in TROUBLED for state in states)
    return OutboxCounts(len(states) - troubled - states.count(OperationState.SENT), troubled)


def project(file: CaseFile, waiting: Sequence[WaitingOperation], me: StaffRecord) -> CaseView:
    """Return the case as the officer should see it; `waiting` are its operations in the order made."""
    told = {event.operation_id for event in file.events}
    laid = [item.operation for item in waiting if _counts(item) and item.operation.id not in told]
    before = _Picture(file.case, file.events, file.attachments)
    after = reduce(lambda picture, operation: _laid(picture, operation, me), laid, before)
    return CaseView(after.case, file.case, after.events, after.attachments, tuple(waiting))


def overlay(case_id: UUID, waiting: Iterable[WaitingOperation]) -> Overlay:
    """Return what these operations, in the order made, make of the case's line in the queue."""
    shown = [item for item in waiting if not isinstance(item.operation, RecordAccess)]
    laid = [item.operation for item in shown if item.state not in TROUBLED]
    facts: Facts = {}
    for operation in laid:
        facts |= _of_line(operation, facts)
    told: Facts = {
        "case_id": case_id,
        "moves": tuple(
            Moved(to=each.to, at=each.created_at) for each in laid if isinstance(each, ChangeStatus)
        ),
        "updated_at": max((operation.created_at for operation in laid), default=None),
        "pending": len(shown),
        "troubled": len(laid) < len(shown),
    }
    return Overlay.model_validate(facts | told)


def _of_line(operation: Operation, before: Facts) -> Facts:
    """Return what the act makes of the line in the queue, on what earlier ones have made of it."""
    match operation:
        case ChangeStatus():
            ended = _ANSWERED if operation.to in _FINISHED else {}
            return {"status": operation.to, "awaiting": False} | ended
        case Assign():
            return {"reassigned": True, "assignee_id": operation.assignee_id}
        case OfferTransfer():
            return {"offered": True, "offered_to": operation.office_id}
        case AnswerTransfer():
            return _ANSWERED | (_accepted(before) if operation.answer == "accept" else {})
        case RequestApproval() | AnswerApproval():
            return {"awaiting": isinstance(operation, RequestApproval)}
        case Watch():
            return {"watched": operation.watched}
        case _:
            return {}


def _accepted(before: Facts) -> Facts:
    office_id = before.get("offered_to")
    lost: Facts = {"reassigned": True, "assignee_id": None, "awaiting": False}
    return {"accepted": True, "office_id": office_id} | lost


def _counts(item: WaitingOperation) -> bool:
    return item.state not in TROUBLED and not isinstance(item.operation, RecordAccess)


def _laid(picture: _Picture, operation: Operation, me: StaffRecord) -> _Picture:
    match operation:
        case ChangeStatus():
            return _moved(picture, operation, me)
        case Assign():
            return _assigned(picture, operation, me)
        case AddResponse():
            return _said(picture, operation, EventKind.RESPONSE, me)
        case AddNote():
            return _said(picture, operation, EventKind.NOTE, me)
        case _:
            return _steered(picture, operation, me)


def _steered(picture: _Picture, operation: Operation, me: StaffRecord) -> _Picture:
    """Lay over what moves the case between people and offices; an act of administration moves none."""
    case = picture.case
    match operation:
        case OfferTransfer():
            facts: Facts = {"offered_to": operation.office_id}
            told: Facts = {"body": operation.reason, "office_id": operation.office_id}
            return _steer(picture, operation, me, EventKind.TRANSFER_OFFERED, facts, told)
        case AnswerTransfer():
            facts = {"offered_to": None}
            if operation.answer == "accept":
                facts |= {"office_id": case.offered_to, "assignee_id": None}
                facts |= {"approval_asked_by": None, "approved_by": None}
            other = case.office_id if operation.answer == "accept" else case.offered_to
            told = {"body": operation.reason, "office_id": other}
            return _steer(picture, operation, me, TRANSFER_EVENTS[operation.answer], facts, told)
        case RequestApproval():
            facts, told = {"approval_asked_by": me.id}, {"body": operation.body}
            told |= {"resolution": operation.resolution}
            return _steer(picture, operation, me, EventKind.APPROVAL_REQUESTED, facts, told)
        case AnswerApproval():
            kind = EventKind.APPROVED if operation.approved else EventKind.APPROVAL_REFUSED
            facts = {"approval_asked_by": None, "approved_by": me.id if operation.approved else None}
            return _steer(picture, operation, me, kind, facts, {"body": operation.reason})
        case Watch():
            others = tuple(each for each in case.watcher_ids if each != me.id)
            watchers = (*others, me.id) if operation.watched else others
            return replace(picture, case=case.model_copy(update={"watcher_ids": watchers}))
        case _:
            return picture


def _steer(
    picture: _Picture, operation: Operation, me: StaffRecord, kind: EventKind, facts: Facts, told: Facts
) -> _Picture:
    before = picture.case
    later = {"version": before.version + 1, "updated_at": max(before.updated_at, operation.created_at)}
    event = _event(operation, kind, me).model_copy(update=told)
    return _with(picture, before.model_copy(update=facts | later), operation, event)


def _moved(picture: _Picture, operation: ChangeStatus, me: StaffRecord) -> _Picture:
    """The central writes the response first, then the move; so does the picture."""
    before = picture.case
    event = _event(operation, EventKind.STATUS_CHANGED, me).model_copy(
        update={
            "body": operation.reason,
            "from_status": before.status,
            "to_status": operation.to,
            "resolution": operation.resolution,
            "missing": operation.missing,
        }
    )
    case = before.model_copy(update=_facts(before, operation))
    if not operation.response.strip() and not operation.uploads:
        return _with(picture, case, operation, event)
    said = _event(operation, EventKind.RESPONSE, me, uploads_of(operation))
    said = said.model_copy(update={"body": operation.response})
    moved = event.model_copy(update={"id": uuid5(operation.id, event.kind)})
    return _with(picture, case, operation, said, moved)


def _facts(before: CaseRecord, operation: ChangeStatus) -> dict[str, object]:
    """The facts after the move. A deadline that starts anew is only known once the central counted it."""
    facts: dict[str, object] = {
        "status": operation.to,
        "version": before.version + 1,
        "missing": (),
        "updated_at": max(before.updated_at, operation.created_at),
        "approval_asked_by": None,
        "offered_to": None if operation.to in _FINISHED else before.offered_to,
    }
    match operation.to:
        case Status.RETURNED_TO_APPLICANT:
            facts |= {"missing": operation.missing, "due_at": None, "approved_by": None}
        case Status.PROCESSED:
            facts["resolution"] = operation.resolution
        case Status.UNDER_PROCESSING if before.status in _FINISHED:
            facts |= {"resolution": None, "approved_by": None}
    return facts


def _assigned(picture: _Picture, operation: Assign, me: StaffRecord) -> _Picture:
    before = picture.case
    changed: Facts = {"assignee_id": operation.assignee_id, "version": before.version + 1}
    if operation.assignee_id is not None and operation.assignee_id == before.approved_by:
        changed["approved_by"] = None  # nobody's own approval counts
    case = before.model_copy(update={**changed, "updated_at": max(before.updated_at, operation.created_at)})
    event = _event(operation, EventKind.ASSIGNED, me)
    event = event.model_copy(update={"assignee_id": operation.assignee_id, "body": operation.reason})
    return _with(picture, case, operation, event)


def _said(picture: _Picture, operation: AddResponse | AddNote, kind: EventKind, me: StaffRecord) -> _Picture:
    updated = max(picture.case.updated_at, operation.created_at)
    case = picture.case.model_copy(update={"updated_at": updated})
    event = _event(operation, kind, me, uploads_of(operation)).model_copy(update={"body": operation.body})
    return _with(picture, case, operation, event)


def _with(picture: _Picture, case: CaseRecord, operation: Operation, *told: EventRecord) -> _Picture:
    if any(event.kind is EventKind.RESPONSE for event in told):
        case = case.model_copy(update={"answer_due_at": None})
    known = {attachment.id for attachment in picture.attachments}
    fresh = tuple(_attachment(operation, file) for file in uploads_of(operation) if file.id not in known)
    return replace(
        picture,
        case=case,
        events=(*picture.events, *told),
        attachments=picture.attachments + fresh,
    )


def _event(
    operation: Operation, kind: EventKind, me: StaffRecord, files: Sequence[UploadReference] = ()
) -> EventRecord:
    """The first event of an operation bears its id, so that the screen knows which ones still wait."""
    return EventRecord(
        id=operation.id,
        case_id=operation.case_id,
        kind=kind,
        at=operation.created_at,
        actor_id=me.id,
        actor_name_ar=me.name_ar,
        actor_name_en=me.name_en,
        attachment_ids=tuple(file.id for file in files),
        operation_id=operation.id,
    )


def _attachment(operation: Operation, file: UploadReference) -> AttachmentRecord:
    return AttachmentRecord(
        id=file.id,
        case_id=operation.case_id,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        from_staff=True,
        added_at=operation.created_at,
    )
