"""The audit trail as data: who did or looked at what, and from where; it holds no body of any case."""

from typing import Final
from uuid import UUID

from pydantic import AwareDatetime, Field

from tawasul_contract.record import Record

THE_SERVICE: Final = UUID(int=0)  # did it by itself: no person


class AuditQuery(Record):
    """Which lines of the trail are wanted; what is None does not narrow them."""

    case_id: UUID | None = None
    case_number: str | None = Field(None, max_length=40)
    staff_id: UUID | None = Field(None, description="who did it")
    action: str | None = Field(None, max_length=40)
    since: AwareDatetime | None = None
    until: AwareDatetime | None = Field(None, description="this moment is no longer part of it")


class AuditRecord(Record):
    """One line: an operation by its kind, or a look (`open`, `reveal_identity`, `print_report` …)."""

    id: int
    at: AwareDatetime = Field(description="when it arrived at the central")
    done_at: AwareDatetime | None = Field(
        None,
        description="when it was done, by the workstation's clock; none: at the central itself, or not told",
    )
    action: str
    staff_id: UUID = Field(description="who did it; all zeros, and no name: the service by itself")
    staff_name_ar: str
    staff_name_en: str
    device_id: str
    case_id: UUID | None = None
    case_number: str | None = None
    attachment_id: UUID | None = None
    operation_id: UUID | None = None
    subject: str = Field(
        "",
        description="beside the case: the id of a person, office, text or status that the act names, "
        "or how it answered (accept, refuse, withdraw, approved, refused)",
    )


class AuditPage(Record):
    """Lines of the trail, the newest first."""

    lines: tuple[AuditRecord, ...]
    next: int | None = Field(description="ask with it as `after` for older ones; none: these were the last")
