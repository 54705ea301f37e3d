"""The words of a due time's account: what each line tells, and working hours as a length of time."""

from PySide6.QtCore import QCoreApplication

from tawasul_contract.clock import DayPlan, Departure
from tawasul_contract.due_lines import Days, Line, Step
from tawasul_desk.services.arabic import DATE_SEPARATOR, isolate
from tawasul_desk.ui.locale import Locale


def line_text(line: Line, locale: Locale) -> str:
    """Return what the line tells."""
    if line.days is not None:
        return _days_text(line.days.plan, locale)
    translate = QCoreApplication.translate
    texts = {
        Step.STARTED: translate("DueWords", "Submitted: the clock starts"),
        Step.PAUSED: translate("DueWords", "Returned to the applicant: the clock stands still"),
        Step.RESUMED: translate("DueWords", "Back from the applicant: the clock runs on"),
        Step.REOPENED: translate("DueWords", "Reopened: the clock runs on from where it stood"),
        Step.FINISHED: translate("DueWords", "Finished: the clock stops"),
        Step.ANSWERED: translate("DueWords", "The applicant was answered: the clock stops"),
        Step.DUE: translate("DueWords", "Due"),
    }
    return texts[line.step]


def when_text(line: Line, locale: Locale) -> str:
    """Return the moment of the line, or the days that it is about, in both calendars, on two lines."""
    if line.days is None:
        return locale.date_time(line.at).replace(DATE_SEPARATOR, "\n", 1)
    return _span_text(line.days, locale)


def hours_text(hours: float, locale: Locale) -> str:
    """Return working hours as hours and minutes, to the nearest minute."""
    whole, minutes = divmod(round(hours * 60), 60)
    if minutes:
        pattern = QCoreApplication.translate("DueWords", "{hours} h {minutes} min")
    else:
        pattern = QCoreApplication.translate("DueWords", "{hours} h")
    return pattern.format(hours=locale.number(whole), minutes=locale.number(minutes))


def _days_text(plan: DayPlan, locale: Locale) -> str:
    translate, name = QCoreApplication.translate, isolate(locale.name(plan))
    match plan.departure:
        case Departure.HOLIDAY:
            return translate("DueWords", "{name}: holiday, not counted").format(name=name)
        case Departure.CLOSURE:
            return translate("DueWords", "Office closed, not counted: {reason}").format(reason=name)
        case Departure.SPECIAL:
            return translate("DueWords", "Special working hours: {reason}").format(reason=name)
        case Departure.RAMADAN:
            return translate("DueWords", "Ramadan working hours")
        case _:
            return translate("DueWords", "Weekend, not counted")


def _span_text(days: Days, locale: Locale) -> str:
    if days.first == days.last:
        return locale.date(days.first)
    pattern = QCoreApplication.translate("DueWords", "{first}\nto {last}")
    return pattern.format(first=locale.date(days.first), last=locale.date(days.last))
