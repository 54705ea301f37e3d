"""The heartbeat: synchronises by itself and on demand, and says how the connection is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from random import uniform
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sync import SyncReport, SyncStoppedError
from tawasul_desk.services.views import OutboxCounts
from tawasul_desk.ui.jobs import Jobs, Lane

if TYPE_CHECKING:
    from tawasul_desk.services.desk import Desk

INTERVAL_MS: Final = 60_000
JITTER: Final = 0.2
DEBOUNCE_MS: Final = 2_000
SKEW_LIMIT: Final = timedelta(minutes=2)


class Connection(StrEnum):
    """What the last attempt found; CHECKING before there was one."""

    CHECKING = "checking"
    ONLINE = "online"
    OFFLINE = "offline"
    SIGNED_OUT = "signed_out"
    SERVER_FAULT = "server_fault"
    UNTRUSTED = "untrusted"
    TOO_OLD = "too_old"


_MEANS: Final = {
    ErrorCode.OFFLINE: Connection.OFFLINE,
    ErrorCode.NOT_THE_SERVICE: Connection.OFFLINE,
    ErrorCode.SIGNED_OUT: Connection.SIGNED_OUT,
    ErrorCode.WRONG_CREDENTIALS: Connection.SIGNED_OUT,
    ErrorCode.UNTRUSTED_SERVER: Connection.UNTRUSTED,
    ErrorCode.CLIENT_TOO_OLD: Connection.TOO_OLD,
}
# What is wrong with this computer is no fault of the server, and is told even where nobody asked.
_HERE: Final = frozenset(
    {ErrorCode.DISK_FULL, ErrorCode.NOT_WRITABLE, ErrorCode.LOCKED, ErrorCode.DAMAGED, ErrorCode.NO_KEYRING}
)
_NOT_THE_LINE: Final = _HERE | {ErrorCode.CANCELLED, ErrorCode.BUSY}


@dataclass(frozen=True)
class Pulse:
    """How the desk stands with its server. `progress` is (done, total) of a first filling.

    `counted`: whether what is stored here has been read yet; before that the figures mean nothing.
    """

    connection: Connection = Connection.CHECKING
    syncing: bool = False
    progress: tuple[int, int] | None = None
    last_good: datetime | None = None
    waiting: int = 0
    troubled: int = 0
    skew: timedelta = timedelta(0)
    counted: bool = False

    @property
    def empty(self) -> bool:
        """Whether this computer has never held a whole copy: there is nothing to show yet."""
        return self.counted and self.last_good is None

    @property
    def skewed(self) -> bool:
        """Whether this computer's clock is off by more than two minutes."""
        return abs(self.skew) > SKEW_LIMIT


class Heartbeat(QObject):
    """One pass at a time, never on this thread; what is asked for meanwhile follows at once."""

    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._again = False
        self._publishing = False
        self._cancel = threading.Event()
        self._asked = False
        self._then: Callable[[], None] | None = None
        self._stopped = False
        self.pulse = Pulse()
        self._beat = QTimer(self, singleShot=True)
        self._beat.timeout.connect(self._sync)
        self._soon = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._soon.timeout.connect(self._on_soon)
        jobs.changed.connect(self._on_changed)

    def start(self) -> None:
        """Read what is known, then make the first pass."""
        self._recount()
        self._sync()

    def stop(self, then: Callable[[], None] | None = None) -> None:
        """Make no further pass; one that runs is asked to end, and `then` is called once it has."""
        self._then = then
        self._stopped = True
        self._beat.stop()
        self._soon.stop()
        self._again = False
        self._cancel.set()
        self._jobs.changed.disconnect(self._on_changed)
        if then is not None and not self.pulse.syncing:
            then()

    def sync_now(self) -> None:
        """Make a pass because the officer asked; a failure is then told as `failed`."""
        self._asked = True
        self._sync()

    def signed_in_again(self) -> None:
        """Go on after the officer signed in again: everything that waited is sent."""
        self._tell(replace(self.pulse, connection=Connection.CHECKING))
        self._sync()

    def cancel(self) -> None:
        """Stop the pass that runs; the next one goes on where it stopped."""
        self._again = False
        self._cancel.set()

    def _sync(self) -> None:
        if self.pulse.syncing:
            self._again = True
            return
        self._beat.stop()
        self._again = False
        cancel = self._cancel = threading.Event()
        self._tell(replace(self.pulse, syncing=True, progress=None))
        self._jobs.run(
            lambda: self._desk.sync.once(self._progress_from_thread, cancel.is_set),
            self._on_done,
            self._on_failed,
            lane=Lane.NETWORK,
            owner=self,
            ended=self._on_ended,
        )

    def _progress_from_thread(self, done: int, total: int) -> None:
        self._jobs.call(lambda: self._on_progress(done, total))

    def _on_progress(self, done: int, total: int) -> None:
        if self.pulse.syncing:
            self._tell(replace(self.pulse, progress=(done, total)))

    def _on_done(self, report: SyncReport) -> None:
        self._tell(replace(self.pulse, connection=Connection.ONLINE, skew=report.skew))
        self._publish(report.changes)

    def _on_failed(self, error: KnownError) -> None:
        if error.code not in _NOT_THE_LINE:
            self._tell(replace(self.pulse, connection=_MEANS.get(error.code, Connection.SERVER_FAULT)))
        if isinstance(error, SyncStoppedError):
            self._publish(error.changes)
        if error.code in _HERE or (self._asked and error.code is not ErrorCode.SIGNED_OUT):
            self.failed.emit(error)
        self._plan(error)

    def _on_ended(self) -> None:
        self._asked = False
        self._tell(replace(self.pulse, syncing=False, progress=None))
        if self._stopped:
            if self._then is not None:
                self._then()
            return
        self._recount()
        if self._again:
            self._sync()
        elif not self._beat.isActive() and self.pulse.connection is not Connection.SIGNED_OUT:
            self._beat.start(_next_ms())

    def _plan(self, error: KnownError) -> None:
        # A busy server says when it may be asked again; without a session there is nothing to ask.
        pause = error.facts.get("retry_after")
        if isinstance(pause, int | float):
            self._again = False
            self._beat.start(max(round(pause * 1000), _next_ms()))
        if error.code in (ErrorCode.SIGNED_OUT, ErrorCode.CANCELLED):
            self._again = False

    def _on_changed(self, changes: Changes) -> None:
        if self._publishing or not changes.touches(Kind.OUTBOX):
            return
        self._recount()
        if self._soon.isActive() or self.pulse.syncing:
            self._again = True
        else:
            self._soon.start()
            self._sync_if_signed_in()

    def _on_soon(self) -> None:
        if self._again and not self.pulse.syncing:
            self._sync_if_signed_in()

    def _sync_if_signed_in(self) -> None:
        if self.pulse.connection is not Connection.SIGNED_OUT:
            self._sync()

    def _publish(self, changes: Changes) -> None:
        # What a pass changed must not start the next pass.
        self._publishing = True
        try:
            if changes:
                self._jobs.changed.emit(changes)
        finally:
            self._publishing = False

    def _recount(self) -> None:
        casework = self._desk.casework
        self._jobs.run(
            lambda: (casework.outbox_counts(), casework.last_good_sync()), self._on_counted, owner=self
        )

    def _on_counted(self, found: tuple[OutboxCounts, datetime | None]) -> None:
        counts, last_good = found
        self._tell(
            replace(
                self.pulse,
                waiting=counts.waiting,
                troubled=counts.troubled,
                last_good=last_good,
                counted=True,
            )
        )

    def _tell(self, pulse: Pulse) -> None:
        if pulse != self.pulse:
            self.pulse = pulse
            self.state_changed.emit(pulse)


def _next_ms() -> int:
    return round(INTERVAL_MS * uniform(1 - JITTER, 1 + JITTER))  # noqa: S311 - spreads load, no secret
