"""The mark on paper is the one that the window shows."""

import re

import pypdfium2 as pdfium
import pytest

from tawasul_desk.services.reports.blocks import MARGIN
from tawasul_desk.services.reports.case_report import ReportWords, case_report
from tawasul_desk.services.reports.masthead import _EDGE, _EMBLEM, TOP
from tawasul_desk.services.reports.sheet import PAGE_WIDTH
from tawasul_desk.services.resources import resources_dir
from tests.services.report_samples import sample

SCALE = 4  # pixels to a point
UNSTROKED = [(5.5, 10.1), (18.5, 10.1), (12, 16), (4, 21), (18, 20)]


@pytest.mark.parametrize("words", [ReportWords.arabic(), ReportWords.english()], ids=["ar", "en"])
def test_the_mark_on_paper_is_that_of_the_window(words: ReportWords) -> None:
    rtl = words == ReportWords.arabic()
    page = pdfium.PdfDocument(case_report(sample(), words))[0].render(scale=SCALE).to_pil().convert("RGB")
    side = _EMBLEM - 2 * _EDGE
    left = (PAGE_WIDTH - MARGIN - _EDGE - side) if rtl else MARGIN + _EDGE
    drawing = (resources_dir() / "icons" / "mark.svg").read_text("utf-8").partition(' d="')[2]

    def red(x: float, y: float) -> int:
        place = (left + x * side / 24, TOP + 3 + _EDGE + y * side / 24)
        level: int = page.getpixel((round(place[0] * SCALE), round(place[1] * SCALE)))[0]
        return level

    ends = re.findall(r"([\d.]+) ([\d.]+) (?=[MLCZ])", drawing)
    assert len(ends) > 15
    assert min(red(float(x), float(y)) for x, y in ends) > 200
    assert max(red(x, y) for x, y in UNSTROKED) < 100
