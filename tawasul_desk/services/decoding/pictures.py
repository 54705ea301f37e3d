"""JPEG, PNG and TIFF as pages: size before pixels, upright, eight bits a colour."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from PIL import Image, ImageFile, ImageOps, TiffImagePlugin

from tawasul_desk.services.decoding.reply import PIXEL_LIMIT, Box, Rect, Refusal, Size
from tawasul_desk.services.errors import ErrorCode

PAGE_LIMIT: Final = 2_000
_FORMS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF"}
_TURNED: Final = (5, 6, 7, 8)  # values of the orientation that swap the sides
_ORIENTATION: Final = 0x0112
_COMPRESSION: Final = 259

Image.MAX_IMAGE_PIXELS = None  # our own limit is lower, and asked before anything is read
ImageFile.LOAD_TRUNCATED_IMAGES = False


class Pictures:
    """An open picture, or a TIFF with its pages.

    Raises Refusal: DAMAGED, TOO_LARGE by its size alone, CANNOT_SHOW with reason="kind".
    """

    in_points = False

    def __init__(self, data: bytes, media_type: str) -> None:
        self._data = data
        with _told(data, media_type):
            # An opened picture reads its pixels only when they are asked for.
            self._image = Image.open(BytesIO(data), formats=[_FORMS[media_type]])
        self._media_type = media_type
        self._read: tuple[int, Image.Image] | None = None
        _check(self._image)

    def sizes(self) -> list[Size]:
        """Return the size of every page in pixels, upright."""
        found: list[Size] = []
        with _told(self._data, self._media_type):
            for number in range(min(getattr(self._image, "n_frames", 1), PAGE_LIMIT)):
                self._image.seek(number)
                found.append(_upright_size(self._image))
            self._image.seek(0)
        return found

    def draw(self, number: int, whole: Box, box: Box, pixels: memoryview) -> None:
        """Draw a box of the page when the page is as large as `whole`."""
        image = self._page(number, whole)
        if (image.width, image.height) != (whole.width, whole.height) or whole != box:
            across, down = image.width / whole.width, image.height / whole.height
            part = (
                box.left * across,
                box.top * down,
                min(image.width, (box.left + box.width) * across),
                min(image.height, (box.top + box.height) * down),
            )
            smaller = across > 1 or down > 1
            kind = Image.Resampling.BOX if smaller else Image.Resampling.BILINEAR
            image = image.resize((box.width, box.height), kind, part, reducing_gap=2.0 if smaller else None)
        pixels[:] = image.tobytes("raw", "BGRX")

    def find(self, _number: int, _text: str) -> list[list[Rect]]:
        """Return nothing: a picture has no text."""
        return []

    def close(self) -> None:
        """Let go of the picture."""
        self._read = None
        self._image.close()

    def _page(self, number: int, whole: Box) -> Image.Image:
        """Return a page upright, on white; the last one is kept, for it is drawn more than once."""
        with _told(self._data, self._media_type):
            if self._media_type == "image/jpeg" and 2 * max(whole[2:]) < max(self._image.size):
                return self._small_copy(whole)
            if self._read is None or self._read[0] != number:
                self._read = None
                self._image.seek(number)
                _check(self._image)
                self._read = number, _plain(self._image)
        return self._read[1]

    def _small_copy(self, whole: Box) -> Image.Image:
        """Return a photograph no larger than needed: most of its detail is never unpacked."""
        image = Image.open(BytesIO(self._data), formats=["JPEG"])
        turned = image.getexif().get(_ORIENTATION) in _TURNED
        image.draft("RGB", (whole.height, whole.width) if turned else (whole.width, whole.height))
        return _plain(image)


def _check(image: Image.Image) -> None:
    width, height = image.size
    if width < 1 or height < 1:
        raise Refusal(ErrorCode.DAMAGED, reason="no-size")
    if width * height > PIXEL_LIMIT:
        raise Refusal(ErrorCode.TOO_LARGE, width=width, height=height, limit=PIXEL_LIMIT)


def _upright_size(image: Image.Image) -> Size:
    width, height = image.size
    if image.format == "TIFF":
        return width, height  # Pillow has turned it already
    turned = image.getexif().get(_ORIENTATION) in _TURNED
    return (height, width) if turned else (width, height)


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture as the screen wants it: upright, eight bits, what is transparent on white."""
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    elif image.mode in ("I", "F"):
        image = _stretched(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        ground.alpha_composite(seen)
        image = ground
    turned: Image.Image = ImageOps.exif_transpose(image)
    return turned.convert("RGB")


def _stretched(image: Image.Image) -> Image.Image:
    """Return numbers of any range as grey from black to white."""
    low, high = image.getextrema()
    if not isinstance(low, int | float) or not isinstance(high, int | float) or high <= low:
        return image.convert("L")
    factor = 255 / (high - low)
    return image.point(lambda value: value * factor - low * factor).convert("L")


@contextmanager
def _told(data: bytes, media_type: str) -> Iterator[None]:
    """Turn what Pillow says into what the officer is told."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Refusal, MemoryError):
        raise
    except Exception as error:
        if media_type == "image/tiff" and _names_its_kind(data, error):
            raise Refusal(ErrorCode.CANNOT_SHOW, reason="kind") from error
        raise Refusal(ErrorCode.DAMAGED, reason="unreadable") from error


def _names_its_kind(data: bytes, error: Exception) -> bool:
    """Return whether a TIFF is one that Pillow has no words for, rather than a broken one."""
    try:
        tags = TiffImagePlugin.ImageFileDirectory_v2(data[:8])
        stream = BytesIO(data)
        stream.seek(tags.next)
        tags.load(stream)
        width, height, compression = tags[256], tags[257], tags.get(_COMPRESSION, 1)
    except Exception:  # whatever a broken directory raises
        return False
    if width < 1 or height < 1:
        return False
    known = compression in TiffImagePlugin.COMPRESSION_INFO
    return not known or isinstance(error, KeyError | NotImplementedError) or "unknown" in str(error)
