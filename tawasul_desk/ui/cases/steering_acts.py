"""The acts that move a case between people and offices, as operations."""

from datetime import datetime
from typing import Final

from tawasul_contract.operations import (
    AnswerApproval,
    AnswerTransfer,
    Assign,
    OfferTransfer,
    Operation,
    RequestApproval,
    Watch,
    new_id,
)
from tawasul_contract.records import CaseRecord, StaffRecord
from tawasul_desk.ui.cases.acts import ANSWERS, ActKind

_ON_A_VERSION: Final = frozenset(
    {ActKind.TAKE, ActKind.ASK_APPROVAL, ActKind.APPROVE, ActKind.REFUSE_APPROVAL, ActKind.OFFER, *ANSWERS}
)
STEERING: Final = _ON_A_VERSION | {ActKind.WATCH}


def steering_of(
    kind: ActKind, body: str, office_id: str | None, case: CaseRecord, me: StaffRecord, now: datetime
) -> Operation:
    """Return the operation of an act of `STEERING`, built on the version that was seen."""
    shared = {"id": new_id(), "case_id": case.id, "created_at": now}
    if kind in _ON_A_VERSION:
        shared["base_version"] = case.version
    match kind:
        case ActKind.TAKE:
            return Assign.model_validate({**shared, "assignee_id": me.id})
        case ActKind.WATCH:
            return Watch.model_validate({**shared, "watched": me.id not in case.watcher_ids})
        case ActKind.OFFER:
            return OfferTransfer.model_validate({**shared, "office_id": office_id, "reason": body})
        case ActKind.ASK_APPROVAL:
            return RequestApproval.model_validate({**shared, "body": body})
        case ActKind.APPROVE | ActKind.REFUSE_APPROVAL:
            approved = kind is ActKind.APPROVE
            return AnswerApproval.model_validate({**shared, "approved": approved, "reason": body})
        case _:
            return AnswerTransfer.model_validate({**shared, "answer": ANSWERS[kind], "reason": body})
