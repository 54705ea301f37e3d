"""Filling forms by keys: digits tick, letters choose, Tab goes round; the letter agrees with the outcome."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import ChangeStatus
from tawasul_contract.records import Resolution, Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import CaseView, Shelf
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.case_page import _FORM_WIDTH, CasePage
from tawasul_desk.ui.cases.outcome_picker import OutcomePicker
from tawasul_desk.ui.locale import Language, Locale
from tawasul_desk.ui.theme import Theme, spacing
from tests.ui.test_cases_page import Find, desk, find, open_case, open_form, page, under_work, wait_closed

__all__ = ["desk", "find", "page", "under_work"]
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def simple(desk: Desk, *statuses: Status) -> Callable[[CaseView], bool]:
    """Return whether a case is of a service that needs no approval and asks for two documents or more."""

    def holds(view: CaseView) -> bool:
        service = desk.casework.catalogue().service(view.case.service_id)
        return view.case.status in statuses and not service.needs_approval and len(service.document_ids) > 1

    return holds


@pytest.fixture
def ready(page: CasePage, find: Find, desk: Desk, qtbot: QtBot) -> CaseView:
    """A case under processing, on the page of an active window."""
    view = find(Shelf.MINE, simple(desk, Status.UNDER_PROCESSING))
    open_case(page, view, qtbot)
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    return view


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Send a key to what has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def press_arabic(letter: str) -> None:
    """Send the key as a keyboard that writes Arabic does: it is known by its letter."""
    none = Qt.KeyboardModifier.NoModifier
    QTest.simulateEvent(QApplication.focusWidget(), True, ord(letter), none, letter, False)


def test_digits_tick_what_is_missing_and_the_text_comes_by_itself(
    page: CasePage, ready: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    catalogue = desk.casework.catalogue()
    first, second = catalogue.service(ready.case.service_id).document_ids[:2]
    form = open_form(page, ActKind.RETURN, qtbot)
    press(Qt.Key.Key_1)
    assert form.content().missing == (first,)
    assert f"- {catalogue.document(first).name_ar}" in form.editor.text()
    press(Qt.Key.Key_2, KEYPAD)
    assert form.content().missing == (first, second)
    press(Qt.Key.Key_1)
    assert form.content().missing == (second,)
    assert f"- {catalogue.document(first).name_ar}" not in form.editor.text()
    press(Qt.Key.Key_Return, CTRL)
    wait_closed(page, qtbot)
    operation = desk.casework.waiting()[-1].operation
    assert isinstance(operation, ChangeStatus)
    assert (operation.to, operation.missing) == (Status.RETURNED_TO_APPLICANT, (second,))


def test_letters_choose_the_outcome_and_its_text(
    page: CasePage, ready: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    form = open_form(page, ActKind.PROCESS, qtbot)
    press(Qt.Key.Key_R)
    assert form.outcome.resolution() is Resolution.REJECTED
    rejected = form.editor.text()
    press(Qt.Key.Key_A)
    assert form.outcome.resolution() is Resolution.APPROVED
    assert form.editor.text() not in ("", rejected)
    templates = {each.id: each for each in desk.casework.catalogue().templates}
    assert templates[form.content().template_ids[0]].resolution is Resolution.APPROVED
    press(Qt.Key.Key_Return, CTRL)
    wait_closed(page, qtbot)
    operation = desk.casework.waiting()[-1].operation
    assert isinstance(operation, ChangeStatus)
    assert (operation.to, operation.resolution) == (Status.PROCESSED, Resolution.APPROVED)


def test_the_same_keys_choose_while_the_keyboard_writes_arabic(
    page: CasePage, ready: CaseView, qtbot: QtBot
) -> None:
    form = open_form(page, ActKind.PROCESS, qtbot)
    press_arabic("ش")
    assert form.outcome.resolution() is Resolution.APPROVED
    form = open_form(page, ActKind.RETURN, qtbot)
    press_arabic("١")
    assert len(form.content().missing) == 1


def test_in_a_text_a_letter_is_typed_and_with_alt_it_chooses(
    page: CasePage, ready: CaseView, qtbot: QtBot
) -> None:
    form = open_form(page, ActKind.PROCESS, qtbot)
    form.editor.setFocus()
    press(Qt.Key.Key_A)
    assert (form.editor.text(), form.outcome.resolution()) == ("a", None)
    press(Qt.Key.Key_N, ALT)
    assert (form.editor.text(), form.outcome.resolution()) == ("a", Resolution.ANSWERED)
    assert form.editor.hasFocus()


@pytest.mark.parametrize("kind", [ActKind.RETURN, ActKind.PROCESS, ActKind.RESPOND])
def test_tab_goes_through_the_form_as_it_is_read_and_stays_in_it(
    page: CasePage, ready: CaseView, qtbot: QtBot, kind: ActKind
) -> None:
    form = open_form(page, kind, qtbot)
    if kind is ActKind.RETURN:  # one that is added later stands before the line it was written in
        form.missing.other.setText("إفادة")
        form.missing.add_other()
    qtbot.wait(20)
    start = QApplication.focusWidget()
    seen: list[QWidget] = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        assert form.isAncestorOf(seen[-1])
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is start
    assert {form.editor, form.send} <= set(seen)
    first = min(range(len(seen)), key=lambda place: tops(form, seen[place]))
    in_order = seen[first:] + seen[:first]
    assert in_order == sorted(in_order, key=lambda widget: place_of(form, widget))
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is seen[-1]


def tops(form: QWidget, widget: QWidget) -> int:
    return widget.mapTo(form, widget.rect().center()).y()


def place_of(form: QWidget, widget: QWidget) -> tuple[int, int]:
    """Return where it is read: lines from above, and in a line from the right, for the window is Arabic."""
    centre = widget.mapTo(form, widget.rect().center())
    assert form.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return centre.y() // 12, -centre.x()


def test_the_first_act_on_a_new_case_starts_the_work(
    page: CasePage, find: Find, desk: Desk, qtbot: QtBot
) -> None:
    view = find(Shelf.UNASSIGNED, simple(desk, Status.SUBMITTED))
    open_case(page, view, qtbot)
    page.act(ActKind.TAKE)
    qtbot.waitUntil(lambda: page.shown.case.assignee_id == desk.staff.id)
    form = open_form(page, ActKind.PROCESS, qtbot)
    form.outcome.choose(Resolution.APPROVED)
    page.composing.submit()
    wait_closed(page, qtbot)
    moves = [item.operation.to for item in desk.casework.waiting()[1:]]
    assert moves == [Status.UNDER_PROCESSING, Status.PROCESSED]
    desk.sync.once(lambda done, total: None, lambda: False)
    assert desk.casework.waiting() == ()
    assert desk.casework.view(view.case.id).confirmed.status is Status.PROCESSED


def asked(page: CasePage, qtbot: QtBot) -> Question:
    page.composing.submit()
    qtbot.waitUntil(lambda: page.findChild(Question, "doubts") is not None)
    return page.findChild(Question, "doubts")


def words(question: Question) -> str:
    return "\n".join(label.text() for label in question.findChildren(QWidget) if hasattr(label, "text"))


def test_a_letter_that_tells_another_outcome_is_asked_about_once(
    page: CasePage, ready: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    form = open_form(page, ActKind.PROCESS, qtbot)
    approved = next(each for each in form.templates.templates if each.resolution is Resolution.APPROVED)
    form.use_template(approved)
    assert form.outcome.resolution() is Resolution.APPROVED
    form.editor.insertPlainText(" والله الموفق.")
    form.outcome.choose(Resolution.ANSWERED)
    question = asked(page, qtbot)
    assert approved.title_ar in words(question)
    qtbot.waitUntil(question.no.hasFocus)
    question.no.click()
    assert page.composing.form is form
    assert desk.casework.waiting() == ()
    form.outcome.choose(Resolution.APPROVED)
    page.composing.submit()
    wait_closed(page, qtbot)
    assert desk.casework.waiting()[-1].operation.resolution is Resolution.APPROVED


def test_one_question_names_all_that_is_doubtful_and_sends_where_told_to(
    page: CasePage, ready: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    form = open_form(page, ActKind.RESPOND, qtbot)
    form.editor.put("نفيدكم بأن {service} يخص صاحب الهوية 1000000008")
    question = asked(page, qtbot)
    assert "1000000008" in words(question)
    assert "{service}" not in words(question), "a placeholder is called by its name"
    question.yes.click()
    wait_closed(page, qtbot)
    assert "1000000008" in desk.casework.waiting()[-1].operation.body


def test_which_text_was_used_is_kept_with_the_draft(page: CasePage, ready: CaseView, qtbot: QtBot) -> None:
    form = open_form(page, ActKind.PROCESS, qtbot)
    form.outcome.choose(Resolution.APPROVED)
    form.editor.insertPlainText(" .")
    kept = form.content()
    page.composing.close_form()
    again = open_form(page, ActKind.PROCESS, qtbot)
    qtbot.waitUntil(lambda: not again.content().empty)
    assert again.content() == kept
    again.outcome.choose(Resolution.REJECTED)
    assert asked(page, qtbot).isVisible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_outcomes_and_their_keys_fit_beside_the_case(
    qapp: QApplication, qtbot: QtBot, theme: Theme, language: Language
) -> None:
    Locale(language).install(qapp)
    parent = QWidget()
    qtbot.addWidget(parent)
    picker = OutcomePicker(parent)
    assert picker.minimumSizeHint().width() <= _FORM_WIDTH - 2 * spacing(4) - 1
