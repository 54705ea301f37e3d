"""Start a window, wait until it has painted what it is for, print how long that took and its memory.

`ours PROFILE`: the program as it opens after a restart, with the queue. `bare`: a window with a table.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

BEGUN = float(os.environ["TAWASUL_BENCH_BEGUN"])
ROWS, COLUMNS = 20, 7
LOOK_MS = 5
REST_MS = 1_000  # after the first paint, until what was begun has settled


def bare() -> Callable[[], bool]:
    """Open a window with a filled table; return whether it has been painted."""
    window = QMainWindow()
    table = QTableWidget(ROWS, COLUMNS)
    for place in range(ROWS * COLUMNS):
        table.setItem(place // COLUMNS, place % COLUMNS, QTableWidgetItem(str(place)))
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    return lambda: not window.grab().isNull()


def ours(profile: Path) -> Callable[[], bool]:
    """Open the program on this profile; return whether the queue has been painted with its lines."""
    from tawasul_desk import app
    from tawasul_desk.settings import Settings
    from tawasul_desk.ui.window import Window
    from tools.measures.arena import PASSPHRASE

    settings = Settings(profile=profile)
    entrance = app.entrance(settings)
    window = Window(settings, replace(entrance, resume=lambda _: entrance.resume(PASSPHRASE)))
    window.start()

    def painted() -> bool:
        shell = window.shell
        if shell is None or shell.queue.model.row_at(0) is None:
            return False
        return not window.grab().isNull()

    return painted


def mebibytes() -> float:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> int:
    """Print {seconds, mebibytes} as JSON."""
    program = QApplication([])
    painted = bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2]))
    taken: dict[str, float] = {}

    def rested() -> None:
        taken["mebibytes"] = mebibytes()
        print(json.dumps(taken), flush=True)
        os._exit(0)  # what ending takes is not measured here

    def look() -> None:
        if not taken and painted():
            taken["seconds"] = time.monotonic() - BEGUN
            QTimer.singleShot(REST_MS, rested)

    watch = QTimer(interval=LOOK_MS)
    watch.timeout.connect(look)
    watch.start()
    return program.exec()


if __name__ == "__main__":
    sys.exit(main())
