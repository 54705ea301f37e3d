"""Who may see which case: the one predicate behind list, feed, detail, attachment, search and count."""

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select

from tawasul_central.rows import AnyRow
from tawasul_central.tables import case_file
from tawasul_contract.records import CaseRecord, Role, StaffRecord


def visible(staff: StaffRecord) -> ColumnElement[bool]:
    """Return the condition on `case_file` under which this person sees a case.

    An officer: what is assigned to them, and of their offices what nobody has and what waits for a
    second officer; a supervisor: all of their offices, and what is offered to them; an auditor: none.
    """
    in_office = case_file.c.office_id.in_(staff.office_ids)
    match staff.role:
        case Role.SUPERVISOR:
            return or_(in_office, case_file.c.offered_to.in_(staff.office_ids))
        case Role.OFFICER:
            for_anybody = or_(case_file.c.assignee_id.is_(None), case_file.c.approval_asked_by.is_not(None))
            return or_(case_file.c.assignee_id == staff.id, and_(in_office, for_anybody))
        case Role.AUDITOR:
            return false()


def sees(staff: StaffRecord, case: CaseRecord) -> bool:
    """Return the same answer for a record at hand; a test holds the two together."""
    in_office = case.office_id in staff.office_ids
    match staff.role:
        case Role.SUPERVISOR:
            return in_office or case.offered_to in staff.office_ids
        case Role.OFFICER:
            return case.assignee_id == staff.id or (in_office and open_to_officers(case))
        case Role.AUDITOR:
            return False


def open_to_officers(case: CaseRecord) -> bool:
    """Return whether every officer of its office sees the case: to take it, or to approve it."""
    return case.assignee_id is None or case.approval_asked_by is not None


def find_case(
    db: Connection, staff: StaffRecord, case_id: UUID, *, for_change: bool = False
) -> AnyRow | None:
    """Return the row of the case if this person sees it, else None; `for_change` locks it."""
    wanted = select(case_file).where(case_file.c.id == case_id, visible(staff))
    return db.execute(wanted.with_for_update() if for_change else wanted).one_or_none()
