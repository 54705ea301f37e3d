"""What happens around the program: the network comes back, the computer wakes up, the officer is away."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtNetwork import QNetworkInformation

from tawasul_desk.ui.rhythm import has_slept

IDLE_AFTER: Final = 300.0  # seconds without a key or the mouse
TICK_MS: Final = 2_000
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Surroundings(QObject):
    """`woken`: the line may work again. `presence_changed(idle)`: the officer left or came back."""

    woken = Signal()
    presence_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.idle = False
        self._seen = time.monotonic()
        self._clocks = time.time(), time.monotonic()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin to notice."""
        self._clocks = time.time(), time.monotonic()
        self._tick.start()
        _follow_network(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Notice nothing any more."""
        self._tick.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there."""
        if event.type() in _INPUT:
            self._seen = time.monotonic()
            if self.idle:
                self._show_idle(False)
        return False

    def on_reachability(self, now: QNetworkInformation.Reachability) -> None:
        """Note a network that is there again; whether it leads to the server, the next pass will find."""
        if now not in (
            QNetworkInformation.Reachability.Disconnected,
            QNetworkInformation.Reachability.Unknown,
        ):
            self.woken.emit()

    def on_medium(self) -> None:
        """Note another network: cable for radio, say."""
        self.woken.emit()

    def _watch(self, window: QWindow | None) -> None:
        # Windows, not the application: a filter on that would run for every event there is.
        if window is not None:
            window.installEventFilter(self)

    def _on_tick(self) -> None:
        before, self._clocks = self._clocks, (time.time(), time.monotonic())
        wall, monotonic = (now - then for now, then in zip(self._clocks, before, strict=True))
        if has_slept(wall, monotonic, TICK_MS / 1000):
            self.woken.emit()
        if not self.idle and self._clocks[1] - self._seen > IDLE_AFTER:
            self._show_idle(True)

    def _show_idle(self, idle: bool) -> None:
        self.idle = idle
        self.presence_changed.emit(idle)


def _follow_network(noticed: Surroundings) -> None:
    # Not every system tells; passes then find out by themselves.
    if not QNetworkInformation.loadDefaultBackend():
        return
    told = QNetworkInformation.instance()
    told.reachabilityChanged.connect(noticed.on_reachability)
    told.transportMediumChanged.connect(noticed.on_medium)
