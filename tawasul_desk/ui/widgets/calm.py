"""Fields that the wheel never changes: it scrolls the page on which they are.

Use these in place of Qt's own. Those take a turn of the wheel for a choice although nobody opened them.
"""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QTabBar, QTimeEdit


class CalmComboBox(QComboBox):
    """A list to choose from; the wheel scrolls it only while it is open."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around."""
        event.ignore()


class CalmTimeEdit(QTimeEdit):
    """A time of day."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around."""
        event.ignore()


class CalmTabBar(QTabBar):
    """The parts of a page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around."""
        event.ignore()
