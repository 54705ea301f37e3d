"""Room, direction and scale: what every chart measures by, so that all of them mirror alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt

_STEPS: Final = (1, 2, 5)


@dataclass(frozen=True)
class Frame:
    """Room to draw in, measured from the side where reading starts; `mirrored`: that is the right one."""

    left: float
    top: float
    width: float
    height: float
    mirrored: bool = False

    def rect(self, start: float, top: float, width: float, height: float) -> QRectF:
        """Return a rectangle that begins `start` pixels into the reading direction."""
        before = self.width - start - width if self.mirrored else start
        return QRectF(self.left + before, self.top + top, width, height)

    def point(self, start: float, top: float) -> QPointF:
        """Return the point `start` pixels into the reading direction."""
        return QPointF(self.left + (self.width - start if self.mirrored else start), self.top + top)

    def end_of(self, room: QRectF) -> float:
        """Return how far into the reading direction a rectangle ends."""
        return self.left + self.width - room.left() if self.mirrored else room.right() - self.left

    def within(self, start: float = 0, top: float = 0, end: float = 0, bottom: float = 0) -> Frame:
        """Return what is left when this much is taken from each side."""
        left = self.left + (end if self.mirrored else start)
        return Frame(
            left, self.top + top, self.width - start - end, self.height - top - bottom, self.mirrored
        )

    @property
    def all(self) -> QRectF:
        """All of it."""
        return QRectF(self.left, self.top, self.width, self.height)

    @property
    def start(self) -> Qt.AlignmentFlag:
        """The alignment of text to the side where reading starts."""
        return self._side(right=self.mirrored)

    @property
    def end(self) -> Qt.AlignmentFlag:
        """The alignment of text to the side where reading ends."""
        return self._side(right=not self.mirrored)

    def _side(self, *, right: bool) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Scale:
    """Turns numbers from 0 to `top` into lengths up to `length` pixels."""

    top: float
    length: float

    def of(self, value: float) -> float:
        """Return the length of a number; nothing is longer than the room."""
        return self.length * min(value, self.top) / self.top if self.top > 0 else 0.0


def ticks(most: int, about: int = 4) -> tuple[int, ...]:
    """Return round numbers from 0 to at least `most` (and at least 1), about so many steps of them."""
    step = _step(max(most, 1) / about)
    count = -(-max(most, 1) // step)
    return tuple(step * number for number in range(count + 1))


def _step(wanted: float) -> int:
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= wanted:
                return step * power
        power *= 10


def every(count: int, width: float, room: float) -> int:
    """Return how many places apart labels of this width stand so that they do not touch."""
    each = room / max(count, 1)
    return max(1, -int(-width // each)) if each > 0 else count
