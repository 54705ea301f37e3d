"""What the supervisor's board costs the central."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from tawasul_central.board import Terms, read_board
from tawasul_central.database import open_engine, still_picture
from tawasul_contract.clock import RIYADH
from tools.measures import Measure
from tools.measures.arena import OFFICES, Central
from tools.measures.timing import by_turns

TURNS = 5
DAYS = 30
SECONDS = 2.0  # what a supervisor may wait
BARE = text("SELECT count(*) FROM case_file WHERE office_id = ANY (:offices)")


def answered(served: Central) -> Iterator[Measure]:
    """Ours: all figures of 30 days over every office. Floor: the bare count of the same cases; then 2 s."""
    engine = open_engine(served.dsn, connections=1)
    now = datetime.now(UTC)
    today = now.astimezone(RIYADH).date()
    terms = Terms(OFFICES, None, today - timedelta(days=DAYS - 1), today, now)

    def ours() -> None:
        with still_picture(engine) as db:
            read_board(db, terms)

    def floor() -> None:
        with still_picture(engine) as db:
            db.scalar(BARE, {"offices": list(OFFICES)})

    taken, bare = by_turns(ours, floor, TURNS)
    engine.dispose()
    yield Measure(f"board over {served.cases:,} cases", taken * 1000, bare * 1000, 25, "ms")
    yield Measure(f"board over {served.cases:,} cases, of 2 s", taken, SECONDS, 1, "s")
