"""The journal's frames: torn ends, altered bits and lengths that lie; and that it agrees with the outbox."""

import errno
import os
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from tawasul_contract.operations import AddNote, AddResponse, ChangeStatus, Operation, new_id
from tawasul_contract.records import Status
from tawasul_desk.services import journal as journals
from tawasul_desk.services import marks
from tawasul_desk.services.entries import KEPT_FOR, Done, End, read_entries
from tawasul_desk.services.entries import written as as_content
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKey, FileKeys
from tawasul_desk.services.journal import JOURNAL, Frame, Journal
from tawasul_desk.services.sealed import write_sealed
from tawasul_desk.services.views import OperationState
from tests.services.desks import PNG, a_picture
from tests.services.made_up import NOW, a_case, open_vault
from tests.services.seats import Seat

KEY = b"k" * 32
CASE = a_case(1)
CONTENTS = [b"first", "ملاحظة".encode() * 40, b"third"]


def written(folder: Path) -> Path:
    Journal(folder, KEY).append(7, CONTENTS, lasting=True)
    return folder / JOURNAL


def read(folder: Path) -> list[bytes]:
    return [frame.content for frame in Journal(folder, KEY).read().frames]


def test_what_was_appended_is_read_in_order_and_by_no_other_key(tmp_path: Path):
    content = written(tmp_path).read_bytes()
    Journal(tmp_path, KEY).append(8, [b"fourth"], lasting=False)
    found = Journal(tmp_path, KEY).read()
    assert [frame.content for frame in found.frames] == [*CONTENTS, b"fourth"]
    assert (found.last, found.damaged, found.end) == (8, False, found.size)
    assert Journal(tmp_path, b"o" * 32).read().frames == ()
    assert not any(piece in content for piece in CONTENTS)


def test_a_month_of_long_entries_stays_folded_in_memory():
    """A start reads all of it, and what memory it took the program keeps."""
    count, text = 200, "نص طويل " * 2_000
    rows = [{"id": str(new_id()), "case_id": str(CASE.id), "payload": text} for _ in range(count)]
    frames = [Frame(number, as_content(Done(row))) for number, row in enumerate(rows)]
    tracemalloc.start()
    found = read_entries(frames)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < count * len(text.encode()) / 10
    assert [done.row["payload"] for done in found.values()] == [text] * count


def test_a_file_cut_anywhere_gives_the_frames_before_the_cut(tmp_path: Path):
    path = written(tmp_path)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = Journal(tmp_path, KEY).read()
        assert [frame.content for frame in found.frames] == CONTENTS[: len(found.frames)]
        assert found.end <= length
        assert not found.damaged


def test_a_bit_flipped_anywhere_costs_one_frame_at_most(tmp_path: Path):
    path = written(tmp_path)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        found = read(tmp_path)
        assert len(found) == 2
        assert [content for content in CONTENTS if content in found] == found


def test_rubbish_between_and_a_second_copy_of_a_frame_are_stepped_over(tmp_path: Path):
    path = written(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(b"\0" * 100 + whole + journals._MAGIC * 3 + whole)
    found = Journal(tmp_path, KEY).read()
    assert [frame.content for frame in found.frames] == CONTENTS * 2
    assert found.damaged


def test_what_was_taken_back_is_gone_and_what_came_after_is_not(tmp_path: Path):
    journal = Journal(tmp_path, KEY)
    journal.append(1, [b"kept"], lasting=True)
    place = journal.append(2, [b"not saved"], lasting=True)
    assert journal.take_back(place)
    assert read(tmp_path) == [b"kept"]
    place = journal.append(2, [b"not saved"], lasting=True)
    journal.append(3, [b"by another program"], lasting=True)
    assert not journal.take_back(place)
    assert read(tmp_path) == [b"kept", b"not saved", b"by another program"]


def test_a_full_disk_leaves_no_part_of_a_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = written(tmp_path)
    whole = path.read_bytes()
    write = os.write

    def short(handle: int, content: bytes) -> int:
        if len(content) < 30:
            raise OSError(errno.ENOSPC, "full")
        return write(handle, content[:25])

    monkeypatch.setattr(os, "write", short)
    with pytest.raises(KnownError) as error:
        Journal(tmp_path, KEY).append(8, [b"x" * 60], lasting=True)
    assert error.value.code is ErrorCode.DISK_FULL
    assert path.read_bytes() == whole


# With the outbox


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    opened = Seat(tmp_path, open_vault)
    yield opened
    opened.vault.close()


def act(kind: type[Operation], **facts: object) -> Operation:
    return kind(id=new_id(), case_id=CASE.id, created_at=NOW, **facts)


def note(seat: Seat, body: str = "ملاحظة") -> Operation:
    made = act(AddNote, body=body)
    seat.book.append(made, CASE.case_number)
    return made


def gone(name: str) -> Callable[[Path], object]:
    return lambda folder: [path.unlink() for path in folder.glob(f"{name}*")]


def test_a_lost_outbox_comes_back_whole(seat: Seat):
    file = a_picture()
    key = FileKey(file.id, CASE.id, b"f" * 32, file.size, whole=True)
    FileKeys(seat.vault.engine("work.db")).put(key)
    (seat.folder / "files").mkdir()
    write_sealed(seat.folder / "files" / file.id.hex, key.key, PNG)
    response = act(AddResponse, body="رد", uploads=(file,))
    moved = act(ChangeStatus, base_version=1, to=Status.PROCESSED, response="x")
    seat.book.append(response, CASE.case_number)
    seat.book.append(moved, CASE.case_number, CASE)
    sent, refused, held = note(seat), note(seat), note(seat)
    seat.book.mark_all([marks.sent(sent.id, 5)])
    seat.book.mark_all([marks.failed(refused.id, "closed")])
    seat.book.discard(refused.id)
    assert seat.again(gone("work.db")) == ["work_rebuilt"]
    assert seat.waiting() == [response.id, moved.id, held.id]
    assert [item.base for item in seat.book.waiting()] == [None, CASE, None]
    assert [item.operation for item in seat.book.discarded()] == [refused]
    assert FileKeys(seat.vault.engine("work.db")).get(file.id) == key
    after = note(seat)
    assert seat.waiting()[-1] == after.id
    assert seat.again() == []
    assert seat.again(lambda folder: (folder / "files" / file.id.hex).unlink()) == ["upload_lost"]


def test_a_lost_journal_is_written_anew_from_the_outbox(seat: Seat):
    first, second = note(seat), note(seat)
    assert seat.again(gone(JOURNAL)) == ["journal_rewritten"]
    third = note(seat)
    assert list(seat.known()) == [first.id, second.id, third.id]
    assert seat.again(gone("work.db")) == ["work_rebuilt"]
    assert seat.waiting() == [first.id, second.id, third.id]


def test_a_damaged_journal_is_set_aside_and_written_anew(seat: Seat):
    first, second = note(seat), note(seat)
    whole = (seat.folder / JOURNAL).read_bytes()
    torn = whole[:60] + bytes([whole[60] ^ 1]) + whole[61:]
    assert seat.again(lambda folder: (folder / JOURNAL).write_bytes(torn)) == ["journal_rewritten"]
    assert [path.read_bytes() for path in seat.folder.glob(f"{JOURNAL}.damaged-*")] == [torn]
    assert list(seat.known()) == [first.id, second.id]
    assert seat.again() == []


def test_a_damaged_journal_is_set_aside_where_files_have_one_name(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
):
    first, second = note(seat), note(seat)
    whole = (seat.folder / JOURNAL).read_bytes()
    torn = whole[:60] + bytes([whole[60] ^ 1]) + whole[61:]

    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "a file system without links")

    monkeypatch.setattr(os, "link", no_links)
    assert seat.again(lambda folder: (folder / JOURNAL).write_bytes(torn)) == ["journal_rewritten"]
    assert [path.read_bytes() for path in seat.folder.glob(f"{JOURNAL}.damaged-*")] == [torn]
    assert list(seat.known()) == [first.id, second.id]


def test_nobody_misses_the_files_of_what_was_discarded(seat: Seat):
    file = a_picture()
    keys = FileKeys(seat.vault.engine("work.db"))
    keys.put(FileKey(file.id, CASE.id, b"f" * 32, file.size, whole=True))
    refused = act(AddResponse, body="رد", uploads=(file,))
    seat.book.append(refused, CASE.case_number)
    seat.book.mark_all([marks.failed(refused.id, "closed")])
    seat.book.discard(refused.id)
    keys.forget(file.id)
    assert seat.again(gone("work.db")) == ["work_rebuilt"]
    assert [item.operation for item in seat.book.discarded()] == [refused]
    assert seat.again() == []


def test_an_older_copy_of_the_outbox_is_brought_up_to_date(seat: Seat):
    first, second, third = note(seat), note(seat), note(seat)
    seat.book.mark_all([marks.failed(third.id, "closed")])
    seat.vault.close()
    older = (seat.folder / "work.db").read_bytes()
    seat.open()
    seat.book.mark_all([marks.sent(first.id, 9)])
    seat.book.discard(third.id)
    fourth = note(seat)
    assert seat.again(lambda folder: (folder / "work.db").write_bytes(older)) == ["work_returned"]
    assert seat.waiting() == [first.id, second.id, fourth.id]
    assert seat.book.waiting()[0].state is OperationState.SENT
    assert [item.operation for item in seat.book.discarded()] == [third]


def test_an_older_copy_of_the_journal_brings_nothing_back(seat: Seat):
    first, second = note(seat), note(seat)
    older = (seat.folder / JOURNAL).read_bytes()
    seat.book.mark_all([marks.failed(first.id, "closed")])
    seat.book.discard(first.id)
    seat.book.mark_all([marks.sent(second.id, 3)])
    seat.book.settle(3)
    third = note(seat)
    assert seat.again(lambda folder: (folder / JOURNAL).write_bytes(older)) == ["journal_rewritten"]
    assert seat.waiting() == [third.id]
    assert seat.again(gone("work.db")) == ["work_rebuilt"]
    assert third.id in seat.waiting()
    assert first.id not in seat.waiting()


def test_an_act_of_which_only_the_journal_knows_is_there_at_the_next_start(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
):
    kept = note(seat)
    before = {path: path.read_bytes() for path in seat.folder.glob("work.db*")}
    last = note(seat)  # as if the program had been killed before its commit
    seat.vault.close()
    for path, content in before.items():
        path.write_bytes(content)
    (seat.folder / "work.db-shm").unlink()
    assert seat.open() == ["work_returned"]
    assert seat.waiting() == [kept.id, last.id]


def test_what_could_not_be_committed_is_in_neither_place(seat: Seat, monkeypatch: pytest.MonkeyPatch):
    note(seat)
    whole = (seat.folder / JOURNAL).read_bytes()
    engine = seat.vault.engine("work.db")

    def failing(_: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(engine.dialect, "do_commit", failing)
        with pytest.raises(KnownError):
            note(seat, "not saved")
    assert (seat.folder / JOURNAL).read_bytes() == whole
    assert len(seat.waiting()) == 1
    assert not (seat.folder / "ballast").exists()


def test_a_case_out_of_sight_leaves_the_journal_at_once(seat: Seat):
    moved = act(ChangeStatus, base_version=1, to=Status.PROCESSED, response="x")
    seat.book.append(moved, CASE.case_number, CASE)
    sent = note(seat, "sent before")
    seat.book.mark_all([marks.sent(sent.id, 4)])
    seat.book.settle(4)
    other = AddNote(id=new_id(), case_id=a_case(2).id, created_at=NOW, body="another case")
    seat.book.append(other, a_case(2).case_number)
    seat.book.hold(CASE.id)
    known = seat.known()
    assert list(known) == [moved.id, other.id]
    assert known[moved.id].end is End.HELD
    assert "base" not in known[moved.id].row or known[moved.id].row["base"] is None
    assert seat.again(gone("work.db")) == ["work_rebuilt"]
    assert [item.state for item in seat.book.waiting()] == [OperationState.HELD, OperationState.SAVED]
    assert seat.book.waiting()[0].base is None


def test_what_the_central_confirmed_is_offered_again_for_thirty_days(seat: Seat):
    sent, settled, refused, waits = note(seat), note(seat), note(seat), note(seat)
    for number, one in enumerate((sent, settled), start=1):
        seat.book.mark_all([marks.sent(one.id, 3 - number)])
    seat.book.settle(1)
    seat.book.mark_all([marks.failed(refused.id, "closed")])
    seat.book.discard(refused.id)
    assert seat.waiting() == [sent.id, waits.id]
    with time_machine.travel(datetime.now(UTC) + KEPT_FOR - timedelta(hours=1)):
        assert seat.book.offer_again()
    offered = {item.operation.id: item for item in seat.book.waiting()}
    assert list(offered) == [sent.id, settled.id, waits.id]
    assert {item.state for item in offered.values()} == {OperationState.SAVED}
    assert {item.confirmed_seq for item in offered.values()} == {None}
    assert not seat.book.offer_again()
    assert seat.again(gone("work.db")) == ["work_rebuilt"]
    assert seat.waiting() == [sent.id, settled.id, waits.id]


def test_what_was_sent_long_ago_is_not_offered_and_leaves_the_journal(seat: Seat):
    sent = [note(seat) for _ in range(4)]
    waits = note(seat)
    for one in sent:
        seat.book.mark_all([marks.sent(one.id, 1)])
    seat.book.settle(1)
    with time_machine.travel(datetime.now(UTC) + KEPT_FOR + timedelta(hours=1)):
        assert not seat.book.offer_again()
        assert seat.again() == []
        assert list(seat.known()) == [waits.id]
    assert seat.waiting() == [waits.id]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_journal_that_cannot_be_written_anew_stays_as_it_was(
    seat: Seat, monkeypatch: pytest.MonkeyPatch, step: str
):
    note(seat)
    whole = (seat.folder / JOURNAL).read_bytes()

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(step, broken)
        with pytest.raises(KnownError) as error:
            seat.book.hold(CASE.id)
    assert error.value.code is ErrorCode.NOT_WRITABLE
    assert (seat.folder / JOURNAL).read_bytes() == whole
    assert [item.state for item in seat.book.waiting()] == [OperationState.SAVED]
    assert not list(seat.folder.glob("*.new"))


def test_a_journal_that_cannot_be_read_is_taken_for_no_empty_one(seat: Seat, monkeypatch: pytest.MonkeyPatch):
    sent, waits = note(seat), note(seat)
    other = AddNote(id=new_id(), case_id=a_case(2).id, created_at=NOW, body="another case")
    seat.book.append(other, a_case(2).case_number)
    seat.book.mark_all([marks.sent(sent.id, 1)])
    seat.book.settle(1)

    def held_by_a_scanner(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "in use", str(path))

    for act_on_all in (seat.book.offer_again, lambda: seat.book.hold(CASE.id)):
        with monkeypatch.context() as patched:
            patched.setattr(Path, "read_bytes", held_by_a_scanner)
            with pytest.raises(KnownError) as error:
                act_on_all()
        assert error.value.code is ErrorCode.NOT_WRITABLE
        assert list(seat.known()) == [sent.id, waits.id, other.id]
    assert seat.book.offer_again()


def test_what_a_program_left_that_was_ended_while_it_wrote_anew_is_removed(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
):
    note(seat)

    class Killed(BaseException):
        """The program is no more: nothing of it runs on."""

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        patched.setattr(Path, "unlink", killed)
        with pytest.raises(Killed):
            seat.book.hold(CASE.id)
    assert len(list(seat.folder.glob(f"{JOURNAL}.*.new"))) == 1
    assert seat.again() == []
    assert not list(seat.folder.glob(f"{JOURNAL}.*.new"))
    assert len(seat.waiting()) == 1
