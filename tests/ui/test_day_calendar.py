"""A calendar drops down from a day to fill in: both calendars, by keys and by the mouse."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.day_calendar import DayCalendar
from tawasul_desk.ui.office.day_field import DayField
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme

DAY = date(2026, 11, 18)  # 8 Jumada al-Akhirah 1448, a Wednesday
Opened = Callable[[Locale], tuple[DayField, DayCalendar]]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """A field with its calendar dropped down by its key."""

    def made(locale: Locale) -> tuple[DayField, DayCalendar]:
        field = DayField("Day", locale, theme)
        qtbot.addWidget(field)
        field.set_day(DAY)
        field.show()
        field.activateWindow()
        qtbot.waitUntil(field.isActiveWindow)
        field.edit.setFocus()
        QTest.keySequence(field.edit, Key.CALENDAR)
        assert field.calendar is not None
        return field, field.calendar

    return made


def shown(calendar: DayCalendar, row: int, column: int) -> object:
    return calendar.model.index(row, column).data()


def test_in_arabic_it_opens_at_the_day_in_the_hijri_month(opened: Opened, locale_ar: Locale) -> None:
    _, arabic = opened(locale_ar)
    assert arabic.hijri.isChecked()
    assert arabic.title.text() == "جمادى الآخرة 1448 هـ"
    assert arabic.other.text() == "نوفمبر 2026 م\nديسمبر 2026 م"
    assert arabic.view.day == DAY
    assert arabic.view.currentIndex().data() == "8"


def test_in_english_it_opens_at_the_day_in_the_gregorian_month(opened: Opened, locale_en: Locale) -> None:
    _, english = opened(locale_en)
    assert english.gregorian.isChecked()
    assert english.title.text() == "November 2026 CE"
    assert [shown(english, 0, column) for column in range(3)] == ["1", "2", "3"]  # it begins on a Sunday
    assert "8 Jumada al-Akhirah" in str(english.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 19)),  # read from the right, the next day is at the left
        (Qt.Key.Key_Right, date(2026, 11, 17)),
        (Qt.Key.Key_Down, date(2026, 11, 25)),
        (Qt.Key.Key_Up, date(2026, 11, 11)),
        (Qt.Key.Key_PageDown, date(2026, 12, 17)),  # 8 Rajab
        (Qt.Key.Key_PageUp, date(2026, 10, 19)),  # 8 Jumada al-Ula
        (Qt.Key.Key_Home, date(2026, 10, 13)),  # today, by the clock of the tests
    ],
)
def test_keys_move_by_days_weeks_and_months_and_enter_fills_in(
    opened: Opened, locale_ar: Locale, key: Qt.Key, day: date
) -> None:
    field, calendar = opened(locale_ar)
    QTest.keyClick(calendar.view, key)
    assert calendar.view.day == day
    assert field.day() == DAY
    QTest.keyClick(calendar.view, Qt.Key.Key_Return)
    assert field.day() == day
    assert not calendar.isVisible()


def test_the_same_day_is_shown_in_the_other_calendar(opened: Opened, locale_ar: Locale) -> None:
    _, calendar = opened(locale_ar)
    calendar.gregorian.click()
    assert calendar.title.text() == "نوفمبر 2026 م"
    assert calendar.view.currentIndex().data() == "18"
    assert calendar.view.day == DAY
    calendar.following.click()
    assert calendar.view.day == date(2026, 12, 18)


def test_alt_and_the_arrow_down_open_it_as_every_list_that_drops_down(
    qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    field = DayField("Day", locale_ar, theme)
    qtbot.addWidget(field)
    field.set_day(DAY)
    field.show()
    QTest.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.calendar is not None
    assert field.calendar.view.day == DAY
    assert field.day() == DAY


def test_a_click_fills_the_day_in(opened: Opened, locale_ar: Locale) -> None:
    field, calendar = opened(locale_ar)
    index = calendar.model.index(1, 4)
    QTest.mouseClick(
        calendar.view.viewport(), Qt.MouseButton.LeftButton, pos=calendar.view.visualRect(index).center()
    )
    assert field.day() == date(2026, 11, 19)


def test_escape_closes_the_calendar_and_not_the_sheet_below(
    qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    sheet, left = QWidget(), []
    qtbot.addWidget(sheet)
    field = DayField("Day", locale_ar, theme)
    QVBoxLayout(sheet).addWidget(field)
    bind(sheet, Key.BACK, lambda: left.append(True))
    sheet.show()
    field.open_calendar.click()
    calendar = field.calendar
    assert calendar is not None
    QTest.keyClick(calendar.view, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert left == []
