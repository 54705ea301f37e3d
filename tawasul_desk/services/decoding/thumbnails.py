"""Small pictures of first pages, never larger than the place that they are for."""

from dataclasses import dataclass, field

from tawasul_desk.services.decoding.decoder import SMALL_PATIENCE, Cancelled, Decoder, StrangersFile
from tawasul_desk.services.decoding.reply import Box, Size


@dataclass(frozen=True)
class Drawn:
    """Pixels in rows from the top: blue, green, red and an unused byte each."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


def top_of(decoder: Decoder, file: StrangersFile, width: int, height: int, cancelled: Cancelled) -> Drawn:
    """Return the first page filling this place: its top tells what it is. Raises as Decoder does."""
    size = decoder.pages(file, cancelled, patience=SMALL_PATIENCE).sizes[0]
    scale = max(width / size[0], height / size[1])
    whole = _scaled(size, scale)
    box = Box(max(0, (whole[0] - width) // 2), 0, min(width, whole[0]), min(height, whole[1]))
    return _draw(decoder, file, whole, box, cancelled)


def fitted(decoder: Decoder, file: StrangersFile, side: int, cancelled: Cancelled) -> Drawn:
    """Return the whole first page, fitted into a square. Raises as Decoder does."""
    size = decoder.pages(file, cancelled, patience=SMALL_PATIENCE).sizes[0]
    whole = _scaled(size, side / max(size))
    return _draw(decoder, file, whole, Box(0, 0, *whole), cancelled)


def _scaled(size: Size, scale: float) -> tuple[int, int]:
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _draw(
    decoder: Decoder, file: StrangersFile, whole: tuple[int, int], box: Box, cancelled: Cancelled
) -> Drawn:
    pixels = decoder.draw(file, 0, whole, box, cancelled, patience=SMALL_PATIENCE)
    return Drawn(box.width, box.height, pixels)
