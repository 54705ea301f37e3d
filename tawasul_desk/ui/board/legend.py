"""What the colours and patterns of a chart mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.plots import Column, Plot, Shape
from tawasul_desk.ui.board.scale import Frame

_LINE: Final = 22
_SWATCH, _GAP, _BETWEEN = 20.0, 6.0, 16.0


class Legend(QWidget):
    """A swatch and a name for each column, in as many lines as they need."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._columns: tuple[Column, ...] = ()
        self._shape = Shape.SIDE
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_plot(self, plot: Plot) -> None:
        """Explain the columns of a plot; shades explain themselves by their numbers."""
        self._shape = plot.shape
        self._columns = () if plot.shape is Shape.HEAT else plot.columns
        self.setVisible(plot.shape is not Shape.HEAT)
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the names need at this width."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as are needed."""
        return _LINE * (1 + max((line for _, _, line in self._placed(width)), default=0))

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw swatches and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        frame = Frame(0, 0, self.width(), self.height(), mirrored)
        for column, start, line in self._placed(self.width()):
            self._paint_swatch(painter, frame.rect(start, line * _LINE + 4, _SWATCH, 14), column)
            wide = self._ink.width(column.name, 13) + 2
            room = frame.rect(start + _SWATCH + _GAP, line * _LINE, wide, _LINE)
            self._ink.text(painter, room, column.name, frame.start, "ink_soft", 13)
        painter.end()

    def _paint_swatch(self, painter: QPainter, room: QRectF, column: Column) -> None:
        if self._shape is Shape.DAYS and column is self._columns[1]:
            painter.setPen(QPen(self._ink.theme.colour("primary"), 2.5))
            middle = room.center()
            painter.drawLine(QPointF(room.left(), middle.y()), QPointF(room.right(), middle.y()))
            painter.setBrush(self._ink.theme.colour("primary"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(middle, 4, 4)
            return
        self._ink.fill(painter, room, column.look)

    def _placed(self, width: int) -> list[tuple[Column, float, int]]:
        found, start, line = [], 0.0, 0
        for column in self._columns:
            wide = _SWATCH + _GAP + self._ink.width(column.name, 13)
            if start and start + wide > width:
                start, line = 0.0, line + 1
            found.append((column, start, line))
            start += wide + _BETWEEN
        return found
