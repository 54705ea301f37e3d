"""Acts on many requests, off the thread; what the rules refuse is told and left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QObject

from tawasul_contract.rules import RefusalCode
from tawasul_desk.services import steering_acts
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.steering import Steered, Steering
from tawasul_desk.ui.jobs import Jobs


class Untouched(StrEnum):
    """Why the rules were not even asked."""

    THEIRS = "theirs"  # whoever is to have it has it
    NOBODYS = "nobodys"
    GONE = "gone"  # out of sight


@dataclass(frozen=True)
class LeftOut:
    """A request that was left as it was, and why; its number is not known where it is out of sight."""

    case_number: str
    why: RefusalCode | Untouched


@dataclass(frozen=True)
class Result:
    """What became of an act on many requests: `done` and `left_out` are all that it was asked for.

    `operation_ids` can be taken back; `made` are all that were done.
    """

    changes: Changes
    done: int
    left_out: tuple[LeftOut, ...] = ()
    operation_ids: tuple[UUID, ...] = ()
    made: tuple[UUID, ...] = ()


def steer(
    jobs: Jobs,
    work: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[KnownError], None],
    owner: QObject,
) -> None:
    """Do it on the lane of the store; whoever shows the requests is told, also if nobody waits."""

    def do_and_tell() -> Result:
        result = work()
        jobs.call(lambda: jobs.changed.emit(result.changes))
        return result

    jobs.run(do_and_tell, done, failed, owner=owner)


def result_of(
    steering: Steering, steered: Steered, same: Untouched = Untouched.THEIRS, *, undoable: bool = True
) -> Result:
    """Return what became of many acts, with the numbers of what was left out; `same`: why that was so."""
    left: list[tuple[UUID, RefusalCode | Untouched]] = [*steered.refused]
    left += [(case_id, same) for case_id in steered.unchanged]
    left += [(case_id, Untouched.GONE) for case_id in steered.gone]
    numbers = {case.id: case.case_number for case in steering.as_seen([case_id for case_id, _ in left])}
    told = [LeftOut(numbers.get(case_id, ""), why) for case_id, why in left]
    made = steered.operation_ids
    return Result(steered.changes, len(made), tuple(told), made if undoable else (), made)


def offer_many(steering: Steering, case_ids: Iterable[UUID], office_id: str, reason: str) -> Result:
    """Offer these requests to another office."""
    now = datetime.now(UTC)
    offered = steering.do_each(case_ids, lambda case: steering_acts.offer(case, office_id, reason, now))
    return result_of(steering, offered, undoable=False)


def watch_many(steering: Steering, case_ids: Iterable[UUID]) -> Result:
    """Have the officer told of what happens to these requests."""
    now = datetime.now(UTC)
    watched = steering.do_each(case_ids, lambda case: steering_acts.watch(case, True, now))
    return result_of(steering, watched, undoable=False)
