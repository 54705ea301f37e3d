"""Where a number is drawn: what the mouse points at and the keyboard walks over."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class Mark:
    """One number of a plot in its place; `hit`: where the mouse means it, if that is more."""

    row: int
    column: int
    room: QRectF
    hit: QRectF | None = None

    @property
    def target(self) -> QRectF:
        """Where the mouse means it."""
        return self.room if self.hit is None else self.hit
