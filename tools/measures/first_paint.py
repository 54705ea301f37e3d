"""Start a window, wait for its first paint and for what it is for; print how long both took, and its memory.

`ours PROFILE`: the program itself as it opens after a restart, up to the lines of the queue.
`bare`: a window with a filled table.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

ROWS, COLUMNS = 20, 7


def bare() -> int:
    """Open a window with a filled table."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

    from tools.measures.watch import Watch

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
    # In the order in which the program loads them itself: Qt after its settings.
    from tawasul_desk.__main__ import main
    from tawasul_desk.ui.window import Window
    from tools.measures.watch import Watch

    begin = Window.start

    def start(window: Window) -> None:
        begin(window)
        Watch(window, window.centralWidget(), lambda: _has_lines(window))

    Window.start = start  # type: ignore[method-assign]  # the program's own start, watched
    return main(["--profile", str(profile)])


def _has_lines(window: "QMainWindow") -> bool:
    shell = getattr(window, "shell", None)
    return shell is not None and shell.queue.model.row_at(0) is not None


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[2])))
