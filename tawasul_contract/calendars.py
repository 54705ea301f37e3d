"""When an office works, as data: windows of the day, Ramadan, holidays, closures, sighted months."""

from datetime import date, time
from typing import Literal

from pydantic import Field

from tawasul_contract.record import Record


class WindowRecord(Record):
    """A stretch of a day in which the office works, in Riyadh time; `closes` is after `opens`."""

    opens: time
    closes: time


class HolidayRecord(Record):
    """Days of every year on which no office works: (month, day) of the first and the last one."""

    id: str
    name_ar: str
    name_en: str
    calendar: Literal["hijri", "gregorian"]
    first: tuple[int, int]
    last: tuple[int, int]


class ClosureRecord(Record):
    """Days decided by a supervisor: without windows the office is closed, with some it works just those."""

    first: date
    last: date
    reason: str = Field(min_length=1, max_length=400)
    windows: tuple[WindowRecord, ...] = ()


class SightingRecord(Record):
    """A Hijri month that began on another day than Umm al-Qura says: the moon was sighted otherwise."""

    year: int
    month: int = Field(ge=1, le=12)
    first: date


class CalendarRecord(Record):
    """The working time of one office."""

    office_id: str
    days: tuple[int, ...] = Field(description="working days as ISO weekdays: Monday is 1, Sunday 7")
    windows: tuple[WindowRecord, ...] = Field(min_length=1)
    ramadan: tuple[WindowRecord, ...] = Field((), description="in Ramadan; empty: as otherwise")
    holidays: tuple[HolidayRecord, ...] = ()
    closures: tuple[ClosureRecord, ...] = ()
    sightings: tuple[SightingRecord, ...] = ()
