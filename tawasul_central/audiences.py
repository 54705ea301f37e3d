"""Who gains and who loses sight of a case when its facts change, told in the terms of `sight.py`."""

from collections.abc import Iterator
from typing import Literal, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from tawasul_central.feed import Exit, Touched
from tawasul_central.rows import AnySelect
from tawasul_central.sight import open_to_officers, sees
from tawasul_central.tables import attachment, event, staff
from tawasul_contract.records import CaseRecord, Role, StaffRecord


class Audience(NamedTuple):
    """One person, or all of an office who hold a role: they see a case for the same reason."""

    who: Literal["person", "officers", "supervisors"]
    id: UUID | str


def of(case: CaseRecord) -> frozenset[Audience]:
    """Return all who see the case; a test holds this and the predicate together."""
    everyone = {Audience("supervisors", case.office_id)}
    if case.offered_to is not None:
        everyone.add(Audience("supervisors", case.offered_to))
    if case.assignee_id is not None:
        everyone.add(Audience("person", case.assignee_id))
    if open_to_officers(case):
        everyone.add(Audience("officers", case.office_id))
    return frozenset(everyone)


def gains(
    db: Connection, before: CaseRecord, after: CaseRecord, person: StaffRecord | None = None
) -> tuple[Touched, ...]:
    """Return what the feed must tell those who see the case now and did not before.

    `person` is the one it was given to, if that is known: who saw it already needs nothing.
    """
    new = of(after) - of(before)
    if person is not None and sees(person, before):
        new -= {Audience("person", person.id)}
    return everything_of(db, after.id) if new else ()


def exits(db: Connection, before: CaseRecord, after: CaseRecord) -> tuple[Exit, ...]:
    """Return to whom the case may be gone; the feed tells those of them who see it no more."""
    lost = of(before) - of(after)
    # An exit of an office reaches all who work there.
    lost -= {Audience("supervisors", each.id) for each in lost if each.who == "officers"}
    return tuple(each for audience in sorted(lost, key=str) for each in _exits(db, before.id, audience))


def everything_of(db: Connection, case_id: UUID) -> tuple[Touched, ...]:
    """Return the case and all that hangs on it: for when it enters somebody's sight."""
    events = db.scalars(select(event.c.id).where(event.c.case_id == case_id).order_by(event.c.at))
    files = db.scalars(select(attachment.c.id).where(attachment.c.case_id == case_id))
    return (
        Touched("case", case_id, case_id),
        *(Touched("event", found, case_id) for found in events),
        *(Touched("attachment", found, case_id) for found in files),
    )


def _exits(db: Connection, case_id: UUID, audience: Audience) -> Iterator[Exit]:
    match audience:
        case Audience("person", UUID() as person):
            yield Exit(case_id, staff_id=person)
        case Audience("officers", str() as office):
            yield Exit(case_id, office_id=office)
        case Audience("supervisors", str() as office):
            # One by one: its officers never saw the case, and need not hear of it.
            for supervisor in db.scalars(_supervisors(office)):
                yield Exit(case_id, staff_id=supervisor)


def _supervisors(office: str) -> AnySelect:
    return select(staff.c.id).where(staff.c.role == Role.SUPERVISOR, staff.c.office_ids.contains([office]))
