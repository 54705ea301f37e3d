"""What waits is sent: four lanes at a time, in order within each, whatever one of them meets."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from tawasul_contract.operations import AddNote, Operation
from tawasul_contract.outcomes import OutcomeBatch, ProblemCode, Unfinished
from tawasul_contract.records import Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.lanes import easy_first, is_hopeless, next_batch
from tawasul_desk.services.sync import SyncStoppedError
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf, WaitingOperation
from tests.conftest import Central
from tests.services.conftest import OpenAs
from tests.services.desks import (
    PNG,
    a_picture,
    assign,
    bodies,
    colleague,
    note,
    response,
    some_case,
    start,
    states,
    stopped,
    synced,
    take,
)
from tests.services.raw_servers import silent, talking

NOW = datetime.now(UTC)
Send = Callable[[Sequence[Operation]], OutcomeBatch]


@pytest.fixture
def supervisor(open_as: OpenAs) -> Desk:
    opened = open_as("supervisor01")
    synced(opened)
    return opened


def some_cases(desk: Desk, shelf: Shelf = Shelf.UNASSIGNED) -> list[UUID]:
    return [row.case_id for row in desk.casework.page(QueueQuery(shelf=shelf), 0, 100).rows]


@contextmanager
def line_of(desk: Desk, monkeypatch: pytest.MonkeyPatch, meet: Callable[[Any], None]) -> Iterator[None]:
    """Have every batch meet this on its way."""
    api = desk.open_session.api
    send = api.send

    def met(operations: Sequence[Operation]) -> OutcomeBatch:
        meet(operations)
        return send(operations)

    with monkeypatch.context() as patched:
        patched.setattr(api, "send", met)
        yield


def test_lanes_go_side_by_side_and_keep_their_order(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_desk.services.sending.MOST", 2)
    desk.sync._sender._most = 2
    cases = some_cases(desk)[:8]
    for case_id in cases:
        desk.casework.submit(take(desk, case_id))
        desk.casework.submit(start(desk, case_id))
        for number in range(3):
            desk.casework.submit(note(case_id, f"note {number}"))
    under_way, most, lock = Counter[UUID](), [0], threading.Lock()

    def meet(operations: Sequence[Operation]) -> None:
        found = {operation.case_id for operation in operations}
        with lock:
            assert not found & set(under_way.elements()), "a lane is never under way twice"
            under_way.update(found)
            most.append(len(list(under_way.elements())))
        time.sleep(0.05)
        with lock:
            under_way.subtract(found)

    with line_of(desk, monkeypatch, meet):
        assert synced(desk).sent == 5 * len(cases)
    assert max(most) > 2, "several batches were under way at once"
    for case_id in cases:
        assert desk.casework.view(case_id).confirmed.status is Status.UNDER_PROCESSING
        assert bodies(desk, case_id)[-3:] == ["note 0", "note 1", "note 2"]


def test_a_slow_file_holds_up_its_own_lane_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = some_case(desk), some_case(desk, Shelf.UNASSIGNED)
    file, order = a_picture(), list[str]()
    desk.casework.submit(response(slow, "with a file", uploads=(file,)), {file.id: PNG})
    desk.casework.submit(response(slow, "after it"))
    desk.casework.submit(note(quick, "quick"))
    api, quick_came = desk.open_session.api, threading.Event()
    begin = api.begin_upload

    def wait_for_the_quick_one(*args: Any) -> Any:
        assert quick_came.wait(5)
        return begin(*args)

    def meet(operations: Sequence[Operation]) -> None:
        order.extend(operation.body for operation in operations if hasattr(operation, "body"))
        if "quick" in order:
            quick_came.set()

    monkeypatch.setattr(api, "begin_upload", wait_for_the_quick_one)
    with line_of(desk, monkeypatch, meet):
        assert synced(desk).sent == 3
    assert order == ["quick", "with a file", "after it"]


def fails_on(act: Operation, **facts: Any) -> Callable[[Any], None]:
    def meet(operations: Sequence[Operation]) -> None:
        if act.id in {operation.id for operation in operations}:
            raise KnownError(ErrorCode.SERVER_FAULT, status=500, request_id="req-7", **facts)

    return meet


def test_what_the_central_stumbles_over_is_found_and_the_others_flow(
    supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = some_cases(supervisor, Shelf.ALL)[:20]
    acts = [note(case_id, f"n{place}") for place, case_id in enumerate(cases)]
    for act in acts:
        supervisor.casework.submit(act)
    supervisor.casework.submit(note(cases[13], "same lane, later"))
    with line_of(supervisor, monkeypatch, fails_on(acts[13])):
        report = synced(supervisor)
        (item,) = supervisor.casework.waiting()
        assert (report.sent, item.operation.id) == (20, acts[13].id)
        assert (item.state, item.faults, item.reference) == (OperationState.WAITING_NETWORK, 1, "req-7")
        assert item.next_at is not None


def test_it_is_parked_once_it_failed_long_and_often_while_others_went(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, other = response(some_case(desk), "poison"), some_case(desk, Shelf.UNASSIGNED)
    desk.casework.submit(act)
    desk.casework.submit(response(act.case_id, "depends on it"))
    clock = [datetime.now(UTC)]
    desk.sync._sender._clock = lambda: clock[0]
    with line_of(desk, monkeypatch, fails_on(act)):
        for turn in range(12):
            assert desk.casework.waiting()[0].state is not OperationState.FAILED, turn
            clock[0] += timedelta(minutes=6)
            if turn == 8:
                desk.casework.submit(note(other, "goes"))
            synced(desk)
            if turn < 9:
                assert states(desk) == [OperationState.WAITING_NETWORK, OperationState.SAVED]
            else:
                break
        poison, later = desk.casework.waiting()
        assert (poison.state, poison.problem, poison.reference) == (OperationState.FAILED, "parked", "req-7")
        assert later.state is OperationState.SAVED
        desk.casework.submit(note(act.case_id, "goes past it"))
        assert synced(desk).sent == 1
    desk.casework.retry(act.id)
    assert desk.casework.waiting()[0].faults == 0
    assert synced(desk).sent == 2


def test_a_fault_told_for_one_operation_counts_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    act = note(some_case(desk))
    desk.casework.submit(act)
    for code, faults in ((ProblemCode.IN_PROGRESS, 0), (ProblemCode.FAULT, 1)):
        told = OutcomeBatch(results=(Unfinished(id=act.id, code=code),))
        with monkeypatch.context() as patched:
            patched.setattr(desk.open_session.api, "send", lambda _, told=told: told)
            desk.casework.retry_all()
            synced(desk)
        assert desk.casework.waiting()[0].faults == faults


def test_a_central_that_fails_on_everything_is_left_alone_soon(
    supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for case_id in some_cases(supervisor, Shelf.ALL)[:20]:
        supervisor.casework.submit(note(case_id))
    asked: list[int] = []

    def fail(operations: Sequence[Operation]) -> None:
        asked.append(len(operations))
        raise KnownError(ErrorCode.SERVER_FAULT, status=502)

    with line_of(supervisor, monkeypatch, fail):
        assert synced(supervisor).sent == 0
    assert len(asked) <= 10
    assert {item.faults for item in supervisor.casework.waiting()} <= {0, 1}
    supervisor.casework.retry_all()
    assert synced(supervisor).sent == 20


def test_a_central_that_says_when_to_come_again_is_not_asked_before(
    supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for case_id in some_cases(supervisor, Shelf.ALL)[:20]:
        supervisor.casework.submit(note(case_id))
    asked: list[int] = []

    def fail(operations: Sequence[Operation]) -> None:
        asked.append(len(operations))
        raise KnownError(ErrorCode.SERVER_FAULT, status=503, retry_after=120.0)

    with line_of(supervisor, monkeypatch, fail):
        assert stopped(supervisor).facts["retry_after"] == 120.0
        assert len(asked) == 1
        assert synced(supervisor).sent == 0
        assert len(asked) == 1


def test_a_pass_that_is_cancelled_leaves_the_hole_at_once_and_nothing_half_done(desk: Desk) -> None:
    case_id = some_case(desk)
    desk.casework.submit(note(case_id, "once"))
    with talking(silent) as hole:
        transport = desk.open_session.api._transport
        root, transport.root = transport.root, hole
        begun = time.monotonic()
        with pytest.raises(SyncStoppedError) as caught:
            desk.sync.once(lambda _done, _total: None, lambda: time.monotonic() - begun > 0.3)
        assert time.monotonic() - begun < 1.3
        transport.root = root
    assert caught.value.code is ErrorCode.CANCELLED
    assert states(desk) == [OperationState.SAVED]
    assert synced(desk).sent == 1
    assert bodies(desk, case_id).count("once") == 1


def test_closing_the_desk_ends_a_pass_in_a_hole(desk: Desk) -> None:
    desk.casework.submit(note(some_case(desk)))
    caught: list[ErrorCode] = []

    def work() -> None:
        try:
            synced(desk)
        except SyncStoppedError as error:
            caught.append(error.code)

    with talking(silent) as hole:
        desk.open_session.api._transport.root = hole
        thread = threading.Thread(target=work)
        thread.start()
        time.sleep(0.3)
        begun = time.monotonic()
        desk.open_session.api.close()
        thread.join(5)
        assert time.monotonic() - begun < 1
    assert caught == [ErrorCode.CANCELLED]
    assert states(desk) == [OperationState.SAVED]


def test_one_of_three_files_is_refused_and_the_others_are_not_sent_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = some_case(desk)
    files = [a_picture(PNG + bytes([place])) for place in range(3)]
    files[1] = files[1].model_copy(update={"media_type": "application/x-sh"})
    contents = {file.id: PNG + bytes([place]) for place, file in enumerate(files)}
    act = response(case_id, "three files", uploads=tuple(files))
    desk.casework.submit(act, contents)
    api, sent = desk.open_session.api, Counter[UUID]()
    append = api.append_upload

    def count(upload_id: UUID, offset: int, piece: bytes) -> None:
        sent[upload_id] += 1
        append(upload_id, offset, piece)

    monkeypatch.setattr(api, "append_upload", count)
    assert synced(desk).sent == 0
    (item,) = desk.casework.waiting()
    assert (item.state, item.problem) == (OperationState.FAILED, "unsupported-type")
    anew = response(case_id, "two files", uploads=(files[0], files[2]), supersedes=act.id)
    desk.casework.submit(anew)
    assert synced(desk).sent == 1
    assert sent == {files[0].id: 1, files[2].id: 1}
    assert "three files" not in bodies(desk, case_id)


def test_a_restored_central_is_offered_what_it_forgot(central: Central, desk: Desk, open_as: OpenAs) -> None:
    case_id = some_case(desk)
    desk.casework.submit(note(case_id, "kept twice over"))
    assert synced(desk).sent == 1
    with central.engine.begin() as db:
        db.exec_driver_sql("UPDATE feed_counter SET epoch = 'restored'")
    report = synced(desk)
    assert report.sent == 1
    assert states(desk) == []
    assert bodies(desk, case_id).count("kept twice over") == 1
    assert synced(desk).sent == 0


def waiting(act: Operation, state: OperationState = OperationState.SAVED, **more: Any) -> WaitingOperation:
    return WaitingOperation(act, state, "TW-1448-0000001", **more)


def test_a_lane_that_failed_often_comes_after_the_others() -> None:
    poison, other = UUID(int=1), UUID(int=2)
    queue = [
        waiting(note(poison), OperationState.WAITING_NETWORK, attempts=5),
        waiting(note(poison)),
        waiting(note(other)),
    ]
    assert easy_first(queue) == [queue[2], queue[0], queue[1]]


def test_one_with_files_goes_alone_and_keeps_its_place() -> None:
    one, two = UUID(int=1), UUID(int=2)
    queue = [
        waiting(note(one)),
        waiting(response(one, uploads=(a_picture(),))),
        waiting(note(one)),
        waiting(note(two)),
    ]
    assert next_batch(queue, (), NOW, 50, 10_000) == [queue[0], queue[3]]
    assert next_batch(queue, (), NOW, 50, 10_000, busy={one}) == [queue[3]]
    assert next_batch(queue[1:], (), NOW, 50, 10_000) == [queue[1]]


@pytest.mark.parametrize(
    ("faults", "minutes", "did_one", "hopeless"),
    [(9, 31, 1, True), (8, 31, 1, False), (9, 29, 1, False), (9, 31, 40, False), (9, 31, None, False)],
)
def test_only_much_failing_beside_success_is_hopeless(
    faults: int, minutes: int, did_one: int | None, hopeless: bool
) -> None:
    act = AddNote(id=UUID(int=3), case_id=UUID(int=1), created_at=NOW, body="x")
    item = waiting(act, faults=faults, failing_since=NOW - timedelta(minutes=minutes))
    did = None if did_one is None else NOW - timedelta(minutes=did_one)
    assert is_hopeless(item, NOW, did) is hopeless


def test_what_was_in_a_batch_that_failed_is_asked_for_before_it_is_held(
    open_as: OpenAs, supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The central did all of it, but its proxy gave up; what was split is not what was never tried."""
    desk = open_as("officer01")
    synced(desk)
    leaves = some_case(desk)
    others = [case_id for case_id in some_cases(desk, Shelf.ALL) if case_id != leaves]
    for number in range(18):
        desk.casework.submit(response(leaves) if number == 9 else note(others[number % len(others)]))
    api, passed_on = desk.open_session.api, list[int]()
    send = api.send

    def given_up(operations: Sequence[Operation]) -> OutcomeBatch:
        passed_on.append(len(send(operations).results))
        if len(passed_on) == 1:
            supervisor.casework.submit(assign(supervisor, leaves, colleague(desk)))
            synced(supervisor)
        raise KnownError(ErrorCode.SERVER_FAULT, status=504)

    with monkeypatch.context() as patched:
        patched.setattr(api, "send", given_up)
        synced(desk)
    assert passed_on[0] == len(states(desk)) == 18
    assert desk.casework._mirror.case(leaves) is None
    assert OperationState.HELD not in states(desk)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=10)):
        synced(desk)
    assert states(desk) == []


def test_what_was_sent_is_settled_whatever_else_the_pass_meets(
    open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_as("officer01")

    def failing() -> None:
        raise KnownError(ErrorCode.SERVER_FAULT, status=500)

    monkeypatch.setattr(desk.open_session.api, "limits", failing)
    stopped(desk)
    desk.casework.submit(note(some_case(desk)))
    stopped(desk)
    assert states(desk) == []
