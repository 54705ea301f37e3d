"""Notes when a window was first painted and when it showed its lines; then ends the process."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

BEGUN = float(os.environ["TAWASUL_BENCH_BEGUN"])
LOOK_MS = 5
REST_MS = 1_000  # after the lines, until what was begun has settled


class Watch(QObject):
    """Watches one window; `painted` is the widget that fills it at first."""

    def __init__(self, window: QMainWindow, painted: QWidget, filled: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._painted = painted
        self._filled = filled
        self._taken: dict[str, float] = {}
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the first paint; what is noted is the moment after it, when it is on the screen."""
        if event.type() == QEvent.Type.Paint:
            self._painted.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._taken["painted"] = time.monotonic() - BEGUN
        self._look.start()
        self._on_look()

    def _on_look(self) -> None:
        if self._filled() and not self._window.grab().isNull():
            self._look.stop()
            self._taken["lines"] = time.monotonic() - BEGUN
            QTimer.singleShot(REST_MS, self._on_rested)

    def _on_rested(self) -> None:
        print(json.dumps({**self._taken, "mebibytes": mebibytes()}), flush=True)
        os._exit(0)  # what ending takes is not measured here


def mebibytes() -> float:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
