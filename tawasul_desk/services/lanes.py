"""What may be sent together, and when: a lane per case, in the order done."""

import random
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from tawasul_contract.operations import OPERATION, AddNote, OfficeAct, RecordAccess, uploads_of
from tawasul_contract.records import LimitsRecord
from tawasul_desk.services.views import OperationState, WaitingOperation

FIRST_DELAY: Final = 2.0  # seconds
LONGEST_DELAY: Final = 300.0
FAULTS: Final = 10  # of the central on one operation,
FAILING: Final = timedelta(minutes=30)  # in at least so long, while it does others: then it is parked
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


def backoff(attempts: int) -> float:
    """Return how many seconds to wait after so many failed attempts: full jitter under a doubling roof."""
    roof = min(LONGEST_DELAY, FIRST_DELAY * 2 ** min(attempts, 10))
    return random.uniform(0.0, roof)  # noqa: S311 — spreads desks over time, guards no secret


def easy_first(waiting: Sequence[WaitingOperation]) -> list[WaitingOperation]:
    """Return the operations lane by lane, those lanes last that failed most: none can hold up the others."""
    tries: dict[UUID, int] = {}
    for item in waiting:
        case_id = item.operation.case_id
        tries[case_id] = max(tries.get(case_id, 0), item.attempts if item.state in SENDABLE else 0)
    return sorted(waiting, key=lambda item: tries[item.operation.case_id])


def next_batch(
    waiting: Sequence[WaitingOperation],
    tried: Collection[UUID],
    now: datetime,
    most: int,
    room: int,
    busy: Collection[UUID] = (),
) -> list[WaitingOperation]:
    """Return what may be sent together now, in the order given; `busy`: cases with something under way.

    An operation waits until the earlier ones of its case are answered; one that is blocked blocks those
    after it, save internal notes and the audit of what was looked at. What is held blocks nothing: all
    that was built on it is held too, and what came later was done on the case as it came back.
    One with files goes alone, so that nothing else waits for their bytes.
    """
    batch: list[WaitingOperation] = []
    blocked: set[UUID] = set()
    unanswered: set[UUID] = set(busy)  # cases with an act that those after it depend on
    for item in waiting:
        operation = item.operation
        harmless = isinstance(operation, AddNote | RecordAccess)
        barred = operation.case_id in unanswered or (operation.case_id in blocked and not harmless)
        if item.state in _OVER or barred:
            continue
        if operation.id in tried or not _is_due(item, now):
            blocked |= set() if _blocks_nothing(item) else {operation.case_id}
            continue
        if uploads_of(operation) and not batch:
            return [item]
        if not uploads_of(operation):
            room -= len(OPERATION.dump_json(operation)) + 1
            if batch and (len(batch) == most or room < 0):
                break
            batch.append(item)
        unanswered |= set() if harmless else {operation.case_id}
    return batch


def _blocks_nothing(item: WaitingOperation) -> bool:
    """No act of administration is built on one that was refused, though all of them share a lane."""
    refused = item.state in (OperationState.FAILED, OperationState.NEEDS_DECISION)
    operation = item.operation
    return isinstance(operation, RecordAccess) or (refused and isinstance(operation, OfficeAct))


def is_hopeless(item: WaitingOperation, now: datetime, did_one: datetime | None) -> bool:
    """Return whether the central fails on this very operation, once more: it did another one meanwhile."""
    since = item.failing_since
    if since is None or did_one is None or item.faults + 1 < FAULTS:
        return False
    return now - since >= FAILING and did_one > since


def _is_due(item: WaitingOperation, now: datetime) -> bool:
    # A wait longer than any that is told comes from a clock that was set back meanwhile.
    waits = item.next_at is not None and now < item.next_at <= now + LONGEST_WAIT
    return item.state in SENDABLE and not waits


def room_in(limits: LimitsRecord | None) -> tuple[int, int]:
    """Return how many operations, and how many bytes of them, the central takes at once."""
    envelope = len('{"operations":[]}')
    if limits is None:
        return MOST, MOST_BYTES - envelope
    return min(MOST, limits.operations_per_batch), min(MOST_BYTES, limits.batch_bytes) - envelope
