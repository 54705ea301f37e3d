"""Months of both calendars, week by week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_desk.services.arabic import hijri
from tawasul_desk.services.days import FIRST_DAY, LAST_DAY
from tawasul_desk.services.months import Month, stepped

days = st.dates(FIRST_DAY, LAST_DAY)


@given(days, st.booleans())
def test_a_month_shows_all_its_days_each_below_its_day_of_the_week(day: date, is_hijri: bool) -> None:
    month = Month.of(day, is_hijri=is_hijri)
    shown = month.days()
    assert len(shown) == 42
    place = shown.index(day)
    assert place % 7 == (day.weekday() + 1) % 7  # Sunday first
    assert {month.first, month.last} <= set(shown)
    numbers = [month.number_of(shown_day) for shown_day in shown if shown_day and shown_day in month]
    assert numbers == list(range(1, len(numbers) + 1))


@given(days, st.booleans(), st.integers(-30, 30))
def test_a_step_of_months_keeps_the_day_or_takes_the_last_one(day: date, is_hijri: bool, months: int) -> None:
    there = stepped(day, months, is_hijri=is_hijri)
    assert FIRST_DAY <= there <= LAST_DAY
    if there in (FIRST_DAY, LAST_DAY):
        return
    here, month = Month.of(day, is_hijri=is_hijri), Month.of(there, is_hijri=is_hijri)
    assert (month.year - here.year) * 12 + month.month - here.month == months
    assert month.number_of(there) == here.number_of(day) or there == month.last


@pytest.mark.parametrize(
    ("day", "months", "is_hijri", "there"),
    [
        (date(2026, 1, 31), 1, False, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, False, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, False, date(2027, 1, 15)),
        (FIRST_DAY, -1, True, FIRST_DAY),
        (LAST_DAY, 1, False, LAST_DAY),
    ],
)
def test_short_months_and_the_ends_of_the_calendars(
    day: date, months: int, is_hijri: bool, there: date
) -> None:
    assert stepped(day, months, is_hijri=is_hijri) == there


def test_a_hijri_month_begins_on_its_first() -> None:
    month = Month.of(date(2026, 11, 18), is_hijri=True)
    assert hijri(month.first) == (1448, 6, 1)
    assert hijri(month.last + timedelta(days=1)) == (1448, 7, 1)
