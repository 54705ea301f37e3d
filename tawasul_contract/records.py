"""The facts both programs exchange, as frozen records; times are UTC, identifiers ASCII."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import AwareDatetime, Field

from tawasul_contract.record import Record


class Status(StrEnum):
    """Where a request stands: the five published states, plus `submitted`."""

    SUBMITTED = "submitted"
    UNDER_PROCESSING = "under_processing"
    RETURNED_TO_APPLICANT = "returned_to_applicant"
    RETURNED_BY_APPLICANT = "returned_by_applicant"
    PROCESSED = "processed"
    CLOSED = "closed"


FINISHED: Final = (Status.PROCESSED, Status.CLOSED)
OPEN: Final = tuple(status for status in Status if status not in FINISHED)
"""What counts as the load of an officer, here and at the central; what waits for the applicant is in it."""
STAFF_TURN: Final = (Status.SUBMITTED, Status.UNDER_PROCESSING, Status.RETURNED_BY_APPLICANT)
"""The open ones in which the next step is the staff's."""


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
    TRANSFER_OFFERED = "transfer_offered"
    TRANSFER_ACCEPTED = "transfer_accepted"
    TRANSFER_REFUSED = "transfer_refused"
    TRANSFER_WITHDRAWN = "transfer_withdrawn"
    APPROVAL_REQUESTED = "approval_requested"
    APPROVED = "approved"
    APPROVAL_REFUSED = "approval_refused"


TRANSFER_EVENTS: Final = {
    "accept": EventKind.TRANSFER_ACCEPTED,
    "refuse": EventKind.TRANSFER_REFUSED,
    "withdraw": EventKind.TRANSFER_WITHDRAWN,
}


class ScanState(StrEnum):
    """What the malware scan said of an attachment's bytes; `unscanned`: no scanner has seen them."""

    UNSCANNED = "unscanned"
    PENDING = "pending"
    CLEAN = "clean"
    BLOCKED = "blocked"

    @property
    def may_be_opened(self) -> bool:
        """Whether the bytes are handed out: not while a scan is under way, nor where it found something."""
        return self in (ScanState.UNSCANNED, ScanState.CLEAN)


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
    approval_asked_by: UUID | None = Field(None, description="who waits for a second officer's approval")
    offered_to: str | None = Field(None, description="the office a transfer was offered to, not yet answered")
    watcher_ids: tuple[UUID, ...] = Field((), description="who asked to be told of what happens to it")
    resolution: Resolution | None = None
    missing: tuple[str, ...] = Field((), description="document ids asked of the applicant")
    applicant: ApplicantRecord
    description: str
    submitted_at: AwareDatetime
    updated_at: AwareDatetime
    due_at: AwareDatetime | None = Field(None, description="none while the applicant holds the request")
    answer_due_at: AwareDatetime | None = Field(None, description="for the first response; none once given")
    applicant_staff_id: UUID | None = Field(
        None, description="the member of staff who sent it, and may not have it; their number is not told"
    )


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
    office_id: str | None = Field(None, description="of a transfer: the other office")
    attachment_ids: tuple[UUID, ...] = ()
    operation_id: UUID | None = Field(None, description="the operation that wrote it")

    @property
    def leaves_unassigned(self) -> bool:
        """Whether the request went back to its office, to nobody in particular."""
        return self.kind is EventKind.ASSIGNED and self.assignee_id is None

    @property
    def closes_by_itself(self) -> bool:
        """Whether the service closed the request after the catalogue's delay: nobody did."""
        return self.to_status is Status.CLOSED and self.actor_id is None


class AttachmentRecord(Record):
    """What is known of an attachment; its bytes are fetched on demand."""

    id: UUID
    case_id: UUID
    name: str
    media_type: str
    size: int = Field(description="bytes")
    sha256: str = Field(description="64 hexadecimal digits")
    scan: ScanState = ScanState.UNSCANNED
    document_id: str | None = Field(None, description="which document of the catalogue it is")
    from_staff: bool = False
    added_at: AwareDatetime


class AbsenceRecord(Record):
    """Days on which a person does not work, both included; new work goes to the substitute."""

    first: date
    last: date
    substitute_id: UUID | None = None


class StaffRecord(Record):
    """A member of staff; `office_ids` is what they may see."""

    id: UUID
    user_name: str
    name_ar: str
    name_en: str
    role: Role
    office_ids: tuple[str, ...]
    skills: tuple[str, ...] = Field((), description="services they handle; empty: every one")
    absence: AbsenceRecord | None = None
    watcher_ids: tuple[UUID, ...] = Field((), description="supervisors who watch this person's queue")


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
