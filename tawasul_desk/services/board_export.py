"""From the board on the screen to a file outside the desk: recorded first, then written whole."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from tawasul_contract.boards import BoardRecord
from tawasul_contract.operations import CASES_AT_ONCE
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.arabic import RIYADH, Language
from tawasul_desk.services.board_words import board_words
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.period_report import PeriodReport
from tawasul_desk.services.saving import save
from tawasul_desk.services.views import QueueQuery, QueueRow, Shelf

AT_ONCE: Final = 500  # cases read from the mirror at once


class ExportFormat(StrEnum):
    """As what a board leaves the desk."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


@dataclass(frozen=True)
class Wording:
    """In which language and digits a file is written."""

    language: Language
    arabic_digits: bool = False


def period_report(casework: Casework, board: BoardRecord, wording: Wording, now: datetime) -> PeriodReport:
    """Return all that is needed to write out this board; KnownError(NOT_FOUND) before the first sync."""
    catalogue = casework.catalogue()
    if catalogue is None:
        raise KnownError(ErrorCode.NOT_FOUND, part="catalogue")
    return PeriodReport(
        board=board,
        catalogue=catalogue,
        staff=casework.staff(),
        made_by=casework.me,
        made_at=now,
        language=wording.language,
        arabic_digits=wording.arabic_digits,
    )


def export_board(
    casework: Casework,
    report: PeriodReport,
    as_format: ExportFormat,
    path: Path,
    put: Callable[[Path, Callable[[Path], None]], Path | None] = save,
) -> Path:
    """Have the audit trail told, then write the board; return where it lies.

    `put` puts the file in place: `save`, or `save_beside`. KnownError: DISK_FULL, NOT_WRITABLE.
    """
    casework.record_access(NO_CASE, "export_board")
    return put(path, lambda part: _write(part, report, as_format)) or path


def export_cases(
    casework: Casework,
    report: PeriodReport,
    case_ids: Sequence[UUID],
    as_format: ExportFormat,
    path: Path,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Write the cases behind a number, as XLSX or CSV; the audit trail is told of each before it is written.

    `progress` hears of the rows; once all are there, the file is packed, and the total it hears is 0.
    KnownError(CANCELLED) leaves nothing behind, as any failure.
    """
    # Not at the top, here and below: what writes workbooks and paper takes long to load, and few export.
    from tawasul_desk.services.board_files import write_case_book, write_case_text
    from tawasul_desk.services.board_tables import cases

    table = cases(report, _recorded(casework, rows_of(casework, case_ids, progress, cancelled)))

    def write(part: Path) -> None:
        if as_format is ExportFormat.CSV:
            write_case_text(part, table)
        else:
            write_case_book(part, report, table)
        _go_on(cancelled)  # the last moment: now it would be put in place

    save(path, write)
    return path


def _recorded(casework: Casework, rows: Iterator[QueueRow]) -> Iterator[QueueRow]:
    """Yield the lines, so many at a time that one record of the audit trail tells of them."""
    while chunk := list(islice(rows, CASES_AT_ONCE)):
        casework.record_access(NO_CASE, "export_cases", case_ids=[row.case_id for row in chunk])
        yield from chunk


def rows_of(
    casework: Casework,
    case_ids: Sequence[UUID],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[QueueRow]:
    """Yield the lines of these cases in this order, some at a time; those no longer in sight are left out."""
    for start in range(0, len(case_ids), AT_ONCE):
        chosen = tuple(case_ids[start : start + AT_ONCE])
        page = casework.page(QueueQuery(shelf=Shelf.ALL, case_ids=chosen), 0, len(chosen))
        found = {row.case_id: row for row in page.rows}
        for case_id in chosen:
            _go_on(cancelled)
            if case_id in found:
                yield found[case_id]
        progress(start + len(chosen), len(case_ids))
    progress(0, 0)


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise KnownError(ErrorCode.CANCELLED)


def board_file_name(language: Language, last: date, as_format: ExportFormat) -> str:
    """Return the name of a board's file, with the last day of its period."""
    return f"{board_words(language).file_name}-{last:%Y-%m-%d}.{as_format}"


def cases_file_name(language: Language, now: datetime, as_format: ExportFormat) -> str:
    """Return the name of a file of cases, with the day and the time in Riyadh."""
    return f"{board_words(language).cases_file_name}-{now.astimezone(RIYADH):%Y-%m-%d-%H%M}.{as_format}"


def _write(path: Path, report: PeriodReport, as_format: ExportFormat) -> None:
    if as_format is ExportFormat.PDF:
        from tawasul_desk.services.reports.board_report import board_report

        path.write_bytes(board_report(report))
        return
    from tawasul_desk.services.board_files import write_text, write_workbook

    (write_workbook if as_format is ExportFormat.XLSX else write_text)(path, report)
