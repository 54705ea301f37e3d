"""Reading the audit trail: an auditor all of it, a supervisor what concerns their offices."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, func, literal, or_, select, true, tuple_

from tawasul_central import audit as trail
from tawasul_central.auth import Caller
from tawasul_central.problems import ProblemError
from tawasul_central.rows import AnySelect
from tawasul_central.tables import audit, case_file, staff
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import Role, StaffRecord
from tawasul_contract.trail import AuditPage, AuditQuery, AuditRecord

READ = "read_audit"


def page(db: Connection, caller: Caller, query: AuditQuery, after: int | None, limit: int) -> AuditPage:
    """Return a page of the lines that this person may read, the newest first, and note that they did.

    An officer gets the problem `forbidden`.
    """
    if caller.staff.role is Role.OFFICER:
        raise ProblemError(ProblemCode.FORBIDDEN)
    found = db.execute(lines(caller.staff, query, after, limit + 1)).all()
    read = [AuditRecord.model_validate(row, from_attributes=True) for row in found[:limit]]
    _note(db, caller, query)
    return AuditPage(lines=tuple(read), next=read[-1].id if len(found) > limit else None)


def lines(reader: StaffRecord, query: AuditQuery, after: int | None, limit: int) -> AnySelect:
    """Return the select of these lines; each way to narrow it has an index that ends with (at, id)."""
    own = [audit.c[name] for name in AuditRecord.model_fields if name in audit.c]
    # The service acts by itself too, and is nobody of the staff.
    columns = ("name_ar", "name_en")
    names = (func.coalesce(staff.c[column], "").label(f"staff_{column}") for column in columns)
    return (
        select(*own, *names, case_file.c.case_number)
        .outerjoin(staff, staff.c.id == audit.c.staff_id)
        .outerjoin(case_file, case_file.c.id == audit.c.case_id)
        .where(_may_read(reader), *_narrowed(query), _older_than(after))
        .order_by(audit.c.at.desc(), audit.c.id.desc())
        .limit(limit)
    )


def _may_read(reader: StaffRecord) -> ColumnElement[bool]:
    """Return what a supervisor may read: the acts of their offices' staff, and on their offices' cases.

    What an auditor of these offices looks at is not theirs to read.
    """
    if reader.role is Role.AUDITOR:
        return true()
    offices = list(reader.office_ids)
    theirs = and_(staff.c.office_ids.overlap(offices), staff.c.role != Role.AUDITOR)
    return or_(theirs, case_file.c.office_id.in_(offices))


def _narrowed(query: AuditQuery) -> Iterator[ColumnElement[bool]]:
    """Yield a condition for each thing that is asked."""
    if query.case_number is not None:
        numbered = select(case_file.c.id).where(case_file.c.case_number == query.case_number)
        yield audit.c.case_id == numbered.scalar_subquery()
    for name in ("case_id", "staff_id", "action"):
        wanted = getattr(query, name)
        if wanted is not None:
            yield audit.c[name] == wanted
    if query.since is not None:
        yield audit.c.at >= query.since
    if query.until is not None:
        yield audit.c.at < query.until


def _older_than(after: int | None) -> ColumnElement[bool]:
    if after is None:
        return true()
    at = select(audit.c.at).where(audit.c.id == after).scalar_subquery()
    return tuple_(audit.c.at, audit.c.id) < tuple_(at, literal(after))


def _note(db: Connection, caller: Caller, query: AuditQuery) -> None:
    """Write down the look itself: of whom or what it was, as far as it was narrowed."""
    subject = str(query.staff_id or query.case_number or "")
    trail.record(db, caller, READ, case_id=query.case_id, subject=subject)
