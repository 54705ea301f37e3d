"""One pass with the central: send what waits, read what changed, settle what came back."""

from collections.abc import Callable, Collection, Generator
from concurrent.futures import Future, wait
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock, Thread
from typing import TypeVar
from uuid import UUID

import structlog

from tawasul_contract.outcomes import ChangePage, SnapshotPage
from tawasul_desk.services.api import Api
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror, SnapshotPlace
from tawasul_desk.services.sending import Clock, Sender
from tawasul_desk.services.workbook import Workbook

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Page = TypeVar("Page")
Place = TypeVar("Place")

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class SyncReport:
    """What a pass did. `skew`: by how much the central's clock is ahead of this computer's."""

    changes: Changes
    sent: int
    received: int
    skew: timedelta


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
        self._clock = clock
        self._sender = Sender(api, workbook, files, clock)
        self._passing = Lock()
        self._limits_asked = False

    def once(self, progress: Progress, cancelled: Cancelled) -> SyncReport:
        """Make one pass. `progress(done, total)` counts the rows of a first filling.

        Raises SyncStoppedError, a KnownError (OFFLINE, SIGNED_OUT, CANCELLED …), after the state of every
        operation is written down. An idle pass costs one round trip.
        """
        with self._passing:
            running = _Pass()
            try:
                self._send(running, cancelled)
                self._receive(running, progress, cancelled)
                if not self._sender.outbox_is_empty:
                    running.changes |= self._workbook.settle(self._mirror.head())
            except KnownError as error:
                _log.info("sync_stopped", code=str(error.code), reason=error.facts.get("reason"))
                raise SyncStoppedError(error, running.changes) from error
            _log.info("sync_done", sent=running.sent, received=running.received)
            return SyncReport(running.changes, running.sent, running.received, running.skew)

    def _send(self, running: "_Pass", cancelled: Cancelled) -> None:
        try:
            running.sent = self._sender.send_waiting(self._mirror.limits, cancelled)
        finally:
            running.changes |= self._sender.changes()

    def _receive(self, running: "_Pass", progress: Progress, cancelled: Cancelled) -> None:
        cursor = self._mirror.cursor()
        if cursor is None:
            self._fill(running, progress, cancelled)
        else:
            try:
                self._follow(running, cursor, cancelled)
            except KnownError as error:
                if error.code is not ErrorCode.RESYNC_REQUIRED:
                    raise
                _log.info("resync", reason=error.facts.get("reason"))
                self._fill(running, progress, cancelled)
        if not self._limits_asked:  # once in the life of the program: they change with a release
            running.changes |= self._mirror.set_limits(self._api.limits())
            self._limits_asked = True

    def _follow(self, running: "_Pass", cursor: str, cancelled: Cancelled) -> None:
        with closing(_ahead(self._api.changes, cursor, _next_change)) as pages:
            for page in pages:
                running.count(len(page.changes), page.server_time - self._clock())
                running.changes |= self._mirror.apply(page, self._leaving)
                if page.more:
                    _stop_if(cancelled)

    def _fill(self, running: "_Pass", progress: Progress, cancelled: Cancelled) -> None:
        place = self._mirror.begin_snapshot()
        try:
            self._read_snapshot(place, running, progress, cancelled)
        except KnownError as error:
            if error.code is not ErrorCode.RESYNC_REQUIRED:
                raise
            # The place is of no use any more, or the officer's sight changed while the pages came.
            self._read_snapshot(self._mirror.restart_snapshot(), running, progress, cancelled)

    def _read_snapshot(
        self, place: SnapshotPlace, running: "_Pass", progress: Progress, cancelled: Cancelled
    ) -> None:
        with closing(_ahead(self._api.snapshot, place.after, _next_place)) as pages:
            for page in pages:
                running.count(len(page.changes), page.server_time - self._clock())
                running.changes |= self._mirror.snapshot_page(page, place.generation)
                progress(page.done, page.total)
                if page.next is not None:
                    _stop_if(cancelled)
                    continue
                running.changes |= self._mirror.finish_snapshot(page, place.generation, self._leaving)
                self._follow(running, page.cursor, cancelled)  # what happened meanwhile

    def _leaving(self, case_ids: Collection[UUID]) -> None:
        for case_id in case_ids:
            self._workbook.hold(case_id)
            self._files.forget_case(case_id)


@dataclass
class _Pass:
    """What a pass has done so far."""

    changes: Changes = field(default_factory=Changes)
    sent: int = 0
    received: int = 0
    skew: timedelta = timedelta()

    def count(self, rows: int, skew: timedelta) -> None:
        self.received += rows
        self.skew = skew


def _ahead(
    fetch: Callable[[Place], Page], first: Place, following: Callable[[Page], Place | None]
) -> Generator[Page, None, None]:
    """Yield the pages in order; while one is worked on, the next one is on its way."""
    page = fetch(first)
    place = following(page)
    if place is None:
        yield page
        return
    while place is not None:
        coming = _begun(fetch, place)
        try:
            yield page
        finally:
            wait([coming])  # whoever stops listening leaves no thread behind
        page = coming.result()
        place = following(page)
    yield page


def _begun(fetch: Callable[[Place], Page], place: Place) -> Future[Page]:
    coming: Future[Page] = Future()

    def run() -> None:
        try:
            coming.set_result(fetch(place))
        except BaseException as error:
            coming.set_exception(error)

    # A daemon: a central that does not answer must not keep the program from ending.
    Thread(target=run, name="sync-ahead", daemon=True).start()
    return coming


def _next_change(page: ChangePage) -> str | None:
    return page.next if page.more else None


def _next_place(page: SnapshotPage) -> str | None:
    return page.next


def _stop_if(cancelled: Cancelled) -> None:
    if cancelled():
        raise KnownError(ErrorCode.CANCELLED)
