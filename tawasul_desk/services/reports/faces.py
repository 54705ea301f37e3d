"""The shipped typefaces, in the order in which a letter is looked for in them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import uharfbuzz as hb

from tawasul_desk.services.resources import fonts_dir

FAMILY: Final = "IBMPlexSansArabic"
UNITS: Final = 1000  # every width here is in thousandths of the type size, as in PDF

_LRI: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
_PDI: Final = "\N{POP DIRECTIONAL ISOLATE}"

# What shaping drops where the font has nothing for it (Unicode: default ignorable).
_SILENT: Final = (
    *(0xAD, 0x34F, 0x61C, 0xFEFF),
    *range(0x180B, 0x180F),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xE0000, 0xE1000),
)


class Weight(StrEnum):
    """How heavy the letters are, as the font files are named."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"


@dataclass(frozen=True, eq=False)
class Face:
    """One font file, ready to shape.

    `coverage` holds what it draws or may leave out; `joins` says whether it joins Arabic letters by itself.
    """

    name: str
    face: hb.Face
    font: hb.Font
    coverage: frozenset[int]
    joins: bool
    ascent: int
    descent: int
    blank: int

    def covers(self, text: str) -> bool:
        """Return whether every character has a glyph, or needs none."""
        return self.coverage.issuperset(map(ord, text))


@cache
def faces(weight: Weight) -> tuple[Face, ...]:
    """Return the faces to try for this weight, the house face first."""
    families = sorted({path.stem.partition("-")[0] for path in fonts_dir().glob("*.ttf")})
    families.sort(key=lambda family: family != FAMILY)
    return tuple(load(_file(family, weight)) for family in families)


@cache
def load(path: Path) -> Face:
    """Return the face in this TrueType file."""
    face = hb.Face(hb.Blob(path.read_bytes()))
    font = hb.Font(face)
    font.scale = (UNITS, UNITS)
    extents = font.get_font_extents("ltr")
    return Face(
        name=path.stem,
        face=face,
        font=font,
        coverage=frozenset((*face.unicodes, *_SILENT)),
        joins="arab" in face.get_table_script_tags("GSUB"),
        ascent=extents.ascender,
        descent=extents.descender,
        blank=font.get_nominal_glyph(ord(" ")) or 0,
    )


def printable(text: str, weight: Weight) -> str:
    """Return the text with every character that no face can draw as its code point: `[U+1F600]`."""
    chain = faces(weight)
    if chain[0].covers(text) and unicodedata.is_normalized("NFC", text):
        return text
    return "".join(_drawable(cluster, chain) for cluster in clusters(text))


def clusters(text: str) -> Iterator[str]:
    """Return the letters, each with the marks and joiners that follow it."""
    start = 0
    for place in range(1, len(text)):
        if not _follows(text[place]):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _drawable(cluster: str, chain: tuple[Face, ...]) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    # A letter with its mark as one is drawn better and found by a search; an order of marks stays as typed.
    first, second = (composed, cluster) if len(composed) < len(cluster) else (cluster, composed)
    for form in (first, second, unicodedata.normalize("NFD", cluster)):
        if any(face.covers(form) for face in chain):
            return form
    return "".join(_letter_or_code(character, chain) for character in cluster)


def _letter_or_code(character: str, chain: tuple[Face, ...]) -> str:
    if any(face.covers(character) for face in chain):
        return character
    return f"{_LRI}[U+{ord(character):04X}]{_PDI}"


def _follows(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Cf") and character not in (_LRI, _PDI)


def _file(family: str, weight: Weight) -> Path:
    wanted = fonts_dir() / f"{family}-{weight}.ttf"
    return wanted if wanted.is_file() else min(fonts_dir().glob(f"{family}-*.ttf"), key=_lightness)


def _lightness(path: Path) -> tuple[bool, str]:
    return not path.stem.endswith("Regular"), path.name
