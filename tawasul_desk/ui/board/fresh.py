"""Keeps a page fresh: read when it is opened and when something changed, once a minute at most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.jobs import Job, Jobs, Lane

FRESH_MS: Final = 60_000
_KINDS: Final = (Kind.CASE, Kind.STAFF, Kind.CATALOGUE)


class Fresh(QObject):
    """`ask` returns the call of now; only the answer to the latest one is heard."""

    def __init__(
        self,
        jobs: Jobs,
        ask: Callable[[], Callable[[], Any]],
        done: Callable[[Any], None],
        failed: Callable[[KnownError], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._jobs = jobs
        self._ask = ask
        self._done = done
        self._failed = failed
        self._page = page
        self._job: Job | None = None
        self.dirty = True
        self._timer = QTimer(self, interval=FRESH_MS)
        self._timer.timeout.connect(self._look_if_seen)
        jobs.changed.connect(self._on_changed)
        jobs.answered.connect(self._look_if_seen)

    def read(self) -> None:
        """Read again at once."""
        if self._job is not None:
            self._job.cancel()
        self.dirty = False
        self._timer.start()
        self._job = self._jobs.run(self._ask(), self._on_read, self._on_failed, lane=Lane.NETWORK, owner=self)

    def look(self) -> None:
        """Read where something changed while nobody looked."""
        if self.dirty:
            self.read()

    def was_stale(self) -> None:
        """Read again once the server answers: what was shown is what is kept here."""
        self.dirty = True
        self._jobs.unanswered.emit()

    def _on_read(self, answer: Any) -> None:
        self._job = None
        self._done(answer)

    def _on_failed(self, error: KnownError) -> None:
        self._job = None
        self.dirty = True
        self._failed(error)
        if error.code is ErrorCode.OFFLINE:
            self._jobs.unanswered.emit()

    def _look_if_seen(self) -> None:
        if self._page.isVisible():
            self.look()

    def _on_changed(self, changes: Changes) -> None:
        self.dirty = self.dirty or any(changes.touches(kind) for kind in _KINDS)
