"""Pure: acts done anew in the place of others, and what was built on the one that is replaced."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile
from uuid import UUID

from tawasul_contract.operations import AddResponse, Operation, SetCalendar, VersionedAct, new_id
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import OperationState, WaitingOperation


def anew(operation: Operation, **facts: object) -> Operation:
    """Return a new operation that does the same: an id never changes its meaning."""
    return operation.model_copy(update={"id": new_id(), "supersedes": operation.id, **facts})


def comparable(operation: Operation, case: CaseRecord) -> CaseRecord | None:
    """Return what a conflict would be compared with: an act on a version, or a response, can conflict."""
    return case if isinstance(operation, VersionedAct | AddResponse) else None


def on_ground(operation: Operation, version: int, seen_seq: int, told: Conflict | None = None) -> Operation:
    """Return it as built on this version of the case, by an officer who has read the feed up to there.

    `told`: the conflict that was put before the officer, with the message that it was about.
    """
    if isinstance(operation, VersionedAct):
        return operation.model_copy(update={"base_version": version})
    if isinstance(operation, AddResponse):
        return operation.model_copy(
            update={"seen_seq": max(operation.seen_seq, seen_seq, told.seen_seq if told else 0)}
        )
    return operation


def built_on(found: WaitingOperation, waiting: Sequence[WaitingOperation]) -> tuple[WaitingOperation, ...]:
    """Return what of the case's waiting acts counts on the version that this one was to make.

    None of it was sent yet. Nothing counts on what is held: what came later was done without it.
    """
    if not isinstance(found.operation, VersionedAct) or found.state is OperationState.HELD:
        return ()
    later = tuple(dropwhile(lambda item: item.operation.id != found.operation.id, waiting))[1:]
    acts = (item for item in later if isinstance(item.operation, VersionedAct))
    unsent = (item for item in acts if item.state is OperationState.SAVED and not item.attempts)
    return tuple(item for place, item in enumerate(unsent) if _leans(item, place))


def last_calendar(office_id: str, waiting: Sequence[WaitingOperation]) -> UUID | None:
    """Return the latest of one's changes of this office's working time that wait and are not in trouble."""
    acts = (item.operation for item in reversed(waiting) if item.state not in TROUBLED)
    mine = (act for act in acts if isinstance(act, SetCalendar) and act.calendar.office_id == office_id)
    return next((act.id for act in mine), None)


def rebased(
    found: WaitingOperation, waiting: Sequence[WaitingOperation], ground: CaseRecord
) -> tuple[WaitingOperation, ...]:
    """Return what was built on this act, as new operations on the versions that follow now."""
    return tuple(
        replace(item, operation=anew(item.operation, base_version=ground.version + step))
        for step, item in enumerate(built_on(found, waiting), start=1)
    )


def _leans(item: WaitingOperation, others: int) -> bool:
    """Return whether more was laid over the case when this was done than the `others` still waiting."""
    operation, base = item.operation, item.base
    if base is None or not isinstance(operation, VersionedAct):
        return True
    return operation.base_version - base.version > others
