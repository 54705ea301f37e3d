"""Colours and letters of the charts; every fill is told apart without its colour too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from tawasul_desk.ui.board.plots import Look
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.palette import contrast
from tawasul_desk.ui.theme import Theme, body_font
from tawasul_desk.ui.widgets.lines import draw_lines, height_of, laid_out

# The token of the colour, and how much of it is mixed into the surface (0 to 1): within one chart the fills
# differ in lightness, so that they are told apart without their colours. Patterns are for print.
_LOOKS: Final[dict[Look, tuple[str, float]]] = {
    Look.CAME: ("information", 0.3),
    Look.DONE: ("primary", 1.0),
    Look.DONE_ALL: ("primary", 0.25),
    Look.OPEN: ("teal", 0.65),
    Look.LATE: ("error", 1.0),
    Look.AGE_1: ("primary", 0.12),
    Look.AGE_2: ("primary", 0.4),
    Look.AGE_3: ("primary", 0.8),
    Look.AGE_4: ("warning", 0.4),
    Look.AGE_5: ("warning", 0.65),
    Look.AGE_6: ("error", 1.0),
    Look.SHADE: ("primary", 1.0),
}
SHADES: Final = 5


def token_of(look: Look) -> str:
    """Return the token of a look's colour."""
    return _LOOKS[look][0]


def level(value: int, most: int) -> int:
    """Return the shade of a number, 0 (nothing) to SHADES (the most)."""
    return 0 if value <= 0 or most <= 0 else max(1, -(-value * SHADES // most))


class Ink:
    """What one chart draws with: the theme's colours on a painter."""

    def __init__(self, theme: Theme, locale: Locale) -> None:
        self.theme = theme
        self.locale = locale
        self._shades = [self._mixed(depth) for depth in range(SHADES + 1)]
        self._on_shades = [self.on_ground(shade) for shade in self._shades]

    def number(self, value: int) -> str:
        """Return a number as the locale writes it."""
        return self.locale.number(value)

    def font(self, pixels: int = 13, *, bold: bool = False) -> QFont:
        """Return the font of labels."""
        return body_font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)

    def width(self, text: str, pixels: int = 13, *, bold: bool = False) -> float:
        """Return how wide a text is."""
        return QFontMetricsF(self.font(pixels, bold=bold)).horizontalAdvance(text)

    def text(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        align: Qt.AlignmentFlag,
        colour: str = "ink_soft",
        pixels: int = 13,
        *,
        bold: bool = False,
    ) -> None:
        """Write one line, with an ellipsis where it does not fit."""
        font = self.font(pixels, bold=bold)
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align, fitting)

    def name(self, painter: QPainter, room: QRectF, text: str, align: Qt.AlignmentFlag, pixels: int) -> None:
        """Write a name on one line, else on as many as the room has, else shortened in its middle."""
        font = self.font(pixels)
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink"))
        if self.width(text, pixels) > room.width():
            lines = laid_out(text, font, room.width(), align)
            if height_of(lines) <= room.height() and lines.maximumWidth() <= room.width():
                draw_lines(painter, lines, room, align)
                return
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, align, text)

    def fill(self, painter: QPainter, room: QRectF, look: Look) -> None:
        """Fill a bar with the colour of its look, and outline it with the full colour."""
        colour = self.theme.colour(token_of(look))
        inside = room.adjusted(0.5, 0.5, -0.5, -0.5)
        if inside.width() < 1 or inside.height() < 1:
            painter.fillRect(room, colour)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(self.fill_of(look))
        painter.drawRect(room.toRect().adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def fill_of(self, look: Look) -> QColor:
        """Return the colour that a bar of this look is filled with."""
        token, part = _LOOKS[look]
        return _between(self.theme.colour("raised"), self.theme.colour(token), part)

    def on_fill(self, painter: QPainter, room: QRectF, value: int, look: Look) -> None:
        """Write a number into a bar where it fits."""
        text = self.number(value)
        wide = self.width(text, 12, bold=True) + 8
        if wide > room.width() or room.height() < 15:
            return
        middle = QRectF(room.center().x() - wide / 2, room.center().y() - 8, wide, 16)
        token = self.on_ground(self.fill_of(look))
        self.text(painter, middle, text, Qt.AlignmentFlag.AlignCenter, token, 12, bold=True)

    def shade(self, depth: int) -> QColor:
        """Return the colour of a shade: from the sunken surface to the primary colour."""
        return self._shades[depth]

    def on_shade(self, depth: int) -> str:
        """Return the token of text that is read on a shade."""
        return self._on_shades[depth]

    def _mixed(self, depth: int) -> QColor:
        if depth == 0:
            return self.theme.colour("sunken")
        return _between(self.theme.colour("raised"), self.theme.colour("primary"), depth / SHADES)

    def on_ground(self, ground: QColor) -> str:
        """Return the token of text that is read on this colour."""
        tokens = self.theme.tokens
        return max(("ink", "raised"), key=lambda token: contrast(getattr(tokens, token), ground.name()))

    def ring(self, painter: QPainter, room: QRectF) -> None:
        """Draw the ring of the keyboard around what it stands on."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("raised"), 2))
        painter.drawRoundedRect(room.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        painter.setPen(QPen(self.theme.colour("focus"), 2))
        painter.drawRoundedRect(room.adjusted(-3, -3, 3, 3), 4, 4)


def _between(start: QColor, end: QColor, part: float) -> QColor:
    """Return the colour this part (0 to 1) of the way from start to end."""
    pairs = ((start.red(), end.red()), (start.green(), end.green()), (start.blue(), end.blue()))
    return QColor(*(round(first + (second - first) * part) for first, second in pairs))
