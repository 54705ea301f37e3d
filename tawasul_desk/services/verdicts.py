"""What an answer of the central, or the lack of one, means for an operation; nothing here waits or writes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from tawasul_contract.outcomes import (
    Applied,
    Conflict,
    Gone,
    Outcome,
    ProblemCode,
    Rejected,
    Replayed,
    Unfinished,
)
from tawasul_contract.record import NO_CASE
from tawasul_desk.services import marks
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.lanes import LONGEST_WAIT, backoff, is_hopeless
from tawasul_desk.services.marks import Mark
from tawasul_desk.services.views import OperationState, WaitingOperation

PARKED: Final = "parked"  # the problem of what the central fails on, whenever it is sent

# The request itself is at fault: sending it again would not help.
POISON: Final = frozenset(
    {ErrorCode.REFUSED, ErrorCode.TOO_LARGE, ErrorCode.UNSUPPORTED_TYPE, ErrorCode.DAMAGED}
)
TRIES: Final = 5  # of one that a device on the network refuses, then a person decides
OUT_OF_SIGHT: Final = frozenset({ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN})
# The line, not the central: the next pass may try at once, its own rhythm spares the line.
_NO_LINE: Final = frozenset(
    {
        ErrorCode.OFFLINE,
        ErrorCode.NOT_THE_SERVICE,
        ErrorCode.UNTRUSTED_SERVER,
        ErrorCode.WRONG_CLOCK,
        ErrorCode.PROXY,
    }
)
_MAY_BE_ONE: Final = frozenset({500, 502, 504})  # one operation may be what the central stumbles over

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Moment:
    """When it is, and when the central last did an operation of this desk."""

    now: datetime
    did_one: datetime | None


def is_stumble(error: KnownError) -> bool:
    """Return whether the central failed as it does over one operation; one that is closed says until when."""
    stumbled = error.code is ErrorCode.SERVER_FAULT and error.facts.get("status") in _MAY_BE_ONE
    return stumbled and "retry_after" not in error.facts


def is_of_one(error: KnownError) -> bool:
    """Return whether the failure is of something in this very request: others go on, and it is split."""
    return error.code in POISON or error.code is ErrorCode.INTERCEPTED or is_stumble(error)


def of_no_case(error: KnownError) -> KnownError:
    """Return the failure of a whole batch: that its address is unknown or forbidden tells of no case."""
    return KnownError(ErrorCode.SERVER_FAULT, **error.facts) if error.code in OUT_OF_SIGHT else error


def answered(item: WaitingOperation, outcome: Outcome | None, moment: Moment) -> Mark | None:
    """Return what is to be noted of an operation after this answer; None where its case is gone."""
    match outcome:
        case Applied() | Replayed():
            return marks.sent(item.operation.id, outcome.confirmed_seq)
        case Conflict():
            return marks.in_conflict(item.operation.id, outcome)
        case Rejected():
            return marks.failed(item.operation.id, outcome.code)
        case Gone():
            return marks.failed(item.operation.id, "gone") if item.operation.case_id == NO_CASE else None
        case Unfinished(code=ProblemCode.FAULT):
            return stumbled(item, "unfinished", None, moment)
        case _:
            return _again(item, "unfinished", moment)


def refused(item: WaitingOperation, error: KnownError, moment: Moment, *, alone: bool) -> Mark:
    """Return what is to be noted where it is at fault itself, or the central stumbled over what it was in."""
    reference = str(error.facts.get("request_id") or "") or None
    if error.code in POISON:
        return marks.failed(item.operation.id, str(error.facts.get("reason", error.code)), reference)
    if error.code is ErrorCode.INTERCEPTED:
        return _intercepted(item, error, moment, alone=alone)
    if alone:
        return stumbled(item, str(error.code), reference, moment)
    return _again(item, str(error.code), moment)


def _intercepted(item: WaitingOperation, error: KnownError, moment: Moment, *, alone: bool) -> Mark:
    """Return that a device on the network refused it; one that is refused each time is set aside."""
    reference = f"HTTP {error.facts['status']}"
    if alone and item.faults + 1 >= TRIES:
        _log.warning("operation_intercepted", id=str(item.operation.id), status=error.facts["status"])
        return marks.failed(item.operation.id, str(error.code), reference)
    return _again(item, str(error.code), moment, fault=alone, reference=reference)


def unheard(item: WaitingOperation, error: KnownError, moment: Moment) -> Mark:
    """Return what is to be noted where the failure is of the line, the session or the whole central."""
    if error.code is ErrorCode.CANCELLED:  # it may have been done: that it was tried is all there is to note
        return marks.waits(item.operation.id, item.state, problem=item.problem, next_at=None)
    signed_out = error.code is ErrorCode.SIGNED_OUT
    state = OperationState.WAITING_SIGN_IN if signed_out else OperationState.WAITING_NETWORK
    at_once = signed_out or error.code in _NO_LINE
    next_at = None if at_once else _later(item, error.facts.get("retry_after"), moment)
    tried = not error.facts.get("unreached", False)
    return marks.waits(item.operation.id, state, problem=str(error.code), next_at=next_at, tried=tried)


def stumbled(item: WaitingOperation, problem: str, reference: str | None, moment: Moment) -> Mark:
    """Return a fault of the central on this very operation, or its parking where that is hopeless."""
    if is_hopeless(item, moment.now, moment.did_one):
        _log.warning("operation_parked", id=str(item.operation.id), reference=reference)
        return marks.failed(item.operation.id, PARKED, reference or item.reference)
    return _again(item, problem, moment, fault=True, reference=reference)


def _again(
    item: WaitingOperation,
    problem: str,
    moment: Moment,
    *,
    fault: bool = False,
    reference: str | None = None,
) -> Mark:
    return marks.waits(
        item.operation.id,
        OperationState.WAITING_NETWORK,
        problem=problem,
        next_at=_later(item, None, moment),
        fault=fault,
        reference=reference,
    )


def _later(item: WaitingOperation, told: object, moment: Moment) -> datetime:
    delay = max(backoff(item.attempts), told if isinstance(told, float) else 0.0)
    return moment.now + min(timedelta(seconds=delay), LONGEST_WAIT)
