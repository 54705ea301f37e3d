"""Asks the process that decodes on behalf of the viewer, off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from tawasul_desk.services.decoding.decoder import Decoder, StrangersFile
from tawasul_desk.services.decoding.reply import Box, Rect
from tawasul_desk.services.decoding.thumbnails import Drawn
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.jobs import Job, Jobs, Lane


@dataclass(frozen=True)
class Part:
    """A box of a page, in pixels of the page drawn as large as `whole`."""

    page: int
    whole: tuple[int, int]
    box: Box


class Artist:
    """Draws parts of pages and finds words on them; the answers come on the window's thread."""

    def __init__(self, decoder: Decoder, jobs: Jobs) -> None:
        self._decoder = decoder
        self._jobs = jobs

    def draw(
        self,
        file: StrangersFile,
        part: Part,
        owner: QObject,
        done: Callable[[Drawn], None],
        failed: Callable[[KnownError], None],
    ) -> Job:
        """Draw a part; a job that is cancelled ends its request."""

        def work() -> Drawn:
            pixels = self._decoder.draw(file, part.page, part.whole, part.box, lambda: self._unwanted(job))
            return Drawn(part.box.width, part.box.height, pixels)

        job = self._jobs.run(work, done, failed, lane=Lane.DRAWING, owner=owner)
        return job

    def find(
        self,
        file: StrangersFile,
        page: int,
        text: str,
        owner: QObject,
        done: Callable[[list[list[Rect]]], None],
    ) -> Job:
        """Find a text on a page; what cannot be read has no hits."""

        def work() -> list[list[Rect]]:
            return self._decoder.find(file, page, text, lambda: self._unwanted(job))

        job = self._jobs.run(work, done, lambda _error: done([]), lane=Lane.DRAWING, owner=owner)
        return job

    def _unwanted(self, job: Job) -> bool:
        return job.cancelled() or self._jobs.stopping()
