"""What the central answers: one outcome per operation, pages of changes, and problem types."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, TypeAdapter

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.record import Record
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventRecord, StaffRecord


class Applied(Record):
    """The effect is committed; `confirmed_seq` is where the feed tells of it."""

    status: Literal["applied"] = "applied"
    id: UUID
    confirmed_seq: int
    version: int


class Replayed(Record):
    """The same operation had been applied before; nothing happened again."""

    status: Literal["replayed"] = "replayed"
    id: UUID
    confirmed_seq: int
    version: int


class Conflict(Record):
    """The case changed since the officer saw it; `current` is what it is now, and who made it so.

    So it is for a response that was written before the applicant's latest message was read.
    """

    status: Literal["conflict"] = "conflict"
    id: UUID
    current: CaseRecord
    changed_by: StaffRecord | None = Field(None, description="none: the applicant or the service itself")
    changed_at: AwareDatetime
    event: EventRecord | None = Field(None, description="the line of the timeline that tells the change")
    seen_seq: int = Field(
        0, ge=0, description="for a response: the `seen_seq` of an officer who has read `event`"
    )


class Rejected(Record):
    """The rules refuse it; `code` is a `RefusalCode` or a `ProblemCode`. A person decides."""

    status: Literal["rejected"] = "rejected"
    id: UUID
    code: str


class Gone(Record):
    """The case is no longer in this officer's sight, or never was."""

    status: Literal["gone"] = "gone"
    id: UUID


class Unfinished(Record):
    """The central could not tell (a twin is running, a fault): unknown, so it is sent again."""

    status: Literal["unfinished"] = "unfinished"
    id: UUID
    code: str


Outcome = Annotated[
    Applied | Replayed | Conflict | Rejected | Gone | Unfinished, Field(discriminator="status")
]
OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)


class OutcomeBatch(Record):
    """The answer of `POST /v1/ops`, in the order sent."""

    results: tuple[Outcome, ...]


class CaseChange(Record):
    """A case as it is now."""

    type: Literal["case"] = "case"
    op: Literal["upsert"] = "upsert"
    seq: int
    id: UUID
    case_id: UUID
    data: CaseRecord


class EventChange(Record):
    """A line of a timeline."""

    type: Literal["event"] = "event"
    op: Literal["upsert"] = "upsert"
    seq: int
    id: UUID
    case_id: UUID
    data: EventRecord


class AttachmentChange(Record):
    """What is known of an attachment."""

    type: Literal["attachment"] = "attachment"
    op: Literal["upsert"] = "upsert"
    seq: int
    id: UUID
    case_id: UUID
    data: AttachmentRecord


class StaffChange(Record):
    """A colleague, for names."""

    type: Literal["staff"] = "staff"
    op: Literal["upsert"] = "upsert"
    seq: int
    id: UUID
    data: StaffRecord


class CatalogueChange(Record):
    """The catalogue as it is now."""

    type: Literal["catalogue"] = "catalogue"
    op: Literal["upsert"] = "upsert"
    seq: int
    data: CatalogueRecord


class Removal(Record):
    """A case that left this officer's sight: its data goes, unsent work on it is held."""

    type: Literal["removal"] = "removal"
    op: Literal["remove"] = "remove"
    seq: int
    case_id: UUID
    reason: Literal["out_of_scope", "deleted", "merged"]


Change = Annotated[
    CaseChange | EventChange | AttachmentChange | StaffChange | CatalogueChange | Removal,
    Field(discriminator="type"),
]


class ChangePage(Record):
    """A page of the feed. `next` is opaque; the local copy is consistent only where `more` is false."""

    changes: tuple[Change, ...]
    after: str = Field(description="the cursor that was asked with: a page never passes for another")
    next: str
    more: bool
    head: int
    server_time: AwareDatetime


class SnapshotPage(Record):
    """A page of everything in sight. `cursor` (the same on every page) is where the feed goes on after it."""

    changes: tuple[Change, ...]
    after: str | None = Field(description="the place that was asked with; none: this is the first page")
    next: str | None = Field(description="ask with it for the next page; none: this was the last")
    cursor: str
    head: int = Field(description="the number of the feed that `cursor` stands at")
    done: int = Field(description="rows delivered up to and with this page")
    total: int = Field(description="rows in sight when the snapshot began")
    server_time: AwareDatetime


class RowsDigest(Record):
    """How many records of one type there are, and the XOR of a hash of each.

    The hash of a record is the first eight bytes, big-endian and signed, of
    SHA-256(the 16 bytes of its id ‖ its number in the feed as 8 bytes, big-endian).
    """

    count: int
    digest: int


class SightDigest(Record):
    """Everything in sight, condensed, at `head`: a copy that has reached `head` must come to the same."""

    head: int
    case: RowsDigest
    event: RowsDigest
    attachment: RowsDigest
    staff: RowsDigest


class ProblemCode(StrEnum):
    """The kinds of failure of the service (RFC 9457 `type`: `urn:tawasul:problem:<code>`)."""

    INVALID = "invalid"
    WRONG_CREDENTIALS = "wrong-credentials"
    SIGNED_OUT = "signed-out"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    TOO_LARGE = "too-large"
    UNSUPPORTED_TYPE = "unsupported-type"
    RESYNC_REQUIRED = "resync-required"
    IN_PROGRESS = "in-progress"
    ID_REUSED = "id-reused"
    UPLOAD_INCOMPLETE = "upload-incomplete"
    UPLOAD_MISMATCH = "upload-mismatch"
    RATE_LIMITED = "rate-limited"
    CLIENT_TOO_OLD = "client-too-old"
    UNAVAILABLE = "unavailable"
    FAULT = "fault"


class Problem(Record):
    """The body of every failure, `application/problem+json` (RFC 9457)."""

    type: str
    title: str
    status: int
    code: ProblemCode
    detail: str = ""
    reason: str | None = Field(None, description="why a resync is required: expired, epoch, scope …")
    request_id: str = ""
    errors: tuple[dict[str, str], ...] = Field((), description="for `invalid`: where and what")


def problem_type(code: ProblemCode) -> str:
    """Return the URI that names this kind of failure."""
    return f"urn:tawasul:problem:{code}"
