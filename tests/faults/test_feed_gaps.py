"""A reader of the feed, who follows it while a hundred write, misses nothing and is never far behind."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import func, select, update

from tawasul_central import feed, feed_audit, tables
from tawasul_central.database import still_picture
from tawasul_contract.outcomes import ChangePage
from tests.central.acts import TIMEOUT, cursor_now
from tests.conftest import SECRET, Central, dsn_of
from tests.faults.counts import COUNTS
from tests.faults.tally import Tally

ROOT = Path(__file__).parents[2]
PROCESSES, THREADS = 2, 50
NAIVE_WRITES = 300
LAG_SECONDS = 1.0
PAGE = 50


@pytest.fixture
def cases(central: Central) -> list[UUID]:
    """All cases, and supervisors who see every one of them."""
    case, staff = tables.case_file, tables.staff
    with central.engine.begin() as db:
        offices = list(db.scalars(select(case.c.office_id).distinct()))
        db.execute(update(staff).where(staff.c.role == "supervisor").values(office_ids=offices))
        return list(db.scalars(select(case.c.id).order_by(case.c.id)))


@dataclass
class Reader:
    """A supervisor who reads without a pause, and when what was first seen."""

    central: Central
    seen: dict[UUID, float] = field(default_factory=dict)
    highest: int = 0
    pages: int = 0

    def follow(self, over: threading.Event) -> None:
        """Read until it is over, and once more after that."""
        client = self.central.client("supervisor03")
        cursor = cursor_now(self.central, client)
        while True:
            last = over.is_set()
            cursor, more = self._page(client, cursor)
            if last and not more:
                return

    def _page(self, client: object, cursor: str) -> tuple[str, bool]:
        asked = {"cursor": cursor, "limit": PAGE}
        answer = client.get(f"{self.central.url}/v1/sync/changes", params=asked, timeout=TIMEOUT)
        assert answer.status_code == 200, answer.text
        now = time.monotonic()
        page = ChangePage.model_validate_json(answer.content)
        self.pages += 1
        for change in page.changes:
            assert change.seq > self.highest, "numbers only ever rise"
            self.highest = change.seq
            if change.type == "event" and change.data.operation_id:
                self.seen.setdefault(change.data.operation_id, now)
        return page.next, page.more


@contextmanager
def reading(reader: Reader) -> Iterator[None]:
    """Let the reader follow the feed while the block runs."""
    over, failures = threading.Event(), []

    def follow() -> None:
        try:
            reader.follow(over)
        except BaseException as error:
            failures.append(error)

    following = threading.Thread(target=follow)
    following.start()
    try:
        yield
    finally:
        over.set()
        following.join()
    assert failures == []


def written(central: Central, cases: list[UUID], writes: int, *, naive: bool) -> dict[UUID, float]:
    """Let all processes write at once; return the notes they made, and when each was known to be there."""
    token = str(central.client("supervisor01").headers["Authorization"]).partition(" ")[2]
    order = {"dsn": central.dsn, "secret": SECRET, "token": token, "cases": [str(one) for one in cases]}
    order |= {"threads": THREADS, "writes": writes // PROCESSES, "naive": naive}
    command = [sys.executable, "-m", "tests.faults.writers"]
    with ExitStack() as running:
        writers = [
            running.enter_context(
                subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            for _ in range(PROCESSES)
        ]
        for writer in writers:
            writer.stdin.write(json.dumps(order) + "\n")
            writer.stdin.flush()
        assert [writer.stdout.readline() for writer in writers] == ["ready\n"] * PROCESSES
        for writer in writers:
            writer.stdin.write("go\n")
            writer.stdin.flush()
        told = [json.loads(writer.stdout.readline()) for writer in writers]
    return {UUID(hex=one): moment for done in told for one, moment in done}


@contextmanager
def idle_transactions(central: Central) -> Iterator[None]:
    """Keep a transaction open that has written, in this database and in another one of the same server."""
    with ExitStack() as held:
        for dsn in (central.dsn, dsn_of(central.dsn, "postgres")):
            idle = held.enter_context(psycopg.connect(dsn))
            idle.execute("SET idle_in_transaction_session_timeout = 0")
            idle.execute("CREATE TABLE idle_for_long (nothing int)")
            assert idle.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL").fetchone() == (True,)
            held.callback(idle.rollback)
        yield


@pytest.mark.fault("F27")
def test_a_hundred_writers_and_one_reader(central: Central, cases: list[UUID], tally: Tally) -> None:
    reader = Reader(central)
    with idle_transactions(central), reading(reader):
        began = time.monotonic()
        done = written(central, cases, COUNTS.feed_writes, naive=False)
        took = time.monotonic() - began
    assert len(done) == COUNTS.feed_writes // PROCESSES * PROCESSES
    missed = done.keys() - reader.seen.keys()
    lags = sorted(max(0.0, reader.seen[one] - moment) for one, moment in done.items() if one in reader.seen)
    with still_picture(central.engine) as db:
        head, _ = feed.position(db)
        wrong = [str(finding) for finding in feed_audit.audit(db) if finding.wrong]
    tally.tell(
        "feed under a hundred writers",
        f"{len(done)} writes in {took:.1f} s, {reader.pages} pages read,"
        f" behind by {lags[len(lags) // 2] * 1000:.0f} ms in the middle, {lags[-1] * 1000:.0f} ms at most",
    )
    assert wrong == []
    assert reader.highest == head
    tally.note("F27", len(done), lost=len(missed))
    assert lags[-1] < LAG_SECONDS


@pytest.mark.fault("F27")
def test_numbers_from_a_sequence_lose_changes(central: Central, cases: list[UUID], tally: Tally) -> None:
    """The teeth: the same reader and writers, but the numbers are drawn before the commit."""
    reader, told = Reader(central), feed.terms
    highest = select(func.max(tables.change.c.seq))
    with central.engine.begin() as db:
        start = 1 + (db.scalar(highest) or 0)
        db.exec_driver_sql(f"CREATE SEQUENCE naive START {start}")

    def as_far_as_seen(db, caller):
        return replace(told(db, caller), head=db.scalar(highest))

    with patch.object(feed, "terms", as_far_as_seen), reading(reader):
        done = written(central, cases, NAIVE_WRITES, naive=True)
    with central.engine.connect() as db:
        there = set(
            db.scalars(select(tables.event.c.operation_id).where(tables.event.c.operation_id.in_(done)))
        )
    assert there == done.keys(), "all of it was committed"
    tally.bite("numbers of the feed taken from a sequence", len(done.keys() - reader.seen.keys()))
