"""What is said of working time: weekdays, hours, closures, mistakes."""

from typing import Final

from hijridate import Gregorian, Hijri
from PySide6.QtCore import QCoreApplication

from tawasul_contract.calendars import ClosureRecord, HolidayRecord, SightingRecord, WindowRecord
from tawasul_contract.clock import DayPlan, Departure
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.calendar_faults import CalendarFault, FaultCode, Where
from tawasul_desk.ui.locale import Locale

WEEK: Final = (7, 1, 2, 3, 4, 5, 6)  # ISO weekdays, Sunday first
SEPARATOR: Final = " · "


def weekday_text(weekday: int) -> str:
    """Return the name of an ISO weekday."""
    translate = QCoreApplication.translate
    return {
        7: translate("Calendar", "Sunday"),
        1: translate("Calendar", "Monday"),
        2: translate("Calendar", "Tuesday"),
        3: translate("Calendar", "Wednesday"),
        4: translate("Calendar", "Thursday"),
        5: translate("Calendar", "Friday"),
        6: translate("Calendar", "Saturday"),
    }[weekday]


def short_weekday(weekday: int) -> str:
    """Return the name of an ISO weekday where there is little room."""
    translate = QCoreApplication.translate
    return {
        7: translate("Calendar", "Sun"),
        1: translate("Calendar", "Mon"),
        2: translate("Calendar", "Tue"),
        3: translate("Calendar", "Wed"),
        4: translate("Calendar", "Thu"),
        5: translate("Calendar", "Fri"),
        6: translate("Calendar", "Sat"),
    }[weekday]


def window_text(window: WindowRecord, locale: Locale) -> str:
    """Return a stretch of the day: 08:00-15:00."""
    return locale.clock_range(window.opens, window.closes)


def windows_text(windows: tuple[WindowRecord, ...], locale: Locale) -> str:
    """Return the stretches of a day."""
    return SEPARATOR.join(window_text(window, locale) for window in windows)


def month_text(year: int, month: int, locale: Locale) -> str:
    """Return a Hijri month with its year."""
    return locale.digits(f"{Hijri(year, month, 1).month_name(locale.language)} {year}")


def sighting_text(sighting: SightingRecord, locale: Locale) -> str:
    """Return which month was sighted to begin when."""
    text = QCoreApplication.translate("Calendar", "{month} begins on {day}")
    month = isolate(month_text(sighting.year, sighting.month, locale))
    return text.format(month=month, day=locale.date(sighting.first))


def closure_text(closure: ClosureRecord, locale: Locale) -> str:
    """Return on which days the office is closed, or works at which hours."""
    translate = QCoreApplication.translate
    days = locale.date(closure.first)
    if closure.last != closure.first:
        span = translate("Calendar", "{first} to {last}")
        days = span.format(first=days, last=locale.date(closure.last))
    hours = windows_text(closure.windows, locale) if closure.windows else translate("Calendar", "closed")
    return f"{days}: {hours}"


def holiday_text(holiday: HolidayRecord, locale: Locale) -> str:
    """Return the name of a holiday and its days of every year."""
    month = _hijri_month if holiday.calendar == "hijri" else _gregorian_month
    first = isolate(locale.digits(f"{holiday.first[1]} {month(holiday.first[0], locale)}"))
    last = isolate(locale.digits(f"{holiday.last[1]} {month(holiday.last[0], locale)}"))
    if first == last:
        return f"{locale.name(holiday)}{SEPARATOR}{first}"
    span = QCoreApplication.translate("Calendar", "{first} to {last}")
    return f"{locale.name(holiday)}{SEPARATOR}{span.format(first=first, last=last)}"


def plan_text(plan: DayPlan, locale: Locale) -> str:
    """Return how the office works on a day, and why it is not as usual."""
    translate = QCoreApplication.translate
    hours = windows_text(plan.windows, locale) or translate("Calendar", "Closed")
    reason = departure_text(plan, locale)
    return f"{hours}{SEPARATOR}{reason}" if reason else hours


def departure_text(plan: DayPlan, locale: Locale) -> str:
    """Return why a day is not worked as usual; nothing where it is."""
    translate = QCoreApplication.translate
    if plan.departure is None:
        return ""
    name = (plan.name_ar if locale.is_arabic else plan.name_en) or plan.name_ar or plan.name_en
    words = {
        Departure.WEEKEND: translate("Calendar", "Weekend"),
        Departure.HOLIDAY: translate("Calendar", "Holiday"),
        Departure.CLOSURE: translate("Calendar", "Closed"),
        Departure.RAMADAN: translate("Calendar", "Ramadan"),
        Departure.SPECIAL: translate("Calendar", "Special hours"),
    }[plan.departure]
    return isolate(name) if name else words


def fault_text(fault: CalendarFault, locale: Locale) -> str:
    """Return what is wrong, and where."""
    text = sentence_of(fault.code)
    translate = QCoreApplication.translate
    if fault.day is not None:
        return translate("Calendar", "{day}: {fault}").format(day=locale.date(fault.day), fault=text)
    if fault.where is Where.RAMADAN:
        return translate("Calendar", "Ramadan: {fault}").format(fault=text)
    return text


def sentence_of(code: FaultCode) -> str:
    """Return what kind of mistake it is."""
    translate = QCoreApplication.translate
    return {
        FaultCode.NO_DAYS: translate("Calendar", "Choose at least one working day."),
        FaultCode.NO_WINDOWS: translate("Calendar", "Add the hours of a working day."),
        FaultCode.BACKWARDS: translate("Calendar", "The office must close after it opens."),
        FaultCode.OVERLAP: translate("Calendar", "Two periods of hours overlap."),
        FaultCode.CLOSURE_BACKWARDS: translate("Calendar", "The last day is before the first."),
        FaultCode.NO_REASON: translate("Calendar", "Give a reason; everybody sees it."),
        FaultCode.CLOSURES_OVERLAP: translate("Calendar", "Another closure covers this day already."),
        FaultCode.SIGHTED_TWICE: translate("Calendar", "This month is listed twice."),
        FaultCode.SIGHTED_FAR: translate(
            "Calendar", "A month begins at most two days before or after Umm al-Qura."
        ),
    }[code]


def _hijri_month(month: int, locale: Locale) -> str:
    return Hijri(1448, month, 1).month_name(locale.language)


def _gregorian_month(month: int, locale: Locale) -> str:
    return Gregorian(2026, month, 1).month_name(locale.language)
