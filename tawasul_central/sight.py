"""Who may see which case: the one predicate behind list, feed, detail, attachment, search and count."""

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select

from tawasul_central.rows import AnyRow
from tawasul_central.tables import case_file
from tawasul_contract.records import CaseRecord, Role, StaffRecord


def visible(staff: StaffRecord) -> ColumnElement[bool]:
    """Return the condition on `case_file` under which this person sees a case.

    An officer: what is assigned to them, and what nobody has in their offices; a supervisor: all of
    their offices; an auditor: none.
    """
    in_office = case_file.c.office_id.in_(staff.office_ids)
    match staff.role:
        case Role.SUPERVISOR:
            return in_office
        case Role.OFFICER:
            return or_(
                case_file.c.assignee_id == staff.id, and_(case_file.c.assignee_id.is_(None), in_office)
            )
        case Role.AUDITOR:
            return false()


def sees(staff: StaffRecord, case: CaseRecord) -> bool:
    """Return the same answer for a record at hand; a test holds the two together."""
    in_office = case.office_id in staff.office_ids
    match staff.role:
        case Role.SUPERVISOR:
            return in_office
        case Role.OFFICER:
            return case.assignee_id == staff.id or (case.assignee_id is None and in_office)
        case Role.AUDITOR:
            return False


def find_case(
    db: Connection, staff: StaffRecord, case_id: UUID, *, for_change: bool = False
) -> AnyRow | None:
    """Return the row of the case if this person sees it, else None; `for_change` locks it."""
    wanted = select(case_file).where(case_file.c.id == case_id, visible(staff))
    return db.execute(wanted.with_for_update() if for_change else wanted).one_or_none()
