"""A menu that a key opens: its first entry is chosen at once, so that Enter and the arrows go on."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget


class KeyMenu(QMenu):
    """Add the entries, then `offer` it; it ends once it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, under: QWidget) -> None:
        """Show it under this widget, where its line begins."""
        right_to_left = under.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = under.width() - self.sizeHint().width() if right_to_left else 0
        self.popup(under.mapToGlobal(QPoint(side, under.height())))
        first = next((each for each in self.actions() if each.isEnabled()), None)
        if first is not None:
            self.setActiveAction(first)
