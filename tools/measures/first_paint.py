"""Start a window, wait for its first paint and for what it is for; print how long both took, and its memory.

`ours PROFILE`: the program itself as it opens after a restart, up to the lines of the queue.
`bare`: a window with a filled table.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem, QWidget

BEGUN = float(os.environ["TAWASUL_BENCH_BEGUN"])
ROWS, COLUMNS = 20, 7
LOOK_MS = 5
REST_MS = 1_000  # after the lines, until what was begun has settled


class Watch(QObject):
    """Notes when a widget was first painted and when its window showed its lines; then ends the process."""

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


def bare() -> int:
    """Open a window with a filled table."""
    program = QApplication([])
    window = QMainWindow()
    table = QTableWidget(ROWS, COLUMNS)
    for place in range(ROWS * COLUMNS):
        table.setItem(place // COLUMNS, place % COLUMNS, QTableWidgetItem(str(place)))
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    Watch(window, table.viewport(), lambda: True)
    return program.exec()


def ours(profile: Path) -> int:
    """Run the program on this profile, from its command line on."""
    from tawasul_desk.__main__ import main
    from tawasul_desk.ui.window import Window

    begin = Window.start

    def start(window: Window) -> None:
        begin(window)
        Watch(window, window.centralWidget(), lambda: _has_lines(window))

    Window.start = start  # type: ignore[method-assign]  # the program's own start, watched
    return main(["--profile", str(profile)])


def _has_lines(window: QMainWindow) -> bool:
    shell = getattr(window, "shell", None)
    return shell is not None and shell.queue.model.row_at(0) is not None


def mebibytes() -> float:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2])))
