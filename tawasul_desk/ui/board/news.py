"""The answers of the first ten seconds, side by side; each leads to its cases."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from tawasul_desk.ui.board.headline import News
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.scale import Frame
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import is_enter

HEIGHT: Final = 76
_EDGE = 4.0


class NewsButton(QAbstractButton):
    """A question and its answer."""

    def __init__(self, news: News, ink: Ink) -> None:
        super().__init__()
        self.news = news
        self._ink = ink
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words = " · ".join(text for text in (news.answer, news.detail) if text)
        self.setAccessibleName(f"{news.question}: {words}")
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(240, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer to Enter as to the space bar."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a coloured edge at the start, and the three lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        frame, theme = Frame(0, 0, self.width(), self.height(), mirrored), self._ink.theme
        token = "primary" if self.news.tone is Tone.NEUTRAL else self.news.tone.value
        focused = self.hasFocus()
        edge = "focus" if focused else ("primary" if self.underMouse() else "line")
        inset = 1.0 if focused else 0.5
        painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(frame.all.adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(token))
        painter.drawRoundedRect(frame.rect(8, 12, _EDGE, frame.height - 24), 2, 2)
        inner = frame.within(20, 7, 10, 7)
        lines = (
            (self.news.question, 12, "muted"),
            (self.news.answer, 16, "ink"),
            (self.news.detail, 13, "ink_soft"),
        )
        for top, high, (text, size, colour) in zip((0, 17, 41), (18, 24, 20), lines, strict=True):
            room = inner.rect(0, top, inner.width, high)
            self._ink.text(painter, room, text, inner.start, colour, size, bold=size == 16)
        painter.end()


class NewsLine(QWidget):
    """`chosen` carries the News that was opened; hidden where there is none."""

    chosen = Signal(object)

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.buttons: list[NewsButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def show_news(self, many: tuple[News, ...]) -> None:
        """Show these answers."""
        if [button.news for button in self.buttons] != list(many):
            for old in self.buttons:
                self._row.removeWidget(old)
                old.deleteLater()
            self.buttons = [NewsButton(news, self._ink) for news in many]
            for button in self.buttons:
                self._row.addWidget(button, 1)
                button.clicked.connect(partial(self.chosen.emit, button.news))
        self.setVisible(bool(many))
