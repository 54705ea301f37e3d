"""In which order a line is written into the file, so that programs that read its text get it as it is read.

They disagree. Poppler looks only at where each letter stands. MuPDF and pdf.js go by the order in the file.
PDFium sorts the operators of one line from left to right, turns Arabic letters round, and takes letters,
digits and signs as separate pieces; where it believes the line to run from the right it puts the pieces in
reverse order: `K12345678` becomes `12345678K`. A line that holds such a value, or stands beside one, is
therefore written as one operator in the order of reading, each Arabic word from left to right, with direction
marks that hardly take room: PDFium then believes it to run from the left and leaves the order alone. Other
lines have one operator for each run of one direction, in the order of reading.

What no reader of these four can be helped with is written down in docs/pdf-text.md.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from tawasul_desk.services.reports.faces import UNITS, Face
from tawasul_desk.services.reports.lines import Line, Run
from tawasul_desk.services.reports.shaping import DIRECTION_MARKS, Cell, Piece

_LRM, _RLM = DIRECTION_MARKS
_JOINER: Final = "\N{ZERO WIDTH SPACE}"
_BREAKS: Final = ("ES", "ET")  # MuPDF takes these for letters from the left
_SLIM: Final = 5
_SIGNS: Final = ("ON", "CS", "ES", "ET")
_APART: Final = 80
_FAR: Final = 7 * UNITS // 10  # a jump that MuPDF takes for a new line
_CLASSES: Final = {"L": "L", "R": "R", "AL": "R"} | dict.fromkeys(
    ("AN", "EN", "NSM", "CS", "ES", "ET", "BN"), "W"
)


class _Kinds(dict[int, str]):
    """What each code point is to PDFium, filled on first sight."""

    def __missing__(self, code: int) -> str:
        """Return L, R, W (digits and what goes with them) or N."""
        kind = self[code] = _CLASSES.get(unicodedata.bidirectional(chr(code)), "N")
        return kind


_KINDS: Final = _Kinds()


class Placed(NamedTuple):
    """A cell at its place: `x` is thousandths from the line's left edge."""

    x: int
    face: Face
    cell: Cell


def pieces_of(text: str) -> str:
    """Return the pieces that PDFium sees in a text: L and R letters, W digits and their signs, N others."""
    return "".join(kind for kind, _ in groupby(text.translate(_KINDS)))


def leaning(letters: str) -> int:
    """Return how many more of the letters run from the left than from the right."""
    kinds = letters.translate(_KINDS)
    return kinds.count("L") - kinds.count("R")


def needs_order(runs: Sequence[Run]) -> bool:
    """Return whether the runs of what stands on one height hold what PDFium would put in another order."""
    if not any(run.rtl for run in runs):
        return False
    texts = [("".join(cell.letter for piece in run.pieces for cell in piece.cells), run.rtl) for run in runs]
    return any(
        any(unicodedata.mirrored(letter) or unicodedata.bidirectional(letter) in _BREAKS for letter in text)
        if rtl
        else len(pieces_of(text.strip())) > 1
        for text, rtl in texts
    )


@lru_cache(maxsize=2_000)  # labels, statuses and names come again and again
def in_reading_order(line: Line) -> tuple[Placed, ...]:
    """Return the line's cells in the order of reading, Arabic letters of a word from left to right."""
    writer = _Writer()
    for run in line.runs:
        cells = list(_cells(run))
        if not run.rtl:
            for placed in cells:
                writer.single(placed)
            writer.from_left = True
            continue
        for of_letters, group in groupby(reversed(cells), lambda placed: _kind(placed.cell.letter) == "R"):
            if of_letters:
                writer.word(list(group)[::-1])
            else:
                for placed in group:
                    writer.single(placed)
                    writer.close_sign(placed)
    writer.outweigh(line.rtl)
    return tuple(writer.written)


def with_held_ends(pieces: Sequence[Piece], rtl: bool) -> list[Cell]:
    """Return the cells; at the ends of a run from the right a space gets a mark, so that pdf.js keeps it."""
    cells = [cell for piece in pieces for cell in piece.cells]
    inside = [place for place, cell in enumerate(cells) if cell.letter not in DIRECTION_MARKS]
    for place in {*inside[:1], *inside[-1:]} if rtl else ():
        if cells[place].letter == " ":
            cells[place] = cells[place]._replace(letter=f"{_RLM} ")
    return cells


class _Writer:
    """Writes cells one after the other and the marks between them."""

    def __init__(self) -> None:
        self.written: list[Placed] = []
        self.from_left = False  # the last was a run from the left
        self._after_word = False  # MuPDF takes signs that follow for a part of the word
        self._turned = False  # PDFium would mirror brackets that follow
        self._pen: int | None = None

    def word(self, letters: list[Placed]) -> None:
        """Write Arabic letters from left to right."""
        self._hold_space()
        self.written += letters
        self._after_word = self._turned = True
        self.from_left = False
        self._pen = letters[-1].x + letters[-1].cell.width

    def single(self, placed: Placed) -> None:
        """Write a letter, digit or sign that is read on its own."""
        letter = placed.cell.letter
        kind = _kind(letter)
        if letter == " " and self.from_left and self._pen is not None:
            placed = placed._replace(x=self._pen)  # a space is not seen: it stands where nothing jumps
        if self._pen is not None and placed.x != self._pen:
            self._hold_space()
        if letter == " " and self._after_word:
            self.written.append(placed._replace(cell=placed.cell._replace(letter=f"{_LRM} ")))
            self._after_word = self._turned = False
        else:
            self._mark(placed, kind)
            self.written.append(placed)
        if kind == "L":
            self._turned = False
        self._pen = placed.x + placed.cell.width
        self.from_left = False

    def close_sign(self, placed: Placed) -> None:
        """Write a mark after a sign that stands alone between spaces: poppler would move the second space."""
        sign = placed.cell.letter
        alone = len(self.written) > 1 and self.written[-2].cell.letter == f"{_LRM} "
        if alone and unicodedata.bidirectional(sign) in _SIGNS and not unicodedata.mirrored(sign):
            self._add(_RLM, placed)
            self._after_word = self._turned = True

    def outweigh(self, rtl: bool) -> None:
        """Write marks at the end until PDFium believes the line to run from the left."""
        last = self.written[-1]
        step = -_APART if rtl else _APART
        ends = (placed.x + (0 if rtl else placed.cell.width) for placed in self.written)
        place = last._replace(x=min(ends) if rtl else max(ends))
        text = "".join(placed.cell.letter for placed in self.written)
        lack = pieces_of(text).count("R") - pieces_of(text).count("L") + 1
        for _ in range(lack):
            # PDFium drops a sign that it finds again at the same place.
            place = place._replace(x=place.x + step)
            self._add(_JOINER, place, 0)
            self._add(_LRM, place, 0)

    def _hold_space(self) -> None:
        """Put a mark before the last sign if it is a space: before a jump pdf.js drops a mere space."""
        if len(self.written) > 1 and self.written[-1].cell.letter == " ":
            last, before = self.written[-1], self.written[-2].cell.letter
            if before not in DIRECTION_MARKS and _kind(before[-1]) == "N":
                return  # beside a bracket the mark would mislead poppler
            self.written[-1] = last._replace(cell=last.cell._replace(letter=f"{_LRM} "))

    def _mark(self, placed: Placed, kind: str) -> None:
        way = unicodedata.bidirectional(placed.cell.letter)
        inherits = self._after_word and way in ("CS", "WS", "ON", "BN", "S", "B")
        if inherits or (self._turned and kind == "N"):
            self._add(_LRM, placed)
            self._after_word = self._turned = False
        elif self._after_word:
            self._after_word = way in ("NSM", "AN")
        elif self._pen is not None and abs(placed.x - self._pen) > _FAR:
            self._add(_RLM, placed)
            if kind == "N":
                self._add(_LRM, placed)

    def _add(self, mark: str, place: Placed, width: int = _SLIM) -> None:
        # It ends where the next sign begins: pdf.js leaves out what moves the pen after a mark.
        self.written.append(Placed(place.x - width, place.face, Cell(place.face.blank, mark, width)))


def _cells(run: Run) -> Iterator[Placed]:
    pen = run.start
    for piece in run.pieces:
        for cell in piece.cells:
            yield Placed(pen, piece.face, cell)
            pen += cell.width


def _kind(letter: str) -> str:
    return _KINDS[ord(letter[0])]
