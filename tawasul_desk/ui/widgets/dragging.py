"""Dragging what is larger than its view with the mouse, as one moves paper under a glass."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea


class Dragging(QObject):
    """Takes all presses and moves of the mouse from the view: it does nothing else with them."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._grip: QPoint | None = None
        area.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take hold, drag along, let go."""
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                self._hold(_place(event))
            case QEvent.Type.MouseButtonRelease:
                self._hold(None)
            case QEvent.Type.MouseMove:
                self._drag(_place(event))
            case _:
                return False
        return True

    def _hold(self, grip: QPoint | None) -> None:
        self._grip = grip
        shape = Qt.CursorShape.OpenHandCursor if grip is None else Qt.CursorShape.ClosedHandCursor
        self._area.viewport().setCursor(shape)

    def _drag(self, to: QPoint | None) -> None:
        if self._grip is None or to is None:
            return
        moved, self._grip = to - self._grip, to
        for bar, step in (
            (self._area.horizontalScrollBar(), moved.x()),
            (self._area.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() - step)


def _place(event: QEvent) -> QPoint | None:
    return event.position().toPoint() if isinstance(event, QMouseEvent) else None
