"""What the viewer asks of a worker: bytes to something that can be shown, and small pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from tawasul_contract.file_types import PDF
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.decoding.decoder import Decoder, StrangersFile
from tawasul_desk.services.decoding.reply import Box
from tawasul_desk.services.decoding.thumbnails import Drawn, fitted
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.attachments.decoding import Picture, in_levels
from tawasul_desk.ui.attachments.page_view import Document
from tawasul_desk.ui.pixels import image_of

THUMBNAIL: Final = 96  # pixels
FIRST_SIDE: Final = 1_600  # pixels of a first look: about what a window has room for


@dataclass(frozen=True)
class Shown:
    """A file ready to be shown: a picture, perhaps small at first, or a document."""

    picture: Picture | None
    document: Document | None


def prepare(decoder: Decoder, file: StrangersFile, cancelled: Callable[[], bool], *, asked: bool) -> Shown:
    """Return what the bytes show; raises as Decoder does. `asked`: try also what was stopped before."""
    pages = decoder.pages(file, cancelled, asked=asked)
    if file.media_type == PDF or len(pages.sizes) > 1:
        return Shown(None, Document(file, pages))
    width, height = (round(side) for side in pages.sizes[0])
    size, longest = QSize(width, height), max(width, height)
    # Below half its size, a photograph is unpacked in a fraction of the time.
    side = longest if longest <= FIRST_SIDE else min(FIRST_SIDE, longest // 2 - 1)
    small = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    first = _drawn(decoder, file, small, cancelled)
    return Shown(Picture((first,), size), None)


def whole_picture(
    decoder: Decoder, file: StrangersFile, size: QSize, cancelled: Callable[[], bool]
) -> Picture:
    """Return a picture with every pixel; raises as Decoder does."""
    return in_levels(_drawn(decoder, file, size, cancelled))


def local_thumbnail(
    attachments: Attachments, decoder: Decoder, record: AttachmentRecord, cancelled: Callable[[], bool]
) -> QImage | None:
    """Return a small image of a file that is on this computer; None where it is not, or is not readable."""
    if not record.scan.may_be_opened or not attachments.is_local(record):
        return None
    try:
        data = attachments.content(record, ahead=True)  # a small picture is no look
        file = StrangersFile(data, record.sha256, record.media_type)
        return image_of(fitted(decoder, file, THUMBNAIL, cancelled))
    except KnownError:
        return None  # the viewer says why when the file is opened


def _drawn(decoder: Decoder, file: StrangersFile, size: QSize, cancelled: Callable[[], bool]) -> QImage:
    width, height = size.width(), size.height()
    pixels = decoder.draw(file, 0, (width, height), Box(0, 0, width, height), cancelled)
    return image_of(Drawn(width, height, pixels))
