"""Small pictures of attachments, drawn from bytes in memory: never a temporary file."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfDocument

from tawasul_contract.records import AttachmentRecord

THUMBNAIL: Final = QSize(96, 72)
_LARGEST_PIXELS: Final = 50_000_000


def thumbnail(attachment: AttachmentRecord, data: bytes, ratio: float) -> QImage | None:
    """Return the attachment's first page at this device pixel ratio; None where it cannot be drawn."""
    box = THUMBNAIL * ratio
    drawn = _of_pdf(data, box) if attachment.media_type == "application/pdf" else _of_image(data, box)
    if drawn is not None:
        drawn.setDevicePixelRatio(ratio)
    return drawn


def _of_image(data: bytes, box: QSize) -> QImage | None:
    buffer = _opened(data)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    # The size is read before the pixels, so a picture made to fill the memory is never decoded.
    if not size.isValid() or size.width() * size.height() > _LARGEST_PIXELS:
        return None
    reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else _framed(image, box)


def _of_pdf(data: bytes, box: QSize) -> QImage | None:
    buffer = _opened(data)
    document = QPdfDocument()
    document.load(buffer)
    try:
        if document.status() is not QPdfDocument.Status.Ready or document.pageCount() < 1:
            return None
        page = document.pagePointSize(0).toSize()
        image = document.render(
            0, page.scaled(box.width(), box.height() * 8, Qt.AspectRatioMode.KeepAspectRatio)
        )
        return None if image.isNull() else _framed(image, box)
    finally:
        document.close()


def _framed(image: QImage, box: QSize) -> QImage:
    """Return the top of the picture on white, cut to the box: the top of a page tells what it is."""
    result = QImage(box, QImage.Format.Format_RGB32)
    result.fill(QColor("white"))
    painter = QPainter(result)
    painter.drawImage((box.width() - image.width()) // 2, 0, image)
    painter.end()
    return result


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer
