"""The heat map: weekdays below each other, hours as the line is read, every number a shade and a digit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from tawasul_desk.ui.board.ink import Ink, level
from tawasul_desk.ui.board.marks import Mark
from tawasul_desk.ui.board.plots import Plot
from tawasul_desk.ui.board.scale import Frame, every

_ROW: Final = 30.0
_NAME, _HEAD = 92.0, 24.0
HEIGHT: Final = round(7 * _ROW + _HEAD)
_GAP: Final = 2.0


def marks(plot: Plot, frame: Frame) -> tuple[Mark, ...]:
    """Return the field of each weekday and hour."""
    inner = frame.within(start=_NAME, top=_HEAD)
    wide = inner.width / max(len(plot.columns), 1)
    return tuple(
        Mark(row, column, inner.rect(column * wide, row * _ROW, wide - _GAP, _ROW - _GAP))
        for row in range(len(plot.rows))
        for column in range(len(plot.columns))
    )


def paint(painter: QPainter, plot: Plot, frame: Frame, placed: tuple[Mark, ...], ink: Ink) -> None:
    """Draw the hours, the weekdays and the fields."""
    inner = frame.within(start=_NAME, top=_HEAD)
    wide = inner.width / max(len(plot.columns), 1)
    for column in range(0, len(plot.columns), every(len(plot.columns), 22, inner.width)):
        room = inner.rect(column * wide, -_HEAD, wide - _GAP, _HEAD)
        ink.text(painter, room, plot.columns[column].name, Qt.AlignmentFlag.AlignCenter, "muted", 12)
    for number, row in enumerate(plot.rows):
        room = frame.rect(0, _HEAD + number * _ROW, _NAME - 8, _ROW - _GAP)
        ink.text(painter, room, row.name, frame.start, "muted" if row.quiet else "ink", 14)
    for mark in placed:
        _paint_field(painter, plot, mark, ink)


def _paint_field(painter: QPainter, plot: Plot, mark: Mark, ink: Ink) -> None:
    value = plot.cells[mark.row][mark.column].value
    depth = level(value, plot.most)
    painter.fillRect(mark.room.toRect(), ink.shade(depth))
    text = ink.number(value)
    if value and ink.width(text, 12) <= mark.room.width():
        ink.text(painter, mark.room, text, Qt.AlignmentFlag.AlignCenter, ink.on_shade(depth), 12)
