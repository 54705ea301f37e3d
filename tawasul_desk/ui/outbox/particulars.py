"""What an operation says besides its words: to whom, to which office, for which days."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import (
    AnswerApproval,
    AnswerTemplate,
    AnswerTransfer,
    Assign,
    OfferTransfer,
    Operation,
    ProposeTemplate,
    RequestApproval,
    SetAbsence,
    SetCalendar,
    SetSkills,
    Watch,
    WatchQueue,
)
from tawasul_contract.records import AbsenceRecord, StaffRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import resolution_text

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class Particulars:
    """Knows the names that ids stand for, in one language."""

    locale: Locale
    staff: Mapping[UUID, StaffRecord]
    catalogue: CatalogueRecord | None

    def of(self, operation: Operation) -> Facts:
        """Return names and values, none where the operation is but words."""
        translate = QCoreApplication.translate
        match operation:
            case Assign(assignee_id=None):
                return []
            case Assign():
                return [(translate("Outbox", "Assigned to"), self._person(operation.assignee_id))]
            case OfferTransfer():
                return [(translate("Outbox", "Office"), self._office(operation.office_id))]
            case AnswerTransfer():
                return [(translate("Outbox", "Answer"), _transfer_answer(operation))]
            case AnswerApproval() | AnswerTemplate():
                return [(translate("Outbox", "Answer"), _approval_answer(approved=operation.approved))]
            case RequestApproval():
                outcome = operation.resolution
                return [(translate("Outbox", "Outcome"), resolution_text(outcome))] if outcome else []
            case Watch():
                return [(translate("Outbox", "Watching"), _on_or_off(on=operation.watched))]
            case _:
                return self._administration(operation)

    def _administration(self, operation: Operation) -> Facts:
        translate = QCoreApplication.translate
        officer = translate("Outbox", "Officer")
        match operation:
            case SetAbsence():
                days = self._days(operation.absence)
                return [(officer, self._person(operation.staff_id)), (translate("Outbox", "Absence"), days)]
            case SetSkills():
                skills = self._services(operation.skills)
                return [(officer, self._person(operation.staff_id)), (translate("Outbox", "Skills"), skills)]
            case WatchQueue():
                watched = _on_or_off(on=operation.watched)
                name = translate("Outbox", "Watching")
                return [(officer, self._person(operation.staff_id)), (name, watched)]
            case SetCalendar():
                return [(translate("Outbox", "Office"), self._office(operation.calendar.office_id))]
            case ProposeTemplate():
                text = operation.template
                title = text.title_ar if self.locale.is_arabic else text.title_en
                return [(translate("Outbox", "Title"), isolate(title))]
            case _:
                return []

    def _person(self, staff_id: UUID | None) -> str:
        if staff_id is None:
            return QCoreApplication.translate("Outbox", "Its office")
        found = self.staff.get(staff_id)
        return isolate(self.locale.name(found)) if found is not None else "—"

    def _office(self, office_id: str) -> str:
        offices = self.catalogue.offices if self.catalogue else ()
        found = next((each for each in offices if each.id == office_id), None)
        return isolate(self.locale.name(found) if found else office_id)

    def _services(self, ids: tuple[str, ...]) -> str:
        known = {each.id: each for each in self.catalogue.services} if self.catalogue else {}
        names = [isolate(self.locale.name(known[each])) for each in ids if each in known]
        return "\n".join(names) or QCoreApplication.translate("Outbox", "Every service")

    def _days(self, absence: AbsenceRecord | None) -> str:
        if absence is None:
            return QCoreApplication.translate("Outbox", "Back at work")
        if absence.first == absence.last:
            return self.locale.date(absence.first)
        span = QCoreApplication.translate("Outbox", "{first}\nto {last}")
        return span.format(first=self.locale.date(absence.first), last=self.locale.date(absence.last))


def _transfer_answer(operation: AnswerTransfer) -> str:
    translate = QCoreApplication.translate
    return {
        "accept": translate("Outbox", "Accepted"),
        "refuse": translate("Outbox", "Refused"),
        "withdraw": translate("Outbox", "Withdrawn"),
    }[operation.answer]


def _approval_answer(*, approved: bool) -> str:
    translate = QCoreApplication.translate
    return translate("Outbox", "Approved") if approved else translate("Outbox", "Refused")


def _on_or_off(*, on: bool) -> str:
    translate = QCoreApplication.translate
    return translate("Outbox", "Yes") if on else translate("Outbox", "No longer")
