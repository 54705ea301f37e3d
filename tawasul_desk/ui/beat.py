"""The clock of the heartbeat: when a pass is due, by the plan in `rhythm` and what the server asked."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tawasul_desk.ui.rhythm import Rhythm, Wake, click_counts, next_delay, pause, wake_delay

NEVER: Final = float("-inf")  # monotonic seconds


class Beat(QObject):
    """`due` when a pass is to begin; `planned(seconds)` when the wait for it is known."""

    due = Signal()
    planned = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rhythm = Rhythm()
        self._began = self._clicked = self._paused_until = NEVER
        self._woken: Wake | None = None
        # A coarse timer may end a little early, and that would be within the pause a server asked for.
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.due)

    @property
    def remaining(self) -> float | None:
        """The seconds until the next pass; None where none is planned."""
        return self._timer.remainingTime() / 1000 if self._timer.isActive() else None

    @property
    def pause_left(self) -> float:
        """For how many seconds the server still wants to be left alone."""
        return max(0.0, self._paused_until - time.monotonic())

    @property
    def since(self) -> float:
        """How many seconds ago the last pass began."""
        return time.monotonic() - self._began

    def began(self) -> None:
        """Count from now: a pass begins."""
        self._timer.stop()
        self._woken = None
        self._began = time.monotonic()

    def succeeded(self) -> None:
        """Go at the usual pace again."""
        self._paused_until = NEVER
        self.forget_failures()

    def failed(self, retry_after: object) -> None:
        """Go slower, and leave the server alone for as long as it asked, in seconds."""
        self.rhythm = replace(self.rhythm, failures=self.rhythm.failures + 1)
        if isinstance(retry_after, int | float):
            self.leave_alone(retry_after)

    def leave_alone(self, seconds: float) -> None:
        """Begin no pass for so long: the server asked for it."""
        self._paused_until = max(self._paused_until, time.monotonic() + pause(seconds))
        if self.remaining is not None and self.remaining < self.pause_left:
            self._start(self.pause_left)

    def forget_failures(self) -> None:
        """Begin the back-off anew: the line may be another one now."""
        self.rhythm = replace(self.rhythm, failures=0)

    def click(self) -> bool:
        """Return whether the officer's wish counts now."""
        now = time.monotonic()
        counts = click_counts(self.pause_left, now - self._clicked)
        if counts:
            self._clicked = now
            self.forget_failures()
        return counts

    def plan(self) -> None:
        """Have the next pass begin when its time has come."""
        self._start(next_delay(self.rhythm))

    def wake(self, wake: Wake) -> None:
        """Have the next pass begin soon, never within a pause that the server told."""
        delay = max(wake_delay(wake, self.since), self.pause_left)
        if delay == 0.0:
            self._timer.stop()
            self.due.emit()
        elif wake is not self._woken or self.remaining is None:  # else each hint would draw a shorter lot
            self._woken = wake
            self._shorten(delay)

    def adapt(self, **facts: bool) -> None:
        """Know this of the rhythm from now on; a wait that began gets shorter by it, never longer."""
        changed = replace(self.rhythm, **facts)
        if changed == self.rhythm:
            return
        self.rhythm = changed
        if self.remaining is not None:
            self._shorten(max(0.0, next_delay(changed) - self.since))

    def stop(self) -> None:
        """Plan nothing any more."""
        self._timer.stop()

    def _shorten(self, delay: float) -> None:
        if self.remaining is None or self.remaining > delay:
            self._start(delay)

    def _start(self, delay: float) -> None:
        seconds = max(delay, self.pause_left)
        self.planned.emit(seconds)
        self._timer.start(math.ceil(seconds * 1000))
