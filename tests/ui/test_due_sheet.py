"""Why a request is due when it is: the lines as an officer reads them."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.calendars import CalendarRecord, ClosureRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.due_lines import Step
from tawasul_contract.records import EventKind, EventRecord, Status
from tawasul_desk.services.due import DueStory, explain
from tawasul_desk.ui.cases.due_sheet import DueSheet
from tawasul_desk.ui.cases.due_words import hours_text, line_text
from tawasul_desk.ui.cases.facts_card import FactsCard
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tests.services import made_up
from tests.ui.case_samples import screen, view

SUNDAY = datetime(2026, 5, 24, 7, 20, tzinfo=UTC)  # 10:20 in Riyadh, two days before Eid al-Adha
CASE = made_up.a_case(submitted_at=SUNDAY)


def moved(number: int, hours: float, before: Status, after: Status) -> EventRecord:
    return EventRecord(
        id=UUID(int=number),
        case_id=CASE.id,
        kind=EventKind.STATUS_CHANGED,
        at=SUNDAY + timedelta(hours=hours),
        from_status=before,
        to_status=after,
    )


EVENTS = (
    moved(1, 1, Status.SUBMITTED, Status.UNDER_PROCESSING),
    moved(2, 2.5, Status.UNDER_PROCESSING, Status.RETURNED_TO_APPLICANT),
    moved(3, 24, Status.RETURNED_TO_APPLICANT, Status.RETURNED_BY_APPLICANT),
)


def told(*calendars: CalendarRecord) -> DueStory:
    catalogue = made_up.CATALOGUE.model_copy(update={"calendars": calendars})
    story = explain(view(CASE, *EVENTS), catalogue)
    assert story is not None
    return story


def closing(reason: str) -> CalendarRecord:
    closure = ClosureRecord(first=date(2026, 6, 1), last=date(2026, 6, 1), reason=reason)
    return usual_calendar(CASE.office_id).model_copy(update={"closures": (closure,)})


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_the_sheet_tells_the_past_of_both_clocks(qtbot: QtBot, theme: Theme, locale_en: Locale) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = DueSheet(told(closing("صيانة")), locale_en, window)
    shown = texts(sheet)
    for text in (
        "Submitted: the clock starts",
        "Returned to the applicant: the clock stands still",
        "2 h 30 min",
        "Back from the applicant: the clock runs on",
        "\u2068Eid al-Adha\u2069: holiday, not counted",
        "Office closed, not counted: \u2068صيانة\u2069",
        "Due",
        "The applicant was answered: the clock stops",
    ):
        assert text in shown
    when = next(text for text in shown if "10:20" in text)
    assert "AH" in when.splitlines()[0]
    assert "2026" in when.splitlines()[1]


def test_every_line_has_arabic_words(locale_ar: Locale) -> None:
    lines = told(closing("صيانة")).completion.lines
    assert {Step.STARTED, Step.PAUSED, Step.RESUMED, Step.UNUSUAL, Step.DUE} <= {line.step for line in lines}
    for line in lines:
        assert not re.search("[A-Za-z]", line_text(line, locale_ar))


@pytest.mark.parametrize(
    ("hours", "english"), [(0, "0 h"), (7, "7 h"), (1.5, "1 h 30 min"), (2.9999, "3 h"), (0.25, "0 h 15 min")]
)
def test_hours_are_told_to_the_minute(locale_en: Locale, hours: float, english: str) -> None:
    assert hours_text(hours, locale_en) == english


def test_hours_wear_the_digits_of_the_locale(locale_ar: Locale) -> None:
    assert hours_text(1.5, Locale("ar", arabic_digits=True)) == "١ س ٣٠ د"


def test_the_facts_card_opens_the_sheet(qtbot: QtBot, theme: Theme, locale_en: Locale) -> None:
    card = FactsCard(locale_en, lambda: SUNDAY)
    qtbot.addWidget(card)
    card.explain()  # nothing is shown yet: nothing to explain
    assert card.findChild(DueSheet) is None
    card.show_screen(screen(CASE, *EVENTS))
    card.why.click()
    sheet = card.findChild(DueSheet)
    assert sheet is not None
    assert sheet.isVisible()
    assert any("Eid al-Adha" in text for text in texts(sheet))
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_columns_of_both_clocks_stand_below_each_other(
    qtbot: QtBot, theme: Theme, locale_en: Locale
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = DueSheet(told(closing("صيانة")), locale_en, window)
    sheet.open()
    for head in ("What happened", "When", "Used", "Left"):
        both = [label for label in sheet.findChildren(QLabel) if label.text() == head]
        assert len(both) == 2
        assert len({label.mapTo(sheet, QPoint(0, 0)).x() for label in both}) == 1, head


def test_an_office_that_never_opens_explains_nothing() -> None:
    never = usual_calendar(CASE.office_id).model_copy(update={"days": ()})
    catalogue = made_up.CATALOGUE.model_copy(update={"calendars": (never,)})
    assert explain(view(CASE, *EVENTS), catalogue) is None


def test_a_finished_case_tells_of_the_due_time_that_it_kept(
    qtbot: QtBot, theme: Theme, locale_en: Locale
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done = moved(4, 25, Status.RETURNED_BY_APPLICANT, Status.PROCESSED)
    for case, events, kept in ((CASE, (*EVENTS, done), True), (CASE, EVENTS, False)):
        story = explain(view(case, *events), made_up.CATALOGUE)
        assert story is not None
        shown = texts(DueSheet(story, locale_en, window))
        assert any(text.startswith("By the calendar of that time") for text in shown) is kept
