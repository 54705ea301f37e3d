"""J8: a case is reassigned while I am writing: my text is kept, the data of the case is gone."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QWidget

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import CaseView, DraftKind, Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tests.journeys.conftest import colleague_of, give
from tools.officer import Officer

TEXT = "كنت أكتب هذا الرد"
SOURCES = ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName", "placeholderText", "title")


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget could show, hidden or not."""
    for name in SOURCES:
        source = getattr(widget, name, None)
        if callable(source):
            yield str(source())
    if isinstance(widget, QComboBox | QListWidget):
        lines = (widget.item(row) for row in range(widget.count())) if isinstance(widget, QListWidget) else ()
        yield from (line.text() for line in lines)


def marks_of(view: CaseView) -> set[str]:
    """Return what gives the case away."""
    applicant = view.case.applicant
    named = {applicant.name_ar, applicant.name_en, view.case.case_number, view.case.description[:30]}
    bodies = {event.body[:30] for event in view.events if len(event.body) > 20}
    return {mark for mark in named | bodies | {item.name for item in view.attachments} if mark}


@pytest.fixture
def earlier(qapp: QApplication) -> set[QWidget]:
    """The widgets that tests before this one left: they show cases of the same seed."""
    return set(qapp.allWidgets())


def traces(marks: set[str], earlier: set[QWidget]) -> list[str]:
    """Return which widgets of this test still hold something of the case."""
    widgets = (widget for widget in QApplication.allWidgets() if widget not in earlier)
    found = ((widget, text) for widget in widgets for text in texts_of(widget))
    return [f"{type(widget).__name__}: {mark}" for widget, text in found for mark in marks if mark in text]


def test_my_text_is_kept_and_no_widget_holds_anything_of_the_case(
    earlier: set[QWidget], officer: Officer, supervisor: Desk
) -> None:
    views = (officer.desk.casework.view(row.case_id) for row in officer.rows())
    view = next(view for view in views if view.attachments)
    case_id, marks = view.case.id, marks_of(view)
    officer.open_case(case_id)
    officer.act("Ctrl+M")
    form = officer.form(ActKind.NOTE)
    form.editor.setFocus()
    officer.type(TEXT)
    officer.view_attachment(view.attachments[0], view.attachments)
    assert traces(marks, earlier), "the check sees what is on the screen"

    give(supervisor, case_id, colleague_of(officer.desk))  # a hint tells; nobody presses anything

    shell = officer.shell
    officer.wait(lambda: shell.pages.currentWidget() is vars(shell).get("gone"), "the word that it is gone")
    assert shell.gone.text.toPlainText() == TEXT
    shell.gone.copy.click()
    assert QGuiApplication.clipboard().text() == TEXT
    officer.wait(lambda: not traces(marks, earlier), "no trace")
    with pytest.raises(KnownError) as caught:
        officer.desk.casework.view(case_id)
    assert caught.value.code is ErrorCode.NOT_FOUND
    officer.wait(lambda: officer.desk.casework.draft(case_id, DraftKind.NOTE), "the draft")

    officer.press("Escape", shell.gone)
    officer.wait(lambda: shell.pages.currentWidget() is shell.queue, "the queue")
    officer.press("Ctrl+4", shell)
    shell.outbox.shows_drafts.click()
    officer.wait(lambda: shell.outbox.stack.currentWidget() is shell.outbox.drafts, "the drafts")
    assert TEXT in {text for widget in shell.outbox.drafts.findChildren(QWidget) for text in texts_of(widget)}
    assert traces(marks, earlier) == []


def test_the_walk_passes_over_what_was_given_to_somebody_else(officer: Officer, supervisor: Desk) -> None:
    queue, shell = officer.shell.queue, officer.shell
    officer.wait(lambda: queue.model.total and not queue.model._switching, "the lines")
    first, given, after = (row.case_id for row in officer.rows(Shelf.TURN)[:3])
    queue.table.setFocus()
    queue.table.choose(first)
    officer.press("Return", queue.table)
    officer.wait_for_case(first)

    give(supervisor, given, colleague_of(officer.desk))
    officer.wait(lambda: queue.model.find(given) is None, "the list without it")

    officer.act("Ctrl+J")
    officer.wait_for_case(after)
    assert shell.pages.currentWidget() is shell.case
    officer.act("Ctrl+K")
    officer.wait_for_case(first)
