"""The board agrees to the last case with a recount over random pasts, and so does what leads to its cases."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from tawasul_central import board, board_drill, board_filling, database, seed, tables
from tawasul_central.board import Terms
from tawasul_central.board_tables import board_case, board_finish, board_spell
from tawasul_central.settings import Settings
from tawasul_contract.boards import BoardRecord, Figure, Part
from tawasul_contract.records import Status
from tests.central import lives, pasts, recount
from tests.central.recount import BANDS, Recount
from tests.conftest import SECRET, Central, create_database, drop_database, dsn_of

ACTS = 500
OFFICES = ("riyadh", "jeddah", "dammam")


@pytest.fixture(scope="module", params=(1, 2))
def lived(
    request: pytest.FixtureRequest, postgres: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Central, datetime]]:
    """A central in which much has happened, and the moment after it."""
    name, store = f"board_{request.param}", tmp_path_factory.mktemp("board")
    create_database(postgres, name)
    dsn = dsn_of(postgres, name)
    database.migrate(dsn)
    engine = database.open_engine(dsn)
    seed.fill(engine, Path(store), cases=80, seed=request.param, now=pasts.BEGUN, attachments=False)
    central = Central(dsn, store, engine, Settings(dsn=dsn, store=str(store), secret=SECRET, port=0))
    yield central, pasts.live(central, request.param, ACTS)
    central.close()
    drop_database(postgres, name)


def counted(central: Central, terms: Terms) -> tuple[BoardRecord, Recount]:
    """Return the board and its recount."""
    with database.still_picture(central.engine) as db:
        known = [life for life in lives.lives(db) if life.office_id in terms.offices]
        return board.read_board(db, terms), Recount(known, terms.first, terms.last, terms.now)


def periods(now: datetime) -> Iterator[tuple[date, date]]:
    today = recount.day_of(now)
    yield today - timedelta(days=29), today
    yield today - timedelta(days=6), today - timedelta(days=1)
    yield today - timedelta(days=200), today + timedelta(days=3)


def terms_of(now: datetime) -> Iterator[Terms]:
    for offices, (first, last) in product((OFFICES, ("jeddah",)), periods(now)):
        yield Terms(offices, None, first, last, now)


def test_every_number_is_that_of_the_recount(lived: tuple[Central, datetime]) -> None:
    central, now = lived
    for terms in terms_of(now):
        shown, again = counted(central, terms)
        for tile in shown.tiles:
            if tile.figure is not Figure.STUCK:
                expected = tuple(each and pytest.approx(each) for each in again.tile(tile.figure))
                assert (tile.value, tile.yesterday, tile.usual) == expected, tile.figure
        assert [day.day for day in shown.days] == [
            terms.first + timedelta(days=n) for n in range((terms.last - terms.first).days + 1)
        ]
        for part, key, number in numbers(shown):
            assert number == len(again.cases(part, key)), (part, key)
        assert_whole(shown, again)


def numbers(shown: BoardRecord) -> Iterator[tuple[Part, str, int]]:
    """Yield every number of a board that leads to cases."""
    for tile in shown.tiles:
        if tile.figure not in (Figure.HANDLING_MEDIAN, Figure.HANDLING_P90, Figure.ON_TIME, Figure.STUCK):
            yield Part.TILE, tile.figure, int(tile.value or 0)
    for day in shown.days:
        yield Part.CAME, day.day.isoformat(), day.came
        yield Part.FINISHED, day.day.isoformat(), day.finished
    for age in shown.ageing:
        yield Part.AGEING, f"{age.status}/{age.band}", age.count
    for load in shown.loads:
        who = str(load.staff_id or "none")
        yield Part.OPEN_OF, who, load.open
        yield Part.OVERDUE_OF, who, load.overdue
        yield Part.FINISHED_BY, who, load.finished
        yield Part.ON_TIME_OF, who, load.on_time
    for service in shown.services:
        yield Part.SERVICE_CAME, service.service_id, service.came
        yield Part.SERVICE_OPEN, service.service_id, service.open
        yield Part.SERVICE_LATE, service.service_id, service.late
    for hour in shown.hours:
        yield Part.HOUR, f"{hour.weekday}/{hour.hour}", hour.count


def assert_whole(shown: BoardRecord, again: Recount) -> None:
    """Nothing is left out: what the recount knows, the board shows."""
    told = {(part, key) for part, key, _ in numbers(shown)}
    open_statuses = [status for status in Status if status not in lives.DONE]
    for status, band in product(open_statuses, BANDS):
        key = f"{status}/{band}"
        assert ((Part.AGEING, key) in told) == bool(again.cases(Part.AGEING, key)), key
    for weekday, hour in product(range(1, 8), range(24)):
        key = f"{weekday}/{hour}"
        assert ((Part.HOUR, key) in told) == bool(again.cases(Part.HOUR, key)), key
    finished = again.finished(again.first, again.last)
    assert sum(load.finished for load in shown.loads) == len(finished)
    assert sum(load.open for load in shown.loads) == len(again.cases(Part.TILE, Figure.OPEN))
    assert sum(service.open for service in shown.services) == len(again.cases(Part.TILE, Figure.OPEN))
    assert sum(service.came for service in shown.services) == len(again.came(again.first, again.last))


def test_what_leads_to_cases_leads_to_exactly_those_counted(lived: tuple[Central, datetime]) -> None:
    central, now = lived
    for terms in (each for n, each in enumerate(terms_of(now)) if n in (0, 4)):
        shown, again = counted(central, terms)
        keys = [(part, key) for part, key, _ in numbers(shown)] + [(Part.TILE, figure) for figure in Figure]
        with database.still_picture(central.engine) as db:
            for part, key in dict.fromkeys(keys):
                found = board_drill.drill(db, terms, part, key).case_ids
                assert len(found) == len(set(found)), (part, key)
                assert set(found) == again.cases(part, key), (part, key)


def test_own_numbers_lead_to_exactly_the_own_cases_counted(lived: tuple[Central, datetime]) -> None:
    central, now = lived
    terms = next(terms_of(now))
    with database.still_picture(central.engine) as db:
        # One's own work counts wherever its cases are.
        again = Recount(list(lives.lives(db)), terms.first, terms.last, terms.now)
        for staff_id in db.scalars(select(tables.staff.c.id).where(tables.staff.c.role != "auditor")):
            own = board.read_mine(db, staff_id, terms).own
            numbers = {
                Part.OPEN_OF: own.open,
                Part.OVERDUE_OF: own.overdue,
                Part.FINISHED_BY: own.finished,
                Part.ON_TIME_OF: own.on_time,
            }
            for part, number in numbers.items():
                found = board_drill.drill_own(db, staff_id, terms, part).case_ids
                assert set(found) == again.cases(part, str(staff_id)), (part, staff_id)
                assert len(found) == number, (part, staff_id)


def test_the_pasts_are_rich_enough_to_prove_anything(lived: tuple[Central, datetime]) -> None:
    central, now = lived
    shown, again = counted(central, next(terms_of(now)))
    told = [tile for tile in shown.tiles if tile.figure is not Figure.STUCK]
    assert {tile.figure for tile in told if not (tile.value or tile.yesterday or tile.usual)} == set()
    finishes = [life.finishes for life in again.lives]
    assert any(len(each) > 1 for each in finishes), "finished more than once"
    assert any(life.now.status == Status.CLOSED and not life.now.due_at for life in again.lives)
    assert any(load.staff_id is None and load.open for load in shown.loads)


def test_a_history_told_from_the_timeline_is_the_one_that_was_kept(lived: tuple[Central, datetime]) -> None:
    central, _ = lived
    kept = _rows(central)
    with central.engine.begin() as db:
        for table in (board_case, board_spell, board_finish):
            db.execute(delete(table))
        assert board_filling.fill_missing(db) == len(kept["board_case"])
    for name, rows in _rows(central).items():
        assert rows ^ kept[name] == set(), name


def _rows(central: Central) -> dict[str, set[tuple[object, ...]]]:
    found = {}
    with central.engine.connect() as db:
        for table in (board_case, board_spell, board_finish):
            columns = [column for column in table.columns if column.name not in ("id", "again_at", "hours")]
            found[table.name] = {tuple(row) for row in db.execute(select(*columns))}
    return found
