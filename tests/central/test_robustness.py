"""What goes wrong inside or behind the central stays where it is, and is told as what it is."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from typing import Any
from uuid import UUID

import psycopg
import pytest
import requests
from psycopg import sql
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import OperationalError

from tawasul_central import database, effects, tables
from tawasul_central.work import Effect, Work
from tawasul_contract.operations import AddNote
from tawasul_contract.outcomes import Applied, OutcomeBatch, Problem, Unfinished
from tawasul_contract.records import Status
from tests.central.acts import count, get, note, post, prepare, reread, send
from tests.conftest import Central, dsn_of

OFFICER = "officer01"
PATHS = ("/v1/sync/digest", "/v1/catalogue", "/v1/me")


def problem(answer: requests.Response) -> Problem:
    assert "Traceback" not in answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    return Problem.model_validate_json(answer.content)


def unavailable(answer: requests.Response) -> None:
    assert (answer.status_code, problem(answer).code) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_bug_in_one_act_leaves_the_others_alone(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    real = effects.add_note

    def faulty(work: Work, operation: AddNote) -> Effect:
        done = real(work, operation)
        if operation.body == "bug":
            raise ZeroDivisionError
        return done

    monkeypatch.setattr(effects, "add_note", faulty)
    acts = [note(case_id, "one"), note(case_id, "bug"), note(case_id, "two")]
    first, broken, last = send(central, central.client(), *acts)
    assert isinstance(first, Applied)
    assert isinstance(last, Applied)
    assert broken == Unfinished(id=acts[1].id, code="fault")
    written = tables.event.c.operation_id.in_([act.id for act in acts])
    assert count(central, tables.event, written) == 2, "and nothing of the broken one stays"
    assert last.confirmed_seq == first.confirmed_seq + 2
    monkeypatch.undo()
    assert send(central, central.client(), acts[1])[0].status == "applied"


def lock_out(central: Central, allowed: bool) -> None:
    """Cut every connection to the database and let in nobody, as if PostgreSQL were down, or the reverse."""
    name = str(central.engine.url.database)
    with psycopg.connect(dsn_of(central.dsn, "postgres"), autocommit=True) as db:
        state = sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}")
        db.execute(state.format(sql.Identifier(name), sql.Literal(allowed)))
        if not allowed:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))


def test_a_database_that_is_down_is_unavailable_and_then_there_again(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client()
    acts = [note(case_id, str(number)) for number in range(20)]
    body = b'{"operations":[%s]}' % b",".join(act.model_dump_json().encode() for act in acts)
    lock_out(central, allowed=False)
    try:
        started = time.monotonic()
        for path in PATHS:
            unavailable(get(central, client, path))
        for _ in range(2):
            unavailable(post(central, client, "/v1/ops", body))
        unprepared = get(central, client, "/v1/readiness")
        unavailable(unprepared)
        assert unprepared.json()["detail"] == "The database cannot be used.", "and no address of it"
        assert get(central, client, "/v1/health").status_code == 200
        assert time.monotonic() - started < 5
    finally:
        lock_out(central, allowed=True)
    with suppress(OperationalError):  # the connections of before notice that they were cut
        reread(central, case_id)
    answer = post(central, client, "/v1/ops", body)
    results = OutcomeBatch.model_validate_json(answer.content).results
    assert [one.status for one in results] == ["applied"] * len(acts)


def test_a_line_cut_in_the_middle_is_one_unfinished_act(central: Central) -> None:
    """The connection of the pool is dead without anybody knowing; the next act has a new one."""
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client()
    assert send(central, client, note(case_id))[0].status == "applied"
    lock_out(central, allowed=False)
    lock_out(central, allowed=True)
    acts = [note(case_id, "1"), note(case_id, "2"), note(case_id, "3")]
    outcomes = send(central, client, *acts)
    assert [one.status for one in outcomes] == ["unfinished", "applied", "applied"]
    assert [one.status for one in send(central, client, *acts)] == ["applied", "replayed", "replayed"]


def test_when_every_connection_is_taken_the_answer_is_to_come_again(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "POOL_SECONDS", 0.3)
    client = central.client()
    central.stop()
    monkeypatch.setattr("tawasul_central.app.open_engine", small_engine)
    central.start()
    engine: Engine = central.app.state.engine
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(engine.connect())
        started = time.monotonic()
        for path in PATHS:
            unavailable(get(central, client, path))
        unavailable(post(central, client, "/v1/ops", batch(case_id)))
        assert time.monotonic() - started < 5
    assert post(central, client, "/v1/ops", batch(case_id)).status_code == 200


def small_engine(dsn: str) -> Engine:
    url = "postgresql+psycopg://" + dsn.split("://", 1)[1]
    return create_engine(url, pool_size=2, max_overflow=0, pool_timeout=database.POOL_SECONDS)


def batch(case_id: UUID) -> bytes:
    return b'{"operations":[%s]}' % note(case_id).model_dump_json().encode()


def test_more_callers_than_connections_are_all_served(central: Central) -> None:
    clients: list[Any] = [central.client() for _ in range(4)]

    def ask(number: int) -> int:
        return get(central, clients[number % 4], "/v1/sync/digest").status_code

    with ThreadPoolExecutor(60) as pool:
        assert set(pool.map(ask, range(120))) == {200}


def test_who_guesses_passwords_is_told_when_to_come_again(central: Central) -> None:
    body = {"user_name": OFFICER, "password": "wrong", "device_id": "d"}
    for _ in range(6):
        answer = requests.post(f"{central.url}/v1/session", json=body, timeout=10)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
