"""A file that takes long: how far it is, and stopped without a trace."""

import threading
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tawasul_desk.services.board_export import ExportFormat, Wording, export_cases, period_report
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.export_line import Cancelled, ExportLine, Progress
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tests.services.board_samples import NOW, a_board

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WAIT = 15_000


@pytest.fixture
def line(qtbot: QtBot, jobs: Jobs, notices: Notices, locale_en: Locale) -> ExportLine:
    made = ExportLine(jobs, notices)
    qtbot.addWidget(made)
    return made


def cancel_of(line: ExportLine) -> QPushButton:
    return line.findChildren(QPushButton)[0]


def test_it_is_seen_while_a_file_is_written_and_then_goes(qtbot: QtBot, line: ExportLine) -> None:
    gate, done = threading.Event(), []

    def write(progress: Progress, _cancelled: Cancelled) -> str:
        progress(40, 100)
        gate.wait()
        return "there"

    line.run("Writing…", write, done.append)
    assert line.busy
    assert line.isVisible()
    qtbot.waitUntil(lambda: line.bar.value() == 400, timeout=WAIT)
    with qtbot.waitSignal(line.ended):
        gate.set()
    assert done == ["there"]
    assert not line.busy
    assert line.isHidden()


def test_what_fails_is_told(qtbot: QtBot, line: ExportLine, notices: Notices) -> None:
    def write(_progress: Progress, _cancelled: Cancelled) -> None:
        raise KnownError(ErrorCode.NOT_WRITABLE)

    with qtbot.waitSignal(line.ended):
        line.run("Writing…", write, lambda _: None)
    assert "cannot be written" in notices.text.text()


def test_a_cancelled_export_leaves_no_file(
    qtbot: QtBot,
    line: ExportLine,
    desk: Desk,
    notices: Notices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tawasul_desk.services.board_export.AT_ONCE", 1)
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
    ids = [row.case_id for row in rows]
    assert len(ids) > 2
    report = period_report(desk.casework, a_board(), Wording("en"), NOW)
    place = tmp_path / "out"
    place.mkdir()
    begun = threading.Event()

    def write(progress: Progress, cancelled: Cancelled) -> Path:
        def slow(done: int, total: int) -> None:
            progress(done, total)
            begun.set()
            while not cancelled():
                sleep(0.005)

        return export_cases(desk.casework, report, ids, ExportFormat.XLSX, place / "a.xlsx", slow, cancelled)

    with qtbot.waitSignal(line.ended):
        line.run("Writing…", write, lambda _: pytest.fail("it was cancelled"))
        assert begun.wait(WAIT / 1000)
        cancel_of(line).click()
        assert line.text.text() == "Stopping…"
    assert list(place.iterdir()) == []
    assert notices.text.text() == "Stopped; no file was written."
