from sqlalchemy import select

from tawasul_central import rows, sight, tables
from tests.conftest import Central


def test_the_condition_and_the_function_agree(central: Central) -> None:
    """For every member of staff and every case, assigned here, there, or to nobody."""
    case_file = tables.case_file
    with central.engine.connect() as db:
        cases = db.execute(select(case_file)).all()
        people = db.execute(select(tables.staff)).all()
        assert len(cases) * len(people) > 500
        for row in people:
            person = rows.staff_of(row)
            by_condition = set(db.scalars(select(case_file.c.id).where(sight.visible(person))))
            by_function = {one.id for one in cases if sight.sees(person, rows.case_of(one))}
            assert by_condition == by_function


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
