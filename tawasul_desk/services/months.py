"""Months of either calendar as weeks that begin on a Sunday: pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tawasul_desk.services.arabic import hijri
from tawasul_desk.services.days import FIRST_DAY, LAST_DAY, gregorian

WEEKS: Final = 6  # that any month fits in
_DAY: Final = timedelta(days=1)
_SHORTEST: Final = 27 * _DAY  # from the first day to the 28th, which every month has


@dataclass(frozen=True)
class Month:
    """One month of the Umm al-Qura calendar or of the Gregorian one."""

    year: int
    month: int
    is_hijri: bool

    @classmethod
    def of(cls, day: date, *, is_hijri: bool) -> "Month":
        """Return the month in which this day lies; OverflowError where Umm al-Qura is not defined."""
        year, month, _ = hijri(day) if is_hijri else (day.year, day.month, day.day)
        return cls(year, month, is_hijri)

    @property
    def first(self) -> date:
        """The first day."""
        if self.is_hijri:
            return gregorian(self.year, self.month, 1)
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day that both calendars know."""
        day = min(self.first + _SHORTEST, LAST_DAY)
        while day < LAST_DAY and day + _DAY in self:
            day += _DAY
        return day

    def __contains__(self, day: date) -> bool:
        return Month.of(day, is_hijri=self.is_hijri) == self

    def number_of(self, day: date) -> int:
        """Return which day of its month this is, in this calendar."""
        return hijri(day)[2] if self.is_hijri else day.day

    def days(self) -> list[date | None]:
        """Return six weeks of days from the Sunday on or before the first; None where a calendar ends."""
        before = (self.first.weekday() + 1) % 7  # Monday is 0
        start = self.first - timedelta(days=before)
        days = (start + timedelta(days=number) for number in range(7 * WEEKS))
        return [day if FIRST_DAY <= day <= LAST_DAY else None for day in days]


def stepped(day: date, months: int, *, is_hijri: bool) -> date:
    """Return the same day some months on, or the last one of a shorter month; within both calendars."""
    here = Month.of(day, is_hijri=is_hijri)
    count = here.year * 12 + here.month - 1 + months
    there = Month(count // 12, count % 12 + 1, is_hijri)
    try:
        first = there.first
    except (ValueError, OverflowError):
        return FIRST_DAY if months < 0 else LAST_DAY
    found = min(first + timedelta(days=here.number_of(day) - 1), there.last)
    return max(FIRST_DAY, min(found, LAST_DAY))
