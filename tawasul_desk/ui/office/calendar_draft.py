"""Working time in the making, kept as a draft."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.ui.office.calendars_read import Base


@dataclass(frozen=True)
class KeptCalendar:
    """What was filled in, and what it was built on."""

    calendar: CalendarRecord
    base: Base


def draft_of(calendar: CalendarRecord | None, base: Base, now: datetime) -> Draft:
    """Return the draft; without a calendar it is empty, and so leaves none behind."""
    fields: dict[str, object] = {}
    if calendar is not None:
        fields = {"calendar": calendar.model_dump(mode="json"), "version": base.version}
        fields["built_on"] = str(base.built_on) if base.built_on else None
    return Draft(NO_CASE, DraftKind.CALENDAR, "", fields, now)


def restored(draft: Draft | None) -> KeptCalendar | None:
    """Return what was kept; None where there is nothing, or nothing that this program understands."""
    if draft is None:
        return None
    version, built_on = draft.fields.get("version"), draft.fields.get("built_on")
    if not isinstance(version, int):
        return None
    try:
        calendar = CalendarRecord.model_validate(draft.fields.get("calendar"), strict=False)
        base = Base(version, UUID(built_on) if isinstance(built_on, str) else None)
    except ValueError:
        return None
    return KeptCalendar(calendar, base)
