"""A response text in the making, kept as a draft."""

from datetime import datetime

from pydantic import ValidationError

from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.views import Draft, DraftKind


def draft_of(text: TemplateRecord | None, now: datetime) -> Draft:
    """Return the draft; without a text it is empty, and so leaves none behind."""
    if text is None:
        return Draft(NO_CASE, DraftKind.TEMPLATE, "", {}, now)
    fields: dict[str, object] = {"template": text.model_dump(mode="json")}
    return Draft(NO_CASE, DraftKind.TEMPLATE, text.body, fields, now)


def restored(draft: Draft | None) -> TemplateRecord | None:
    """Return what was kept; None where there is nothing, or nothing that this program understands."""
    if draft is None:
        return None
    try:
        return TemplateRecord.model_validate(draft.fields.get("template"), strict=False)
    except ValidationError:
        return None
