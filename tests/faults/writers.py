"""Another process of the central that applies notes from many threads at once (`python -m` this module).

It reads its orders as JSON and prints, for each note, its id and when it was known to be committed
(seconds of the clock that all processes of this machine share).
"""

import json
import random
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Connection, create_engine, text

from tawasul_central import database, feed, operations
from tawasul_central.auth import Claims, read_access
from tawasul_central.feed import Touched
from tawasul_central.settings import Settings
from tawasul_contract.operations import AddNote, new_id
from tawasul_contract.outcomes import Applied, Replayed, Unfinished

MOST_WORK = 0.02  # seconds that a request is busy with other things before it commits
RETRIES, PAUSE = 20, 0.5  # seconds, before what was not finished is sent again

NAIVE = text("""
INSERT INTO change (entity, entity_id, case_id, seq, txn_last) VALUES (:entity, :id, :case_id, :seq, :last)
ON CONFLICT (entity, entity_id) DO UPDATE SET seq = excluded.seq, txn_last = excluded.txn_last
""")
DRAW = text("SELECT nextval('naive') FROM generate_series(1, :count)")


@dataclass(frozen=True)
class Order:
    """What this process is to write: so many notes from so many threads on these cases."""

    dsn: str
    secret: str
    token: str
    cases: tuple[UUID, ...]
    threads: int
    writes: int
    naive: bool


def work() -> None:
    """Be busy, as a request is between its statements."""
    time.sleep(random.uniform(0, MOST_WORK))


announce_last = feed.announce


def announce_after_work(db: Connection, touched: Iterable[Touched], exits: Sequence[Any] = ()) -> int:
    """Number the changes as the central does, at the end of all work."""
    work()
    return announce_last(db, touched, exits)


def announce_naively(db: Connection, touched: Iterable[Touched], exits: Sequence[Any] = ()) -> int:
    """The planted bug: numbers come from a sequence, and the commit comes when it comes."""
    changes = list(dict.fromkeys(touched))
    numbers = list(db.scalars(DRAW, {"count": len(changes)}))
    work()
    rows = [
        {"entity": one.entity, "id": one.id, "case_id": one.case_id, "seq": seq, "last": numbers[-1]}
        for one, seq in zip(changes, numbers, strict=True)
    ]
    db.execute(NAIVE, rows)
    return int(numbers[-1])


def write(order: Order) -> list[tuple[str, float]]:
    """Apply the notes, each in its transaction on a connection of its thread; return when each was done."""
    feed.announce = announce_naively if order.naive else announce_after_work
    settings = Settings(dsn=order.dsn, store="/nowhere", secret=order.secret)
    claims = read_access(settings, order.token, datetime.now(UTC))
    url = "postgresql+psycopg://" + order.dsn.split("://", 1)[1]
    options = {"options": database.SESSION_OPTIONS}
    engine = create_engine(url, pool_size=order.threads, max_overflow=0, connect_args=options)

    def write_one(place: int) -> tuple[str, float]:
        return _note(engine, settings, claims, order.cases[place % len(order.cases)])

    with ThreadPoolExecutor(order.threads) as pool:
        done = list(pool.map(write_one, range(order.writes)))
    engine.dispose()
    return done


def _note(engine: Any, settings: Settings, claims: Claims, case_id: UUID) -> tuple[str, float]:
    act = AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="one of very many")
    for _ in range(RETRIES):
        outcome = operations.perform(engine, settings, claims, "writers", act)
        if isinstance(outcome, Applied | Replayed):
            return act.id.hex, time.monotonic()
        assert isinstance(outcome, Unfinished), outcome
        time.sleep(random.uniform(0, PAUSE))
    raise AssertionError(outcome)


def main() -> None:
    """Do what is ordered, once there is a line that says go."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # the answers alone go out
    facts = json.loads(sys.stdin.readline())
    order = Order(**facts | {"cases": tuple(UUID(case_id) for case_id in facts["cases"])})
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(write(order)), flush=True)


if __name__ == "__main__":
    main()
