"""What the window shows before anything else is loaded."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent

from tawasul_desk.ui.account.brand_panel import BrandPanel
from tawasul_desk.ui.theme import Theme

UNSEEN_MS: Final = 1_000  # a window that nothing paints, on another desktop say, goes on all the same


class Cover(BrandPanel):
    """The brand, filling the window; `seen` comes once, when it is on the screen."""

    seen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._waiting = QTimer(self, singleShot=True, interval=UNSEEN_MS)
        self._waiting.timeout.connect(self.seen)
        self._waiting.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the brand; what is painted reaches the screen before a timer is heard."""
        super().paintEvent(event)
        if self._waiting.isActive():
            self._waiting.start(0)
