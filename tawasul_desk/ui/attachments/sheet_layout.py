"""Where the pages of a document lie, one under the other, at a scale."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from tawasul_desk.services.decoding.reply import Size

MARGIN: Final = 12  # logical pixels around the pages
GAP: Final = 8  # and between them


class SheetLayout:
    """Sizes in logical pixels; `unit`: how many a point or pixel of the page has at scale 1."""

    def __init__(self, sizes: Sequence[Size], unit: float) -> None:
        self._sizes = tuple(sizes)
        self._before = tuple(accumulate((height for _, height in sizes), initial=0.0))
        self._widest = max((width for width, _ in sizes), default=0.0)
        self._unit = unit
        self.scale = 1.0

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """Return the size of a page at this scale."""
        width, height = self._sizes[page]
        return QSizeF(width, height) * self._unit * self.scale

    def whole(self) -> QSizeF:
        """Return the room that all pages take."""
        if not self._sizes:
            return QSizeF()
        last = len(self) - 1
        height = self.top(last) + self.size(last).height() + MARGIN
        return QSizeF(self._widest * self._unit * self.scale + 2 * MARGIN, height)

    def top(self, page: int) -> float:
        """Return where a page begins."""
        return MARGIN + self._before[page] * self._unit * self.scale + GAP * page

    def page_at(self, y: float) -> int:
        """Return the page at this height, or the one above the gap there."""
        found = bisect_right(range(len(self)), y, key=self.top) - 1
        return min(max(found, 0), len(self) - 1)

    def frame(self, page: int, width: float) -> QRectF:
        """Return where a page lies: in the middle of this width or of all pages, whichever is wider."""
        size = self.size(page)
        left = (max(width, self.whole().width()) - size.width()) / 2
        return QRectF(QPointF(left, self.top(page)), size)

    def fit(self, page: int, room: QSizeF, *, whole: bool) -> float:
        """Return the scale at which a page has the width of the room, or fits whole."""
        width, height = (side * self._unit for side in self._sizes[page])
        across = (room.width() - 2 * MARGIN) / width
        return min(across, (room.height() - 2 * MARGIN) / height) if whole else across
