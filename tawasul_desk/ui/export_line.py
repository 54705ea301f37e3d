"""A file that takes long to write: how far it is, beside a way to stop it that leaves nothing behind."""

import threading
from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Signal

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.widgets.progress_line import ProgressLine

T = TypeVar("T")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class ExportLine(ProgressLine):
    """Seen while a file is written, one at a time; `ended` tells that another may follow."""

    ended = Signal()

    def __init__(self, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._jobs = jobs
        self._notices = notices
        self._stop: threading.Event | None = None
        self.cancel_requested.connect(self._on_cancel)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._stop is not None

    def run(self, text: str, write: Callable[[Progress, Cancelled], T], done: Callable[[T], None]) -> None:
        """Have `write` make the file off this thread, then call `done` with what it returns."""
        stop = self._stop = threading.Event()
        self.show_progress(0, 0, text)
        self.show()

        def progress(so_far: int, total: int) -> None:
            self._jobs.call(lambda: self._on_progress(stop, so_far, total))

        def cancelled() -> bool:
            return stop.is_set() or self._jobs.stopping()

        self._jobs.run(
            lambda: write(progress, cancelled),
            done,
            self._on_failed,
            lane=Lane.NETWORK,
            owner=self,
            ended=self._on_ended,
        )

    def _on_progress(self, stop: threading.Event, so_far: int, total: int) -> None:
        if stop is self._stop and not stop.is_set() and shiboken6.isValid(self):
            self.show_progress(so_far, total)

    def _on_cancel(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self.show_progress(0, 0, self.tr("Stopping…"))

    def _on_failed(self, error: KnownError) -> None:
        if error.code is ErrorCode.CANCELLED:
            self._notices.show_notice(self.tr("Stopped; no file was written."))
        else:
            self._notices.show_error(error)

    def _on_ended(self) -> None:
        self._stop = None
        self.hide()
        self.ended.emit()
