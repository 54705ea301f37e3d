import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from queue import Empty, Queue

import psycopg
import pytest
import requests
from sqlalchemy import Engine, text

from tawasul_central import auth, database, embedded, feed, hints
from tawasul_central.auth import Claims
from tawasul_central.hints import Hints
from tawasul_contract.records import Status
from tests.central.acts import get, note, person, prepare, send
from tests.conftest import Central, Template, running_central

OFFICER = "officer01"
SOON = 5  # seconds


class Listener:
    """A desk that listens: what it was told, line by line."""

    def __init__(self, line: HTTPConnection, answer: HTTPResponse) -> None:
        self.heads: Queue[int] = Queue()
        self.lines: list[str] = []
        self.ended = threading.Event()
        self._line, self._answer = line, answer
        self._thread = threading.Thread(target=self._read, name="listener")
        self._thread.start()

    def _read(self) -> None:
        try:
            while raw := self._answer.readline():
                line = raw.decode().rstrip("\r\n")
                self.lines.append(line)
                if line.startswith("data: "):
                    self.heads.put(json.loads(line.removeprefix("data: "))["head"])
        except (HTTPException, OSError):
            self.lines.append("broken off")
        self.ended.set()

    def told(self, head: int, within: float = SOON) -> list[int]:
        """Return what it was told up to and with this head."""
        until, seen = time.monotonic() + within, []
        while not seen or seen[-1] != head:
            seen.append(self.heads.get(timeout=max(0.01, until - time.monotonic())))
        return seen

    def close(self) -> None:
        if self._line.sock and not self.ended.is_set():
            self._line.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(SOON)
        self._line.close()
        assert not self._thread.is_alive()


@contextmanager
def listening(central: Central, client: requests.Session) -> Iterator[Listener]:
    line = HTTPConnection("127.0.0.1", central.settings.port, timeout=60)
    line.request("GET", "/v1/sync/hints", headers={"Authorization": str(client.headers["Authorization"])})
    answer = line.getresponse()
    assert answer.status == 200
    assert str(answer.headers["Content-Type"]).startswith("text/event-stream")
    listener = Listener(line, answer)
    try:
        yield listener
    finally:
        listener.close()


def head(central: Central) -> int:
    with central.engine.connect() as db:
        return feed.position(db)[0]


def test_the_head_is_told_at_once_and_after_every_move(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client(OFFICER)
    with listening(central, central.client("officer02")) as listener:
        assert listener.told(head(central)) == [head(central)]
        [outcome] = send(central, client, note(case_id))
        assert listener.told(outcome.confirmed_seq) == [outcome.confirmed_seq]
        assert {line for line in listener.lines if not line.startswith("data: ")} == {"event: head", ""}


def test_many_moves_are_told_as_few(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client(OFFICER)
    with listening(central, client) as listener:
        listener.told(head(central))
        started = time.monotonic()
        for _ in range(30):
            send(central, client, note(case_id))
        told = listener.told(head(central))
        passed = time.monotonic() - started
    assert told == sorted(set(told))
    assert len(told) <= 2 + passed / hints.AT_MOST_EVERY


def test_what_another_process_announces_is_told(central: Central) -> None:
    """Two processes serve one database: here a statement of somebody else stands for the other."""
    with listening(central, central.client()) as listener:
        listener.told(head(central))
        with central.engine.begin() as db:
            announced = feed.announce(db, [feed.Touched("staff", person(central, OFFICER).id)])
            with pytest.raises(Empty):
                listener.heads.get(timeout=0.3)  # not before the commit
        assert listener.told(announced) == [announced]


def test_what_was_rolled_back_is_never_told(central: Central) -> None:
    with listening(central, central.client()) as listener:
        listener.told(head(central))
        with central.engine.connect() as db:
            feed.announce(db, [feed.Touched("staff", person(central, OFFICER).id)])
            db.rollback()
        with pytest.raises(Empty):
            listener.heads.get(timeout=1)


def test_hints_come_back_after_postgresql_broke_the_line(central: Central) -> None:
    with listening(central, central.client()) as listener:
        listener.told(head(central))
        with psycopg.connect(central.dsn, autocommit=True) as db:
            cut = db.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%' OR query = 'SELECT n FROM feed_counter'"
            ).fetchone()
        assert cut is not None
        assert cut[0] >= 1
        with central.engine.begin() as db:
            announced = feed.announce(db, [feed.Touched("staff", person(central, OFFICER).id)])
        assert listener.told(announced) == [announced]
        with central.engine.begin() as db:
            again = feed.announce(db, [feed.Touched("staff", person(central, OFFICER).id)])
        assert listener.told(again) == [again]


def test_streams_hold_neither_connections_nor_threads(central: Central) -> None:
    """More streams than threads and connections of the pool: others are served as before."""
    client = central.client()
    with ExitStack() as stack:
        listeners = [stack.enter_context(listening(central, client)) for _ in range(60)]
        for listener in listeners:
            listener.told(head(central))
        connections = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        with central.engine.connect() as db:
            held = db.scalar(text(connections)) or 0
        assert held < 15
        assert get(central, client, "/v1/me").status_code == 200


def test_a_central_with_listeners_stops_at_once(
    postgres: str, template_database: Template, tmp_path: Path
) -> None:
    with running_central(postgres, template_database, tmp_path) as central:
        with listening(central, central.client()) as listener:
            listener.told(head(central))
            started = time.monotonic()
            central.stop()
            assert time.monotonic() - started < 0.8
            assert listener.ended.wait(SOON)
            assert "broken off" not in listener.lines
        central.start()
        with listening(central, central.client()) as listener:
            listener.told(head(central))


def test_a_stream_ends_with_its_token(central: Central) -> None:
    client = central.client()
    token = str(client.headers["Authorization"]).removeprefix("Bearer ")
    facts = auth.read_access(central.settings, token, datetime.now(UTC))
    short = Claims(facts.staff_id, facts.session_id, facts.device_id, int(time.time()) + 2)
    client.headers["Authorization"] = f"Bearer {auth.issue_access(central.settings, short)}"
    with listening(central, client) as listener:
        listener.told(head(central))
        assert not listener.ended.wait(0.3)
        assert listener.ended.wait(3)
        assert "broken off" not in listener.lines


def test_signs_of_life_are_comments(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hints, "PING_SECONDS", 0.1)
    with listening(central, central.client()) as listener:
        time.sleep(0.5)
        assert ": ping" in listener.lines


def test_who_is_not_signed_in_gets_no_hints(central: Central) -> None:
    client = central.client()
    client.delete(f"{central.url}/v1/session")
    for headers in ({}, {"Authorization": str(client.headers["Authorization"])}):
        answer = requests.get(f"{central.url}/v1/sync/hints", headers=headers, timeout=10)
        assert (answer.status_code, answer.json()["code"]) == (401, "signed-out")


@pytest.mark.slow
def test_hints_come_back_when_postgresql_was_restarted(tmp_path: Path) -> None:
    """A real server goes and comes back; what was announced first thing after that is told."""
    folder = tmp_path / "postgres"
    server = embedded.start(folder, durable=False)
    try:
        database.migrate(server.dsn)
        engine = database.open_engine(server.dsn)

        async def follow() -> list[int]:
            nonlocal server
            watch = Hints(engine)
            listening = asyncio.create_task(watch.listen())
            stream = watch.stream(60)
            told = [await anext(stream)]
            await asyncio.to_thread(embedded.stop, server)
            await asyncio.sleep(1.5)  # some attempts fail
            server = await asyncio.to_thread(embedded.start, folder, durable=False)
            announce(engine)
            told.append(await asyncio.wait_for(anext(stream), 20))
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            return [json.loads(str(event.data))["head"] for event in told]

        with engine.connect() as db:
            epoch = feed.position(db)[1]
        assert asyncio.run(follow()) == [0, 1]
        with engine.connect() as db:
            assert feed.position(db) == (1, epoch), "the same database is no restored one"
        engine.dispose()
    finally:
        embedded.stop(server)


def announce(engine: Engine) -> None:
    """Announce something, on a connection that is new: those of before have died."""
    engine.dispose()
    with engine.begin() as db:
        feed.announce(db, [feed.Touched("catalogue", feed.THE_CATALOGUE)])
