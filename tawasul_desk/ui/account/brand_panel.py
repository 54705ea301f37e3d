"""The panel beside the sign-in card: the program's name on a quiet eight-pointed lattice."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.labels import label

_TILE = 88


class BrandPanel(QWidget):
    """Says what this program is; painted, so that it is sharp at every size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        mark = QLabel()
        mark.setPixmap(theme.pixmap("mark", "on_brand", 64))
        mark.setFixedSize(64, 64)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 56, 56, 48)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(mark)
        column.addSpacing(8)
        column.addWidget(label(self.tr("Tawasul Desk"), "on-brand-display"))
        column.addWidget(
            label(self.tr("Requests of the Passports, from arrival to answer."), "on-brand", wrap=True)
        )
        column.addSpacing(16)
        column.addWidget(
            label(self.tr("Works without a network. Nothing you write is lost."), "on-brand-soft", wrap=True)
        )
        column.addStretch(3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the green ground and the lattice."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QLinearGradient(0, 0, self.width(), self.height())
        ground.setColorAt(0, self._theme.colour("brand_start"))
        ground.setColorAt(1, self._theme.colour("brand_end"))
        painter.fillRect(self.rect(), ground)
        line = QColor(self._theme.colour("on_brand"))
        line.setAlphaF(0.07)
        painter.setPen(QPen(line, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for x in range(0, self.width() + _TILE, _TILE):
            for y in range(0, self.height() + _TILE, _TILE):
                painter.drawPolygon(_star(QPointF(x, y), _TILE / 2))
        painter.end()


def _star(centre: QPointF, radius: float) -> QPolygonF:
    # Two squares, one turned by an eighth: their outline has 16 corners, every other one further in.
    inner = radius * cos(pi / 4) / cos(pi / 8)
    corners = ((pi / 8 * corner, radius if corner % 2 == 0 else inner) for corner in range(16))
    return QPolygonF([centre + QPointF(far * cos(angle), far * sin(angle)) for angle, far in corners])
