"""One figure of one's own as a card: the value, and two bars beside each other with the team's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.mine_figures import Pair
from tawasul_desk.ui.board.plots import Look
from tawasul_desk.ui.board.scale import Frame, Scale
from tawasul_desk.ui.widgets.buttons import is_enter
from tawasul_desk.ui.widgets.labels import label, leading

HEIGHT: Final = 162
_BAR: Final = 14


class PairCard(QAbstractButton):
    """Drawn whole, clicked to see its cases; the explanation is its tooltip and stands below the bars."""

    def __init__(self, pair: Pair, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self.pair = pair
        self.words = label("", "caption", wrap=True)
        self.words.setParent(self)
        self.words.setAlignment(leading() & ~Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTop)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_pair(pair)

    def show_pair(self, pair: Pair) -> None:
        """Show other numbers."""
        self.pair = pair
        self.setToolTip(pair.explanation)
        self.setAccessibleName(pair.spoken)
        self.setAccessibleDescription(pair.explanation)
        self.words.setText(pair.explanation)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(320, HEIGHT)

    def bars(self) -> tuple[QRectF, QRectF]:
        """Return where one's own bar and the team's are."""
        frame = self._frame().within(16, 0, 16, 0)
        scale = Scale(1.0, frame.width)
        own, team = scale.of(self.pair.own_part), scale.of(self.pair.team_part)
        return frame.rect(0, 66, own, _BAR), frame.rect(0, 66 + _BAR + 3, team, _BAR - 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer to Enter as to the space bar."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it leads somewhere."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it as before."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: object) -> None:
        """Keep the explanation below the bars."""
        self.words.setGeometry(16, 98, self.width() - 32, HEIGHT - 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, value, the team's value and both bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, focused = self._ink.theme, self.hasFocus()
        inset = 1.0 if focused else 0.5
        edge = "focus" if focused else ("primary" if self.underMouse() else "line")
        painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 8, 8)
        frame = self._frame().within(16, 10, 16, 0)
        self._ink.text(
            painter, frame.rect(0, 0, frame.width, 20), self.pair.name, frame.start, "ink_soft", 14
        )
        colour = "error" if self.pair.late else "ink"
        half = frame.width / 2
        value = frame.rect(0, 20, half, 32)
        self._ink.text(painter, value, self.pair.own, frame.start, colour, 26, bold=True)
        beside = frame.rect(half, 26, half, 24)
        self._ink.text(painter, beside, self.pair.team, frame.end, "ink_soft", 14)
        own, team = self.bars()
        if own.width():
            self._ink.fill(painter, own, Look.LATE if self.pair.late else Look.DONE)
        if team.width():
            self._ink.fill(painter, team, Look.CAME)
        painter.end()

    def _frame(self) -> Frame:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Frame(0, 0, self.width(), self.height(), mirrored)
