"""A picture in several sizes, from the pixels that the process which decodes sends."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

SMALLEST_LEVEL: Final = 1024  # pixels; below this, halving an image saves nothing worth having


@dataclass(frozen=True)
class Picture:
    """An image upright, of this full size, in levels from the largest on: painting picks what it needs.

    For a first look there is a small level alone.
    """

    levels: tuple[QImage, ...]
    size: QSize

    @property
    def is_whole(self) -> bool:
        """Whether every pixel is there."""
        return self.levels[0].size() == self.size

    def level_for(self, scale: float) -> QImage:
        """Return the smallest level that is not coarser than the screen at this scale."""
        return next(
            (level for level in reversed(self.levels) if self._scale_of(level) >= scale), self.levels[0]
        )

    def _scale_of(self, level: QImage) -> float:
        return level.width() / self.size.width()


def in_levels(image: QImage) -> Picture:
    """Return the image with smaller copies of itself."""
    levels = [image]
    while max(levels[-1].width(), levels[-1].height()) > SMALLEST_LEVEL:
        levels.append(_halved(levels[-1]))
    return Picture(tuple(levels), image.size())


def _halved(image: QImage) -> QImage:
    return image.scaled(
        max(1, image.width() // 2),
        max(1, image.height() // 2),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
