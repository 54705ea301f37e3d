"""The parts of a board as tables of typed values: what the workbook and the text file are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from tawasul_contract.boards import Figure, TileRecord
from tawasul_contract.records import Status
from tawasul_desk.services.arabic import RIYADH, hijri
from tawasul_desk.services.board_words import BoardWords
from tawasul_desk.services.period_report import PeriodReport
from tawasul_desk.services.reports.words import report_words
from tawasul_desk.services.views import QueueRow

WEEK: Final = (7, 1, 2, 3, 4, 5, 6)  # ISO weekdays, Sunday first
BANDS: Final = ("0-1", "2-3", "4-7", "8-14", "15-30", "31+")
_HANDLING: Final = (Figure.HANDLING_MEDIAN, Figure.HANDLING_P90)


class Share(float):
    """A share from 0 to 1."""


class Hours(float):
    """Working hours."""


Value = str | int | float | date | datetime | None
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Heading:
    """The head of a column, and how wide the column is in characters."""

    text: str
    width: int = 14


@dataclass(frozen=True)
class Table:
    """One part of a board; the rows may come as a stream and are then read once."""

    title: str
    headings: tuple[Heading, ...]
    rows: Iterable[Row]


def board_tables(report: PeriodReport) -> tuple[Table, ...]:
    """Return the parts of a board in the order of the screen."""
    return (
        tiles(report),
        days(report),
        ageing(report),
        loads(report),
        services(report),
        hours(report),
        stuck(report),
    )


def tiles(report: PeriodReport) -> Table:
    """Return the key figures, each with how it is counted."""
    words = report.words
    rows: tuple[Row, ...] = tuple(
        (
            words.figures[tile.figure],
            figure(tile, tile.value),
            figure(tile, tile.yesterday),
            figure(tile, tile.usual),
            words.explanations[tile.figure],
        )
        for tile in report.board.tiles
    )
    heads = _headings(report, ("figure", 30), ("now", 12), ("yesterday", 12), ("usual", 18))
    return Table(words.parts["tiles"], (*heads, Heading(words.how, 70)), rows)


def days(report: PeriodReport) -> Table:
    """Return what came and what was finished day by day."""
    rows = tuple((day.day, hijri_day(day.day), day.came, day.finished) for day in report.board.days)
    heads = _headings(report, ("day", 14), ("hijri", 16), ("came", 12), ("finished", 12))
    return Table(report.words.parts["days"], heads, rows)


def ageing(report: PeriodReport) -> Table:
    """Return the open cases by status and by how long they have been here."""
    words, counts = report.words, ageing_counts(report)
    names = report_words(report.language).statuses
    rows: tuple[Row, ...] = tuple((names[status], *of_bands, sum(of_bands)) for status, of_bands in counts)
    bands = tuple(Heading(words.bands[band]) for band in BANDS)
    return Table(
        words.parts["ageing"], (*_headings(report, ("status", 24)), *bands, Heading(words.total)), rows
    )


def ageing_counts(report: PeriodReport) -> list[tuple[Status, tuple[int, ...]]]:
    """Return for each status that has open cases how many there are in each band."""
    found = {(item.status, item.band): item.count for item in report.board.ageing}
    statuses = [status for status in Status if any(of == status for of, _ in found)]
    return [(status, tuple(found.get((status, band), 0) for band in BANDS)) for status in statuses]


def loads(report: PeriodReport) -> Table:
    """Return who has how much open, and finished how much of it on time."""
    rows: tuple[Row, ...] = tuple(
        (
            report.person(load.staff_id),
            load.open,
            load.overdue,
            load.finished,
            load.on_time,
            Share(load.on_time / load.finished) if load.finished else None,
        )
        for load in report.board.loads
    )
    counts = [(name, 12) for name in ("open", "overdue", "finished", "on_time")]
    heads = _headings(report, ("officer", 34), *counts, ("on_time_share", 24))
    return Table(report.words.parts["loads"], heads, rows)


def services(report: PeriodReport) -> Table:
    """Return the kinds of transaction by volume and lateness."""
    rows = tuple(
        (report.service(item.service_id), item.came, item.open, item.late) for item in report.board.services
    )
    heads = _headings(report, ("service", 44), ("came", 12), ("open", 12), ("late", 12))
    return Table(report.words.parts["services"], heads, rows)


def hours(report: PeriodReport) -> Table:
    """Return how many cases came in by weekday and hour."""
    words, counts = report.words, hour_counts(report)
    rows: tuple[Row, ...] = tuple((words.weekdays[day], *counts[day], sum(counts[day])) for day in WEEK)
    heads = tuple(Heading(f"{hour:02}:00", 7) for hour in range(24))
    return Table(
        words.parts["hours"], (*_headings(report, ("weekday", 16)), *heads, Heading(words.total, 10)), rows
    )


def hour_counts(report: PeriodReport) -> dict[int, tuple[int, ...]]:
    """Return by ISO weekday what came in each of its 24 hours."""
    found = {(item.weekday, item.hour): item.count for item in report.board.hours}
    return {day: tuple(found.get((day, hour), 0) for hour in range(24)) for day in WEEK}


def stuck(report: PeriodReport) -> Table:
    """Return the workstations that hold unsent work."""
    rows = tuple(
        (
            report.person(item.staff_id),
            item.device_id,
            item.waiting,
            item.since,
            item.heard_at,
            hijri_moment(item.since),
            hijri_moment(item.heard_at),
        )
        for item in report.board.stuck
    )
    heads = _headings(
        report, ("officer", 34), ("workstation", 38), ("waiting", 16), ("since", 18), ("heard_at", 18)
    )
    hijri_heads = _hijri_headings(report, "since", "heard_at")
    return Table(report.words.parts["stuck"], (*heads, *hijri_heads), rows)


def cases(report: PeriodReport, rows: Iterable[QueueRow]) -> Table:
    """Return the cases behind a number, with no more of each than the queue shows."""
    heads = _headings(
        report,
        ("case_number", 20),
        ("applicant", 36),
        ("service", 36),
        ("status", 22),
        ("officer", 30),
        ("due_at", 18),
        ("updated_at", 18),
    )
    hijri_heads = _hijri_headings(report, "due_at", "updated_at")
    return Table(report.words.parts["cases"], (*heads, *hijri_heads), _case_rows(report, rows))


def _case_rows(report: PeriodReport, rows: Iterable[QueueRow]) -> Iterator[Row]:
    statuses = report_words(report.language).statuses
    service, person = lru_cache(report.service), lru_cache(report.person)
    for row in rows:
        yield (
            row.case_number,
            report.either(row.applicant_ar, row.applicant_en),
            service(row.service_id),
            statuses[row.status],
            person(row.assignee_id),
            row.due_at,
            row.updated_at,
            hijri_moment(row.due_at),
            hijri_moment(row.updated_at),
        )


def figure(tile: TileRecord, value: float | None) -> Value:
    """Return a key figure as what it is: a count, working hours or a share."""
    if value is None:
        return None
    if tile.figure in _HANDLING:
        return Hours(value)
    if tile.figure is Figure.ON_TIME:
        return Share(value)
    return int(value) if value == int(value) else value


def hijri_day(day: date) -> str | None:
    """Return a day as 1448/06/12; None where Umm al-Qura is not defined."""
    try:
        year, month, month_day = hijri(day)
    except OverflowError:
        return None
    return f"{year}/{month:02}/{month_day:02}"


def hijri_moment(moment: datetime | None) -> str | None:
    """Return the Umm al-Qura day of a moment in Riyadh; None where there is no moment or no such day."""
    return hijri_day(moment.astimezone(RIYADH).date()) if moment is not None else None


def _hijri_headings(report: PeriodReport, *names: str) -> tuple[Heading, ...]:
    words = report.words
    return tuple(Heading(in_hijri(words, words.columns[name]), 22) for name in names)


def in_hijri(words: BoardWords, name: str) -> str:
    """Return the name of what is told by the Umm al-Qura calendar, beside what is told by the other."""
    return f"{name} ({words.columns['hijri']})"


def _headings(report: PeriodReport, *columns: tuple[str, int]) -> tuple[Heading, ...]:
    return tuple(Heading(report.words.columns[name], width) for name, width in columns)
