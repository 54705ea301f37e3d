"""The printed board: complete in both languages, drawn as the page runs, and readable without colour."""

import re
import shutil
import subprocess
from datetime import timedelta
from itertools import pairwise

import pytest

from tawasul_contract.boards import BoardRecord, DayRecord, LoadRecord
from tawasul_desk.services.arabic import Language
from tawasul_desk.services.board_words import board_words
from tawasul_desk.services.reports import charts
from tawasul_desk.services.reports.board_report import board_report
from tawasul_desk.services.reports.words import report_words
from tests.services.board_samples import LAST, OFFICERS, SERVICES, STAFF, a_board, a_report
from tests.services.test_report import text_of

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def pages_of(pdf: bytes) -> list[str]:
    return text_of(pdf, "-layout").split("\f")[:-1]


def grey(pdf: bytes, page: int) -> tuple[int, list[bytes]]:
    """Return the width and the rows of a page in shades of grey, a point a pixel."""
    command = ["pdftoppm", "-gray", "-r", "72", "-f", str(page), "-l", str(page), "-"]
    image = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    header = re.match(rb"P5\s(\d+) \d+\s255\s", image)
    assert header is not None
    width = int(header[1])
    data = image[header.end() :]
    return width, [data[start : start + width] for start in range(0, len(data), width)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_report_has_every_part_with_its_numbers(language: Language) -> None:
    board = a_board()
    report = a_report(board, language=language)
    found = " ".join(text_of(board_report(report)).split())
    words = board_words(language)
    for part in (
        *(title for name, title in words.parts.items() if name != "cases"),
        *words.figures.values(),
        *(report.service(service.id) for service in SERVICES),
        *(report.either(STAFF[staff].name_ar, STAFF[staff].name_en) for staff in OFFICERS),
        *(report_words(language).statuses[status] for status in {item.status for item in board.ageing}),
        words.nobody,
        words.all_offices if board.office_id is None else report.office(),
        "412",
        "398.5",
        "87.3%",
        "31.8",
    ):
        assert part in found, part
    for load in board.loads:
        assert str(load.finished) in found
    for day in board.days:
        assert f"{day.day:%Y/%m/%d}" in found


def test_both_calendars_and_who_prepared_it_are_told() -> None:
    arabic = pages_of(board_report(a_report()))
    english = pages_of(board_report(a_report(language="en")))
    for number, page in enumerate(arabic, start=1):
        assert f"صفحة {number} من {len(arabic)}" in page
        assert "أعدّه نورة بنت عبد العزيز العتيبي" in page
    assert "من 13 جمادى الأولى 1448 هـ إلى 12 جمادى الآخرة 1448 هـ" in arabic[0]
    assert "من 24 أكتوبر 2026 م إلى 22 نوفمبر 2026 م" in arabic[0]
    for number, page in enumerate(english, start=1):
        assert f"Page {number} of {len(english)}" in page
        assert "Prepared by Noura A. Alotaibi on 12 Jumada al-Akhirah 1448 AH · 22 November 2026 CE" in page
    assert "Figures as of: 12 Jumada al-Akhirah 1448 AH · 22 November 2026 CE · 12:28" in english[0]


def test_long_tables_repeat_their_head() -> None:
    pages = pages_of(board_report(a_report(a_board(90), language="en")))
    with_days = [
        page for page in pages if len(re.findall(r"\d{4}/\d\d/\d\d · \d{4}/\d\d/\d\d +\w+day", page)) > 1
    ]
    assert len(with_days) > 3
    assert all("Day of the week" in page for page in with_days)


def test_many_officers_go_on_on_the_next_page() -> None:
    loads = tuple(
        LoadRecord(staff_id=OFFICERS[0], open=n, overdue=0, finished=9, on_time=9) for n in range(80)
    )
    pages = pages_of(board_report(a_report(a_board(loads=loads), language="en")))
    with_rows = [page for page in pages if page.count("Fahad S. Alqahtani") > 1]
    assert len(with_rows) >= 3
    assert all("Share on" in page for page in with_rows)


def test_arabic_digits_are_for_figures() -> None:
    found = text_of(board_report(a_report(arabic_digits=True)))
    assert "٨٧٫٣٪" in found
    assert "٣٩٨٫٥" in found
    assert "صفحة ١ من" in found
    assert "87.3%" not in found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_days_run_as_the_page_runs(language: Language) -> None:
    pdf = board_report(a_report(_first_day_only(), language=language))
    width, rows = grey(pdf, 1)
    tall = [x for x in range(width) if sum(row[x] < 120 for row in rows[500:]) > 60]
    assert tall  # the one bar
    assert all(x < width * 0.3 for x in tall) if language == "en" else all(x > width * 0.7 for x in tall)


def test_what_came_and_what_was_finished_differ_without_colour() -> None:
    day = DayRecord(day=LAST, came=80, finished=80)
    width, rows = grey(board_report(a_report(a_board(days=(day,)), language="en")), 1)
    columns = ([row[x] for row in rows[600:]] for x in range(width))
    tall = {shade for column in columns for shade in {*column} - {255} if column.count(shade) > 60}
    assert min(tall) < 100  # what was finished
    assert max(tall) > 190  # what came


def test_shades_go_from_light_to_dark() -> None:
    lights = [
        0.299 * (shade >> 16) + 0.587 * (shade >> 8 & 255) + 0.114 * (shade & 255) for shade in charts.SHADES
    ]
    steps = [before - after for before, after in pairwise(lights)]
    assert min(steps) > 20


@pytest.mark.parametrize("highest", [0, 1, 4, 5, 7, 99, 100, 101, 4321])
def test_ticks_are_round_and_reach_the_highest(highest: int) -> None:
    ticks = charts.ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest
    assert 2 <= len(ticks) <= 7
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_empty_board_is_printed_too(language: Language) -> None:
    empty = a_board(days=(), ageing=(), loads=(), services=(), hours=(), stuck=(), office_id=None)
    found = text_of(board_report(a_report(empty, language=language)))
    words = board_words(language)
    assert found.count(words.none_here) == 4
    assert words.all_offices in found


def _first_day_only() -> BoardRecord:
    days = tuple(
        DayRecord(day=LAST - timedelta(days=29 - place), came=0, finished=80 if place == 0 else 0)
        for place in range(30)
    )
    return a_board(days=days)
