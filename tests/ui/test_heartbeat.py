"""The heartbeat against a real central: connection, what waits, progress, no endless loop."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtNetwork import QNetworkInformation
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddNote, new_id
from tawasul_desk import app
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sync import SyncReport
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui import watchdog
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.pulse import Connection, Pulse
from tawasul_desk.ui.rhythm import Wake
from tests.conftest import PASSWORD, Central
from tests.faults.proxy import Fault, Proxy, always, honest, reply
from tests.faults.proxy import Kind as ProxyKind
from tests.ui.conftest import PASSPHRASE

LONG = 20_000  # milliseconds


@pytest.fixture
def beat(desk: Desk, jobs: Jobs) -> Iterator[Heartbeat]:
    heart = Heartbeat(desk, jobs)
    yield heart
    heart.stop()


def settled(beat: Heartbeat, connection: Connection) -> Callable[[], bool]:
    return lambda: beat.pulse.connection is connection and not beat.pulse.syncing and beat.pulse.counted


def some_case(desk: Desk) -> UUID:
    return desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_id


def note(desk: Desk, body: str = "نص") -> AddNote:
    return AddNote(id=new_id(), case_id=some_case(desk), created_at=datetime.now(UTC), body=body)


def test_the_first_beat_finds_the_server(beat: Heartbeat, qtbot: QtBot) -> None:
    beat.start()
    assert beat.pulse.syncing
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    assert beat.pulse.last_good is not None
    assert not beat.pulse.empty
    assert not beat.pulse.skewed
    assert beat.beat.remaining is not None


def test_an_act_is_sent_without_being_asked(beat: Heartbeat, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    operation = note(desk)
    waited: list[int] = []
    beat.state_changed.connect(lambda pulse: waited.append(pulse.waiting))
    jobs.write(lambda: desk.casework.submit(operation))
    qtbot.waitUntil(lambda: 1 in waited and beat.pulse.waiting == 0 and not beat.pulse.syncing, timeout=LONG)
    assert desk.casework.waiting() == ()


def test_what_a_pass_changes_does_not_start_another(
    beat: Heartbeat, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    begun: list[bool] = []
    beat.state_changed.connect(lambda pulse: begun.append(pulse.syncing))
    operation = note(desk)
    jobs.write(lambda: desk.casework.submit(operation))
    qtbot.waitUntil(lambda: True in begun and not beat.pulse.syncing, timeout=LONG)
    qtbot.waitUntil(lambda: beat.pulse.waiting == 0 and not beat.pulse.syncing, timeout=LONG)
    rounds = sum(now and not before for before, now in zip([False, *begun], begun, strict=False))
    qtbot.wait(2_500)
    after = sum(now and not before for before, now in zip([False, *begun], begun, strict=False))
    assert after == rounds <= 2


def test_without_a_network_work_waits_and_nothing_is_lost(
    beat: Heartbeat, desk: Desk, jobs: Jobs, central: Central, qtbot: QtBot
) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    good = desk.casework.last_good_sync()
    central.stop()
    operation = note(desk)
    jobs.write(lambda: desk.casework.submit(operation))
    qtbot.waitUntil(settled(beat, Connection.OFFLINE), timeout=LONG)
    qtbot.waitUntil(lambda: beat.pulse.waiting == 1, timeout=LONG)
    assert beat.pulse.last_good == good
    central.start()
    beat.sync_now()
    qtbot.waitUntil(lambda: settled(beat, Connection.ONLINE)() and beat.pulse.waiting == 0, timeout=LONG)


def test_the_connection_is_asked_anew_once_a_page_found_none(
    beat: Heartbeat, jobs: Jobs, central: Central, qtbot: QtBot
) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    central.stop()
    jobs.unanswered.emit()
    qtbot.waitUntil(settled(beat, Connection.OFFLINE), timeout=LONG)
    jobs.unanswered.emit()
    assert not beat.pulse.syncing, "it is known already"
    central.start()
    with qtbot.waitSignal(jobs.answered, timeout=LONG):
        beat.beat.wake(Wake.ACT)
    assert beat.pulse.connection is Connection.ONLINE


def test_a_failure_is_told_only_to_who_asked(beat: Heartbeat, central: Central, qtbot: QtBot) -> None:
    told: list[ErrorCode] = []
    beat.failed.connect(lambda error: told.append(error.code))
    central.stop()
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.OFFLINE), timeout=LONG)
    assert told == []
    beat.sync_now()
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told == [ErrorCode.OFFLINE]


def test_what_is_wrong_here_is_told_and_no_fault_of_the_server(
    beat: Heartbeat, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    told: list[ErrorCode] = []
    beat.failed.connect(lambda error: told.append(error.code))

    def full() -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(desk.casework._mirror, "cursor", full)
    beat._sync()
    qtbot.waitUntil(lambda: bool(told) and not beat.pulse.syncing, timeout=LONG)
    assert set(told) == {ErrorCode.DISK_FULL}  # the next try may have come already
    assert beat.pulse.connection is Connection.ONLINE


def test_a_session_that_ended_waits_for_a_sign_in(
    beat: Heartbeat, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    desk.open_session.api.sign_out()
    beat.sync_now()
    qtbot.waitUntil(settled(beat, Connection.SIGNED_OUT), timeout=LONG)
    assert beat.beat.remaining is None
    operation = note(desk)
    jobs.write(lambda: desk.casework.submit(operation))
    qtbot.waitUntil(lambda: beat.pulse.waiting == 1, timeout=LONG)
    assert beat.pulse.connection is Connection.SIGNED_OUT
    app.entrance(Settings()).sign_in_again(desk, PASSWORD)
    beat.signed_in_again()
    qtbot.waitUntil(lambda: settled(beat, Connection.ONLINE)() and beat.pulse.waiting == 0, timeout=LONG)


def test_a_first_filling_tells_its_progress_and_can_be_cancelled(
    central: Central, desk_settings: Settings, jobs: Jobs, qtbot: QtBot
) -> None:
    fresh = app.sign_in(desk_settings, central.url, "supervisor01", PASSWORD, PASSPHRASE)
    heart = Heartbeat(fresh, jobs)
    seen: list[Pulse] = []
    heart.state_changed.connect(seen.append)
    heart.start()
    heart.cancel()
    qtbot.waitUntil(lambda: not heart.pulse.syncing and heart.pulse.counted, timeout=LONG)
    heart.sync_now()
    qtbot.waitUntil(settled(heart, Connection.ONLINE), timeout=LONG)
    steps = [pulse.progress for pulse in seen if pulse.progress]
    assert steps
    assert all(0 < done <= total for done, total in steps)
    qtbot.waitUntil(lambda: not heart.pulse.empty, timeout=LONG)
    ended: list[bool] = []
    heart.stop(lambda: ended.append(True))
    assert ended == [True]
    fresh.close()


def test_a_clock_off_by_more_than_two_minutes_is_noticed() -> None:
    assert not Pulse(skew=timedelta(seconds=-119)).skewed
    assert Pulse(skew=timedelta(seconds=-121)).skewed
    assert Pulse(skew=timedelta(minutes=3)).skewed


def test_a_change_of_something_else_sends_nothing(beat: Heartbeat, jobs: Jobs, qtbot: QtBot) -> None:
    jobs.changed.emit(Changes.of(Kind.DRAFT))
    qtbot.wait(50)
    assert not beat.pulse.syncing


# the rhythm, kept


@pytest.fixture
def lined(line: Proxy, tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[tuple[Heartbeat, Desk]]:
    """A desk behind that line, with its heartbeat, in step with the central."""
    settings = Settings(profile=tmp_path / "lined", server=line.url)
    desk = app.sign_in(settings, line.url, "officer01", PASSWORD, PASSPHRASE)
    beat = Heartbeat(desk, jobs)
    beat.start()
    qtbot.waitUntil(lambda: settled(beat, Connection.ONLINE)() and beat.ear.hinted, timeout=LONG)
    yield beat, desk
    beat.stop()
    desk.close()


def stalls(seen: list[float]) -> QTimer:
    """Note the longest times between two beats of the main thread."""
    timer = QTimer(interval=5)
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        seen.append(now - last[0])
        last[0] = now

    timer.timeout.connect(tick)
    timer.start()
    return timer


def test_a_black_hole_holds_up_neither_the_window_nor_what_follows_a_waking(
    lined: tuple[Heartbeat, Desk], line: Proxy, qtbot: QtBot
) -> None:
    beat, _ = lined
    line.plan = always(Fault(ProxyKind.BLACK_HOLE))
    beat.sync_now()
    seen: list[float] = []
    timer = stalls(seen)
    wait(1_500)
    timer.stop()
    assert beat.pulse.syncing
    assert sorted(seen)[-1] < 0.1, "the window never waits"
    line.plan = honest
    begun = time.monotonic()
    beat.surroundings.on_reachability(QNetworkInformation.Reachability.Online)
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    assert time.monotonic() - begun < 10


def test_a_pass_that_answers_no_more_is_left_and_never_sends_beside_the_next(
    lined: tuple[Heartbeat, Desk], jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat, desk = lined
    monkeypatch.setattr(watchdog, "STUCK_AFTER", 1.0)
    gate, at_once, most = threading.Event(), [0], [0]
    send = desk.sync._sender.send_waiting

    def watched(*given: object) -> object:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        try:
            gate.wait(20)  # like a disk that does not answer: nothing can cut it
            return send(*given)
        finally:
            at_once[0] -= 1

    monkeypatch.setattr(desk.sync._sender, "send_waiting", watched)
    operation = note(desk)
    jobs.write(lambda: desk.casework.submit(operation))
    qtbot.waitUntil(lambda: at_once[0] == 1, timeout=LONG)
    first = beat._job
    assert first is not None
    qtbot.waitUntil(lambda: beat._job not in (first, None), timeout=LONG)
    assert first.cancelled()
    wait(2_000)
    assert (at_once[0], most[0]) == (1, 1), "the next one waits for it"
    gate.set()
    qtbot.waitUntil(lambda: beat.pulse.waiting == 0 and not beat.pulse.syncing, timeout=LONG)
    assert most[0] == 1
    assert desk.casework.waiting() == ()


def test_a_hint_starts_a_pass_and_losing_all_of_them_only_delays(
    lined: tuple[Heartbeat, Desk], central: Central, line: Proxy, qtbot: QtBot
) -> None:
    beat, desk = lined
    assert beat.beat.rhythm.hinted
    waits = beat.beat.remaining
    assert waits is not None
    assert waits > 60, "with hints it asks seldom"
    case_id, before = some_case(desk), desk.sync._mirror.head()
    body = note(desk).model_dump(mode="json") | {"id": str(new_id()), "case_id": str(case_id)}
    answer = central.client("supervisor01").post(f"{central.url}/v1/ops", json={"operations": [body]})
    assert answer.json()["results"][0]["status"] == "applied"
    qtbot.waitUntil(lambda: desk.sync._mirror.head() > before, timeout=10_000)
    line.plan = lambda asked: Fault(ProxyKind.RESET_BEFORE if "hints" in asked.path else ProxyKind.PASS)
    line.hang_up()
    qtbot.waitUntil(lambda: not beat.ear.hinted, timeout=LONG)
    qtbot.waitUntil(lambda: not beat.pulse.syncing, timeout=LONG)
    waits = beat.beat.remaining
    assert waits is not None
    assert waits <= 72, "without them it polls as before"


def test_a_pause_that_the_server_asks_for_is_kept_by_all_but_one_click(
    lined: tuple[Heartbeat, Desk], line: Proxy, jobs: Jobs, qtbot: QtBot
) -> None:
    beat, desk = lined
    busy = reply("429 Too Many Requests", Retry_After="30")
    line.plan = always(Fault(ProxyKind.ANSWER, answer=busy))
    asked = len(line.of("/v1/sync/changes"))
    beat.sync_now()
    qtbot.waitUntil(lambda: len(line.of("/v1/sync/changes")) > asked and not beat.pulse.syncing, timeout=LONG)
    assert beat.beat.pause_left > 25
    asked = len(line.of("/v1/sync/changes"))
    told: list[KnownError] = []
    beat.failed.connect(told.append)
    operation = note(desk)
    jobs.write(lambda: desk.casework.submit(operation))
    beat.surroundings.on_medium()
    beat._on_heard(10**9)
    beat.sync_now()
    wait(1_500)
    assert len(line.of("/v1/sync/changes")) == asked
    assert [error.code for error in told] == [ErrorCode.BUSY]
    assert beat.beat.remaining is not None
    assert beat.beat.remaining > 20
    beat.beat._clicked -= 11
    line.plan = honest
    beat.sync_now()
    qtbot.waitUntil(lambda: settled(beat, Connection.ONLINE)() and beat.pulse.waiting == 0, timeout=LONG)


def test_who_is_away_is_asked_for_less_and_is_up_to_date_when_back(
    beat: Heartbeat, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    seen: list[bool] = []
    beat.surroundings.presence_changed.connect(seen.append)
    beat.surroundings._seen -= 400
    beat.surroundings._on_tick()
    assert beat.beat.rhythm.idle
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    beat.surroundings._watch(widget.windowHandle())
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    assert seen == [True, False]


def test_a_computer_that_slept_asks_at_once(beat: Heartbeat, qtbot: QtBot) -> None:
    beat.start()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    wall, monotonic = beat.surroundings._clocks
    beat.surroundings._clocks = wall - 3_600, monotonic
    beat.surroundings._on_tick()
    remaining = beat.beat.remaining
    assert remaining is not None
    assert remaining <= 4


def wait(milliseconds: int) -> None:
    """Let the event loop go on; unlike qWait, it lets workers on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def test_hints_count_again_once_the_central_was_put_back(beat: Heartbeat, desk: Desk, qtbot: QtBot) -> None:
    beat.start()
    qtbot.waitUntil(lambda: settled(beat, Connection.ONLINE)() and beat.ear.hinted, timeout=LONG)
    head = desk.sync.once(lambda _done, _total: None, lambda: False).head
    beat.ear.heard.emit(head + 1_000_000)  # what the central that was lost had told
    beat._on_done(SyncReport(Changes(), 0, 0, timedelta(), head + 1_000_000))
    beat.sync_now()
    qtbot.waitUntil(settled(beat, Connection.ONLINE), timeout=LONG)
    assert beat.beat.remaining is not None
    assert beat.beat.remaining > LONG / 1000
    beat.ear.heard.emit(head)
    assert beat.beat.remaining > LONG / 1000, "nothing new"
    beat.ear.heard.emit(head + 1)
    assert beat.beat.remaining < LONG / 1000


def test_once_stopped_no_network_makes_it_listen(desk: Desk, jobs: Jobs) -> None:
    heart = Heartbeat(desk, jobs)
    heart.stop()
    heart.surroundings.woken.emit()
    assert not heart.ear._on
    heart.ear.stop()
