"""A computer that sleeps, and a network that becomes another one: the desk goes on within ten seconds."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from pytestqt.qtbot import QtBot

from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.pulse import Connection
from tests.faults.forks import ROOT
from tests.faults.line import SUPERVISOR, Line
from tests.faults.tally import Tally
from tests.services.desks import note, some_case, synced

ASLEEP: Final = 6.3  # seconds
RESUMED: Final = 10.0
LONG: Final = 15_000  # milliseconds
NAME: Final = "localhost"
HERE: Final = "127.0.0.1"
OTHER: Final = "127.0.0.2"
TRIES: Final = 5


@contextmanager
def _sleeper(line: Line, desk: Desk) -> Iterator[subprocess.Popen[str]]:
    """Give a process with the heartbeat of this desk, once it is in step; ended with the block."""
    profile = desk.open_session.folder.parents[1]
    command = [sys.executable, "-m", "tests.faults.sleeper", str(profile), str(line.folder / "keyring.json")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = map(json.loads, process.stdout)
            assert any(one == {"connection": "online", "syncing": False} for one in told)
            yield process
        finally:
            process.kill()


@pytest.mark.fault("F34")
def test_a_computer_that_slept_goes_on_within_ten_seconds(line: Line, tally: Tally) -> None:
    desk = line.open()
    case_id = some_case(desk)
    line.save(desk, note(case_id, "before the sleep"))
    desk.close()
    with _sleeper(line, desk) as process:
        process.send_signal(signal.SIGSTOP)
        line.proxy.move(line.proxy.host)  # whatever was connected is never heard again
        boss = line.open(SUPERVISOR)
        line.save(boss, note(case_id, "while it slept"))
        synced(boss)
        time.sleep(ASLEEP)
        line.proxy.seen.clear()
        woken = time.monotonic()
        process.send_signal(signal.SIGCONT)
        _wait(lambda: any(one.status == 200 for one in line.proxy.of("/v1/sync/changes")))
        took = time.monotonic() - woken
    assert took < RESUMED
    tally.tell("F34 sleep", f"in step again {took:.1f} s after waking")
    line.reopen(desk)
    tally.note("F34", 1, **line.judge())


def _wait(found: Any) -> None:
    until = time.monotonic() + 2 * RESUMED
    while not found():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture
def named(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a name lead to the proxy wherever it is; only the desks use it."""
    resolve = socket.getaddrinfo

    def lead(host: Any, *rest: Any, **more: Any) -> Any:
        return resolve(line.proxy.host if host == NAME else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", lead)
    line.proxy.name = NAME


@pytest.mark.fault("F34")
@pytest.mark.parametrize("busy", [True, False], ids=["in a pass", "between passes"])
def test_another_network_is_used_within_ten_seconds(
    line: Line,
    named: None,
    jobs: Jobs,
    qtbot: QtBot,
    tally: Tally,
    monkeypatch: pytest.MonkeyPatch,
    busy: bool,
) -> None:
    if busy:  # whose patience has ended waits for nothing else
        monkeypatch.setattr("tawasul_desk.ui.rhythm.LINE_SPREAD", 1_000.0)
    desk = line.open()
    heart = Heartbeat(desk, jobs)
    heart.start()
    qtbot.waitUntil(lambda: heart.pulse.connection is Connection.ONLINE and heart.ear.hinted, timeout=LONG)
    _rested(heart, qtbot)
    if busy:
        begun = _moved_in_a_pass(line, desk, heart, jobs, qtbot)
    else:
        line.proxy.move(OTHER)
        begun = time.monotonic()
    heart.surroundings.on_medium()  # as the system tells it
    if not busy:
        _submit(line, desk, jobs)
    qtbot.waitUntil(lambda: heart.pulse.waiting == 0 and bool(line.saved), timeout=3 * LONG)
    qtbot.waitUntil(lambda: not heart.pulse.syncing, timeout=LONG)
    took = time.monotonic() - begun
    heart.stop()
    assert took < RESUMED
    tally.tell(f"F34 network, {busy=}", f"in step on another network after {took:.1f} s")
    tally.note("F34", 1, **line.judge())


def _moved_in_a_pass(line: Line, desk: Desk, heart: Heartbeat, jobs: Jobs, qtbot: QtBot) -> float:
    """Change the network, and return when, once a call of a pass is under way that nobody will hear.

    The service ends a connection that lies idle for long: a call on a new one gets through, and is no case.
    """
    unheard, proxy = line.proxy.unheard, line.proxy
    for _ in range(TRIES):
        heart.sync_now()
        _rested(heart, qtbot)
        proxy.seen.clear()
        proxy.move(OTHER if proxy.host == HERE else HERE)
        begun = time.monotonic()
        _submit(line, desk, jobs)
        qtbot.waitUntil(lambda: proxy.unheard > unheard or _got_through(line), timeout=LONG)
        if proxy.unheard > unheard:
            return begun
    raise AssertionError("no call was under way on the old network")


def _got_through(line: Line) -> bool:
    return any(one.status == 200 for one in line.proxy.of("/v1/ops"))


def _rested(heart: Heartbeat, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not heart.pulse.syncing and not heart._fetching, timeout=LONG)


def _submit(line: Line, desk: Desk, jobs: Jobs) -> None:
    act = note(some_case(desk), "on the move")
    jobs.write(lambda: desk.casework.submit(act), lambda _changes: line.remember(act))
