"""The facts both programs exchange, as frozen records; times are UTC, identifiers ASCII."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Identified(Protocol):
    """Anything with a textual id."""

    @property
    def id(self) -> str:
        """The id."""


Item = TypeVar("Item", bound=Identified)


def by_id(items: Iterable[Item], wanted: str) -> Item:
    """Return the item with this id; an unknown id raises KeyError."""
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)


class Record(BaseModel):
    """A frozen fact. Unknown fields are ignored, so an older desk reads a newer central."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Status(StrEnum):
    """Where a request stands: the five published states, plus `submitted`."""

    SUBMITTED = "submitted"
    UNDER_PROCESSING = "under_processing"
    RETURNED_TO_APPLICANT = "returned_to_applicant"
    RETURNED_BY_APPLICANT = "returned_by_applicant"
    PROCESSED = "processed"
    CLOSED = "closed"


class Resolution(StrEnum):
    """How a processed request ended for the applicant."""

    APPROVED = "approved"
    REJECTED = "rejected"
    ANSWERED = "answered"


class Role(StrEnum):
    """What a member of staff is."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


class EventKind(StrEnum):
    """What one line of a case's timeline tells."""

    SUBMITTED = "submitted"
    STATUS_CHANGED = "status_changed"
    RESPONSE = "response"
    NOTE = "note"
    APPLICANT_REPLY = "applicant_reply"
    ASSIGNED = "assigned"


class ScanState(StrEnum):
    """What the malware scan said of an attachment's bytes."""

    PENDING = "pending"
    CLEAN = "clean"
    BLOCKED = "blocked"


class ApplicantRecord(Record):
    """The resident who sent the request."""

    name_ar: str
    name_en: str
    identity_number: str = Field(description="10 digits; may fail its check digit, then it is flagged")
    nationality: str = Field(description="ISO 3166-1 alpha-3")
    birth_date: date
    passport_number: str
    phone: str = Field(description="E.164")
    email: str


class CaseRecord(Record):
    """One request, as the central last stated it."""

    id: UUID
    case_number: str = Field(description="TW-1448-0000123: Hijri year and a serial number")
    version: int = Field(description="counts the changes of status, assignee and facts; 1 when new")
    status: Status
    section_id: str
    service_id: str
    office_id: str
    assignee_id: UUID | None = None
    approved_by: UUID | None = Field(None, description="the second officer, where the service needs one")
    resolution: Resolution | None = None
    missing: tuple[str, ...] = Field((), description="document ids asked of the applicant")
    applicant: ApplicantRecord
    description: str
    submitted_at: AwareDatetime
    updated_at: AwareDatetime
    due_at: AwareDatetime | None = Field(None, description="none while the applicant holds the request")


class EventRecord(Record):
    """One line of a case's timeline; never changed after it was written."""

    id: UUID
    case_id: UUID
    kind: EventKind
    at: AwareDatetime
    actor_id: UUID | None = Field(None, description="none: the applicant or the service itself")
    actor_name_ar: str = ""
    actor_name_en: str = ""
    body: str = ""
    from_status: Status | None = None
    to_status: Status | None = None
    resolution: Resolution | None = None
    missing: tuple[str, ...] = ()
    assignee_id: UUID | None = None
    attachment_ids: tuple[UUID, ...] = ()
    operation_id: UUID | None = Field(None, description="the operation that wrote it")


class AttachmentRecord(Record):
    """What is known of an attachment; its bytes are fetched on demand."""

    id: UUID
    case_id: UUID
    name: str
    media_type: str
    size: int = Field(description="bytes")
    sha256: str = Field(description="64 hexadecimal digits")
    scan: ScanState
    document_id: str | None = Field(None, description="which document of the catalogue it is")
    from_staff: bool = False
    added_at: AwareDatetime


class StaffRecord(Record):
    """A member of staff; `office_ids` is what they may see."""

    id: UUID
    user_name: str
    name_ar: str
    name_en: str
    role: Role
    office_ids: tuple[str, ...]


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
    needs_approval: bool = False


class TemplateRecord(Record):
    """A response text; `{applicant}`, `{case_number}`, `{service}`, `{missing}`, `{officer}` are filled in.

    `for_status` says with which move it is offered; none: with any response.
    """

    id: str
    title_ar: str
    title_en: str
    body: str
    service_ids: tuple[str, ...] = Field((), description="empty: every service")
    for_status: Status | None = None


class CatalogueRecord(Record):
    """Everything that is data, not code: delivered whole by the central, with a version."""

    version: int
    offices: tuple[OfficeRecord, ...]
    sections: tuple[SectionRecord, ...]
    services: tuple[ServiceRecord, ...]
    documents: tuple[DocumentRecord, ...]
    templates: tuple[TemplateRecord, ...]
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


class LimitsRecord(Record):
    """What the server accepts; nothing of it is hard-wired in the desk."""

    attachment_bytes: int
    attachments_per_response: int
    attachment_types: tuple[str, ...]
    description_characters: int
    response_characters: int
    note_characters: int
    operations_per_batch: int
    batch_bytes: int


class TokenRecord(Record):
    """What a sign-in or a refresh returns."""

    access_token: str
    expires_in: int = Field(description="seconds")
    refresh_token: str
    staff: StaffRecord


class CaseFile(Record):
    """A case with all that hangs on it: the answer of `GET /v1/cases/{id}`."""

    case: CaseRecord
    events: tuple[EventRecord, ...]
    attachments: tuple[AttachmentRecord, ...]


class UploadRecord(Record):
    """How far an upload has come."""

    id: UUID
    size: int
    offset: int
    complete: bool
