"""The lanes: order, the main thread, silence after cancelling, no thread left behind."""

import sys
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.jobs import Jobs, Lane
from tests.ui.conftest import job_threads


def test_work_runs_elsewhere_and_its_answer_comes_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[str, bool]] = []

    def done(name: str) -> None:
        seen.append((name, QThread.currentThread() is QApplication.instance().thread()))  # type: ignore[union-attr]  # there is one

    jobs.run(lambda: threading.current_thread().name, done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("store-0", True)]


def test_the_store_lane_keeps_the_order(jobs: Jobs, qtbot: QtBot) -> None:
    ran: list[int] = []
    for number in range(50):
        jobs.run(lambda number=number: ran.append(number))
    qtbot.waitUntil(lambda: len(ran) == 50)
    assert ran == list(range(50))


def test_a_slow_network_does_not_hold_up_the_store(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    for _ in range(2):
        jobs.run(gate.wait, lambda _: answers.append("network"), lane=Lane.NETWORK)
    jobs.run(lambda: "store", answers.append)
    qtbot.waitUntil(lambda: answers == ["store"])
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 3)


def test_a_failure_goes_to_who_asked_or_to_everybody(jobs: Jobs, qtbot: QtBot) -> None:
    mine: list[ErrorCode] = []
    everybodys: list[ErrorCode] = []
    jobs.failed.connect(lambda error: everybodys.append(error.code))
    jobs.run(lambda: fail(ErrorCode.OFFLINE), failed=lambda error: mine.append(error.code))
    jobs.run(lambda: fail(ErrorCode.DISK_FULL))
    jobs.run(lambda: fail(ErrorCode.CANCELLED))
    finished: list[bool] = []
    jobs.run(lambda: None, lambda _: finished.append(True))
    qtbot.waitUntil(lambda: bool(finished))
    assert mine == [ErrorCode.OFFLINE]
    assert everybodys == [ErrorCode.DISK_FULL]


def test_the_unforeseen_reaches_the_last_resort_and_the_waiting_end(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    ended: list[bool] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))
    jobs.run(lambda: 1 // 0, ended=lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    assert caught == [ZeroDivisionError]


def test_nothing_is_called_for_a_destroyed_widget(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    label = QLabel()
    jobs.run(gate.wait, lambda _: label.setText("late"))
    called: list[bool] = []
    owner = QObject()
    jobs.run(lambda: None, lambda _: called.append(True), owner=owner)
    bound = QLabel()
    jobs.run(lambda: "late", bound.setText)
    owner.deleteLater()
    bound.deleteLater()
    qtbot.wait(1)
    gate.set()
    finished: list[bool] = []
    jobs.run(lambda: None, lambda _: finished.append(True))
    qtbot.waitUntil(lambda: bool(finished))
    assert called == []


def test_a_cancelled_job_is_silent(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard: list[str] = []
    running = jobs.run(gate.wait, lambda _: heard.append("running"))
    waiting = jobs.run(lambda: heard.append("ran"), lambda _: heard.append("waiting"))
    running.cancel()
    waiting.cancel()
    gate.set()
    finished: list[bool] = []
    jobs.run(lambda: None, lambda _: finished.append(True))
    qtbot.waitUntil(lambda: bool(finished))
    assert heard == []
    assert running.cancelled()


def test_a_write_is_told_even_when_nobody_waits_any_more(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[Changes] = []
    jobs.changed.connect(told.append)
    owner = QObject()
    changes = Changes.of(Kind.OUTBOX)
    jobs.write(lambda: changes, lambda _: pytest.fail("nobody waits"), owner=owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [changes]


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_widget_that_work_refers_to_ends_on_the_main_thread(
    jobs: Jobs, qtbot: QtBot, cancelled: bool
) -> None:
    ended_on: list[str] = []
    gate = threading.Event()
    jobs.run(gate.wait)
    widget = QLabel()
    weakref.finalize(widget, lambda: ended_on.append(threading.current_thread().name))
    job = jobs.run(lambda kept=widget: kept is None)
    if cancelled:
        job.cancel()
    del job, widget
    gate.set()
    for _ in range(2):
        done: list[bool] = []
        jobs.run(lambda: None, lambda _, done=done: done.append(True))
        qtbot.waitUntil(lambda done=done: bool(done))
    assert ended_on == [threading.main_thread().name]


def test_stopping_finishes_what_the_store_was_given(qapp: QApplication) -> None:
    lanes = Jobs()
    ran: list[int] = []
    for number in range(20):
        lanes.run(lambda number=number: ran.append(number))
    assert lanes.stop()
    assert ran == list(range(20))
    assert job_threads() == []


def test_stopping_does_not_wait_for_a_dead_server(qapp: QApplication) -> None:
    lanes = Jobs()
    gate, asked = threading.Event(), threading.Event()
    lanes.run(lambda: (asked.set(), gate.wait()), lane=Lane.NETWORK)
    asked.wait(5)
    begun = time.monotonic()
    assert not lanes.stop(200)
    assert time.monotonic() - begun < 1
    gate.set()
    assert lanes.stop()


def fail(code: ErrorCode) -> None:
    raise KnownError(code)
