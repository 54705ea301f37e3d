"""From bytes to what can be painted: type by content, size before pixels; runs on a worker."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from tawasul_contract.file_types import media_type_of
from tawasul_desk.services.errors import ErrorCode, KnownError

PIXEL_LIMIT: Final = 50_000_000
SMALLEST_LEVEL: Final = 1024  # pixels; below this, halving an image saves nothing worth having

_READERS: Final = {"image/jpeg": b"jpeg", "image/png": b"png", "image/tiff": b"tiff"}


@dataclass(frozen=True)
class Picture:
    """An image upright, at full size and halved again and again: painting picks the level it needs."""

    levels: tuple[QImage, ...]

    @property
    def size(self) -> QSize:
        """The full size in pixels."""
        return self.levels[0].size()

    def level_for(self, scale: float) -> QImage:
        """Return the smallest level that is not coarser than the screen at this scale."""
        return next(
            (level for level in reversed(self.levels) if self._scale_of(level) >= scale), self.levels[0]
        )

    def _scale_of(self, level: QImage) -> float:
        return level.width() / self.levels[0].width()


def expect_type(data: bytes, declared: str) -> None:
    """Raise KnownError(UNSUPPORTED_TYPE) unless the content is of the declared type and one that we open."""
    found = media_type_of(data)
    if found is None or found != declared:
        raise KnownError(ErrorCode.UNSUPPORTED_TYPE, declared=declared, found=found or "")


def decode(data: bytes, media_type: str) -> Picture:
    """Return the image upright; raises KnownError(TOO_LARGE) by its size alone, DAMAGED where unreadable."""
    image = _read(data, media_type, None)
    levels = [image.convertToFormat(_paintable(image))]
    while max(levels[-1].width(), levels[-1].height()) > SMALLEST_LEVEL:
        levels.append(_halved(levels[-1]))
    return Picture(tuple(levels))


def thumbnail(data: bytes, media_type: str, side: int) -> QImage:
    """Return a small upright copy that fits a square of `side` pixels; raises as `decode` does."""
    image = _read(data, media_type, side)
    return image.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _read(data: bytes, media_type: str, side: int | None) -> QImage:
    expect_type(data, media_type)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _read_from(buffer, _READERS[media_type], side)


def _read_from(buffer: QBuffer, form: bytes, side: int | None) -> QImage:
    """Return the image; a function of its own, for the reader must be gone before the buffer goes."""
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)  # the camera's orientation
    size = _checked_size(reader)
    if side is not None and min(size.width(), size.height()) > 2 * side:
        reader.setScaledSize(size.scaled(2 * side, 2 * side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        raise KnownError(ErrorCode.DAMAGED, reason=reader.error().name)
    return image


def _checked_size(reader: QImageReader) -> QSize:
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise KnownError(ErrorCode.DAMAGED, reason="no-size")
    if size.width() * size.height() > PIXEL_LIMIT:
        raise KnownError(ErrorCode.TOO_LARGE, width=size.width(), height=size.height(), limit=PIXEL_LIMIT)
    return size


def _paintable(image: QImage) -> QImage.Format:
    """Return the format that the painter draws without converting."""
    if image.hasAlphaChannel():
        return QImage.Format.Format_ARGB32_Premultiplied
    return QImage.Format.Format_RGB32


def _halved(image: QImage) -> QImage:
    return image.scaled(
        max(1, image.width() // 2),
        max(1, image.height() // 2),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
