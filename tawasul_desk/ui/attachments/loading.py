"""What the viewer asks of a worker: bytes to something that can be shown, and small pictures."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, QThread
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from tawasul_contract.file_types import PDF
from tawasul_contract.records import AttachmentRecord, ScanState
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.attachments.decoding import Picture, decode, expect_type, thumbnail
from tawasul_desk.ui.widgets.paper import load_paper

THUMBNAIL: Final = 96  # pixels


@dataclass(frozen=True)
class Shown:
    """A file ready to be shown: a picture or a paper, and a small image of it."""

    picture: Picture | None
    paper: QPdfDocument | None
    small: QImage


def prepare(data: bytes, media_type: str, home: QThread) -> Shown:
    """Return what the bytes show; a paper is handed to the thread `home`. Raises KnownError."""
    expect_type(data, media_type)
    if media_type == PDF:
        paper = load_paper(data)
        small = paper_thumbnail(paper)
        paper.moveToThread(home)
        return Shown(None, paper, small)
    picture = decode(data, media_type)
    return Shown(picture, None, _fitted(picture.levels[-1]))


def local_thumbnail(attachments: Attachments, record: AttachmentRecord) -> QImage | None:
    """Return a small image of a file that is on this computer; None where it is not, or is not readable."""
    if record.scan is not ScanState.CLEAN or not attachments.is_local(record):
        return None
    try:
        data = attachments.content(record, ahead=True)  # a small picture is no look
        expect_type(data, record.media_type)
        if record.media_type == PDF:
            return paper_thumbnail(load_paper(data))
        return thumbnail(data, record.media_type, THUMBNAIL)
    except KnownError:
        return None  # the viewer says why when the file is opened


def paper_thumbnail(paper: QPdfDocument) -> QImage:
    """Return the first page, small, on white."""
    size = paper.pagePointSize(0).scaled(THUMBNAIL, THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio).toSize()
    page = paper.render(0, size.expandedTo(QSize(1, 1)))
    white = QImage(page.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    _paint_over(white, page)
    return white


def _paint_over(ground: QImage, image: QImage) -> None:
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()


def _fitted(image: QImage) -> QImage:
    return image.scaled(
        THUMBNAIL,
        THUMBNAIL,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
