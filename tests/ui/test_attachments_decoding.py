import io
import struct
import zlib

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImageReader

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.attachments.decoding import PIXEL_LIMIT, decode, expect_type, thumbnail

ORIENTATION = 0x0112


def encoded(image: Image.Image, form: str, orientation: int | None = None) -> bytes:
    exif = Image.Exif()
    if orientation is not None:
        exif[ORIENTATION] = orientation
    buffer = io.BytesIO()
    image.save(buffer, form, exif=exif)
    return buffer.getvalue()


def two_halves(width: int, height: int) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, width // 2, height))
    return image


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_bomb(width: int, height: int) -> bytes:
    """A few kilobytes that claim to be this many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * min(height, 200)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_bomb(width: int, height: int) -> bytes:
    """A small JPEG whose frame header claims to be larger."""
    data = bytearray(encoded(two_halves(16, 16), "JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def tiff_bomb(width: int, height: int) -> bytes:
    entries = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1)]
    entries += [(273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, width * height % 2**32)]
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + body + b"\0\0\0\0"


@pytest.mark.parametrize(
    ("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")]
)
def test_each_allowed_image_type_is_decoded(form: str, media_type: str) -> None:
    picture = decode(encoded(two_halves(60, 40), form), media_type)
    assert picture.size == QSize(60, 40)
    assert QColor(picture.levels[0].pixel(5, 5)).red() > 240
    assert QColor(picture.levels[0].pixel(55, 5)).blue() > 240


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_of_the_camera_is_obeyed(orientation: int) -> None:
    picture = decode(encoded(two_halves(60, 40), "JPEG", orientation), "image/jpeg")
    upright = QSize(60, 40) if orientation < 5 else QSize(40, 60)
    assert picture.size == upright
    red_corner = {1: (5, 5), 2: (55, 5), 3: (55, 5), 4: (5, 5), 5: (5, 5), 6: (5, 5), 7: (5, 55), 8: (5, 55)}
    assert QColor(picture.levels[0].pixel(*red_corner[orientation])).red() > 200


@pytest.mark.qt_log_ignore("StripByteCounts")
@pytest.mark.parametrize(
    ("bomb", "media_type"),
    [
        (png_bomb(30_000, 30_000), "image/png"),
        (jpeg_bomb(20_000, 20_000), "image/jpeg"),
        (tiff_bomb(40_000, 40_000), "image/tiff"),
    ],
)
def test_an_image_bomb_is_refused_by_its_size_alone(bomb: bytes, media_type: str) -> None:
    with pytest.raises(KnownError) as caught:
        decode(bomb, media_type)
    assert caught.value.code is ErrorCode.TOO_LARGE
    assert caught.value.facts["limit"] == PIXEL_LIMIT
    assert len(bomb) < 2_000_000


def test_the_allocation_limit_of_qt_is_kept() -> None:
    decode(encoded(two_halves(60, 40), "PNG"), "image/png")
    assert QImageReader.allocationLimit() == 256


def test_an_image_just_under_the_limit_is_shown_in_levels() -> None:
    buffer = io.BytesIO()
    Image.new("1", (7_000, 7_000), 1).save(buffer, "PNG")
    picture = decode(buffer.getvalue(), "image/png")
    assert [level.width() for level in picture.levels] == [7000, 3500, 1750, 875]
    assert picture.level_for(0.1).width() == 875
    assert picture.level_for(0.4).width() == 3500
    assert picture.level_for(3.0).width() == 7000


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b"MZ\x90\0 a program", "image/png"),
        (b"%PDF-1.7 ...", "image/jpeg"),
        (encoded(two_halves(8, 8), "PNG"), "image/jpeg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (encoded(two_halves(8, 8), "GIF"), "image/gif"),
        (b"", "image/png"),
    ],
)
def test_what_is_not_what_it_claims_is_not_opened(data: bytes, declared: str) -> None:
    with pytest.raises(KnownError) as caught:
        expect_type(data, declared)
    assert caught.value.code is ErrorCode.UNSUPPORTED_TYPE


@pytest.mark.qt_log_ignore("libpng error", "libpng warning")
def test_a_damaged_image_is_told_as_damaged() -> None:
    data = encoded(two_halves(400, 300), "PNG")
    broken = data[:60] + bytes(len(data) - 60)
    with pytest.raises(KnownError) as caught:
        decode(broken, "image/png")
    assert caught.value.code is ErrorCode.DAMAGED


def test_a_thumbnail_fits_its_square() -> None:
    small = thumbnail(encoded(two_halves(3000, 1500), "JPEG", 6), "image/jpeg", 96)
    assert small.size() == QSize(48, 96)
