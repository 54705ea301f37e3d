"""A case in one language: the facts to print, turned into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord, OfficeRecord, SectionRecord, ServiceRecord
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventKind, EventRecord, StaffRecord
from tawasul_desk.services.arabic import (
    DATE_SEPARATOR,
    RIYADH,
    dual_date,
    dual_day,
    format_number,
    hijri,
    isolate,
    to_arabic_digits,
    visible_controls,
)
from tawasul_desk.services.reports.direction import keep_order
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


@dataclass(frozen=True)
class Edition:
    """A report in the language of its words."""

    report: CaseReport
    words: ReportWords

    @property
    def base(self) -> int:
        """Return the page's direction: 1 right to left, 0 left to right."""
        return int(self.words.language == "ar")

    def either(self, arabic: str, english: str) -> str:
        """Return the form of this language, or the other one where it is missing; isolated."""
        chosen = (arabic or english) if self.base else (english or arabic)
        return value(chosen or self.words.nothing)

    def moment(self, moment: datetime | None) -> str:
        """Return a point in time in both calendars."""
        if moment is None:
            return self.words.nothing
        return dual_date(moment, self.words.language, self.report.arabic_digits, with_time=True)

    def calendars(self, moment: datetime | None) -> list[str]:
        """Return a point in time as two short lines, one for each calendar, the second with the time."""
        if moment is None:
            return [self.words.clock_stopped]
        *days, clock = self.moment(moment).split(DATE_SEPARATOR)
        return [*days[:-1], DATE_SEPARATOR.join((days[-1], clock))]

    def day(self, day: date) -> str:
        """Return a day in both calendars."""
        return dual_day(day, self.words.language, self.report.arabic_digits)

    def brief(self, moment: datetime) -> str:
        """Return a point in time in figures, in both calendars, for tables."""
        local = moment.astimezone(RIYADH)
        parts = [f"{local:%Y/%m/%d}", f"{local:%H:%M}"]
        try:
            year, month, day = hijri(local.date())
        except OverflowError:
            pass
        else:
            parts.insert(0, f"{year}/{month:02}/{day:02}")
        # Each in the number's own order, one after the other as the page runs.
        return DATE_SEPARATOR.join(isolate(self.figures(part)) for part in parts)

    def number(self, number: int) -> str:
        """Return a count in the digits asked for."""
        return format_number(number, self.report.arabic_digits)

    def figures(self, text: str) -> str:
        """Return figures in the digits asked for."""
        return to_arabic_digits(text) if self.report.arabic_digits else text

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
        return self._named(self.report.catalogue.offices, self.report.case.office_id)

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


def value(text: str) -> str:
    """Return what came from outside, shown as it is and kept apart from the sentence around it."""
    return isolate(keep_order(visible_controls(" ".join(text.split()))))


def free_text(text: str) -> str:
    """Return a text of several paragraphs from outside, with numbers and dates kept in order."""
    return keep_order(visible_controls(text.strip()))
