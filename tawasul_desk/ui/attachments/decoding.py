"""A picture in several sizes, from the pixels that the process which decodes sends."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

SMALLEST_LEVEL: Final = 1024  # pixels; below this, halving an image saves nothing worth having


@dataclass(frozen=True)
class Picture:
    """An image upright, at full size and halved again and again: painting picks the level it needs."""

    levels: tuple[QImage, ...]

    @property
    def size(self) -> QSize:
        """The full size in pixels."""
        return self.levels[0].size()

    def level_for(self, scale: float) -> QImage:
        """Return the smallest level that is not coarser than the screen at this scale."""
        return next(
            (level for level in reversed(self.levels) if self._scale_of(level) >= scale), self.levels[0]
        )

    def _scale_of(self, level: QImage) -> float:
        return level.width() / self.levels[0].width()


def in_levels(image: QImage) -> Picture:
    """Return the image with smaller copies of itself."""
    levels = [image]
    while max(levels[-1].width(), levels[-1].height()) > SMALLEST_LEVEL:
        levels.append(_halved(levels[-1]))
    return Picture(tuple(levels))


def _halved(image: QImage) -> QImage:
    return image.scaled(
        max(1, image.width() // 2),
        max(1, image.height() // 2),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
