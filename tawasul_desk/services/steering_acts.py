"""The acts that move a case between people and offices, each built on the case as the officer sees it."""

from datetime import datetime
from uuid import UUID

from tawasul_contract.operations import (
    AnswerApproval,
    AnswerTransfer,
    Assign,
    OfferTransfer,
    RequestApproval,
    Watch,
    new_id,
)
from tawasul_contract.records import CaseRecord, Resolution
from tawasul_contract.rules import TransferAnswer


def assign(case: CaseRecord, assignee_id: UUID | None, reason: str, now: datetime) -> Assign:
    """Return the act that gives the case to a person; to nobody: back to its office."""
    return Assign(
        id=new_id(),
        case_id=case.id,
        created_at=now,
        base_version=case.version,
        assignee_id=assignee_id,
        reason=reason,
    )


def offer(case: CaseRecord, office_id: str, reason: str, now: datetime) -> OfferTransfer:
    """Return the act that offers the case to another office; it stays until that office accepts."""
    return OfferTransfer(
        id=new_id(),
        case_id=case.id,
        created_at=now,
        base_version=case.version,
        office_id=office_id,
        reason=reason,
    )


def answer_transfer(case: CaseRecord, answer: TransferAnswer, reason: str, now: datetime) -> AnswerTransfer:
    """Return the act that accepts, refuses or withdraws the offered transfer."""
    return AnswerTransfer(
        id=new_id(), case_id=case.id, created_at=now, base_version=case.version, answer=answer, reason=reason
    )


def request_approval(
    case: CaseRecord, body: str, now: datetime, resolution: Resolution | None = None
) -> RequestApproval:
    """Return the act that asks for a second officer's approval; `body` says of what, of this outcome."""
    return RequestApproval(
        id=new_id(),
        case_id=case.id,
        created_at=now,
        base_version=case.version,
        body=body,
        resolution=resolution,
    )


def answer_approval(case: CaseRecord, approved: bool, reason: str, now: datetime) -> AnswerApproval:
    """Return the act that approves what was asked, or refuses it."""
    return AnswerApproval(
        id=new_id(),
        case_id=case.id,
        created_at=now,
        base_version=case.version,
        approved=approved,
        reason=reason,
    )


def watch(case: CaseRecord, watched: bool, now: datetime) -> Watch:
    """Return the act by which the officer is told of what happens to the case, or no longer."""
    return Watch(id=new_id(), case_id=case.id, created_at=now, watched=watched)
