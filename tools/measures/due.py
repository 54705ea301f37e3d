"""What counting working time costs: a due time, and an office's due times after its calendar changed."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial

from sqlalchemy import select

from tawasul_central import database, due_times, recounting
from tawasul_central.tables import case_file, event
from tawasul_contract.clock import RIYADH, clock_for
from tools.measures import Measure
from tools.measures.arena import OFFICES, Central
from tools.measures.timing import by_turns

TIMES = 20_000
HOURS = 35
OPENS, CLOSES = time(8), time(15)
FRIDAY, SATURDAY = 4, 5


def computed() -> Measure:
    """Ours: due times by a calendar. Floor: by a plain week, with date arithmetic and no holidays at all."""
    begun = datetime(2026, 5, 3, 6, tzinfo=UTC)
    starts = [begun + timedelta(minutes=37 * number) for number in range(TIMES)]
    clock = clock_for("riyadh", ())
    taken, bare = by_turns(partial(_each, starts, clock.due), partial(_each, starts, plain_week), 5)
    name = f"due time, {TIMES / taken:,.0f} a second"
    return Measure(name, taken / TIMES * 1e6, bare / TIMES * 1e6, 1, "us")


def recounted(served: Central) -> Measure:
    """Ours: all due times counted anew, none changes. Floor: reading the same cases and their events."""
    engine = database.open_engine(served.dsn)

    def ours() -> None:
        with database.transaction(engine) as db:
            recounting.ask(db, OFFICES)
        recounting.finish(engine)

    def floor() -> None:
        with database.transaction(engine) as db:
            cases = select(case_file.c.id, case_file.c.submitted_at, case_file.c.service_id)
            running = cases.where(case_file.c.status.not_in(due_times.STANDING))
            db.execute(running).all()
            told = select(event.c.case_id, event.c.kind, event.c.at, event.c.from_status, event.c.to_status)
            db.execute(told.where(event.c.case_id.in_(running.with_only_columns(case_file.c.id)))).all()

    taken, bare = by_turns(ours, floor, 5)
    engine.dispose()
    return Measure(f"recount of {served.cases:,} cases", taken * 1000, bare * 1000, 3, "ms")


def plain_week(start: datetime, hours: float) -> datetime:
    """Return a due time where every week is Sunday to Thursday, 08:00 to 15:00."""
    moment, left = start.astimezone(RIYADH), timedelta(hours=hours)
    while True:
        opens, closes = (datetime.combine(moment.date(), at, RIYADH) for at in (OPENS, CLOSES))
        begin = max(moment, opens)
        if moment.weekday() not in (FRIDAY, SATURDAY) and begin < closes:
            if begin + left <= closes:
                return (begin + left).astimezone(UTC)
            left -= closes - begin
        moment = opens + timedelta(days=1)


def _each(starts: list[datetime], due: Callable[[datetime, float], datetime]) -> None:
    for start in starts:
        due(start, HOURS)
