"""The only threads: work runs on a lane, its answer comes back on the main thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import ErrorCode, KnownError

T = TypeVar("T")
GIVES_WAY: Final = 0.0005  # seconds


class Lane(StrEnum):
    """Where work runs: STORE keeps its order, NETWORK may wait long, the others hold nobody else up.

    COUNTING reads and counts for seconds, and needs no network. DRAWING waits for pages to be drawn.
    """

    STORE = "store"
    NETWORK = "network"
    SYNC = "sync"
    HINTS = "hints"
    COUNTING = "counting"
    DRAWING = "drawing"


_THREADS: Final = {lane: 2 if lane is Lane.NETWORK else 1 for lane in Lane}


@dataclass(eq=False)
class Job:
    """One piece of work on its way; cancelling it silences its callbacks."""

    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[KnownError], None] | None
    ended: Callable[[], None] | None
    owner: QObject | None
    result: Any = None
    error: BaseException | None = None
    let_go: threading.Event = field(default_factory=threading.Event)
    _cancel: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Let nobody hear of it any more; work that has not begun does not begin."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """Return whether it was cancelled; work may ask from its own thread."""
        return self._cancel.is_set()

    def run(self) -> None:
        """Do the work on this thread and keep what came of it."""
        try:
            self.result = self.work()
        except BaseException as error:
            self.error = error

    @property
    def wanted(self) -> bool:
        """Whether somebody who still exists waits for the answer."""
        return not self.cancelled() and (self.owner is None or shiboken6.isValid(self.owner))


class Jobs(QObject):
    """The lanes of one window. Unforeseen exceptions go to `sys.excepthook` on the main thread.

    `unanswered`: a page got no answer from the server; `answered`: the server answers again.
    """

    changed = Signal(object)
    failed = Signal(object)
    unanswered = Signal()
    answered = Signal()
    _ended = Signal(object)
    _called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A lane that computes gives way ten times sooner than usual: painting asks for its turn all the time.
        sys.setswitchinterval(GIVES_WAY)
        self._stopping = False
        self._threads: list[threading.Thread] = []
        self._lanes: dict[Lane, SimpleQueue[Job | None]] = {}
        # What a job refers to, widgets among it, must end on this thread: a lane never holds the last of it.
        self._held: list[Job] = []
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._called.connect(self._on_called, Qt.ConnectionType.QueuedConnection)
        for lane in Lane:
            self._open(lane)

    def stopping(self) -> bool:
        """Return whether the lanes are being ended; long work asks from its own thread."""
        return self._stopping

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
        *,
        lane: Lane = Lane.STORE,
        owner: QObject | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """Run `work` on a lane; then, on this thread, `done(result)` or `failed(error)`, then `ended()`.

        A KnownError nobody takes is emitted as `failed`. Nothing is called once `owner` is destroyed.
        """
        job = Job(work, done, failed, ended, owner or _object_of(done or failed or ended))
        if not self._stopping:
            self._held = [each for each in self._held if not each.let_go.is_set()]
            self._held.append(job)
            self._lanes[lane].put(job)
        return job

    def write(
        self,
        work: Callable[[], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
        *,
        owner: QObject | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """Run work that changes what is stored, in order; `changed` is emitted even if nobody waits."""

        def write_and_tell() -> Changes:
            changes = work()
            self.call(lambda: self.changed.emit(changes))
            return changes

        return self.run(write_and_tell, done, failed, owner=owner, ended=ended)

    def call(self, function: Callable[[], None]) -> None:
        """Call a function on the main thread soon; may be used from any thread."""
        if not self._stopping and shiboken6.isValid(self):
            self._called.emit(function)

    def settle(self, timeout_ms: int) -> bool:
        """Wait until what the STORE lane was given so far is done; return whether it was in time."""
        done = threading.Event()
        self._lanes[Lane.STORE].put(Job(done.set, None, None, None, None))
        return done.wait(timeout_ms / 1000)

    def renew(self, lane: Lane) -> None:
        """Go on with a fresh thread where one is stuck; the old one ends with what it is at."""
        self._close(lane)
        self._open(lane)

    def stop(self, timeout_ms: int = 2000) -> bool:
        """End the lanes; what the STORE lane was given is still done. Return whether it was in time."""
        self._stopping = True
        for lane in Lane:
            self._close(lane)
        until = time.monotonic() + timeout_ms / 1000
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return not self._threads

    def _open(self, lane: Lane) -> None:
        queue: SimpleQueue[Job | None] = SimpleQueue()
        self._lanes[lane] = queue
        for number in range(_THREADS[lane]):
            # Daemons: a server that does not answer must not keep the program from ending.
            thread = threading.Thread(target=self._serve, args=(queue,), name=f"{lane}-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _close(self, lane: Lane) -> None:
        queue = self._lanes[lane]
        if lane is not Lane.STORE:
            _empty(queue)
        for _ in range(_THREADS[lane]):
            queue.put(None)

    def _serve(self, queue: SimpleQueue[Job | None]) -> None:
        while (job := queue.get()) is not None:
            if not job.cancelled():
                job.run()
                if not self._stopping and shiboken6.isValid(self):
                    self._ended.emit(job)
            let_go = job.let_go
            del job
            let_go.set()

    @Slot(object)
    def _on_called(self, function: Callable[[], None]) -> None:
        if not self._stopping:
            function()

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        if self._stopping:
            return
        if job.error is None:
            _tell(job, job.done, job.result)
        elif isinstance(job.error, KnownError):
            self._tell_failure(job, job.error)
        else:
            sys.excepthook(type(job.error), job.error, job.error.__traceback__)
        if job.ended is not None and job.wanted:
            job.ended()

    def _tell_failure(self, job: Job, error: KnownError) -> None:
        if job.failed is not None:
            _tell(job, job.failed, error)
        elif job.wanted and error.code is not ErrorCode.CANCELLED:
            self.failed.emit(error)


def _tell(job: Job, callback: Callable[[Any], None] | None, value: object) -> None:
    if callback is not None and job.wanted:
        callback(value)


def _object_of(callback: Callable[..., None] | None) -> QObject | None:
    found = getattr(callback, "__self__", None)
    return found if isinstance(found, QObject) else None


def _empty(queue: SimpleQueue[Job | None]) -> None:
    with suppress(Empty):
        while True:
            job = queue.get_nowait()
            if job is not None:
                job.let_go.set()
