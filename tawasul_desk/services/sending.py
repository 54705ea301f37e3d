"""One pass over the outbox: a lane per case, four at a time, and an outcome for each operation.

Only an answer of the central ends an operation: no answer means unknown, and unknown is sent again.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog

from tawasul_contract.operations import uploads_of
from tawasul_contract.outcomes import (
    Applied,
    Gone,
    Outcome,
    OutcomeBatch,
    Replayed,
)
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import LimitsRecord
from tawasul_desk.services import verdicts
from tawasul_desk.services.api import Api
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errands import GLANCE, Cancelled, Errand
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.lanes import (
    MOST,
    easy_first,
    next_batch,
    room_in,
)
from tawasul_desk.services.verdicts import Moment
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.services.workbook import Workbook

Clock = Callable[[], datetime]
Batch = Sequence[WaitingOperation]

LANES: Final = 4  # batches under way at once
DOUBTS: Final = 7  # faults in a row, in halves of halves, after which it is the central that fails

_log = structlog.stdlib.get_logger(__name__)


@dataclass
class _Round:
    """What is under way, and what is still to be tried, in one look at the outbox."""

    waiting: dict[UUID, WaitingOperation]
    most: int
    room: int
    tried: set[UUID]
    halves: list[Batch] = field(default_factory=list)
    running: dict[Errand[OutcomeBatch], Batch] = field(default_factory=dict)
    faults: int = 0  # in a row
    stopped: KnownError | None = None

    @property
    def busy(self) -> set[UUID]:
        """The cases with something under way, or split and still to be sent."""
        return _cases(*self.running.values(), *self.halves)

    def next_half(self) -> Batch:
        """Return a part of what was split, none of whose cases has something under way or before it."""
        taken = _cases(*self.running.values())
        for place in reversed(range(len(self.halves))):
            if not taken & _cases(self.halves[place]):
                return self.halves.pop(place)
            taken |= _cases(self.halves[place])
        return ()


class Sender:
    """Sends what waits; remembers between passes how large a batch the line carries."""

    def __init__(self, api: Api, workbook: Workbook, files: Attachments, clock: Clock) -> None:
        self._api = api
        self._workbook = workbook
        self._files = files
        self._clock = clock
        self._most = MOST
        self._confirmed = 0
        self._did_one: datetime | None = None  # when the central last did an operation
        self._touched: set[UUID] = set()
        self._out: set[UUID] = set()  # whose answer was not written down, where there was one
        self.outbox_is_empty = False

    def is_out(self, operation_id: UUID) -> bool:
        """Return whether it was sent and what became of it is not written down: it may have been done."""
        return operation_id in self._out

    def send_waiting(self, limits: Callable[[], LimitsRecord | None], cancelled: Cancelled) -> int:
        """Try every operation that is due once; return how many the central confirmed.

        What keeps the others from being sent (no network, signed out …) is noted on them, then raised.
        """
        before, tried = self._confirmed, set[UUID]()
        waiting = self._workbook.waiting()
        self.outbox_is_empty = not waiting
        while waiting and not cancelled():
            known = {item.operation.id: item for item in easy_first(waiting)}
            around = _Round(known, *room_in(limits()), tried)
            if not self._started(around):
                break
            self._finish(around, cancelled)
            if around.faults >= DOUBTS:
                break  # it is the central itself; what is read next will tell
            waiting = self._workbook.waiting()  # what was done meanwhile goes along
        return self._confirmed - before

    def changes(self) -> Changes:
        """Return what passes have changed since this was asked last."""
        touched, self._touched = self._touched, set()
        return Changes.of(Kind.OUTBOX) | Changes.of_lanes(touched) if touched else Changes()

    def _finish(self, around: _Round, cancelled: Cancelled) -> None:
        try:
            while around.running and not cancelled():
                coming = [errand.coming for errand in around.running]
                done = wait(coming, GLANCE, FIRST_COMPLETED).done
                for errand in [errand for errand in around.running if errand.coming in done]:
                    self._ended(around, errand)
                if around.stopped is None:
                    self._started(around)
        finally:
            self._recall(around)
        if around.stopped is not None:
            raise around.stopped

    def _recall(self, around: _Round) -> None:
        """End what is under way; an answer that has come already counts."""
        for errand in list(around.running):
            errand.recall()
            if errand.coming.done() and errand.coming.exception() is None:
                self._ended(around, errand)
            else:
                self._failed(around, around.running.pop(errand), KnownError(ErrorCode.CANCELLED))

    def _started(self, around: _Round) -> bool:
        """Send out as many batches as may be under way; return whether any is."""
        while len(around.running) < LANES and around.faults < DOUBTS:
            batch = around.next_half() or self._next(around)
            if not batch:
                break
            around.tried.update(item.operation.id for item in batch)
            self._touched |= {item.operation.case_id for item in batch}
            self._out |= {item.operation.id for item in batch}
            around.running[self._sent_out(batch)] = batch
        return bool(around.running)

    def _next(self, around: _Round) -> Batch:
        waiting, most = list(around.waiting.values()), min(around.most, self._most)
        return next_batch(waiting, around.tried, self._clock(), most, around.room, around.busy)

    def _sent_out(self, batch: Batch) -> Errand[OutcomeBatch]:
        return Errand(lambda: self._carried(batch), self._api.cut)

    def _carried(self, batch: Batch) -> OutcomeBatch:
        for item in batch:
            for file in uploads_of(item.operation):
                self._files.send_upload(file, item.operation.id, item.operation.case_id)
        try:
            return self._api.send([item.operation for item in batch])
        except KnownError as error:
            raise verdicts.of_no_case(error) from None

    def _ended(self, around: _Round, errand: Errand[OutcomeBatch]) -> None:
        batch = around.running.pop(errand)
        try:
            results = errand.coming.result().results
        except KnownError as error:
            self._failed(around, batch, error)
            return
        around.faults = 0
        self._most = min(MOST, self._most * 2)
        told = {result.id: result for result in results}  # ids that were not sent find no reader
        self._note(around, batch, [told.get(item.operation.id) for item in batch])

    def _note(self, around: _Round, batch: Batch, outcomes: Sequence[Outcome | None]) -> None:
        """Write down what the central said, all of it at once."""
        pairs = list(zip(batch, outcomes, strict=True))
        for item, outcome in pairs:
            status = outcome.status if outcome else "missing"
            _log.info("operation_answered", id=str(item.operation.id), status=status)
        done = [item for item, outcome in pairs if isinstance(outcome, Applied | Replayed)]
        if done:
            self._did_one = self._clock()
        for file in (file for item in done for file in uploads_of(item.operation)):
            self._files.sent(file.id)
        moment = self._moment()
        noted = [verdicts.answered(item, outcome, moment) for item, outcome in pairs]
        self._workbook.mark_all([mark for mark in noted if mark is not None])
        self._out -= {item.operation.id for item in batch}
        self._confirmed += len(done)
        for item in done:
            around.waiting[item.operation.id] = replace(item, state=OperationState.SENT)
        for item, outcome in pairs:
            if isinstance(outcome, Gone) and item.operation.case_id != NO_CASE:
                self._workbook.hold(item.operation.case_id, (item.operation.id,))
            if item not in done:
                self._look_again(around, item)

    def _failed(self, around: _Round, batch: Batch, error: KnownError) -> None:
        """Write down what the failure means for these operations, and for all others."""
        alone, moment = len(batch) == 1, self._moment()
        if verdicts.is_of_one(error):
            around.faults += verdicts.is_stumble(error)
            if not alone and around.faults < DOUBTS:
                self._split(around, batch)
                return
            noted = [verdicts.refused(item, error, moment, alone=alone) for item in batch]
            self._workbook.mark_all(noted)
        elif error.code in verdicts.OUT_OF_SIGHT:
            for item in batch:
                self._workbook.hold(item.operation.case_id, (item.operation.id,))
        else:
            self._most = max(1, len(batch) // 2)
            self._workbook.mark_all([verdicts.unheard(item, error, moment) for item in batch])
            around.stopped = around.stopped or error
        self._out -= {item.operation.id for item in batch}
        for item in batch:
            self._look_again(around, item)

    def _split(self, around: _Round, batch: Batch) -> None:
        """Have it sent in halves, also by a later pass: all of it was tried, and may have been done."""
        unheard, moment = KnownError(ErrorCode.CANCELLED), self._moment()
        fresh = [item for item in batch if not item.attempts]
        self._workbook.mark_all([verdicts.unheard(item, unheard, moment) for item in fresh])
        self._out -= {item.operation.id for item in batch}
        tried = [replace(item, attempts=max(item.attempts, 1)) for item in batch]
        middle = len(tried) // 2
        around.halves += [tried[middle:], tried[:middle]]

    def _moment(self) -> Moment:
        return Moment(self._clock(), self._did_one)

    def _look_again(self, around: _Round, item: WaitingOperation) -> None:
        """Read what became of the whole lane: what depends on this one may be held now."""
        case_id = item.operation.case_id
        now = {found.operation.id: found for found in self._workbook.waiting(case_id)}
        lane = [key for key, one in around.waiting.items() if one.operation.case_id == case_id]
        for key in lane:
            if key in now:
                around.waiting[key] = now[key]
            else:
                del around.waiting[key]


def _cases(*batches: Batch) -> set[UUID]:
    return {item.operation.case_id for batch in batches for item in batch}
