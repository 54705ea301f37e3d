"""Passes with a real central: what was done here arrives once, in order; what is there is seen here."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    Assign,
    ChangeStatus,
    UploadReference,
    new_id,
)
from tawasul_contract.outcomes import OutcomeBatch, Unfinished
from tawasul_contract.records import Status
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.lanes import backoff, next_batch
from tawasul_desk.services.sync import SyncReport, SyncStoppedError
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf, WaitingOperation
from tawasul_desk.settings import Settings

NOW = datetime.now(UTC)
PASSPHRASE = "a passphrase for tests"
OpenAs = Callable[[str], Desk]


@pytest.fixture
def open_as(central: Any, tmp_path: Path) -> Iterator[OpenAs]:
    desks: list[Desk] = []

    def opened(user_name: str) -> Desk:
        settings = Settings(profile=tmp_path / f"desk-{len(desks)}")
        desks.append(app.sign_in(settings, central.url, user_name, "tawasul-demo", PASSPHRASE))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_as: OpenAs) -> Desk:
    """A desk that has made its first pass."""
    opened = open_as("officer01")
    synced(opened)
    return opened


def synced(desk: Desk) -> SyncReport:
    return desk.sync.once(lambda _done, _total: None, lambda: False)


def stopped(desk: Desk) -> SyncStoppedError:
    with pytest.raises(SyncStoppedError) as caught:
        synced(desk)
    return caught.value


def some_case(desk: Desk, shelf: Shelf = Shelf.MINE, place: int = 0) -> UUID:
    return desk.casework.page(QueueQuery(shelf=shelf), 0, 100).rows[place].case_id


def note(case_id: UUID, body: str = "noted") -> AddNote:
    return AddNote(id=new_id(), case_id=case_id, created_at=NOW, body=body)


def take(desk: Desk, case_id: UUID) -> Assign:
    version = desk.casework.view(case_id).case.version
    return Assign(
        id=new_id(), case_id=case_id, created_at=NOW, base_version=version, assignee_id=desk.staff.id
    )


def start(desk: Desk, case_id: UUID) -> ChangeStatus:
    version = desk.casework.view(case_id).case.version
    return ChangeStatus(
        id=new_id(), case_id=case_id, created_at=NOW, base_version=version, to=Status.UNDER_PROCESSING
    )


def states(desk: Desk) -> list[OperationState]:
    return [item.state for item in desk.casework.waiting()]


def bodies(desk: Desk, case_id: UUID) -> list[str]:
    return [event.body for event in desk.casework.view(case_id).events]


def test_the_first_pass_fills_the_mirror_with_progress(open_as: OpenAs) -> None:
    desk, steps = open_as("officer01"), list[tuple[int, int]]()
    report = desk.sync.once(lambda done, total: steps.append((done, total)), lambda: False)
    assert steps
    assert steps[-1][0] == steps[-1][1]
    assert report.received >= steps[-1][1]
    assert desk.casework.counts().all > 0
    assert desk.casework.limits() is not None
    assert desk.casework.last_good_sync() is not None
    assert abs(report.skew) < timedelta(seconds=5)


def test_an_idle_pass_is_one_round_trip(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    transport = desk.open_session.api._transport
    exchange = transport.exchange
    monkeypatch.setattr(
        transport, "exchange", lambda request: (asked.append(request.path), exchange(request))[1]
    )
    report = synced(desk)
    assert asked == ["/v1/sync/changes"]
    assert (report.sent, report.received, bool(report.changes)) == (0, 0, False)


def test_acts_of_one_case_arrive_in_order(desk: Desk, open_as: OpenAs) -> None:
    case_id = some_case(desk, Shelf.UNASSIGNED)
    desk.casework.submit(take(desk, case_id))
    desk.casework.submit(start(desk, case_id))
    desk.casework.submit(AddResponse(id=new_id(), case_id=case_id, created_at=NOW, body="one"))
    desk.casework.submit(note(case_id, "two"))
    desk.casework.record_access(case_id, "open")
    report = synced(desk)
    assert report.sent == 5
    assert desk.casework.waiting() == ()
    confirmed = desk.casework.view(case_id).confirmed
    assert (confirmed.status, confirmed.assignee_id) == (Status.UNDER_PROCESSING, desk.staff.id)
    supervisor = open_as("supervisor01")
    synced(supervisor)
    assert bodies(supervisor, case_id)[-2:] == ["one", "two"]


def test_without_a_network_everything_is_kept_and_sent_later(central: Any, desk: Desk) -> None:
    case_id = some_case(desk)
    central.stop()
    for number in range(10):
        desk.casework.submit(note(case_id, f"note {number}"))
    error = stopped(desk)
    assert error.code is ErrorCode.OFFLINE
    assert error.changes
    assert set(states(desk)) == {OperationState.WAITING_NETWORK}
    assert stopped(desk).code is ErrorCode.OFFLINE
    central.start()
    assert synced(desk).sent == 10
    assert bodies(desk, case_id)[-10:] == [f"note {number}" for number in range(10)]


def test_a_restart_loses_nothing(central: Any, tmp_path: Path) -> None:
    settings = Settings(profile=tmp_path / "desk")
    first = app.sign_in(settings, central.url, "officer01", "tawasul-demo", PASSPHRASE)
    synced(first)
    case_id = some_case(first)
    central.stop()
    first.casework.submit(note(case_id, "kept"))
    first.close()
    again = app.resume(settings, PASSPHRASE)
    assert again is not None
    assert bodies(again, case_id)[-1] == "kept"
    central.start()
    assert synced(again).sent == 1
    again.close()


def test_an_answer_that_is_lost_is_asked_for_again(
    desk: Desk, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = some_case(desk)
    desk.casework.submit(note(case_id, "once"))
    api = desk.open_session.api
    send = api.send

    def lose(operations: Any) -> OutcomeBatch:
        send(operations)
        raise KnownError(ErrorCode.OFFLINE)

    with monkeypatch.context() as patched:
        patched.setattr(api, "send", lose)
        stopped(desk)
    assert states(desk) == [OperationState.WAITING_NETWORK]
    assert synced(desk).sent == 1
    assert bodies(desk, case_id).count("once") == 1


def test_a_missing_result_and_a_foreign_one_mean_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = some_case(desk)
    desk.casework.submit(note(case_id, "patient"))
    api = desk.open_session.api
    foreign = OutcomeBatch(results=(Unfinished(id=new_id(), code="in-progress"),))
    with monkeypatch.context() as patched:
        patched.setattr(api, "send", lambda _: foreign)
        assert synced(desk).sent == 0
    (item,) = desk.casework.waiting()
    assert (item.state, item.attempts) == (OperationState.WAITING_NETWORK, 1)
    desk.casework.retry(item.operation.id)
    assert synced(desk).sent == 1


def test_who_comes_second_decides(desk: Desk, open_as: OpenAs) -> None:
    elsewhere = open_as("officer01")  # the same officer at another workstation
    synced(elsewhere)
    case_id = some_case(desk, Shelf.UNASSIGNED)
    desk.casework.submit(take(desk, case_id))
    synced(desk)
    synced(elsewhere)
    begun = start(elsewhere, case_id)
    desk.casework.submit(start(desk, case_id))
    desk.casework.submit(give_back(desk, case_id))
    synced(desk)
    elsewhere.casework.submit(begun)
    elsewhere.casework.submit(AddResponse(id=new_id(), case_id=case_id, created_at=NOW, body="after it"))
    elsewhere.casework.submit(note(case_id, "passes a blocked lane"))
    assert synced(elsewhere).sent == 1
    first, second = elsewhere.casework.waiting()
    assert (first.state, second.state) == (OperationState.NEEDS_DECISION, OperationState.SAVED)
    assert first.conflict is not None
    assert first.conflict.current.status is Status.RETURNED_TO_APPLICANT
    assert first.base is not None
    assert first.base.status is Status.SUBMITTED
    elsewhere.casework.keep_theirs(begun.id)
    assert synced(elsewhere).sent == 1
    assert states(elsewhere) == []


def give_back(desk: Desk, case_id: UUID) -> ChangeStatus:
    return start(desk, case_id).model_copy(
        update={"to": Status.RETURNED_TO_APPLICANT, "response": "please send it", "missing": ("passport",)}
    )


def test_a_case_that_left_takes_its_data_but_not_the_text(desk: Desk, open_as: OpenAs) -> None:
    case_id = some_case(desk)
    supervisor = open_as("supervisor01")
    synced(supervisor)
    other = next(
        staff
        for staff in supervisor.casework.staff().values()
        if staff.id != desk.staff.id and staff.role == "officer" and staff.office_ids == desk.staff.office_ids
    )
    version = supervisor.casework.view(case_id).case.version
    supervisor.casework.submit(
        Assign(id=new_id(), case_id=case_id, created_at=NOW, base_version=version, assignee_id=other.id)
    )
    synced(supervisor)
    desk.casework.submit(AddResponse(id=new_id(), case_id=case_id, created_at=NOW, body="long work"))
    synced(desk)
    (item,) = desk.casework.waiting()
    assert (item.state, item.operation.body) == (OperationState.HELD, "long work")
    with pytest.raises(KnownError) as caught:
        desk.casework.view(case_id)
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_an_upload_precedes_its_response(desk: Desk, open_as: OpenAs) -> None:
    case_id = some_case(desk)
    content = b"\x89PNG\r\n\x1a\n" + bytes(300_000)
    upload = upload_of(content)
    act = AddResponse(id=new_id(), case_id=case_id, created_at=NOW, body="enclosed", uploads=(upload,))
    desk.casework.submit(act, {upload.id: content})
    assert synced(desk).sent == 1
    supervisor = open_as("supervisor01")
    synced(supervisor)
    record = next(file for file in supervisor.casework.view(case_id).attachments if file.id == upload.id)
    assert supervisor.attachments.content(record) == content
    mine = next(file for file in desk.casework.view(case_id).attachments if file.id == upload.id)
    assert desk.attachments.is_local(mine)
    assert desk.attachments.content(mine) == content


def test_a_file_the_central_refuses_stops_its_response_alone(desk: Desk) -> None:
    case_id, other = some_case(desk), some_case(desk, Shelf.UNASSIGNED)
    content = b"not a picture"
    upload = upload_of(content).model_copy(update={"media_type": "application/x-sh"})
    act = AddResponse(id=new_id(), case_id=case_id, created_at=NOW, body="no", uploads=(upload,))
    desk.casework.submit(act, {upload.id: content})
    desk.casework.submit(note(other))
    assert synced(desk).sent == 1
    (item,) = desk.casework.waiting()
    assert (item.state, item.operation.id) == (OperationState.FAILED, act.id)


def upload_of(content: bytes) -> UploadReference:
    digest = sha256(content).hexdigest()
    return UploadReference(
        id=new_id(), name="scan.png", media_type="image/png", size=len(content), sha256=digest
    )


def test_a_session_that_ended_waits_for_a_sign_in(desk: Desk) -> None:
    case_id = some_case(desk)
    desk.casework.submit(note(case_id, "in mid-sentence"))
    desk.open_session.api.sign_out()
    assert stopped(desk).code is ErrorCode.SIGNED_OUT
    assert states(desk) == [OperationState.WAITING_SIGN_IN]
    app.session.sign_in_again(desk.open_session, "tawasul-demo")
    assert synced(desk).sent == 1


def test_a_portal_that_answers_for_everyone_is_no_network(desk: Desk) -> None:
    case_id = some_case(desk)
    desk.casework.submit(note(case_id))
    with portal() as address:
        api = desk.open_session.api
        root, api._transport.root = api._transport.root, address
        assert stopped(desk).code is ErrorCode.NOT_THE_SERVICE
        api._transport.root = root
    assert states(desk) == [OperationState.WAITING_NETWORK]
    assert synced(desk).sent == 1


@contextmanager
def portal() -> Iterator[str]:
    """A server that gives everyone a page to sign in to some network."""
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):  # the listener was shut down
                while True:
                    line, _ = listener.accept()
                    with line:
                        line.recv(65_536)
                        line.sendall(page)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def test_a_poison_batch_is_halved_down_to_its_culprit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [some_case(desk, Shelf.ALL, place) for place in range(3)]
    acts = [note(case_id, f"n{place}") for place, case_id in enumerate(ids)]
    for act in acts:
        desk.casework.submit(act)
    api = desk.open_session.api
    send, sizes = api.send, list[int]()

    def refuse_the_second(operations: Any) -> OutcomeBatch:
        sizes.append(len(operations))
        if acts[1].id in {operation.id for operation in operations}:
            raise KnownError(ErrorCode.REFUSED, reason="invalid")
        return send(operations)

    monkeypatch.setattr(api, "send", refuse_the_second)
    assert synced(desk).sent == 2
    (item,) = desk.casework.waiting()
    assert (item.operation.id, item.state, item.problem) == (acts[1].id, OperationState.FAILED, "invalid")
    assert max(sizes) == 3


def test_a_batch_halves_after_a_failed_attempt(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = some_case(desk)
    for number in range(8):
        desk.casework.submit(note(case_id, str(number)))
    api = desk.open_session.api
    send, sizes = api.send, list[int]()

    def fail_twice(operations: Any) -> OutcomeBatch:
        sizes.append(len(operations))
        if len(sizes) <= 2:
            raise KnownError(ErrorCode.OFFLINE)
        return send(operations)

    monkeypatch.setattr(api, "send", fail_twice)
    assert stopped(desk).code is ErrorCode.OFFLINE
    assert stopped(desk).code is ErrorCode.OFFLINE
    assert synced(desk).sent == 8
    assert sizes == [8, 4, 2, 4, 2]


def test_a_server_fault_waits_before_the_next_try(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.casework.submit(note(some_case(desk)))
    busy = KnownError(ErrorCode.BUSY, retry_after=120.0)

    def refuse(_: Any) -> OutcomeBatch:
        raise busy

    monkeypatch.setattr(desk.open_session.api, "send", refuse)
    assert stopped(desk).code is ErrorCode.BUSY
    (item,) = desk.casework.waiting()
    assert item.next_at is not None
    assert item.next_at - datetime.now(UTC) > timedelta(seconds=110)
    monkeypatch.undo()
    assert synced(desk).sent == 0
    desk.casework.retry_all()
    assert synced(desk).sent == 1


def test_a_cancelled_filling_goes_on_later(open_as: OpenAs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_central.snapshot.CASES_PER_PAGE", 2)
    desk = open_as("supervisor01")
    pages: list[int] = []
    with pytest.raises(SyncStoppedError) as caught:
        desk.sync.once(lambda done, _: pages.append(done), lambda: len(pages) == 2)
    assert caught.value.code is ErrorCode.CANCELLED
    assert desk.casework.last_good_sync() is None
    report = desk.sync.once(lambda done, _: pages.append(done), lambda: False)
    assert pages == sorted(pages)
    assert report.received == pages[-1] - pages[1]
    whole = open_as("supervisor01")
    synced(whole)
    assert desk.casework.counts() == whole.casework.counts()


def test_a_server_that_was_restored_is_read_anew(central: Any, desk: Desk) -> None:
    before = desk.casework.counts()
    with central.engine.begin() as db:
        db.exec_driver_sql("UPDATE feed_counter SET epoch = 'restored'")
    steps: list[int] = []
    desk.sync.once(lambda done, _: steps.append(done), lambda: False)
    assert steps
    assert desk.casework.counts() == before


def waiting(
    act: AddNote | Assign, state: OperationState = OperationState.SAVED, **more: Any
) -> WaitingOperation:
    return replace(WaitingOperation(act, state, "TW-1448-0000001"), **more)


def assign(case_id: UUID) -> Assign:
    return Assign(id=new_id(), case_id=case_id, created_at=NOW, base_version=1, assignee_id=new_id())


def test_a_batch_holds_one_act_of_a_case_at_a_time() -> None:
    one, two = new_id(), new_id()
    queue = [waiting(assign(one)), waiting(assign(one)), waiting(note(one)), waiting(assign(two))]
    assert next_batch(queue, (), NOW, 50, 10_000) == [queue[0], queue[3]]
    assert next_batch(queue[2:], (), NOW, 50, 10_000) == queue[2:]
    assert next_batch(queue[2:], (), NOW, 1, 10_000) == [queue[2]]
    room = len(json.dumps(queue[0].operation.model_dump(mode="json"))) + 10
    assert next_batch(queue, (), NOW, 50, room) == [queue[0]]


@pytest.mark.parametrize("state", [OperationState.NEEDS_DECISION, OperationState.FAILED])
def test_what_is_blocked_blocks_its_lane_but_for_notes(state: OperationState) -> None:
    one, two = new_id(), new_id()
    queue = [waiting(assign(one), state), waiting(assign(one)), waiting(note(one)), waiting(assign(two))]
    assert next_batch(queue, (), NOW, 50, 10_000) == queue[2:]


def test_what_is_held_blocks_nothing_that_came_later() -> None:
    case_id = new_id()
    queue = [waiting(assign(case_id), OperationState.HELD), waiting(assign(case_id))]
    assert next_batch(queue, (), NOW, 50, 10_000) == queue[1:]


def test_a_clock_that_was_set_back_keeps_nothing_waiting() -> None:
    later = waiting(note(new_id()), OperationState.WAITING_NETWORK, next_at=NOW + timedelta(minutes=5))
    assert next_batch([later], (), NOW, 50, 10_000) == []
    assert next_batch([later], (), NOW - timedelta(days=1), 50, 10_000) == [later]


def test_what_is_not_due_waits_and_blocks() -> None:
    case_id = new_id()
    later = waiting(assign(case_id), OperationState.WAITING_NETWORK, next_at=NOW + timedelta(seconds=1))
    queue = [later, waiting(assign(case_id))]
    assert next_batch(queue, (), NOW, 50, 10_000) == []
    assert next_batch(queue, (), NOW + timedelta(seconds=1), 50, 10_000) == [later]


def test_a_confirmed_act_blocks_nothing() -> None:
    case_id = new_id()
    queue = [waiting(assign(case_id), OperationState.SENT), waiting(assign(case_id))]
    assert next_batch(queue, (), NOW, 50, 10_000) == queue[1:]


def test_the_delay_grows_to_its_roof_and_is_spread() -> None:
    assert max(backoff(0) for _ in range(200)) <= 2.0
    assert 100 < max(backoff(60) for _ in range(200)) <= 300.0
    assert len({backoff(3) for _ in range(20)}) > 10
