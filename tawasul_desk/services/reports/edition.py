"""A case in one language: the facts to print, turned into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord, OfficeRecord, SectionRecord, ServiceRecord
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventKind, EventRecord, StaffRecord
from tawasul_desk.services.arabic import (
    DATE_SEPARATOR,
    isolate,
    mask_identity,
    plural_category,
)
from tawasul_desk.services.identity_texts import HIDDEN, hide_identity
from tawasul_desk.services.reports.tongue import Tongue, free_text, value
from tawasul_desk.services.reports.words import ReportWords

PUBLIC: Final = (EventKind.RESPONSE, EventKind.APPLICANT_REPLY)
_INTERNAL: Final = frozenset(EventKind) - {EventKind.SUBMITTED, *PUBLIC}  # notes, and reasons of moves


@dataclass(frozen=True)
class CaseReport:
    """What is printed of a case; `pending` says that it holds work the central has not confirmed.

    The identity number is masked unless it is asked for in full, which whoever asks has recorded.
    """

    case: CaseRecord
    events: tuple[EventRecord, ...]
    attachments: tuple[AttachmentRecord, ...]
    catalogue: CatalogueRecord
    staff: Mapping[UUID, StaffRecord]
    printed_by: StaffRecord
    printed_at: datetime
    pending: bool = False
    include_notes: bool = False
    identity_masked: bool = True
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
        """Return a colleague's name, that it is not known here, or the sign for nobody."""
        if staff_id is None:
            return self.words.nothing
        staff = self.report.staff.get(staff_id)
        return self.either(staff.name_ar, staff.name_en) if staff else self.words.unknown_person

    def actor(self, event: EventRecord) -> str:
        """Return who did it: a colleague, the applicant or the service itself."""
        if event.actor_name_ar or event.actor_name_en:
            return self.either(event.actor_name_ar, event.actor_name_en)
        if event.actor_id:
            return self.person(event.actor_id)
        own = event.kind in (EventKind.SUBMITTED, EventKind.APPLICANT_REPLY)
        return self.words.applicant if own else self.words.the_service

    def internal(self) -> list[EventRecord]:
        """Return the internal notes and the reasons of moves: what the applicant never reads."""
        return [event for event in self.report.events if event.kind in _INTERNAL and event.body]

    def contents(self) -> list[str]:
        """Return what this paper does not show, or shows beyond the usual, in a sentence each."""
        words, count = self.words, len(self.internal())
        identity = words.identity_masked if self.report.identity_masked else words.identity_shown
        if self.report.include_notes:
            return [identity, words.notes_included]
        left_out = words.notes_left_out[plural_category(count)]
        return [identity, left_out.format(count=isolate(self.number(count)))]

    def free_text(self, text: str, *, by_staff: bool = False) -> str:
        """Return a text of several paragraphs, the identity number masked in it as everywhere else."""
        return self._masked_in(free_text(self._hidden(text), by_staff=by_staff))

    def value(self, text: str) -> str:
        """Return what came from outside, the identity number masked in it as everywhere else."""
        return self._masked_in(value(self._hidden(text)))

    def identity(self) -> str:
        """Return the applicant's identity number, masked unless it is to be shown."""
        number = self.report.case.applicant.identity_number
        return value(mask_identity(number) if self.report.identity_masked else number)

    def _hidden(self, text: str) -> str:
        """Return the text with a sign in the place of the identity number, however its digits are written."""
        number = self.report.case.applicant.identity_number
        return hide_identity(text, number) if self.report.identity_masked else text

    def _masked_in(self, text: str) -> str:
        # Last: how a text is kept in order depends on its digits.
        return text.replace(HIDDEN, self.identity()) if self.report.identity_masked else text

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
            self.either(known[word].name_ar, known[word].name_en) if word in known else self.value(word)
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
