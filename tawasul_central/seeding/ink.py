"""Writing on pictures: Arabic and Latin text in the shipped fonts, and the mark of a specimen."""

from functools import cache
from typing import Final

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from PIL import Image, ImageDraw, ImageFont, features
from PIL.ImageDraw import ImageDraw as Canvas

from tawasul_central.seeding.sources import documents, font

Colour = tuple[int, int, int]
Point = tuple[float, float]

INK: Final = (38, 40, 46)
FAINT: Final = (112, 118, 130)
WHITE: Final = (255, 255, 255)
_RESHAPER: Final = ArabicReshaper()
SHAPES: Final = features.check("raqm")  # without it Pillow draws Arabic letters apart, from the left


@cache
def typeface(size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
    """Return the shipped font in this size, in pixels."""
    return ImageFont.truetype(font(weight), size)


def write(
    canvas: Canvas,
    at: Point,
    words: str,
    size: int,
    *,
    fill: Colour = INK,
    weight: str = "Regular",
    anchor: str,
    rtl: bool | None = None,
) -> None:
    """Write one line; `anchor` is Pillow's: `la` begins at the point, `ra` ends there, `ma` is centred.

    The line runs from the right where it has Arabic letters, unless `rtl` says otherwise.
    """
    face, rtl = typeface(size, weight), is_arabic(words) if rtl is None else rtl
    if SHAPES:
        canvas.text(at, words, fill, face, anchor, direction="rtl" if rtl else "ltr")
    else:
        canvas.text(at, visual(words, rtl), fill, face, anchor)


def visual(words: str, rtl: bool) -> str:
    """Return the line with its letters joined and in the order in which they stand on paper."""
    return get_display(_RESHAPER.reshape(words), base_dir="R" if rtl else "L")


def is_arabic(words: str) -> bool:
    """Return whether the line has Arabic letters."""
    return any("\u0600" <= letter <= "\u06ff" for letter in words)


def wrap(words: str, size: int, width: float) -> list[str]:
    """Return the lines of a paragraph no wider than this, in the order in which they are read."""
    face = typeface(size)
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and face.getlength(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


@cache
def specimen(width: int, height: int) -> Image.Image:
    """Return a transparent sheet with the mark across it, to lay over a drawn document."""
    size = max(width // 9, 18)
    sheet = Image.new("RGB", (width, height))
    line = Image.new("RGB", (width, size * 2))
    write(
        ImageDraw.Draw(line),
        (width / 2, size * 0.3),
        documents().specimen,
        size,
        fill=WHITE,
        weight="Bold",
        anchor="ma",
        rtl=False,
    )
    turned = line.rotate(24, expand=True, resample=Image.Resampling.BICUBIC)
    sheet.paste(turned, ((width - turned.width) // 2, (height - turned.height) // 2))
    mark = Image.new("RGBA", (width, height), (180, 35, 24, 0))
    mark.putalpha(sheet.convert("L").point(lambda value: value * 0.42))
    return mark
