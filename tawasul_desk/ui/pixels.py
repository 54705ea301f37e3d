"""Pixels from the process that decodes, as an image that Qt paints."""

from PySide6.QtGui import QImage

from tawasul_desk.services.decoding.thumbnails import Drawn


def image_of(drawn: Drawn, ratio: float = 1.0) -> QImage:
    """Return the image, for screens of this device pixel ratio."""
    borrowed = QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32)
    image = borrowed.copy()  # the bytes are not kept alive by the image
    image.setDevicePixelRatio(ratio)
    return image
