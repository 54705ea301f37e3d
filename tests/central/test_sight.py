from itertools import product
from typing import Any
from uuid import uuid4

from sqlalchemy import select, update

from tawasul_central import audiences, rows, sight, tables
from tawasul_contract.records import CaseRecord, Role, StaffRecord
from tests.central.acts import case_file, person
from tests.conftest import Central

OFFICES = ("riyadh", "jeddah", "dammam")


def scatter(central: Central) -> None:
    """Give the cases every combination of what decides sight: assigned, offered, waiting for approval."""
    holders = [None, person(central, "officer01").id, person(central, "officer05").id]
    states = list(product(OFFICES, holders, (None, *OFFICES), (None, person(central, "officer02").id)))
    with central.engine.begin() as db:
        ids = list(db.scalars(select(case_file.c.id)))
        template = db.execute(select(case_file).where(case_file.c.id == ids[0])).one()._asdict()
        more = len(states) - len(ids)
        for number in range(more):
            new = {"id": uuid4(), "case_number": f"TW-1448-8{number:06}"}
            db.execute(case_file.insert().values(template | new))
        ids = list(db.scalars(select(case_file.c.id)))
        for case_id, (office, holder, offered, asked) in zip(ids, states, strict=False):
            facts = {"office_id": office, "assignee_id": holder, "offered_to": offered}
            where = case_file.c.id == case_id
            db.execute(update(case_file).where(where).values(facts | {"approval_asked_by": asked}))


def everything(central: Central) -> tuple[list[CaseRecord], list[StaffRecord]]:
    with central.engine.connect() as db:
        cases = [rows.case_of(row) for row in db.execute(select(case_file))]
        people = [rows.staff_of(row) for row in db.execute(select(tables.staff))]
    return cases, people


def test_the_condition_and_the_function_agree(central: Central) -> None:
    """For every member of staff and every case, assigned, offered or awaiting approval anywhere."""
    scatter(central)
    cases, people = everything(central)
    assert len(cases) >= 72
    with central.engine.connect() as db:
        for one in people:
            by_condition = set(db.scalars(select(case_file.c.id).where(sight.visible(one))))
            assert by_condition == {case.id for case in cases if sight.sees(one, case)}


def test_the_audiences_of_a_case_are_exactly_those_who_see_it(central: Central) -> None:
    """What the feed takes away and brings rests on this."""
    scatter(central)
    cases, people = everything(central)
    for case, one in product(cases, people):
        assert sight.sees(one, case) == bool(audiences.of(case) & reasons(one)), (case, one)


def reasons(one: StaffRecord) -> set[audiences.Audience]:
    """The audiences that this person belongs to."""
    who: dict[Role, Any] = {Role.OFFICER: "officers", Role.SUPERVISOR: "supervisors"}
    office_ids = one.office_ids if one.role in who else ()
    mine = {audiences.Audience("person", one.id)} if one.role is Role.OFFICER else set()
    return mine | {audiences.Audience(who[one.role], office) for office in office_ids}


def test_each_reason_to_see_a_case_counts(central: Central) -> None:
    scatter(central)
    cases, people = everything(central)
    boss, officer = (
        next(each for each in people if each.user_name == name) for name in ("supervisor01", "officer02")
    )
    other = next(office for office in OFFICES if office not in boss.office_ids)
    mine, theirs = boss.office_ids[0], other
    ground = next(case for case in cases if case.assignee_id is not None)
    offered = ground.model_copy(update={"office_id": theirs, "offered_to": mine})
    kept = ground.model_copy(update={"office_id": theirs, "offered_to": None})
    assert sight.sees(boss, offered)
    assert not sight.sees(boss, kept)
    assert not sight.sees(officer, offered)
    held = {"office_id": officer.office_ids[0], "assignee_id": uuid4(), "approval_asked_by": uuid4()}
    assert sight.sees(officer, ground.model_copy(update=held))
    assert not sight.sees(officer, ground.model_copy(update=held | {"approval_asked_by": None}))
    assert not sight.sees(officer, ground.model_copy(update=held | {"office_id": other}))


def test_somebody_sees_something_and_nobody_everything(central: Central) -> None:
    case_file = tables.case_file
    with central.engine.connect() as db:
        every = set(db.scalars(select(case_file.c.id)))
        seen = {
            row.user_name: set(db.scalars(select(case_file.c.id).where(sight.visible(rows.staff_of(row)))))
            for row in db.execute(select(tables.staff))
        }
    assert seen["auditor01"] == set()
    assert set().union(*seen.values()) == every
    assert all(ids < every for ids in seen.values())
    assert all(seen[name] for name in seen if name.startswith("supervisor"))
