import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from reportlab.graphics.barcode import code128

from tawasul_desk.services.reports.case_report import ReportWords, case_report
from tests.services.report_samples import CASE, sample

pytestmark = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")


def test_the_bar_code_reads_as_the_case_number(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(case_report(sample(), ReportWords.arabic()))
    command = ["pdftoppm", "-gray", "-r", "300", "-l", "1", "-singlefile", "report.pdf", "page"]
    subprocess.run(command, cwd=tmp_path, check=True)
    image = (tmp_path / "page.pgm").read_bytes()
    header = re.match(rb"P5\s(\d+) \d+\s255\s", image)
    assert header is not None
    width = int(header[1])
    data = image[header.end() :]
    row = data[width * 240 : width * 240 + width // 2]  # through the bars, at the left of an Arabic page
    assert _decoded(row) == CASE.case_number


def _decoded(row: bytes) -> str:
    """Read a Code 128 off a row of grey pixels: six stripes of 11 modules for every sign."""
    runs = [len(list(run)) for _, run in itertools.groupby(row, lambda grey: grey < 128)][1:-1]
    module = sum(runs) / (11 * (len(runs) - 1) / 6 + 2)
    stripes = [round(run / module) for run in runs]
    signs = ["".join(map(str, stripes[start : start + 6])) for start in range(0, len(stripes) - 7, 6)]
    patterns = {_modules(pattern): value for value, pattern in code128._patterns.items()}
    values = [patterns[sign] for sign in signs][:-1]  # without the check sign
    return _read(values)


def _modules(pattern: str) -> str:
    return "".join(str(ord(stripe.lower()) - ord("a") + 1) for stripe in pattern)


def _read(values: list[int]) -> str:
    in_pairs = values[0] == 105
    text = ""
    for value in values[1:]:
        if value in (99, 100):
            in_pairs = value == 99
        else:
            text += f"{value:02}" if in_pairs else chr(value + 32)
    return text
