"""Servers that do not answer, and servers that ask to be left alone: nobody hangs, and nobody insists."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import Operation
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.pulse import Connection
from tests.faults.line import Line
from tests.faults.proxy import Exchange, Fault, Kind, always, honest, reply
from tests.faults.tally import Tally
from tests.services.desks import note, some_case

LONG = 10_000  # milliseconds
TICK_MS = 5
LONGEST_STALL = 0.1  # seconds
READ_SECONDS = 0.6
WATCHED = 1.2  # seconds
TIMES = 2
PAUSE = 2  # seconds
LONGEST_END = 2.0
UNDER_WAY = 0.25  # seconds in which a call that had begun may still arrive


class Pulsometer:
    """Ticks on the main thread, and notes the longest time between two ticks."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def read(self) -> float:
        """Return the longest so far, in seconds, and begin anew."""
        longest, self.longest = self.longest, 0.0
        return longest

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def beat(line: Line, jobs: Jobs) -> Iterator[tuple[Desk, Heartbeat]]:
    """A desk with its heartbeat, once it has found its server."""
    desk = line.open()
    heart = Heartbeat(desk, jobs)
    yield desk, heart
    heart.stop()
    line.proxy.hang_up()


def submitted(line: Line, desk: Desk, jobs: Jobs, act: Operation) -> None:
    """Have the act saved as a form does; it counts from when that is shown."""
    jobs.write(lambda: desk.casework.submit(act), lambda _changes: line.remember(act))


def started(heart: Heartbeat, qtbot: QtBot) -> None:
    heart.start()
    qtbot.waitUntil(
        lambda: heart.pulse.connection is Connection.ONLINE and not heart.pulse.syncing, timeout=LONG
    )


@pytest.mark.fault("F6")
@pytest.mark.parametrize("kind", [Kind.BLACK_HOLE, Kind.STALL, Kind.THROTTLE])
def test_a_line_that_hangs_never_holds_the_window(
    line: Line,
    beat: tuple[Desk, Heartbeat],
    jobs: Jobs,
    qtbot: QtBot,
    tally: Tally,
    monkeypatch: pytest.MonkeyPatch,
    kind: Kind,
) -> None:
    monkeypatch.setattr("tawasul_desk.services.transport.READ_SECONDS", READ_SECONDS)
    desk, heart = beat
    started(heart, qtbot)
    meter = Pulsometer()
    worst = []
    for number in range(TIMES):
        line.proxy.plan = always(Fault(kind, after=100, rate=50))
        line.proxy.hang_up()
        act = note(some_case(desk, place=number), f"{kind} {number}")
        meter.read()
        submitted(line, desk, jobs, act)
        heart.sync_now()
        until = time.monotonic() + WATCHED
        qtbot.waitUntil(lambda until=until: time.monotonic() > until, timeout=LONG)
        worst.append(meter.read())
        assert heart.pulse.connection in (Connection.OFFLINE, Connection.ONLINE)
    assert heart.pulse.connection is Connection.OFFLINE
    assert heart.pulse.waiting == TIMES
    meter.stop()
    # What holds the window does so every time; what a busy machine adds does not.
    assert min(worst) < LONGEST_STALL
    tally.tell(f"F6 {kind}", f"the window's longest stall: {min(worst) * 1000:.0f} ms")
    line.proxy.plan = honest
    heart.beat.forget_failures()
    heart.sync_now()
    qtbot.waitUntil(lambda: heart.pulse.waiting == 0 and not heart.pulse.syncing, timeout=LONG)
    tally.note("F6", TIMES, **line.judge())


@pytest.mark.fault("F6")
def test_a_program_that_waits_for_its_server_ends_within_two_seconds(
    line: Line, jobs: Jobs, qtbot: QtBot, tally: Tally
) -> None:
    desk = line.open()
    heart = Heartbeat(desk, jobs)
    started(heart, qtbot)
    line.proxy.plan = always(Fault(Kind.BLACK_HOLE))
    line.proxy.hang_up()
    submitted(line, desk, jobs, note(some_case(desk), "before the end"))
    qtbot.waitUntil(
        lambda: heart.pulse.syncing and line.proxy.seen[-1].fault.kind is Kind.BLACK_HOLE, timeout=LONG
    )
    begun = time.monotonic()
    heart.stop()
    desk.open_session.api.close()
    assert jobs.stop()
    took = time.monotonic() - begun
    assert took < LONGEST_END
    tally.tell("F6 end", f"{took * 1000:.0f} ms to end while the server is silent")
    line.reopen(desk)
    tally.note("F6", 1, **line.judge())


def _in_seconds() -> bytes:
    return reply("429 Too Many Requests", b"", Retry_After=str(PAUSE))


def _as_a_date() -> bytes:
    now = datetime.now(UTC)
    then = format_datetime(now + timedelta(seconds=PAUSE), usegmt=True)
    return reply("503 Service Unavailable", b"", Date=format_datetime(now, usegmt=True), Retry_After=then)


@pytest.mark.fault("F9")
@pytest.mark.parametrize("refusal", [_in_seconds, _as_a_date])
def test_a_server_that_asks_for_a_pause_is_left_alone(
    line: Line,
    beat: tuple[Desk, Heartbeat],
    jobs: Jobs,
    qtbot: QtBot,
    tally: Tally,
    refusal: Callable[[], bytes],
) -> None:
    desk, heart = beat
    started(heart, qtbot)
    line.clear()
    line.proxy.plan = lambda _asked: Fault(Kind.ANSWER, answer=refusal())
    line.proxy.hang_up()
    for number in range(4):
        submitted(line, desk, jobs, note(some_case(desk), f"in the pause {number}"))
        qtbot.wait(PAUSE * 1000 // 3)
    line.proxy.plan = honest
    qtbot.waitUntil(lambda: any(one.status == 200 for one in line.proxy.of("/v1/ops")), timeout=LONG)
    insisting = _insisting(line.proxy.seen)
    print(*insisting, sep="\n")
    assert insisting == []
    tally.note("F9", 1, **line.judge())


def _insisting(seen: list[Exchange]) -> list[str]:
    """Return who called within the pause of a refusal."""
    refused = [one for one in seen if one.fault.kind is Kind.ANSWER]
    assert refused
    return [
        f"{one.asked.path} {one.asked.at - before.asked.at:.2f} s after {before.asked.path}"
        for before in refused
        for one in seen
        if UNDER_WAY < one.asked.at - before.asked.at < PAUSE
    ]
