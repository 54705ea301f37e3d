"""An attachment as a tile: its first page small, its name, kind and size; Enter or a click opens it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.cases.attachment_words import facts_line, icon_name
from tawasul_desk.ui.cases.thumbnails import THUMBNAIL
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme, body_font

_PADDING: Final = 8


class AttachmentTile(QAbstractButton):
    """Asks for its picture when it is painted for the first time, so only what is seen is fetched."""

    thumbnail_wanted = Signal()

    def __init__(
        self, attachment: AttachmentRecord, title: str, locale: Locale, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._theme = theme
        self._picture: QImage | None = None
        self._asked = False
        self._name = shown(title)
        self._facts = facts_line(attachment, locale)
        self.setText(self._name)
        self.setAccessibleName(f"{self._name}, {self._facts}")
        self.setToolTip(shown(attachment.name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage | None) -> None:
        """Show the picture; None leaves the icon."""
        self._picture = picture
        self.update()

    def show_reason(self, reason: str) -> None:
        """Say under the name why there is no picture; the kind and size go where the pointer asks."""
        if reason:
            self._facts, facts = reason, self._facts
            self.setAccessibleName(f"{self._name}, {facts}, {reason}")
            self.setToolTip("\n".join((self.toolTip(), facts, reason)))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the picture and two lines beside it."""
        return QSize(THUMBNAIL.width() + 150, THUMBNAIL.height() + 2 * _PADDING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too; a button of Qt hears only the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        if not self._asked:
            self._asked = True
            self.thumbnail_wanted.emit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        room = self.rect().adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.right() - THUMBNAIL.width() + 1 if right_to_left else room.left()
        self._paint_picture(painter, QRect(left, room.top(), THUMBNAIL.width(), THUMBNAIL.height()))
        used = THUMBNAIL.width() + 12
        self._paint_words(
            painter, room.adjusted(0, 0, -used, 0) if right_to_left else room.adjusted(used, 0, 0, 0)
        )
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        lit = self.underMouse() or self.isDown()
        painter.setBrush(self._theme.colour("sunken" if lit else "raised"))
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("focus" if focused else "line"), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_picture(self, painter: QPainter, place: QRect) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(place), 4, 4)
        painter.save()
        painter.setClipPath(outline)
        painter.fillPath(outline, self._theme.colour("sunken"))
        if self._picture is not None:
            painter.drawImage(place, self._picture)
        else:
            sign = self._theme.pixmap(icon_name(self.attachment), "muted", 32)
            painter.drawPixmap(place.center().x() - 15, place.center().y() - 15, sign)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.drawPath(outline)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        # Aligned by the side of the window, not by the letters: a Latin file name stays with its picture.
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute
        half = room.height() // 2
        lines = (
            (self._name, "ink", 15, Qt.AlignmentFlag.AlignBottom),
            (self._facts, "muted", 14, Qt.AlignmentFlag.AlignTop),
        )
        for number, (text, token, pixels, edge) in enumerate(lines):
            font = body_font(pixels)
            painter.setFont(font)
            painter.setPen(self._theme.colour(token))
            line = room.adjusted(0, number * half, 0, (number - 1) * half)
            fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(line, side | edge, isolate(fitting))  # a Latin name keeps its order in Arabic
