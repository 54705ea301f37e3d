"""The board at the desk: what the central counts now, and what was last heard of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.boards import Figure, Part
from tawasul_desk.services.board import MOST
from tawasul_desk.services.database import reading
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import Shelf
from tests.conftest import Central
from tests.services.desks import note, some_case, synced, take

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
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
    central.stop()
    again = boss.boards.read(FIRST, LAST)
    assert again.stale
    assert (again.record, again.fetched_at) == (board.record, board.fetched_at)
    assert boss.boards.drill(Part.TILE, Figure.OPEN, FIRST, LAST) == cases
    assert boss.boards.mine(FIRST, LAST).record == mine.record
    assert boss.boards.mine(FIRST, LAST).stale
    assert code(lambda: boss.boards.read(FIRST, LAST, "riyadh")) is ErrorCode.OFFLINE
    assert code(lambda: boss.boards.drill(Part.TILE, Figure.OVERDUE, FIRST, LAST)) is ErrorCode.OFFLINE
    central.start()
    assert not boss.boards.read(FIRST, LAST).stale


def test_only_the_latest_are_kept(boss: Desk) -> None:
    for back in range(MOST + 3):
        boss.boards.mine(LAST - timedelta(days=back), LAST)
    with reading(boss.open_session.vault.engine("mirror.db")) as connection:
        kept = connection.exec_driver_sql("SELECT terms FROM board ORDER BY fetched_at").scalars().all()
    assert len(kept) == MOST
    assert kept[-1] == f"mine {LAST - timedelta(days=MOST + 2)} {LAST}"


def test_who_is_no_supervisor_is_refused_and_sees_their_own(desk: Desk) -> None:
    assert code(lambda: desk.boards.read(FIRST, LAST)) is ErrorCode.FORBIDDEN
    assert desk.boards.mine(FIRST, LAST).record.own.staff_id == desk.staff.id


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
