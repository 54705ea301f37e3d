"""What can be done to a case right now, and why the rest cannot: buttons as data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.records import CaseRecord, Role, StaffRecord, Status
from tawasul_contract.rules import (
    RefusalCode,
    TransferAnswer,
    answer_refusal,
    approval_refusal,
    give_refusal,
    move_refusal,
    offer_refusal,
    request_refusal,
    response_refusal,
    started,
    take_refusal,
)


class ActKind(StrEnum):
    """The acts of the case page, in the order in which they are offered."""

    TAKE = "take"
    START = "start"
    PROCESS = "process"
    ASK_APPROVAL = "ask_approval"
    RETURN = "return"
    RESPOND = "respond"
    NOTE = "note"
    CLOSE = "close"
    REOPEN = "reopen"
    ASSIGN = "assign"
    OFFER = "offer"
    WATCH = "watch"
    APPROVE = "approve"
    REFUSE_APPROVAL = "refuse_approval"
    ACCEPT = "accept"
    REFUSE_TRANSFER = "refuse_transfer"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Act:
    """One button: what it does and, where it may not be pressed, why."""

    kind: ActKind
    refusal: RefusalCode | None

    @property
    def allowed(self) -> bool:
        """Whether the rules let this person do it now."""
        return self.refusal is None


TARGETS: Final[dict[ActKind, Status]] = {
    ActKind.START: Status.UNDER_PROCESSING,
    ActKind.PROCESS: Status.PROCESSED,
    ActKind.RETURN: Status.RETURNED_TO_APPLICANT,
    ActKind.CLOSE: Status.CLOSED,
    ActKind.REOPEN: Status.UNDER_PROCESSING,
}

FINISHING: Final = frozenset(
    {
        ActKind.PROCESS,
        ActKind.RETURN,
        ActKind.ASK_APPROVAL,
        ActKind.CLOSE,
        ActKind.APPROVE,
        ActKind.REFUSE_APPROVAL,
        ActKind.REFUSE_TRANSFER,
    }
)
"""The acts after which it is somebody else's turn."""

# What answers somebody's question is offered beside the question, watching beside the number.
ELSEWHERE: Final = frozenset(
    {
        ActKind.WATCH,
        ActKind.APPROVE,
        ActKind.REFUSE_APPROVAL,
        ActKind.ACCEPT,
        ActKind.REFUSE_TRANSFER,
        ActKind.WITHDRAW,
    }
)
ANSWERS: Final[dict[ActKind, TransferAnswer]] = {
    ActKind.ACCEPT: "accept",
    ActKind.REFUSE_TRANSFER: "refuse",
    ActKind.WITHDRAW: "withdraw",
}
_WRITTEN: Final = (ActKind.NOTE, ActKind.WATCH)
# What needs a case under processing starts the work by itself, so that nobody has to say so before.
_STARTING: Final = (ActKind.PROCESS, ActKind.RETURN, ActKind.ASK_APPROVAL)


def acts_for(case: CaseRecord, staff: StaffRecord, service: ServiceRecord) -> tuple[Act, ...]:
    """Return the acts to show for this case: the daily ones always, the rare ones where they have a sense."""
    shown = [kind for kind in ActKind if _has_sense(kind, case, staff, service)]
    return tuple(Act(kind, refusal_of(kind, case, staff, service)) for kind in shown)


def to_start(
    kind: ActKind, case: CaseRecord, staff: StaffRecord, service: ServiceRecord
) -> CaseRecord | None:
    """Return the started case where this act starts the work first, or None where it does not."""
    return started(case, staff, service) if kind in _STARTING else None


def refusal_of(
    kind: ActKind, case: CaseRecord, staff: StaffRecord, service: ServiceRecord
) -> RefusalCode | None:
    """Return why this person may not do it to the case, or None; the first act on it also starts the work."""
    case = to_start(kind, case, staff, service) or case
    if kind is ActKind.TAKE:
        return take_refusal(case, staff)
    if kind is ActKind.RESPOND:
        return response_refusal(case, staff)
    if kind in _WRITTEN:
        return RefusalCode.ROLE if staff.role is Role.AUDITOR else None
    if kind in TARGETS:
        return move_refusal(case, TARGETS[kind], staff, service)
    return _steering_refusal(kind, case, staff, service)


def foremost(acts: tuple[Act, ...]) -> ActKind | None:
    """Return the act that moves the case on, which gets the filled button."""
    order = (
        ActKind.TAKE,
        ActKind.PROCESS,
        ActKind.ASK_APPROVAL,
        ActKind.START,
        ActKind.CLOSE,
        ActKind.RESPOND,
    )
    allowed = {act.kind for act in acts if act.allowed}
    return next((kind for kind in order if kind in allowed), None)


def _steering_refusal(
    kind: ActKind, case: CaseRecord, staff: StaffRecord, service: ServiceRecord
) -> RefusalCode | None:
    if kind is ActKind.ASSIGN:
        return give_refusal(case, staff)
    if kind is ActKind.OFFER:
        return offer_refusal(case, staff)
    if kind is ActKind.ASK_APPROVAL:
        return request_refusal(case, staff, service)
    if kind in ANSWERS:
        return answer_refusal(case, staff, ANSWERS[kind])
    return approval_refusal(case, staff)


def _has_sense(kind: ActKind, case: CaseRecord, staff: StaffRecord, service: ServiceRecord) -> bool:
    """Return whether the act belongs on the page; what answers a question only where one was asked."""
    if kind is ActKind.ASK_APPROVAL:
        return service.needs_approval and refusal_of(kind, case, staff, service) is None
    if kind in (ActKind.APPROVE, ActKind.REFUSE_APPROVAL):
        return case.approval_asked_by is not None
    if kind in ANSWERS:
        return answer_refusal(case, staff, ANSWERS[kind]) is None
    return _daily_sense(kind, case, staff)


def _daily_sense(kind: ActKind, case: CaseRecord, staff: StaffRecord) -> bool:
    supervisor = staff.role is Role.SUPERVISOR
    match kind:
        case ActKind.TAKE:
            return case.assignee_id is None and case.status is not Status.CLOSED
        case ActKind.ASSIGN | ActKind.OFFER:
            offering = kind is ActKind.OFFER
            return (offer_refusal if offering else give_refusal)(case, staff) is None
        case ActKind.START:
            return case.status in (Status.SUBMITTED, Status.RETURNED_BY_APPLICANT)
        case ActKind.CLOSE:
            held = case.status is Status.RETURNED_TO_APPLICANT
            return case.status is Status.PROCESSED or (held and supervisor)
        case ActKind.REOPEN:
            return supervisor and case.status in (Status.PROCESSED, Status.CLOSED)
        case _:
            return True
