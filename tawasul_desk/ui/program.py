"""The window as a program: the application around it, its signals and its last resorts."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tawasul_desk import __version__
from tawasul_desk.settings import Settings
from tawasul_desk.ui.collecting import Collector
from tawasul_desk.ui.faults import Faults
from tawasul_desk.ui.window import Window

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
    for number in (signal.SIGINT, signal.SIGTERM):  # heard at the next beat of the collector
        signal.signal(number, lambda _number, _frame: window.close_now())
    try:
        window.start()
        return app.exec()
    finally:
        faults.uninstall()
