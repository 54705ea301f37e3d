"""A board as files: a workbook with a sheet for each part, and one text file of all its numbers."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.board_tables import (
    Heading,
    Hours,
    Row,
    Share,
    Table,
    Value,
    board_tables,
    hijri_day,
    hijri_moment,
    in_hijri,
)
from tawasul_desk.services.csv_text import ENCODING, write_rows
from tawasul_desk.services.period_report import PeriodReport

_NAME_LIMIT: Final = 31  # characters of a sheet's name
_A4: Final = 9
_HEAD: Final = {
    "bold": True,
    "bg_color": "#1B8354",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
}
_FORMATS: Final[dict[type, dict[str, object]]] = {
    str: {"num_format": "@"},
    int: {"num_format": "#,##0"},
    float: {"num_format": "#,##0.0"},
    Hours: {"num_format": "#,##0.0"},
    Share: {"num_format": "0.0%"},
    date: {"num_format": "yyyy-mm-dd"},
    datetime: {"num_format": "yyyy-mm-dd hh:mm"},
}
# Rows go to files beside the workbook as they come, so that a hundred thousand need no more room than ten.
_OPTIONS: Final = {"constant_memory": True}


def write_workbook(path: Path, report: PeriodReport, cases: Table | None = None) -> None:
    """Write the board as an XLSX file, with a sheet of the cases behind a number where they are given.

    The folder of `path` holds the sheets on the way (`saving.save` gives one of its own).
    """
    _write(path, report, (about(report), *board_tables(report), *((cases,) if cases else ())))


def write_case_book(path: Path, report: PeriodReport, cases: Table) -> None:
    """Write the cases behind a number as an XLSX file of their own."""
    _write(path, report, (cases, about(report)))


def write_text(path: Path, report: PeriodReport) -> None:
    """Write every number of the board as CSV, one a line: its part, what it is of, what it measures."""
    columns = report.words.columns
    head = tuple(columns[name] for name in ("part", "item", "measure", "value"))
    _write_csv(path, (head, *_numbers(report)))


def write_case_text(path: Path, cases: Table) -> None:
    """Write the cases behind a number as CSV."""
    rows = (tuple(map(as_text, row)) for row in cases.rows)
    _write_csv(path, _after(tuple(head.text for head in cases.headings), rows))


def about(report: PeriodReport) -> Table:
    """Return what the first sheet says: whose figures these are, of which days, as of when."""
    words, board = report.words, report.board
    hijri_span = words.span.format(first=hijri_day(board.first), last=hijri_day(board.last))
    rows: tuple[Row, ...] = (
        (words.office, report.office()),
        (words.period, words.span.format(first=board.first, last=board.last)),
        (in_hijri(words, words.period), hijri_span),
        (words.as_of, board.as_of),
        (in_hijri(words, words.as_of), hijri_moment(board.as_of)),
        (words.prepared, report.either(report.made_by.name_ar, report.made_by.name_en)),
        (words.prepared_at, report.made_at),
        (in_hijri(words, words.prepared_at), hijri_moment(report.made_at)),
    )
    return Table(words.about, (Heading(words.title, 28), Heading("", 48)), rows)


def as_text(value: Value) -> str:
    """Return a value as other programs read it: ISO dates, Riyadh time, a point before decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(RIYADH):%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)


def _numbers(report: PeriodReport) -> Iterator[tuple[str, ...]]:
    for table in board_tables(report):
        for item, *values in table.rows:
            for head, value in zip(table.headings[1:], values, strict=True):
                yield table.title, as_text(item), head.text, as_text(value)


def _after(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    yield head
    yield from rows


def _write_csv(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding=ENCODING, newline="") as out:
        write_rows(out, rows)


def _write(path: Path, report: PeriodReport, tables: Iterable[Table]) -> None:
    with _book(path) as book:
        book.set_properties({"title": report.words.title, "created": report.made_at.replace(tzinfo=None)})
        head = book.add_format(_HEAD)
        formats = {kind: book.add_format(look) for kind, look in _FORMATS.items()}
        for table in tables:
            sheet = book.add_worksheet(table.title[:_NAME_LIMIT])
            if report.language == "ar":
                sheet.right_to_left()
            _fill(sheet, table, head, formats)


@contextmanager
def _book(path: Path) -> Iterator[Workbook]:
    """Open a workbook that is written when this ends, and let go of its files where it is not."""
    book = Workbook(str(path), _OPTIONS | {"tmpdir": str(path.parent)})
    try:
        yield book
        book.close()
    except BaseException as error:
        for sheet in book.worksheets():
            sheet.row_data_fh.close()  # an open file would keep its folder from being taken away
        # The library wraps what the disk says.
        raise (error.args[0] if isinstance(error, FileCreateError) else error) from None


def _fill(sheet: Worksheet, table: Table, head: Format, formats: dict[type, Format]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, 24)
    for column, heading in enumerate(table.headings):
        sheet.set_column(column, column, heading.width)
        sheet.write_string(0, column, heading.text, head)
    last = 0
    put = _writers(sheet)
    for last, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if value is not None:
                put[type(value)](last, column, value, formats[type(value)])
    # After the rows: only now is it known how many there are.
    sheet.autofilter(0, 0, last, len(table.headings) - 1)


def _writers(sheet: Worksheet) -> dict[type, Callable[[int, int, Any, Format], int]]:
    """Return by type what writes such a value into a cell; looked up, as it is asked for every cell."""

    def moment(row: int, column: int, value: datetime, look: Format) -> int:
        # A workbook knows no zones: what it shows is Riyadh's time.
        return sheet.write_datetime(row, column, value.astimezone(RIYADH).replace(tzinfo=None), look)

    numbers: dict[type, Callable[[int, int, Any, Format], int]] = dict.fromkeys(
        (int, float, Hours, Share), sheet.write_number
    )
    return numbers | {str: sheet.write_string, date: sheet.write_datetime, datetime: moment}
