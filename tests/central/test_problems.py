import io
import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
import requests
import structlog
from sqlalchemy import text

from tawasul_central import log
from tawasul_central.problems import MEDIA_TYPE, STATUS
from tawasul_contract.outcomes import Problem, ProblemCode
from tawasul_contract.records import Status
from tests.central.acts import TIMEOUT, get, note, post, prepare, send
from tests.conftest import Central


def told(answer: requests.Response) -> Problem:
    assert answer.headers["Content-Type"] == MEDIA_TYPE
    problem = Problem.model_validate_json(answer.content)
    assert problem.status == answer.status_code
    assert problem.request_id == answer.headers["X-Request-Id"]
    assert problem.type == f"urn:tawasul:problem:{problem.code}"
    return problem


def test_every_code_has_a_status() -> None:
    assert set(STATUS) == set(ProblemCode)


def test_what_is_not_there(central: Central) -> None:
    client = central.client()
    assert told(get(central, client, "/v1/nothing")).code is ProblemCode.NOT_FOUND
    assert told(get(central, client, "/")).status == 404
    wrong_method = get(central, client, "/v1/ops")
    assert told(wrong_method).status == 405
    assert wrong_method.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/ops", b"{"),
        ("/v1/ops", b"[]"),
        ("/v1/ops", b'{"operations": []}'),
        ("/v1/ops", b'{"operations": [{"id": "x"}]}'),
        ("/v1/sync/snapshot", b'{"after": 5}'),
        ("/v1/session", b'{"user_name": "officer01"}'),
    ],
)
def test_what_is_malformed(central: Central, path: str, body: bytes) -> None:
    problem = told(post(central, central.client(), path, body))
    assert (problem.status, problem.code) == (422, ProblemCode.INVALID)
    assert all(set(error) == {"where", "what"} for error in problem.errors)
    assert problem.errors


def test_a_malformed_query_and_path(central: Central) -> None:
    client = central.client()
    for answer in (
        get(central, client, "/v1/sync/changes"),
        get(central, client, "/v1/sync/changes", cursor="x", limit=0),
        get(central, client, "/v1/sync/changes", cursor="x", limit=501),
        get(central, client, "/v1/cases/12"),
    ):
        assert told(answer).code is ProblemCode.INVALID


def test_a_refused_password_is_not_repeated_in_the_answer(central: Central) -> None:
    body = {"user_name": "officer01", "password": "s" * 300, "device_id": "d"}
    assert "sss" not in post(central, requests.Session(), "/v1/session", body).text


def test_a_body_over_the_limit(central: Central) -> None:
    answer = post(central, central.client(), "/v1/ops", b" " * (central.settings.batch_bytes + 1))
    assert told(answer).code is ProblemCode.TOO_LARGE


def test_a_body_of_unknown_length_is_counted_too(central: Central) -> None:
    client = central.client()
    pieces = iter([b" " * 65_536] * (central.settings.batch_bytes // 65_536 + 1))
    answer = client.post(f"{central.url}/v1/ops", data=pieces, timeout=TIMEOUT)
    assert told(answer).code is ProblemCode.TOO_LARGE


def test_a_crash_is_a_problem_and_the_service_lives_on(central: Central) -> None:
    @central.app.get("/v1/crash")
    def crash() -> None:
        raise ZeroDivisionError("the secret is here")

    answer = requests.get(f"{central.url}/v1/crash", timeout=TIMEOUT)
    assert told(answer).code is ProblemCode.FAULT
    assert "secret" not in answer.text
    assert get(central, requests.Session(), "/v1/health").status_code == 200


def test_a_database_that_is_gone_is_told_as_unavailable(central: Central) -> None:
    client = central.client()
    with central.engine.begin() as db:
        db.execute(text("ALTER TABLE feed_counter RENAME TO hidden"))
        db.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    ready = get(central, client, "/v1/readiness")
    assert told(ready).code is ProblemCode.UNAVAILABLE
    assert told(ready).detail.startswith("The database has the form older, which this program does not know")
    assert ready.headers["Retry-After"]
    assert get(central, client, "/v1/health").status_code == 200


def end_connections(central: Central) -> None:
    """End every connection to the database, as a restart does; it is over when this returns."""
    others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
    # Not by a connection of the service's own pool: that one would live on.
    with psycopg.connect(central.dsn, autocommit=True) as db:
        ended = set(db.execute(f"SELECT pid {others}"))
        db.execute(f"SELECT pg_terminate_backend(pid) {others}")
        while ended & set(db.execute(f"SELECT pid {others}")):
            time.sleep(0.01)


def test_a_database_that_was_restarted_costs_one_call(central: Central) -> None:
    case_id = prepare(central, "officer01", Status.SUBMITTED, "officer01")
    clients = [central.client(name) for name in ("officer01", "officer02")]
    for _ in range(2):
        end_connections(central)
        assert told(get(central, clients[0], "/v1/me")).code is ProblemCode.UNAVAILABLE
        assert [get(central, one, "/v1/me").status_code for one in clients] == [200, 200]
    act = note(case_id)
    assert send(central, clients[0], act)[0].status == "applied"


def test_a_lock_that_is_not_to_be_had_leaves_the_act_unknown(central: Central) -> None:
    case_id = prepare(central, "officer01", Status.SUBMITTED, "officer01")
    client = central.client()
    act = note(case_id)
    with central.engine.begin() as db:
        db.execute(text("SELECT 1 FROM case_file WHERE id = :id FOR UPDATE"), {"id": case_id})
        [outcome] = send(central, client, act)
        assert (outcome.status, outcome.code) == ("unfinished", "in-progress")
    assert send(central, client, act)[0].status == "applied"


@contextmanager
def log_to(stream: io.StringIO) -> Iterator[None]:
    """Let the service log into `stream` meanwhile."""
    before, root = structlog.get_config(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    log.configure(stream)
    try:
        yield
    finally:
        structlog.configure(**before)
        root.handlers[:] = handlers
        root.setLevel(level)


@contextmanager
def logged(requests_made: int) -> Iterator[list[dict[str, Any]]]:
    """Collect what the service logs meanwhile; a request's line comes after its answer, so wait for them."""
    stream, lines = io.StringIO(), list[dict[str, Any]]()
    with log_to(stream):
        yield lines
        deadline = time.monotonic() + 5
        while stream.getvalue().count('"request"') < requests_made and time.monotonic() < deadline:
            time.sleep(0.01)
        lines += [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_request_is_one_line_under_its_id_without_personal_data(central: Central) -> None:
    case_id = prepare(central, "officer01", Status.SUBMITTED, "officer01")
    with logged(5) as lines:
        client = central.client()
        answers = [
            get(central, client, f"/v1/cases/{case_id}"),
            post(central, client, "/v1/ops", b"{"),
            get(central, client, "/v1/nothing"),
        ]
        send(central, client, note(case_id, "نص سري"))
    requested = [line for line in lines if line["event"] == "request"][1:]
    assert len(requested) == 4
    assert [line["request_id"] for line in requested[:3]] == [one.headers["X-Request-Id"] for one in answers]
    assert [(line["route"], line["status"]) for line in requested] == [
        ("/v1/cases/{case_id}", 200),
        ("/v1/ops", 422),
        (None, 404),
        ("/v1/ops", 200),
    ]
    written = json.dumps(lines, ensure_ascii=False)
    assert "سري" not in written
    assert answers[0].json()["case"]["applicant"]["name_ar"] not in written


def test_a_fault_is_in_the_log_under_the_id_of_the_answer(central: Central) -> None:
    case_id = prepare(central, "officer01", Status.SUBMITTED, "officer01", service_id="withdrawn")
    with logged(2) as lines:
        client = central.client()
        send(central, client, note(case_id, "نص سري"))
    [fault] = [line for line in lines if line["event"] == "operation_fault"]
    request = [line for line in lines if line["event"] == "request"][-1]
    assert fault["request_id"] == request["request_id"]
    assert fault["fault"] == "KeyError"
    assert "سري" not in json.dumps(fault, ensure_ascii=False)


def test_what_a_library_logs_is_without_its_text() -> None:
    stream = io.StringIO()
    with log_to(stream):
        try:
            int("نص سري")
        except ValueError:
            logging.getLogger("some.library").exception("نص سري")
    line = json.loads(stream.getvalue())
    assert (line["event"], line["fault"]) == ("some.library", "ValueError")
    assert "سري" not in stream.getvalue()
