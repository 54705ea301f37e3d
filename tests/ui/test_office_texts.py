"""Response texts in real windows: proposed by one supervisor, approved by another, offered to an officer."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tawasul_contract.calendars import ClosureRecord
from tawasul_contract.clock import RIYADH, usual_calendar
from tawasul_contract.operations import SetCalendar, new_id
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import Resolution, Status
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import DraftKind, QueueQuery, Shelf
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.case_page import CasePage
from tawasul_desk.ui.done import Done
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.difference_view import DifferenceView
from tawasul_desk.ui.office.refusal_sheet import RefusalSheet
from tawasul_desk.ui.office.texts_section import TextsSection
from tawasul_desk.ui.theme import Theme
from tests.services.desks import some_case, synced, take

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WAIT = 15_000
Shower = Callable[[Desk], TextsSection]


@pytest.fixture
def shown(qtbot: QtBot, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices) -> Iterator[Shower]:
    sections: list[TextsSection] = []

    def show(desk: Desk) -> TextsSection:
        section = TextsSection(desk, jobs, locale_en, theme, notices)
        sections.append(section)
        qtbot.addWidget(section)
        section.resize(1100, 640)
        section.show()
        qtbot.waitUntil(lambda: section.model.rowCount() > 0, timeout=WAIT)
        return section

    yield show
    for section in sections:
        section.close()


def told(jobs: Jobs, desk: Desk) -> None:
    """Make a pass and tell the screens what it brought, as the heartbeat does."""
    report = synced(desk)
    changes = report.changes
    assert isinstance(changes, Changes)
    jobs.changed.emit(changes)


def test_a_text_is_proposed_approved_and_offered_without_a_restart(
    qtbot: QtBot,
    open_desk: Callable[[str], Desk],
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
    shown: Shower,
) -> None:
    officer, first, second = (open_desk(name) for name in ("officer01", "supervisor01", "supervisor02"))
    page = CasePage(officer, jobs, locale_en, theme, notices)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    case_id = some_case(officer, Shelf.UNASSIGNED)
    officer.casework.submit(take(officer, case_id))
    synced(officer)
    page.show_case(case_id)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)

    mine = shown(first)
    done: list[Done] = []
    mine.acted.connect(done.append)
    mine.new.click()
    form = mine.form
    assert form is not None
    form.submit_requested.emit()
    assert form.told.text() == "Give a title."
    form.title_ar.edit.setText("موعد جديد")
    form.title_en.edit.setText("New appointment")
    form.editor.put("المكرم {applicant}")
    assert "محمد" in form.preview.toPlainText()
    QTest.keyClick(form.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: mine.form is None and len(first.office.proposals()) == 1, timeout=WAIT)
    assert first.office.proposals()[0].pending
    assert done[-1].text.startswith("Response text proposed.")
    assert done[-1].operation_ids == tuple(item.operation.id for item in first.casework.waiting())
    told(jobs, first)
    qtbot.waitUntil(lambda: mine.model.index(0, 2).data() == "Waits for approval", timeout=WAIT)
    mine.table.choose(0)
    assert mine.panel.approve.isHidden()  # never one's own

    synced(second)
    theirs = shown(second)
    theirs.acted.connect(done.append)
    theirs.table.choose(0)
    assert theirs.panel.approve.isVisible()
    assert "New appointment" in theirs.panel.heading.text()
    theirs.panel.approve.click()
    qtbot.waitUntil(lambda: theirs.panel.told.text() == "You approved it.", timeout=WAIT)
    assert done[-1].text == "Proposed response text approved. It is offered to officers."
    synced(second)

    told(jobs, officer)
    before = page.shown
    qtbot.waitUntil(lambda: page.shown is not before, timeout=WAIT)
    assert page.shown is not None
    page.composing.open(ActKind.RESPOND, page.shown)
    writing = page.composing.form
    assert writing is not None
    assert "New appointment" in [each.title_en for each in writing.templates.templates]
    page.close()


def test_only_a_text_for_processed_requests_tells_an_outcome(
    qtbot: QtBot, open_desk: Callable[[str], Desk], shown: Shower
) -> None:
    section = shown(open_desk("supervisor01"))
    section.new.click()
    form = section.form
    assert form is not None
    assert not form.outcome.isVisible()
    form.use.setCurrentIndex(form.use.findData(Status.PROCESSED.value))
    qtbot.waitUntil(form.outcome.isVisible)
    form.outcome.setCurrentIndex(form.outcome.findData(Resolution.REJECTED.value))
    made = form.text()
    assert (made.for_status, made.resolution) == (Status.PROCESSED, Resolution.REJECTED)
    assert section.model.use_text(made).endswith("Rejected")
    form.use.setCurrentIndex(form.use.findData(Status.RETURNED_TO_APPLICANT.value))
    assert form.text().resolution is None
    form.fill(made)
    assert form.text() == made
    form.close_requested.emit()


def test_a_refusal_needs_a_reason(qtbot: QtBot, open_desk: Callable[[str], Desk], shown: Shower) -> None:
    first, second = open_desk("supervisor01"), open_desk("supervisor02")
    mine = shown(first)
    mine.table.choose(0)
    mine.panel.edit.click()
    form = mine.form
    assert form is not None
    form.editor.put(form.editor.text() + "\nمع التحية")
    form.submit_requested.emit()
    qtbot.waitUntil(lambda: len(first.office.proposals()) == 1, timeout=WAIT)
    synced(first)
    synced(second)
    theirs = shown(second)
    done: list[Done] = []
    theirs.acted.connect(done.append)
    theirs.table.choose(0)
    assert "مع التحية" in theirs.panel.view.toPlainText()
    assert theirs.panel.legend.isVisible()
    theirs.panel.refuse.click()
    sheet = theirs.findChildren(RefusalSheet)[0]
    sheet.on_act()
    qtbot.waitUntil(lambda: sheet.told.text() == "Give a reason first.", timeout=WAIT)
    sheet.reason.put("too long")
    sheet.on_act()
    qtbot.waitUntil(lambda: theirs.panel.told.text() == "You refused it.", timeout=WAIT)
    assert done[-1].text == "Proposed response text refused."
    synced(second)
    synced(first)
    assert first.office.proposals() == ()

    mine.reload()
    qtbot.waitUntil(lambda: "too long" in mine.panel.told.text(), timeout=WAIT)
    assert second.staff.name_en in mine.panel.told.text()
    assert mine.model.index(0, 2).data() == "Refused"
    assert "مع التحية" in mine.panel.view.toPlainText()
    mine.panel.edit.click()
    again = mine.form
    assert again is not None
    assert "مع التحية" in again.editor.text()
    mine._close()
    theirs.reload()
    qtbot.waitUntil(theirs.panel.told.isHidden, timeout=WAIT)  # it is told to who proposed it


def test_a_text_in_the_making_is_asked_about_and_kept(
    qtbot: QtBot, open_desk: Callable[[str], Desk], shown: Shower
) -> None:
    boss = open_desk("supervisor01")
    section = shown(boss)
    section.new.click()
    form = section.form
    assert form is not None
    form.title_en.edit.setText("Half")
    form.close_requested.emit()
    qtbot.waitUntil(lambda: bool(section.findChildren(Question)), timeout=WAIT)
    section.findChildren(Question)[-1].no.click()
    assert section.form is form
    section.hide()
    qtbot.waitUntil(lambda: boss.casework.draft(NO_CASE, DraftKind.TEMPLATE) is not None, timeout=WAIT)
    again = shown(boss)
    qtbot.waitUntil(lambda: again.form is not None, timeout=WAIT)
    assert again.form is not None
    assert again.form.title_en.text == "Half"
    again._discard()
    qtbot.waitUntil(lambda: boss.casework.draft(NO_CASE, DraftKind.TEMPLATE) is None, timeout=WAIT)


def sides(text: QTextDocument) -> list[Qt.LayoutDirection]:
    """Return from which side each line of a text is set."""
    blocks = [text.findBlockByNumber(number) for number in range(text.blockCount())]
    return [block.textDirection() for block in blocks]


def test_in_an_arabic_text_a_line_that_begins_with_a_placeholder_stays_on_its_side(
    open_desk: Callable[[str], Desk], shown: Shower, theme: Theme
) -> None:
    section = shown(open_desk("supervisor01"))
    section.new.click()
    form = section.form
    assert form is not None
    view = DifferenceView(theme)
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    for body, side in (
        ("{applicant}\nنأمل استكمال ما يأتي:\n{missing}\n{officer}", right),
        ("Please send:\n{missing}\n{officer}", left),
    ):
        form.editor.put(body)
        view.show_text(body)
        assert sides(form.editor.document()) == [side] * (body.count("\n") + 1)
        assert set(sides(view.document())) == {side}


def test_a_closure_moves_the_due_times_on_the_desk_of_an_officer(open_desk: Callable[[str], Desk]) -> None:
    officer, boss = open_desk("officer01"), open_desk("supervisor01")
    read = partial(officer.casework.page, QueueQuery(shelf=Shelf.ALL), 0, 100)
    before = {row.case_id: row.due_at for row in read().rows if row.due_at is not None}
    today = datetime.now(UTC).astimezone(RIYADH).date()
    closure = ClosureRecord(first=today - timedelta(days=60), last=today, reason="repairs")
    calendar = usual_calendar("riyadh").model_copy(update={"closures": (closure,)})
    catalogue = boss.casework.catalogue()
    assert catalogue is not None
    envelope = {"id": new_id(), "case_id": NO_CASE, "created_at": datetime.now(UTC)}
    boss.office.submit(SetCalendar(**envelope, calendar=calendar, base_version=catalogue.version))
    synced(boss)
    assert boss.casework.waiting() == ()
    synced(officer)
    after = {row.case_id: row.due_at for row in read().rows if row.due_at is not None}
    moved = [case_id for case_id in before if after.get(case_id) != before[case_id]]
    assert moved
    assert all((after[case_id] or before[case_id]) > before[case_id] for case_id in moved)
