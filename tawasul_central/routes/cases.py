"""`/v1/cases`: one case whole, for whoever sees it."""

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select

from tawasul_central import audit, rows, sight
from tawasul_central.call import Signed
from tawasul_central.database import transaction
from tawasul_central.problems import ProblemError
from tawasul_central.tables import attachment, event
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import CaseFile, Role

router = APIRouter(prefix="/v1/cases", tags=["cases"])


@router.get("/{case_id}")
def read_case(case_id: UUID, call: Signed) -> CaseFile:
    """Return the case with its timeline and attachments; the look is audited. Out of sight is `not-found`."""
    with transaction(call.engine) as db:
        caller = call.caller(db)
        if caller.staff.role is Role.AUDITOR:
            raise ProblemError(ProblemCode.FORBIDDEN)
        row = sight.find_case(db, caller.staff, case_id)
        if row is None:
            raise ProblemError(ProblemCode.NOT_FOUND)
        events = db.execute(select(event).where(event.c.case_id == case_id).order_by(event.c.at, event.c.id))
        files = db.execute(
            select(attachment).where(attachment.c.case_id == case_id).order_by(attachment.c.id)
        )
        whole = CaseFile(
            case=rows.case_of(row),
            events=tuple(map(rows.event_of, events)),
            attachments=tuple(map(rows.attachment_of, files)),
        )
        audit.record(db, caller, "open", case_id=case_id)
    return whole
