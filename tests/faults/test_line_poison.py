"""An operation that cannot be applied, whatever is tried: parked after its tries, and the others go on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tawasul_central import operations
from tawasul_central.problems import ProblemError
from tawasul_central.routes import operations as route
from tawasul_contract.operations import Operation
from tawasul_contract.outcomes import ProblemCode
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import OperationState, WaitingOperation
from tests.faults.line import Line, attempt
from tests.faults.tally import Tally
from tests.services.desks import bodies, note, response, some_case, synced

STEP = timedelta(minutes=4)
TRIES, PATIENCE = 10, timedelta(minutes=30)
MOST_PASSES = 12


class Clock:
    """The clock of this computer, which can be moved on."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that desks opened after this go by."""
    moved = Clock()
    monkeypatch.setattr(app, "now", moved)
    return moved


def _broken_inside(monkeypatch: pytest.MonkeyPatch, poison: UUID) -> None:
    """Plant a bug where one operation is applied: the others of its batch have outcomes."""
    apply = operations.apply

    def applied(operation: Operation, *rest: Any) -> Any:
        if operation.id == poison:
            raise ZeroDivisionError
        return apply(operation, *rest)

    monkeypatch.setattr(operations, "apply", applied)


def _broken_outside(monkeypatch: pytest.MonkeyPatch, poison: UUID) -> None:
    """Plant a bug that takes the answer to the whole batch with it."""
    perform = route.perform

    def performed(*given: Any) -> Any:
        if given[-1].id == poison:
            raise ZeroDivisionError
        return perform(*given)

    monkeypatch.setattr(route, "perform", performed)


Plant = Callable[[pytest.MonkeyPatch, UUID], None]


@pytest.mark.fault("F31")
@pytest.mark.parametrize("plant", [_broken_inside, _broken_outside], ids=["one", "batch"])
def test_a_bug_of_the_central_parks_its_operation_and_no_other(
    line: Line, tally: Tally, clock: Clock, monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    desk = line.open()
    case_id = some_case(desk)
    poison = line.save(desk, response(case_id, "poison"))
    plant(monkeypatch, poison.id)
    behind = line.save(desk, response(case_id, "behind it"))
    begun, parked = clock(), None
    for number in range(MOST_PASSES):
        other = some_case(desk, place=1 + number % 4)
        line.save(desk, note(other, f"goes on {number}"))
        line.save(desk, response(other, f"goes on too {number}"))
        _pass(desk)
        assert {f"goes on {number}", f"goes on too {number}"} <= set(bodies(desk, other))
        assert not {item.operation.id for item in desk.casework.waiting()} - {poison.id, behind.id}
        parked = parked or (clock() if _item(desk, poison.id).state is OperationState.FAILED else None)
        clock.ahead += STEP
    item = _item(desk, poison.id)
    assert parked is not None
    assert (item.state, item.problem) == (OperationState.FAILED, "parked")
    assert item.faults >= TRIES - 1  # the tenth parks it
    assert item.failing_since is not None
    assert parked - begun >= PATIENCE
    monkeypatch.undo()
    desk.casework.retry(poison.id)
    tally.note("F31", MOST_PASSES, **line.judge())
    assert bodies(desk, case_id)[-2:] == ["poison", "behind it"]


@pytest.mark.fault("F31")
def test_a_refused_request_stops_its_operation_alone(
    line: Line, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = line.open()
    perform = route.perform
    acts = [line.save(desk, response(some_case(desk, place=place), f"act {place}")) for place in range(5)]

    def performed(*given: Any) -> Any:
        if given[-1].id == acts[2].id:
            raise ProblemError(ProblemCode.INVALID)
        return perform(*given)

    monkeypatch.setattr(route, "perform", performed)
    synced(desk)
    (item,) = desk.casework.waiting()
    assert (item.operation.id, item.state, item.problem) == (acts[2].id, OperationState.FAILED, "invalid")
    tally.note("F31", 1, **line.judge())


def _pass(desk: Desk) -> None:
    """Make a pass as the heartbeat does: nothing is hurried."""
    attempt(desk, hurry=False)


def _item(desk: Desk, operation_id: UUID) -> WaitingOperation:
    (found,) = [item for item in desk.casework.waiting() if item.operation.id == operation_id]
    return found
