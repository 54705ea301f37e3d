"""Day by day: bars for what came in, a line for what was finished; time runs as the line is read."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.marks import Mark
from tawasul_desk.ui.board.plots import Look, Plot
from tawasul_desk.ui.board.scale import Frame, Scale, every, ticks

HEIGHT: Final = 248
_AXIS, _FOOT, _HEAD = 44.0, 26.0, 10.0
_DOT: Final = 4.0


def marks(plot: Plot, frame: Frame) -> tuple[Mark, ...]:
    """Return the bar and the dot of each day; the mouse means a bar anywhere over its day."""
    inner, scale, wide = _room(plot, frame)
    found = []
    for number, cells in enumerate(plot.cells):
        came, done = (scale.of(cell.value) for cell in cells)
        thin = max(wide * 0.62, 2.0)
        bar = inner.rect(number * wide + (wide - thin) / 2, inner.height - came, thin, came)
        found.append(Mark(number, 0, bar, inner.rect(number * wide, 0, wide, inner.height)))
        at = inner.point((number + 0.5) * wide, inner.height - done)
        found.append(Mark(number, 1, QRectF(at.x() - _DOT, at.y() - _DOT, 2 * _DOT, 2 * _DOT)))
    return tuple(found)


def paint(painter: QPainter, plot: Plot, frame: Frame, placed: tuple[Mark, ...], ink: Ink) -> None:
    """Draw days of rest, the scale, the bars, the line and the axis."""
    inner, scale, wide = _room(plot, frame)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, row in enumerate(plot.rows):
        if row.quiet:
            painter.fillRect(inner.rect(number * wide, 0, wide, inner.height), ink.theme.colour("sunken"))
    _paint_scale(painter, plot, frame, inner, scale, ink)
    for mark in placed:
        if mark.column == 0 and plot.cells[mark.row][0].value:
            ink.fill(painter, mark.room, Look.CAME)
    _paint_line(painter, placed, wide, ink)
    _paint_axis(painter, plot, inner, wide, ink)


def _room(plot: Plot, frame: Frame) -> tuple[Frame, Scale, float]:
    inner = frame.within(start=_AXIS, top=_HEAD, bottom=_FOOT)
    return inner, Scale(ticks(plot.most)[-1], inner.height), inner.width / max(len(plot.rows), 1)


def _paint_scale(painter: QPainter, plot: Plot, frame: Frame, inner: Frame, scale: Scale, ink: Ink) -> None:
    for tick in ticks(plot.most):
        y = inner.height - scale.of(tick)
        painter.setPen(QPen(ink.theme.colour("line" if tick else "field"), 1))
        painter.drawLine(inner.point(0, y), inner.point(inner.width, y))
        room = frame.rect(0, y + _HEAD - 9, _AXIS - 8, 18)
        ink.text(painter, room, ink.number(tick), frame.end, "muted", 12)


def _paint_line(painter: QPainter, placed: tuple[Mark, ...], wide: float, ink: Ink) -> None:
    dots = [mark.room.center() for mark in placed if mark.column == 1]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, thick in (("raised", 5.0), ("primary", 2.5)):  # a pale edge parts the line from the bars
        painter.setPen(QPen(ink.theme.colour(token), thick, c=Qt.PenCapStyle.RoundCap))
        # One by one: Qt takes a hundred times longer over a thick line with many corners.
        painter.drawLines([QLineF(before, after) for before, after in pairwise(dots)])
    if wide < 4 * _DOT:
        return
    painter.setPen(QPen(ink.theme.colour("raised"), 1.5))
    painter.setBrush(ink.theme.colour("primary"))
    for dot in dots:
        painter.drawEllipse(dot, _DOT, _DOT)


def _paint_axis(painter: QPainter, plot: Plot, inner: Frame, wide: float, ink: Ink) -> None:
    named = [number for number, row in enumerate(plot.rows) if row.marked]
    label = max((ink.width(plot.rows[number].short, 12) for number in named), default=0) + 16
    apart = every(len(named), label, inner.width)
    for number in named[::apart]:
        middle = (number + 0.5) * wide
        painter.setPen(QPen(ink.theme.colour("field"), 1))
        painter.drawLine(inner.point(middle, inner.height), inner.point(middle, inner.height + 4))
        start = min(max(middle - label / 2, -_AXIS), inner.width - label)
        room = inner.rect(start, inner.height + 6, label, 18)
        ink.text(painter, room, plot.rows[number].short, Qt.AlignmentFlag.AlignCenter, "ink_soft", 12)
