"""Our own line icons, tinted when drawn and mirrored where they point somewhere."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from tawasul_desk.services.resources import resources_dir

# These point along the reading direction, so right-to-left turns them round.
DIRECTIONAL: Final = frozenset(
    {
        "arrow-back", "arrow-next", "chevron-back", "chevron-next", "send", "reply", "return",
        "sign-out", "undo", "list", "note", "panel", "keyboard", "file-text", "mine", "play",
    }
)  # fmt: skip
_SIZES: Final = (16, 20, 24, 32)
_RATIOS: Final = (1, 2)


def icon_names() -> list[str]:
    """Return the names of all icons, sorted."""
    return sorted(path.stem for path in _folder().glob("*.svg"))


def draw_icon(name: str, colour: str, *, mirrored: bool = False) -> QIcon:
    """Return the icon in this colour at every usual size; an unknown name raises FileNotFoundError."""
    icon = QIcon()
    for size in _SIZES:
        for ratio in _RATIOS:
            icon.addPixmap(draw_pixmap(name, colour, size, ratio, mirrored=mirrored))
    return icon


def draw_pixmap(name: str, colour: str, size: int, ratio: float = 1, *, mirrored: bool = False) -> QPixmap:
    """Return the icon as a square of `size` logical pixels at this device pixel ratio."""
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    if mirrored and name in DIRECTIONAL:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


@cache
def _drawing(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text("utf-8")


def _folder() -> Path:
    return resources_dir() / "icons"
