"""The outbox's further states: parked, held and back again, drafts; and what an opening mended."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddNote, Assign, new_id
from tawasul_desk.services import marks
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.repairs import Repair, RepairCode
from tawasul_desk.services.views import (
    Draft,
    DraftKind,
    OperationState,
    OutboxCounts,
    QueueQuery,
    Shelf,
    WaitingOperation,
)
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.outbox.explaining import explanation
from tawasul_desk.ui.outbox.operation_panel import Act
from tawasul_desk.ui.outbox.outbox_model import Column
from tawasul_desk.ui.outbox.outbox_page import OutboxPage
from tawasul_desk.ui.pulse import Connection, Pulse
from tawasul_desk.ui.repairs_strip import RepairsStrip
from tawasul_desk.ui.status_bar import StatusBar
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import QuietButton
from tawasul_desk.ui.words import state_text
from tests.services.desks import synced

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Iterator[OutboxPage]:
    shown = OutboxPage(desk, jobs, locale_en, theme, notices)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    yield shown
    shown.close()


def mine(desk: Desk) -> UUID:
    return desk.casework.page(QueueQuery(shelf=Shelf.MINE), 0, 1).rows[0].case_id


def note(case_id: UUID, body: str) -> AddNote:
    return AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body=body)


def visible(page: OutboxPage) -> set[Act]:
    return {act for act, button in page.panel.buttons.items() if button.isVisible()}


def test_what_the_server_fails_on_is_parked_with_a_reference_to_quote(
    page: OutboxPage, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    operation = note(mine(desk), "parked words")
    desk.casework.submit(operation)
    workbook = desk.casework._workbook
    jobs.write(lambda: workbook.mark_all([marks.failed(operation.id, "parked", "request-4711")]))
    qtbot.waitUntil(lambda: Act.QUOTE in visible(page), timeout=10_000)
    assert "fails on this one" in page.panel.reason.text()
    assert {Act.RETRY, Act.COPY, Act.DISCARD} <= visible(page)
    page.panel.buttons[Act.QUOTE].click()
    assert QGuiApplication.clipboard().text() == f"{operation.id}\nrequest-4711"
    with qtbot.waitSignal(page.send_requested):
        page.panel.buttons[Act.RETRY].click()
    qtbot.waitUntil(lambda: desk.casework.waiting()[0].state is OperationState.SAVED)


def test_what_is_held_is_sent_again_once_its_case_is_back(
    page: OutboxPage, desk: Desk, jobs: Jobs, open_desk: Callable[[str], Desk], qtbot: QtBot
) -> None:
    supervisor, case_id = open_desk("supervisor01"), mine(desk)
    others = (one for one in desk.casework.staff().values() if one.role == "officer")
    office = desk.casework.view(case_id).case.office_id
    colleague = next(one.id for one in others if one.id != desk.staff.id and office in one.office_ids)
    desk.casework.submit(note(case_id, "held words"))
    for person in (colleague, desk.staff.id):
        version, now = supervisor.casework.view(case_id).case.version, datetime.now(UTC)
        given = Assign(id=new_id(), case_id=case_id, created_at=now, base_version=version, assignee_id=person)
        supervisor.casework.submit(given)
        synced(supervisor)
        jobs.write(lambda: desk.sync.once(lambda _done, _total: None, lambda: False).changes)
        qtbot.waitUntil(lambda: bool(page.model.items) and page.panel.isVisible(), timeout=20_000)
        back = person == desk.staff.id
        qtbot.waitUntil(lambda back=back: (Act.SEND_AGAIN in visible(page)) is back, timeout=20_000)
        assert page.panel.text.toPlainText() == "held words"
    before = page.chosen
    assert before is not None
    page.panel.buttons[Act.SEND_AGAIN].click()
    qtbot.waitUntil(lambda: [item.state for item in page.model.items] == [OperationState.SAVED])
    synced(desk)
    assert "held words" in [event.body for event in desk.casework.view(case_id).events]


def test_drafts_are_listed_copied_and_thrown_away_after_a_question(
    page: OutboxPage, desk: Desk, qtbot: QtBot
) -> None:
    kept = Draft(mine(desk), DraftKind.NOTE, "unfinished words", {}, datetime.now(UTC))
    gone = Draft(UUID(int=5), DraftKind.RESPONSE, "words of a case that left", {}, datetime.now(UTC))
    for draft in (kept, gone):
        desk.casework.save_draft(draft)
    page.shows_drafts.click()
    page.reload()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.drafts)
    told = [label.text() for label in page.drafts.findChildren(QLabel)]
    assert any("no longer have access" in text for text in told)
    with qtbot.waitSignal(page.drafts.discarded):
        page.drafts.discarded.emit(gone)
    question = page.findChild(Question)
    assert question is not None
    question.yes.click()
    qtbot.waitUntil(lambda: [draft.body for draft in desk.casework.drafts()] == ["unfinished words"])


def test_every_repair_has_its_line_until_it_is_closed(qtbot: QtBot, theme: Theme, locale_en: Locale) -> None:
    repairs = [Repair(code, {"operations": 3, "files": 2}) for code in RepairCode]
    strip = RepairsStrip(repairs, locale_en, theme)
    qtbot.addWidget(strip)
    strip.show()
    lines = [label.text() for label in strip.findChildren(QLabel) if label.text()]
    assert len(lines) == len(RepairCode)
    assert not [line for line in lines if "%n" in line or "(s)" in line]
    assert any("3 operations" in line for line in lines)
    tones = {str(frame.property("tone")) for frame in strip.findChildren(QFrame) if frame.property("tone")}
    assert {Tone.INFO.value, Tone.WARNING.value, Tone.ERROR.value} <= tones
    for button in strip.findChildren(QuietButton):
        if button.text() == "OK":
            button.click()
    assert repairs == []
    assert not strip.isVisible()


def test_catching_up_is_told_apart_from_a_first_filling(
    qtbot: QtBot, theme: Theme, locale_en: Locale
) -> None:
    bar = StatusBar(locale_en, theme)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_pulse(Pulse(Connection.ONLINE, syncing=True, progress=(500, 0)))
    assert bar.doing.text() == "Catching up: 500 changes so far"
    assert not bar.bar.isVisible()
    bar.show_pulse(Pulse(Connection.ONLINE, syncing=True, progress=(1, 3)))
    assert bar.bar.isVisible()


def held_by(desk: Desk, count: int) -> tuple[UUID, ...]:
    """Notes on so many requests that are held, as if these had left my sight."""
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, count).rows
    for place, row in enumerate(rows):
        desk.casework.submit(note(row.case_id, f"words {place}"))
        desk.casework._workbook.hold(row.case_id)
    assert {item.state for item in desk.casework.waiting()} == {OperationState.HELD}
    return tuple(item.operation.id for item in desk.casework.waiting())


def test_all_that_is_held_is_given_up_with_one_question(page: OutboxPage, desk: Desk, qtbot: QtBot) -> None:
    held_by(desk, 3)
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.discard_held.text() == "Discard all 3 held"
    assert page.discard_held.isVisible()
    page.discard_held.click()
    question = page.findChild(Question)
    assert isinstance(question, Question)
    assert question.windowTitle() == "Discard 3 operations?"
    assert len(desk.casework.waiting()) == 3, "nothing goes before the answer"
    question.yes.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert not page.discard_held.isVisible()
    page.shows_discarded.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    texts = {item.operation.body for item in desk.casework.discarded()}
    assert texts == {"words 0", "words 1", "words 2"}
    assert page.panel.text.toPlainText() in texts


def test_what_is_chosen_is_given_up_together_and_the_rest_stays(
    page: OutboxPage, desk: Desk, qtbot: QtBot
) -> None:
    ids = held_by(desk, 3)
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows

    def two_are_chosen() -> bool:  # a reading that is still on its way begins the choice anew
        page.table.choose(0)
        page.table.selectionModel().select(page.model.index(2, 0), flags)
        return page.panel.buttons[Act.DISCARD].text() == "Discard 2"

    qtbot.waitUntil(two_are_chosen)
    page.panel.buttons[Act.DISCARD].click()
    question = page.findChild(Question)
    assert isinstance(question, Question)
    question.yes.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert [item.operation.id for item in desk.casework.waiting()] == [ids[1]]
    assert page.panel.buttons[Act.DISCARD].text() == "Discard"


def test_the_head_counts_as_the_foot_does(page: OutboxPage, desk: Desk, qtbot: QtBot) -> None:
    held_by(desk, 2)
    here = mine(desk)
    confirmed, waiting = note(here, "confirmed"), note(here, "waits")
    for each in (confirmed, waiting):
        desk.casework.submit(each)
    desk.casework._workbook.mark_all([marks.sent(confirmed.id, 10**9)])
    told: list[OutboxCounts] = []
    page.counted.connect(told.append)
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    counts = desk.casework.outbox_counts()
    assert (counts.waiting, counts.troubled) == (1, 2)
    assert told[-1] == counts, "the foot and the badge show what was just read"
    assert page.count.text() == "1 operation waiting · 2 need you"


def test_what_is_held_and_came_back_is_said_so_in_the_list_as_beside_it(
    page: OutboxPage, desk: Desk, qtbot: QtBot
) -> None:
    held_by(desk, 1)  # the request is still in sight
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    told = page.model.index(0, Column.STATE).data()
    assert told == page.panel.state.text() == "Held: the request is back"
    assert "have access to the request again" in page.panel.reason.text()
    assert "no longer have access" not in page.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("problem", "told"),
    [("offline", "was not reached when it was tried"), ("unfinished", "could not take it yet")],
)
def test_why_something_waits_does_not_say_how_the_line_is_now(
    locale_en: Locale, desk: Desk, problem: str, told: str
) -> None:
    item = WaitingOperation(
        note(mine(desk), "x"), OperationState.WAITING_NETWORK, "TW-1448-0000001", problem=problem
    )
    assert told in explanation(item, locale_en)
    for words in (explanation(item, locale_en), state_text(item.state)):
        assert "no network" not in words
        assert "network" not in words.lower()
