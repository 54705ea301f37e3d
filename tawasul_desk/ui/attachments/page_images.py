"""The images of the pages that are in sight: asked for one at a time, the newest need first."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from tawasul_desk.services.decoding.decoder import StrangersFile
from tawasul_desk.services.decoding.reply import Box
from tawasul_desk.services.decoding.thumbnails import Drawn
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.attachments.artist import Artist, Part, Request
from tawasul_desk.ui.pixels import image_of

KEPT: Final = 160 * 1024**2  # bytes of images; what is in sight is kept in any case


@dataclass(frozen=True)
class Image:
    """What was drawn of a page, and which part it is."""

    part: Part
    image: QImage

    def shows(self, part: Part) -> bool:
        """Return whether the part is in it, at the same size."""
        return _covers(self.part, part)


class PageImages(QObject):
    """Keeps one image a page. `failed` tells that the file was given up; one bad page is in `broken`."""

    arrived = Signal(int)
    failed = Signal(object)

    def __init__(self, artist: Artist, parent: QObject) -> None:
        super().__init__(parent)
        self._artist = artist
        self._file: StrangersFile | None = None
        self._images: dict[int, Image] = {}
        self._wanted: tuple[tuple[Part, Part], ...] = ()
        self._under_way: tuple[Part, Request] | None = None
        self.broken: dict[int, KnownError] = {}

    def begin(self, file: StrangersFile | None) -> None:
        """Forget all images and go on with this file."""
        if self._under_way is not None:
            self._under_way[1].cancel()
        self._file, self._under_way, self._wanted = file, None, ()
        self._images.clear()
        self.broken.clear()

    def of(self, page: int) -> Image | None:
        """Return what there is of a page, perhaps at another size."""
        return self._images.get(page)

    def want(self, parts: tuple[tuple[Part, Part], ...]) -> None:
        """Say what is in sight and, for each, what to draw where that is not there yet."""
        self._wanted = parts
        if self._under_way is not None:
            part, job = self._under_way
            if any(_covers(part, seen) for seen, _ in parts):
                return
            job.cancel()  # it is ended where it takes long; nobody waits for it
            self._under_way = None
        self._go_on()

    def _go_on(self) -> None:
        file = self._file
        missing = next((drawn for seen, drawn in self._wanted if self._is_missing(seen)), None)
        if file is None or missing is None or self._under_way is not None:
            return
        done, failed = partial(self._on_drawn, missing), partial(self._on_failed, missing)
        self._under_way = missing, self._artist.draw(file, missing, self, done, failed)

    def _is_missing(self, seen: Part) -> bool:
        known = self._images.get(seen.page)
        return seen.page not in self.broken and (known is None or not known.shows(seen))

    def _on_drawn(self, part: Part, drawn: Drawn) -> None:
        self._under_way = None
        self._images.pop(part.page, None)
        self._images[part.page] = Image(part, image_of(drawn))
        self._make_room()
        self.arrived.emit(part.page)
        self._go_on()

    def _on_failed(self, part: Part, error: KnownError) -> None:
        self._under_way = None
        if error.code is ErrorCode.CANCELLED:
            return
        if error.code is ErrorCode.STOPPED:
            self.failed.emit(error)
            return
        self.broken[part.page] = error
        self.arrived.emit(part.page)
        self._go_on()

    def _make_room(self) -> None:
        """Drop the images drawn longest ago that are not in sight."""
        in_sight = {seen.page for seen, _ in self._wanted}
        size = sum(known.image.sizeInBytes() for known in self._images.values())
        for page in [page for page in self._images if page not in in_sight]:
            if size <= KEPT:
                return
            size -= self._images.pop(page).image.sizeInBytes()


def _covers(drawn: Part, seen: Part) -> bool:
    """Return whether what is in sight is in what was drawn, at the same size."""
    return (drawn.page, drawn.whole) == (seen.page, seen.whole) and _inside(seen.box, drawn.box)


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and inner.left + inner.width <= outer.left + outer.width
        and inner.top + inner.height <= outer.top + outer.height
    )
