"""What other programs read out of a printed report: identifiers whole, words and brackets in order."""

import shutil
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_desk.services.reports.blocks import BODY
from tawasul_desk.services.reports.case_report import ReportWords, case_report
from tawasul_desk.services.reports.emission import in_reading_order, pieces_of
from tawasul_desk.services.reports.lines import single
from tawasul_desk.services.reports.sheet import Sheet, Words
from tests.services.report_samples import APPLICANT, CASE, sample
from tools.pdf_text import LINES, Reader, misread, pdf_of, pdfium, plain, poppler

READERS = {"poppler": poppler, "pdfium": pdfium}
EXACT = {"poppler": 55, "pdfium": 58}  # of 60; docs/pdf-text.md says which cannot be helped

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


@pytest.fixture
def lines_pdf(tmp_path: Path) -> Path:
    path = tmp_path / "lines.pdf"
    path.write_bytes(pdf_of(LINES))
    return path


@pytest.mark.parametrize("name", READERS)
def test_hard_lines_are_read_as_they_were_written(name: str, lines_pdf: Path) -> None:
    assert len(LINES) == 60
    wrong = misread(READERS[name], lines_pdf)
    assert len(LINES) - len(wrong) >= EXACT[name], wrong


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("words", [ReportWords.arabic(), ReportWords.english()], ids=["ar", "en"])
def test_identifiers_of_a_report_are_whole(read: Reader, words: ReportWords, tmp_path: Path) -> None:
    description = (
        "جوازي K12345678 وبريدي a.b@example.com وجوالي +966551234567 أو 050 123 4567 "
        f"وطلبي {CASE.case_number} منذ أمس"
    )
    path = tmp_path / "report.pdf"
    path.write_bytes(case_report(sample(case=CASE.model_copy(update={"description": description})), words))
    found = plain(" ".join(read(path)))
    for identifier in (
        CASE.case_number,
        APPLICANT.identity_number,
        APPLICANT.passport_number,
        APPLICANT.phone,
        APPLICANT.email,
        APPLICANT.name_en,
        "K12345678",
        "a.b@example.com",
        "+966551234567",
        "050 123 4567",
    ):
        assert identifier in found


def test_no_viewer_is_told_to_read_everything_from_the_right() -> None:
    # PDFium then turns lines round that hold nothing but Latin letters.
    assert b"/Direction" not in case_report(sample(), ReportWords.arabic())


def test_a_line_of_arabic_words_alone_carries_no_marks_between_them(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(pdf_of(["أرجو التكرم بتعديل الاسم في الإقامة"]))
    (found,) = pdfium(path)
    assert found.strip() == "أرجو التكرم بتعديل الاسم في الإقامة"


@pytest.mark.parametrize(
    ("text", "pieces"), [("K12345678", "LW"), ("a@b.sa", "LNLWL"), ("17-08-1979", "W"), ("محمد علي", "RNR")]
)
def test_a_text_falls_into_pieces(text: str, pieces: str) -> None:
    assert pieces_of(text) == pieces


def test_marks_are_the_only_signs_that_are_added(lines_pdf: Path) -> None:
    signs = {sign for page in pdfium(lines_pdf) for sign in page if unicodedata.category(sign) == "Cf"}
    assert signs <= set("\u200b\u200c\u200e\u200f")


ODD = "اب دمُAb12٣٤ ()[]<>,.:-+%«»/ﷺعʿব\u200c\u2066\u2067\u2068\u2069"


@given(st.text(alphabet=ODD, max_size=20), st.booleans())
def test_a_line_in_reading_order_loses_nothing(text: str, rtl: bool) -> None:
    line = single(text, BODY, int(rtl))
    Sheet(BytesIO(), rtl).page([Words(50, 50, line, 10, 0)])
    if line.runs:
        wanted = sorted(cell.letter for piece in line.pieces for cell in piece.cells)
        written = "".join(placed.cell.letter for placed in in_reading_order(line))
        marks = dict.fromkeys(map(ord, "\u200b\u200e\u200f"))
        assert sorted(written.translate(marks)) == sorted("".join(wanted).translate(marks))
