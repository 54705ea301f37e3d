"""A line of the list of officers: the name, then load, absence and skills in a second line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tawasul_desk.ui.steering.hand_words import HandWords, Told
from tawasul_desk.ui.steering.hands import Hand
from tawasul_desk.ui.theme import Theme, body_font, spacing
from tawasul_desk.ui.widgets.labels import leading

HAND_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 60  # pixels
_SMALL = 14  # of the letters in the second line


class PersonDelegate(QStyledItemDelegate):
    """Draws a Hand; what is a warning has its colour and a word, never the colour alone."""

    def __init__(self, words: HandWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for two lines."""
        return QSize(180, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the officer."""
        hand = index.data(HAND_ROLE)
        if not isinstance(hand, Hand):
            return
        area = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("tint_strong"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._theme.colour("sunken"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(spacing(3), spacing(1.5), -spacing(3), -spacing(1.5))
        half = inner.height() // 2
        name = QRect(inner.x(), inner.y(), inner.width(), half)
        self._text(painter, name, Told(self._words.name(hand), "ink"), QFont.Weight.Medium)
        self._line(painter, QRect(inner.x(), inner.y() + half, inner.width(), half), hand, option.direction)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, hand: Hand, direction: Qt.LayoutDirection) -> None:
        to_right = direction is Qt.LayoutDirection.RightToLeft
        metrics, start = QFontMetrics(body_font(_SMALL)), 0
        for told in self._words.facts(hand):
            width = metrics.horizontalAdvance(told.text) + 2
            if start and start + width > area.width():
                return  # whole words or none: the tooltip has them all
            left = area.right() - start - width + 1 if to_right else area.x() + start
            room = QRect(left, area.y(), width, area.height()).intersected(area)
            self._text(painter, room, told, QFont.Weight.Normal, _SMALL)
            start += width + spacing(2)

    def _text(
        self, painter: QPainter, area: QRect, told: Told, weight: QFont.Weight, pixels: int = 15
    ) -> None:
        painter.setFont(body_font(pixels, weight))
        painter.setPen(self._theme.colour(told.tint))
        short = painter.fontMetrics().elidedText(told.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, leading(), short)
