"""What is data, not code: offices, sections, services, documents, templates, calendars."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, Protocol, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, Field

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.record import Record
from tawasul_contract.records import Resolution, Status


class Identified(Protocol):
    """Anything with a textual id."""

    @property
    def id(self) -> str:
        """The id."""


Item = TypeVar("Item", bound=Identified)
REFUSALS_KEPT: Final = timedelta(days=30)


def by_id(items: Iterable[Item], wanted: str) -> Item:
    """Return the item with this id; an unknown id raises KeyError."""
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)


class OfficeRecord(Record):
    """A passport department."""

    id: str
    name_ar: str
    name_en: str


class DocumentRecord(Record):
    """A document a service may ask for."""

    id: str
    name_ar: str
    name_en: str


class SectionRecord(Record):
    """A group of services."""

    id: str
    name_ar: str
    name_en: str


class ServiceRecord(Record):
    """A kind of transaction and what it asks for."""

    id: str
    section_id: str
    name_ar: str
    name_en: str
    document_ids: tuple[str, ...] = ()
    deadline_hours: int = Field(description="working hours until the request is late")
    answer_hours: int = Field(7, description="working hours until a first response is late")
    needs_approval: bool = False
    close_after_days: int | None = Field(
        90,
        description="days after which the service closes a request that is processed, or was returned and "
        "not answered, counted from the last word to the applicant; none: never",
    )


class TemplateRecord(Record):
    """A response text; `{applicant}`, `{case_number}`, `{service}`, `{missing}`, `{officer}` are filled in.

    `for_status` says with which move it is offered; none: with any response. `resolution` is the outcome that
    the text tells the resident, so that no other one is sent with it; none: the text tells no outcome.
    """

    id: str
    title_ar: str
    title_en: str
    body: str
    service_ids: tuple[str, ...] = Field((), description="empty: every service")
    for_status: Status | None = None
    resolution: Resolution | None = Field(None, description="only where `for_status` is processed")
    version: int = Field(1, description="counts the texts approved under this id")
    proposed_by: UUID | None = Field(None, description="who waits for another supervisor's approval of it")

    @property
    def outcome_fits(self) -> bool:
        """Whether it tells an outcome only where it is sent with one."""
        return self.resolution is None or self.for_status is Status.PROCESSED


class RefusalRecord(Record):
    """A proposed text that another supervisor refused: `template` is as it was proposed, and by whom.

    It is kept for who proposed it, until they propose a text under this id again, or for `REFUSALS_KEPT`.
    """

    template: TemplateRecord
    refused_by: UUID
    reason: str
    at: AwareDatetime


class CatalogueRecord(Record):
    """Everything that is data, not code: delivered whole by the central, with a version."""

    version: int
    offices: tuple[OfficeRecord, ...]
    sections: tuple[SectionRecord, ...]
    services: tuple[ServiceRecord, ...]
    documents: tuple[DocumentRecord, ...]
    templates: tuple[TemplateRecord, ...]
    proposals: tuple[TemplateRecord, ...] = Field((), description="texts that wait for approval")
    refusals: tuple[RefusalRecord, ...] = Field((), description="of proposed texts, at most one of each")
    calendars: tuple[CalendarRecord, ...] = Field((), description="one for each office that has its own")
    nationalities: dict[str, tuple[str, str]] = Field(description="alpha-3 → Arabic name, English name")

    def service(self, service_id: str) -> ServiceRecord:
        """Return the service; an id the catalogue does not know raises KeyError."""
        return by_id(self.services, service_id)

    def section(self, section_id: str) -> SectionRecord:
        """Return the section; an id the catalogue does not know raises KeyError."""
        return by_id(self.sections, section_id)

    def document(self, document_id: str) -> DocumentRecord:
        """Return the document; an id the catalogue does not know raises KeyError."""
        return by_id(self.documents, document_id)

    def office(self, office_id: str) -> OfficeRecord:
        """Return the office; an id the catalogue does not know raises KeyError."""
        return by_id(self.offices, office_id)
