"""The heartbeat against a real central: connection, what waits, progress, no endless loop."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddNote, new_id
from tawasul_desk import app
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.pulse import Connection, Pulse
from tests.conftest import PASSWORD, Central
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
    assert told == [ErrorCode.DISK_FULL]
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
    assert not heart.pulse.empty
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
