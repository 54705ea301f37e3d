"""Ink and paper: what is drawn, measured from the top start corner, and the canvas that draws it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Final

import uharfbuzz as hb
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from tawasul_desk.services.reports.embedding import EmbeddedFace
from tawasul_desk.services.reports.emission import in_reading_order, leaning, needs_order, with_held_ends
from tawasul_desk.services.reports.faces import UNITS, Face
from tawasul_desk.services.reports.lines import Line, Run
from tawasul_desk.services.reports.shaping import DIRECTION_MARKS, Cell, Piece

_face: Final = attrgetter("face")
_SEAM: Final = 10  # thousandths: what stands at the seam between two faces, for PDFium
_LIFT: Final = 0.007  # of the size: how far apart they stand in height
_ICON_SIDE: Final = 24
_PEN: Final = 1.5
_MOVES: Final = re.compile(r"([MLCZ])\s*([\d.\s]*)")
_STROKES: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}
PAGE_WIDTH: Final = A4[0]
PAGE_HEIGHT: Final = A4[1]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its baseline, `x` its edge on the side where the page starts."""

    x: float
    y: float
    line: Line
    size: float
    colour: int


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle; with a radius its corners are round."""

    x: float
    y: float
    width: float
    height: float
    fill: int
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """An icon of one path, in strokes: absolute M, L, C and Z in a square of 24, never mirrored."""

    x: float
    y: float
    size: float
    path: str
    colour: int


@dataclass(frozen=True, slots=True)
class Bars:
    """The black bars of a bar code, each (offset, width): read the same way on every page, never mirrored."""

    x: float
    y: float
    width: float
    height: float
    bars: tuple[tuple[float, float], ...]


Ink = Words | Panel | Drawing | Bars


def moved(ink: Ink, x: float, y: float) -> Ink:
    """Return the ink shifted towards the end and the bottom of the page, in points."""
    match ink:
        case Words():
            return Words(ink.x + x, ink.y + y, ink.line, ink.size, ink.colour)
        case Panel():
            return Panel(ink.x + x, ink.y + y, ink.width, ink.height, ink.fill, ink.radius)
        case Drawing():
            return Drawing(ink.x + x, ink.y + y, ink.size, ink.path, ink.colour)
        case Bars():
            return Bars(ink.x + x, ink.y + y, ink.width, ink.height, ink.bars)


class Sheet(Canvas):
    """A reportlab canvas on which shaped lines can be drawn, from the right where the page runs so."""

    # What reportlab keeps to itself: the document, to add fonts, and the page's drawing commands.
    _doc: PDFDocument
    _code: list[str]

    def __init__(self, out: BytesIO, rtl: bool) -> None:
        rl_config.useA85 = 0  # pages as plain compressed bytes: a fifth smaller, and faster to write
        super().__init__(out, pagesize=A4, pageCompression=1)
        self._rtl = rtl
        self._faces: dict[Face, EmbeddedFace] = {}
        self._leaning = 0  # how many more letters of this page run from the left than from the right

    def page(self, inks: Iterable[Ink]) -> None:
        """Draw one page and finish it."""
        self._leaning = 0
        shown = list(inks)
        ordered = _rows_to_order(ink for ink in shown if isinstance(ink, Words))
        for ink in shown:
            match ink:
                case Words():
                    self._words(ink, round(ink.y) in ordered)
                case Panel():
                    self._panel(ink)
                case Drawing():
                    self._drawing(ink)
                case Bars():
                    self._bars(ink)
        self._lean()
        self.showPage()

    def _left(self, x: float, width: float) -> float:
        return PAGE_WIDTH - x - width if self._rtl else x

    def _fill(self, colour: int) -> None:
        self._code.append(f"{_channels(colour)} rg")

    def _drawing(self, drawing: Drawing) -> None:
        scale = drawing.size / _ICON_SIDE
        left, top = self._left(drawing.x, drawing.size), PAGE_HEIGHT - drawing.y
        strokes = " ".join(f"{places} {_STROKES[move]}" for move, places in _MOVES.findall(drawing.path))
        self._code.append(
            f"q {scale:.4f} 0 0 {-scale:.4f} {left:.2f} {top:.2f} cm"
            f" {_channels(drawing.colour)} RG {_PEN} w 1 J 1 j {strokes} S Q"
        )

    def _panel(self, panel: Panel) -> None:
        self._fill(panel.fill)
        left, bottom = self._left(panel.x, panel.width), PAGE_HEIGHT - panel.y - panel.height
        if panel.radius:
            self._code.append(_rounded(left, bottom, panel.width, panel.height, panel.radius))
        else:
            self._code.append(f"{left:.2f} {bottom:.2f} {panel.width:.2f} {panel.height:.2f} re f")

    def _bars(self, code: Bars) -> None:
        self._fill(0)
        left, bottom = self._left(code.x, code.width), PAGE_HEIGHT - code.y - code.height
        self._code += (
            f"{left + offset:.2f} {bottom:.2f} {width:.2f} {code.height:.2f} re"
            for offset, width in code.bars
        )
        self._code.append("f")

    def _words(self, words: Words, ordered: bool) -> None:
        self._fill(words.colour)
        x, y = self._left(words.x, words.line.width), PAGE_HEIGHT - words.y
        scale = words.size / UNITS
        outlines: list[str] = []
        for run in words.line.runs:
            pen = x + run.start * scale
            for piece in run.pieces:
                if piece.marks:
                    outlines += _outlines(piece, pen, y, scale)
                pen += piece.width * scale
        ordered = ordered and any(run.rtl for run in words.line.runs)
        commands = self._in_order(words, x, y) if ordered else self._by_run(words, x, y)
        self._code += ["BT", *commands, "ET", *outlines]

    def _lean(self) -> None:
        """Outweigh the other letters: poppler takes a page to run as most of its letters do."""
        lack = self._leaning + 1 if self._rtl else -self._leaning
        if lack <= 0 or not self._faces:
            return
        face, embedded = next(iter(self._faces.items()))
        mark = embedded.code(Cell(face.blank, DIRECTION_MARKS[self._rtl], UNITS // 5))
        self._code.append(f"BT /{embedded.resource} 1 Tf 1 0 0 1 20 20 Tm <{mark * lack}> Tj ET")

    def _by_run(self, words: Words, x: float, y: float) -> Iterator[str]:
        """Yield one operator for each run and face, in the order of reading."""
        scale = words.size / UNITS
        for run in words.line.runs:
            pen = x + run.start * scale
            for face, group in groupby(run.pieces, _face):
                pieces = list(group)
                embedded = self._embedded(face)
                cells = with_held_ends(pieces, run.rtl)
                self._leaning += leaning("".join(cell.letter for cell in cells))
                codes = "".join(map(embedded.code, cells))
                yield f"/{embedded.resource} {words.size:.2f} Tf 1 0 0 1 {pen:.2f} {y:.2f} Tm <{codes}> Tj"
                pen += sum(piece.width for piece in pieces) * scale

    def _in_order(self, words: Words, x: float, y: float) -> Iterator[str]:
        """Yield one operator for the line, or one for each stretch of a face, in the order of reading."""
        scale = words.size / UNITS
        groups = [(face, list(group)) for face, group in groupby(in_reading_order(words.line), _face)]
        for turn, (face, cells) in enumerate(groups):
            embedded = self._embedded(face)
            self._leaning += leaning("".join(placed.cell.letter for placed in cells)) + 2 * (len(groups) > 1)
            start = pen = cells[0].x
            # PDFium sorts operators by their place, unless they stand at different heights, however little,
            # and no width is at their seams.
            seam = embedded.code(Cell(face.blank, DIRECTION_MARKS[0], _SEAM))
            shown = f"<{seam}>1 {_SEAM - 1}<" if turn else "<"
            for placed in cells:
                if placed.x != pen:
                    # In two: after a mark pdf.js leaves out the first number.
                    shown += f">1 {pen - placed.x - 1}<"
                shown += embedded.code(placed.cell)
                pen = placed.x + placed.cell.width
            place = f"1 0 0 1 {x + start * scale:.2f} {y + turn % 2 * _LIFT * words.size:.2f} Tm"
            end = f">1 {_SEAM - 1}<{seam}>" if turn + 1 < len(groups) else ">"
            yield f"/{embedded.resource} {words.size:.2f} Tf {place} [{shown}{end}] TJ"

    def _embedded(self, face: Face) -> EmbeddedFace:
        known = self._faces.get(face)
        if known is None:
            known = self._faces[face] = EmbeddedFace(face, _resource(len(self._faces)))
            self._doc.delayedFonts.append(known)
        return known


def _rows_to_order(lines: Iterable[Words]) -> set[int]:
    """Return the heights, in points, at which a line is to be written in the order of reading."""
    rows: dict[int, list[Run]] = defaultdict(list)
    for words in lines:
        rows[round(words.y)] += words.line.runs
    return {y for y, runs in rows.items() if needs_order(runs)}


def _channels(colour: int) -> str:
    return " ".join(f"{(colour >> shift & 255) / 255:.3f}" for shift in (16, 8, 0))


def _resource(number: int) -> str:
    """Return a font's name on the page; its six letters also mark the font as a subset."""
    return "TAWAS" + chr(ord("A") + number)


def _rounded(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    """Return a rectangle with round corners as PDF path commands."""
    right, top = left + width, bottom + height
    bend = radius * 0.4477  # from the corner to the control points of a quarter of a circle
    corners = (
        (left, bottom + radius, left, bottom + bend, left + bend, bottom, left + radius, bottom),
        (right - radius, bottom, right - bend, bottom, right, bottom + bend, right, bottom + radius),
        (right, top - radius, right, top - bend, right - bend, top, right - radius, top),
        (left + radius, top, left + bend, top, left, top - bend, left, top - radius),
    )
    moves = ("m", "l", "l", "l")
    return (
        " ".join(
            f"{x:.2f} {y:.2f} {move} {' '.join(f'{place:.2f}' for place in curve)} c"
            for move, (x, y, *curve) in zip(moves, corners, strict=True)
        )
        + " f"
    )


def _outlines(piece: Piece, x: float, y: float, scale: float) -> Iterator[str]:
    for glyph, right, up in piece.marks:
        place = f"{scale:.5f} 0 0 {scale:.5f} {x + right * scale:.2f} {y + up * scale:.2f}"
        yield f"q {place} cm {_outline(piece.face, glyph)} f Q"


@cache
def _outline(face: Face, glyph: int) -> str:
    """Return a glyph's outline as PDF path commands, in thousandths."""
    path: list[str] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _: path.append(f"{x:.0f} {y:.0f} m"))
    draw.set_line_to_func(lambda x, y, _: path.append(f"{x:.0f} {y:.0f} l"))
    draw.set_cubic_to_func(
        lambda *points: path.append(" ".join(f"{point:.0f}" for point in points[:6]) + " c")
    )
    draw.set_close_path_func(lambda _: path.append("h"))
    face.font.draw_glyph(glyph, draw)
    return " ".join(path)
