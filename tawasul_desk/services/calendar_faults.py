"""What is wrong with the working time of an office, before it is put in force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

from tawasul_contract.calendars import CalendarRecord, ClosureRecord, SightingRecord, WindowRecord
from tawasul_desk.services.days import gregorian

FARTHEST: Final = 2  # days that a sighted month may begin from the one of Umm al-Qura


class FaultCode(StrEnum):
    """The kinds of mistake."""

    NO_DAYS = "no_days"
    NO_WINDOWS = "no_windows"
    BACKWARDS = "backwards"
    OVERLAP = "overlap"
    CLOSURE_BACKWARDS = "closure_backwards"
    NO_REASON = "no_reason"
    CLOSURES_OVERLAP = "closures_overlap"
    SIGHTED_TWICE = "sighted_twice"
    SIGHTED_FAR = "sighted_far"


class Where(StrEnum):
    """The part of the calendar in which a mistake is."""

    WEEK = "week"
    RAMADAN = "ramadan"
    CLOSURE = "closure"
    SIGHTING = "sighting"


@dataclass(frozen=True)
class CalendarFault:
    """A mistake, where it is, and of a closure or a sighting the day it begins on."""

    code: FaultCode
    where: Where
    day: date | None = None


def calendar_faults(calendar: CalendarRecord) -> tuple[CalendarFault, ...]:
    """Return everything that is wrong, in the order of the form; nothing where it may be put in force."""
    return (
        *_week_faults(calendar),
        *_window_faults(calendar.ramadan, Where.RAMADAN),
        *_closures_faults(calendar.closures),
        *_sighting_faults(calendar.sightings),
    )


def closure_faults(closure: ClosureRecord) -> tuple[CalendarFault, ...]:
    """Return what is wrong with one closure by itself."""
    return tuple(_closure_faults(closure))


def _week_faults(calendar: CalendarRecord) -> Iterator[CalendarFault]:
    if not calendar.days:
        yield CalendarFault(FaultCode.NO_DAYS, Where.WEEK)
    if not calendar.windows:
        yield CalendarFault(FaultCode.NO_WINDOWS, Where.WEEK)
    yield from _window_faults(calendar.windows, Where.WEEK)


def _window_faults(
    windows: Sequence[WindowRecord], where: Where, day: date | None = None
) -> Iterator[CalendarFault]:
    if any(window.closes <= window.opens for window in windows):
        yield CalendarFault(FaultCode.BACKWARDS, where, day)
    elif any(after.opens < before.closes for before, after in pairwise(in_order(windows))):
        yield CalendarFault(FaultCode.OVERLAP, where, day)


def in_order(windows: Sequence[WindowRecord]) -> tuple[WindowRecord, ...]:
    """Return the stretches of a day from morning to evening."""
    return tuple(sorted(windows, key=lambda window: window.opens))


def _closures_faults(closures: Sequence[ClosureRecord]) -> Iterator[CalendarFault]:
    for closure in closures:
        yield from _closure_faults(closure)
    ordered = sorted(closures, key=lambda closure: closure.first)
    for before, after in pairwise(ordered):
        if after.first <= before.last:
            yield CalendarFault(FaultCode.CLOSURES_OVERLAP, Where.CLOSURE, after.first)


def _closure_faults(closure: ClosureRecord) -> Iterator[CalendarFault]:
    if closure.last < closure.first:
        yield CalendarFault(FaultCode.CLOSURE_BACKWARDS, Where.CLOSURE, closure.first)
    if not closure.reason.strip():
        yield CalendarFault(FaultCode.NO_REASON, Where.CLOSURE, closure.first)
    yield from _window_faults(closure.windows, Where.CLOSURE, closure.first)


def _sighting_faults(sightings: Sequence[SightingRecord]) -> Iterator[CalendarFault]:
    seen: set[tuple[int, int]] = set()
    for sighting in sightings:
        month = (sighting.year, sighting.month)
        if month in seen:
            yield CalendarFault(FaultCode.SIGHTED_TWICE, Where.SIGHTING, sighting.first)
        seen.add(month)
        if abs((sighting.first - gregorian(*month, 1)).days) > FARTHEST:
            yield CalendarFault(FaultCode.SIGHTED_FAR, Where.SIGHTING, sighting.first)
