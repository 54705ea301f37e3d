"""Buttons in a row; those that find no room stand in a menu behind the others."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from tawasul_desk.ui.keys import menu_text
from tawasul_desk.ui.theme import spacing
from tawasul_desk.ui.widgets.buttons import PlainButton

Offered = tuple[QPushButton, str]
"""A button, and the keys that do the same."""


class OverflowRow(QWidget):
    """Each button keeps its place, also while it is disabled; a line of the menu presses its button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: tuple[Offered, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing(2))
        self._menu = QMenu(self)
        self.more = PlainButton(self.tr("More"), self)
        self.more.setProperty("act", "true")
        self.more.setMenu(self._menu)
        self.more.hide()
        self._row.addWidget(self.more)
        self._row.addStretch(1)

    def offer(self, offered: Sequence[Offered]) -> None:
        """Show these buttons instead of those of before."""
        for button, _ in self._offered:
            button.hide()
            button.deleteLater()
        self._offered = tuple(offered)
        for place, (button, _) in enumerate(self._offered):
            self._row.insertWidget(place, button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the last buttons into the menu where there is too little room for all."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return room for all buttons."""
        return QSize(max([0, *self._ends()]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the first button and the menu."""
        first = self._ends()[0] if self._offered else 0
        return QSize(first + self.more.sizeHint().width() + spacing(2), super().minimumSizeHint().height())

    def _ends(self) -> list[int]:
        gap = spacing(2)
        return list(accumulate(button.sizeHint().width() + gap for button, _ in self._offered))

    def _fit(self) -> None:
        ends = self._ends()
        fits = not ends or ends[-1] - spacing(2) <= self.width()
        room = self.width() if fits else self.width() - self.more.sizeHint().width()
        shown = [fits or end <= room for end in ends]
        self._menu.clear()
        for (button, keys), in_sight in zip(self._offered, shown, strict=True):
            button.setVisible(in_sight)
            if not in_sight:
                line = self._menu.addAction(menu_text(button.text(), keys))
                line.setEnabled(button.isEnabled())
                line.triggered.connect(button.click)
        self.more.setVisible(not all(shown))
