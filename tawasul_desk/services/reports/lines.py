"""Paragraphs into lines: wrapped in the order of reading, only then put in the order of the page."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import bidirectional

from tawasul_desk.services.reports.direction import CONTROLS, base_level, levels, visual_order
from tawasul_desk.services.reports.faces import UNITS, Weight, printable
from tawasul_desk.services.reports.shaping import DIRECTION_MARKS, Piece, measure, shape

# A number that keeps its order also keeps together: overrides hold its spaces.
_WORDS: Final = re.compile(r"\s+|(?:\u202d[^\u202c]*\u202c|\S)+")
_STRONG: Final = ({"L", "EN", "AN"}, {"R", "AL"})  # by level: even, odd
_LONGEST: Final = 200  # characters of an unbroken word tried on one line


@dataclass(frozen=True)
class Style:
    """How text looks: weight, size and distance of lines in points, colour as 0xRRGGBB."""

    weight: Weight
    size: float
    leading: float
    colour: int


class Line(NamedTuple):
    """One line, its pieces from left to right; the width is in points."""

    pieces: tuple[Piece, ...]
    width: float
    rtl: bool


class _Stretch(NamedTuple):
    """Characters of one word and one level."""

    text: str
    level: int


@dataclass(frozen=True)
class _Word:
    """What stays on one line; the width is in thousandths."""

    stretches: tuple[_Stretch, ...]
    width: int
    is_space: bool


def paragraphs(text: str, style: Style, width: float, default: int) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; it runs as its first strong letter, else as `default`."""
    for paragraph in text.splitlines():
        yield wrap(paragraph, style, width, base_level(paragraph, default))


def wrap(text: str, style: Style, width: float, base: int) -> list[Line]:
    """Return the text's lines, none wider than `width` points; an empty text has one empty line."""
    room = int(width * UNITS / style.size)
    return [
        _line(words, style, base) for words in _broken(_words(text, style.weight, base), room, style.weight)
    ]


def single(text: str, style: Style, base: int) -> Line:
    """Return the text as one line, however wide."""
    return _line(_words(text, style.weight, base), style, base)


def _words(text: str, weight: Weight, base: int) -> list[_Word]:
    shown = printable(" ".join(text.splitlines()).replace("\t", " "), weight)
    marked = levels(shown, base)
    return [
        _word(found.group(), marked[found.start() : found.end()], weight) for found in _WORDS.finditer(shown)
    ]


def _word(text: str, marked: Sequence[int], weight: Weight) -> _Word:
    stretches = []
    for level, group in groupby(zip(text, marked, strict=True), lambda pair: pair[1]):
        if kept := "".join(character for character, _ in group).translate(CONTROLS):
            stretches.append(_Stretch(kept, level))
    return _measured(tuple(stretches), weight, text.isspace())


def _measured(stretches: tuple[_Stretch, ...], weight: Weight, is_space: bool) -> _Word:
    width = sum(measure(text, weight, level % 2 == 1) for text, level in stretches)
    return _Word(stretches, width, is_space)


def _broken(words: list[_Word], room: int, weight: Weight) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    used = 0
    for word in words:
        for part in _fitting(word, room, weight):
            if line and not part.is_space and used + part.width > room:
                yield _trimmed(line)
                line, used = [], 0
            if line or not part.is_space:
                line.append(part)
                used += part.width
    yield _trimmed(line)


def _trimmed(line: list[_Word]) -> list[_Word]:
    return line[:-1] if line and line[-1].is_space else line


def _fitting(word: _Word, room: int, weight: Weight) -> Iterator[_Word]:
    """Yield the word, or where it is wider than a line the parts of it that fit."""
    if word.width <= room or word.is_space:
        yield word
        return
    for text, level in word.stretches:
        start = 0
        while start < len(text):
            end = start + _cut(text[start : start + _LONGEST], level, room, weight)
            yield _measured((_Stretch(text[start:end], level),), weight, False)
            start = end


def _cut(text: str, level: int, room: int, weight: Weight) -> int:
    """Return how many characters fit, at least one."""
    rtl = level % 2 == 1
    return max(
        1, bisect_right(range(1, len(text) + 1), room, key=lambda cut: measure(text[:cut], weight, rtl))
    )


def _line(words: Sequence[_Word], style: Style, base: int) -> Line:
    stretches = list(_anchored([stretch for word in words for stretch in word.stretches]))
    pieces = tuple(
        piece
        for place in visual_order([level for _, level in stretches])
        for piece in shape(stretches[place].text, style.weight, stretches[place].level % 2 == 1)
    )
    width = sum(piece.width for piece in pieces) * style.size / UNITS
    return Line(pieces, width, base % 2 == 1)


def _anchored(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Yield the stretches with a direction mark wherever a reader of the file could lose the order.

    Such readers guess the order from the letters alone: they take spaces and signs at a change of direction
    for the wrong side, and stops and slashes for parts of a number.
    """
    ways = [None, *(level % 2 for _, level in stretches), None]
    for place, (text, level) in enumerate(stretches):
        way = level % 2
        before, after = ways[place], ways[place + 2]
        start = before not in (None, way) and bidirectional(text[0]) not in _STRONG[way]
        turned = after not in (None, way) and bidirectional(text[-1]) not in _STRONG[way]
        end = turned or (way == 1 and bidirectional(text[-1]) in ("CS", "ES", "ET"))
        mark = DIRECTION_MARKS[way]
        yield _Stretch(mark * start + text + mark * end, level)
