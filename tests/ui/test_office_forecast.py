"""How many requests a calendar would move is counted beside the hand that changes it, never waited for."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time

import pytest
from pytestqt.qtbot import QtBot

from tawasul_contract.calendars import WindowRecord
from tawasul_contract.operations import SetCalendar
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.forecast import Forecast
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.forecast_label import ForecastLabel
from tawasul_desk.ui.office.time_section import TimeSection
from tawasul_desk.ui.theme import Theme

pytestmark = [pytest.mark.calendar, pytest.mark.qt_log_ignore("propagateSizeHints")]
WAIT = 15_000
MOVED = "would be due at another time."


@pytest.fixture
def boss(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("supervisor01")


@pytest.fixture
def section(
    qtbot: QtBot, boss: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Iterator[TimeSection]:
    shown = TimeSection(boss, jobs, locale_en, theme, notices)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    qtbot.waitUntil(lambda: shown.form.calendar() is not None, timeout=WAIT)
    yield shown
    shown.close()


def work_until(section: TimeSection, closes: time) -> None:
    for hours in (section.form.windows, section.form.ramadan):  # in Ramadan the others decide little
        hours.set_windows((WindowRecord(opens=time(8), closes=closes),))
    section.form.changed.emit()


def counted(boss: Desk, section: TimeSection) -> Forecast:
    calendar = section.form.calendar()
    assert calendar is not None
    found = boss.office.forecast(calendar, datetime.now(UTC), lambda *_: None, lambda: False)
    assert found is not None
    return found


def test_the_latest_edit_is_counted_and_told_where_it_is_decided(
    qtbot: QtBot, section: TimeSection, boss: Desk
) -> None:
    assert section.forecast.text() == ""
    work_until(section, time(10))
    first = counted(boss, section)
    work_until(section, time(14, 59))
    qtbot.waitUntil(lambda: MOVED in section.forecast.text(), timeout=WAIT)
    second = counted(boss, section)
    assert first != second
    assert section.forecast.text().startswith(f"{second.moved} open requests {MOVED}")
    section.send.click()
    question = section.findChildren(Question)[-1]
    assert question.more.text() == section.forecast.text()
    section.forecast.told.emit("counted anew")
    assert question.more.text() == "counted anew"
    question.reject()
    section._show(section._known.calendars["riyadh"])
    section._on_form()
    assert section.forecast.text() == ""


def test_a_count_that_takes_long_holds_nothing_up(
    qtbot: QtBot, section: TimeSection, boss: Desk, jobs: Jobs
) -> None:
    gate = threading.Event()
    jobs.run(gate.wait, lane=Lane.COUNTING)
    work_until(section, time(10))
    assert "0%" in section.forecast.text()
    section.send.click()
    section.findChildren(Question)[-1].yes.click()
    qtbot.waitUntil(section.badge.isVisible, timeout=WAIT)
    assert [type(item.operation) for item in boss.casework.waiting()] == [SetCalendar]
    gate.set()


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (None, "With this, the office would not be open for years."),
        (Forecast(), "0 open requests would be due at another time."),
        (
            Forecast(1, 1, 0),
            "1 open request would be due at another time. 1 request would be overdue at once.",
        ),
        (
            Forecast(12, 0, 3),
            "12 open requests would be due at another time. 3 requests would no longer be overdue.",
        ),
    ],
)
def test_what_is_found_is_told_in_plain_sentences(
    qtbot: QtBot, boss: Desk, jobs: Jobs, locale_en: Locale, found: Forecast | None, text: str
) -> None:
    label = ForecastLabel(boss.office, jobs, locale_en)
    qtbot.addWidget(label)
    label._on_counted(label._stop, found)
    assert label.text() == text
