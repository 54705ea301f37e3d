"""Listens for the server's hints on a lane of its own. A hint brings nothing but the number of its news."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.rhythm import retry_delay

if TYPE_CHECKING:
    from tawasul_desk.services.hints import Hints

STEADY: Final = 30.0  # seconds; a stream that was heard for so long was a good one


class Ear(QObject):
    """`heard(head)` for every hint; `hinted` says whether they come. Losing them all costs only delay.

    `refused(seconds)`: the server asks to be left alone; `pause_left()`: for how many seconds it still is.
    """

    heard = Signal(object)  # an int of any size: what a stream tells was checked by nobody
    hinted_changed = Signal(bool)
    refused = Signal(float)

    def __init__(
        self, hints: Hints, jobs: Jobs, pause_left: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._hints = hints
        self._jobs = jobs
        self._pause_left = pause_left
        self._on = False
        self._listening = False
        self._failures = 0
        self._since = 0.0  # monotonic seconds
        self.hinted = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._listen)

    def start(self) -> None:
        """Listen from now on; a stream that ends is opened again."""
        self._on = True
        self._failures = 0
        if not self._listening:
            self._listen()

    def stop(self) -> None:
        """Listen no more; the thread that listens is let go within a second."""
        self._on = False
        self._again.stop()
        self._hints.close()

    def _listen(self) -> None:
        if not self._on or self._listening:
            return
        if self._pause_left() > 0:
            self._wait(0.0)
            return
        self._listening = True
        self._since = time.monotonic()
        self._again.stop()
        self._jobs.run(
            lambda: self._hints.listen(self._told, lambda: not self._on),
            failed=self._on_failed,
            lane=Lane.HINTS,
            owner=self,
            ended=self._on_ended,
        )

    def _told(self, head: int) -> None:
        # On the thread that listens.
        self._jobs.call(lambda: self._on_told(head))

    def _on_told(self, head: int) -> None:
        if self._on:
            self._show(True)
            self.heard.emit(head)

    def _on_failed(self, error: KnownError) -> None:
        # Without a session there is nothing to hear; whoever signs in again starts anew.
        self._on = self._on and error.code is not ErrorCode.SIGNED_OUT
        told = error.facts.get("retry_after")
        if isinstance(told, int | float):
            self.refused.emit(float(told))

    def _on_ended(self) -> None:
        self._listening = False
        # One that ends soon after every beginning is no better than one that never begins.
        lived = time.monotonic() - self._since
        self._failures = 1 if lived > STEADY else self._failures + 1
        self._show(False)
        if self._on:
            self._wait(retry_delay(self._failures))

    def _wait(self, seconds: float) -> None:
        self._again.start(round(max(seconds, self._pause_left()) * 1000))

    def _show(self, hinted: bool) -> None:
        if hinted is not self.hinted:
            self.hinted = hinted
            self.hinted_changed.emit(hinted)
