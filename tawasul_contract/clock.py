"""The working clock: hours counted over the time in which an office works, in Riyadh (UTC+3, no summer time).

A window is work from its opening to its closing, both included: hours that use up a window are over at its
closing, never at the next opening, so that no request is due in closed time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import Final

from tawasul_contract.calendars import CalendarRecord, HolidayRecord, WindowRecord
from tawasul_contract.moon import HijriCalendar

RIYADH: Final = timezone(timedelta(hours=3))
MOST_CLOSED_DAYS: Final = 3 * 366  # an office that stays closed for longer never opens again
RAMADAN: Final = 9

# Moments are counted in whole microseconds since 1970: exact, and much faster than dates.
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY: Final = _EPOCH.date().toordinal()
_TICK: Final = timedelta(microseconds=1)
_HOUR: Final = timedelta(hours=1) // _TICK
_DAY: Final = 24 * _HOUR
_AHEAD: Final = 3 * _HOUR
_Spans = tuple[tuple[int, int], ...]


class NeverOpenError(ValueError):
    """A calendar by which the office does not work for years: nothing could ever be due."""


class Departure(StrEnum):
    """Why a day is not worked as usual."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSURE = "closure"
    RAMADAN = "ramadan"  # open, at other hours
    SPECIAL = "special"  # open, at the hours that a supervisor decided


@dataclass(frozen=True)
class DayPlan:
    """How an office works on one day: its windows, and why they are not the usual ones."""

    windows: tuple[WindowRecord, ...]
    departure: Departure | None = None
    name_ar: str = ""
    name_en: str = ""


class WorkClock:
    """The working time of one office; what a day looks like is worked out once."""

    def __init__(self, calendar: CalendarRecord) -> None:
        self.calendar = calendar
        self._hijri = HijriCalendar(calendar.sightings)
        self._spans: dict[int, _Spans] = {}

    def plan(self, day: date) -> DayPlan:
        """Return how the office works on this day of Riyadh; the latest of several closures counts."""
        calendar = self.calendar
        for closure in reversed(calendar.closures):
            if closure.first <= day <= closure.last:
                departure = Departure.SPECIAL if closure.windows else Departure.CLOSURE
                return DayPlan(closure.windows, departure, closure.reason, closure.reason)
        hijri = self._hijri.month_and_day(day)
        for holiday in calendar.holidays:
            found = hijri if holiday.calendar == "hijri" else (day.month, day.day)
            if found and _within(holiday, found):
                return DayPlan((), Departure.HOLIDAY, holiday.name_ar, holiday.name_en)
        if day.isoweekday() not in calendar.days:
            return DayPlan((), Departure.WEEKEND)
        if calendar.ramadan and hijri and hijri[0] == RAMADAN:
            return DayPlan(calendar.ramadan, Departure.RAMADAN)
        return DayPlan(calendar.windows)

    def due(self, start: datetime, hours: float) -> datetime:
        """Return the moment (UTC) at which so many working hours have passed since `start`.

        Without hours it is `start`, or the next opening where that is closed time. An office that never
        opens raises NeverOpenError.
        """
        moment, left = _ticks(start), round(hours * _HOUR)
        day, closed = (moment + _AHEAD) // _DAY, 0
        while closed < MOST_CLOSED_DAYS:
            spans = self._spans_of(day)
            for opens, closes in spans:
                begin = opens if opens > moment else moment
                if begin + left <= closes:
                    return _EPOCH + timedelta(microseconds=begin + left)
                if begin < closes:
                    left -= closes - begin
            closed = 0 if spans else closed + 1
            day += 1
        raise NeverOpenError(f"The office {self.calendar.office_id} does not work within three years.")

    def opens_for(self, start: datetime, hours: float) -> bool:
        """Return whether so many hours are ever worked from `start` on; none: whether it opens at all."""
        try:
            self.due(start, hours)
        except NeverOpenError:
            return False
        return True

    def worked(self, start: datetime, end: datetime) -> float:
        """Return how many working hours lie between the two moments; none where `end` is not later."""
        begin, until, passed = _ticks(start), _ticks(end), 0
        for day in range((begin + _AHEAD) // _DAY, (until + _AHEAD) // _DAY + 1):
            for opens, closes in self._spans_of(day):
                first, last = opens if opens > begin else begin, closes if closes < until else until
                if first < last:
                    passed += last - first
        return passed / _HOUR

    def is_open(self, moment: datetime) -> bool:
        """Return whether the office works at this moment."""
        ticks = _ticks(moment)
        return any(opens <= ticks <= closes for opens, closes in self._spans_of((ticks + _AHEAD) // _DAY))

    def _spans_of(self, day: int) -> _Spans:
        try:
            return self._spans[day]
        except KeyError:
            windows = self.plan(date.fromordinal(_FIRST_DAY + day)).windows
            found = self._spans[day] = _joined(windows, day * _DAY - _AHEAD)
            return found


@lru_cache(maxsize=64)
def clock_of(calendar: CalendarRecord) -> WorkClock:
    """Return the clock of this calendar, the same one for the same calendar."""
    return WorkClock(calendar)


def clock_for(office_id: str, calendars: Iterable[CalendarRecord]) -> WorkClock:
    """Return the clock of an office: by its own calendar where it has one, otherwise by the usual one."""
    own = (calendar for calendar in calendars if calendar.office_id == office_id)
    return clock_of(next(own, None) or usual_calendar(office_id))


@lru_cache(maxsize=64)
def usual_calendar(office_id: str) -> CalendarRecord:
    """Return how an office works that has no calendar of its own."""
    return CalendarRecord(
        office_id=office_id,
        days=(7, 1, 2, 3, 4),
        windows=(WindowRecord(opens=time(8), closes=time(15)),),
        ramadan=(WindowRecord(opens=time(10), closes=time(15)),),
        holidays=USUAL_HOLIDAYS,
    )


USUAL_HOLIDAYS: Final = (
    HolidayRecord(
        id="eid_al_fitr",
        name_ar="عيد الفطر",
        name_en="Eid al-Fitr",
        calendar="hijri",
        first=(9, 30),
        last=(10, 4),
    ),
    HolidayRecord(
        id="eid_al_adha",
        name_ar="عيد الأضحى",
        name_en="Eid al-Adha",
        calendar="hijri",
        first=(12, 9),
        last=(12, 13),
    ),
    HolidayRecord(
        id="founding_day",
        name_ar="يوم التأسيس",
        name_en="Founding Day",
        calendar="gregorian",
        first=(2, 22),
        last=(2, 22),
    ),
    HolidayRecord(
        id="national_day",
        name_ar="اليوم الوطني",
        name_en="National Day",
        calendar="gregorian",
        first=(9, 23),
        last=(9, 23),
    ),
)


def _within(holiday: HolidayRecord, found: tuple[int, int]) -> bool:
    """Return whether (month, day) is one of its days; a holiday may cross the end of a month or a year."""
    first, last = holiday.first, holiday.last
    return first <= found <= last if first <= last else found >= first or found <= last


def _joined(windows: Iterable[WindowRecord], midnight: int) -> _Spans:
    """Return the windows in ticks, in order, with those that overlap made one and empty ones left out."""
    spans: list[tuple[int, int]] = []
    for opens, closes in sorted((_of_day(each.opens), _of_day(each.closes)) for each in windows):
        if spans and midnight + opens <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], midnight + closes))
        elif opens < closes:
            spans.append((midnight + opens, midnight + closes))
    return tuple(spans)


def _of_day(at: time) -> int:
    passed = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
    return passed // _TICK


def _ticks(moment: datetime) -> int:
    return (moment - _EPOCH) // _TICK
