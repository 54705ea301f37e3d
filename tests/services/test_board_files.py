"""The exported board, read again by another program: what stands in it, and what no spreadsheet computes."""

import csv
import errno
import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import pytest
from xlsxwriter import Workbook

from tawasul_contract.boards import Figure
from tawasul_contract.records import Status
from tawasul_desk.services import board_tables
from tawasul_desk.services.arabic import Language
from tawasul_desk.services.board_files import write_case_book, write_case_text, write_text, write_workbook
from tawasul_desk.services.board_tables import BANDS, WEEK, cases, hijri_day, hijri_moment
from tawasul_desk.services.board_tables import board_tables as tables_of
from tawasul_desk.services.board_words import board_words
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.saving import save
from tawasul_desk.services.views import QueueRow
from tests.services.board_samples import NOW, OFFICER, a_board, a_report

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 — a workbook knows no zones


class Sheet:
    """One sheet of a workbook, as its XML says: cells by reference, and their number formats."""

    def __init__(self, book: zipfile.ZipFile, number: int, name: str) -> None:
        self.name = name
        self.root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))  # noqa: S314
        own = {item.get("numFmtId"): item.get("formatCode") for item in styles.iter(f"{MAIN}numFmt")}
        crossed = styles.find(f"{MAIN}cellXfs")
        assert crossed is not None
        self._looks = [own.get(xf.get("numFmtId"), xf.get("numFmtId")) for xf in crossed]

    @property
    def right_to_left(self) -> bool:
        view = self.root.find(f"{MAIN}sheetViews/{MAIN}sheetView")
        return view is not None and view.get("rightToLeft") == "1"

    def rows(self) -> Iterator[list[str | float]]:
        for row in self.root.iter(f"{MAIN}row"):
            yield [self._value(cell) for cell in row.iter(f"{MAIN}c")]

    def _value(self, cell: ElementTree.Element) -> str | float:
        if cell.get("t") == "inlineStr":
            return "".join(cell.itertext())
        return float("".join(cell.itertext()))

    def look_of(self, reference: str) -> str | None:
        cell = next(cell for cell in self.root.iter(f"{MAIN}c") if cell.get("r") == reference)
        return self._looks[int(cell.get("s", "0"))]


def sheets(path: Path) -> dict[str, Sheet]:
    with zipfile.ZipFile(path) as book:
        names = [
            item.get("name", "")
            for item in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")  # noqa: S314
        ]
        return {name: Sheet(book, number, name) for number, name in enumerate(names, start=1)}


def a_row(number: int, **changes: object) -> QueueRow:
    row = QueueRow(
        case_id=UUID(int=number), case_number=f"TW-1448-{number:07}", applicant_ar="محمد خان",
        applicant_en="Muhammad Khan", service_id="iqama", status=Status.UNDER_PROCESSING,
        due_at=NOW, updated_at=NOW - timedelta(days=1), assignee_id=OFFICER.id,
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type]  # the fields are named by each test


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_part_has_a_sheet_in_the_direction_of_its_language(tmp_path: Path, language: Language) -> None:
    write_workbook(tmp_path / "board.xlsx", a_report(language=language))
    found = sheets(tmp_path / "board.xlsx")
    words = board_words(language)
    parts = [title for name, title in words.parts.items() if name != "cases"]
    assert list(found) == [words.about, *parts]
    assert {sheet.right_to_left for sheet in found.values()} == {language == "ar"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_sheet_tells_its_days_by_both_calendars(tmp_path: Path, language: Language) -> None:
    report = a_report(language=language)
    write_workbook(tmp_path / "board.xlsx", report)
    words, board = board_words(language), report.board
    told = {row[0]: row[1] for row in sheets(tmp_path / "board.xlsx")[words.about].rows() if len(row) > 1}
    hijri = words.columns["hijri"]
    spans = [words.span.format(first=show(board.first), last=show(board.last)) for show in (str, hijri_day)]
    assert [told[words.period], told[f"{words.period} ({hijri})"]] == spans
    assert told[f"{words.as_of} ({hijri})"] == hijri_moment(board.as_of)
    assert told[f"{words.prepared_at} ({hijri})"] == hijri_moment(report.made_at)


def test_the_numbers_of_the_workbook_are_those_of_the_board(tmp_path: Path) -> None:
    board = a_board()
    write_workbook(tmp_path / "board.xlsx", a_report(board, language="en"))
    found, words = sheets(tmp_path / "board.xlsx"), board_words("en")

    def body(part: str) -> list[list[str | float]]:
        return list(found[words.parts[part]].rows())[1:]

    assert [row[1] for row in body("tiles")] == [tile.value for tile in board.tiles]
    assert [row[2] for row in body("tiles")[:-1]] == [tile.yesterday for tile in board.tiles[:-1]]
    assert [row[3] for row in body("tiles")[:-1]] == [tile.usual for tile in board.tiles[:-1]]
    assert [row[2:] for row in body("days")] == [[day.came, day.finished] for day in board.days]
    assert [row[1:5] for row in body("loads")] == [
        [load.open, load.overdue, load.finished, load.on_time] for load in board.loads
    ]
    assert [row[1:] for row in body("services")] == [
        [item.came, item.open, item.late] for item in board.services
    ]
    ageing = {(item.status, item.band): item.count for item in board.ageing}
    shown = [status for status in Status if (status, BANDS[0]) in ageing]
    assert [row[1:-1] for row in body("ageing")] == [
        [ageing[status, band] for band in BANDS] for status in shown
    ]
    hours = {(item.weekday, item.hour): item.count for item in board.hours}
    assert [row[1:-1] for row in body("hours")] == [
        [hours.get((day, hour), 0) for hour in range(24)] for day in WEEK
    ]
    assert [row[-1] for row in body("hours")] == [sum(row[1:-1]) for row in body("hours")]  # type: ignore[arg-type]
    assert body("stuck")[0][:3] == [OFFICER.name_en, board.stuck[0].device_id, board.stuck[0].waiting]


def test_cells_have_types(tmp_path: Path) -> None:
    board = a_board()
    write_workbook(tmp_path / "board.xlsx", a_report(board, language="en"))
    found, words = sheets(tmp_path / "board.xlsx"), board_words("en")
    tiles, days, stuck = (found[words.parts[part]] for part in ("tiles", "days", "stuck"))
    on_time = [tile.figure for tile in board.tiles].index(Figure.ON_TIME) + 2
    assert tiles.look_of(f"B{on_time}") == "0.0%"
    assert days.look_of("A2") == "yyyy-mm-dd"
    first = next(row for number, row in enumerate(days.rows()) if number)
    assert EPOCH + timedelta(days=float(first[0])) == datetime.combine(board.first, datetime.min.time())
    assert first[1] == "1448/05/13"
    assert stuck.look_of("D2") == "yyyy-mm-dd hh:mm"
    since = next(row for number, row in enumerate(stuck.rows()) if number)[3]
    riyadh = board.stuck[0].since.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=3)
    assert abs(EPOCH + timedelta(days=float(since)) - riyadh) < timedelta(seconds=1)


def test_sheets_can_be_read_on(tmp_path: Path) -> None:
    write_workbook(tmp_path / "board.xlsx", a_report())
    for sheet in sheets(tmp_path / "board.xlsx").values():
        pane = sheet.root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        assert pane is not None
        assert pane.get("ySplit") == "1"
        filtered = sheet.root.find(f"{MAIN}autoFilter")
        assert filtered is not None
        last = re.fullmatch(r"A1:[A-Z]+(\d+)", filtered.get("ref", ""))
        assert last is not None
        assert int(last[1]) == len(list(sheet.rows()))
        assert sheet.root.find(f"{MAIN}cols") is not None


def test_the_cases_behind_a_number_say_no_more_than_the_queue(tmp_path: Path) -> None:
    report = a_report(language="en")
    rows = [a_row(1), a_row(2, applicant_en="", due_at=None, assignee_id=None)]
    write_workbook(tmp_path / "board.xlsx", report, cases(report, rows))
    found = list(sheets(tmp_path / "board.xlsx")[board_words("en").parts["cases"]].rows())
    assert [row[0] for row in found[1:]] == ["TW-1448-0000001", "TW-1448-0000002"]
    assert found[1][1:5] == [
        "Muhammad Khan",
        "Residence permit extension",
        "Under processing",
        OFFICER.name_en,
    ]
    assert found[2][1] == "محمد خان"
    assert found[2][4] == board_words("en").nobody
    assert len(found[0]) == 9
    assert found[0][7:] == ["Deadline (Hijri date)", "Last update (Hijri date)"]
    assert found[1][7] == hijri_moment(NOW)
    assert str(found[1][8]).startswith("144")


def test_a_name_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    report = a_report(language="en")
    names = ["=1+1", "http://example.com", "0012", '=HYPERLINK("x")', "{=SUM(A1)}"]
    write_case_book(
        tmp_path / "cases.xlsx",
        report,
        cases(report, [a_row(n, applicant_en=name) for n, name in enumerate(names)]),
    )
    sheet = sheets(tmp_path / "cases.xlsx")[board_words("en").parts["cases"]]
    assert [row[1] for row in sheet.rows()][1:] == names
    assert sheet.root.find(f".//{MAIN}f") is None
    assert sheet.root.find(f".//{MAIN}hyperlink") is None


def test_a_disk_that_is_full_at_the_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_book: Workbook) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Workbook, "_store_workbook", full)
    with pytest.raises(KnownError) as told:
        save(tmp_path / "board.xlsx", lambda part: write_workbook(part, a_report()))
    assert told.value.code is ErrorCode.DISK_FULL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_many_rows_need_no_more_memory_than_few(tmp_path: Path) -> None:
    report = a_report(language="en")

    def peak(count: int) -> int:
        rows = (a_row(number, applicant_en=f"Somebody {number}") for number in range(count))
        tracemalloc.start()
        write_case_book(tmp_path / f"{count}.xlsx", report, cases(report, rows))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)  # what is loaded once does not count
    assert peak(8000) < 1.3 * peak(800)
    assert sum(1 for _ in sheets(tmp_path / "8000.xlsx")[board_words("en").parts["cases"]].rows()) == 8001


def test_the_text_file_has_every_number_of_the_board(tmp_path: Path) -> None:
    report = a_report(language="ar")
    write_text(tmp_path / "board.csv", report)
    content = (tmp_path / "board.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")
    head, *lines = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert len(head) == 4
    assert {len(line) for line in lines} == {4}
    wanted = sum(len(row) - 1 for table in tables_of(report) for row in table.rows)
    assert len(lines) == wanted
    words = board_words("ar")
    numbers = {(part, item, measure): number for part, item, measure, number in lines}
    tiles = words.parts["tiles"], words.figures[Figure.ON_TIME], words.columns["now"]
    assert numbers[tiles] == "0.873"
    day = report.board.days[0]
    assert numbers[words.parts["days"], day.day.isoformat(), words.columns["came"]] == str(day.came)


def test_case_numbers_and_dates_are_plain_in_the_text_file(tmp_path: Path) -> None:
    report = a_report(language="en")
    rows = [
        a_row(7, applicant_en='O"Brien, "Tom"\nline', applicant_ar="x"),
        a_row(8, applicant_en="=cmd|' /C calc'!A0"),
    ]
    write_case_text(tmp_path / "cases.csv", cases(report, rows))
    text = (tmp_path / "cases.csv").read_bytes().decode("utf-8-sig")
    _, first, second = csv.reader(StringIO(text, newline=""))
    assert first[0] == "TW-1448-0000007"
    assert first[1] == 'O"Brien, "Tom"\nline'
    assert first[5] == "2026-11-22 12:30"
    assert second[1] == "'=cmd|' /C calc'!A0"


def test_both_languages_have_words_for_everything() -> None:
    arabic, english = board_words("ar"), board_words("en")
    for words in (arabic, english):
        assert set(words.figures) == set(words.explanations) == set(Figure)
        assert set(words.bands) == set(BANDS)
        assert set(words.weekdays) == set(WEEK)
        assert all(len(title) <= 31 for title in words.parts.values())
    assert arabic.parts.keys() == english.parts.keys()
    assert arabic.columns.keys() == english.columns.keys()
    blanks = re.compile(r"\{\w+\}")
    mine, yours = arabic.model_dump(), english.model_dump()
    assert {name: blanks.findall(str(text)) for name, text in mine.items()} == {
        name: blanks.findall(str(text)) for name, text in yours.items()
    }


def test_who_is_not_known_here_keeps_a_line_of_their_own() -> None:
    report = a_report(staff={})
    names = [row[0] for row in board_tables.loads(report).rows]
    assert len(set(names)) == len(names)
