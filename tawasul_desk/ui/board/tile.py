"""One figure as a tile: name, value, yesterday and what is usual; how it is counted is a key away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tawasul_desk.ui.board.figures import Tile
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.scale import Frame
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import is_enter

HEIGHT: Final = 104
_PAD, _MARK = 12, 18


class FigureTile(QAbstractButton):
    """Clicked to see its cases; `explained` when its explanation is wanted, `left` when no longer."""

    explained = Signal(bool)
    """Whether it was asked for outright, and stays until it is sent away."""
    left = Signal()

    def __init__(self, tile: Tile, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.tile = tile
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        bind(self, Key.EXPLAIN, lambda: self.explained.emit(True), Qt.ShortcutContext.WidgetShortcut)
        self.show_tile(tile)

    def show_tile(self, tile: Tile) -> None:
        """Show another figure."""
        self.tile = tile
        self.setToolTip(tile.explanation)
        self.setAccessibleName(tile.spoken)
        self.setAccessibleDescription(tile.explanation)
        shape = Qt.CursorShape.PointingHandCursor if tile.leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(172, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer to Enter as to the space bar."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Explain where the question mark was clicked; else open the cases."""
        if self._question().all.contains(event.position()):
            self.setDown(False)
            self.explained.emit(True)
        else:
            super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say how it is counted when the keyboard comes."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.explained.emit(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the explanation away."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        frame, tile = self._frame().within(_PAD, 8, _PAD, 8), self.tile
        name = frame.rect(0, 0, frame.width - _MARK - 4, 20)
        self._ink.text(painter, name, tile.name, frame.start, "ink_soft", 14)
        question = self._question()
        centre = Qt.AlignmentFlag.AlignCenter
        self._ink.text(painter, question.all, "؟" if frame.mirrored else "?", centre, "muted", 14)
        self._paint_value(painter, frame)
        for number, line in enumerate(tile.trend[:2]):
            room = frame.rect(0, 56 + 17 * number, frame.width, 17)
            self._ink.text(painter, room, line, frame.start, "muted", 12)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._ink.theme
        focused = self.hasFocus()
        edge = "focus" if focused else ("primary" if self.underMouse() and self.tile.leads else "line")
        painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
        painter.setBrush(theme.tone(self.tile.tone)[1] if self._alarming else theme.colour("raised"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_value(self, painter: QPainter, frame: Frame) -> None:
        start, colour = 0.0, "ink"
        if self._alarming:
            colour = self.tile.tone.value
            picture = self._ink.theme.pixmap(self.tile.icon, colour, 20, self.devicePixelRatioF())
            painter.drawPixmap(frame.rect(0, 28, 20, 20).topLeft(), picture)
            start = 26.0
        room = frame.rect(start, 20, frame.width - start, 36)
        size = 26 if self._ink.width(self.tile.value, 26, bold=True) <= room.width() else 20
        self._ink.text(painter, room, self.tile.value, frame.start, colour, size, bold=True)

    @property
    def _alarming(self) -> bool:
        return self.tile.tone is not Tone.NEUTRAL

    def _frame(self) -> Frame:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Frame(0, 0, self.width(), self.height(), mirrored)

    def _question(self) -> Frame:
        frame = self._frame()
        room = frame.rect(frame.width - _MARK - 8, 8, _MARK, 20)
        return Frame(room.left(), room.top(), room.width(), room.height())
