"""Painting of single queue cells: text with its search hits, pills, icons and placeholders."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

ICON: Final = 18
BOX: Final = 16
"""Pixels of a check box's side."""
GAP: Final = 8
PILL_MARGIN: Final = 22
_PILL_HEIGHT: Final = 28
_BAR_HEIGHT: Final = 10

Span = tuple[int, int]


def laid_out(
    text: str, font: QFont, width: float, spans: Sequence[Span], mark: tuple[QColor, QColor]
) -> QTextLayout:
    """Return one line of text, cut off with an ellipsis where too wide, its hits in the mark's colours.

    The paragraph takes its direction from its own first strong letter.
    """
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    whole = shown if shown == text else shown[:-1]
    layout = QTextLayout(shown, font)
    layout.setTextOption(_option())
    layout.setFormats(
        [_mark(start, min(end, len(whole)), mark) for start, end in spans if start < len(whole)]
    )
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    line.setNumColumns(len(shown))
    layout.endLayout()
    return layout


def draw_text(
    painter: QPainter, layout: QTextLayout, area: QRectF, colour: QColor, *, to_right: bool
) -> None:
    """Draw the line in the middle of the area's height, at its right or left edge."""
    line = layout.lineAt(0)
    width = line.naturalTextWidth()
    left = area.right() - width if to_right else area.left()
    painter.setPen(colour)
    layout.draw(painter, QPointF(left - line.naturalTextRect().left(), area.center().y() - line.height() / 2))


def draw_pixmap(painter: QPainter, pixmap: QPixmap, area: QRect, *, to_right: bool) -> QRect:
    """Draw an icon at the area's beginning; return what is left of the area."""
    side = round(pixmap.width() / pixmap.devicePixelRatio())
    top = area.center().y() - side // 2 + 1
    left = area.right() - side + 1 if to_right else area.left()
    painter.drawPixmap(left, top, pixmap)
    used = side + GAP
    return area.adjusted(0, 0, -used, 0) if to_right else area.adjusted(used, 0, 0, 0)


class CheckLook(NamedTuple):
    """The colours of a check box, and the sign in it where it is checked."""

    ground: QColor
    line: QColor
    sign: QPixmap | None


def draw_check(painter: QPainter, area: QRect, look: CheckLook, room: int, *, to_right: bool) -> QRect:
    """Draw a check box at the area's beginning; return what is left of the area after `room` pixels."""
    left = area.right() - BOX + 1 if to_right else area.left()
    box = QRect(left, area.center().y() - BOX // 2 + 1, BOX, BOX)
    painter.setPen(QPen(look.line, 1))
    painter.setBrush(look.ground)
    painter.drawRoundedRect(box, 3, 3)
    if look.sign is not None:
        painter.drawPixmap(box.left() + 1, box.top() + 1, look.sign)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return area.adjusted(0, 0, -room, 0) if to_right else area.adjusted(room, 0, 0, 0)


def pill(painter: QPainter, area: QRect, width: int, ground: QColor, *, to_right: bool) -> QRect:
    """Draw a rounded ground of this width at the area's beginning; return the room inside it."""
    width = min(width, area.width())
    left = area.right() - width + 1 if to_right else area.left()
    shape = QRect(left, area.center().y() - _PILL_HEIGHT // 2 + 1, width, _PILL_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(shape, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
    return shape.adjusted(10, 0, -10, 0)


def draw_placeholder(painter: QPainter, area: QRect, colour: QColor, share: float, *, to_right: bool) -> None:
    """Draw a grey bar where a text will be."""
    width = round(area.width() * share)
    left = area.right() - width + 1 if to_right else area.left()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRect(left, area.center().y() - _BAR_HEIGHT // 2, width, _BAR_HEIGHT), 4, 4)


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _mark(start: int, end: int, mark: tuple[QColor, QColor]) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start = start
    piece.length = end - start
    style = QTextCharFormat()
    style.setBackground(mark[0])
    style.setForeground(mark[1])
    piece.format = style
    return piece
