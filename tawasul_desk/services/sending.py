"""One pass over the outbox: a lane per case, batches that shrink, an outcome for each operation.

Only an answer of the central ends an operation: no answer means unknown, and unknown is sent again.
"""

import random
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog

from tawasul_contract.operations import OPERATION, AddNote, RecordAccess, uploads_of
from tawasul_contract.outcomes import Applied, Conflict, Gone, Outcome, Rejected, Replayed
from tawasul_contract.records import LimitsRecord
from tawasul_desk.services.api import Api
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.services.workbook import Workbook

Clock = Callable[[], datetime]

FIRST_DELAY: Final = 2.0  # seconds
LONGEST_DELAY: Final = 300.0
LONGEST_WAIT: Final = timedelta(hours=1)  # whatever a server asks for
MOST: Final = 50  # operations in a batch, where the central's limits are not known yet
MOST_BYTES: Final = 256 * 1024

SENDABLE: Final = frozenset(
    {
        OperationState.SAVED,
        OperationState.SENDING,  # a promise of an earlier pass that ended without an answer
        OperationState.WAITING_NETWORK,
        OperationState.WAITING_SIGN_IN,
    }
)
_OVER: Final = frozenset({OperationState.SENT, OperationState.HELD})
# The request itself is at fault: sending it again would not help.
_POISON: Final = frozenset(
    {ErrorCode.REFUSED, ErrorCode.TOO_LARGE, ErrorCode.UNSUPPORTED_TYPE, ErrorCode.DAMAGED}
)
_OUT_OF_SIGHT: Final = frozenset({ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN})
# The line, not the central: the next pass may try at once, its own rhythm spares the line.
_NO_LINE: Final = frozenset({ErrorCode.OFFLINE, ErrorCode.NOT_THE_SERVICE, ErrorCode.UNTRUSTED_SERVER})

_log = structlog.stdlib.get_logger(__name__)


class Sender:
    """Sends what waits; remembers between passes how large a batch the line carries."""

    def __init__(self, api: Api, workbook: Workbook, files: Attachments, clock: Clock) -> None:
        self._api = api
        self._workbook = workbook
        self._files = files
        self._clock = clock
        self._most = MOST
        self._confirmed = 0
        self._touched: set[UUID] = set()
        self.outbox_is_empty = False

    def send_waiting(self, limits: Callable[[], LimitsRecord | None], cancelled: Callable[[], bool]) -> int:
        """Try every operation that is due once; return how many the central confirmed.

        What keeps the others from being sent (no network, signed out …) is noted on them, then raised.
        """
        waiting = self._workbook.waiting()
        self.outbox_is_empty = not waiting
        if self.outbox_is_empty:
            return 0
        return self._send(waiting, *_limits(limits()), cancelled)

    def _send(
        self, waiting: Sequence[WaitingOperation], most: int, room: int, cancelled: Callable[[], bool]
    ) -> int:
        tried: set[UUID] = set()
        before = self._confirmed
        while not cancelled():
            batch = next_batch(waiting, tried, self._clock(), min(most, self._most), room)
            if not batch:
                break
            tried.update(item.operation.id for item in batch)
            self._touched |= {item.operation.case_id for item in batch}
            self._deliver([item for item in batch if self._files_are_there(item)])
            waiting = self._workbook.waiting()
        return self._confirmed - before

    def changes(self) -> Changes:
        """Return what passes have changed since this was asked last."""
        touched, self._touched = self._touched, set()
        return Changes.of(Kind.OUTBOX) | Changes.of(Kind.CASE, *touched) if touched else Changes()

    def _files_are_there(self, item: WaitingOperation) -> bool:
        operation = item.operation
        try:
            for file in uploads_of(operation):
                self._files.send_upload(file, operation.id, operation.case_id)
        except KnownError as error:
            self._note_failure([item], error)
            return False
        return True

    def _deliver(self, items: Sequence[WaitingOperation]) -> None:
        if not items:
            return
        try:
            results = self._api.send([item.operation for item in items]).results
        except KnownError as error:
            if len(items) > 1 and error.code in _POISON:
                self._deliver(items[: len(items) // 2])
                self._deliver(items[len(items) // 2 :])
                return
            self._most = max(1, len(items) // 2)
            self._note_failure(items, _of_no_case(error))
            return
        self._most = min(MOST, self._most * 2)
        told = {result.id: result for result in results}  # ids that were not sent find no reader
        for item in items:
            self._note_outcome(item, told.get(item.operation.id))

    def _note_outcome(self, item: WaitingOperation, outcome: Outcome | None) -> None:
        operation = item.operation
        _log.info("operation_answered", id=str(operation.id), status=outcome.status if outcome else "missing")
        match outcome:
            case Applied() | Replayed():
                for file in uploads_of(operation):
                    self._files.sent(file.id)
                self._workbook.mark_sent(operation.id, outcome.confirmed_seq)
                self._confirmed += 1
            case Conflict():
                self._workbook.mark_conflict(operation.id, outcome)
            case Rejected():
                self._workbook.mark_failed(operation.id, outcome.code)
            case Gone():
                self._workbook.hold(operation.case_id, (operation.id,))
            case _:
                self._wait(item, OperationState.WAITING_NETWORK, "unfinished", self._later(item, None))

    def _note_failure(self, items: Sequence[WaitingOperation], error: KnownError) -> None:
        """Write down what the failure means for these operations; raise it where it stops all others."""
        if error.code in _POISON:
            for item in items:
                self._workbook.mark_failed(item.operation.id, str(error.facts.get("reason", error.code)))
            return
        if error.code in _OUT_OF_SIGHT:
            for item in items:
                self._workbook.hold(item.operation.case_id, (item.operation.id,))
            return
        signed_out = error.code is ErrorCode.SIGNED_OUT
        state = OperationState.WAITING_SIGN_IN if signed_out else OperationState.WAITING_NETWORK
        at_once = signed_out or error.code in _NO_LINE
        for item in items:
            retry_at = None if at_once else self._later(item, error.facts.get("retry_after"))
            self._wait(item, state, str(error.code), retry_at)
        raise error

    def _wait(
        self, item: WaitingOperation, state: OperationState, problem: str, next_at: datetime | None
    ) -> None:
        self._workbook.mark_waiting(item.operation.id, state, problem=problem, next_at=next_at)

    def _later(self, item: WaitingOperation, told: object) -> datetime:
        delay = max(backoff(item.attempts), told if isinstance(told, float) else 0.0)
        return self._clock() + min(timedelta(seconds=delay), LONGEST_WAIT)


def _of_no_case(error: KnownError) -> KnownError:
    """Return the failure of a whole batch: that its address is unknown or forbidden tells of no case."""
    return KnownError(ErrorCode.SERVER_FAULT, **error.facts) if error.code in _OUT_OF_SIGHT else error


def backoff(attempts: int) -> float:
    """Return how many seconds to wait after so many failed attempts: full jitter under a doubling roof."""
    roof = min(LONGEST_DELAY, FIRST_DELAY * 2 ** min(attempts, 10))
    return random.uniform(0.0, roof)  # noqa: S311 — spreads desks over time, guards no secret


def next_batch(
    waiting: Sequence[WaitingOperation], tried: Collection[UUID], now: datetime, most: int, room: int
) -> list[WaitingOperation]:
    """Return what may be sent together now, in the order it was done.

    An operation waits until the earlier ones of its case are answered; one that is blocked blocks those
    after it, save internal notes and the audit of what was looked at. What is held blocks nothing: all
    that was built on it is held too, and what came later was done on the case as it came back.
    """
    batch: list[WaitingOperation] = []
    blocked: set[UUID] = set()
    unanswered: set[UUID] = set()  # cases with an act in this batch that those after it depend on
    for item in waiting:
        operation = item.operation
        harmless = isinstance(operation, AddNote | RecordAccess)
        barred = operation.case_id in unanswered or (operation.case_id in blocked and not harmless)
        if item.state in _OVER or barred:
            continue
        if operation.id in tried or not _is_due(item, now):
            blocked |= set() if isinstance(operation, RecordAccess) else {operation.case_id}
            continue
        room -= len(OPERATION.dump_json(operation)) + 1
        if batch and (len(batch) == most or room < 0):
            break
        batch.append(item)
        unanswered |= set() if harmless else {operation.case_id}
    return batch


def _is_due(item: WaitingOperation, now: datetime) -> bool:
    # A wait longer than any that is told comes from a clock that was set back meanwhile.
    waits = item.next_at is not None and now < item.next_at <= now + LONGEST_WAIT
    return item.state in SENDABLE and not waits


def _limits(limits: LimitsRecord | None) -> tuple[int, int]:
    envelope = len('{"operations":[]}')
    if limits is None:
        return MOST, MOST_BYTES - envelope
    return limits.operations_per_batch, limits.batch_bytes - envelope
