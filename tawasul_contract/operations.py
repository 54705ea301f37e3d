"""What a member of staff can do to a case, as frozen data: the only shape in which a change travels.

The id is a UUIDv7 made at the desk and is the idempotency key: the same id never means two things.
"""

from hashlib import sha256
from typing import Annotated, Literal
from uuid import UUID

import uuid6
from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter

from tawasul_contract.records import Record, Resolution, Status


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


class ChangeStatus(Act):
    """Move a case to another status, with the texts that the move must carry."""

    kind: Literal["change_status"] = "change_status"
    base_version: int = Field(ge=1, description="the version the officer saw")
    to: Status
    response: str = Field("", max_length=20_000, description="public: the resident reads it")
    missing: tuple[str, ...] = Field((), description="document ids of the catalogue, or free words")
    resolution: Resolution | None = None
    reason: str = Field("", max_length=4_000)
    uploads: tuple[UploadReference, ...] = ()


class AddResponse(Act):
    """Write to the resident without changing the status."""

    kind: Literal["add_response"] = "add_response"
    seen_seq: int = Field(0, ge=0, description="the feed position the officer had read")
    body: str = Field(min_length=1, max_length=20_000)
    uploads: tuple[UploadReference, ...] = ()


class AddNote(Act):
    """Write to colleagues; the resident never sees it."""

    kind: Literal["add_note"] = "add_note"
    body: str = Field(min_length=1, max_length=20_000)


class Assign(Act):
    """Give the case to a member of staff; an officer may only take an unassigned one."""

    kind: Literal["assign"] = "assign"
    base_version: int = Field(ge=1)
    assignee_id: UUID


class RecordAccess(Act):
    """Tell the audit trail what was looked at or taken out; it changes nothing else."""

    kind: Literal["record_access"] = "record_access"
    action: Literal["open", "reveal_identity", "save_attachment", "print_report", "save_report"]
    attachment_id: UUID | None = None


Operation = Annotated[
    ChangeStatus | AddResponse | AddNote | Assign | RecordAccess, Field(discriminator="kind")
]
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
