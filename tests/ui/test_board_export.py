"""The exports of the board: asked for at its head, written whole, recorded, and on their turn."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zipfile import is_zipfile

import pytest
from PySide6.QtCore import QSettings, Qt, QTime, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tawasul_central import tables
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.board_export import ExportFormat
from tawasul_desk.services.board_words import board_words
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.export_plan import ExportPlan, Turn, load_plan, save_plan
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Preferences
from tawasul_desk.ui.board.board_page import BoardPage
from tawasul_desk.ui.board.export_button import CASES, SCHEDULE, ExportButton
from tawasul_desk.ui.board.export_clock import AGAIN_MS, LOOK_MS, ExportClock
from tawasul_desk.ui.board.export_dialog import ExportDialog
from tawasul_desk.ui.board.exporting import BoardExports
from tawasul_desk.ui.board.opening import figures_page
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.shell import Shell
from tawasul_desk.ui.theme import Theme
from tests.conftest import Central
from tests.services.test_board_files import sheets

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=RIYADH)


@pytest.fixture
def desk(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("supervisor01")


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Iterator[BoardPage]:
    made = figures_page(desk, jobs, locale_en, theme, notices)
    assert isinstance(made, BoardPage)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(lambda: made.loaded is not None, timeout=20_000)
    yield made
    made.close()


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def button_of(page: BoardPage) -> ExportButton:
    found = page.findChild(ExportButton)
    assert found is not None
    return found


def plan_to(folder: Path, **changes: object) -> ExportPlan:
    plan = ExportPlan(
        folder=folder,
        formats=(ExportFormat.XLSX, ExportFormat.PDF),
        turn=Turn.DAY,
        at=time(7, 30),
        done_at=NOW - timedelta(days=3),
    )
    return plan.model_copy(update=changes)


@pytest.mark.parametrize("kind", ["xlsx", "csv", "pdf"])
def test_what_is_shown_is_written_and_recorded(
    qtbot: QtBot, page: BoardPage, desk: Desk, notices: Notices, central: Central, tmp_path: Path, kind: str
) -> None:
    button_of(page).offers[kind].trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert page.loaded is not None
    name = f"board-{page.loaded.board.record.last:%Y-%m-%d}.{kind}"
    assert [Path(chosen).name for chosen in dialog.selectedFiles()] == [name]
    target = tmp_path / name
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: name in notices.text.text(), timeout=20_000)
    assert target.stat().st_size > 500
    assert is_zipfile(target) is (kind == "xlsx")
    desk.sync.once(lambda _done, _total: None, lambda: False)
    audit = tables.audit.c
    with central.engine.connect() as connection:
        found = connection.execute(select(audit.case_id).where(audit.action == "export_board")).all()
    assert [row.case_id for row in found] == [None]


def test_the_file_written_can_be_opened(
    qtbot: QtBot, page: BoardPage, notices: Notices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, opened = tmp_path / "board.pdf", list[QUrl]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    button_of(page).offers["pdf"].trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: notices._button.text() == "Open", timeout=20_000)
    notices._button.click()
    assert [url.toLocalFile() for url in opened] == [str(target)]


def test_a_file_that_no_program_opens_is_told(
    page: BoardPage, notices: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    exports = page.findChild(BoardExports)
    assert exports is not None
    exports._on_saved(Path("board.pdf"))
    notices._button.click()
    assert "No program on this computer opens" in notices.text.text()


def test_a_folder_that_cannot_be_written_to_is_told(
    qtbot: QtBot, page: BoardPage, notices: Notices, tmp_path: Path
) -> None:
    button_of(page).offers["csv"].trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "gone" / "board.csv"))
    dialog.reject()
    qtbot.waitUntil(lambda: "cannot be written" in notices.text.text(), timeout=20_000)


def test_the_key_opens_the_menu(qtbot: QtBot, page: BoardPage) -> None:
    button = button_of(page)
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(button.menu().isVisible)
    assert all(offer.isEnabled() for offer in button.offers.values() if offer.isVisible())
    button.menu().close()


def test_the_requests_behind_a_number_are_written_in_its_order(
    qtbot: QtBot, page: BoardPage, desk: Desk, notices: Notices, tmp_path: Path
) -> None:
    offer = button_of(page).offers[CASES]
    assert not offer.isVisible()
    ids = tuple(row.case_id for row in desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 5).rows)[::-1]
    page.drilled.emit(ids, "Overdue")
    assert offer.isVisible()
    assert "Overdue" in offer.text()
    offer.trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "requests.xlsx"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: target.name in notices.text.text(), timeout=20_000)
    rows = list(sheets(target)[board_words("en").parts["cases"]].rows())
    numbers = [desk.casework.view(case_id).case.case_number for case_id in ids]
    assert [row[0] for row in rows[1:]] == numbers


def test_the_schedule_is_kept_changed_and_turned_off(
    qtbot: QtBot, page: BoardPage, desk: Desk, notices: Notices, tmp_path: Path
) -> None:
    folder = desk.open_session.folder

    def opened() -> ExportDialog:
        button_of(page).offers[SCHEDULE].trigger()
        qtbot.waitUntil(lambda: any(box.isVisible() for box in page.findChildren(ExportDialog)))
        return next(box for box in page.findChildren(ExportDialog) if box.isVisible())

    dialog = opened()
    assert dialog.off.isHidden()
    dialog.folder.edit.setText(str(tmp_path / "gone"))
    dialog.keep.click()
    assert dialog.folder.hint.isVisible()
    dialog.folder.edit.setText(str(tmp_path))
    for box in dialog.formats.values():
        box.setChecked(False)
    dialog.keep.click()
    assert dialog.wrong.isVisible()
    dialog.formats[ExportFormat.PDF].setChecked(True)
    dialog.turns[Turn.SUNDAY].click()
    with qtbot.waitSignal(dialog.finished):
        dialog.keep.click()
    kept = load_plan(folder)
    assert kept is not None
    assert (kept.folder, kept.formats, kept.turn) == (tmp_path, (ExportFormat.PDF,), Turn.SUNDAY)
    assert "next on" in notices.text.text()
    again = opened()
    assert again.turns[Turn.SUNDAY].isChecked()
    assert again.plan().formats == kept.formats
    with qtbot.waitSignal(again.finished):
        again.off.click()
    assert load_plan(folder) is None


def test_the_time_reads_from_the_hour_on_in_arabic(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_ar: Locale, theme: Theme, home: QWidget
) -> None:
    dialog = ExportDialog(desk, jobs, locale_ar, theme, home, lambda: NOW)
    dialog.at.setTime(QTime(7, 30))
    assert dialog.at.text() == "07:30"
    dialog.close()


def test_a_missed_turn_is_made_up_once_and_told(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, notices: Notices, home: QWidget, tmp_path: Path
) -> None:
    save_plan(desk.open_session.folder, plan_to(tmp_path))
    clock = ExportClock(desk, jobs, locale_en, notices, home, lambda: NOW)
    clock.look()
    qtbot.waitUntil(lambda: "was written to" in notices.text.text(), timeout=20_000)
    names = sorted(path.name for path in tmp_path.glob("board-*"))
    assert names == ["board-2026-11-22.pdf", "board-2026-11-22.xlsx"]
    assert clock._timer.interval() == LOOK_MS
    clock.look()
    qtbot.waitUntil(clock._timer.isActive, timeout=20_000)
    assert sorted(path.name for path in tmp_path.glob("board-*")) == names


def test_what_an_earlier_run_left_is_swept_at_the_start(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, notices: Notices, home: QWidget, tmp_path: Path
) -> None:
    save_plan(desk.open_session.folder, plan_to(tmp_path).model_copy(update={"done_at": NOW}))
    left = tmp_path / ".tawasul-abcd1234.part"
    left.mkdir()
    os.utime(left, (0, 0))
    clock = ExportClock(desk, jobs, locale_en, notices, home, lambda: NOW)
    clock.look()
    qtbot.waitUntil(clock._timer.isActive, timeout=20_000)
    assert not left.exists()


def test_a_failure_is_said_once_and_tried_again(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, notices: Notices, home: QWidget, tmp_path: Path
) -> None:
    target = tmp_path / "away"
    save_plan(desk.open_session.folder, plan_to(target))
    clock = ExportClock(desk, jobs, locale_en, notices, home, lambda: NOW)
    clock.look()
    qtbot.waitUntil(lambda: "tried again" in notices.text.text(), timeout=20_000)
    assert clock._timer.interval() == AGAIN_MS
    notices.clear()
    notices.text.setText("")
    clock.look()
    qtbot.waitUntil(clock._timer.isActive, timeout=20_000)
    assert notices.text.text() == ""
    target.mkdir()
    clock.look()
    qtbot.waitUntil(lambda: "was written to" in notices.text.text(), timeout=20_000)
    assert len(list(target.iterdir())) == 2


def test_without_a_plan_nothing_happens(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, notices: Notices, home: QWidget
) -> None:
    clock = ExportClock(desk, jobs, locale_en, notices, home, lambda: NOW)
    clock.look()
    qtbot.waitUntil(clock._timer.isActive, timeout=20_000)
    assert notices.isHidden()


def test_an_officer_has_no_export(
    qtbot: QtBot,
    open_desk: Callable[[str], Desk],
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
) -> None:
    made = figures_page(open_desk("officer01"), jobs, locale_en, theme, notices)
    qtbot.addWidget(made)
    assert made.findChild(ExportButton) is None


@pytest.mark.parametrize(("user_name", "clocks"), [("supervisor01", 1), ("officer01", 0)])
def test_the_clock_runs_in_the_window_of_a_supervisor_alone(
    qtbot: QtBot,
    open_desk: Callable[[str], Desk],
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    kept: QSettings,
    user_name: str,
    clocks: int,
) -> None:
    desk = open_desk(user_name)
    shell = Shell(desk, jobs, Heartbeat(desk, jobs, jobs), locale_en, theme, Preferences(), kept, [])
    qtbot.addWidget(shell)
    found = shell.findChildren(ExportClock)
    assert len(found) == clocks
    assert all(clock._timer.isActive() for clock in found)
