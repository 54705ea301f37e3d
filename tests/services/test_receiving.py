"""What is read is believed with care: losses asked for twice, copies compared, newer centrals left alone."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.outcomes import ChangePage, Removal, SnapshotPage
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.database import writing
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.filling import FEW, Loss
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.receiving import MANY, Heard
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf
from tests.conftest import Central
from tests.services.conftest import OpenAs
from tests.services.desks import assign, colleague, note, some_case, states, stopped, synced


@pytest.fixture
def supervisor(open_as: OpenAs) -> Desk:
    opened = open_as("supervisor01")
    synced(opened)
    return opened


def mirror_of(desk: Desk) -> Mirror:
    return desk.casework._mirror


def all_cases(desk: Desk) -> list[UUID]:
    return [row.case_id for row in desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows]


def asked_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with every exchange."""
    asked: list[str] = []
    transport = desk.open_session.api._transport
    exchange = transport.exchange
    monkeypatch.setattr(
        transport, "exchange", lambda request: (asked.append(request.path), exchange(request))[1]
    )
    return asked


def test_a_copy_that_is_whole_comes_to_the_same_as_the_central(supervisor: Desk) -> None:
    found = mirror_of(supervisor).audit()
    assert found is not None
    assert found.agrees
    assert found.here == found.there == mirror_of(supervisor).digest()
    assert found.here.case.count == len(all_cases(supervisor)) > 0
    assert min(found.here.event.count, found.here.attachment.count, found.here.staff.count) > 0


def test_it_still_does_after_work_by_several_people(supervisor: Desk, desk: Desk) -> None:
    for turn in range(3):
        supervisor.casework.submit(note(some_case(supervisor, Shelf.ALL, turn)))
        desk.casework.submit(note(some_case(desk, Shelf.ALL, turn)))
        synced(supervisor)
        synced(desk)
    for one in (supervisor, desk):
        synced(one)
        told = one.open_session.api.digest()
        assert mirror_of(one).digest() == told


def spoil(desk: Desk, statement: str) -> None:
    """Change a row as a fault would, and have the whole be read again."""
    with writing(desk.open_session.vault.engine("mirror.db")) as connection:
        connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT OR REPLACE INTO fact VALUES ('unaudited', '1')")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET seq = seq + 1 WHERE id = (SELECT min(id) FROM event)",
        'DELETE FROM "case" WHERE n = 3',
        "DELETE FROM attachment",
        "UPDATE staff SET seq = 0 WHERE id = (SELECT min(id) FROM staff)",
    ],
)
def test_a_copy_that_differs_is_read_anew_once(
    supervisor: Desk, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    spoil(supervisor, statement)
    asked = asked_of(supervisor, monkeypatch)
    synced(supervisor)
    assert asked.count("/v1/sync/snapshot") == 1
    assert asked.count("/v1/sync/digest") == 2
    found = mirror_of(supervisor).audit()
    assert found is not None
    assert found.agrees
    asked.clear()
    synced(supervisor)
    assert asked == ["/v1/sync/changes"]


def test_a_difference_that_stays_is_reported_and_nothing_turns_round(
    supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = mirror_of(supervisor).digest
    odd = {"case": {"count": 1, "digest": 7}}
    monkeypatch.setattr(
        mirror_of(supervisor), "digest", lambda: type(digest())(**(digest().model_dump() | odd))
    )
    spoil(supervisor, "DELETE FROM overlay")
    asked = asked_of(supervisor, monkeypatch)
    synced(supervisor)
    assert asked.count("/v1/sync/snapshot") == 1
    found = mirror_of(supervisor).audit()
    assert found is not None
    assert not found.agrees
    asked.clear()
    for _ in range(3):
        synced(supervisor)
    assert asked == ["/v1/sync/changes"] * 3


def test_a_central_that_cannot_tell_is_asked_once(supervisor: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(supervisor, "DELETE FROM overlay")
    before = mirror_of(supervisor).audit()

    def unknown() -> None:
        raise KnownError(ErrorCode.NOT_FOUND)

    monkeypatch.setattr(supervisor.open_session.api, "digest", unknown)
    synced(supervisor)
    assert not mirror_of(supervisor).awaits_audit()
    assert mirror_of(supervisor).audit() == before


def test_a_central_that_fails_to_compare_keeps_no_pass_from_its_end(
    supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor.casework.submit(note(some_case(supervisor, Shelf.ALL)))
    spoil(supervisor, "DELETE FROM overlay")

    def fail(**facts: object) -> Callable[[], None]:
        def failing() -> None:
            raise KnownError(ErrorCode.SERVER_FAULT, **facts)

        return failing

    with monkeypatch.context() as patched:
        patched.setattr(supervisor.open_session.api, "digest", fail(status=500))
        assert synced(supervisor).sent == 1
        assert states(supervisor) == []
        assert mirror_of(supervisor).awaits_audit()
        patched.setattr(supervisor.open_session.api, "digest", fail(status=503, retry_after=60.0))
        assert stopped(supervisor).facts["retry_after"] == 60.0
    synced(supervisor)
    assert not mirror_of(supervisor).awaits_audit()


def test_a_feed_that_takes_most_cases_away_is_asked_twice(
    supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases, api = all_cases(supervisor), supervisor.open_session.api
    assert len(cases) >= FEW
    changes, lies = api.changes, [True]

    def lie(cursor: str, limit: int = 500) -> ChangePage:
        page = changes(cursor, limit)
        if not lies:
            return page
        lies.pop()
        gone = tuple(
            Removal(seq=page.head + 1, case_id=case_id, reason="deleted")
            for case_id in cases[: len(cases) - 3]
        )
        return page.model_copy(update={"changes": gone})

    monkeypatch.setattr(api, "changes", lie)
    synced(supervisor)
    assert all_cases(supervisor) == cases, "it was said only once"
    lies.extend([True, True])
    synced(supervisor)
    assert len(all_cases(supervisor)) == 3, "it was said twice"


def test_a_snapshot_that_leaves_most_cases_out_is_asked_twice(
    central: Central, supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases, api = all_cases(supervisor), supervisor.open_session.api
    snapshot, asked = api.snapshot, list[str | None]()

    def lie(after: str | None) -> SnapshotPage:
        page = snapshot(after)
        asked.append(after)
        if len(asked) > 1:
            return page
        return page.model_copy(update={"changes": page.changes[:5]})

    monkeypatch.setattr(api, "snapshot", lie)
    with central.engine.begin() as db:
        db.exec_driver_sql("UPDATE feed_counter SET epoch = 'restored'")
    synced(supervisor)
    assert asked == [None, None]
    assert all_cases(supervisor) == cases


def test_a_snapshot_that_lacked_only_its_end_lets_go_what_left_meanwhile(
    open_as: OpenAs, supervisor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_as("officer01")
    synced(desk)
    mirror, case_id = mirror_of(desk), some_case(desk)

    def full(*_: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    def unknown() -> None:
        raise KnownError(ErrorCode.NOT_FOUND)

    mirror.filling.restart()
    with monkeypatch.context() as patched:
        patched.setattr(mirror.filling, "finish", full)
        assert stopped(desk).code is ErrorCode.DISK_FULL
    supervisor.casework.submit(assign(supervisor, case_id, colleague(desk)))
    synced(supervisor)
    monkeypatch.setattr(desk.open_session.api, "digest", unknown)
    synced(desk)
    assert mirror.case(case_id) is None


def test_a_sight_that_really_became_smaller_is_believed(central: Central, supervisor: Desk) -> None:
    synced(supervisor)
    with central.engine.begin() as db:
        mine = tables.staff.c.id == supervisor.staff.id
        db.execute(update(tables.staff).where(mine).values(scope_version=99, office_ids=[]))
    steps: list[int] = []
    supervisor.sync.once(lambda done, _total: steps.append(done), lambda: False)
    assert all_cases(supervisor) == []
    assert len(steps) >= 2, "it was said twice"


@pytest.mark.parametrize(("going", "held", "doubtful"), [(11, 20, True), (10, 20, False), (19, 19, False)])
def test_how_much_is_doubted(going: int, held: int, doubtful: bool) -> None:
    assert Loss(going, held).is_doubtful is doubtful


def test_a_newer_central_leaves_the_copy_readable_and_the_outbox_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, api = some_case(desk), desk.open_session.api
    cursor, cases = mirror_of(desk).cursor(), all_cases(desk)
    monkeypatch.setattr(api, "send", too_old)
    monkeypatch.setattr(api, "changes", too_old)
    desk.casework.submit(note(case_id, "kept"))
    assert stopped(desk).code is ErrorCode.CLIENT_TOO_OLD
    assert mirror_of(desk).cursor() == cursor
    assert all_cases(desk) == cases
    assert states(desk) == [OperationState.WAITING_NETWORK]
    monkeypatch.undo()
    desk.casework.retry_all()
    assert synced(desk).sent == 1


def too_old(*_: Any) -> None:
    raise KnownError(ErrorCode.CLIENT_TOO_OLD)


def test_what_changed_is_told_one_by_one_until_it_is_too_much() -> None:
    heard = Heard(lambda _done, _total: None)
    heard.note(Changes.of(Kind.CASE, *(UUID(int=number) for number in range(MANY))))
    assert not heard.changes.touches(Kind.CASE, UUID(int=MANY + 5))
    heard.note(Changes.of(Kind.CASE, *(UUID(int=number) for number in range(MANY, MANY + 2))))
    assert heard.changes == Changes.of(Kind.EVERYTHING)


def test_a_pass_that_is_cancelled_while_it_reads_goes_on_later(
    open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawasul_central.snapshot.CASES_PER_PAGE", 2)
    desk, stop = open_as("supervisor01"), threading.Event()
    api = desk.open_session.api
    snapshot = api.snapshot

    def hang(after: str | None) -> SnapshotPage:
        if after is not None and not stop.is_set():
            stop.set()
        return snapshot(after)

    monkeypatch.setattr(api, "snapshot", hang)
    cancelled: Callable[[], bool] = stop.is_set
    with pytest.raises(KnownError) as caught:
        desk.sync.once(lambda _done, _total: None, cancelled)
    assert caught.value.code is ErrorCode.CANCELLED
    assert mirror_of(desk).filling.is_begun()
    monkeypatch.undo()
    synced(desk)
    found = mirror_of(desk).audit()
    assert found is not None
    assert found.agrees
