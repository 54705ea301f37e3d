"""The line at the edge of the timeline, with a mark for each event."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from tawasul_desk.ui.theme import Theme

_WIDTH = 32
_MARK = 32


class RailMark(QWidget):
    """A piece of the rail with its mark at the top; the last piece ends there."""

    def __init__(self, sign: QPixmap, theme: Theme, *, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self._theme = theme
        self._last = last
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return the room of the mark."""
        return QSize(_WIDTH, _MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and the mark on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line_strong"), 2))
        if not self._last:
            painter.drawLine(_WIDTH // 2, _MARK, _WIDTH // 2, self.height())
        painter.setBrush(self._theme.colour("raised"))
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.drawEllipse(QRect(1, 1, _MARK - 3, _MARK - 3))
        side = round(self._sign.width() / self._sign.devicePixelRatio())
        painter.drawPixmap(QPoint((_WIDTH - side) // 2, (_MARK - side) // 2), self._sign)
        painter.end()
