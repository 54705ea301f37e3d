"""What somebody did to a request, as one sentence of the timeline's event: who did what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import EventKind, EventRecord, StaffRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import status_text


@dataclass(frozen=True)
class Names:
    """Whom and what the ids of an event stand for."""

    staff: Mapping[UUID, StaffRecord] = field(default_factory=dict)
    catalogue: CatalogueRecord | None = None

    def office(self, office_id: str, locale: Locale) -> str:
        """Return the name of an office; its id where the catalogue does not know it."""
        offices = self.catalogue.offices if self.catalogue is not None else ()
        found = next((each for each in offices if each.id == office_id), None)
        return isolate(locale.name(found) if found is not None else office_id)


def happened(event: EventRecord, names: Names, locale: Locale) -> str:
    """Return who did what, without a full stop; what the service did by itself has no name in it."""
    person = names.staff.get(event.assignee_id) if event.assignee_id is not None else None
    values = {
        "name": _author(event, names, locale),
        "person": isolate(locale.name(person)) if person is not None else "",
        "office": names.office(event.office_id, locale) if event.office_id is not None else "",
        "status": status_text(event.to_status) if event.to_status is not None else "",
    }
    by_somebody = bool(values["name"])
    return (_by_name(event) if by_somebody else _by_itself(event)).format(**values)


def _author(event: EventRecord, names: Names, locale: Locale) -> str:
    known = names.staff.get(event.actor_id) if event.actor_id is not None else None
    if known is not None:
        return isolate(locale.name(known))
    arabic, english = event.actor_name_ar, event.actor_name_en
    name = (arabic or english) if locale.is_arabic else (english or arabic)
    return isolate(name) if name else ""


def _by_name(event: EventRecord) -> str:
    translate = QCoreApplication.translate
    if event.kind is EventKind.ASSIGNED and event.assignee_id is None:
        return translate("Happened", "{name} returned the request to its office, unassigned")
    return {
        EventKind.SUBMITTED: translate("Happened", "{name} submitted the request"),
        EventKind.STATUS_CHANGED: translate("Happened", "{name} moved the request to “{status}”"),
        EventKind.RESPONSE: translate("Happened", "{name} wrote to the applicant"),
        EventKind.NOTE: translate("Happened", "{name} wrote an internal note"),
        EventKind.APPLICANT_REPLY: translate("Happened", "{name} sent a new message"),
        EventKind.ASSIGNED: translate("Happened", "{name} assigned the request to {person}"),
        EventKind.TRANSFER_OFFERED: translate("Happened", "{name} offered the request to {office}"),
        EventKind.TRANSFER_ACCEPTED: translate("Happened", "{name} accepted the transfer of the request"),
        EventKind.TRANSFER_REFUSED: translate("Happened", "{name} refused the transfer of the request"),
        EventKind.TRANSFER_WITHDRAWN: translate("Happened", "{name} withdrew the offer to another office"),
        EventKind.APPROVAL_REQUESTED: translate("Happened", "{name} asked for a second officer’s approval"),
        EventKind.APPROVED: translate("Happened", "{name} approved what was asked"),
        EventKind.APPROVAL_REFUSED: translate("Happened", "{name} refused the approval"),
    }[event.kind]


def _by_itself(event: EventRecord) -> str:
    translate = QCoreApplication.translate
    if event.kind is EventKind.APPLICANT_REPLY:
        return translate("Happened", "The applicant sent a new message")
    if event.to_status is not None:
        return translate("Happened", "The request was moved to “{status}”")
    return translate("Happened", "The request was changed")
