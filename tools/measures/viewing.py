"""What the first page of a file costs in the process that decodes, against drawing it in the window's own."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtPdf import QPdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tawasul_contract.file_types import PDF
from tawasul_desk.services.decoding.decoder import Decoder, StrangersFile
from tawasul_desk.services.decoding.reply import Box
from tawasul_desk.services.decoding.thumbnails import Drawn
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.attachments.loading import prepare
from tawasul_desk.ui.pixels import image_of
from tools.measures import Measure
from tools.measures.timing import by_turns

TURNS: Final = 12
GOAL: Final = 1.3
PAGE: Final = Box(0, 0, 1240, 1754)  # A4 at 150 dots an inch
SCAN: Final = (2480, 3508)  # A4 at 300 dots an inch
PHOTO: Final = (4000, 3000)
_NUMBERS: Final = count()


def first_page(opened: Desk) -> Iterator[Measure]:
    """Ours: from the bytes to an image, by the other process. Floor: the same by Qt in this one."""
    for name, data, media_type in (
        ("text page", _text(), PDF),
        ("scanned page", _scan(), PDF),
        ("12-megapixel photo", _photo(PHOTO), "image/jpeg"),
    ):
        ours: Callable[[], object] = partial(_ours, opened.decoder, data, media_type)
        floor: Callable[[], object] = partial(_page if media_type == PDF else _picture, data)
        taken, least = by_turns(ours, floor, TURNS)
        yield Measure(f"first look at a {name}", taken * 1000, least * 1000, GOAL, "ms")


def _ours(decoder: Decoder, data: bytes, media_type: str) -> QImage:
    # A file of its own each time, by bytes behind its end: one that is open there already is no first look.
    fresh = data + f"\n%{next(_NUMBERS)}".encode()
    file = StrangersFile(fresh, sha256(fresh).hexdigest(), media_type)
    shown = prepare(decoder, file, lambda: False, asked=False)
    if shown.picture is not None:
        return shown.picture.levels[0]
    pixels = decoder.draw(file, 0, (PAGE.width, PAGE.height), PAGE, lambda: False)
    return image_of(Drawn(PAGE.width, PAGE.height, pixels))


def _page(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document.render(0, QSize(PAGE.width, PAGE.height))


def _picture(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()


def _text() -> bytes:
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=A4)
    for row in range(50):
        canvas.drawString(40, 800 - 15 * row, f"Line {row}: what an applicant writes in a letter.")
    canvas.save()
    return paper.getvalue()


def _scan() -> bytes:
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=A4)
    canvas.drawImage(ImageReader(BytesIO(_photo(SCAN))), 0, 0, *A4)
    canvas.save()
    return paper.getvalue()


def _photo(size: tuple[int, int]) -> bytes:
    """Return a JPEG with as much detail as a photograph has."""
    grain = Image.effect_noise((size[0] // 4, size[1] // 4), 60).resize(size, Image.Resampling.BICUBIC)
    written = BytesIO()
    Image.merge("RGB", (grain, grain.transpose(Image.Transpose.FLIP_TOP_BOTTOM), grain)).save(
        written, "JPEG", quality=85
    )
    return written.getvalue()
