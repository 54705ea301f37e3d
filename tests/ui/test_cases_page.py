"""The case page on a real desk: read, act by keyboard, nothing typed is lost, news never under the hand."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from tawasul_central import tables
from tawasul_contract.operations import AddNote, ChangeStatus, new_id
from tawasul_contract.records import Resolution, Status
from tawasul_desk.services.arabic import mask_identity
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import CaseView, DraftKind, QueueQuery, Shelf
from tawasul_desk.ui import draft_keeper
from tawasul_desk.ui.cases import chosen_files
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.case_page import CasePage
from tawasul_desk.ui.cases.due_sheet import DueSheet
from tawasul_desk.ui.cases.form import Form
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import ARABIC_101
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.key_menu import KeyMenu
from tests.conftest import Central

CTRL = Qt.KeyboardModifier.ControlModifier
Find = Callable[..., CaseView]


@pytest.fixture
def desk(central: Central, open_desk: Callable[[str], Desk]) -> Desk:
    """The desk of officer01, who has many cases under work; the new ones of the office are unassigned."""
    staff, case = tables.staff.c, tables.case_file.c
    with central.engine.begin() as db:
        officer = db.execute(select(tables.staff).where(staff.user_name == "officer01")).one()
        mine = {"assignee_id": officer.id, "status": Status.UNDER_PROCESSING, "resolution": None}
        here = case.office_id.in_(officer.office_ids)
        db.execute(update(tables.case_file).where(here, case.status != Status.SUBMITTED).values(mine))
        free = update(tables.case_file).where(here, case.status == Status.SUBMITTED)
        db.execute(free.values(assignee_id=None))
    return open_desk("officer01")


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_ar: Locale, theme: Theme, notices: Notices
) -> Iterator[CasePage]:
    window = QWidget()
    qtbot.addWidget(window)
    made = CasePage(desk, jobs, locale_ar, theme, notices)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    column.addWidget(notices)
    window.resize(1146, 720)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    made.composing.close_form()


@pytest.fixture
def find(desk: Desk) -> Find:
    """Find a case of a shelf for which something holds."""

    def found(shelf: Shelf, holds: Callable[[CaseView], bool] = lambda view: True) -> CaseView:
        rows = desk.casework.page(QueueQuery(shelf=shelf), 0, 500).rows
        return next(view for row in rows if holds(view := desk.casework.view(row.case_id)))

    return found


@pytest.fixture
def under_work(find: Find) -> CaseView:
    return find(Shelf.MINE, lambda view: view.case.status is Status.UNDER_PROCESSING)


def open_case(page: CasePage, view: CaseView, qtbot: QtBot) -> None:
    page.show_case(view.case.id)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.case.id == view.case.id)


def open_form(page: CasePage, kind: ActKind, qtbot: QtBot) -> Form:
    page.act(kind)
    form = page.composing.form
    assert form is not None
    assert form.kind is kind
    qtbot.wait(30)
    return form


def wait_closed(page: CasePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.composing.writing)


def test_opening_is_told_to_the_audit_trail(
    page: CasePage, under_work: CaseView, desk: Desk, central: Central, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    qtbot.wait(50)
    desk.sync.once(lambda done, total: None, lambda: False)
    with central.engine.connect() as db:
        wanted = select(tables.audit.c.action).where(tables.audit.c.case_id == under_work.case.id)
        assert "open" in db.scalars(wanted).all()


def test_the_keyboard_stays_with_the_case_when_the_act_it_pressed_is_gone(
    page: CasePage, find: Find, qtbot: QtBot
) -> None:
    open_case(page, find(Shelf.UNASSIGNED), qtbot)
    page.window().activateWindow()
    acts = page.head.acts
    acts.buttons[ActKind.TAKE].setFocus()
    qtbot.waitUntil(acts.buttons[ActKind.TAKE].hasFocus)
    QTest.keyClick(acts.buttons[ActKind.TAKE], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ActKind.TAKE not in acts.buttons)
    assert page.body.hasFocus()


def test_the_identity_is_masked_until_asked_for_and_again_in_the_next_case(
    page: CasePage, under_work: CaseView, find: Find, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    number = under_work.case.applicant.identity_number
    shown = page.body.applicant.identity.shown
    assert number not in shown.text()
    assert mask_identity(number) in shown.text()
    QTest.keyClick(page.body, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: shown.text() == number)
    open_case(page, find(Shelf.MINE, lambda view: view.case.id != under_work.case.id), qtbot)
    open_case(page, under_work, qtbot)
    assert number not in page.body.applicant.identity.shown.text()


def test_the_due_time_is_explained_by_key(page: CasePage, under_work: CaseView, qtbot: QtBot) -> None:
    open_case(page, under_work, qtbot)
    QTest.keyClick(page.body, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.findChild(DueSheet) is not None)
    page.findChild(DueSheet).accept()


def test_what_is_copied_is_plain(page: CasePage, under_work: CaseView, qtbot: QtBot) -> None:
    open_case(page, under_work, qtbot)
    page.head.number.button.click()
    assert QGuiApplication.clipboard().text() == under_work.case.case_number


@pytest.mark.parametrize("action", ["copy_identity", "copy_passport", "copy_phone"])
def test_a_number_of_the_applicant_is_copied_once_that_is_recorded(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot, action: str
) -> None:
    open_case(page, under_work, qtbot)
    who, card, clipboard = under_work.case.applicant, page.body.applicant, QGuiApplication.clipboard()
    page.reveal_identity()
    qtbot.waitUntil(lambda: card.identity.revealed)
    assert not card.identity.shown.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    clipboard.setText("before")
    buttons = {
        "copy_identity": (card.identity.copy_button, who.identity_number),
        "copy_passport": (card._numbers["copy_passport"].button, who.passport_number),
        "copy_phone": (card._numbers["copy_phone"].button, who.phone),
    }
    button, value = buttons[action]
    button.click()
    assert clipboard.text() == "before"  # not before it is kept
    qtbot.waitUntil(lambda: clipboard.text() == value)
    kept = [item.operation for item in desk.casework._workbook.waiting(under_work.case.id)]
    assert [act.action for act in kept if getattr(act, "action", "").startswith("copy")] == [action]


def test_one_key_copies_each_number_and_a_masked_one_only_once_it_is_shown(
    page: CasePage, under_work: CaseView, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    who, clipboard = under_work.case.applicant, QGuiApplication.clipboard()
    page.body.setFocus()

    def menu() -> KeyMenu:
        page.window().activateWindow()  # as a window manager does once a menu is closed
        qtbot.waitUntil(page.window().isActiveWindow)
        QTest.keyClick(page.body, Qt.Key.Key_F8)
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), KeyMenu))
        found = QApplication.activePopupWidget()
        assert isinstance(found, KeyMenu)
        return found

    masked = menu()
    assert [each.isEnabled() for each in masked.actions()] == [True, False, True, True]
    assert "Ctrl+I" in masked.actions()[1].text()
    QTest.keyClick(masked, Qt.Key.Key_Return)
    assert clipboard.text() == under_work.case.case_number
    QTest.keyClick(page.body, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: page.body.applicant.identity.revealed)
    for place, value in enumerate((who.identity_number, who.passport_number, who.phone), start=1):
        shown = menu()
        for _ in range(place):
            QTest.keyClick(shown, Qt.Key.Key_Down)
        QTest.keyClick(shown, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda value=value: clipboard.text() == value)


def test_a_case_that_is_read_once_one_has_gone_on_takes_no_keyboard(
    page: CasePage, under_work: CaseView, qtbot: QtBot
) -> None:
    window, other = QStackedWidget(), QLineEdit()
    qtbot.addWidget(window)
    window.addWidget(page)
    window.addWidget(other)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.show_case(under_work.case.id)
    window.setCurrentWidget(other)
    other.setFocus()
    qtbot.waitUntil(lambda: page.shown is not None)
    qtbot.wait(20)
    assert QApplication.focusWidget() is other
    page.setParent(None)


def test_a_number_revealed_by_key_comes_into_sight(
    page: CasePage, under_work: CaseView, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    page.resize(700, 320)
    bar = page.body.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    identity = page.body.applicant.identity
    assert identity.visibleRegion().isEmpty()
    QTest.keyClick(page.body, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: identity.revealed and not identity.visibleRegion().isEmpty())


def test_a_number_is_not_copied_where_that_cannot_be_recorded(
    page: CasePage,
    under_work: CaseView,
    qtbot: QtBot,
    notices: Notices,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_case(page, under_work, qtbot)
    QGuiApplication.clipboard().setText("before")

    def full(*_: object) -> Changes:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(page._desk.casework, "record_access", full)
    page.body.applicant._numbers["copy_passport"].button.click()
    qtbot.waitUntil(lambda: bool(notices.text.text()))
    assert QGuiApplication.clipboard().text() == "before"


def test_taking_by_key_shows_at_once_and_waits_to_be_sent(
    page: CasePage, find: Find, desk: Desk, qtbot: QtBot
) -> None:
    view = find(Shelf.UNASSIGNED, lambda view: view.case.status is Status.SUBMITTED)
    open_case(page, view, qtbot)
    QTest.keyClick(page.body, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: page.shown.case.assignee_id == desk.staff.id)
    assert page.head.pending.isVisible()
    assert ActKind.TAKE not in page.head.acts.buttons
    QTest.keyClick(page.body, Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.shown.case.status is Status.UNDER_PROCESSING)
    assert [type(item.operation).__name__ for item in desk.casework.waiting()] == ["Assign", "ChangeStatus"]
    desk.sync.once(lambda done, total: None, lambda: False)
    assert desk.casework.waiting() == ()
    assert desk.casework.view(view.case.id).confirmed.status is Status.UNDER_PROCESSING


def test_a_refused_act_stays_in_its_place_and_says_why(
    page: CasePage, find: Find, notices: Notices, qtbot: QtBot
) -> None:
    view = find(Shelf.UNASSIGNED, lambda view: view.case.status is Status.SUBMITTED)
    open_case(page, view, qtbot)
    button = page.head.acts.buttons[ActKind.START]
    assert not button.isEnabled()
    assert "الطلب غير مسند إليك" in button.toolTip() or button.accessibleDescription() in button.toolTip()
    assert button.accessibleDescription()
    QTest.keyClick(page.body, Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert notices.text.text() == button.accessibleDescription()


def test_a_note_is_written_and_sent_without_the_mouse(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    QTest.keyClick(page.body, Qt.Key.Key_M, CTRL)
    form = page.composing.form
    qtbot.wait(30)
    form.editor.insertPlainText("راجعت الملف")
    QTest.keyClick(form.editor, Qt.Key.Key_Return, CTRL)
    wait_closed(page, qtbot)
    qtbot.waitUntil(lambda: page.shown.view.events[-1].body == "راجعت الملف")
    operation = desk.casework.waiting()[-1].operation
    assert isinstance(operation, AddNote)
    assert desk.casework.draft(under_work.case.id, DraftKind.NOTE) is None
    frames = [frame.property("entry") for frame in page.body.timeline.findChildren(QFrame)]
    assert "internal" in frames


def test_processing_needs_an_outcome_and_carries_the_response(
    page: CasePage, find: Find, desk: Desk, qtbot: QtBot
) -> None:
    def simple(view: CaseView) -> bool:
        service = desk.casework.catalogue().service(view.case.service_id)
        return view.case.status is Status.UNDER_PROCESSING and not service.needs_approval

    view = find(Shelf.MINE, simple)
    open_case(page, view, qtbot)
    form = open_form(page, ActKind.PROCESS, qtbot)
    form.editor.insertPlainText("تم")
    page.composing.submit()
    assert form.bar.isVisible()
    assert page.composing.writing
    form.outcome.chips[Resolution.ANSWERED].click()
    page.composing.submit()
    wait_closed(page, qtbot)
    qtbot.waitUntil(lambda: page.shown.case.status is Status.PROCESSED)
    operation = desk.casework.waiting()[-1].operation
    assert isinstance(operation, ChangeStatus)
    assert (operation.resolution, operation.response) == (Resolution.ANSWERED, "تم")


def test_a_template_follows_the_ticked_documents(
    page: CasePage, find: Find, desk: Desk, qtbot: QtBot
) -> None:
    catalogue = desk.casework.catalogue()
    view = find(
        Shelf.MINE,
        lambda view: (
            view.case.status is Status.UNDER_PROCESSING
            and len(catalogue.service(view.case.service_id).document_ids) > 1
        ),
    )
    open_case(page, view, qtbot)
    form = open_form(page, ActKind.RETURN, qtbot)
    first, second = catalogue.service(view.case.service_id).document_ids[:2]
    form.use_template(next(item for item in form.templates.templates if "{missing}" in item.body))
    form.missing.set_missing((first,))
    assert f"- {catalogue.document(first).name_ar}" in form.editor.text()
    form.missing.set_missing((first, second))
    form.missing.other.setText("إفادة من الكفيل")
    QTest.keyClick(form.missing.other, Qt.Key.Key_Return)
    text = form.editor.text()
    assert f"- {catalogue.document(second).name_ar}\n- إفادة من الكفيل" in text
    assert text.count("- ") == 3
    assert form.content().missing == (first, second, "إفادة من الكفيل")


def test_a_draft_is_kept_while_typing_and_comes_back(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    page.composing._keeper._timer.setInterval(10)
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RESPOND, qtbot)
    form.editor.insertPlainText("نص لم يكتمل")
    qtbot.waitUntil(lambda: desk.casework.draft(under_work.case.id, DraftKind.RESPONSE) is not None)
    assert draft_keeper.SAVE_AFTER_MS == 2_000
    QTest.keyClick(form.editor, Qt.Key.Key_Escape)
    assert not page.composing.writing
    open_case(page, under_work, qtbot)
    assert page.bar.isVisible(), "the draft is offered"
    page.bar.buttons[0].click()
    again = page.composing.form
    qtbot.waitUntil(lambda: again.editor.text() == "نص لم يكتمل")
    assert again.bar.isVisible()
    again.bar.buttons[0].click()
    qtbot.waitUntil(lambda: desk.casework.draft(under_work.case.id, DraftKind.RESPONSE) is None)
    assert page.composing.form.editor.text() == ""


def test_a_form_emptied_again_leaves_no_draft(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.NOTE, qtbot)
    form.editor.put("كلمة")
    page.composing.keep()
    qtbot.waitUntil(lambda: desk.casework.draft(under_work.case.id, DraftKind.NOTE) is not None)
    form.editor.put("")
    page.composing.close_form()
    qtbot.waitUntil(lambda: desk.casework.draft(under_work.case.id, DraftKind.NOTE) is None)


def test_what_is_refused_stays_in_the_form(
    page: CasePage, find: Find, desk: Desk, notices: Notices, qtbot: QtBot
) -> None:
    def simple(view: CaseView) -> bool:
        service = desk.casework.catalogue().service(view.case.service_id)
        return view.case.status is Status.UNDER_PROCESSING and not service.needs_approval

    view = find(Shelf.MINE, simple)
    open_case(page, view, qtbot)
    form = open_form(page, ActKind.PROCESS, qtbot)
    form.editor.put("رد طويل")
    form.outcome.set_resolution(Resolution.APPROVED)
    other = ChangeStatus(
        id=new_id(),
        case_id=view.case.id,
        created_at=datetime.now(UTC),
        base_version=view.case.version,
        to=Status.PROCESSED,
        resolution=Resolution.ANSWERED,
        response="أجيب من نافذة أخرى",
    )
    desk.casework.submit(other)
    page.composing.submit()
    qtbot.waitUntil(
        (notices.isVisibleTo(notices) and notices.text.text) or (lambda: bool(notices.text.text()))
    )
    assert form.isEnabled()
    assert form.editor.text() == "رد طويل"


def test_news_wait_while_a_form_is_open(
    page: CasePage, under_work: CaseView, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RESPOND, qtbot)
    form.editor.put("أكتب الآن")
    before = page.shown
    note = AddNote(id=new_id(), case_id=under_work.case.id, created_at=datetime.now(UTC), body="خبر")
    desk.casework.submit(note)
    jobs.changed.emit(Changes.of(Kind.CASE, under_work.case.id))
    qtbot.waitUntil(page.bar.isVisible)
    assert page.shown is before
    page.bar.buttons[0].click()
    assert page.shown.view.events[-1].body == "خبر"
    assert form.editor.text() == "أكتب الآن"
    assert form.about is page.shown, "the act is built on the version now seen"


def test_a_case_gone_out_of_sight_is_closed_with_a_word_and_the_text_kept(
    page: CasePage, under_work: CaseView, desk: Desk, jobs: Jobs, central: Central, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RESPOND, qtbot)
    form.editor.put("نص محفوظ")
    lead = central.client("supervisor01")
    colleagues = [
        person
        for person in desk.casework.staff().values()
        if person.id != desk.staff.id
        and person.role == "officer"
        and under_work.case.office_id in person.office_ids
    ]
    operation = {
        "kind": "assign",
        "id": str(new_id()),
        "case_id": str(under_work.case.id),
        "created_at": datetime.now(UTC).isoformat(),
        "base_version": under_work.case.version,
        "assignee_id": str(colleagues[0].id),
    }
    answer = lead.post(f"{central.url}/v1/ops", json={"operations": [operation]}, timeout=10)
    assert answer.json()["results"][0]["status"] == "applied"
    report = desk.sync.once(lambda done, total: None, lambda: False)
    kept: list[tuple[str, object]] = []
    page.lost.connect(lambda text, done: kept.append((text, done)))
    jobs.changed.emit(report.changes)
    qtbot.waitUntil(lambda: kept == [("نص محفوظ", None)])
    assert not page.isVisible()
    assert page.shown is None
    qtbot.waitUntil(lambda: desk.casework.draft(under_work.case.id, DraftKind.RESPONSE) is not None)


def test_files_are_checked_and_go_with_the_response(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RESPOND, qtbot)
    bad, good = tmp_path / "program.pdf", tmp_path / "letter.pdf"
    bad.write_bytes(b"MZ not a document")
    good.write_bytes(b"%PDF-1.4 a letter")
    form.files.add(bad)
    qtbot.waitUntil(form.bar.isVisible)
    assert "program.pdf" in form.bar.text.text()
    form.files.add(good)
    qtbot.waitUntil(lambda: len(form.files.files()) == 1)
    form.editor.put("مرفق خطاب")
    page.composing.submit()
    wait_closed(page, qtbot)
    operation = desk.casework.waiting()[-1].operation
    assert [upload.name for upload in operation.uploads] == ["letter.pdf"]
    assert desk.attachments.upload_bytes(operation.uploads[0].id) == good.read_bytes()


def test_files_come_back_with_their_draft_and_go_with_the_response(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RESPOND, qtbot)
    paths = [tmp_path / "first.pdf", tmp_path / "second.pdf"]
    for path in paths:
        path.write_bytes(b"%PDF-1.4 " + path.name.encode())
    form.files.add_all(paths)
    assert form.files.reading
    QTest.keyClick(form.editor, Qt.Key.Key_Escape)
    assert not page.composing.writing, "closed before a file was read"
    again = open_form(page, ActKind.RESPOND, qtbot)
    qtbot.waitUntil(lambda: [file.name for file in again.files.files()] == ["first.pdf", "second.pdf"])
    sealed = [desk.attachments._path(file.id).read_bytes() for file in again.files.files()]
    assert all(b"%PDF" not in content for content in sealed)
    for path in paths:
        path.unlink()
    again.editor.put("مرفق خطابان")
    page.composing.submit()
    wait_closed(page, qtbot)
    uploads = desk.casework.waiting()[-1].operation.uploads
    assert [desk.attachments.upload_bytes(file.id) for file in uploads] == [
        b"%PDF-1.4 first.pdf",
        b"%PDF-1.4 second.pdf",
    ]
    assert desk.casework.draft(under_work.case.id, DraftKind.RESPONSE) is None


def test_discarding_the_draft_sweeps_its_files(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_case(page, under_work, qtbot)
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.4 a letter")
    form = open_form(page, ActKind.RESPOND, qtbot)
    form.files.add(path)
    qtbot.waitUntil(lambda: len(form.files.files()) == 1)
    kept = desk.attachments._path(form.files.files()[0].id)
    assert kept.exists()
    page.composing.discard()
    qtbot.waitUntil(lambda: not kept.exists())
    assert desk.casework.draft(under_work.case.id, DraftKind.RESPONSE) is None
    form = open_form(page, ActKind.RESPOND, qtbot)
    form.files.add(path)
    qtbot.waitUntil(lambda: len(form.files.files()) == 1)
    form.files.findChild(QToolButton).click()
    qtbot.waitUntil(lambda: desk.casework.draft(under_work.case.id, DraftKind.RESPONSE) is None)


def test_sending_waits_for_files_that_are_being_read(
    page: CasePage,
    under_work: CaseView,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_read = Event()
    read = chosen_files._read
    monkeypatch.setattr(chosen_files, "_read", lambda *given: (may_read.wait(30), read(*given))[1])
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RESPOND, qtbot)
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.4 a letter")
    form.files.add(path)
    form.editor.put("مرفق خطاب")
    page.composing.submit()
    assert form.bar.isVisible()
    assert not form.isEnabled()
    assert page.composing.writing
    may_read.set()
    wait_closed(page, qtbot)
    operation = desk.casework.waiting()[-1].operation
    assert [upload.name for upload in operation.uploads] == ["letter.pdf"]


def test_nothing_is_sent_without_a_file_that_could_not_be_read(
    page: CasePage, under_work: CaseView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RESPOND, qtbot)
    form.editor.put("مرفق خطاب")
    form.files.add(tmp_path / "none.pdf")
    page.composing.submit()
    qtbot.waitUntil(form.isEnabled)
    assert page.composing.form is form
    assert "none.pdf" in form.bar.text.text()
    assert desk.casework.waiting() == ()


def test_attachments_show_their_first_page_and_open_with_enter(
    page: CasePage, find: Find, qtbot: QtBot
) -> None:
    view = find(
        Shelf.ALL,
        lambda view: {"application/pdf", "image/jpeg"} <= {item.media_type for item in view.attachments},
    )
    page.window().resize(1146, 2_400)
    open_case(page, view, qtbot)
    tiles = list(page.body.attachments.tiles.values())
    assert len(tiles) == len(view.attachments)
    qtbot.waitUntil(lambda: all(tile._picture is not None for tile in tiles), timeout=15_000)
    assert all(len(set(tile._picture.constBits().tobytes())) > 8 for tile in tiles), "a page, not a blank"
    tiles[1].setFocus()
    with qtbot.waitSignal(page.attachment_opened) as opened:
        QTest.keyClick(tiles[1], Qt.Key.Key_Return)
    assert opened.args == [tiles[1].attachment, list(view.attachments)]


def test_one_column_or_two_by_the_room_there_is(page: CasePage, under_work: CaseView, qtbot: QtBot) -> None:
    open_case(page, under_work, qtbot)
    body = page.body
    side_by_side = body.applicant.mapTo(body.widget(), body.applicant.rect().topRight()).x()
    assert body._description.mapTo(body.widget(), body._description.rect().topLeft()).x() > side_by_side
    page.window().resize(700, 720)
    qtbot.waitUntil(lambda: body.applicant.width() > 500)
    assert body.applicant.width() == body._description.width()


def test_what_came_since_the_last_look_is_marked(
    page: CasePage, find: Find, desk: Desk, qtbot: QtBot
) -> None:
    view = find(Shelf.ALL, lambda view: any(event.actor_id != desk.staff.id for event in view.events[1:]))
    open_case(page, view, qtbot)
    ids = frozenset(event.id for event in view.events)
    qtbot.waitUntil(lambda: (look := desk.casework.look(view.case.id)) is not None and look.events == ids)
    assert page.body.timeline.findChildren(QLabel, "since") == [], "a first look"
    foreign = next(event for event in reversed(view.events) if event.actor_id != desk.staff.id)
    desk.casework.keep_look(view.case.id, datetime.now(UTC), ids - {foreign.id})
    open_case(page, find(Shelf.MINE, lambda other: other.case.id != view.case.id), qtbot)
    open_case(page, view, qtbot)
    qtbot.waitUntil(lambda: len(page.body.timeline.findChildren(QLabel, "since")) == 1)
    open_case(page, find(Shelf.MINE, lambda other: other.case.id != view.case.id), qtbot)
    open_case(page, view, qtbot)
    assert page.body.timeline.findChildren(QLabel, "since") == [], "it was seen"


def test_keys_lead_away(page: CasePage, under_work: CaseView, qtbot: QtBot) -> None:
    open_case(page, under_work, qtbot)
    for key, signal in ((Qt.Key.Key_J, page.next_requested), (Qt.Key.Key_K, page.previous_requested)):
        with qtbot.waitSignal(signal):
            QTest.keyClick(page.body, key, CTRL)
    with qtbot.waitSignal(page.print_requested) as printed:
        QTest.keyClick(page.body, Qt.Key.Key_P, CTRL)
    assert printed.args == [under_work.case.id]
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.body, Qt.Key.Key_Escape)


def test_undo_by_key_is_asked_for_except_while_one_writes(
    page: CasePage, under_work: CaseView, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    with qtbot.waitSignal(page.undo_requested):
        QTest.keyClick(page.body, Qt.Key.Key_Z, CTRL)
    page.act(ActKind.NOTE)
    form = page.composing.form
    assert form is not None
    page.window().activateWindow()
    form.editor.setFocus()
    qtbot.waitUntil(form.editor.hasFocus)
    with qtbot.assertNotEmitted(page.undo_requested, wait=20):
        QTest.keyClick(form.editor, Qt.Key.Key_Z, CTRL)
        QTest.simulateEvent(form.editor, True, ord(ARABIC_101["Z"]), CTRL, ARABIC_101["Z"], False)


def test_the_word_of_what_is_missing_goes_once_it_is_there(
    page: CasePage, under_work: CaseView, qtbot: QtBot
) -> None:
    open_case(page, under_work, qtbot)
    form = open_form(page, ActKind.RETURN, qtbot)
    assert form.lack() is not None
    assert form.bar.isVisible()
    form.missing.other.setText("صورة الجواز")
    form.missing.add_other()
    assert not form.bar.isVisible()
    form.editor.put("")
    assert form.lack() is not None
    assert form.bar.isVisible()
    form.editor.put("نص")
    assert not form.bar.isVisible()
