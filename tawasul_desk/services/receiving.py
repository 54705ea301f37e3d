"""Reading what the central has to tell: everything once, what changed, and whether all of it is here."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, TypeVar

import structlog

from tawasul_contract.outcomes import ChangePage, SightDigest, SnapshotPage
from tawasul_desk.services.api import Api
from tawasul_desk.services.audit import Audit
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errands import Answer, Cancelled, Errand, sent_out
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.filling import Leaving, Loss, SnapshotPlace
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.sending import Clock

Progress = Callable[[int, int], None]  # (done, total); total 0: nobody knows how much is still to come
Page = TypeVar("Page")
Place = TypeVar("Place")

MANY: Final = 2_000  # changes told one by one; of more, everything is painted again
TRIES: Final = 3  # to meet the central at one number of the feed

_log = structlog.stdlib.get_logger(__name__)


@dataclass
class Heard:
    """What a pass has heard so far, and whom it tells. `believes`: it was said twice that most cases go."""

    progress: Progress
    changes: Changes = field(default_factory=Changes)
    received: int = 0
    skew: timedelta = timedelta()
    believes: bool = False
    restored: bool = False

    def count(self, rows: int, skew: timedelta) -> None:
        """Count the rows of a page; `skew`: by how much the central's clock is ahead."""
        self.received += rows
        self.skew = skew

    def note(self, changes: Changes) -> None:
        """Add what was changed; what does not end does not take ever more memory."""
        self.changes |= changes
        if len(self.changes.items) > MANY:
            self.changes = Changes.of(Kind.EVERYTHING)


class Receiver:
    """Brings the mirror to where the central is. `leaving` hears of cases before they go."""

    def __init__(
        self, api: Api, mirror: Mirror, leaving: Leaving, offer_again: Callable[[], Changes], clock: Clock
    ) -> None:
        self._api = api
        self._mirror = mirror
        self._leaving = leaving
        self._offer_again = offer_again
        self._clock = clock

    def receive(self, heard: Heard, progress: Progress, cancelled: Cancelled) -> None:
        """Read all that is new, from the beginning where that is needed; then compare, where that is due."""
        if self._mirror.filling.is_begun():
            self._fill(heard, progress, cancelled)
        elif self._mirror.cursor() is None:
            # A mirror that was lost knew alone to which history its place belonged: it may have ended since.
            self._offer(heard)
            self._fill(heard, progress, cancelled)
        else:
            try:
                self.follow(heard, cancelled)
            except KnownError as error:
                self._prepare(error, heard)
                self._fill(heard, progress, cancelled)
        if self._mirror.awaits_audit():
            self._audit(heard, progress, cancelled)

    def follow(self, heard: Heard, cancelled: Cancelled) -> None:
        """Read what changed since the cursor of the mirror."""
        if not self._followed(heard, cancelled):
            _log.warning("most_cases_go", asked="once more")
            heard.believes = True
            self._followed(heard, cancelled)

    def _followed(self, heard: Heard, cancelled: Cancelled) -> bool:
        """Return whether the end was reached: not where most cases would go and that was said only once."""
        loss, cursor = Loss(), self._mirror.cursor() or ""
        with closing(self._ahead(self._api.changes, cursor, _next_change, cancelled)) as pages:
            for page in pages:
                loss += self._mirror.loss_of(page)
                if loss.is_doubtful and not heard.believes:
                    return False
                heard.count(len(page.changes), page.server_time - self._clock())
                heard.note(self._mirror.apply(page, self._leaving))
                if page.more:
                    heard.progress(heard.received, 0)
        return True

    def _fill(self, heard: Heard, progress: Progress, cancelled: Cancelled) -> None:
        try:
            self._read_snapshot(self._mirror.filling.begin(), heard, progress, cancelled)
        except KnownError as error:
            # The place is of no use any more, or the officer's sight changed while the pages came.
            self._prepare(error, heard)
            self._read_snapshot(self._mirror.filling.restart(), heard, progress, cancelled)

    def _prepare(self, error: KnownError, heard: Heard) -> None:
        """Do what a new snapshot calls for; raise what is no call for one."""
        if error.code is not ErrorCode.RESYNC_REQUIRED:
            raise error
        _log.info("resync", reason=error.facts.get("reason"))
        if error.facts.get("reason") == "epoch":
            self._offer(heard)

    def _offer(self, heard: Heard) -> None:
        """Have all sent once more that a central which was restored may have forgotten."""
        offered = self._offer_again()
        heard.note(offered)
        heard.restored = heard.restored or bool(offered.items)

    def _read_snapshot(
        self, place: SnapshotPlace, heard: Heard, progress: Progress, cancelled: Cancelled
    ) -> None:
        if not self._snapshot_read(place, heard, progress, cancelled):
            _log.warning("most_cases_go", asked="once more")
            self._snapshot_read(self._mirror.filling.doubt(), heard, progress, cancelled)
        self.follow(heard, cancelled)  # what happened meanwhile

    def _snapshot_read(
        self, place: SnapshotPlace, heard: Heard, progress: Progress, cancelled: Cancelled
    ) -> bool:
        """Return whether the snapshot is whole: not where most cases would go and that was said only once."""
        filling = self._mirror.filling
        with closing(self._ahead(self._api.snapshot, place.after, _next_place, cancelled)) as pages:
            for page in pages:
                heard.count(len(page.changes), page.server_time - self._clock())
                heard.note(filling.take(page, place.generation))
                progress(page.done, page.total)
                if page.next is None and filling.is_doubtful(place.generation):
                    return False
                if page.next is None:
                    heard.note(filling.finish(page, place.generation, self._leaving))
        return True

    def _audit(self, heard: Heard, progress: Progress, cancelled: Cancelled) -> None:
        """Compare the mirror with the central; where they differ, read everything anew, but only once."""
        there = self._met(heard, cancelled)
        if there is None:
            return
        before, here = self._mirror.audit(), self._mirror.digest()
        agrees = here == there
        self._mirror.note_audit(Audit(agrees=agrees, at=self._clock(), here=here, there=there))
        if agrees:
            return
        first = before is None or before.agrees
        _log.warning("mirror_differs", first=first, here=here.model_dump(), there=there.model_dump())
        if first:
            self._read_snapshot(self._mirror.filling.restart(), heard, progress, cancelled)
            self._audit(heard, progress, cancelled)

    def _met(self, heard: Heard, cancelled: Cancelled) -> SightDigest | None:
        """Return the central's digest at the number the mirror has reached; None where that cannot be had."""
        for _ in range(TRIES):
            try:
                there = sent_out(self._api.digest, self._api.cut, cancelled)
            except KnownError as error:
                if error.code is ErrorCode.NOT_FOUND:
                    self._mirror.note_audit(None)  # a central that cannot tell
                    return None
                if error.code is not ErrorCode.SERVER_FAULT or "retry_after" in error.facts:
                    raise
                break  # what is read is worth more than that it was compared: the next pass asks again
            if there.head == self._mirror.head():
                return there
            self.follow(heard, cancelled)
        _log.info("audit_postponed")
        return None

    def _ahead(
        self,
        fetch: Callable[[Place], Page],
        first: Place,
        following: Callable[[Page], Place | None],
        cancelled: Cancelled,
    ) -> Generator[Page, None, None]:
        """Yield the pages in order; while one is worked on, the next one is on its way."""
        coming = self._begun(fetch, first)
        while True:
            page = coming.result(cancelled)
            place = following(page)
            if place is None:
                yield page
                return
            coming = self._begun(fetch, place)
            try:
                yield page
            except BaseException:
                coming.recall()  # whoever stops listening leaves no thread behind
                raise

    def _begun(self, fetch: Callable[[Place], Answer], place: Place) -> Errand[Answer]:
        return Errand(lambda: fetch(place), self._api.cut)


def _next_change(page: ChangePage) -> str | None:
    return page.next if page.more else None


def _next_place(page: SnapshotPage) -> str | None:
    return page.next
