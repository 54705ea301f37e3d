"""The heartbeat: synchronises by itself and on demand, and says how the connection is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

import structlog
from PySide6.QtCore import QObject, QTimer, Signal

from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sync import SyncReport, SyncStoppedError
from tawasul_desk.services.views import OutboxCounts
from tawasul_desk.ui.beat import Beat
from tawasul_desk.ui.ear import Ear
from tawasul_desk.ui.jobs import Job, Jobs, Lane
from tawasul_desk.ui.pulse import HERE, Connection, Pulse, found
from tawasul_desk.ui.rhythm import Wake
from tawasul_desk.ui.surroundings import Surroundings
from tawasul_desk.ui.watchdog import Watchdog

if TYPE_CHECKING:
    from tawasul_desk.services.desk import Desk

DEBOUNCE_MS: Final = 2_000

_log = structlog.stdlib.get_logger(__name__)


class Heartbeat(QObject):
    """One pass at a time, never on this thread; what is asked for meanwhile follows at once.

    A server that names a pause is left alone until it is over; only the officer may ask within it, once in
    ten seconds.
    """

    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._again: Wake | None = None
        self._publishing = False
        self._cancel = threading.Event()
        self._job: Job | None = None
        self._asked = self._fetching = False
        self._head = self._news = 0
        self._then: Callable[[], None] | None = None
        self._stopped = False
        self.pulse = Pulse()
        self.beat = Beat(self)
        self._soon = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._soon.timeout.connect(self._on_soon)
        self.ear = Ear(desk.hints, jobs, lambda: self.beat.pause_left, self)
        self.surroundings = Surroundings(self)
        self.watchdog = Watchdog(self)
        self._connect()

    def start(self) -> None:
        """Read what is known, then make the first pass."""
        self._recount()
        self._sync()
        self.ear.start()
        self.surroundings.start()
        self.watchdog.start()

    def stop(self, then: Callable[[], None] | None = None) -> None:
        """Make no further pass; one that runs is asked to end, and `then` is called once it has."""
        self._then = then
        self._stopped = True
        self.beat.stop()
        self._soon.stop()
        self.ear.stop()
        self.surroundings.stop()
        self.watchdog.stop()
        self._again = None
        self._cancel.set()
        self._jobs.changed.disconnect(self._on_changed)
        self._jobs.unanswered.disconnect(self._on_unanswered)
        if then is not None and not self.pulse.syncing:
            then()

    def sync_now(self) -> None:
        """Make a pass because the officer asked; a failure is then told as `failed`."""
        if self.beat.click():
            self._asked = True
            self._sync()
        else:
            self.failed.emit(KnownError(ErrorCode.BUSY, retry_after=self.beat.pause_left))

    def _on_unanswered(self) -> None:
        """Ask at once how the connection is: a page found none, and it is told in one place."""
        if self.pulse.connection is Connection.ONLINE and self.beat.click():
            self._sync()

    def signed_in_again(self) -> None:
        """Go on after the officer signed in again: everything that waited is sent."""
        self._tell(replace(self.pulse, connection=Connection.CHECKING))
        self._sync()
        self.ear.start()

    def cancel(self) -> None:
        """Stop the pass that runs; the next one goes on where it stopped."""
        self._again = None
        self._cancel.set()

    # one pass

    def _sync(self) -> None:
        if self._stopped:
            return
        if self.pulse.syncing:
            self._again = Wake.ASKED
            return
        self.beat.began()
        self._again = None
        cancel = self._cancel = threading.Event()
        self._tell(replace(self.pulse, syncing=True, progress=None))
        alive = self.watchdog.begun()

        def progress(done: int, total: int) -> None:
            alive(True)
            self._jobs.call(lambda: self._on_progress(cancel, done, total))

        def cancelled() -> bool:
            alive(False)
            return cancel.is_set()

        self._job = self._jobs.run(
            lambda: self._desk.sync.once(progress, cancelled),
            self._on_done,
            self._on_failed,
            lane=Lane.SYNC,
            owner=self,
            ended=self._on_ended,
        )

    def _on_progress(self, cancel: threading.Event, done: int, total: int) -> None:
        if self.pulse.syncing and cancel is self._cancel:
            self._tell(replace(self.pulse, progress=(done, total)))

    def _on_done(self, report: SyncReport) -> None:
        self.beat.succeeded()
        self._head = report.head  # lower than before where the central was put back
        self._tell(replace(self.pulse, connection=Connection.ONLINE, skew=report.skew))
        self._publish(report.changes)
        self._fetch_ahead()

    def _fetch_ahead(self) -> None:
        # The least urgent of all: a pass, and the end of the program, come first.
        if not self._fetching and not self._stopped:
            self._fetching = True
            self._jobs.run(
                lambda: self._desk.prefetch(lambda: self._stopped or self.pulse.syncing),
                lane=Lane.NETWORK,
                owner=self,
                ended=self._on_fetched_ahead,
            )

    def _on_fetched_ahead(self) -> None:
        self._fetching = False

    def _on_failed(self, error: KnownError) -> None:
        connection = found(error.code)
        if connection is not None:
            self._tell(replace(self.pulse, connection=connection))
        if isinstance(error, SyncStoppedError):
            self._publish(error.changes)
        if error.code in HERE or (self._asked and error.code is not ErrorCode.SIGNED_OUT):
            self.failed.emit(error)
        if error.code is ErrorCode.SIGNED_OUT:
            self._again = None
        elif error.code is not ErrorCode.CANCELLED:
            self.beat.failed(error.facts.get("retry_after"))

    def _on_ended(self) -> None:
        self._asked = False
        self._job = None
        self.watchdog.ended()
        self._tell(replace(self.pulse, syncing=False, progress=None))
        if self._stopped:
            if self._then is not None:
                self._then()
            return
        self._recount()
        if not self._signed_out:
            self.beat.plan()
            if self._again is not None and (self._again is not Wake.HINT or self._news > self._head):
                self._wake(self._again)

    # when the next one begins

    @property
    def _signed_out(self) -> bool:
        return self.pulse.connection is Connection.SIGNED_OUT

    def _wake(self, wake: Wake) -> None:
        if self._stopped or self._signed_out:
            return
        if self.pulse.syncing:
            self._again = wake if self._again in (None, Wake.HINT) else self._again
        else:
            self.beat.wake(wake)

    def _on_heard(self, head: int) -> None:
        self._news = head
        if head > self._head and not self.beat.rhythm.failures:
            self._wake(Wake.HINT)

    def _on_hinted(self, hinted: bool) -> None:
        self.beat.adapt(hinted=hinted)
        if hinted and self.beat.rhythm.failures:
            self._wake(Wake.OUTAGE_OVER)

    def _on_woken(self) -> None:
        if self._stopped:
            return
        self._desk.open_session.api.let_go()
        self.beat.forget_failures()
        self.watchdog.expect_progress()
        self._wake(Wake.LINE)
        if not self.ear.hinted:
            self.ear.start()

    def _on_dead_line(self) -> None:
        """Begin the pass anew on a new connection: the old one may be to a network that is gone."""
        self._again = Wake.ACT
        self._cancel.set()

    def _on_silent(self) -> None:
        """Begin again where nothing was tried for too long; a pass that answers no more is left alone.

        It may still hold what only one pass may hold: the next one waits for it and never sends beside it.
        """
        if self._signed_out:
            return
        _log.error("sync_silent", running=self._job is not None)
        if self._job is None:
            self._wake(Wake.ACT)
            return
        self._job.cancel()
        self._cancel.set()
        self._jobs.renew(Lane.SYNC)
        self._again = Wake.ACT
        self._on_ended()

    def _on_changed(self, changes: Changes) -> None:
        if self._publishing or not changes.touches(Kind.OUTBOX):
            return
        self._recount()
        if self._soon.isActive() or self.pulse.syncing:
            self._again = Wake.ACT
        else:
            self._soon.start()
            self._wake(Wake.ACT)

    def _on_soon(self) -> None:
        if self._again is not None and not self.pulse.syncing:
            self._wake(self._again)

    # what is shown

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

    def take_counts(self, counts: OutboxCounts) -> None:
        """Show these figures of the outbox, which were just read elsewhere."""
        self._tell(replace(self.pulse, waiting=counts.waiting, troubled=counts.troubled))

    def _on_counted(self, counted: tuple[OutboxCounts, datetime | None]) -> None:
        counts, last_good = counted
        pulse = replace(self.pulse, waiting=counts.waiting, troubled=counts.troubled)
        self._tell(replace(pulse, last_good=last_good, counted=True))
        self.beat.adapt(waiting=counts.waiting > 0)

    def _tell(self, pulse: Pulse) -> None:
        if pulse == self.pulse:
            return
        before, self.pulse = self.pulse.connection, pulse
        self.state_changed.emit(pulse)
        if pulse.connection is Connection.ONLINE and before is not Connection.ONLINE:
            self._jobs.answered.emit()

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self._jobs.unanswered.connect(self._on_unanswered)
        self.beat.due.connect(self._sync)
        self.beat.planned.connect(self.watchdog.rest)
        self.ear.heard.connect(self._on_heard)
        self.ear.hinted_changed.connect(self._on_hinted)
        self.ear.refused.connect(self.beat.leave_alone)
        self.surroundings.woken.connect(self._on_woken)
        self.surroundings.presence_changed.connect(lambda idle: self.beat.adapt(idle=idle))
        self.watchdog.silent.connect(self._on_silent)
        self.watchdog.dead_line.connect(self._on_dead_line)
