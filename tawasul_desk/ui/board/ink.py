"""Colours, patterns and letters of the charts; every fill is told apart without its colour too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from tawasul_desk.ui.board.plots import Look
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.palette import contrast
from tawasul_desk.ui.theme import Theme, body_font
from tawasul_desk.ui.widgets.lines import draw_lines, height_of, laid_out

# The token of the colour, and the pattern: solid, a hatching, or an outline alone.
_LOOKS: Final[dict[Look, tuple[str, Qt.BrushStyle]]] = {
    Look.CAME: ("information", Qt.BrushStyle.BDiagPattern),
    Look.DONE: ("primary", Qt.BrushStyle.SolidPattern),
    Look.DONE_ALL: ("primary", Qt.BrushStyle.NoBrush),
    Look.OPEN: ("teal", Qt.BrushStyle.Dense6Pattern),
    Look.LATE: ("error", Qt.BrushStyle.SolidPattern),
    Look.AGE_1: ("primary", Qt.BrushStyle.NoBrush),
    Look.AGE_2: ("primary", Qt.BrushStyle.Dense6Pattern),
    Look.AGE_3: ("primary", Qt.BrushStyle.BDiagPattern),
    Look.AGE_4: ("warning", Qt.BrushStyle.BDiagPattern),
    Look.AGE_5: ("warning", Qt.BrushStyle.DiagCrossPattern),
    Look.AGE_6: ("error", Qt.BrushStyle.SolidPattern),
    Look.SHADE: ("primary", Qt.BrushStyle.SolidPattern),
}
SHADES: Final = 5


def token_of(look: Look) -> str:
    """Return the token of a look's colour."""
    return _LOOKS[look][0]


def is_solid(look: Look) -> bool:
    """Return whether a look is filled with its colour."""
    return _LOOKS[look][1] is Qt.BrushStyle.SolidPattern


def patterns() -> dict[Look, tuple[str, Qt.BrushStyle]]:
    """Return token and pattern of every look."""
    return dict(_LOOKS)


def level(value: int, most: int) -> int:
    """Return the shade of a number, 0 (nothing) to SHADES (the most)."""
    return 0 if value <= 0 or most <= 0 else max(1, -(-value * SHADES // most))


class Ink:
    """What one chart draws with: the theme's colours on a painter."""

    def __init__(self, theme: Theme, locale: Locale) -> None:
        self.theme = theme
        self.locale = locale
        self._shades = [self._mixed(depth) for depth in range(SHADES + 1)]
        self._on_shades = [self._readable(shade) for shade in self._shades]

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
        """Fill a bar: the pattern on the surface, and an outline in the same colour."""
        token, pattern = _LOOKS[look]
        colour = self.theme.colour(token)
        inside = room.adjusted(0.5, 0.5, -0.5, -0.5)
        if inside.width() < 1 or inside.height() < 1:
            painter.fillRect(room, colour)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(inside, self.theme.colour("raised"))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QBrush(colour, pattern))
        painter.drawRect(room.toRect().adjusted(0, 0, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def on_fill(self, painter: QPainter, room: QRectF, value: int, look: Look) -> None:
        """Write a number into a bar where it fits, on a quiet ground where the bar is patterned."""
        text = self.number(value)
        wide = self.width(text, 12, bold=True) + 8
        if wide > room.width() or room.height() < 15:
            return
        middle = QRectF(room.center().x() - wide / 2, room.center().y() - 8, wide, 16)
        if not is_solid(look):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("raised"))
            painter.drawRoundedRect(middle, 3, 3)
        token = "raised" if is_solid(look) else "ink"
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
        start, end = self.theme.colour("raised"), self.theme.colour("primary")
        part = depth / SHADES
        pairs = ((start.red(), end.red()), (start.green(), end.green()), (start.blue(), end.blue()))
        return QColor(*(round(first + (second - first) * part) for first, second in pairs))

    def _readable(self, ground: QColor) -> str:
        tokens = self.theme.tokens
        return max(("ink", "raised"), key=lambda token: contrast(getattr(tokens, token), ground.name()))

    def ring(self, painter: QPainter, room: QRectF) -> None:
        """Draw the ring of the keyboard around what it stands on."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("raised"), 2))
        painter.drawRoundedRect(room.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        painter.setPen(QPen(self.theme.colour("focus"), 2))
        painter.drawRoundedRect(room.adjusted(-3, -3, 3, 3), 4, 4)
