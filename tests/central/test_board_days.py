"""Days and hours in Riyadh are worked out with each row, to the microsecond."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert, select, update

from tawasul_central.board_tables import board_case, board_spell
from tests.conftest import Central

MIDNIGHT = datetime(2026, 3, 10, 21, tzinfo=UTC)  # begins the eleventh in Riyadh
TENTH, ELEVENTH, TWELFTH = (date(2026, 3, day) for day in (10, 11, 12))
INSTANT = timedelta(microseconds=1)


def test_a_spell_knows_the_midnights_that_it_covers(central: Central) -> None:
    assert days(central, MIDNIGHT, MIDNIGHT + INSTANT) == (ELEVENTH, ELEVENTH), "from a midnight on"
    assert days(central, MIDNIGHT + INSTANT, MIDNIGHT + timedelta(days=1)) == (TWELFTH, ELEVENTH), (
        "covers none"
    )
    assert days(central, MIDNIGHT - INSTANT, MIDNIGHT) == (ELEVENTH, TENTH), "up to a midnight: covers none"
    assert days(central, MIDNIGHT - INSTANT, MIDNIGHT + INSTANT) == (ELEVENTH, ELEVENTH)


def days(central: Central, since: datetime, until: datetime) -> tuple[date, date]:
    """Return the first and the last day of a spell."""
    with central.engine.begin() as db:
        case_id = db.scalar(select(board_case.c.case_id).limit(1))
        facts = {"case_id": case_id, "office_id": "riyadh", "status": "submitted", "asked": False}
        found = insert(board_spell).values(**facts, since=since, until=until)
        row = db.execute(found.returning(board_spell.c.first_day, board_spell.c.last_day)).one()
        return row.first_day, row.last_day


def test_a_case_knows_when_it_came_and_on_which_day_it_is_due(central: Central) -> None:
    columns = (board_case.c.came_at, board_case.c.due_day, board_case.c.first_day)
    moved = update(board_case).where(
        board_case.c.case_id == select(board_case.c.case_id).limit(1).scalar_subquery()
    )
    for moment, came, due, first in (
        (MIDNIGHT, "2026-03-11T00:00:00", ELEVENTH, ELEVENTH),
        (MIDNIGHT - INSTANT, "2026-03-10T23:00:00", TENTH, ELEVENTH),
        (MIDNIGHT + INSTANT, "2026-03-11T00:00:00", ELEVENTH, TWELFTH),
    ):
        with central.engine.begin() as db:
            told = moved.values(submitted_at=moment, due_at=moment, since=moment).returning(*columns)
            found = db.execute(told).one()
            assert (found.came_at.isoformat(), found.due_day, found.first_day) == (came, due, first)
