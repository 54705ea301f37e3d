"""Umm al-Qura dates, corrected where the new moon was sighted on another day."""

from collections.abc import Iterable
from datetime import date

from hijridate import Gregorian, Hijri

from tawasul_contract.calendars import SightingRecord

Month = tuple[int, int]  # year, month


class HijriCalendar:
    """Umm al-Qura, with the months that began otherwise; one that begins later lengthens the one before."""

    def __init__(self, sightings: Iterable[SightingRecord] = ()) -> None:
        self._sighted = {(sighting.year, sighting.month): sighting.first for sighting in sightings}

    def month_and_day(self, day: date) -> tuple[int, int] | None:
        """Return the month and the day of the month, or None where Umm al-Qura has no table for it."""
        try:
            year, month, number = Gregorian.fromdate(day).to_hijri().datetuple()
        except (OverflowError, ValueError):
            return None
        if not self._sighted:
            return month, number
        begun = [each for each in _around((year, month)) if (self._first(each) or date.max) <= day]
        first = self._first(begun[-1]) if begun else None
        return (begun[-1][1], (day - first).days + 1) if first else (month, number)

    def _first(self, month: Month) -> date | None:
        if month in self._sighted:
            return self._sighted[month]
        try:
            begun = Hijri(*month, 1).to_gregorian()
        except (OverflowError, ValueError):
            return None
        return date(begun.year, begun.month, begun.day)


def _around(month: Month) -> tuple[Month, Month, Month]:
    """Return the month before, this one, and the one after."""
    count = month[0] * 12 + month[1] - 1
    before, same, after = ((number // 12, number % 12 + 1) for number in (count - 1, count, count + 1))
    return before, same, after
