"""Writing on pictures: Arabic and Latin text in the shipped fonts, and the mark of a specimen."""

from functools import cache, lru_cache
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
MARK: Final = (180, 35, 24)
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
    fill: Colour | int = INK,
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
    lines: list[list[str]] = [[]]
    room = width
    for word in words.split():
        length = _length(word + " ", size)
        if lines[-1] and length > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= length
    return [" ".join(line) for line in lines]


def mark_specimen(picture: Image.Image) -> Image.Image:
    """Put the mark across the picture, and return it."""
    mask, place = _mark(picture.width, picture.height)
    picture.paste(MARK, place, mask)
    return picture


@lru_cache(maxsize=65_536)
def _length(words: str, size: int) -> float:
    return typeface(size).getlength(words)


@cache
def _mark(width: int, height: int) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """Return the mask of the mark for pictures of this size, and where it lies on them."""
    size = max(width // 9, 18)
    line = Image.new("L", (width, size * 2))
    canvas, words = ImageDraw.Draw(line), documents().specimen
    write(canvas, (width / 2, size * 0.3), words, size, fill=255, weight="Bold", anchor="ma", rtl=False)
    turned = line.rotate(24, expand=True, resample=Image.Resampling.BICUBIC)
    inked = turned.crop(turned.getbbox()).point(lambda value: value * 0.42)
    left, top = (width - inked.width) // 2, (height - inked.height) // 2
    return inked, (left, top, left + inked.width, top + inked.height)
