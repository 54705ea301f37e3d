"""Text broken into lines of which each begins and ends flush, from left to right and from right to left."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


def laid_out(text: str, font: QFont, width: float, align: Qt.AlignmentFlag) -> QTextLayout:
    """Return the text on as many lines of this width as it needs; its first letter tells its direction."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption(align & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """Return how high all lines are together."""
    last = layout.lineAt(layout.lineCount() - 1)
    return last.y() + last.height() if last.isValid() else 0.0


def draw_lines(painter: QPainter, layout: QTextLayout, room: QRectF, align: Qt.AlignmentFlag) -> None:
    """Draw the lines in the room they were laid out for: at its top, its foot or in the middle."""
    spare = room.height() - height_of(layout)
    if align & Qt.AlignmentFlag.AlignTop:
        spare = 0.0
    elif not align & Qt.AlignmentFlag.AlignBottom:
        spare /= 2
    layout.draw(painter, QPointF(room.left(), room.top() + spare))
