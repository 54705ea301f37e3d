"""An officer's load is one figure: on the board, in the assign dialog and in the list of people."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import select, update

from tawasul_central import tables
from tawasul_contract.clock import RIYADH
from tawasul_contract.records import Role, Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.office.people_read import read_people
from tawasul_desk.ui.steering.hands import read_hands
from tests.conftest import Central


def test_the_load_of_an_officer_is_the_same_wherever_it_is_shown(
    central: Central, open_desk: Callable[[str], Desk]
) -> None:
    case, staff = tables.case_file, tables.staff
    one = select(staff.c.id).where(staff.c.user_name == "officer01").scalar_subquery()
    with central.engine.begin() as db:
        office = db.execute(select(staff.c.office_ids).where(staff.c.user_name == "officer01")).scalar_one()[
            0
        ]
        ids = db.scalars(select(case.c.id).where(case.c.office_id == office).limit(len(Status))).all()
        for case_id, status in zip(ids, Status, strict=True):  # one of each
            values = {"assignee_id": one, "status": status}
            db.execute(update(case).where(case.c.id == case_id).values(values))
    boss = open_desk("supervisor01")
    now = datetime.now(UTC)
    today = now.astimezone(RIYADH).date()
    board = {load.staff_id: (load.open, load.overdue) for load in boss.boards.read(today, today).record.loads}
    dialog = {hand.staff.id: (hand.open, hand.overdue) for hand in read_hands(boss, now).all}
    people = read_people(boss)
    officers = [each.staff.id for each in people.people if each.staff.role is Role.OFFICER]
    assert len(officers) > 1
    assert {each: board[each] for each in officers} == {each: dialog[each] for each in officers}
    assert {each: people.loads.get(each, 0) for each in officers} == {
        each: board[each][0] for each in officers
    }
    mine = next(each.staff.id for each in people.people if each.staff.user_name == "officer01")
    assert board[mine][0] >= 4, "new, under processing, returned and come back; what is finished is no load"
