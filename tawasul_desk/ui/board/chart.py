"""One chart: drawn from its plot, walked over with the arrow keys, opened with Enter or the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tawasul_desk.ui.board import bars, days, heat
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.marks import Mark
from tawasul_desk.ui.board.plots import Cell, Plot, Shape
from tawasul_desk.ui.board.plotting import spoken
from tawasul_desk.ui.board.scale import Frame
from tawasul_desk.ui.widgets.buttons import is_enter

_EDGE: Final = 6


@dataclass(frozen=True)
class Drawing:
    """How plots of one shape come onto the screen."""

    height: Callable[[Plot], int]
    marks: Callable[[Plot, Frame], tuple[Mark, ...]]
    paint: Callable[[QPainter, Plot, Frame, tuple[Mark, ...], Ink], None]


_BARS: Final = Drawing(bars.height, bars.marks, bars.paint)
_DRAWINGS: Final = {
    Shape.STACK: _BARS,
    Shape.SHARES: _BARS,
    Shape.SIDE: _BARS,
    Shape.DAYS: Drawing(lambda _plot: days.HEIGHT, days.marks, days.paint),
    Shape.HEAT: Drawing(lambda _plot: heat.HEIGHT, heat.marks, heat.paint),
}
# How a step changes row and column; along the line forward is to the end side, whatever the direction.
_STEPS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}


class Chart(QWidget):
    """`drilled` carries the Cell that was opened and its words, `pointed` the words of where the keys are."""

    drilled = Signal(object, str)
    pointed = Signal(str)
    moved = Signal(object)

    def __init__(self, plot: Plot, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._marks: tuple[Mark, ...] | None = None
        self._picture = QPixmap()
        self.plot = plot
        self.at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.show_plot(plot)

    def show_plot(self, plot: Plot) -> None:
        """Draw another plot; the keys stay where they were, as far as that still is."""
        self.plot = plot
        self.at = (min(self.at[0], max(len(plot.rows) - 1, 0)), min(self.at[1], len(plot.columns) - 1))
        self._marks = None
        self._picture = QPixmap()
        self.updateGeometry()
        self._tell()
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where every number is drawn at the present size."""
        if self._marks is None:
            self._marks = _DRAWINGS[self.plot.shape].marks(self.plot, self._frame())
        return self._marks

    def mark(self, row: int, column: int) -> Mark | None:
        """Return where one number is drawn."""
        return next((mark for mark in self.marks if (mark.row, mark.column) == (row, column)), None)

    def sizeHint(self) -> QSize:
        """Return the room all rows need."""
        return QSize(320, _DRAWINGS[self.plot.shape].height(self.plot) + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """Return the same: rows are not squeezed."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._marks = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the plot, and the ring where the keys are."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        mark = self.mark(*self.at)
        if self.hasFocus() and mark is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = mark.room
            self._ink.ring(painter, room.adjusted(0, 0, max(4 - room.width(), 0), max(4 - room.height(), 0)))
        painter.end()

    def _drawn(self) -> QPixmap:
        # Kept until numbers, size or screen change: the ring moves with every key, the bars do not.
        size = self.size() * self.devicePixelRatioF()
        if self._picture.size() != size:
            picture = QPixmap(size)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(self.layoutDirection())
            _DRAWINGS[self.plot.shape].paint(painter, self.plot, self._frame(), self.marks, self._ink)
            painter.end()
            self._picture = picture
        return self._picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, jump with Home and End, open with Enter or space."""
        step = _STEPS.get(event.key())
        if is_enter(event) or event.key() == Qt.Key.Key_Space:
            self._drill(*self.at)
        elif step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk(*step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(*self._edge(last=event.key() == Qt.Key.Key_End))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and say where the keys are."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.pointed.emit("")
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the cursor where there is something to open."""
        found = self._under(event.position())
        leads = found is not None and self._cell(found).value > 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        found = self._under(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._go(found.row, found.column)
            self._drill(found.row, found.column)

    def event(self, event: QEvent) -> bool:
        """Tell in a tooltip what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._under(QPointF(event.pos()))
            if found is None:
                QToolTip.showText(event.globalPos(), self._name_at(event.pos().y()), self)
            else:
                words = spoken(self.plot, found.row, found.column, self._ink.locale)
                QToolTip.showText(event.globalPos(), words, self, found.target.toRect())
            return True
        return super().event(event)

    def _frame(self) -> Frame:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self.rect()
        return Frame(
            _EDGE, _EDGE, max(room.width() - 2 * _EDGE, 1), max(room.height() - 2 * _EDGE, 1), mirrored
        )

    def _cell(self, mark: Mark) -> Cell:
        return self.plot.cells[mark.row][mark.column]

    def _under(self, at: QPointF) -> Mark | None:
        # What is drawn last lies on top: a part over its whole, a dot over its bar.
        return next((mark for mark in reversed(self.marks) if mark.target.contains(at)), None)

    def _name_at(self, y: int) -> str:
        # Names are shortened where they have no room.
        if self.plot.sideways or not self.marks:
            return ""
        return self.plot.rows[min(self.marks, key=lambda mark: abs(mark.room.center().y() - y)).row].name

    def _walk(self, down: int, along: int) -> None:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            along = -along
        if self.plot.sideways:
            down, along = along, down
        self._go(self.at[0] + down, self.at[1] + along)

    def _edge(self, *, last: bool) -> tuple[int, int]:
        if self.plot.sideways:
            return (len(self.plot.rows) - 1 if last else 0), self.at[1]
        return self.at[0], (len(self.plot.columns) - 1 if last else 0)

    def _go(self, row: int, column: int) -> None:
        row = min(max(row, 0), len(self.plot.rows) - 1)
        column = min(max(column, 0), len(self.plot.columns) - 1)
        if row < 0:
            return
        self.at = (row, column)
        self._tell()
        self.update()
        mark = self.mark(row, column)
        if mark is not None:
            self.moved.emit(mark.room)

    def _drill(self, row: int, column: int) -> None:
        if row < len(self.plot.rows) and self.plot.cells[row][column].value:
            words = spoken(self.plot, row, column, self._ink.locale)
            self.drilled.emit(self.plot.cells[row][column], words)

    def _tell(self) -> None:
        self.setAccessibleName(self.plot.title)
        words = spoken(self.plot, *self.at, self._ink.locale) if self.plot.rows else ""
        self.setAccessibleDescription(words or self.plot.explanation)
        if self.hasFocus():
            self.pointed.emit(words)
            told = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(told)
