"""Asks the process that decodes on behalf of the viewer, off the window's thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject

from tawasul_desk.services.decoding.decoder import Decoder, StrangersFile
from tawasul_desk.services.decoding.reply import Box, Rect
from tawasul_desk.services.decoding.thumbnails import Drawn
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.jobs import Jobs, Lane

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True)
class Part:
    """A box of a page, in pixels of the page drawn as large as `whole`."""

    page: int
    whole: tuple[int, int]
    box: Box


class Request:
    """Something asked of the other process; who asked may call it off."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._off = threading.Event()

    def cancel(self) -> None:
        """Let nobody hear of it any more; where it is under way and takes long, it is ended."""
        self._off.set()

    def unwanted(self) -> bool:
        """Return whether nobody waits for it any more; asked from other threads too."""
        return self._off.is_set() or self._jobs.stopping()

    def run(
        self,
        work: Callable[[], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Do the work off the window's thread."""

        def unless_off(then: Callable[[S], None]) -> Callable[[S], None]:
            return lambda answer: None if self._off.is_set() else then(answer)

        self._jobs.run(work, unless_off(done), unless_off(failed), lane=Lane.DRAWING, owner=owner)


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
    ) -> Request:
        """Draw a part."""
        request = Request(self._jobs)

        def work() -> Drawn:
            pixels = self._decoder.draw(file, part.page, part.whole, part.box, request.unwanted)
            return Drawn(part.box.width, part.box.height, pixels)

        request.run(work, owner, done, failed)
        return request

    def find(
        self,
        file: StrangersFile,
        page: int,
        text: str,
        owner: QObject,
        done: Callable[[list[list[Rect]]], None],
    ) -> Request:
        """Find a text on a page; what cannot be read has no hits."""
        request = Request(self._jobs)

        def work() -> list[list[Rect]]:
            return self._decoder.find(file, page, text, request.unwanted)

        request.run(work, owner, done, lambda _error: done([]))
        return request
