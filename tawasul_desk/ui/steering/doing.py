"""Acts on many requests, off the thread; what the rules refuse is told and left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QObject

from tawasul_contract.operations import Operation
from tawasul_contract.records import CaseRecord
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services import steering_acts
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.steering import Steered
from tawasul_desk.ui.jobs import Jobs


@dataclass(frozen=True)
class Refused:
    """A request that was left as it was, and why; no code: it is out of sight."""

    case_number: str
    code: RefusalCode | None


@dataclass(frozen=True)
class Result:
    """What became of an act on many requests; `operation_ids` can be taken back."""

    changes: Changes
    done: int
    refused: tuple[Refused, ...] = ()
    operation_ids: tuple[UUID, ...] = ()


def steer(jobs: Jobs, work: Callable[[], Result], done: Callable[[Result], None], owner: QObject) -> None:
    """Do it on the lane of the store; whoever shows the requests is told, also if nobody waits."""

    def do_and_tell() -> Result:
        result = work()
        jobs.call(lambda: jobs.changed.emit(result.changes))
        return result

    jobs.run(do_and_tell, done, owner=owner)


def result_of(casework: Casework, steered: Steered) -> Result:
    """Return what became of many assignments, with the numbers of what was refused."""
    refused = [(case_id, code) for case_id, code in steered.refused]
    told = [Refused(_number(casework, case_id), code) for case_id, code in refused]
    told += [Refused("", None) for _ in steered.gone]
    return Result(steered.changes, len(steered.operation_ids), tuple(told), steered.operation_ids)


def offer_many(casework: Casework, case_ids: Iterable[UUID], office_id: str, reason: str) -> Result:
    """Offer these requests to another office."""
    return _each(casework, case_ids, lambda case: steering_acts.offer(case, office_id, reason, _now()))


def watch_many(casework: Casework, case_ids: Iterable[UUID]) -> Result:
    """Have the officer told of what happens to these requests."""
    return _each(casework, case_ids, lambda case: steering_acts.watch(case, True, _now()))


def _each(casework: Casework, case_ids: Iterable[UUID], act: Callable[[CaseRecord], Operation]) -> Result:
    changes, done, refused = Changes(), 0, list[Refused]()
    for case_id in case_ids:
        number = ""
        try:
            case = casework.view(case_id).case
            number = case.case_number
            changes |= casework.submit(act(case))
            done += 1
        except KnownError as error:
            refused.append(Refused(number, _code(error)))
    return Result(changes, done, tuple(refused))


def _code(error: KnownError) -> RefusalCode | None:
    """Return by which rule it was refused; what is no refusal of one request ends the whole act."""
    if error.code is ErrorCode.NOT_FOUND:
        return None
    try:
        return RefusalCode(str(error.facts.get("reason")))
    except ValueError:
        raise error from None


def _number(casework: Casework, case_id: UUID) -> str:
    try:
        return casework.view(case_id).case.case_number
    except KnownError:
        return ""


def _now() -> datetime:
    return datetime.now(UTC)
