from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from tawasul_central import database, resident, tables
from tawasul_contract.operations import AddNote, AddResponse, Assign, ChangeStatus, new_id
from tawasul_contract.records import Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.outbox.conflict_dialog import ConflictDialog
from tawasul_desk.ui.outbox.edit_dialog import EditDialog
from tawasul_desk.ui.outbox.operation_panel import Act
from tawasul_desk.ui.outbox.outbox_model import Column
from tawasul_desk.ui.outbox.outbox_page import OutboxPage
from tawasul_desk.ui.outbox.sides import Fact
from tawasul_desk.ui.theme import Theme
from tests.conftest import Central
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


def cases(desk: Desk, shelf: Shelf, *statuses: Status) -> list[UUID]:
    rows = desk.casework.page(QueueQuery(shelf=shelf, statuses=frozenset(statuses)), 0, 100).rows
    return [row.case_id for row in rows]


def note(case_id: UUID, body: str) -> AddNote:
    return AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body=body)


def assigned(case_id: UUID, version: int, to: Desk) -> Assign:
    now, new = datetime.now(UTC), new_id()
    return Assign(id=new, case_id=case_id, created_at=now, base_version=version, assignee_id=to.staff.id)


def moved(desk: Desk, case_id: UUID, to: Status, **more: object) -> ChangeStatus:
    version = desk.casework.view(case_id).case.version
    given = {"id": new_id(), "case_id": case_id, "created_at": datetime.now(UTC), "base_version": version}
    return ChangeStatus.model_validate({**given, "to": to, **more})


def under_processing(desk: Desk) -> UUID:
    """A case of mine that I have started to work on, of a service that needs no second officer."""
    open_ones = (Status.SUBMITTED, Status.RETURNED_BY_APPLICANT, Status.UNDER_PROCESSING)
    found = [*cases(desk, Shelf.MINE, *open_ones), *cases(desk, Shelf.UNASSIGNED, *open_ones)]
    case_id = next(case_id for case_id in found if not needs_approval(desk, case_id))
    if desk.casework.view(case_id).case.assignee_id is None:
        desk.casework.submit(assigned(case_id, desk.casework.view(case_id).case.version, desk))
        synced(desk)
    if desk.casework.view(case_id).case.status is not Status.UNDER_PROCESSING:
        desk.casework.submit(moved(desk, case_id, Status.UNDER_PROCESSING))
        synced(desk)
    assert desk.casework.waiting() == ()
    return case_id


def processed(desk: Desk) -> UUID:
    """A case of mine that I have finished."""
    case_id = under_processing(desk)
    desk.casework.submit(moved(desk, case_id, Status.PROCESSED, response="done", resolution="answered"))
    synced(desk)
    assert desk.casework.waiting() == ()
    return case_id


def needs_approval(desk: Desk, case_id: UUID) -> bool:
    catalogue = desk.casework.catalogue()
    assert catalogue is not None
    return catalogue.service(desk.casework.view(case_id).case.service_id).needs_approval


def in_conflict(desk: Desk, supervisor: Desk, colleague: Desk) -> UUID:
    """My case is given away and back to me while I, without a network, return it to the applicant."""
    case_id = under_processing(desk)
    words = {"response": "please send your passport", "missing": ("passport",)}
    mine = moved(desk, case_id, Status.RETURNED_TO_APPLICANT, **words)
    for person in (colleague, desk):
        synced(supervisor)
        version = supervisor.casework.view(case_id).case.version
        supervisor.casework.submit(assigned(case_id, version, person))
        synced(supervisor)
    desk.casework.submit(mine)
    synced(desk)
    assert [item.state for item in desk.casework.waiting()] == [OperationState.NEEDS_DECISION]
    return case_id


def plain(words: str) -> str:
    return "".join(letter for letter in words if letter not in "\u2066\u2067\u2068\u2069")


def text(page: OutboxPage, row: int, column: Column) -> str:
    return str(page.model.index(row, column).data())


def filled(qtbot: QtBot, page: OutboxPage, rows: int) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() == rows and page.stack.currentIndex() == (0 if rows else 1))


def test_an_empty_outbox_says_that_everything_has_been_sent(qtbot: QtBot, page: OutboxPage) -> None:
    filled(qtbot, page, 0)
    assert page.empty.isVisible()
    assert not page.send_all.isEnabled()


def test_a_line_is_chosen_also_from_right_to_left(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_ar: Locale, theme: Theme, notices: Notices
) -> None:
    case_id = cases(desk, Shelf.MINE)[0]
    for words in ("first", "second"):
        desk.casework.submit(note(case_id, words))
    shown = OutboxPage(desk, jobs, locale_ar, theme, notices)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    filled(qtbot, shown, 2)
    assert shown.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert shown.panel.text.toPlainText() == "first"
    shown.table.choose(1)
    assert shown.panel.text.toPlainText() == "second"
    shown.close()


def test_work_done_appears_at_once_and_leaves_when_it_is_sent(
    qtbot: QtBot, page: OutboxPage, desk: Desk, jobs: Jobs, qtmodeltester: ModelTester
) -> None:
    case_id = cases(desk, Shelf.MINE)[0]
    jobs.write(lambda: desk.casework.submit(note(case_id, "the words of the note")))
    filled(qtbot, page, 1)
    assert text(page, 0, Column.WHAT) == "Internal note"
    assert text(page, 0, Column.STATE) == "Saved on this computer"
    assert desk.casework.view(case_id).case.case_number in text(page, 0, Column.CASE)
    assert page.panel.text.toPlainText() == "the words of the note"
    qtmodeltester.check(page.model)
    jobs.write(lambda: desk.sync.once(lambda done, total: None, lambda: False).changes)
    filled(qtbot, page, 0)


def test_what_is_selected_stays_selected_and_nothing_else_when_lines_leave(
    qtbot: QtBot, page: OutboxPage, desk: Desk, jobs: Jobs
) -> None:
    case_id = cases(desk, Shelf.MINE)[0]
    notes = [note(case_id, words) for words in ("first", "second", "third", "fourth", "fifth")]
    for each in notes:
        desk.casework.submit(each)
    page.reload()
    filled(qtbot, page, 5)

    def selected() -> list[str]:
        return [page.model.items[row].operation.body for row in page.table.rows]

    page.table.choose(3)
    page.table.pick([1, 2])
    assert selected() == ["second", "third", "fourth"]
    jobs.write(lambda: desk.casework.withdraw(notes[0].id))  # somebody's line leaves
    filled(qtbot, page, 4)
    assert selected() == ["second", "third", "fourth"]
    assert page.chosen is not None
    assert page.chosen.operation == notes[3]
    jobs.write(lambda: desk.casework.withdraw(notes[3].id))  # the one under the hand leaves
    filled(qtbot, page, 3)
    assert selected() == ["second", "third"]
    jobs.write(lambda: desk.casework.withdraw(notes[1].id) | desk.casework.withdraw(notes[2].id))
    filled(qtbot, page, 1)
    assert selected() == ["fifth"]


def test_a_line_that_is_gone_to_is_selected_alone_also_while_shift_is_held(
    qtbot: QtBot, page: OutboxPage, desk: Desk
) -> None:
    case_id = cases(desk, Shelf.MINE)[0]
    for words in ("first", "second", "third"):
        desk.casework.submit(note(case_id, words))
    page.reload()
    filled(qtbot, page, 3)
    page.table.choose(2)
    page.table.pick([2])
    QTest.keyPress(page.windowHandle(), Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    try:
        assert QGuiApplication.keyboardModifiers() is Qt.KeyboardModifier.ShiftModifier
        page.table.choose(0)
        assert page.table.rows == [0]
    finally:
        QTest.keyRelease(page.windowHandle(), Qt.Key.Key_Shift)


def test_without_a_network_the_reason_and_the_next_try_are_told(
    qtbot: QtBot, page: OutboxPage, desk: Desk, jobs: Jobs, central: Central
) -> None:
    central.stop()
    desk.casework.submit(note(cases(desk, Shelf.MINE)[0], "kept"))
    with pytest.raises(KnownError):
        synced(desk)
    page.reload()
    filled(qtbot, page, 1)
    assert text(page, 0, Column.STATE) == "Waiting to be sent"
    assert "was not reached when it was tried" in page.panel.reason.text()
    assert "1 operation(s) waiting" in page.count.text() or "1 operation waiting" in page.count.text()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    with qtbot.waitSignal(page.send_requested):
        QTest.keyClick(page, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: text(page, 0, Column.STATE) == "Saved on this computer")
    assert not page.panel.buttons[Act.DISCARD].isVisible()


def test_the_text_is_copied_and_the_case_opened(
    qtbot: QtBot, page: OutboxPage, desk: Desk, notices: Notices
) -> None:
    case_id = cases(desk, Shelf.MINE)[0]
    desk.casework.submit(note(case_id, "نص الملاحظة"))
    page.reload()
    filled(qtbot, page, 1)
    page.panel.buttons[Act.COPY].click()
    assert QGuiApplication.clipboard().text() == "نص الملاحظة"
    assert not notices.isHidden()
    with qtbot.waitSignal(page.case_opened) as opened:
        page.panel.buttons[Act.OPEN_CASE].click()
    assert opened.args == [case_id]


def compared(qtbot: QtBot, page: OutboxPage) -> ConflictDialog:
    page.reload()
    filled(qtbot, page, 1)
    assert text(page, 0, Column.STATE) == "Needs your decision"
    page.panel.buttons[Act.COMPARE].click()
    dialog = page.findChild(ConflictDialog)
    assert isinstance(dialog, ConflictDialog)
    qtbot.waitUntil(lambda: len(dialog.cards) == 3)
    return dialog


def test_a_conflict_shows_three_sides_and_keeping_theirs_gives_mine_up(
    qtbot: QtBot, page: OutboxPage, desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    supervisor = open_desk("supervisor01")
    case_id = in_conflict(desk, supervisor, open_desk("officer02"))
    dialog = compared(qtbot, page)
    told = f"{supervisor.staff.name_en} assigned the request to {desk.staff.name_en}"
    for line in (page.panel.reason, dialog.happened):
        assert told in plain(line.text())
        assert "after you had read the request" in line.text()
    base, theirs, mine = dialog.cards
    assert f"Assigned to: {desk.staff.name_en}" in plain(dialog.same.text())
    assert [card.status.text() for card in dialog.cards] == [
        "Under processing",
        "Under processing",
        "Returned to applicant",
    ]
    assert supervisor.staff.name_en in theirs.changed_by.text()
    assert desk.staff.name_en in mine.changed_by.text()
    assert mine.text.toPlainText() == "please send your passport"
    assert [card.facts for card in dialog.cards] == [{}, {}, {}], "what is equal is folded"
    assert not mine.names[Fact.STATUS].text().endswith("(changed)")
    assert mine.names[Fact.STATUS].text() == "Status (your change)"
    assert base.names[Fact.STATUS].text() == theirs.names[Fact.STATUS].text() == "Status"
    dialog.keep_theirs.click()
    filled(qtbot, page, 0)
    assert desk.casework.view(case_id).case.status is Status.UNDER_PROCESSING
    page.shows_discarded.click()
    assert page.model.rowCount() == 1
    assert page.panel.state.text() == text(page, 0, Column.STATE) == "Discarded"


def test_mine_applied_again_reaches_the_central(
    qtbot: QtBot, page: OutboxPage, desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    supervisor = open_desk("supervisor01")
    case_id = in_conflict(desk, supervisor, open_desk("officer02"))
    dialog = compared(qtbot, page)
    with qtbot.waitSignal(page.send_requested):
        dialog.apply_again.click()
    synced(desk)
    assert desk.casework.waiting() == ()
    synced(supervisor)
    assert supervisor.casework.view(case_id).case.status is Status.RETURNED_TO_APPLICANT


def test_mine_is_edited_out_of_a_conflict(
    qtbot: QtBot, page: OutboxPage, desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    case_id = in_conflict(desk, open_desk("supervisor01"), open_desk("officer02"))
    dialog = compared(qtbot, page)
    dialog.edit_mine.click()
    editor = dialog.findChild(EditDialog)
    assert isinstance(editor, EditDialog)
    editor.text.setPlainText("please send your iqama")
    with qtbot.waitSignal(page.send_requested):
        editor.save.click()
    assert not dialog.isVisible()
    synced(desk)
    assert desk.casework.waiting() == ()
    bodies = [event.body for event in desk.casework.view(case_id).events]
    assert "please send your iqama" in bodies
    assert "please send your passport" not in bodies


def overtaken(desk: Desk, central: Central) -> tuple[UUID, AddResponse]:
    """The applicant writes while I, without a network, write to them."""
    case_id = under_processing(desk)
    words = {"response": "please send your passport", "missing": ("passport",)}
    desk.casework.submit(moved(desk, case_id, Status.RETURNED_TO_APPLICANT, **words))
    synced(desk)
    view, now = desk.casework.view(case_id), datetime.now(UTC)
    mine = AddResponse(id=new_id(), case_id=case_id, created_at=now, body="any news?", seen_seq=view.seen_seq)
    with database.transaction(central.engine) as db:
        resident.reply(db, view.case.case_number, "here it is")
    desk.casework.submit(mine)
    synced(desk)
    return case_id, mine


def test_a_response_that_a_message_overtook_is_shown_beside_it_and_sent_anyway(
    qtbot: QtBot, page: OutboxPage, desk: Desk, central: Central
) -> None:
    case_id, mine = overtaken(desk, central)
    dialog = compared(qtbot, page)
    assert "The applicant sent a new message" in dialog.happened.text()
    assert not page.panel.buttons[Act.EDIT].isVisible(), "the message is read first"
    base, theirs, written = dialog.cards
    assert base.text.toPlainText() == "please send your passport"
    assert (theirs.text.toPlainText(), theirs.changed_by.text()) == ("here it is", "The applicant")
    assert theirs.names[Fact.STATUS].text() == "Status (changed)"
    assert written.text.toPlainText() == "any news?"
    assert [dialog.keep_theirs.text(), dialog.apply_again.text()] == ["Discard", "Send anyway"]
    with qtbot.waitSignal(page.send_requested):
        dialog.apply_again.click()
    (again,) = desk.casework.waiting()
    assert again.operation.supersedes == mine.id
    synced(desk)
    assert desk.casework.waiting() == ()
    assert [event.body for event in desk.casework.view(case_id).events][-1] == "any news?"


def test_a_response_that_a_message_overtook_is_edited(
    qtbot: QtBot, page: OutboxPage, desk: Desk, central: Central
) -> None:
    case_id, _ = overtaken(desk, central)
    dialog = compared(qtbot, page)
    dialog.edit_mine.click()
    editor = dialog.findChild(EditDialog)
    assert isinstance(editor, EditDialog)
    editor.text.setPlainText("thank you")
    with qtbot.waitSignal(page.send_requested):
        editor.save.click()
    synced(desk)
    assert desk.casework.waiting() == ()
    bodies = [event.body for event in desk.casework.view(case_id).events]
    assert bodies[-1] == "thank you"
    assert "any news?" not in bodies


def test_a_still_newer_message_is_shown_while_one_decides(
    qtbot: QtBot, page: OutboxPage, desk: Desk, jobs: Jobs, central: Central
) -> None:
    case_id, _ = overtaken(desk, central)
    dialog = compared(qtbot, page)
    number = desk.casework.view(case_id).case.case_number
    with database.transaction(central.engine) as db:
        here = tables.case_file.c.case_number == number
        db.execute(update(tables.case_file).where(here).values(status=Status.RETURNED_TO_APPLICANT))
        resident.reply(db, number, "and one thing more")
    jobs.write(lambda: synced(desk).changes)
    qtbot.waitUntil(lambda: dialog.cards[1].text.toPlainText() == "here it is\n\nand one thing more")
    dialog.apply_again.click()
    qtbot.waitUntil(lambda: desk.casework.waiting()[0].state is OperationState.SAVED)
    synced(desk)
    assert desk.casework.waiting() == ()


def test_mine_applied_again_is_refused_where_the_rules_forbid_it(
    qtbot: QtBot, page: OutboxPage, desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    supervisor = open_desk("supervisor01")
    case_id = processed(desk)
    synced(supervisor)
    mine = moved(desk, case_id, Status.CLOSED)
    supervisor.casework.submit(moved(supervisor, case_id, Status.UNDER_PROCESSING, reason="look again"))
    synced(supervisor)
    desk.casework.submit(mine)
    synced(desk)
    dialog = compared(qtbot, page)
    assert dialog.edit_mine.isHidden()
    dialog.apply_again.click()
    qtbot.waitUntil(dialog.told.isVisible)
    assert dialog.told.text() == "The request cannot go to this status from where it stands."
    assert dialog.keep_theirs.isEnabled()
    dialog.reject()


def test_what_was_refused_is_edited_and_replaced(
    qtbot: QtBot, page: OutboxPage, desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    case_id = refused_response(desk, open_desk("supervisor01"))
    page.reload()
    filled(qtbot, page, 1)
    assert text(page, 0, Column.STATE) == "Could not be sent"
    assert page.panel.reason.text()
    page.panel.buttons[Act.EDIT].click()
    dialog = page.findChild(EditDialog)
    assert isinstance(dialog, EditDialog)
    assert dialog.text.toPlainText() == "first words"
    dialog.text.clear()
    assert not dialog.save.isEnabled()
    dialog.text.setPlainText("second words")
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.told.isVisible)
    assert dialog.text.toPlainText() == "second words"
    assert dialog.told.text() == "The request is closed."
    dialog.reject()
    assert [item.operation.case_id for item in desk.casework.waiting()] == [case_id]


def test_discarding_asks_first_and_keeps_the_text(
    qtbot: QtBot, page: OutboxPage, desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    refused_response(desk, open_desk("supervisor01"))
    page.reload()
    filled(qtbot, page, 1)
    page.panel.buttons[Act.DISCARD].click()
    question = page.findChild(Question)
    assert isinstance(question, Question)
    question.no.click()
    qtbot.wait(30)
    assert len(desk.casework.waiting()) == 1
    page.panel.buttons[Act.DISCARD].click()
    questions = [found for found in page.findChildren(Question) if found.isVisible()]
    questions[0].yes.click()
    filled(qtbot, page, 0)
    page.shows_discarded.click()
    filled(qtbot, page, 1)
    assert page.panel.text.toPlainText() == "first words"
    assert not page.panel.buttons[Act.DISCARD].isVisible()
    assert page.panel.buttons[Act.COPY].isVisible()


def test_a_case_that_left_my_sight_leaves_its_text_to_be_copied(
    qtbot: QtBot, page: OutboxPage, desk: Desk, open_desk: Callable[[str], Desk]
) -> None:
    supervisor = open_desk("supervisor01")
    case_id = cases(desk, Shelf.MINE)[0]
    give_away(supervisor, case_id, open_desk("officer02"))
    desk.casework.submit(note(case_id, "my words"))
    synced(desk)
    page.reload()
    filled(qtbot, page, 1)
    item = page.chosen
    assert item is not None
    assert item.state is OperationState.HELD
    assert page.panel.text.toPlainText() == "my words"
    assert not page.panel.buttons[Act.OPEN_CASE].isVisible()
    assert page.panel.buttons[Act.COPY].isVisible()


def give_away(supervisor: Desk, case_id: UUID, to: Desk) -> None:
    version = supervisor.casework.view(case_id).case.version
    supervisor.casework.submit(assigned(case_id, version, to))
    synced(supervisor)
    assert supervisor.casework.waiting() == ()


def refused_response(desk: Desk, supervisor: Desk) -> UUID:
    """The supervisor closes a case a moment before a response to it is sent: the central refuses it."""
    case_id = processed(desk)
    synced(supervisor)
    supervisor.casework.submit(moved(supervisor, case_id, Status.CLOSED, reason="done"))
    synced(supervisor)
    now = datetime.now(UTC)
    desk.casework.submit(AddResponse(id=new_id(), case_id=case_id, created_at=now, body="first words"))
    synced(desk)
    assert [item.state for item in desk.casework.waiting()] == [OperationState.FAILED]
    return case_id
