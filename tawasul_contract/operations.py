"""What a member of staff can do to a case, as frozen data: the only shape in which a change travels.

The id is a UUIDv7 made at the desk and is the idempotency key: the same id never means two things.
"""

from hashlib import sha256
from typing import Annotated, Final, Literal
from uuid import UUID

import uuid6
from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.record import NO_CASE, Record
from tawasul_contract.records import AbsenceRecord, Resolution, Status

CASES_AT_ONCE: Final = 1_000  # that one record of an access tells of

# What a person looked at or took out. A report printed or saved `revealed` shows the identity number in full.
AccessAction = Literal[
    "open",
    "view_attachment",
    "reveal_identity",
    "copy_identity",
    "copy_passport",
    "copy_phone",
    "save_attachment",
    "print_report",
    "print_report_revealed",
    "save_report",
    "save_report_revealed",
    "export_board",
    "export_audit",
    "export_cases",
]


class UploadReference(Record):
    """A file sent with a response. Its bytes are uploaded under `id` before the operation is sent."""

    id: UUID
    name: str = Field(min_length=1, max_length=120)
    media_type: str
    size: int = Field(gt=0, description="bytes")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Act(Record):
    """What every operation carries. `created_at` is the device's clock: shown, never used to decide."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID
    case_id: UUID
    created_at: AwareDatetime
    supersedes: UUID | None = Field(None, description="the refused operation that this one replaces")


class VersionedAct(Act):
    """An act that holds only for the case as the officer saw it."""

    base_version: int = Field(ge=1, description="the version the officer saw")


class ChangeStatus(VersionedAct):
    """Move a case to another status, with the texts that the move must carry."""

    kind: Literal["change_status"] = "change_status"
    to: Status
    response: str = Field("", max_length=20_000, description="public: the resident reads it")
    missing: tuple[str, ...] = Field((), description="document ids of the catalogue, or free words")
    resolution: Resolution | None = None
    reason: str = Field("", max_length=4_000)
    uploads: tuple[UploadReference, ...] = ()


class AddResponse(Act):
    """Write to the resident without changing the status."""

    kind: Literal["add_response"] = "add_response"
    seen_seq: int = Field(
        0, ge=0, description="the feed position the officer had read; a newer message is a conflict"
    )
    body: str = Field(min_length=1, max_length=20_000)
    uploads: tuple[UploadReference, ...] = ()


class AddNote(Act):
    """Write to colleagues; the resident never sees it."""

    kind: Literal["add_note"] = "add_note"
    body: str = Field(min_length=1, max_length=20_000)


class Assign(VersionedAct):
    """Give the case to a person, or back to its office; an officer may only take an unassigned one."""

    kind: Literal["assign"] = "assign"
    assignee_id: UUID | None = Field(description="none: the case waits in its office again")
    reason: str = Field("", max_length=4_000)


class OfferTransfer(VersionedAct):
    """Offer the case to another office; it stays where it is until that office accepts."""

    kind: Literal["offer_transfer"] = "offer_transfer"
    office_id: str
    reason: str = Field(min_length=1, max_length=4_000)


class AnswerTransfer(VersionedAct):
    """Accept or refuse a case offered to one's office, or withdraw one's own office's offer."""

    kind: Literal["answer_transfer"] = "answer_transfer"
    answer: Literal["accept", "refuse", "withdraw"]
    reason: str = Field("", max_length=4_000)


class RequestApproval(VersionedAct):
    """Ask for a second officer's approval, where the service needs one."""

    kind: Literal["request_approval"] = "request_approval"
    body: str = Field(min_length=1, max_length=20_000, description="what is to be approved; internal")
    resolution: Resolution | None = Field(
        None, description="the outcome that is to be approved; none: an older desk did not tell"
    )


class AnswerApproval(VersionedAct):
    """Approve what another officer asked approval for, or refuse it with a reason."""

    kind: Literal["answer_approval"] = "answer_approval"
    approved: bool
    reason: str = Field("", max_length=4_000)


class Watch(Act):
    """Be told of what happens to the case, or no longer."""

    kind: Literal["watch"] = "watch"
    watched: bool


class OfficeAct(Act):
    """An act of administration. It concerns no case, so all of them share one lane, in the order done."""

    case_id: UUID = NO_CASE


class SetAbsence(OfficeAct):
    """Say when a person is away and who stands in; no absence: they are back."""

    kind: Literal["set_absence"] = "set_absence"
    staff_id: UUID
    absence: AbsenceRecord | None


class SetSkills(OfficeAct):
    """Say which services a person handles; none named: every one."""

    kind: Literal["set_skills"] = "set_skills"
    staff_id: UUID
    skills: tuple[str, ...]


class WatchQueue(OfficeAct):
    """Be told of what happens in an officer's queue, or no longer."""

    kind: Literal["watch_queue"] = "watch_queue"
    staff_id: UUID
    watched: bool


class SetCalendar(OfficeAct):
    """Put an office's working time in force; the due times of its open cases follow."""

    kind: Literal["set_calendar"] = "set_calendar"
    calendar: CalendarRecord
    base_version: int | None = Field(None, description="the version of the catalogue that it was built on")
    built_on: UUID | None = Field(
        None, description="one's own earlier change, not yet confirmed, that it was built on instead"
    )


class ProposeTemplate(OfficeAct):
    """Propose a response text, new or in the place of the one with its id."""

    kind: Literal["propose_template"] = "propose_template"
    template: TemplateRecord


class AnswerTemplate(OfficeAct):
    """Put a proposed text in force, or refuse it; never one's own."""

    kind: Literal["answer_template"] = "answer_template"
    template_id: str
    version: int
    approved: bool
    reason: str = Field("", max_length=4_000)


class RecordAccess(Act):
    """Tell the audit trail what was looked at or taken out; it changes nothing else.

    What concerns no case in particular, a board or the trail itself, has `NO_CASE`. So has what concerns
    many: each of `case_ids` becomes a line of the trail.
    """

    kind: Literal["record_access"] = "record_access"
    action: AccessAction
    attachment_id: UUID | None = None
    case_ids: tuple[UUID, ...] = Field((), max_length=CASES_AT_ONCE, description="which cases were taken out")


CaseOperation = (
    ChangeStatus
    | AddResponse
    | AddNote
    | Assign
    | OfferTransfer
    | AnswerTransfer
    | RequestApproval
    | AnswerApproval
    | Watch
)
OfficeOperation = SetAbsence | SetSkills | WatchQueue | SetCalendar | ProposeTemplate | AnswerTemplate
Operation = Annotated[CaseOperation | OfficeOperation | RecordAccess, Field(discriminator="kind")]
OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)


class OperationBatch(Record):
    """The body of `POST /v1/ops`."""

    operations: tuple[Operation, ...] = Field(min_length=1)


def new_id() -> UUID:
    """Return a new UUIDv7 (RFC 9562)."""
    return UUID(int=uuid6.uuid7().int)


def fingerprint(operation: Operation) -> str:
    """Return the SHA-256 of what it says, in hexadecimal: tells a replay from a misused id.

    What stands as it would by itself is left out, so that a field added later changes no fingerprint.
    """
    said = OPERATION.dump_json(operation, exclude_defaults=True)
    return sha256(operation.kind.encode() + said).hexdigest()


def uploads_of(operation: Operation) -> tuple[UploadReference, ...]:
    """Return the files that must reach the central before this operation."""
    return operation.uploads if isinstance(operation, ChangeStatus | AddResponse) else ()
