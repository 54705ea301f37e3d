"""The rules of the domain, pure: the central enforces them and the desk enables its buttons from them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    AnswerApproval,
    AnswerTransfer,
    Assign,
    CaseOperation,
    ChangeStatus,
    OfferTransfer,
    RecordAccess,
    RequestApproval,
    Watch,
)
from tawasul_contract.records import CaseRecord, Role, StaffRecord, Status


class RefusalCode(StrEnum):
    """Why an operation is not allowed."""

    ROLE = "role"
    NOT_ASSIGNED = "not_assigned"
    MOVE = "move"
    APPROVAL = "approval"
    RESPONSE = "response_needed"
    MISSING = "missing_needed"
    RESOLUTION = "resolution_needed"
    REASON = "reason_needed"
    CLOSED = "closed"
    ALREADY_ASSIGNED = "already_assigned"
    OWN = "own"
    OWN_REQUEST = "own_request"
    NOT_ASKED = "not_asked"
    ALREADY_ASKED = "already_asked"
    NOT_OFFERED = "not_offered"
    ALREADY_OFFERED = "already_offered"
    SAME_OFFICE = "same_office"
    OTHER_OFFICE = "other_office"
    STALE = "stale"
    NEVER_OPEN = "never_open"


class IdentityFault(StrEnum):
    """Why a number cannot be a national or residence number."""

    MARKS = "marks"  # something else than digits
    LENGTH = "length"  # not ten digits
    START = "start"  # neither 1 (a citizen) nor 2 (a resident)
    CHECK_DIGIT = "check_digit"


class Actor(StrEnum):
    """Whom the status table names as the one who may move."""

    ASSIGNED_OFFICER = "assigned_officer"
    STAFF = "staff"
    SUPERVISOR = "supervisor"
    APPLICANT = "applicant"


@dataclass(frozen=True)
class Move:
    """One row of the status table: who may make the move, and what it must carry."""

    actor: Actor
    response: bool = False
    missing: bool = False
    resolution: bool = False
    reason: bool = False


Steering = OfferTransfer | AnswerTransfer | RequestApproval | AnswerApproval
TransferAnswer = Literal["accept", "refuse", "withdraw"]
_FINISHED: Final = (Status.PROCESSED, Status.CLOSED)
_START = Move(Actor.ASSIGNED_OFFICER)
_REOPEN = Move(Actor.SUPERVISOR, reason=True)

MOVES: Final[dict[tuple[Status, Status], Move]] = {
    (Status.SUBMITTED, Status.UNDER_PROCESSING): _START,
    (Status.RETURNED_BY_APPLICANT, Status.UNDER_PROCESSING): _START,
    (Status.UNDER_PROCESSING, Status.RETURNED_TO_APPLICANT): Move(
        Actor.ASSIGNED_OFFICER, response=True, missing=True
    ),
    (Status.RETURNED_TO_APPLICANT, Status.RETURNED_BY_APPLICANT): Move(Actor.APPLICANT),
    (Status.UNDER_PROCESSING, Status.PROCESSED): Move(Actor.ASSIGNED_OFFICER, response=True, resolution=True),
    (Status.PROCESSED, Status.CLOSED): Move(Actor.STAFF),
    (Status.RETURNED_TO_APPLICANT, Status.CLOSED): Move(Actor.SUPERVISOR, reason=True),
    (Status.PROCESSED, Status.UNDER_PROCESSING): _REOPEN,
    (Status.CLOSED, Status.UNDER_PROCESSING): _REOPEN,
}


def refusal(
    operation: CaseOperation | RecordAccess, case: CaseRecord, staff: StaffRecord, service: ServiceRecord
) -> RefusalCode | None:
    """Return why this act is refused on the case as it is, or None where it is allowed.

    Sight is not decided here: who calls has already found that `staff` may see `case`.
    """
    if staff.role is Role.AUDITOR:
        return RefusalCode.ROLE
    match operation:
        case ChangeStatus():
            return move_refusal(case, operation.to, staff, service) or _unfilled(case, operation)
        case Assign():
            return _assign_refusal(operation, case, staff)
        case AddResponse():
            return response_refusal(case, staff)
        case AddNote() | Watch() | RecordAccess():
            return None
        case _:
            return _steering_refusal(operation, case, staff, service)


def _steering_refusal(
    operation: Steering, case: CaseRecord, staff: StaffRecord, service: ServiceRecord
) -> RefusalCode | None:
    match operation:
        case OfferTransfer():
            return offer_refusal(case, staff) or _offer_unfilled(case, operation)
        case AnswerTransfer():
            return answer_refusal(case, staff, operation.answer) or _unreasoned(operation)
        case RequestApproval():
            return request_refusal(case, staff, service)
        case AnswerApproval():
            return approval_refusal(case, staff) or _unreasoned(operation)


def only_offered(case: CaseRecord, staff: StaffRecord) -> bool:
    """Return whether a supervisor sees the case only because it is offered to their office."""
    return staff.role is Role.SUPERVISOR and case.office_id not in staff.office_ids


def move_refusal(
    case: CaseRecord, to: Status, staff: StaffRecord, service: ServiceRecord
) -> RefusalCode | None:
    """Return why this person may not make the move, whatever it carries, or None: enables buttons."""
    if only_offered(case, staff):
        return RefusalCode.OTHER_OFFICE
    move = MOVES.get((case.status, to))
    if move is None or move.actor is Actor.APPLICANT:
        return RefusalCode.MOVE
    actor = _actor_refusal(move.actor, case, staff)
    if actor is None and to is Status.PROCESSED and service.needs_approval:
        return RefusalCode.APPROVAL if case.approved_by in (None, case.assignee_id) else None
    return actor


def started(case: CaseRecord, staff: StaffRecord, service: ServiceRecord) -> CaseRecord | None:
    """Return the case as starting work on it would make it, or None where this person cannot start it.

    What may be done to it is what an act may do that starts the work by itself.
    """
    to = Status.UNDER_PROCESSING
    if MOVES.get((case.status, to)) is not _START or move_refusal(case, to, staff, service) is not None:
        return None
    return case.model_copy(update={"status": to, "version": case.version + 1})


def response_refusal(case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    """Return why this person may not write to the resident now, or None."""
    if only_offered(case, staff):
        return RefusalCode.OTHER_OFFICE
    return RefusalCode.ROLE if staff.role is Role.AUDITOR else _response_refusal(case, staff)


def take_refusal(case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    """Return why this person may not take the case for themselves, or None."""
    if staff.role is Role.AUDITOR:
        return RefusalCode.ROLE
    if case.applicant_staff_id == staff.id:
        return RefusalCode.OWN_REQUEST
    if case.status is Status.CLOSED:
        return RefusalCode.CLOSED
    return RefusalCode.ALREADY_ASSIGNED if case.assignee_id is not None else None


def give_refusal(case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    """Return why this person may not give the case to others, or back to its office, or None."""
    if staff.role is not Role.SUPERVISOR:
        return RefusalCode.ROLE
    if only_offered(case, staff):
        return RefusalCode.OTHER_OFFICE
    return RefusalCode.CLOSED if case.status is Status.CLOSED else None


def offer_refusal(case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    """Return why this person may not offer the case to another office, or None."""
    if staff.role is not Role.SUPERVISOR:
        return RefusalCode.ROLE
    if only_offered(case, staff):
        return RefusalCode.OTHER_OFFICE
    if case.status in _FINISHED:
        return RefusalCode.CLOSED
    return RefusalCode.ALREADY_OFFERED if case.offered_to is not None else None


def answer_refusal(case: CaseRecord, staff: StaffRecord, answer: TransferAnswer) -> RefusalCode | None:
    """Return why this person may not answer so, or None: the receiver answers, the giver withdraws."""
    if staff.role is not Role.SUPERVISOR:
        return RefusalCode.ROLE
    if case.offered_to is None:
        return RefusalCode.NOT_OFFERED
    side = case.office_id if answer == "withdraw" else case.offered_to
    return None if side in staff.office_ids else RefusalCode.OTHER_OFFICE


def request_refusal(case: CaseRecord, staff: StaffRecord, service: ServiceRecord) -> RefusalCode | None:
    """Return why this person may not ask for approval of the case, or None."""
    if not service.needs_approval or case.status is not Status.UNDER_PROCESSING:
        return RefusalCode.MOVE
    if case.assignee_id != staff.id:
        return RefusalCode.NOT_ASSIGNED
    if case.approved_by is not None or case.approval_asked_by is not None:
        return RefusalCode.ALREADY_ASKED
    return None


def approval_refusal(case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    """Return why this person may not approve or refuse what was asked, or None: nobody approves their own."""
    if staff.role is Role.AUDITOR:
        return RefusalCode.ROLE
    if only_offered(case, staff):
        return RefusalCode.OTHER_OFFICE
    if case.applicant_staff_id == staff.id:
        return RefusalCode.OWN_REQUEST
    if case.approval_asked_by is None:
        return RefusalCode.NOT_ASKED
    if staff.id in (case.approval_asked_by, case.assignee_id):
        return RefusalCode.OWN
    return None


def identity_is_valid(number: str) -> bool:
    """Return whether this is a national or residence number: 10 digits, first 1 or 2, Luhn check digit."""
    return identity_fault(number) is None


def identity_fault(number: str) -> IdentityFault | None:
    """Return what is wrong with a national or residence number, or None.

    Arabic-Indic and Persian digits count as digits. The check digit is judged only where the rest is right.
    """
    try:
        digits = [int(character) for character in number.strip()]
    except ValueError:
        return IdentityFault.MARKS
    if len(digits) != 10:
        return IdentityFault.LENGTH
    if digits[0] not in (1, 2):
        return IdentityFault.START
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[0::2]]
    right = (sum(doubled) + sum(digits[1::2])) % 10 == 0
    return None if right else IdentityFault.CHECK_DIGIT


def _actor_refusal(actor: Actor, case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    if actor is Actor.SUPERVISOR and staff.role is not Role.SUPERVISOR:
        return RefusalCode.ROLE
    if actor is Actor.ASSIGNED_OFFICER and case.assignee_id != staff.id:
        return RefusalCode.NOT_ASSIGNED
    return None


def _unfilled(case: CaseRecord, operation: ChangeStatus) -> RefusalCode | None:
    move = MOVES[case.status, operation.to]
    needs = (
        (move.response and not operation.response.strip(), RefusalCode.RESPONSE),
        (move.missing and not operation.missing, RefusalCode.MISSING),
        (move.resolution and operation.resolution is None, RefusalCode.RESOLUTION),
        (move.reason and not operation.reason.strip(), RefusalCode.REASON),
    )
    return next((code for lacking, code in needs if lacking), None)


def _unreasoned(operation: AnswerTransfer | AnswerApproval) -> RefusalCode | None:
    refused = isinstance(operation, AnswerApproval) and not operation.approved
    refused = refused or (isinstance(operation, AnswerTransfer) and operation.answer == "refuse")
    return RefusalCode.REASON if refused and not operation.reason.strip() else None


def _offer_unfilled(case: CaseRecord, operation: OfferTransfer) -> RefusalCode | None:
    if operation.office_id == case.office_id:
        return RefusalCode.SAME_OFFICE
    return None if operation.reason.strip() else RefusalCode.REASON


def _assign_refusal(operation: Assign, case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    if operation.assignee_id is not None and operation.assignee_id == case.applicant_staff_id:
        return RefusalCode.OWN_REQUEST
    if staff.role is Role.OFFICER:
        taking = operation.assignee_id == staff.id
        return take_refusal(case, staff) if taking else RefusalCode.ROLE
    return give_refusal(case, staff)


def _response_refusal(case: CaseRecord, staff: StaffRecord) -> RefusalCode | None:
    if case.status is Status.CLOSED:
        return RefusalCode.CLOSED
    if staff.role is Role.OFFICER and case.assignee_id != staff.id:
        return RefusalCode.NOT_ASSIGNED
    return None
