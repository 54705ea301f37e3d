"""Small pictures of attachments, drawn from bytes in memory by another process: never a temporary file."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.decoding.decoder import Decoder, StrangersFile
from tawasul_desk.services.decoding.thumbnails import top_of
from tawasul_desk.ui.pixels import image_of

THUMBNAIL: Final = QSize(96, 72)


def thumbnail(
    decoder: Decoder, attachment: AttachmentRecord, data: bytes, ratio: float, cancelled: Callable[[], bool]
) -> QImage:
    """Return the top of the first page at this device pixel ratio; raises as Decoder does."""
    file = StrangersFile(data, attachment.sha256, attachment.media_type)
    box = THUMBNAIL * ratio
    return image_of(top_of(decoder, file, box.width(), box.height(), cancelled), ratio)
