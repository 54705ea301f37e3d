"""The board at the desk: what the central counts now, and what was last heard of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.boards import Figure, Part
from tawasul_desk.services.board import MOST
from tawasul_desk.services.database import reading
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import Shelf
from tests.as_of import shifted_clock
from tests.conftest import Central
from tests.services.desks import note, some_case, synced, take

LAST = shifted_clock.instant().date() + timedelta(days=30)  # whatever day it is, also after midnight
FIRST = LAST - timedelta(days=364)
OpenAs = Callable[[str], Desk]


@pytest.fixture
def boss(open_as: OpenAs) -> Desk:
    """A supervisor's desk."""
    opened = open_as("supervisor01")
    synced(opened)
    return opened


def code(ask: Callable[[], object]) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        ask()
    return caught.value.code


def test_what_is_read_is_current(boss: Desk) -> None:
    board = boss.boards.read(FIRST, LAST)
    assert not board.stale
    shown = {tile.figure: tile.value for tile in board.record.tiles}
    assert len(boss.boards.drill(Part.TILE, Figure.OPEN, FIRST, LAST)) == shown[Figure.OPEN]


def test_without_a_network_the_last_one_is_shown_as_such(central: Central, boss: Desk) -> None:
    board = boss.boards.read(FIRST, LAST)
    cases = boss.boards.drill(Part.TILE, Figure.OPEN, FIRST, LAST)
    mine = boss.boards.mine(FIRST, LAST)
    own = boss.boards.drill_own(Part.OPEN_OF, FIRST, LAST)
    central.stop()
    again = boss.boards.read(FIRST, LAST)
    assert again.stale
    assert (again.record, again.fetched_at) == (board.record, board.fetched_at)
    assert boss.boards.drill(Part.TILE, Figure.OPEN, FIRST, LAST) == cases
    assert boss.boards.mine(FIRST, LAST).record == mine.record
    assert boss.boards.mine(FIRST, LAST).stale
    assert boss.boards.drill_own(Part.OPEN_OF, FIRST, LAST) == own
    assert code(lambda: boss.boards.drill_own(Part.OVERDUE_OF, FIRST, LAST)) is ErrorCode.OFFLINE
    assert code(lambda: boss.boards.read(FIRST, LAST, "riyadh")) is ErrorCode.OFFLINE
    assert code(lambda: boss.boards.drill(Part.TILE, Figure.OVERDUE, FIRST, LAST)) is ErrorCode.OFFLINE
    central.start()
    assert not boss.boards.read(FIRST, LAST).stale


def test_on_a_later_day_without_a_network_the_last_figures_are_those_of_an_earlier_one(
    central: Central, boss: Desk
) -> None:
    first, last = LAST - timedelta(days=30), LAST - timedelta(days=1)
    board, mine = boss.boards.read(first, last), boss.boards.mine(first, last)
    boss.boards.read(first, last, "riyadh")
    boss.boards.drill(Part.TILE, Figure.OPEN, first, last)
    central.stop()
    day = timedelta(days=1)
    later = boss.boards.read(first + day, last + day)
    assert (later.record, later.fetched_at, later.stale) == (board.record, board.fetched_at, True)
    assert boss.boards.mine(first + day, last + day).record == mine.record
    for span in ((first, last + day), (first - day, last - day)):
        assert code(lambda span=span: boss.boards.read(*span)) is ErrorCode.OFFLINE
    asked = Part.TILE, Figure.OPEN, first + day, last + day
    assert code(lambda: boss.boards.drill(*asked)) is ErrorCode.OFFLINE
    central.start()


def test_figures_do_not_outlive_the_sight_that_they_were_counted_over(central: Central, boss: Desk) -> None:
    boss.boards.read(FIRST, LAST)
    with central.engine.begin() as db:
        moved = {"office_ids": ["jeddah"], "scope_version": tables.staff.c.scope_version + 1}
        db.execute(update(tables.staff).where(tables.staff.c.id == boss.staff.id).values(moved))
    synced(boss)
    central.stop()
    assert code(lambda: boss.boards.read(FIRST, LAST)) is ErrorCode.OFFLINE
    central.start()


def test_who_may_see_no_board_any_more_keeps_none(central: Central, boss: Desk) -> None:
    boss.boards.read(FIRST, LAST)
    with central.engine.begin() as db:
        db.execute(update(tables.staff).where(tables.staff.c.id == boss.staff.id).values(role="officer"))
    assert code(lambda: boss.boards.read(FIRST, LAST)) is ErrorCode.FORBIDDEN
    central.stop()
    assert code(lambda: boss.boards.read(FIRST, LAST)) is ErrorCode.OFFLINE
    central.start()


def test_only_the_latest_are_kept(boss: Desk) -> None:
    for back in range(MOST + 3):
        boss.boards.mine(LAST - timedelta(days=back), LAST)
    with reading(boss.open_session.vault.engine("mirror.db")) as connection:
        kept = connection.exec_driver_sql("SELECT terms FROM board ORDER BY fetched_at").scalars().all()
    assert len(kept) == MOST
    assert kept[-1] == f"mine {LAST - timedelta(days=MOST + 2)} {LAST}"


@pytest.mark.calendar
def test_who_is_no_supervisor_is_refused_and_sees_their_own(desk: Desk) -> None:
    assert code(lambda: desk.boards.read(FIRST, LAST)) is ErrorCode.FORBIDDEN
    own = desk.boards.mine(FIRST, LAST).record.own
    assert own.staff_id == desk.staff.id
    assert len(desk.boards.drill_own(Part.FINISHED_BY, FIRST, LAST)) == own.finished > 0


def test_the_supervisor_hears_of_what_could_not_be_sent(central: Central, desk: Desk, boss: Desk) -> None:
    case_id = some_case(desk, Shelf.UNASSIGNED)
    act = take(desk, case_id)
    with central.engine.begin() as db:
        this = tables.case_file.c.id == case_id
        db.execute(update(tables.case_file).where(this).values(version=act.base_version + 1))
    desk.casework.submit(note(case_id))
    desk.casework.submit(act)
    synced(desk)  # the note arrives, and the act was done on what others changed
    (told,) = boss.boards.read(FIRST, LAST).record.stuck
    assert (told.staff_id, told.waiting) == (desk.staff.id, 1)
    desk.casework.discard(act.id)
    synced(desk)
    assert boss.boards.read(FIRST, LAST).record.stuck == ()
