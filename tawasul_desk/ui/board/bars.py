"""Lying bars: stacked, as parts of a whole, or below each other; the name of the row stands at the start."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontMetricsF, QPainter

from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.marks import Mark
from tawasul_desk.ui.board.plots import Plot, Shape
from tawasul_desk.ui.board.scale import Frame, Scale
from tawasul_desk.ui.theme import body_font

ROW: Final = {Shape.STACK: 46, Shape.SHARES: 46, Shape.SIDE: 56}
_TALLEST: Final = {Shape.STACK: 68, Shape.SHARES: 46, Shape.SIDE: 56}
_NAME, _NAME_SHARE, _GAP, _NUMBER, _BEHIND = 210.0, 0.34, 12.0, 58.0, 6.0
_SAID: Final = 12  # pixels of the letters behind a bar


def height(plot: Plot) -> int:
    """Return how high all rows are at least."""
    return ROW[plot.shape] * len(plot.rows)


def marks(plot: Plot, frame: Frame) -> tuple[Mark, ...]:
    """Return where each number is drawn."""
    tall = min(frame.height / max(len(plot.rows), 1), _TALLEST[plot.shape])
    start = _name_width(frame) + _GAP
    scale = Scale(_longest(plot), frame.width - start - _behind_width(plot))
    place = {Shape.STACK: _stacked, Shape.SHARES: _shares, Shape.SIDE: _side}[plot.shape]
    return tuple(
        Mark(number, column, frame.rect(start + left, number * tall + top, wide, high))
        for number in range(len(plot.rows))
        for column, left, top, wide, high in place(plot, number, scale, tall)
    )


def paint(painter: QPainter, plot: Plot, frame: Frame, placed: tuple[Mark, ...], ink: Ink) -> None:
    """Draw names, bars and numbers."""
    tall = min(frame.height / max(len(plot.rows), 1), _TALLEST[plot.shape])
    name = _name_width(frame)
    for number, row in enumerate(plot.rows):
        ink.name(painter, frame.rect(0, number * tall, name, tall), row.name, frame.start, 14)
    for mark in placed:
        value = plot.cells[mark.row][mark.column].value
        look = plot.columns[mark.column].look
        if value:
            ink.fill(painter, mark.room, look)
        if plot.shape is Shape.STACK:
            ink.on_fill(painter, mark.room, value, look)
        else:
            _behind(painter, plot, frame, mark, ink)
    if plot.shape is Shape.STACK:
        _totals(painter, plot, frame, placed, ink)


def _name_width(frame: Frame) -> float:
    return min(_NAME, frame.width * _NAME_SHARE)


def _behind_width(plot: Plot) -> float:
    metrics = QFontMetricsF(body_font(_SAID))
    said = (metrics.horizontalAdvance(text) for row in plot.said for text in row)
    return max(said, default=_NUMBER - 2 * _BEHIND) + 2 * _BEHIND


def _longest(plot: Plot) -> int:
    if plot.shape is Shape.STACK:
        return max((sum(cell.value for cell in row) for row in plot.cells), default=0)
    return plot.most


Placed = tuple[int, float, float, float, float]  # column, start, top, width, height


def _stacked(plot: Plot, row: int, scale: Scale, tall: float) -> list[Placed]:
    found: list[Placed] = []
    before, high = 0, min(28.0, tall - 16)
    for column, cell in enumerate(plot.cells[row]):
        start, end = scale.of(before), scale.of(before + cell.value)
        found.append((column, start, (tall - high) / 2, max(end - start - 1.5, 0), high))
        before += cell.value
    return found


def _shares(plot: Plot, row: int, scale: Scale, tall: float) -> list[Placed]:
    # A part lies over its whole, lower and from the same start.
    top = (tall - 34) / 2
    rooms = ((top, 18.0), (top, 18.0), (top + 21, 13.0), (top + 21, 13.0))
    return [
        (column, 0.0, at, _seen(scale.of(cell.value), cell.value), high)
        for column, (cell, (at, high)) in enumerate(zip(plot.cells[row], rooms, strict=True))
    ]


def _side(plot: Plot, row: int, scale: Scale, tall: float) -> list[Placed]:
    high = (tall - 14) / len(plot.columns)
    return [
        (column, 0.0, 7 + column * high, _seen(scale.of(cell.value), cell.value), high - 1.5)
        for column, cell in enumerate(plot.cells[row])
    ]


def _seen(length: float, value: int) -> float:
    return max(length, 3.0) if value else 0.0


def _behind(painter: QPainter, plot: Plot, frame: Frame, mark: Mark, ink: Ink) -> None:
    # What is said of a whole, and of its part where there is one, stands behind the end of its bar.
    if plot.shape is Shape.SHARES and mark.column % 2:
        return
    cells = plot.cells[mark.row]
    text, colour = ink.number(cells[mark.column].value), "ink_soft"
    if plot.said:
        text = plot.said[mark.row][mark.column // 2]
        colour = "error" if mark.column == 0 and cells[1].value else colour
    middle = mark.room.center().y() - frame.top
    start = frame.end_of(mark.room) + _BEHIND
    ink.text(
        painter, frame.rect(start, middle - 9, frame.width - start, 18), text, frame.start, colour, _SAID
    )


def _totals(painter: QPainter, plot: Plot, frame: Frame, placed: tuple[Mark, ...], ink: Ink) -> None:
    for number, row in enumerate(plot.cells):
        last = [mark for mark in placed if mark.row == number][-1].room
        room = frame.rect(frame.end_of(last) + 8, last.top() - frame.top, 60, last.height())
        total = ink.number(sum(cell.value for cell in row))
        ink.text(painter, room, total, frame.start, "ink", 14, bold=True)
