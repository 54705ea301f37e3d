"""Nothing is told as done before it is committed, and nothing committed is ever passed over."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from inspect import isasyncgenfunction, isgeneratorfunction
from random import Random
from typing import Annotated, Any
from uuid import UUID, uuid4

import psycopg
import pytest
from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import Connection, event, select, text

from tawasul_central import tables
from tawasul_central.app import ENDPOINTS
from tawasul_central.call import Signed
from tawasul_contract.records import Status
from tests.central.acts import (
    case_file,
    changes_after,
    cursor_now,
    move,
    note,
    person,
    prepare,
    response,
    send,
    take,
)
from tests.conftest import PASSWORD, Central

OFFICER = "officer01"
COMMIT_SECONDS = 0.15
WRITERS, ACTS = 8, 25
PASSED_WITHIN_SECONDS = 30.0


@contextmanager
def slow_commits(central: Central) -> Iterator[None]:
    """Make every commit of the service take a while: whatever replies first is caught."""
    engine = central.app.state.engine

    def wait(_: Connection) -> None:
        time.sleep(COMMIT_SECONDS)

    event.listen(engine, "commit", wait)
    try:
        yield
    finally:
        event.remove(engine, "commit", wait)


def rows_of_others(central: Central, query: str, *values: Any) -> list[Any]:
    """What somebody else sees in the database at this moment, on a connection of their own."""
    with psycopg.connect(central.dsn) as connection:
        return connection.execute(query, values).fetchall()


def test_a_reply_of_success_comes_after_the_commit(central: Central) -> None:
    client = central.client()
    mine = person(central, OFFICER).id
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    acts = [
        take(case_id, mine),
        note(case_id),
        move(case_id, Status.UNDER_PROCESSING, 2),
        response(case_id),
    ]
    with slow_commits(central):
        for act in acts:
            [outcome] = send(central, client, act)
            found = rows_of_others(central, "SELECT 1 FROM ledger WHERE operation_id = %s", act.id)
            assert (outcome.status, found) == ("applied", [(1,)])
        for reply, query in other_writers(central, client, case_id):
            before = rows_of_others(central, query)
            assert reply().status_code < 300
            assert rows_of_others(central, query) != before


def other_writers(central: Central, client: Any, case_id: UUID) -> list[tuple[Callable[[], Any], str]]:
    """Every other endpoint that writes, with what shows its effect."""
    credentials = {"user_name": "officer02", "password": PASSWORD, "device_id": "d"}
    tokens = client.post(f"{central.url}/v1/session", json=credentials).json()
    renewal = {"refresh_token": tokens["refresh_token"], "device_id": "d"}
    announced = {
        "id": str(uuid4()),
        "case_id": str(case_id),
        "name": "a.png",
        "media_type": "image/png",
        "size": 3,
        "sha256": "ab" * 32,
    }
    return [
        (lambda: client.get(f"{central.url}/v1/cases/{case_id}"), "SELECT count(*) FROM audit"),
        (lambda: client.post(f"{central.url}/v1/session", json=credentials), "SELECT count(*) FROM session"),
        (lambda: client.post(f"{central.url}/v1/uploads", json=announced), "SELECT count(*) FROM upload"),
        (
            lambda: client.patch(
                f"{central.url}/v1/uploads/{announced['id']}", b"abc", headers={"Upload-Offset": "0"}
            ),
            'SELECT sum("offset") FROM upload',
        ),
        (
            lambda: client.post(f"{central.url}/v1/session/refresh", json=renewal),
            "SELECT refresh_hash FROM session ORDER BY id",
        ),
        (
            lambda: client.delete(f"{central.url}/v1/session"),
            "SELECT count(*) FROM session WHERE revoked",
        ),
    ]


def test_an_endpoint_that_commits_too_late_is_caught(central: Central) -> None:
    """The trap itself: what a dependency does after `yield` happens after the reply."""
    plant_late_endpoint(central.app)
    client = central.client()
    count = "SELECT count(*) FROM audit WHERE action = 'late'"
    with slow_commits(central):
        assert client.post(f"{central.url}/v1/late").status_code == 200
        assert rows_of_others(central, count) == [(0,)], "told as done, and not there"
        time.sleep(2 * COMMIT_SECONDS)
    assert rows_of_others(central, count) == [(1,)]


def late_dependencies(endpoints: Iterable[APIRoute]) -> list[str]:
    """Name the dependencies that go on after the reply."""
    found = []
    waiting = [endpoint.dependant for endpoint in endpoints]
    while waiting:
        one = waiting.pop()
        waiting += one.dependencies
        if one.call is not None and (isgeneratorfunction(one.call) or isasyncgenfunction(one.call)):
            found.append(one.call.__name__)
    return found


def test_no_endpoint_has_a_dependency_that_goes_on_after_the_reply() -> None:
    assert len(ENDPOINTS) > 15
    assert late_dependencies(ENDPOINTS) == []
    planted = FastAPI()
    plant_late_endpoint(planted)
    assert late_dependencies(one for one in planted.routes if isinstance(one, APIRoute)) == ["late"]


def plant_late_endpoint(app: FastAPI) -> None:
    def late(call: Signed) -> Iterator[Connection]:
        with call.engine.begin() as db:
            yield db

    @app.post("/v1/late")
    def act(db: Annotated[Connection, Depends(late)]) -> dict[str, str]:
        db.execute(
            text(
                "INSERT INTO audit (seq, at, staff_id, device_id, action, request_id)"
                " VALUES (0, now(), gen_random_uuid(), '', 'late', '')"
            )
        )
        return {}


def test_a_reader_of_the_feed_misses_nothing_that_eight_writers_write(central: Central) -> None:
    """The same run shows that numbers taken from a sequence, before the commit, lose rows."""
    with psycopg.connect(central.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE naive (seq bigserial PRIMARY KEY, operation_id uuid NOT NULL)")
    by_feed, by_sequence = FeedReader(central), SequenceReader(central)
    with ThreadPoolExecutor(WRITERS) as pool, reading(by_feed, by_sequence):
        done = pool.map(lambda who: write(central, who, by_sequence), range(WRITERS))
        written = [one for sent in done for one in sent]
    assert len(written) == WRITERS * ACTS
    assert set(written) <= by_feed.seen, "the feed passed over committed changes"
    missed = set(written) - by_sequence.seen
    assert missed, "the sequence lost nothing: this test has no teeth"
    assert rows_of_others(central, "SELECT n FROM feed_counter") == [(by_feed.highest,)]


def write(central: Central, writer: int, by_sequence: "SequenceReader") -> list[UUID]:
    """Apply notes as the service does, with other work of random length before the commit.

    The first writer's first commit comes once the others' numbers were read: luck leaves no teeth out.
    """
    random, author, done = Random(writer), f"officer{writer + 1:02}", []
    client = central.client(author)
    with central.engine.connect() as db:
        case_id = db.scalar(
            select(case_file.c.id).where(case_file.c.assignee_id == person(central, author).id)
        )
    for number in range(ACTS):
        act = note(case_id)
        [outcome] = send(central, client, act)
        assert outcome.status == "applied"
        with psycopg.connect(central.dsn) as connection:
            taken = "INSERT INTO naive (operation_id) VALUES (%s) RETURNING seq"
            [row] = connection.execute(taken, (act.id,)).fetchall()
            if writer == number == 0:
                by_sequence.wait_beyond(row[0])
            time.sleep(random.uniform(0, 0.004))
        done.append(act.id)
    return done


class FeedReader:
    """A supervisor of every office, who follows the feed as a desk does."""

    def __init__(self, central: Central) -> None:
        supervise_all(central)
        self._central = central
        self._client = central.client("supervisor01")
        self._cursor = cursor_now(central, self._client)
        self.seen: set[UUID] = set()
        self.highest = 0

    def read(self) -> None:
        """Read what is new."""
        changes, self._cursor = changes_after(self._central, self._client, self._cursor, limit=20)
        for change in changes:
            assert change.seq > self.highest, "numbers only ever rise"
            self.highest = change.seq
            if change.type == "event" and change.data.operation_id:
                self.seen.add(change.data.operation_id)


class SequenceReader:
    """Somebody who trusts that a higher number of a sequence is a later commit."""

    def __init__(self, central: Central) -> None:
        self._dsn = central.dsn
        self._last = 0
        self.seen: set[UUID] = set()

    def wait_beyond(self, seq: int) -> None:
        """Return once a higher number was read."""
        until = time.monotonic() + PASSED_WITHIN_SECONDS
        while self._last <= seq:
            assert time.monotonic() < until, "nobody else committed"
            time.sleep(0.001)

    def read(self) -> None:
        """Read the rows with higher numbers than before."""
        query = "SELECT seq, operation_id FROM naive WHERE seq > %s ORDER BY seq"
        with psycopg.connect(self._dsn) as connection:
            for seq, operation_id in connection.execute(query, (self._last,)):
                self._last = seq
                self.seen.add(operation_id)


@contextmanager
def reading(*readers: FeedReader | SequenceReader) -> Iterator[None]:
    """Let each reader read without pause while the block runs, and once more after it."""
    done = threading.Event()

    def follow(reader: FeedReader | SequenceReader) -> None:
        while not done.is_set():
            reader.read()
        reader.read()

    with ThreadPoolExecutor(len(readers)) as pool:
        following = [pool.submit(follow, reader) for reader in readers]
        try:
            yield
        finally:
            done.set()
        for one in following:
            one.result()


def supervise_all(central: Central) -> None:
    staff = tables.staff
    with central.engine.begin() as db:
        offices = list(db.scalars(select(case_file.c.office_id).distinct()))
        db.execute(staff.update().where(staff.c.user_name == "supervisor01").values(office_ids=offices))


@pytest.mark.parametrize("same_case", [True, False])
def test_writers_do_not_deadlock(central: Central, same_case: bool) -> None:
    """Concurrent operations on one case or on many: each is applied, none times out."""
    supervise_all(central)
    with central.engine.connect() as db:
        ids = list(db.scalars(select(case_file.c.id).where(case_file.c.status != Status.CLOSED).limit(6)))
    clients = [central.client("supervisor01") for _ in ids]
    acts = [[note(ids[0] if same_case else case_id, str(uuid4())) for _ in range(5)] for case_id in ids]
    with ThreadPoolExecutor(len(clients)) as pool:
        sent = list(pool.map(lambda pair: send(central, pair[0], *pair[1]), zip(clients, acts, strict=True)))
    assert {outcome.status for outcomes in sent for outcome in outcomes} == {"applied"}
