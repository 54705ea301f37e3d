"""Draws the state of an operation as a badge: its word, colour and icon."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tawasul_desk.ui.outbox.explaining import STATE_LOOK
from tawasul_desk.ui.outbox.outbox_model import ITEM_ROLE
from tawasul_desk.ui.theme import Theme, body_font
from tawasul_desk.ui.tone import Tone

HEIGHT: Final = 28
INSET: Final = 11  # where the words of the other columns begin
ICON: Final = 16


class StateDelegate(QStyledItemDelegate):
    """A badge at the start of the cell."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell's ground, then the badge on it."""
        item = index.data(ITEM_ROLE)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if item is not None:
            tone, icon = STATE_LOOK[item.state]
            self._draw_badge(painter, option, text, tone, icon)

    def _draw_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, text: str, tone: Tone, icon: str
    ) -> None:
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setFont(body_font(14))
        room = option.rect.width() - 2 * INSET
        width = min(room, painter.fontMetrics().horizontalAdvance(text) + ICON + 24)
        left = option.rect.right() - INSET - width if rtl else option.rect.left() + INSET
        badge = QRect(left, option.rect.center().y() - HEIGHT // 2 + 1, width, HEIGHT)
        ink, ground = self._theme.tone(tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(ink)
        token = "ink_soft" if tone is Tone.NEUTRAL else tone.value
        x = badge.right() - ICON - 6 if rtl else badge.left() + 8
        painter.drawPixmap(x, badge.center().y() - ICON // 2 + 1, self._theme.pixmap(icon, token, ICON))
        words = badge.adjusted(8, 0, -ICON - 12, 0) if rtl else badge.adjusted(ICON + 14, 0, -6, 0)
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, short)
        painter.restore()
