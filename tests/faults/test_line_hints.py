"""The stream of hints, broken in every way: losing it costs delay, believing it costs one look."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui import rhythm
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tests.faults.line import SUPERVISOR, Line
from tests.faults.proxy import Fault, Kind, Plan, honest, reply
from tests.faults.tally import Tally
from tests.services.desks import bodies, note, some_case, synced

STREAM: Final = "/v1/sync/hints"
LONG: Final = 15_000  # milliseconds
SILENCE: Final = 1.0
ENDED: Final = 6.0  # seconds
EVENTS: Final = {"Content_Type": "text/event-stream"}


def _told(*heads: object) -> bytes:
    return "".join(f'event: head\r\ndata: {{"head": {head}}}\r\n\r\n' for head in heads).encode()


FAULTS: Final = {
    "cut": Fault(Kind.RESET_REPLY, after=250),
    "cut before it began": Fault(Kind.RESET_BEFORE),
    "silent": Fault(Kind.STALL, after=420),
    "silent from the start": Fault(Kind.BLACK_HOLE),
    "a page": Fault(Kind.ANSWER, answer=reply("200 OK", b"<html>hello</html>", Content_Type="text/html")),
    "garbage": Fault(Kind.ANSWER, answer=reply("200 OK", b"data: {{{\n\n" * 5, **EVENTS)),
    "no number": Fault(Kind.ANSWER, answer=reply("200 OK", _told('"many"'), **EVENTS)),
    "a line without an end": Fault(Kind.ANSWER, answer=reply("200 OK", b"data: " + b"9" * 20_000, **EVENTS)),
    "not known": Fault(Kind.ANSWER, answer=reply("404 Not Found", b"", Content_Type="text/html")),
    "broken": Fault(Kind.ANSWER, answer=reply("500 Internal Server Error", b"")),
}


def only_hints(fault: Fault) -> Plan:
    """Return the plan that does this to the stream of hints alone."""
    return lambda asked: fault if asked.path.startswith(STREAM) else Fault()


@pytest.mark.fault("F28")
@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_stream_ends_and_the_next_one_is_heard(
    line: Line, tally: Tally, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("tawasul_desk.services.transport.SILENCE", SILENCE)
    monkeypatch.setattr("tawasul_desk.services.transport.READ_SECONDS", SILENCE)
    desk = line.open()
    line.proxy.plan = only_hints(FAULTS[name])
    with ThreadPoolExecutor(1) as thread:
        broken = thread.submit(_heard, desk, 10**6)
        assert all(head == desk.casework._mirror.head() for head in broken.result(ENDED))
        line.proxy.plan = honest
        assert thread.submit(_heard, desk, 1).result(ENDED) == [desk.casework._mirror.head()]
    tally.note("F28", 1, **line.verdict())


def _heard(desk: Desk, enough: int) -> list[int]:
    """Listen until so many hints came or the stream ended; return them."""
    heads: list[int] = []
    try:
        desk.hints.listen(heads.append, lambda: len(heads) >= enough)
    except KnownError:
        return heads
    return heads


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at news at once."""
    for name, seconds in (("HINT_FIRST", 0.05), ("HINT_SPREAD", 0.1), ("HINT_GAP", 0.2)):
        monkeypatch.setattr(rhythm, name, seconds)


@pytest.fixture
def beat(line: Line, jobs: Jobs, quick: None) -> Iterator[tuple[Desk, Heartbeat]]:
    """A desk and its heartbeat."""
    desk = line.open()
    heart = Heartbeat(desk, jobs)
    yield desk, heart
    heart.stop()
    line.proxy.hang_up()


@pytest.mark.fault("F28")
def test_hints_that_are_old_doubled_or_mad_start_no_chase(
    line: Line, beat: tuple[Desk, Heartbeat], qtbot: QtBot, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    monkeypatch.setattr("tawasul_desk.ui.ear.retry_delay", _noting(tries))
    desk, heart = beat
    head = desk.casework._mirror.head()
    old = Fault(Kind.ANSWER, answer=reply("200 OK", _told(head, head, 3, 1, head, head - 1), **EVENTS))
    line.proxy.plan = only_hints(old)
    heart.start()
    qtbot.waitUntil(lambda: len(tries) >= 4, timeout=LONG)
    qtbot.waitUntil(lambda: not heart.pulse.syncing, timeout=LONG)
    assert len(line.proxy.of("/v1/sync/changes")) <= 3  # filling, following, and the beat's first
    assert tries[:4] == [1, 2, 3, 4]
    line.clear()
    line.proxy.plan = only_hints(
        Fault(Kind.ANSWER, answer=reply("200 OK", _told(10**12, 10**12, 10**12), **EVENTS))
    )
    before = len(tries)
    qtbot.waitUntil(lambda: len(tries) >= before + 6, timeout=LONG)
    assert 1 <= len(line.proxy.of("/v1/sync/changes")) <= len(tries) - before + 1
    line.proxy.plan = honest
    _news_arrive(line, desk, qtbot, "after the noise")
    tally.note("F28", 1, **line.judge())


@pytest.mark.fault("F28")
def test_a_cut_stream_is_opened_again_and_news_arrive(
    line: Line, beat: tuple[Desk, Heartbeat], qtbot: QtBot, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawasul_desk.ui.ear.retry_delay", _noting([]))
    desk, heart = beat
    heart.start()
    for number in range(3):
        qtbot.waitUntil(lambda: heart.ear.hinted, timeout=LONG)
        took = _news_arrive(line, desk, qtbot, f"news {number}")
        tally.tell("hints", f"news of a colleague after {took:.2f} s, polling aside")
        line.proxy.hang_up()
        qtbot.waitUntil(lambda: not heart.ear.hinted, timeout=LONG)
    tally.note("F28", 3, **line.judge())


def _noting(tries: list[int]) -> Callable[[int], float]:
    """Return a short delay for a long one, and note after how many failures it was asked for."""

    def delay(failures: int) -> float:
        tries.append(failures)
        return 0.05

    return delay


def _news_arrive(line: Line, desk: Desk, qtbot: QtBot, text: str) -> float:
    """Let a colleague write, and return the seconds after which this desk has it, nobody asking."""
    boss = line.open(SUPERVISOR)
    case_id = some_case(desk)
    line.save(boss, note(case_id, text))
    synced(boss)
    begun = time.monotonic()
    qtbot.waitUntil(lambda: text in bodies(desk, case_id), timeout=LONG)
    return time.monotonic() - begun
