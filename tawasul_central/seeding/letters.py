"""Letters and certificates that nobody wrote: sheets of A4 with paragraphs, a signature and a stamp."""

from dataclasses import dataclass
from random import Random
from typing import Final

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Canvas

from tawasul_central.seeding.ink import FAINT, Colour, is_arabic, mark_specimen, wrap, write
from tawasul_central.seeding.sources import documents
from tawasul_central.seeding.texts import Facts

SHEET: Final = (827, 1169)  # A4 at 100 dots an inch
MARGIN: Final = 78
BODY: Final = 21
LINE: Final = 38
STAMPS: Final[tuple[Colour, ...]] = ((34, 62, 140), (24, 104, 84), (120, 40, 52))


@dataclass(frozen=True)
class Matter:
    """What a letter is and about whom."""

    document_id: str
    facts: Facts
    reference: str
    dated: str


def sheets(rng: Random, matter: Matter, count: int) -> list[Image.Image]:
    """Return the pages of a letter, the last one signed."""
    return [_sheet(rng, matter, page, count) for page in range(1, count + 1)]


def paragraphs(rng: Random, matter: Matter, count: int) -> list[str]:
    """Return this many paragraphs about the holder."""
    pool = documents().paragraphs
    return [text.format_map(matter.facts) for text in rng.sample(pool, count)]


def _sheet(rng: Random, matter: Matter, page: int, count: int) -> Image.Image:
    picture = Image.new("RGB", SHEET, (253, 253, 251))
    canvas = ImageDraw.Draw(picture)
    _head(canvas, matter)
    y = 300 if page == 1 else 200
    if page == 1:
        title_ar, title_en = documents().letters[matter.document_id].title
        write(canvas, (SHEET[0] / 2, 190), title_ar, 32, weight="Bold", anchor="ma")
        write(canvas, (SHEET[0] / 2, 240), title_en, 20, fill=FAINT, anchor="ma")
    for text in paragraphs(rng, matter, rng.randint(4, 6)):
        y = _paragraph(canvas, text, y) + 14
    if page == count:
        _sign(rng, canvas, max(y + 20, 860))
    write(canvas, (SHEET[0] / 2, 1118), f"{page} / {count}", 15, fill=FAINT, anchor="ma")
    return mark_specimen(picture)


def _head(canvas: Canvas, matter: Matter) -> None:
    words = documents()
    sender_ar, sender_en = words.letters[matter.document_id].sender
    write(canvas, (SHEET[0] - MARGIN, 52), sender_ar, 26, weight="SemiBold", anchor="ra")
    write(canvas, (MARGIN, 56), sender_en, 20, weight="SemiBold", anchor="la")
    for row, (label, value) in enumerate((("reference", matter.reference), ("date", matter.dated))):
        label_ar, label_en = words.labels[label]
        y = 98 + row * 24
        write(canvas, (MARGIN, y), f"{label_en}: {value}", 16, fill=FAINT, anchor="la")
        write(canvas, (SHEET[0] - MARGIN, y - 2), label_ar, 16, fill=FAINT, anchor="ra")
    canvas.line((MARGIN, 158, SHEET[0] - MARGIN, 158), FAINT, 2)


def _paragraph(canvas: Canvas, text: str, y: int) -> int:
    """Write the paragraph from its own side and return where the next may begin."""
    arabic = is_arabic(text)
    for line in wrap(text, BODY, SHEET[0] - 2 * MARGIN):
        write(
            canvas,
            (SHEET[0] - MARGIN if arabic else MARGIN, y),
            line,
            BODY,
            anchor="ra" if arabic else "la",
            rtl=arabic,
        )
        y += LINE
    return y


def _sign(rng: Random, canvas: Canvas, y: int) -> None:
    """Draw a scrawl and a round stamp that say what they are."""
    words = documents().labels
    write(canvas, (250, y), words["signature"][0], 18, anchor="ma")
    points = [(150 + step * 16, y + 70 + rng.randint(-26, 26)) for step in range(13)]
    canvas.line(points, (40, 52, 110), 3, joint="curve")
    colour = rng.choice(STAMPS)
    left, top = 520 + rng.randint(-20, 20), y + rng.randint(-12, 12)
    for inset in (0, 8):
        canvas.ellipse(
            (left + inset, top + inset, left + 180 - inset, top + 180 - inset), outline=colour, width=3
        )
    write(canvas, (left + 90, top + 58), words["stamp"][0], 19, fill=colour, weight="SemiBold", anchor="ma")
    write(canvas, (left + 90, top + 92), words["stamp"][1], 13, fill=colour, anchor="ma")
