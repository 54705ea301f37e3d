"""The window with a real central: signing in, places, language and look, sign-out, closing, faults."""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
import structlog
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddNote, new_id
from tawasul_contract.records import Role
from tawasul_desk import app
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Settings, load_preferences
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.cases.queue_columns import Column
from tawasul_desk.ui.crash_sheet import CrashSheet
from tawasul_desk.ui.faults import Faults
from tawasul_desk.ui.place import Place, Stop, kept_place
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.shell import Shell
from tawasul_desk.ui.widgets.key_sheet import KeySheet
from tawasul_desk.ui.window import Window
from tests.conftest import PASSWORD, Central
from tests.ui.conftest import PASSPHRASE

LONG = 30_000  # milliseconds
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(desk_settings: Settings, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[], Window]]:
    """Open the window as the program does; closed after the test whatever it left."""
    windows: list[Window] = []

    def open_window() -> Window:
        window = Window(desk_settings, partial(app.entrance, desk_settings))
        windows.append(window)
        window.start()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.entry is not None or window.shell is not None, timeout=LONG)
        return window

    yield open_window
    for window in windows:
        window._closing = True
        window.close()
        window.deleteLater()


def sign_in(window: Window, qtbot: QtBot, user_name: str = "officer01") -> Shell:
    """Go through the card as an officer without a keyring does, until the queue is there."""
    entry = window.entry
    assert entry is not None
    card = entry.card
    card.user_name.edit.setText(user_name)
    card.password.edit.setText(PASSWORD)
    if not window.kept.contains("geometry"):
        card.ask_passphrase(choosing=True)
        card.passphrase.repeat.edit.setText(PASSPHRASE)
    else:
        card.ask_passphrase(choosing=False)
    card.passphrase.first.edit.setText(PASSPHRASE)
    card.submit()
    return at_work(window, qtbot)


def at_work(window: Window, qtbot: QtBot) -> Shell:
    qtbot.waitUntil(lambda: window.shell is not None, timeout=LONG)
    shell = window.shell
    assert shell is not None
    beat = window.heartbeat
    assert beat is not None
    qtbot.waitUntil(
        lambda: beat.pulse.connection is Connection.ONLINE and beat.pulse.counted and not beat.pulse.empty,
        timeout=LONG,
    )
    qtbot.waitUntil(lambda: shell.pages.currentWidget() is not shell.first_sync, timeout=LONG)
    return shell


def test_a_supervisor_begins_at_the_board_and_goes_on_where_they_were(
    opened: Callable[[], Window], qtbot: QtBot
) -> None:
    window = opened()
    shell = sign_in(window, qtbot, "supervisor01")
    desk = window.desk
    assert desk is not None
    assert shell.place == Place(Stop.BOARD)
    assert shell.pages.currentWidget() is shell.board
    shell.go(Place(Stop.UNASSIGNED))
    window._keep_place(shell)
    assert kept_place(window.kept, desk.staff) == Place(Stop.UNASSIGNED)
    somebody = desk.staff.model_copy(update={"id": new_id()})
    assert kept_place(window.kept, somebody) == Place(Stop.BOARD)  # not where another person was
    officer = somebody.model_copy(update={"role": Role.OFFICER})
    assert kept_place(window.kept, officer) == Place(Stop.TURN)


def test_after_an_end_that_was_none_of_ours_no_case_is_opened(
    opened: Callable[[], Window], qtbot: QtBot
) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    desk = window.desk
    assert desk is not None
    case_id = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_id
    shell.go(Place(Stop.ALL, case_id))
    window._keep_place(shell)
    assert kept_place(window.kept, desk.staff) == Place(Stop.ALL, case_id)
    # The next start: nothing was written down since, for the one before never came to its end.
    assert kept_place(window.kept, desk.staff) == Place(Stop.ALL)
    assert kept_place(window.kept, desk.staff) == Place(Stop.ALL)


@pytest.mark.parametrize("after", ["stay", "next", "list"])
def test_who_has_finished_a_request_stays_goes_on_or_goes_to_the_list(
    opened: Callable[[], Window], qtbot: QtBot, after: str
) -> None:
    window = opened()
    sign_in(window, qtbot)
    window._on_preferences(window.preferences.model_copy(update={"after_finishing": after}))
    shell, desk = window.shell, window.desk
    assert shell is not None
    assert desk is not None
    shell.go(Place(Stop.ALL))
    qtbot.waitUntil(lambda: shell.queue.model.query.shelf is Shelf.ALL and shell.queue.model.total > 1)
    rows = desk.casework.page(shell.queue.model.query, 0, 2).rows
    here, following = (row.case_id for row in rows)
    qtbot.waitUntil(lambda: shell.queue.model.find(following) == 1)
    shell.queue.table.choose(here)
    shell.queue.table.setFocus()
    QTest.keyClick(shell.queue.table, Qt.Key.Key_Return)
    assert shell.place.case_id == here
    shell.case.finished.emit()
    assert shell.place.case_id == {"stay": here, "next": following, "list": None}[after]
    assert (shell.pages.currentWidget() is shell.queue) is (after == "list")


def test_who_goes_back_to_the_list_stands_on_the_request_that_was_open_last(
    opened: Callable[[], Window], qtbot: QtBot
) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    shell.go(Place(Stop.ALL))
    model = shell.queue.model
    qtbot.waitUntil(lambda: model.query.shelf is Shelf.ALL and model.row_at(1) is not None)
    first, second = model.row_at(0), model.row_at(1)
    assert first is not None
    assert second is not None
    shell.queue.table.choose(first.case_id)
    shell.queue.table.setFocus()
    QTest.keyClick(shell.queue.table, Qt.Key.Key_Return)
    assert shell.place.case_id == first.case_id
    shell.open_case(second.case_id)  # not by walking through the list
    shell.case.closed.emit()
    assert shell.queue.table.chosen == second.case_id


def submit_a_note(window: Window) -> None:
    desk = window.desk
    assert desk is not None
    case = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_id
    operation = AddNote(id=new_id(), case_id=case, created_at=datetime.now(UTC), body="نص")
    window.jobs.write(lambda: desk.casework.submit(operation))


def test_signing_in_leads_to_the_queue_with_counts(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    desk = window.desk
    assert desk is not None
    assert shell.pages.currentWidget() is shell.queue
    counts = desk.casework.counts()
    qtbot.waitUntil(lambda: shell.rail.buttons[Stop.ALL].badge.text() == str(counts.all), timeout=LONG)
    assert shell.rail.buttons[Stop.TURN].isChecked()
    assert load_preferences(window._settings.profile).user_name == "officer01"
    assert not shell.banner.isVisible()
    assert not {"case", "outbox", "viewer", "report"} & set(vars(shell)), "made before they are opened"


def test_wrong_credentials_stay_on_the_card(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    entry = window.entry
    assert entry is not None
    entry.card.user_name.edit.setText("officer01")
    entry.card.password.edit.setText("wrong")
    entry.card.ask_passphrase(choosing=False)
    entry.card.passphrase.first.edit.setText(PASSPHRASE)
    entry.card.submit()
    qtbot.waitUntil(entry.card.failure.isVisible, timeout=LONG)
    assert window.shell is None
    assert entry.card.password.edit.selectedText() == "wrong"


def test_no_network_is_told_apart(opened: Callable[[], Window], central: Central, qtbot: QtBot) -> None:
    window = opened()
    central.stop()
    entry = window.entry
    assert entry is not None
    entry.card.user_name.edit.setText("officer01")
    entry.card.password.edit.setText(PASSWORD)
    entry.card.ask_passphrase(choosing=False)
    entry.card.passphrase.first.edit.setText(PASSPHRASE)
    entry.card.submit()
    qtbot.waitUntil(entry.card.failure.isVisible, timeout=LONG)
    assert entry.card.failure.property("tone") == "warning"


def test_keys_lead_everywhere(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
    for key, stop in (
        (Qt.Key.Key_2, Stop.UNASSIGNED),
        (Qt.Key.Key_3, Stop.ALL),
        (Qt.Key.Key_4, Stop.OUTBOX),
        (Qt.Key.Key_1, Stop.TURN),
    ):
        QTest.keyClick(window, key, CONTROL)
        assert shell.place == Place(stop)
        assert shell.rail.buttons[stop].isChecked()
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = shell.findChild(KeySheet)
    assert sheet is not None
    sheet.close()


def test_a_change_of_language_or_look_keeps_the_place(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    shell.go(Place(Stop.ALL))
    qtbot.waitUntil(lambda: shell.queue.model.total > 0, timeout=LONG)
    case_id = window.desk.casework.page(shell.queue.model.query, 0, 1).rows[0].case_id  # type: ignore[union-attr]  # signed in
    shell.open_case(case_id)
    beat = window.heartbeat
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
    english = window.shell
    assert english is not None
    assert english is not shell
    assert english.place == Place(Stop.ALL, case_id)
    assert english.pages.currentWidget() is english.case
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert window.heartbeat is beat, "the connection outlives the look"
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL | SHIFT)
    assert window.theme.dark
    assert window.shell is not None
    assert window.shell.place.case_id == case_id
    kept = load_preferences(window._settings.profile)
    assert (kept.language, kept.theme, kept.user_name) == ("en", "dark", "officer01")


def test_the_language_can_be_changed_before_signing_in(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    assert window.entry is not None
    window.entry.language_requested.emit()
    assert window.entry is not None
    assert window.preferences.language == "en"
    window.entry.theme_requested.emit()
    assert window.theme.dark


def test_a_restart_asks_for_the_passphrase_and_returns_to_the_place(
    opened: Callable[[], Window], central: Central, qtbot: QtBot
) -> None:
    first = opened()
    sign_in(first, qtbot).go(Place(Stop.UNASSIGNED))
    first.close()
    central.stop()
    second = opened()
    qtbot.waitUntil(lambda: second.entry is not None and second.entry.unlock is not None, timeout=LONG)
    entry = second.entry
    assert entry is not None
    unlock = entry.unlock
    assert unlock is not None
    unlock.passphrase.first.edit.setText("not the passphrase")
    unlock.submit()
    qtbot.waitUntil(unlock.failure.isVisible, timeout=LONG)
    unlock.passphrase.first.edit.setText(PASSPHRASE)
    unlock.submit()
    qtbot.waitUntil(lambda: second.shell is not None, timeout=LONG)
    shell = second.shell
    assert shell is not None
    assert shell.place == Place(Stop.UNASSIGNED)
    beat = second.heartbeat
    assert beat is not None
    qtbot.waitUntil(lambda: beat.pulse.connection is Connection.OFFLINE and beat.pulse.counted, timeout=LONG)
    assert shell.pages.currentWidget() is shell.queue


def test_a_session_that_ends_asks_in_a_banner_and_loses_nothing(
    opened: Callable[[], Window], qtbot: QtBot
) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    desk, beat = window.desk, window.heartbeat
    assert desk is not None
    assert beat is not None
    desk.open_session.api.sign_out()
    submit_a_note(window)
    qtbot.waitUntil(shell.banner.isVisible, timeout=LONG)
    shell.banner.button.click()
    from tawasul_desk.ui.account.sign_in_again import SignInAgainDialog

    dialog = window.findChild(SignInAgainDialog)
    assert dialog is not None
    dialog.card.password.edit.setText("wrong")
    dialog.card.submit()
    qtbot.waitUntil(dialog.card.failure.isVisible, timeout=LONG)
    dialog.card.password.edit.setText(PASSWORD)
    dialog.card.submit()
    qtbot.waitUntil(lambda: not shell.banner.isVisible(), timeout=LONG)
    qtbot.waitUntil(
        lambda: beat.pulse.connection is Connection.ONLINE and beat.pulse.waiting == 0, timeout=LONG
    )
    assert window.shell is shell


def test_closing_with_unsent_work_says_so_and_does_not_stand_in_the_way(
    opened: Callable[[], Window], central: Central, qtbot: QtBot
) -> None:
    window = opened()
    sign_in(window, qtbot)
    beat = window.heartbeat
    assert beat is not None
    central.stop()
    submit_a_note(window)
    qtbot.waitUntil(lambda: beat.pulse.waiting == 1 and not beat.pulse.syncing, timeout=LONG)
    assert not window.close()
    question = window.findChild(Question)
    assert question is not None
    begun = time.monotonic()
    question.yes.click()
    assert not window.isVisible()
    assert time.monotonic() - begun < 2
    assert window.desk is None


def test_signing_out_returns_to_the_card(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    shell.menu.sign_out_requested.emit()
    question = window.findChild(Question)
    assert question is not None
    question.yes.click()
    entry = window.entry
    assert entry is not None
    qtbot.waitUntil(entry.card.button.isEnabled, timeout=LONG)
    assert window.desk is None
    assert entry.card.user_name.text == "officer01"


def test_closing_is_quick_while_a_pass_runs(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    sign_in(window, qtbot)
    assert window.heartbeat is not None
    window.heartbeat.sync_now()
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < 2


def test_the_window_fits_a_small_screen(opened: Callable[[], Window], qtbot: QtBot) -> None:
    window = opened()
    shell = sign_in(window, qtbot)
    assert shell.minimumSizeHint().width() <= 1366
    assert shell.minimumSizeHint().height() <= 768 - 40


def in_each_language(window: Window, shell: Shell) -> Iterator[Shell]:
    yield shell
    shell.menu.other_language()
    other = window.shell
    assert other is not None
    yield other


def test_people_beside_the_list_leave_the_column_of_who_has_it(
    opened: Callable[[], Window], qtbot: QtBot
) -> None:
    window = opened()
    for shell in in_each_language(window, sign_in(window, qtbot, "supervisor01")):
        window.resize(1366, 768)
        shell.go(Place(Stop.ALL))
        header, people = shell.queue.table.horizontalHeader(), shell.queue.head.beside
        for beside in (True, False):
            if people.isChecked() is not beside:
                people.click()
            qtbot.waitUntil(lambda beside=beside, shell=shell: (shell.rail.width() < 100) is beside)
            table = shell.queue.table
            qtbot.waitUntil(lambda header=header, table=table: header.length() == table.viewport().width())
            qtbot.waitUntil(lambda header=header: not header.isSectionHidden(Column.ASSIGNEE))
            names = (Column.APPLICANT, Column.SERVICE, Column.ASSIGNEE)
            qtbot.waitUntil(
                lambda header=header, names=names: min(map(header.sectionSize, names)) >= 100
            )  # the list takes its new width in more than one step


def test_the_sheet_of_keys_shows_all_of_them_on_a_small_screen(
    opened: Callable[[], Window], qtbot: QtBot
) -> None:
    window = opened()
    for shell in in_each_language(window, sign_in(window, qtbot)):
        window.resize(1366, 768 - 40)
        shell.show_keys()
        sheet = shell.findChild(KeySheet)
        qtbot.waitUntil(sheet.isVisible)
        assert sheet.height() < window.height()
        room, inside = sheet.groups.viewport(), sheet.groups.widget()
        qtbot.waitUntil(lambda room=room, inside=inside: room.size() == inside.size())
        assert inside.minimumSizeHint().width() <= room.width()
        sheet.reject()


def test_a_fault_is_logged_without_data_and_shown_with_its_reference(
    opened: Callable[[], Window], qtbot: QtBot
) -> None:
    window = opened()
    faults = Faults()
    faults.happened.connect(window.show_fault)
    before = sys.excepthook
    faults.install()
    try:
        with structlog.testing.capture_logs() as lines:
            fail("1000000008")
    finally:
        faults.uninstall()
        sys.excepthook = before
    (line,) = [line for line in lines if line["event"] == "fault"]
    assert line["kind"] == "ValueError"
    assert "1000000008" not in str(line)
    assert any("test_shell.py" in place for place in line["where"])
    sheet = window.findChild(CrashSheet)
    assert sheet is not None
    assert line["reference"] in sheet.reference.text()
    sheet.close()


def fail(secret: str) -> None:
    """Raise as code under a Qt slot would, and hand it to the last resort."""
    try:
        int(f"not a number, but {secret}")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
