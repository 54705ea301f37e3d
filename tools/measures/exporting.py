"""What an export costs: every case as a workbook, against the bare writing of as many cells."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from xlsxwriter import Workbook

from tawasul_contract.boards import BoardRecord
from tawasul_desk.services.board_export import (
    ExportFormat,
    Wording,
    export_cases,
    period_report,
    rows_of,
)
from tawasul_desk.services.board_files import as_text
from tawasul_desk.services.board_tables import cases
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.period_report import PeriodReport
from tawasul_desk.services.views import QueueQuery, Shelf
from tools.measures import Measure
from tools.measures.timing import by_turns

TURNS = 2


def workbook(opened: Desk, most: int) -> Measure:
    """Ours: the cases behind a number, from the encrypted mirror into a workbook that is on the disk.

    Floor: the same texts by the bare library, all of them in hand beforehand.
    """
    page = opened.casework.page(QueueQuery(shelf=Shelf.ALL), 0, most)
    ids = [row.case_id for row in page.rows]
    report = _report(opened)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cases.xlsx"
        ours = partial(export_cases, opened.casework, report, ids, ExportFormat.XLSX, path)
        floor = partial(_bare, _texts(opened, report, ids), Path(folder) / "bare.xlsx")
        taken, bare = by_turns(ours, floor, TURNS)
    return Measure(f"XLSX export of {len(ids):,} rows", taken, bare, 2, "s")


def _report(opened: Desk) -> PeriodReport:
    now = datetime.now(UTC)
    parts = dict.fromkeys(("tiles", "days", "ageing", "loads", "services", "hours", "stuck"), ())
    board = BoardRecord.model_validate(
        {"as_of": now, "first": now.date(), "last": now.date(), "office_id": None} | parts
    )
    return period_report(opened.casework, board, Wording("ar"), now)


def _texts(opened: Desk, report: PeriodReport, ids: Sequence[UUID]) -> list[tuple[str, ...]]:
    table = cases(report, rows_of(opened.casework, ids))
    return [tuple(map(as_text, row)) for row in table.rows]


def _bare(rows: list[tuple[str, ...]], path: Path) -> None:
    book = Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(place, column, text)
    book.close()
