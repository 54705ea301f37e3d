"""Receipts, reservations and policies as a computer prints them: PDF with text, not pictures of it."""

from functools import cache
from io import BytesIO
from random import Random
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tawasul_central.seeding.ink import is_arabic, visual, wrap
from tawasul_central.seeding.letters import Matter, paragraphs
from tawasul_central.seeding.sources import documents, font

WIDTH, HEIGHT = A4
MARGIN: Final = 56
GREEN: Final = HexColor("#166A45")
INK: Final = HexColor("#26282E")
FAINT: Final = HexColor("#6C727E")
MARK: Final = Color(0.7, 0.14, 0.09, alpha=0.35)
SIZE: Final = 11


def printed(rng: Random, matter: Matter, count: int) -> bytes:
    """Return a PDF of this many pages; the same matter always gives the same bytes."""
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=A4, invariant=1)
    canvas.setTitle(documents().specimen)
    for page in range(1, count + 1):
        _frame(canvas, matter, page, count)
        y = _rows(canvas, matter, HEIGHT - 190) if page == 1 else HEIGHT - 150
        _terms(canvas, paragraphs(rng, matter, 4), y - 24)
        _mark(canvas)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _frame(canvas: Canvas, matter: Matter, page: int, count: int) -> None:
    letter = documents().letters[matter.document_id]
    canvas.setFillColor(GREEN)
    canvas.rect(0, HEIGHT - 100, WIDTH, 100, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#FFFFFF"))
    _write(canvas, WIDTH - MARGIN, HEIGHT - 46, letter.title[0], 20, bold=True, right=True)
    _write(canvas, MARGIN, HEIGHT - 46, letter.title[1], 17, bold=True)
    _write(canvas, WIDTH - MARGIN, HEIGHT - 76, letter.sender[0], 12, right=True)
    _write(canvas, MARGIN, HEIGHT - 76, letter.sender[1], 12)
    canvas.setFillColor(FAINT)
    notice_ar, notice_en = documents().labels["fictional"]
    _write(canvas, WIDTH - MARGIN, 40, notice_ar, 9, right=True)
    _write(canvas, MARGIN, 40, f"{notice_en}  {page} / {count}", 9)


def _rows(canvas: Canvas, matter: Matter, y: float) -> float:
    """Write the facts in rows, Latin on the left and the Arabic label on the right; return where they end."""
    words, facts = documents().labels, matter.facts
    rows = [
        ("reference", matter.reference),
        ("date", matter.dated),
        ("name", facts["name_en"]),
        ("name", facts["name_ar"]),
        ("identity", facts["identity"]),
        ("passport_number", facts["passport"]),
        ("mobile", facts["phone"]),
        ("mail", facts["email"]),
        ("amount", f"{int(facts['short']) * 5}.00 SAR"),
    ]
    for label, value in rows:
        label_ar, label_en = words[label]
        canvas.setFillColor(FAINT)
        _write(canvas, MARGIN, y, label_en, SIZE)
        _write(canvas, WIDTH - MARGIN, y, label_ar, SIZE, right=True)
        canvas.setFillColor(INK)
        _write(canvas, MARGIN + 130, y, value, 12, bold=True)
        canvas.setStrokeColor(HexColor("#E5E7EB"))
        canvas.line(MARGIN, y - 8, WIDTH - MARGIN, y - 8)
        y -= 28
    return y


def _terms(canvas: Canvas, texts: list[str], y: float) -> None:
    canvas.setFillColor(INK)
    for text in texts:
        arabic = is_arabic(text)
        for line in wrap(text, SIZE, WIDTH - 2 * MARGIN):
            _write(canvas, WIDTH - MARGIN if arabic else MARGIN, y, line, SIZE, right=arabic)
            y -= 20
        y -= 6


def _mark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillColor(MARK)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(38)
    canvas.setFont(_font(bold=True), 64)
    canvas.drawCentredString(0, -20, visual(documents().specimen, rtl=False))
    canvas.restoreState()


def _write(
    canvas: Canvas, x: float, y: float, words: str, size: int, *, bold: bool = False, right: bool = False
) -> None:
    canvas.setFont(_font(bold=bold), size)
    line = visual(words, rtl=right) if is_arabic(words) else words
    (canvas.drawRightString if right else canvas.drawString)(x, y, line)


@cache
def _font(*, bold: bool) -> str:
    weight = "SemiBold" if bold else "Regular"
    name = f"Specimen{weight}"
    registerFont(TTFont(name, str(font(weight))))
    return name
