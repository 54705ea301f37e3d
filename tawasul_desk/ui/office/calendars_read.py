"""What the section of working time shows, read in one go off the thread."""

from dataclasses import dataclass, field

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import Draft, DraftKind


@dataclass(frozen=True)
class Calendars:
    """The calendars of one's offices by office, the usual one where there is none; the catalogue; a draft."""

    calendars: dict[str, CalendarRecord] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    catalogue: CatalogueRecord | None = None
    draft: Draft | None = None

    @property
    def version(self) -> int:
        """The version of the catalogue."""
        return self.catalogue.version if self.catalogue else 0


def read_calendars(desk: Desk) -> Calendars:
    """Return them as they are now, with the waiting acts laid over."""
    found = desk.office.calendars()
    return Calendars(
        {each.office_id: each.calendar or usual_calendar(each.office_id) for each in found},
        frozenset(each.office_id for each in found if each.calendar is not None),
        frozenset(each.office_id for each in found if each.pending),
        desk.casework.catalogue(),
        desk.casework.draft(NO_CASE, DraftKind.CALENDAR),
    )
