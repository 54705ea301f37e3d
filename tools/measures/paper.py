"""What the paper costs: a PDF summary against as many glyphs on a bare canvas."""

import subprocess
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tawasul_desk.services import printing, resources
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, Shelf
from tools.measures import Measure
from tools.measures.timing import by_turns

LINE = 80  # glyphs
TURNS = 10


def summary(opened: Desk) -> Measure:
    """Ours: the Arabic summary of a case. Floor: the same number of glyphs with a bare canvas."""
    case_id = opened.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_id
    draw = partial(
        printing.summary,
        opened.casework,
        case_id,
        language="ar",
        arabic_digits=False,
        printed_at=datetime.now(UTC),
    )
    glyphs = _glyphs(draw())
    registerFont(TTFont("Plex", str(resources.fonts_dir() / "IBMPlexSansArabic-Regular.ttf")))
    ours, floor = by_turns(draw, lambda: _bare(glyphs), TURNS)
    return Measure(f"PDF summary of {glyphs:,} glyphs", ours * 1000, floor * 1000, 4, "ms")


def _bare(glyphs: int) -> bytes:
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=A4)
    letters = "".join(chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x627, 0x63B)))
    text = (letters * (glyphs // len(letters) + 1))[:glyphs]
    for place in range(0, glyphs, LINE):
        row = place // LINE % 50
        if place and not row:
            canvas.showPage()
        if not row:
            canvas.setFont("Plex", 10)
        canvas.drawString(40, 800 - 15 * row, text[place : place + LINE])
    canvas.save()
    return paper.getvalue()


def _glyphs(pdf: bytes) -> int:
    """Return how many characters the pages show, blanks left out."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "summary.pdf"
        path.write_bytes(pdf)
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    return len("".join(text.split()))
