"""Notices a pass without a sign of life, and a loop that makes no pass at all."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from tawasul_desk.ui.rhythm import STUCK_AFTER, patience

TICK_MS: Final = 1_000


class Watchdog(QObject):
    """`silent`: no attempt was made for too long. `dead_line`: a pass does not get on after a waking."""

    silent = Signal()
    dead_line = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._alive = 0.0  # monotonic seconds, as those below; written by the thread that makes the pass
        self._got_on = 0.0
        self._woken: float | None = None
        self._patience = 0.0  # seconds
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to watch."""
        self._alive = time.monotonic()
        self._tick.start()

    def stop(self) -> None:
        """Watch no more."""
        self._tick.stop()

    def begun(self) -> Callable[[bool], None]:
        """Watch a new pass; on its own thread it calls what is returned: alive, and whether it got on."""
        self._running, self._woken = True, None
        self._alive = time.monotonic()
        return self._live

    def ended(self) -> None:
        """Count the time from now: the pass has ended, by itself or because it was left alone."""
        self._running, self._woken = False, None
        self._alive = time.monotonic()

    def rest(self, seconds: float) -> None:
        """Take this long wait for no silence: it was planned."""
        self._alive = time.monotonic() + seconds

    def expect_progress(self) -> None:
        """Give the pass that runs a moment to get on: the line under it may be dead."""
        self._woken = time.monotonic() if self._running else None
        self._patience = patience()

    def _live(self, got_on: bool) -> None:
        self._alive = time.monotonic()
        if got_on:
            self._got_on = self._alive

    def _look(self) -> None:
        now, woken = time.monotonic(), self._woken
        if now - self._alive > STUCK_AFTER:
            self._alive = now
            self.silent.emit()
        elif woken is not None and now - woken > self._patience:
            self._woken = None
            if self._got_on < woken:
                self.dead_line.emit()
