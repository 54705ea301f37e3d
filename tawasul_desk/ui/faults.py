"""What was not foreseen: to the log under a reference, and a word to the officer; never personal data."""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    from structlog.stdlib import BoundLogger

_PACKAGES: Final = ("tawasul_desk", "tawasul_contract")
_FRAMES: Final = 8
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: "debug",
    QtMsgType.QtInfoMsg: "info",
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "error",
    QtMsgType.QtFatalMsg: "critical",
}


class Faults(QObject):
    """Takes what nobody caught, from every thread; `happened` carries the reference on the main thread."""

    happened = Signal(str)

    def install(self) -> None:
        """Become the last resort of Python, of its threads and of Qt."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(_log_qt)

    def uninstall(self) -> None:
        """Give all three back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened, without values that could be somebody's data, and tell the window."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        reference = uuid4().hex[:8]
        _log().error("fault", reference=reference, kind=kind.__name__, where=_places(trace))
        self.happened.emit(reference)

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(name: str) -> str:
    # The folder a program lies in can carry a person's name.
    parts = Path(name).parts
    ours = next((at for at, part in enumerate(parts) if part in _PACKAGES), len(parts) - 1)
    return "/".join(parts[ours:])


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # Qt's own words may quote what a widget shows: only the category and its length are kept.
    level = _LEVELS.get(kind, "warning")
    getattr(_log(), level)("qt", category=str(context.category or ""), length=len(message))


def _log() -> BoundLogger:
    # Not at the top: the window shows itself sooner without it.
    import structlog

    log: BoundLogger = structlog.stdlib.get_logger(__name__)
    return log
