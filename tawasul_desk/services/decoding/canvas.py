"""Memory that the desk and the process that decodes share: a pipe would carry pixels in many small pieces."""

import mmap
import os
import sys
from typing import Final

from tawasul_desk.services.decoding.reply import BYTES_A_PIXEL, PIXEL_LIMIT

SIZE: Final = PIXEL_LIMIT * BYTES_A_PIXEL  # bytes of address space; memory only for what was drawn
KEPT: Final = 16 * 1024**2  # bytes that stay in memory from one drawing to the next


class Canvas:
    """The pixels of one drawing at a time; for systems that hand an open file to a child by its number."""

    def __init__(self, number: int | None = None) -> None:
        """`number`: of the open file, where the other process made the canvas."""
        self.number = os.memfd_create("pixels") if number is None else number
        if number is None:
            os.ftruncate(self.number, SIZE)
        self._memory = mmap.mmap(self.number, SIZE)

    def room(self, size: int) -> memoryview:
        """Return so many bytes to draw on."""
        return memoryview(self._memory)[:size]

    def take(self, size: int) -> bytes:
        """Return what was drawn, and give memory back that is seldom needed."""
        pixels = self._memory[:size]
        if size > KEPT:
            os.ftruncate(self.number, 0)
            os.ftruncate(self.number, SIZE)
        return pixels

    def close(self) -> None:
        """Let go of it."""
        self._memory.close()
        os.close(self.number)


def new_canvas() -> Canvas | None:
    """Return a canvas to share, or None where pixels have to go through the pipe."""
    return Canvas() if sys.platform == "linux" else None
