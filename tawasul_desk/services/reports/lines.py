"""Paragraphs into lines: wrapped in the order of reading, only then put in the order of the page."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple
from unicodedata import bidirectional

from tawasul_desk.services.reports.direction import CONTROLS, base_level, levels, visual_order
from tawasul_desk.services.reports.faces import UNITS, Weight, printable
from tawasul_desk.services.reports.shaping import DIRECTION_MARKS, Piece, measure, shape

# A number that keeps its order also keeps together: an isolate holds its spaces.
_WORDS: Final = re.compile(r"\s+|(?:\u2066[^\u2069]*\u2069|\S)+")
# Readers of PDF files take a stop or slash at the end of a word for part of a number, and move it.
_NUMERIC_SIGNS: Final = ("CS", "ES", "ET")
_STRONG: Final = ({"L", "EN", "AN"}, {"R", "AL"})  # by level: even, odd
_LONGEST: Final = 200  # characters of an unbroken word tried on one line


@dataclass(frozen=True)
class Style:
    """How text looks: weight, size and distance of lines in points, colour as 0xRRGGBB."""

    weight: Weight
    size: float
    leading: float
    colour: int


class Run(NamedTuple):
    """Pieces of one direction, from left to right; `start` is thousandths from the line's left edge."""

    start: int
    pieces: tuple[Piece, ...]
    rtl: bool


class Line(NamedTuple):
    """One line, its runs in the order of reading; the width is in points."""

    runs: tuple[Run, ...]
    width: float
    rtl: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return everything from left to right."""
        runs = sorted(self.runs, key=lambda run: run.start)
        return tuple(piece for run in runs for piece in run.pieces)


class _Stretch(NamedTuple):
    """Characters of one word and one level, shaped."""

    text: str
    level: int
    pieces: tuple[Piece, ...]


class _Word(NamedTuple):
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
    words = _words(text, style.weight, base)
    return [_line(line, style, base) for line in _broken(words, room, style.weight)]


def single(text: str, style: Style, base: int) -> Line:
    """Return the text as one line, however wide."""
    return _line(_words(text, style.weight, base), style, base)


def _words(text: str, weight: Weight, base: int) -> list[_Word]:
    shown = printable(" ".join(text.splitlines()).replace("\t", " "), weight)
    marked = levels(shown, base)
    return [
        _word(found.group(), marked[found.start() : found.end()], weight) for found in _WORDS.finditer(shown)
    ]


def _word(text: str, marked: list[int], weight: Weight) -> _Word:
    if marked.count(marked[0]) == len(marked):
        return _plain_word(text, marked[0], weight)
    ends = [place for place in range(1, len(text)) if marked[place] != marked[place - 1]]
    return _joined(
        [
            _plain_word(text[start:end], marked[start], weight)
            for start, end in pairwise([0, *ends, len(text)])
        ]
    )


@lru_cache(maxsize=20_000)
def _plain_word(text: str, level: int, weight: Weight) -> _Word:
    kept = text.translate(CONTROLS)
    if not kept:
        return _Word((), 0, False)
    if level % 2 and bidirectional(kept[-1]) in _NUMERIC_SIGNS:
        kept += DIRECTION_MARKS[1]
    pieces = shape(kept, weight, level % 2 == 1)
    if not any(piece.cells for piece in pieces):
        return _Word((), 0, False)  # joiners and selectors alone
    return _Word((_Stretch(kept, level, pieces),), sum(piece.width for piece in pieces), text.isspace())


def _joined(words: Sequence[_Word]) -> _Word:
    stretches = tuple(stretch for word in words for stretch in word.stretches)
    return _Word(stretches, sum(word.width for word in words), all(word.is_space for word in words))


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
    for text, level, _ in word.stretches:
        start = 0
        while start < len(text):
            end = start + _cut(text[start : start + _LONGEST], level, room, weight)
            yield _plain_word(text[start:end], level, weight)
            start = end


def _cut(text: str, level: int, room: int, weight: Weight) -> int:
    """Return how many characters fit, at least one."""
    ends = range(1, len(text) + 1)
    return max(1, bisect_right(ends, room, key=lambda end: measure(text[:end], weight, level % 2 == 1)))


def _line(words: Sequence[_Word], style: Style, base: int) -> Line:
    stretches = [stretch for word in words for stretch in word.stretches]
    if any(stretch.level % 2 for stretch in stretches):
        stretches = list(_anchored(stretches, style.weight))
    width = sum(word.width for word in words) * style.size / UNITS
    return Line(tuple(_runs(stretches)), width, base % 2 == 1)


def _runs(stretches: Sequence[_Stretch]) -> Iterator[Run]:
    """Yield the runs in the order of reading, each at its place on the line."""
    starts: dict[int, int] = {}
    pen = 0
    for place in visual_order([stretch.level for stretch in stretches]):
        starts[place] = pen
        pen += sum(piece.width for piece in stretches[place].pieces)
    for level, group in groupby(range(len(stretches)), lambda place: stretches[place].level):
        places = sorted(group, key=starts.__getitem__)
        pieces = tuple(piece for place in places for piece in stretches[place].pieces)
        yield Run(starts[places[0]], pieces, level % 2 == 1)


def _anchored(stretches: Sequence[_Stretch], weight: Weight) -> Iterator[_Stretch]:
    """Yield the stretches with a direction mark wherever a reader of the file could lose the order.

    Such readers guess the order from the letters alone: at a change of direction they take spaces and
    signs for the wrong side.
    """
    ways = [None, *(stretch.level % 2 for stretch in stretches), None]
    for place, stretch in enumerate(stretches):
        text, level, _ = stretch
        way = level % 2
        start = ways[place] != way and bidirectional(text[0]) not in _STRONG[way]
        end = ways[place + 2] != way and bidirectional(text[-1]) not in _STRONG[way]
        if start or end:
            mark = DIRECTION_MARKS[way]
            text = mark * start + text + mark * end
            yield _Stretch(text, level, shape(text, weight, way == 1))
        else:
            yield stretch
