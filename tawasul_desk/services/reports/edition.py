"""A case in one language: the facts to print, turned into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord, OfficeRecord, SectionRecord, ServiceRecord
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventKind, EventRecord, StaffRecord
from tawasul_desk.services.arabic import DATE_SEPARATOR, isolate
from tawasul_desk.services.reports.tongue import Tongue, value
from tawasul_desk.services.reports.words import ReportWords


@dataclass(frozen=True)
class CaseReport:
    """What is printed of a case; `pending` says that it holds work the central has not confirmed."""

    case: CaseRecord
    events: tuple[EventRecord, ...]
    attachments: tuple[AttachmentRecord, ...]
    catalogue: CatalogueRecord
    staff: Mapping[UUID, StaffRecord]
    printed_by: StaffRecord
    printed_at: datetime
    pending: bool = False
    include_notes: bool = False
    identity_masked: bool = False
    arabic_digits: bool = False


class Edition(Tongue):
    """A report in the language of its words."""

    def __init__(self, report: CaseReport, words: ReportWords) -> None:
        super().__init__(words.language, words.nothing, report.arabic_digits)
        self.report = report
        self.words = words

    def calendars(self, moment: datetime | None) -> list[str]:
        """Return a point in time as two short lines, one for each calendar, the second with the time."""
        if moment is None:
            return [self.words.clock_stopped]
        *days, clock = self.moment(moment).split(DATE_SEPARATOR)
        return [*days[:-1], DATE_SEPARATOR.join((days[-1], clock))]

    def person(self, staff_id: UUID | None) -> str:
        """Return a colleague's name, or the sign for nothing."""
        staff = self.report.staff.get(staff_id) if staff_id else None
        return self.either(staff.name_ar, staff.name_en) if staff else self.words.nothing

    def actor(self, event: EventRecord) -> str:
        """Return who did it: a colleague, the applicant or the service itself."""
        if event.actor_name_ar or event.actor_name_en:
            return self.either(event.actor_name_ar, event.actor_name_en)
        if event.actor_id:
            return self.person(event.actor_id)
        own = event.kind in (EventKind.SUBMITTED, EventKind.APPLICANT_REPLY)
        return self.words.applicant if own else self.words.the_service

    def nationality(self, code: str) -> str:
        """Return the nationality's name, or its code where the catalogue does not know it."""
        return self.either(*self.report.catalogue.nationalities.get(code, (code, code)))

    def section(self) -> str:
        """Return the section's name."""
        return self._named(self.report.catalogue.sections, self.report.case.section_id)

    def service(self) -> str:
        """Return the kind of transaction."""
        return self._named(self.report.catalogue.services, self.report.case.service_id)

    def office(self) -> str:
        """Return the passport department's name."""
        return self.office_named(self.report.case.office_id)

    def office_named(self, office_id: str) -> str:
        """Return a passport department's name."""
        return self._named(self.report.catalogue.offices, office_id)

    def documents(self, wanted: tuple[str, ...]) -> list[str]:
        """Return the names of documents; free words stay as they are."""
        known = {document.id: document for document in self.report.catalogue.documents}
        return [
            self.either(known[word].name_ar, known[word].name_en) if word in known else value(word)
            for word in wanted
        ]

    def joined(self, items: list[str]) -> str:
        """Return a list as running text."""
        return self.words.list_separator.join(items)

    def size(self, count: int) -> str:
        """Return a number of bytes in the largest unit that leaves a figure before the point."""
        amount, unit = float(count), 0
        while amount >= 1000 and unit < 3:
            amount, unit = amount / 1024, unit + 1
        text = f"{amount:.1f}" if unit and amount < 10 else f"{amount:.0f}"
        return f"{isolate(self.figures(text))} {self.words.size_units[unit]}"

    def _named(self, items: tuple[SectionRecord | ServiceRecord | OfficeRecord, ...], wanted: str) -> str:
        # An older catalogue may not know it; the id is better than nothing.
        found = next((item for item in items if item.id == wanted), None)
        return self.either(found.name_ar, found.name_en) if found else value(wanted)
