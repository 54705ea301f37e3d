"""From a board to its charts: every number with its name and the cases that it leads to."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from tawasul_contract.boards import NOBODY, BoardRecord, LoadRecord, Part, VolumeRecord
from tawasul_contract.records import Status
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.board.board_counted import BoardCounted
from tawasul_desk.ui.board.names import Names
from tawasul_desk.ui.board.plots import Cell, Column, Look, Plot, Row, Shape
from tawasul_desk.ui.board.wording import WEEK, band_text, weekday_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import status_text

BANDS: Final = ("0-1", "2-3", "4-7", "8-14", "15-30", "31+")
_AGES: Final = (Look.AGE_1, Look.AGE_2, Look.AGE_3, Look.AGE_4, Look.AGE_5, Look.AGE_6)
OPEN: Final = (
    Status.SUBMITTED,
    Status.UNDER_PROCESSING,
    Status.RETURNED_TO_APPLICANT,
    Status.RETURNED_BY_APPLICANT,
)
HOURS: Final = range(24)
_SUNDAY, _REST = 7, (5, 6)


def days_plot(board: BoardRecord, locale: Locale, *, hijri: bool) -> Plot:
    """Return what came in and what was finished, day by day."""
    translate = QCoreApplication.translate
    return Plot(
        "days",
        translate("Board", "Received and finished by day"),
        translate(
            "Board",
            "Bars: requests that residents submitted on the day. Line: requests that were processed or"
            " closed on it. Where the line stays below the bars, the backlog grows.",
        ),
        Shape.DAYS,
        translate("Board", "Day"),
        (
            Column(translate("Board", "Received"), Look.CAME),
            Column(translate("Board", "Finished"), Look.DONE),
        ),
        tuple(_day(item.day, locale, hijri=hijri) for item in board.days),
        tuple(
            (
                Cell(item.came, Part.CAME, item.day.isoformat()),
                Cell(item.finished, Part.FINISHED, item.day.isoformat()),
            )
            for item in board.days
        ),
    )


def ageing_plot(board: BoardRecord, locale: Locale) -> Plot:
    """Return how long the open requests of each status have been here."""
    translate = QCoreApplication.translate
    counts = {(item.status, item.band): item.count for item in board.ageing}
    return Plot(
        "ageing",
        translate("Board", "Age of open requests"),
        translate(
            "Board",
            "Open requests by status, and within it by days since they were submitted, all days counted.",
        ),
        Shape.STACK,
        translate("Board", "Status"),
        tuple(Column(locale.digits(band_text(band)), look) for band, look in zip(BANDS, _AGES, strict=True)),
        tuple(Row(status_text(status)) for status in OPEN),
        tuple(
            tuple(Cell(counts.get((status, band), 0), Part.AGEING, f"{status}/{band}") for band in BANDS)
            for status in OPEN
        ),
    )


def load_plot(board: BoardRecord, names: Names, locale: Locale) -> Plot:
    """Return what each officer has on the table and has finished, those with most on it first."""
    translate = QCoreApplication.translate
    loads = sorted(board.loads, key=lambda load: (-load.open, -load.overdue, -load.finished))
    return Plot(
        "load",
        translate("Board", "Load per officer"),
        translate(
            "Board",
            "Upper bar: what is open now, its dark part overdue. Lower bar: what was finished in the"
            " period, its full part on time. Those with the most open requests stand first.",
        ),
        Shape.SHARES,
        translate("Board", "Officer"),
        (
            Column(translate("Board", "Open"), Look.OPEN),
            Column(translate("Board", "Overdue"), Look.LATE),
            Column(translate("Board", "Finished"), Look.DONE_ALL),
            Column(translate("Board", "On time"), Look.DONE),
        ),
        tuple(Row(names.person(load.staff_id, locale)) for load in loads),
        tuple(map(_load_cells, loads)),
        tuple(_load_words(load, locale) for load in loads),
    )


def services_plot(board: BoardRecord, names: Names, locale: Locale) -> Plot:
    """Return volume and lateness of each service, the latest first."""
    translate = QCoreApplication.translate
    volumes = sorted(board.services, key=lambda item: (-item.late, -item.open, -item.came))
    return Plot(
        "services",
        translate("Board", "Services by volume and lateness"),
        translate(
            "Board",
            "Received in the period, open now, and late: open ones that are overdue and finished ones that"
            " missed their deadline. The latest stand first.",
        ),
        Shape.SIDE,
        translate("Board", "Service"),
        (
            Column(translate("Board", "Received"), Look.CAME),
            Column(translate("Board", "Open"), Look.OPEN),
            Column(translate("Board", "Late"), Look.LATE),
        ),
        tuple(Row(names.service(item.service_id, locale)) for item in volumes),
        tuple(map(_service_cells, volumes)),
    )


def hours_plot(board: BoardRecord, locale: Locale) -> Plot:
    """Return when requests come in, by weekday and hour."""
    translate = QCoreApplication.translate
    counts = {(item.weekday, item.hour): item.count for item in board.hours}
    return Plot(
        "hours",
        translate("Board", "When requests arrive"),
        translate(
            "Board",
            "Requests received in the period by weekday and hour in Riyadh. The darker a field, the more.",
        ),
        Shape.HEAT,
        translate("Board", "Weekday"),
        tuple(Column(locale.digits(f"{hour}"), Look.SHADE) for hour in HOURS),
        tuple(Row(weekday_text(day), quiet=day in _REST) for day in WEEK),
        tuple(
            tuple(Cell(counts.get((day, hour), 0), Part.HOUR, f"{day}/{hour}") for hour in HOURS)
            for day in WEEK
        ),
    )


def spoken(plot: Plot, row: int, column: int, locale: Locale) -> str:
    """Return one number of a chart with what it counts, for a tooltip or a screen reader."""
    head = plot.columns[column].name
    if plot.shape is Shape.HEAT:
        head = QCoreApplication.translate("Board", "{hour} o'clock").format(hour=isolate(head))
    value = locale.number(plot.cells[row][column].value)
    return " · ".join((isolate(plot.rows[row].name), f"{isolate(head)}: {isolate(value)}"))


def _load_cells(load: LoadRecord) -> tuple[Cell, ...]:
    key = _key(load.staff_id)
    return (
        Cell(load.open, Part.OPEN_OF, key),
        Cell(load.overdue, Part.OVERDUE_OF, key),
        Cell(load.finished, Part.FINISHED_BY, key),
        Cell(load.on_time, Part.ON_TIME_OF, key),
    )


def _load_words(load: LoadRecord, locale: Locale) -> tuple[str, ...]:
    counted = BoardCounted()
    now, then = [counted.open_there(load.open)], [counted.finished_there(load.finished)]
    if load.overdue:
        now.append(counted.overdue_there(load.overdue))
    if load.on_time:
        then.append(counted.on_time_there(load.on_time))
    comma = "\u060c " if locale.is_arabic else ", "
    return tuple(locale.digits(comma.join(words)) for words in (now, then))


def _service_cells(item: VolumeRecord) -> tuple[Cell, ...]:
    return (
        Cell(item.came, Part.SERVICE_CAME, item.service_id),
        Cell(item.open, Part.SERVICE_OPEN, item.service_id),
        Cell(item.late, Part.SERVICE_LATE, item.service_id),
    )


def _key(staff_id: UUID | None) -> str:
    return str(staff_id) if staff_id else NOBODY


def _day(day: date, locale: Locale, *, hijri: bool) -> Row:
    weekday = day.isoweekday()
    return Row(
        " · ".join((weekday_text(weekday), locale.date(day))),
        locale.day_of_month(day, hijri=hijri),
        marked=weekday == _SUNDAY,
        quiet=weekday in _REST,
    )
