"""One pass with the central: send what waits, read what changed, settle what came back."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import Final
from uuid import UUID

import structlog

from tawasul_desk.services.api import Api
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errands import GLANCE, Cancelled, sent_out
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.receiving import Heard, Progress, Receiver
from tawasul_desk.services.sending import Clock, Sender
from tawasul_desk.services.workbook import Workbook

SOON: Final = 1.0  # seconds that somebody waits for a pass to end

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class SyncReport:
    """What a pass did. `skew`: by how much the central's clock is ahead; `head`: how far the mirror is."""

    changes: Changes
    sent: int
    received: int
    skew: timedelta
    head: int


class SyncStoppedError(KnownError):
    """A pass that could not be finished; `changes` is what it had changed until then."""

    def __init__(self, cause: KnownError, changes: Changes) -> None:
        super().__init__(cause.code, **cause.facts)
        self.changes = changes


class Sync:
    """Keeps the mirror and the outbox of one officer in step with the central; one pass at a time."""

    def __init__(
        self, api: Api, mirror: Mirror, workbook: Workbook, files: Attachments, clock: Clock
    ) -> None:
        self._api = api
        self._mirror = mirror
        self._workbook = workbook
        self._files = files
        self._sender = Sender(api, workbook, files, clock)
        self._receiver = Receiver(api, mirror, self._leaving, workbook.offer_again, clock)
        self._passing = Lock()
        self._limits_asked = False

    def once(self, progress: Progress, cancelled: Cancelled) -> SyncReport:
        """Make one pass.

        `progress(done, total)` counts the rows of a first filling, or (total 0) of a feed with more pages.
        Raises SyncStoppedError, a KnownError (OFFLINE, SIGNED_OUT, CANCELLED …), after the state of every
        operation is written down; within a second once `cancelled`. An idle pass costs one round trip.
        """
        with self._alone(cancelled):
            heard = Heard(progress)
            try:
                sent = self._exchange(heard, progress, cancelled)
            except KnownError as error:
                _log.info("sync_stopped", code=str(error.code), reason=error.facts.get("reason"))
                raise SyncStoppedError(error, heard.changes) from error
            _log.info("sync_done", sent=sent, received=heard.received)
            return SyncReport(heard.changes, sent, heard.received, heard.skew, self._mirror.head())

    @contextmanager
    def unsent(self, operation_id: UUID) -> Iterator[None]:
        """Run the block while this program sends nothing and has not sent this operation.

        KnownError(REFUSED) where it may have, or where a pass does not end soon.
        """
        refused = KnownError(ErrorCode.REFUSED, reason="may_have_been_sent")
        if not self._passing.acquire(timeout=SOON):
            raise refused
        try:
            if self._sender.is_out(operation_id):
                raise refused
            yield
        finally:
            self._passing.release()

    @contextmanager
    def _alone(self, cancelled: Cancelled) -> Iterator[None]:
        # Never beside another pass, also one that nobody waits for any more: two would send the same.
        while not self._passing.acquire(timeout=GLANCE):
            if cancelled():
                raise KnownError(ErrorCode.CANCELLED)
        try:
            yield
        finally:
            self._passing.release()

    def _exchange(self, heard: Heard, progress: Progress, cancelled: Cancelled) -> int:
        sent = self._send(heard, cancelled)
        self._receiver.receive(heard, progress, cancelled)
        if heard.restored:  # what the central forgot is offered to it again, now that it is known
            sent += self._send(heard, cancelled)
            self._receiver.follow(heard, cancelled)
        if not self._sender.outbox_is_empty:  # before anything else can fail
            heard.note(self._workbook.settle(self._mirror.head()))
        self._mirror.shred_words(cancelled)
        if not self._limits_asked:  # once in the life of the program: they change with a release
            heard.note(self._mirror.set_limits(sent_out(self._api.limits, self._api.cut, cancelled)))
            self._limits_asked = True
        return sent

    def _send(self, heard: Heard, cancelled: Cancelled) -> int:
        try:
            sent = self._sender.send_waiting(self._mirror.limits, cancelled)
        finally:
            heard.note(self._sender.changes())
        self._api.waiting = 0 if self._sender.outbox_is_empty else self._workbook.unsent()
        return sent

    def _leaving(self, case_ids: Collection[UUID]) -> None:
        for case_id in case_ids:
            self._workbook.hold(case_id)
            self._files.forget_case(case_id)
