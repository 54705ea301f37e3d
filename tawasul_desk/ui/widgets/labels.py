"""Labels by their place in the hierarchy, and labels that shorten or split themselves."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStyle, QWidget

from tawasul_desk.ui.widgets.lines import draw_lines, laid_out

Kind = Literal[
    "display", "title", "heading", "strong", "soft", "muted", "caption", "label", "error", "warning",
    "on-brand", "on-brand-display", "on-brand-soft",
]  # fmt: skip


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def leading() -> Qt.AlignmentFlag:
    """Return the start of a line as the window is read, whatever the direction of the text itself."""
    right_to_left = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def label(text: str, kind: Kind = "soft", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label of this kind."""
    return Label(text, kind, wrap=wrap)


class Label(QLabel):
    """Plain text, where it wraps on as many lines as it needs.

    QLabel itself sets a line from right to left in by the space it was broken at, and cuts its last letter.
    """

    def __init__(self, text: str, kind: Kind, *, wrap: bool = False) -> None:
        super().__init__(text, wordWrap=wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(leading())
        self.setProperty("kind", kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each line flush; text that can be selected is drawn by Qt, which does so there."""
        if not self.wordWrap() or self.textInteractionFlags() & _SELECTABLE:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        align = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        room = QRectF(self.contentsRect())
        draw_lines(painter, laid_out(self.text(), self.font(), room.width(), align), room, align)
        painter.end()


def centred(widget: QWidget) -> QHBoxLayout:
    """Return a row that keeps the widget in its middle.

    An alignment would not do: a layout asks an aligned widget how high it is at the width of the whole row.
    """
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row


def rule() -> QFrame:
    """Return a thin line across."""
    line = QFrame()
    line.setProperty("surface", "line")
    line.setFixedHeight(1)
    return line


class Elided(QLabel):
    """One line of text that ends in an ellipsis where it does not fit; the tooltip has it all."""

    def __init__(self, text: str = "", kind: Kind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if kind is not None:
            self.setProperty("kind", kind)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip only where it is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text as far as it fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, leading(), text)
        painter.end()
