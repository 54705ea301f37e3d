"""Lines that hang, trickle, lie and burst; and calls that somebody ends from elsewhere."""

import gzip
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tawasul_contract.outcomes import ChangePage
from tawasul_desk.services.errands import sent_out
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.exchange import Reply, Request, parsed
from tawasul_desk.services.pages import parsed_page
from tawasul_desk.services.transport import Transport
from tests.services.made_up import a_case, a_page, told
from tests.services.raw_servers import Talk, head, saying, silent, talking

pytestmark = pytest.mark.slow

ASKED = Request("GET", "/v1/anything")
SOON = 1.0  # seconds


@contextmanager
def transport(server: str) -> Iterator[Transport]:
    opened = Transport(server, "test")
    try:
        yield opened
    finally:
        opened.close()


def failure(talk: Talk, asked: Request = ASKED) -> KnownError:
    with talking(talk) as server, transport(server) as opened:
        with pytest.raises(KnownError) as caught:
            opened.exchange(asked)
        return caught.value


@contextmanager
def nobody_accepts() -> Iterator[str]:
    """A listener whose queue is full: whoever calls waits for the connection itself."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        place = listener.getsockname()
        callers = [socket.socket() for _ in range(3)]
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(place)
        yield f"http://127.0.0.1:{place[1]}"
        for caller in callers:
            caller.close()


@contextmanager
def nobody_answers() -> Iterator[str]:
    with talking(silent) as server:
        yield server


@contextmanager
def nobody_goes_on() -> Iterator[str]:
    def begin(line: socket.socket, over: threading.Event) -> None:
        line.sendall(head("application/json", "Content-Length: 99") + b"{")
        over.wait(60)

    with talking(begin) as server:
        yield server


HOLES = (nobody_accepts, nobody_answers, nobody_goes_on)


@pytest.mark.parametrize("hole", HOLES)
def test_closing_ends_a_call_that_waits_and_all_to_come(hole: Callable[[], Iterator[str]]) -> None:
    caught: list[KnownError] = []
    with hole() as server, transport(server) as opened:

        def ask() -> None:
            try:
                opened.exchange(ASKED)
            except KnownError as error:
                caught.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        time.sleep(0.3)
        begun = time.monotonic()
        opened.close()
        thread.join(5)
        assert time.monotonic() - begun < SOON
        ask()
    assert [error.code for error in caught] == [ErrorCode.CANCELLED] * 2


@pytest.mark.parametrize("hole", HOLES)
def test_a_call_that_is_no_longer_wanted_ends(hole: Callable[[], Iterator[str]]) -> None:
    with hole() as server, transport(server) as opened:
        begun = time.monotonic()
        with pytest.raises(KnownError) as caught:
            sent_out(lambda: opened.exchange(ASKED), opened.cut, lambda: time.monotonic() - begun > 0.2)
        assert time.monotonic() - begun < SOON
    assert caught.value.code is ErrorCode.CANCELLED
    assert "errand" not in {thread.name for thread in threading.enumerate()}


def test_one_call_is_cut_and_the_other_is_answered() -> None:
    def talk(line: socket.socket, over: threading.Event) -> None:
        over.wait(0.5)
        saying(head("application/json", "Content-Length: 2"), b"{}")(line, over)

    replies: list[Reply] = []
    with talking(talk) as server, transport(server) as opened:
        other = threading.Thread(target=lambda: replies.append(opened.exchange(ASKED)))
        other.start()
        with pytest.raises(KnownError):
            sent_out(lambda: opened.exchange(ASKED), opened.cut, lambda: True)
        other.join(5)
    assert [reply.body for reply in replies] == [b"{}"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_desk.services.transport.READ_SECONDS", 0.4)
    monkeypatch.setattr("tawasul_desk.services.transport.CONNECT_SECONDS", 0.4)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "pieces",
    [
        [b"HTTP/1.1 200 OK\r\n"] + [b"X"] * 200,
        [head("application/json", "Content-Length: 500")] + [b" "] * 200,
        [head("application/json", "Transfer-Encoding: chunked")] + [b"1\r\n \r\n"] * 200,
    ],
    ids=["head", "body", "chunks"],
)
def test_a_byte_now_and_then_holds_nobody_for_long(pieces: list[bytes]) -> None:
    begun = time.monotonic()
    error = failure(saying(*pieces, every=0.05))
    assert (error.code, error.facts["reason"]) == (ErrorCode.OFFLINE, "slow")
    assert time.monotonic() - begun < 3


def test_much_may_take_longer_to_send_than_to_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_desk.services.transport.CONNECT_SECONDS", 0.2)
    size = 24 * 1024**2

    def take_it_slowly(line: socket.socket, over: threading.Event) -> None:
        line.settimeout(0.4)
        for _ in range(2):  # a fresh line, then the same once more
            over.wait(0.6)
            with suppress(TimeoutError):
                while line.recv(1024**2):
                    pass
            line.sendall(head("application/json", "Content-Length: 2") + b"{}")

    asked = Request("PATCH", "/v1/anything", body=bytes(size))
    with talking(take_it_slowly) as server, transport(server) as opened:
        for _ in range(2):
            assert opened.exchange(asked).body == b"{}"


def test_a_bomb_bursts_in_a_small_room() -> None:
    bomb = gzip.compress(bytes(300 * 1024**2), 9)
    answer = head("application/json", "Content-Encoding: gzip", f"Content-Length: {len(bomb)}") + bomb
    tracemalloc.start()
    error = failure(saying(answer))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (error.code, error.facts["reason"]) == (ErrorCode.SERVER_FAULT, "reply-too-large")
    assert peak < 100 * 1024**2


@pytest.mark.parametrize(
    "answer",
    [
        head("application/json", "Content-Length: 50") + b'{"changes": [',
        head("application/json", "Transfer-Encoding: chunked") + b"a\r\n{\r\n",
        head("application/json", "Content-Encoding: gzip", "Content-Length: 4") + b"none",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        head() + gzip.compress(b"{}")[:-4],
    ],
    ids=["cut", "cut-chunk", "no-gzip", "no-http", "raw-gzip"],
)
def test_a_torn_answer_is_never_taken_for_one(answer: bytes) -> None:
    with (
        talking(saying(answer)) as server,
        transport(server) as opened,
        pytest.raises(KnownError) as caught,
    ):
        parsed(ChangePage, opened.exchange(ASKED))
    assert caught.value.code in (ErrorCode.OFFLINE, ErrorCode.SERVER_FAULT)


def busy(*more: str) -> dict[str, object]:
    return failure(saying(head("text/plain", "Content-Length: 0", *more, status="503 Busy"))).facts


def test_how_long_to_wait_is_told_in_seconds_or_as_a_date() -> None:
    now = datetime.now(UTC) - timedelta(days=400)  # whatever this computer's clock says
    dates = (f"Date: {format_datetime(now, usegmt=True)}",)
    later = format_datetime(now + timedelta(minutes=2), usegmt=True)
    assert busy("Retry-After: 7")["retry_after"] == 7.0
    assert busy(f"Retry-After: {later}", *dates)["retry_after"] == 120.0
    assert (
        busy(f"Retry-After: {format_datetime(now - timedelta(1), usegmt=True)}", *dates)["retry_after"] == 0
    )
    for odd in ("soon", "-5", "", "٧"):
        assert "retry_after" not in busy(f"Retry-After: {odd}".encode().decode("latin-1"))


def test_what_comes_from_a_newer_central_asks_for_a_newer_desk() -> None:
    page = a_page(told(a_case(1), 3)).model_dump_json()
    known = {"Content-Type": "application/json"}
    assert parsed(ChangePage, Reply(known, page.encode())).head == 3
    newer = page.replace('"type":"case"', '"type":"appointment"')
    status = page.replace('"status":"under_processing"', '"status":"adjourned"')
    broken = page.replace('"version":1', '"version":"x"')
    for text, code in (
        (newer, ErrorCode.CLIENT_TOO_OLD),
        (status, ErrorCode.CLIENT_TOO_OLD),
        (broken, ErrorCode.SERVER_FAULT),
        (page[:-5], ErrorCode.SERVER_FAULT),
    ):
        with pytest.raises(KnownError) as caught:
            parsed_page(ChangePage, Reply(known, text.encode()), "")
        assert caught.value.code is code


@pytest.mark.parametrize("rows", [0, 1, 49, 50, 51, 120])
def test_a_page_read_in_pieces_is_the_page(rows: int) -> None:
    page = a_page(*(told(a_case(number), number) for number in range(rows)), head=rows, more=True)
    known = {"Content-Type": "application/json"}
    text = page.model_dump_json()
    assert parsed_page(ChangePage, Reply(known, text.encode()), "") == page
    spaced = text.replace('{"changes":[', '{ "changes" : [')
    assert parsed_page(ChangePage, Reply(known, spaced.encode()), "") == page


def test_a_page_that_answers_another_question_is_none() -> None:
    text = a_page(told(a_case(1), 3)).model_dump_json()
    with pytest.raises(KnownError) as caught:
        parsed_page(ChangePage, Reply({"Content-Type": "application/json"}, text.encode()), "another place")
    assert caught.value.facts["reason"] == "another-page"


@pytest.mark.parametrize("torn", [15, 400, 30_000, -1, -40])
def test_a_torn_page_is_none(torn: int) -> None:
    text = a_page(*(told(a_case(number), number) for number in range(60))).model_dump_json()
    with pytest.raises(KnownError) as caught:
        parsed_page(ChangePage, Reply({"Content-Type": "application/json"}, text[:torn].encode()), "")
    assert caught.value.code is ErrorCode.SERVER_FAULT
