"""Words into glyphs: joined, kerned and mapped back to their letters, one letter per cell."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

import uharfbuzz as hb
from arabic_reshaper import ArabicReshaper

from tawasul_desk.services.reports.faces import Face, Weight, clusters, faces

DIRECTION_MARKS: Final = ("\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}")  # by level: even, odd
_SLIM: Final = 10  # thousandths given to a direction mark, so that it stands somewhere


class Cell(NamedTuple):
    """A glyph with the one letter a reader of the file gets for it; the width is in thousandths."""

    glyph: int
    letter: str
    width: int


class Mark(NamedTuple):
    """A glyph set over the others (a vowel sign), as an outline; its letter is in a cell already."""

    glyph: int
    x: int
    y: int


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """A stretch of one face, from left to right; told apart by identity, as it is made once."""

    face: Face
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    width: int


@lru_cache(maxsize=20_000)
def shape(text: str, weight: Weight, rtl: bool) -> tuple[Piece, ...]:
    """Return the pieces of a stretch of one direction, from left to right on the page.

    Every character must be drawable (`faces.printable`).
    """
    pieces = [_piece(part, face, rtl) for face, part in _by_face(text, faces(weight))]
    return tuple(reversed(pieces) if rtl else pieces)


@lru_cache(maxsize=20_000)
def measure(text: str, weight: Weight, rtl: bool) -> int:
    """Return the width of a stretch of one direction, in thousandths of the type size."""
    return sum(piece.width for piece in shape(text, weight, rtl))


def _by_face(text: str, chain: tuple[Face, ...]) -> Iterator[tuple[Face, str]]:
    if len(chain) == 1 or chain[0].covers(text):
        yield chain[0], text
        return
    for face, group in groupby(clusters(text), lambda cluster: _first_that_covers(cluster, chain)):
        yield face, "".join(group)


def _first_that_covers(cluster: str, chain: tuple[Face, ...]) -> Face:
    return next((face for face in chain if face.covers(cluster)), chain[0])


def _piece(text: str, face: Face, rtl: bool) -> Piece:
    written = text if face.joins else _reshaper().reshape(text)
    buffer = _glyphs(written, face, rtl)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    # Silent characters have no glyph: they go with the letter before them, at the start with the first.
    starts = sorted({info.cluster for info, _ in glyphs}) or [0]
    spans = dict(zip(starts, pairwise([0, *starts[1:], len(written)]), strict=True))
    cells: list[Cell] = []
    marks: list[Mark] = []
    pen = 0
    for start, group in groupby(glyphs, lambda glyph: glyph[0].cluster):
        part = written[slice(*spans[start])]
        letters = part if face.joins else _without_forms(part, text)
        letters = letters[::-1] if rtl else letters
        pen += _cluster(list(group), pen, letters, face.blank, cells, marks)
    return Piece(face, tuple(cells), tuple(marks), pen)


def _glyphs(text: str, face: Face, rtl: bool) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer)
    return buffer


def _cluster(
    glyphs: list[tuple[hb.GlyphInfo, hb.GlyphPosition]],
    pen: int,
    letters: str,
    blank: int,
    cells: list[Cell],
    marks: list[Mark],
) -> int:
    """Add a cluster's cells and marks; return its width.

    Readers of PDF files disagree on the order of several letters behind one glyph, and take a vowel sign
    drawn over a letter for the end of the word. So the cluster's width is shared out among its letters, one
    cell each; the glyph rides on the first, the others are blank, and the signs are drawn as outlines.
    """
    width = sum(position.x_advance for _, position in glyphs)
    base = 0
    x = pen
    for info, position in glyphs:
        level = not (position.x_offset or position.y_offset)
        if level and not base and position.x_advance == width and width:
            base = info.codepoint
        else:
            marks.append(Mark(info.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    for letter, share in zip(letters, _shares(letters, width), strict=True):
        cells.append(Cell(base or blank, letter, share))
        base = 0
    return width


def _shares(letters: str, width: int) -> list[int]:
    """Return how the width is shared out: evenly among the letters, hardly any to direction marks."""
    slim = min(_SLIM, width // (len(letters) + 1))
    places = range(len(letters))
    full = [place for place in places if not _is_slim(letters[place])] or list(places)
    shares = [slim] * len(letters)
    rest, count = width - slim * (len(letters) - len(full)), len(full)
    for turn, place in enumerate(full):
        shares[place] = rest * (turn + 1) // count - rest * turn // count
    return shares


def _is_slim(letter: str) -> bool:
    return letter in DIRECTION_MARKS or unicodedata.category(letter) == "Mn"


def _without_forms(written: str, typed: str) -> str:
    """Return a cluster with the forms that the reshaper made as letters again; what was typed stays."""
    return "".join(
        unicodedata.normalize("NFKC", letter) if _is_form(letter) and letter not in typed else letter
        for letter in written
    )


def _is_form(letter: str) -> bool:
    return "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc"


@cache
def _reshaper() -> ArabicReshaper:
    """Return what joins letters for a face that has the joined forms but no rules for them."""
    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})
