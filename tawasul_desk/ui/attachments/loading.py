"""What the viewer asks of a worker: bytes to something that can be shown, and small pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QImage

from tawasul_contract.file_types import PDF
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.decoding.decoder import Decoder, Pages, StrangersFile
from tawasul_desk.services.decoding.reply import Box
from tawasul_desk.services.decoding.thumbnails import Drawn, fitted
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.attachments.decoding import Picture, in_levels
from tawasul_desk.ui.attachments.page_view import Document
from tawasul_desk.ui.pixels import image_of

THUMBNAIL: Final = 96  # pixels


@dataclass(frozen=True)
class Shown:
    """A file ready to be shown: a picture or a document, and a small image of a picture."""

    picture: Picture | None
    document: Document | None
    small: QImage | None


def prepare(decoder: Decoder, file: StrangersFile, cancelled: Callable[[], bool], *, asked: bool) -> Shown:
    """Return what the bytes show; raises as Decoder does. `asked`: try also what was stopped before."""
    pages = decoder.pages(file, cancelled, asked=asked)
    if file.media_type == PDF or len(pages.sizes) > 1:
        return Shown(None, Document(file, pages), None)
    picture = in_levels(image_of(_whole(decoder, file, pages, cancelled)))
    return Shown(picture, None, picture.levels[-1])


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


def _whole(decoder: Decoder, file: StrangersFile, pages: Pages, cancelled: Callable[[], bool]) -> Drawn:
    width, height = (round(side) for side in pages.sizes[0])
    box = Box(0, 0, width, height)
    return Drawn(width, height, decoder.draw(file, 0, (width, height), box, cancelled))
