"""How the program is told from outside to end: by a signal, or because the session of the computer ends."""

from __future__ import annotations

import signal
import socket
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QGuiApplication

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # not every system has them all


class Ending(QObject):
    """`asked`: close now, without a question. `session_ends`: be ready to be ended at any moment."""

    asked = Signal()
    session_ends = Signal()

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        # Python would hear of a signal only once it runs again; the socket wakes it at once.
        self._told, heard = socket.socketpair()
        self._heard = heard
        for end in (self._told, heard):
            end.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        for number in self._numbers:
            signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        app.commitDataRequest.connect(self.on_session_end, Qt.ConnectionType.DirectConnection)

    def on_session_end(self) -> None:
        """Take notice that the computer is shutting down or the user leaves it."""
        self.session_ends.emit()

    def close(self) -> None:
        """Leave signals to whoever had them before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in self._numbers:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        self._heard.close()
        self._told.close()

    def _on_signal(self) -> None:
        self._heard.recv(64)
        self.asked.emit()
