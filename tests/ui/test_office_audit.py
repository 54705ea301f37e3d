"""The audit trail in a real window: asked, narrowed, scrolled, saved, and without a network."""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args
from unittest.mock import Mock
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tawasul_central import audit
from tawasul_contract.operations import AccessAction, AnswerApproval, AnswerTransfer, Assign, ChangeStatus
from tawasul_contract.records import Status
from tawasul_contract.trail import AuditPage, AuditQuery, AuditRecord
from tawasul_desk.services.audit_file import save_audit
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.audit_model import AuditModel, Column
from tawasul_desk.ui.office.audit_section import AuditSection
from tawasul_desk.ui.office.audit_words import action_texts, all_texts, file_titles
from tawasul_desk.ui.office.board_words import number_text
from tawasul_desk.ui.theme import Theme
from tests.conftest import Central
from tests.services.desks import note, some_case, synced

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WAIT = 15_000


def line(number: int) -> AuditRecord:
    return AuditRecord(
        id=number,
        at=datetime(2026, 11, 22, 21, 30, tzinfo=UTC),
        done_at=datetime(2026, 11, 20, 5, 0, tzinfo=UTC),
        action="reveal_identity",
        staff_id=UUID(int=1),
        staff_name_ar="خالد",
        staff_name_en="Khalid",
        device_id="0123456789",
        case_number="TW-1448-0000001",
    )


def test_older_lines_are_asked_for_once_and_come_below(
    qtbot: QtBot, locale_en: Locale, qtmodeltester: ModelTester
) -> None:
    model = AuditModel(locale_en)
    asked: list[int] = []
    model.more_requested.connect(asked.append)
    model.begin(AuditPage(lines=(line(9), line(8)), next=8))
    qtmodeltester.check(model)
    asked.clear()
    model.begin(AuditPage(lines=(line(9), line(8)), next=8))
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [8]
    model.add(AuditPage(lines=(line(7),), next=None))
    assert model.rowCount() == 3
    assert not model.canFetchMore(QModelIndex())
    assert model.index(2, Column.WHAT).data() == "Revealed the identity number"
    for column, days in (
        (Column.WHEN, ("1448-06-13", "2026-11-23")),
        (Column.DONE, ("1448-06-10", "2026-11-20")),
    ):
        assert all(day in str(model.index(0, column).data()) for day in days)


def test_every_access_is_worded_and_fetching_a_file_is_no_look() -> None:
    words = action_texts()
    wanted = {*get_args(AccessAction), "fetch_attachment", "prefetch_attachment", "read_attachment"}
    assert wanted <= set(words)
    assert len(set(words.values())) == len(words)
    assert [action for action, text in words.items() if "Viewed an" in text] == ["view_attachment"]


@pytest.mark.parametrize(
    ("action", "subject", "english"),
    [
        ("assign", "", "Returned the request to its office, unassigned"),
        ("assign", str(UUID(int=1)), "Assigned the request"),
        ("change_status", "processed", "Changed the status to “Processed”"),
        ("answer_approval", "refused", "Refused the approval"),
        ("answer_transfer", "withdraw", "Withdrew an offer"),
        ("of_a_newer_central", "", "of_a_newer_central"),
    ],
)
def test_a_line_says_what_the_act_came_to(
    locale_en: Locale, tmp_path: Path, action: str, subject: str, english: str
) -> None:
    told = line(1).model_copy(update={"action": action, "subject": subject})
    page = AuditPage(lines=(told,), next=None)
    model = AuditModel(locale_en)
    model.begin(page)
    assert model.index(0, Column.WHAT).data() == english
    path = tmp_path / "audit.csv"
    save_audit(path, Mock(audit=Mock(return_value=page)), AuditQuery(), file_titles(), all_texts())
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[1][5] == english


def test_every_answer_that_is_recorded_is_worded(locale_en: Locale) -> None:
    words = all_texts()
    now, facts = datetime(2026, 11, 22, tzinfo=UTC), {"case_id": UUID(int=2), "base_version": 1}
    envelope = {"id": UUID(int=3), "created_at": now, **facts}
    acts = [
        Assign(**envelope, assignee_id=None),
        *(AnswerTransfer(**envelope, answer=answer) for answer in ("accept", "refuse", "withdraw")),
        *(AnswerApproval(**envelope, approved=approved) for approved in (True, False)),
        *(ChangeStatus(**envelope, to=status) for status in Status),
    ]
    for act in acts:
        assert f"{act.kind}/{audit.subject_of(act)}" in words


def looked_behind(subject: str) -> AuditRecord:
    return line(1).model_copy(update={"action": "read_board_cases", "case_number": None, "subject": subject})


@pytest.mark.parametrize(
    ("subject", "english", "arabic"),
    [
        ("tile/open", "Open requests", "الطلبات المفتوحة"),
        ("overdue_of/1", "Overdue: Khalid", "المتأخرة: Khalid"),
        ("open_of/none", None, None),
        ("came/2026-11-22", "Received: 1448-06-12 · 2026-11-22", "الواردة: 1448-06-12 · 2026-11-22"),
        ("hour/7/8", "Sunday 08:00", "الأحد 08:00"),
        ("ageing/under_processing/4-7", "Under processing: from 4 to 7 days", None),
        ("later/part", "later/part", "later/part"),
    ],
)
def test_the_number_of_a_board_is_worded(
    locale_en: Locale, subject: str, english: str | None, arabic: str | None
) -> None:
    names = {"1": "Khalid"}
    for locale, wanted in ((locale_en, english), (Locale("ar"), arabic)):
        text = re.sub("[\u2066-\u2069]", "", number_text(subject, names, locale))
        assert text != subject or subject == wanted
        assert wanted in (None, text)
    model = AuditModel(locale_en)
    model.begin(AuditPage(lines=(looked_behind("tile/overdue"),), next=None))
    assert "Overdue" in str(model.index(0, Column.ABOUT).data())
    assert "behind a figure" in str(model.index(0, Column.WHAT).data())


@pytest.fixture
def section(
    qtbot: QtBot,
    open_desk: Callable[[str], Desk],
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
) -> Iterator[AuditSection]:
    officer = open_desk("officer01")
    case_id = some_case(officer)
    officer.casework.record_access(case_id, "reveal_identity")
    officer.casework.submit(note(case_id))
    synced(officer)
    shown = AuditSection(open_desk("auditor01"), jobs, locale_en, theme, notices)
    qtbot.addWidget(shown)
    shown.resize(1100, 640)
    shown.show()
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0, timeout=WAIT)
    yield shown
    shown.close()


def actions(section: AuditSection) -> set[str]:
    return {each.action for each in section.model.lines}


def test_an_auditor_reads_who_revealed_and_wrote_and_narrows_it(
    qtbot: QtBot, section: AuditSection, tmp_path: Path
) -> None:
    assert {"reveal_identity", "add_note", "sign_in"} <= actions(section)
    section.filters.action.setCurrentIndex(section.filters.action.findData("reveal_identity"))
    section.ask()
    qtbot.waitUntil(lambda: actions(section) == {"reveal_identity"}, timeout=WAIT)
    [revealed] = section.model.lines
    assert revealed.case_number is not None
    section.filters.action.setCurrentIndex(0)
    section.filters.number.setText(revealed.case_number.lower())
    section.ask()
    qtbot.waitUntil(lambda: "add_note" in actions(section), timeout=WAIT)
    assert {each.case_number for each in section.model.lines} <= {revealed.case_number}
    path = tmp_path / "audit.csv"
    section.save_to(path)
    qtbot.waitUntil(path.exists, timeout=WAIT)
    text = path.read_text("utf-8-sig")
    titles, first, *_ = csv.reader(text.splitlines())
    assert titles[:2] == ["Arrived, time in Riyadh", "Done at the workstation, time in Riyadh"]
    assert first[0][:10] == first[1][:10] != ""
    assert "Revealed the identity number" in text
    assert revealed.case_number in text
    section.filters.number.setText("TW-1448-9999999")
    section.ask()
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.empty, timeout=WAIT)
    assert section.empty._title.text() == "No matching lines"


def test_a_period_that_ends_before_it_begins_is_not_asked(section: AuditSection) -> None:
    section.filters.first.edit.setText("2026-11-22")
    section.filters.last.edit.setText("2026-11-21")
    assert section.filters.query() is None
    section.filters.last.edit.setText("1448-06-12")
    query = section.filters.query()
    assert query is not None
    assert (query.since, query.until) == (
        datetime(2026, 11, 21, 21, tzinfo=UTC),
        datetime(2026, 11, 22, 21, tzinfo=UTC),
    )


@pytest.mark.parametrize("text", ["9999-12-31", "2077-11-17", "1700-01-01"])
def test_a_day_beyond_both_calendars_is_told_with_the_bounds(section: AuditSection, text: str) -> None:
    for field in (section.filters.first, section.filters.last):
        field.edit.setText(text)
        assert field.is_wrong
        told = field.told.text().replace("\u2066", "").replace("\u2069", "")
        assert told == "Only dates from 1924-08-01 to 2077-11-16"
        assert section.filters.query() is None
        field.edit.setText("2077-11-16")
    assert section.filters.query() is not None


def test_a_person_is_found_by_any_part_of_the_name(qtbot: QtBot, section: AuditSection) -> None:
    choice = section.filters.person
    qtbot.waitUntil(lambda: choice.count() > 5, timeout=WAIT)
    asked: list[int] = []
    choice.activated.connect(asked.append)
    place = next(each for each in range(1, choice.count()) if choice.itemText(each).split()[0])
    person, name = UUID(choice.itemData(place)), choice.itemText(place)
    fits = choice.completer().completionModel()
    choice.completer().setCompletionPrefix(name.split()[-1].upper())
    assert 0 < fits.rowCount() < choice.count()

    choice.setEditText(f"  {name.upper()} ")
    choice.edit.editingFinished.emit()
    assert (choice.person(), choice.currentText(), asked) == (person, name, [place])
    choice.setEditText("nobody is called so")
    choice.edit.editingFinished.emit()
    assert (choice.person(), choice.currentText()) == (person, name)
    choice.setEditText("")
    choice.edit.editingFinished.emit()
    assert (choice.person(), choice.currentText(), asked) == (None, "Everybody", [place, 0])


def test_what_is_typed_and_chosen_outlives_news_of_people(qtbot: QtBot, section: AuditSection) -> None:
    choice = section.filters.person
    qtbot.waitUntil(lambda: choice.count() > 5, timeout=WAIT)
    people = tuple(section._desk.casework.staff().values())
    choice.setCurrentIndex(3)
    chosen = choice.person()
    QTest.keyClicks(choice.edit, "x")
    typed = choice.currentText()
    choice.show_people(people[1:] if people[0].id != chosen else people[:-1])
    assert (choice.person(), choice.currentText()) == (chosen, typed)


def test_without_a_network_the_trail_says_so_and_comes_back_by_itself(
    qtbot: QtBot, section: AuditSection, central: Central, jobs: Jobs
) -> None:
    central.stop()
    with qtbot.waitSignal(jobs.unanswered, timeout=WAIT):
        section.ask()
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.empty, timeout=WAIT)
    assert section.empty._title.text() == "The audit trail is at the server only"
    assert section.empty._button.text() == "Try again"
    assert not section.save.isEnabled()
    central.start()
    jobs.answered.emit()
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.table, timeout=WAIT)
