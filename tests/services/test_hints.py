"""Hints of a real central, and lines on which they stop coming."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from uuid import uuid4

import pytest

from tawasul_contract.records import TokenRecord
from tawasul_desk.services.api import Api
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.hints import Hints
from tawasul_desk.services.views import Shelf
from tests.services.conftest import OpenAs
from tests.services.desks import note, some_case, synced
from tests.services.made_up import ME
from tests.services.raw_servers import Talk, head, saying, silent, talking

EVENTS = "text/event-stream"


class Tokens:
    """Nobody needs to be remembered."""

    refresh_token: str | None = None


@contextmanager
def listening(desk: Desk) -> Iterator["Queue[int]"]:
    told: Queue[int] = Queue()
    failures: list[KnownError] = []

    def listen() -> None:
        try:
            desk.hints.listen(told.put, lambda: False)
        except KnownError as error:
            failures.append(error)

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield told
    finally:
        begun = time.monotonic()
        desk.hints.close()
        thread.join(5)
        assert not thread.is_alive()
        assert time.monotonic() - begun < 1
        assert failures == []


def test_news_are_hinted_at_and_a_pass_catches_up_with_them(desk: Desk, open_as: OpenAs) -> None:
    known = synced(desk).head
    supervisor = open_as("supervisor01")
    synced(supervisor)
    with listening(desk) as told:
        assert told.get(timeout=5) == known
        supervisor.casework.submit(note(some_case(supervisor, Shelf.UNASSIGNED)))
        synced(supervisor)
        assert told.get(timeout=5) > known
    assert synced(desk).head > known


@contextmanager
def api_to(talk: Talk) -> Iterator[Api]:
    with talking(talk) as server:
        api = Api(server, uuid4(), Tokens())
        api.adopt(TokenRecord(access_token="a", refresh_token="r", expires_in=600, staff=ME))
        yield api
        api.close()


def heard(talk: Talk, *, most: int = 1_000) -> list[int]:
    found: list[int] = []
    with api_to(talk) as api:
        Hints(api).listen(found.append, lambda: len(found) >= most)
    return found


def test_hints_are_read_however_they_are_cut() -> None:
    told = b': ping\n\nevent: head\ndata: {"head": 12}\n\nevent: head\r\ndata:{"head":345}\r\n\r\n'
    pieces = [told[place : place + 7] for place in range(0, len(told), 7)]
    assert heard(saying(head(EVENTS), *pieces, every=0.002)) == [12, 345]
    assert heard(saying(head(EVENTS), told), most=1) == [12]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (head("text/html") + b"<html>", ErrorCode.NOT_THE_SERVICE),
        (head(EVENTS) + b"data: hello\n\n", ErrorCode.SERVER_FAULT),
        (head(EVENTS) + b'data: {"head": "1"}\n\n', ErrorCode.SERVER_FAULT),
        (head(EVENTS) + b"x" * 10_000, ErrorCode.SERVER_FAULT),
        (head(EVENTS, "Content-Length: 900") + b": ping\n\n", ErrorCode.OFFLINE),
    ],
    ids=["portal", "no-json", "no-number", "endless-line", "cut"],
)
def test_what_is_no_hint_is_a_known_failure(answer: bytes, code: ErrorCode) -> None:
    with pytest.raises(KnownError) as caught:
        heard(saying(answer))
    assert caught.value.code is code


def test_a_silent_line_is_a_dead_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_desk.services.transport.READ_SECONDS", 0.1)
    monkeypatch.setattr("tawasul_desk.services.transport.SILENCE", 0.4)
    begun = time.monotonic()

    def falls_silent(line: socket.socket, over: threading.Event) -> None:
        saying(head(EVENTS), *[b": ping\n\n"] * 8, every=0.1)(line, over)
        silent(line, over)

    with pytest.raises(KnownError) as caught:
        heard(falls_silent)
    assert caught.value.code is ErrorCode.OFFLINE
    assert time.monotonic() - begun > 0.7, "as long as it speaks it may be as slow as it likes"
