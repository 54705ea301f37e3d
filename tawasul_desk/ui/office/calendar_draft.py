"""Working time in the making, kept as a draft."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.views import Draft, DraftKind


@dataclass(frozen=True)
class KeptCalendar:
    """What was filled in, and the version of the catalogue that it was built on."""

    calendar: CalendarRecord
    version: int


def draft_of(calendar: CalendarRecord | None, version: int, now: datetime) -> Draft:
    """Return the draft; without a calendar it is empty, and so leaves none behind."""
    fields: dict[str, object] = {}
    if calendar is not None:
        fields = {"calendar": calendar.model_dump(mode="json"), "version": version}
    return Draft(NO_CASE, DraftKind.CALENDAR, "", fields, now)


def restored(draft: Draft | None) -> KeptCalendar | None:
    """Return what was kept; None where there is nothing, or nothing that this program understands."""
    if draft is None:
        return None
    version = draft.fields.get("version")
    try:
        calendar = CalendarRecord.model_validate(draft.fields.get("calendar"), strict=False)
    except ValidationError:
        return None
    return KeptCalendar(calendar, version) if isinstance(version, int) else None
