"""`/v1/audit`: who opened, revealed, printed or changed what."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BeforeValidator

from tawasul_central import trail
from tawasul_central.call import Signed
from tawasul_central.database import transaction
from tawasul_contract.trail import AuditPage, AuditQuery


def _written_out(given: object) -> object:
    """Refuse a bare number, which would pass for the seconds of the epoch."""
    if isinstance(given, str) and "t" not in given.lower():
        raise ValueError("not a date and time")
    return given


Moment = Annotated[AwareDatetime, BeforeValidator(_written_out)]
router = APIRouter(prefix="/v1", tags=["audit"])


def _query(
    case_id: UUID | None = None,
    case_number: Annotated[str | None, Query(max_length=40)] = None,
    staff_id: UUID | None = None,
    action: Annotated[str | None, Query(max_length=40)] = None,
    since: Annotated[Moment | None, Query(alias="from")] = None,
    until: Annotated[Moment | None, Query(alias="to")] = None,
) -> AuditQuery:
    return AuditQuery(
        case_id=case_id,
        case_number=case_number,
        staff_id=staff_id,
        action=action,
        since=since,
        until=until,
    )


@router.get("/audit")
def read_audit(
    call: Signed,
    query: Annotated[AuditQuery, Depends(_query)],
    after: Annotated[int | None, Query(ge=0, le=2**63 - 1)] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> AuditPage:
    """Return lines of the audit trail, the newest first; the reading is a line of it too.

    Auditors read all of it, supervisors what concerns their offices, officers nothing: `forbidden`.
    """
    with transaction(call.engine) as db:
        return trail.page(db, call.caller(db), query, after, limit)
