"""What each point at which the program may end guarantees at the next start: C1 to C14 of the design."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tawasul_contract.operations import AddNote, AddResponse, Operation
from tawasul_desk.services.api import Api
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode
from tawasul_desk.services.views import Draft, DraftKind, OperationState, Shelf
from tests.faults import verdict
from tests.faults.arena import Arena, Ground, arena, bring_to_rest
from tests.faults.crash_points import CONTENT, PIECE, SIZE, TYPED, Crash, crashed
from tests.faults.fork_server import ForkServer
from tests.faults.seats import Seat, opened, taken
from tests.faults.tally import Tally
from tests.faults.verdict import Saved
from tests.services.desks import a_picture, note, response, some_case, stopped, synced


@pytest.fixture(scope="module")
def at(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arena]:
    with arena(ground, tmp_path_factory.mktemp("points"), ("officer01",)) as there:
        yield there


@pytest.fixture
def seat(at: Arena) -> Seat:
    return at.seats[0]


@pytest.fixture
def case_id(seat: Seat) -> UUID:
    """A case of the officer."""
    with at_desk(seat) as desk:
        return some_case(desk, Shelf.MINE)


@contextmanager
def at_desk(seat: Seat) -> Iterator[Desk]:
    """Open the desk as after any end of the program."""
    desk = opened(seat)
    try:
        yield desk
    finally:
        desk.close()


def kept(seat: Seat, operation: Operation) -> None:
    """Have it in the outbox, unsent."""
    with at_desk(seat) as desk:
        content = {file.id: CONTENT for file in getattr(operation, "uploads", ())}
        desk.casework.submit(operation, content)


def names(seat: Seat) -> set[str]:
    """Return what lies among the files."""
    return {path.name for path in (seat.folder / "files").iterdir()}


def grown_old(seat: Seat) -> None:
    """Have every file lie there for longer than an act may be in the making."""
    for path in (seat.folder / "files").iterdir():
        os.utime(path, times=(0, 0))


def with_a_file(case_id: UUID) -> AddResponse:
    return response(case_id, "see the file", uploads=(a_picture(CONTENT),))


def done_once(
    at: Arena, seat: Seat, operation: AddNote | AddResponse, tally: Tally, fault: str = "F1"
) -> None:
    """Sync to quiet, and find that it was done once, and that nothing is lost or differs."""
    with at_desk(seat) as desk:
        bring_to_rest([desk])
        client = at.central.client(seat.staff.user_name)
        lost = verdict.lost(at.central.engine, [Saved(operation.id, operation.kind)], [desk])
        twice = verdict.duplicated(at.central.engine)
        apart = verdict.diverged(desk, client, at.central.url)
        events = [
            event
            for event in desk.casework.view(operation.case_id).events
            if event.operation_id == operation.id
        ]
        assert desk.casework.waiting() == ()
    tally.note(fault, lost=len(lost), duplicated=len(twice), diverged=len(apart))
    assert len(events) == 1


def test_c1_typing(forks: ForkServer, seat: Seat, case_id: UUID) -> None:
    with at_desk(seat) as desk:
        desk.casework.save_draft(Draft(case_id, DraftKind.NOTE, "typed before"))
    for point, found in (("draft not kept", "typed before"), ("draft kept", TYPED)):
        crashed(forks, Crash(seat=seat, deed="type", point=point, case_id=case_id))
        with at_desk(seat) as desk:
            draft = desk.casework.draft(case_id, DraftKind.NOTE)
            assert draft is not None
            assert draft.body == found


@pytest.mark.parametrize("point", ["file there, its key not", "file kept, act not"])
def test_c2_a_file_without_its_act_is_swept(forks: ForkServer, seat: Seat, case_id: UUID, point: str) -> None:
    before = names(seat)
    crashed(forks, Crash(seat=seat, deed="act", point=point, operation=with_a_file(case_id)))
    with at_desk(seat) as desk:
        assert desk.casework.waiting() == ()
        assert len(names(seat) - before) == 1
    grown_old(seat)
    with at_desk(seat):
        assert names(seat) == before


@pytest.mark.fault("F1")
@pytest.mark.parametrize("point", ["journal written, database not", "act kept, not told"])
def test_c3_c4_what_one_place_has_is_kept(
    forks: ForkServer, at: Arena, seat: Seat, case_id: UUID, tally: Tally, point: str
) -> None:
    operation = with_a_file(case_id)
    crashed(forks, Crash(seat=seat, deed="act", point=point, operation=operation))
    grown_old(seat)  # however old, it is the act's
    with at_desk(seat) as desk:
        assert [item.operation for item in desk.casework.waiting()] == [operation]
    done_once(at, seat, operation, tally)


@pytest.mark.fault("F1")
@pytest.mark.parametrize(
    "point", ["half of the request sent", "request sent", "reply read", "reply not noted"]
)
def test_c5_c6_c7_what_was_not_noted_is_sent_again(
    forks: ForkServer, at: Arena, seat: Seat, case_id: UUID, tally: Tally, point: str
) -> None:
    operation = with_a_file(case_id)
    kept(seat, operation)
    crashed(forks, Crash(seat=seat, deed="sync", point=point))
    with at_desk(seat) as desk:
        (item,) = desk.casework.waiting()
        assert item.state is OperationState.SAVED
    done_once(at, seat, operation, tally)


@pytest.mark.fault("F2")
def test_c6_the_central_ends_between_its_commit_and_its_answer(
    ground: Ground, tmp_path: Path, tally: Tally
) -> None:
    with arena(ground, tmp_path, ("officer01",), plants=("ends before its answer",)) as there:
        (seat,) = there.seats
        with at_desk(seat) as desk:
            operation = note(some_case(desk), "done, and nobody was told")
            desk.casework.submit(operation)
            assert stopped(desk).code is ErrorCode.OFFLINE
        there.central.start()
        done_once(there, seat, operation, tally, "F2")


@pytest.mark.fault("F1")
def test_c8_what_is_confirmed_stays_in_sight(
    forks: ForkServer, at: Arena, seat: Seat, case_id: UUID, tally: Tally
) -> None:
    operation = note(case_id, "confirmed, not pulled")
    kept(seat, operation)
    crashed(forks, Crash(seat=seat, deed="sync", point="noted, nothing pulled"))
    with at_desk(seat) as desk:
        (item,) = desk.casework.waiting()
        assert item.state is OperationState.SENT
        assert "confirmed, not pulled" in [event.body for event in desk.casework.view(case_id).events]
    done_once(at, seat, operation, tally)


@pytest.mark.fault("F1")
def test_c9_a_page_is_there_whole_or_not_at_all(
    forks: ForkServer, at: Arena, seat: Seat, case_id: UUID, tally: Tally
) -> None:
    operation = note(case_id, "in the page")
    kept(seat, operation)
    with at_desk(seat) as desk:
        before = verdict.mirror_of(desk), desk.sync._mirror.cursor()
    crashed(forks, Crash(seat=seat, deed="sync", point="in the middle of a page"))
    with at_desk(seat) as desk:
        assert (verdict.mirror_of(desk), desk.sync._mirror.cursor()) == before
    done_once(at, seat, operation, tally)


def test_c9_a_first_filling_goes_on(forks: ForkServer, at: Arena, tmp_path: Path) -> None:
    fresh = taken(tmp_path / "supervisor01", at.central.url, "supervisor01")
    crashed(forks, Crash(seat=fresh, deed="sync", point="in the middle of a page"))
    with at_desk(fresh) as desk:
        assert verdict.mirror_of(desk) == {}
        synced(desk)
        assert verdict.diverged(desk, at.central.client("supervisor01"), at.central.url) == []


@pytest.mark.fault("F1")
@pytest.mark.parametrize(
    ("point", "offset"), [("a piece of a file sent", 2 * PIECE), ("half of a piece of a file sent", 0)]
)
def test_c10_a_file_goes_on_where_it_ended(
    forks: ForkServer,
    at: Arena,
    seat: Seat,
    case_id: UUID,
    tally: Tally,
    monkeypatch: pytest.MonkeyPatch,
    point: str,
    offset: int,
) -> None:
    operation = with_a_file(case_id)
    kept(seat, operation)
    crashed(forks, Crash(seat=seat, deed="sync", point=point))
    sent: list[tuple[int, int]] = []
    append: Callable[[Api, UUID, int, bytes], None] = Api.append_upload

    def noted(self: Api, upload_id: UUID, start: int, piece: bytes) -> None:
        sent.append((start, len(piece)))
        append(self, upload_id, start, piece)

    monkeypatch.setattr(Api, "append_upload", noted)
    done_once(at, seat, operation, tally)
    assert sent == [(offset, SIZE - offset)]
    (file,) = operation.uploads
    with at.central.client(seat.staff.user_name) as client:
        assert client.get(f"{at.central.url}/v1/attachments/{file.id}/content", timeout=10).content == CONTENT


@pytest.mark.fault("F12")
@pytest.mark.parametrize("point", ["new token not kept", "new token kept"])
def test_c11_a_session_outlives_a_token_that_was_not_kept(
    forks: ForkServer, at: Arena, seat: Seat, case_id: UUID, tally: Tally, point: str
) -> None:
    operation = note(case_id, "with the token of before")
    kept(seat, operation)
    crashed(forks, Crash(seat=seat, deed="sync", point=point))
    crashed(forks, Crash(seat=seat, deed="sync", point=point))
    done_once(at, seat, operation, tally)
    tally.note("F12")


def test_c13_a_key_without_a_database_opens_the_next(
    forks: ForkServer, at: Arena, seat: Seat, tmp_path: Path
) -> None:
    fresh = Seat(folder=tmp_path / "fresh", server=at.central.url, device_id=uuid4(), staff=seat.staff)
    crashed(forks, Crash(seat=fresh, deed="open", point="key kept, no database"))
    key = fresh.keeper.get("database-key")
    with at_desk(fresh) as desk:
        assert desk.casework.waiting() == ()
    assert fresh.keeper.get("database-key") == key


def test_c13_a_database_without_its_key_is_put_aside(at: Arena, seat: Seat, tmp_path: Path) -> None:
    fresh = taken(tmp_path / "fresh", at.central.url, "officer02")
    with at_desk(fresh) as desk:
        synced(desk)
    before = (fresh.folder / "work.db").read_bytes()
    fresh.keeper.forget("database-key")
    with at_desk(fresh) as desk:
        assert desk.repairs != ()
    assert before in [path.read_bytes() for path in fresh.folder.rglob("work.db*")]


def test_c14_what_has_no_key_is_unreadable_at_once(forks: ForkServer, seat: Seat, case_id: UUID) -> None:
    with at_desk(seat) as desk:
        file = next(file for file in desk.casework.view(case_id).attachments if file.scan.may_be_opened)
        desk.attachments.content(file)
    crashed(forks, Crash(seat=seat, deed="forget", point="keys forgotten, files not", case_id=case_id))
    with at_desk(seat) as desk:
        assert file.id.hex in names(seat)
        assert not desk.attachments.is_local(file)
    grown_old(seat)
    with at_desk(seat):
        assert file.id.hex not in names(seat)
