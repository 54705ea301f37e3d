"""The acts that move a case between people and offices, as the case page does them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from tawasul_contract.operations import CaseOperation
from tawasul_contract.records import CaseRecord, StaffRecord
from tawasul_desk.services import steering_acts as act
from tawasul_desk.ui.cases.acts import ANSWERS, ActKind

if TYPE_CHECKING:
    from tawasul_desk.ui.cases.forms import FormContent

STEERING: Final = frozenset(
    {
        ActKind.TAKE,
        ActKind.WATCH,
        ActKind.ASK_APPROVAL,
        ActKind.APPROVE,
        ActKind.REFUSE_APPROVAL,
        ActKind.OFFER,
        *ANSWERS,
    }
)


def steering_of(
    kind: ActKind, content: FormContent, case: CaseRecord, me: StaffRecord, now: datetime
) -> CaseOperation:
    """Return the operation of an act of `STEERING`, built on the version that was seen."""
    body = content.body
    match kind:
        case ActKind.TAKE:
            return act.assign(case, me.id, "", now)
        case ActKind.WATCH:
            return act.watch(case, me.id not in case.watcher_ids, now)
        case ActKind.OFFER:
            return act.offer(case, content.office_id or "", body, now)
        case ActKind.ASK_APPROVAL:
            return act.request_approval(case, body, now, content.resolution)
        case ActKind.APPROVE | ActKind.REFUSE_APPROVAL:
            return act.answer_approval(case, kind is ActKind.APPROVE, body, now)
        case _:
            return act.answer_transfer(case, ANSWERS[kind], body, now)
