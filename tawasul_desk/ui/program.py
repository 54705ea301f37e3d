"""The window as a program: the application around it, how it is told to end, and its last resorts."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tawasul_desk import __version__
from tawasul_desk.settings import Settings
from tawasul_desk.ui.collecting import Collector
from tawasul_desk.ui.ending import Ending
from tawasul_desk.ui.faults import Faults
from tawasul_desk.ui.sole import Doorbell
from tawasul_desk.ui.window import Window
from tawasul_desk.ui.window_size import come_forward

if TYPE_CHECKING:
    from tawasul_desk.services.desk import Entrance


def open_window(settings: Settings, entrance: Callable[[], Entrance]) -> int:
    """Run the program's window until it is closed and return the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Tawasul Desk")
    app.setApplicationVersion(__version__)
    faults = Faults(app)
    window = Window(settings, entrance)
    faults.happened.connect(window.show_fault)
    Collector(window)
    faults.install()
    ending = Ending(app)
    ending.asked.connect(window.close_now)
    ending.session_ends.connect(window.be_ready)
    Doorbell(settings.profile, window).rang.connect(lambda: come_forward(window))
    window.closed.connect(_leave)
    try:
        window.start()
        return app.exec()
    finally:
        ending.close()
        faults.uninstall()


def _leave(in_time: bool) -> None:
    """End the program with its window, whatever else is open."""
    if not in_time:
        # A thread in the middle of Qt's work would crash the interpreter's own, slow end.
        atexit.register(os._exit, 0)
    QApplication.exit(0)
