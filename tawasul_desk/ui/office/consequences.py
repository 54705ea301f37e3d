"""What another working time does to due times, told before it is put in force."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.clock import WorkClock
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.weeks_ahead import hours_ahead


def consequences(
    before: CalendarRecord, after: CalendarRecord, catalogue: CatalogueRecord, now: datetime, locale: Locale
) -> str:
    """Return in plain sentences what changes: the hours ahead, and when a request of today would be due.

    NeverOpenError where the office would not work for years.
    """
    translate = QCoreApplication.translate
    hours = translate("Consequences", "Working hours in the next four weeks: {after} instead of {before}.")
    lines = [locale.digits(hours.format(after=_hours(after, now), before=_hours(before, now)))]
    usual = typical_hours(catalogue)
    sooner, later = WorkClock(before).due(now, usual), WorkClock(after).due(now, usual)
    if sooner != later:
        due = translate(
            "Consequences",
            "A request that comes in now with a deadline of {hours} working hours: due {after},"
            " until now {before}.",
        )
        moments = {"after": locale.date_time(later), "before": locale.date_time(sooner)}
        lines.append(due.format(hours=locale.digits(str(usual)), **moments))
    lines.append(
        translate(
            "Consequences",
            "The deadlines of all open requests of this office are calculated again once the server has it.",
        )
    )
    return "\n".join(lines)


def typical_hours(catalogue: CatalogueRecord) -> int:
    """Return the deadline in the middle of all services."""
    deadlines = sorted(service.deadline_hours for service in catalogue.services)
    return deadlines[len(deadlines) // 2]


def opens_at_all(calendar: CalendarRecord, now: datetime) -> bool:
    """Return whether anything could ever be due by this calendar."""
    return WorkClock(calendar).opens_for(now, 1)


def _hours(calendar: CalendarRecord, now: datetime) -> str:
    return f"{hours_ahead(calendar, now):.4g}"
