"""What the section of working time shows, read in one go off the thread."""

from dataclasses import dataclass, field
from uuid import UUID

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import Draft, DraftKind


@dataclass(frozen=True)
class Base:
    """What a change is built on: a version of the catalogue, and one's own change laid over it."""

    version: int = 0
    built_on: UUID | None = None


@dataclass(frozen=True)
class Calendars:
    """The calendars of one's offices by office, the usual one where there is none; the catalogue; a draft.

    `waiting`: by office, one's own change that waits to be sent.
    """

    calendars: dict[str, CalendarRecord] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    waiting: dict[str, UUID] = field(default_factory=dict)
    catalogue: CatalogueRecord | None = None
    draft: Draft | None = None

    def base(self, office_id: str) -> Base:
        """Return what a change of this office's working time is built on now."""
        return Base(self.catalogue.version if self.catalogue else 0, self.waiting.get(office_id))


def read_calendars(desk: Desk) -> Calendars:
    """Return them as they are now, with the waiting acts laid over; nothing before the first filling."""
    # First: a change that is built on an older catalogue than it seems is asked about.
    catalogue = desk.casework.catalogue()
    if catalogue is None:
        return Calendars()
    found = desk.office.calendars()
    return Calendars(
        {each.office_id: each.calendar or usual_calendar(each.office_id) for each in found},
        frozenset(each.office_id for each in found if each.calendar is not None),
        {each.office_id: each.waiting for each in found if each.waiting is not None},
        catalogue,
        desk.casework.draft(NO_CASE, DraftKind.CALENDAR),
    )
