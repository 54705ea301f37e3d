"""The terms of the field in the language of the window: statuses, roles, operations, events, refusals."""

from PySide6.QtCore import QCoreApplication

from tawasul_contract.operations import Assign, ChangeStatus, Operation
from tawasul_contract.records import EventKind, EventRecord, Resolution, Role, ScanState, Status
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.views import DraftKind, OperationState, Shelf


def status_text(status: Status) -> str:
    """Return the name of a status."""
    translate = QCoreApplication.translate
    return {
        Status.SUBMITTED: translate("Words", "New"),
        Status.UNDER_PROCESSING: translate("Words", "Under processing"),
        Status.RETURNED_TO_APPLICANT: translate("Words", "Returned to applicant"),
        Status.RETURNED_BY_APPLICANT: translate("Words", "Back from applicant"),
        Status.PROCESSED: translate("Words", "Processed"),
        Status.CLOSED: translate("Words", "Closed"),
    }[status]


def resolution_text(resolution: Resolution) -> str:
    """Return the name of an outcome."""
    translate = QCoreApplication.translate
    return {
        Resolution.APPROVED: translate("Words", "Approved"),
        Resolution.REJECTED: translate("Words", "Rejected"),
        Resolution.ANSWERED: translate("Words", "Answered"),
    }[resolution]


def role_text(role: Role) -> str:
    """Return the name of a role."""
    translate = QCoreApplication.translate
    return {
        Role.OFFICER: translate("Words", "Passport officer"),
        Role.SUPERVISOR: translate("Words", "Supervisor"),
        Role.AUDITOR: translate("Words", "Auditor"),
    }[role]


def shelf_text(shelf: Shelf) -> str:
    """Return the name of a part of the queue."""
    translate = QCoreApplication.translate
    return {
        Shelf.TURN: translate("Words", "My turn"),
        Shelf.WAITING: translate("Words", "With the applicant"),
        Shelf.FINISHED: translate("Words", "Finished"),
        Shelf.MINE: translate("Words", "My requests"),
        Shelf.UNASSIGNED: translate("Words", "Unassigned"),
        Shelf.ALL: translate("Words", "All requests"),
        Shelf.WATCHED: translate("Words", "Watched"),
    }[shelf]


def scan_text(scan: ScanState) -> str:
    """Return what the malware scan said of an attachment."""
    translate = QCoreApplication.translate
    return {
        ScanState.UNSCANNED: translate("Words", "Not scanned"),
        ScanState.PENDING: translate("Words", "Being scanned"),
        ScanState.CLEAN: translate("Words", "Scanned, clean"),
        ScanState.BLOCKED: translate("Words", "Blocked by the malware scan"),
    }[scan]


def operation_text(operation: Operation) -> str:
    """Return what an officer did, in a few words."""
    translate = QCoreApplication.translate
    if isinstance(operation, ChangeStatus):
        return move_text(operation.to)
    if isinstance(operation, Assign) and operation.assignee_id is None:
        return translate("Words", "Return to office")
    return {
        "add_response": translate("Words", "Response to applicant"),
        "add_note": translate("Words", "Internal note"),
        "assign": translate("Words", "Assignment"),
        "record_access": translate("Words", "Record of access"),
        "offer_transfer": translate("Words", "Offer to another office"),
        "answer_transfer": translate("Words", "Answer to an offer"),
        "request_approval": translate("Words", "Request for approval"),
        "answer_approval": translate("Words", "Answer to a request for approval"),
        "watch": translate("Words", "Watching"),
        "set_absence": translate("Words", "Absence"),
        "set_skills": translate("Words", "Skills"),
        "watch_queue": translate("Words", "Watching a queue"),
        "set_calendar": translate("Words", "Working time"),
        "propose_template": translate("Words", "Proposed response text"),
        "answer_template": translate("Words", "Answer to a proposed text"),
    }[operation.kind]


def draft_text(kind: DraftKind) -> str:
    """Return which form a draft belongs to."""
    translate = QCoreApplication.translate
    return {
        DraftKind.RESPONSE: translate("Words", "Response to applicant"),
        DraftKind.RETURN: translate("Words", "Return to applicant"),
        DraftKind.PROCESS: translate("Words", "Process"),
        DraftKind.NOTE: translate("Words", "Internal note"),
        DraftKind.REASON: translate("Words", "Reason"),
        DraftKind.APPROVAL: translate("Words", "Request for approval"),
        DraftKind.OBJECTION: translate("Words", "Refusal of an approval"),
        DraftKind.OFFER: translate("Words", "Offer to another office"),
        DraftKind.REFUSAL: translate("Words", "Refusal of an offer"),
        DraftKind.TEMPLATE: translate("Words", "Proposed response text"),
        DraftKind.CALENDAR: translate("Words", "Working time"),
    }[kind]


def move_text(to: Status) -> str:
    """Return the act that moves a request to a status."""
    translate = QCoreApplication.translate
    return {
        Status.SUBMITTED: translate("Words", "Submit"),
        Status.UNDER_PROCESSING: translate("Words", "Start work"),
        Status.RETURNED_TO_APPLICANT: translate("Words", "Return to applicant"),
        Status.RETURNED_BY_APPLICANT: translate("Words", "Reply of the applicant"),
        Status.PROCESSED: translate("Words", "Process"),
        Status.CLOSED: translate("Words", "Close"),
    }[to]


def state_text(state: OperationState, *, back: bool = False) -> str:
    """Return how far a waiting operation has come; `back`: it is held, and its case is in sight again."""
    translate = QCoreApplication.translate
    if state is OperationState.HELD and back:
        return translate("Words", "Held: the request is back")
    return {
        OperationState.SAVED: translate("Words", "Saved on this computer"),
        OperationState.SENDING: translate("Words", "Sending"),
        OperationState.WAITING_NETWORK: translate("Words", "Waiting to be sent"),
        OperationState.WAITING_SIGN_IN: translate("Words", "Waiting for sign-in"),
        OperationState.SENT: translate("Words", "Sent"),
        OperationState.NEEDS_DECISION: translate("Words", "Needs your decision"),
        OperationState.FAILED: translate("Words", "Could not be sent"),
        OperationState.HELD: translate("Words", "Held: no access any more"),
        OperationState.DISCARDED: translate("Words", "Discarded"),
    }[state]


def refusal_text(code: RefusalCode) -> str:
    """Return why the rules refuse an act."""
    translate = QCoreApplication.translate
    return {
        RefusalCode.ROLE: translate("Words", "Your role does not allow this."),
        RefusalCode.NOT_ASSIGNED: translate("Words", "The request is not assigned to you."),
        RefusalCode.MOVE: translate("Words", "The request cannot go to this status from where it stands."),
        RefusalCode.APPROVAL: translate("Words", "A second officer must approve this first."),
        RefusalCode.RESPONSE: translate("Words", "Write a response to the applicant first."),
        RefusalCode.MISSING: translate("Words", "Choose the missing documents first."),
        RefusalCode.RESOLUTION: translate("Words", "Choose an outcome first."),
        RefusalCode.REASON: translate("Words", "Give a reason first."),
        RefusalCode.CLOSED: translate("Words", "The request is closed."),
        RefusalCode.ALREADY_ASSIGNED: translate("Words", "The request is assigned to somebody already."),
        RefusalCode.OWN: translate("Words", "Nobody approves their own work."),
        RefusalCode.OWN_REQUEST: translate("Words", "Nobody works on their own request."),
        RefusalCode.NOT_ASKED: translate("Words", "Nobody has asked for this approval."),
        RefusalCode.ALREADY_ASKED: translate("Words", "Approval was asked for or given already."),
        RefusalCode.NOT_OFFERED: translate("Words", "The request is not offered to an office."),
        RefusalCode.ALREADY_OFFERED: translate("Words", "The request is offered to an office already."),
        RefusalCode.SAME_OFFICE: translate("Words", "The request is in this office already."),
        RefusalCode.OTHER_OFFICE: translate("Words", "This belongs to another office."),
        RefusalCode.STALE: translate("Words", "Somebody has changed this since you opened it."),
        RefusalCode.NEVER_OPEN: translate(
            "Words", "Its office is not open for years to come, so no deadline can be set."
        ),
    }[code]


def event_title(event: EventRecord) -> str:
    """Return the heading of one line of the timeline, without names."""
    translate = QCoreApplication.translate
    if event.closes_by_itself:
        return translate("Words", "Closed automatically")
    if event.kind is EventKind.STATUS_CHANGED and event.to_status is not None:
        return _moved_text(event.to_status)
    if event.leaves_unassigned:
        return translate("Words", "Returned to the office, unassigned")
    return {
        EventKind.SUBMITTED: translate("Words", "Request submitted"),
        EventKind.STATUS_CHANGED: translate("Words", "Status changed"),
        EventKind.RESPONSE: translate("Words", "Response to applicant"),
        EventKind.NOTE: translate("Words", "Internal note"),
        EventKind.APPLICANT_REPLY: translate("Words", "Reply of the applicant"),
        EventKind.ASSIGNED: translate("Words", "Request assigned"),
        EventKind.TRANSFER_OFFERED: translate("Words", "Offered to another office"),
        EventKind.TRANSFER_ACCEPTED: translate("Words", "Transfer accepted"),
        EventKind.TRANSFER_REFUSED: translate("Words", "Transfer refused"),
        EventKind.TRANSFER_WITHDRAWN: translate("Words", "Offer withdrawn"),
        EventKind.APPROVAL_REQUESTED: translate("Words", "Approval requested"),
        EventKind.APPROVED: translate("Words", "Approved by a second officer"),
        EventKind.APPROVAL_REFUSED: translate("Words", "Approval refused"),
    }[event.kind]


def _moved_text(to: Status) -> str:
    translate = QCoreApplication.translate
    return {
        Status.SUBMITTED: translate("Words", "Request submitted"),
        Status.UNDER_PROCESSING: translate("Words", "Work started"),
        Status.RETURNED_TO_APPLICANT: translate("Words", "Returned to the applicant"),
        Status.RETURNED_BY_APPLICANT: translate("Words", "Came back from the applicant"),
        Status.PROCESSED: translate("Words", "Request processed"),
        Status.CLOSED: translate("Words", "Request closed"),
    }[to]
