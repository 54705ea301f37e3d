"""Openings after damage: any page of a database, a page found later, a lost key, a disk with no room."""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.operations import AddNote, UploadReference, new_id
from tawasul_desk.services.ballast import BALLAST, SIZE, Ballast
from tawasul_desk.services.database import writing
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKey, FileKeys
from tawasul_desk.services.journal import JOURNAL, Journal
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.presence import Presence
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.sealed import write_sealed
from tawasul_desk.services.under_key import FILES
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.services.workbook import Workbook
from tests.services.made_up import NOW, a_case, a_page, told
from tests.services.seats import Seat

pytestmark = pytest.mark.slow

PAGE = 4096


class Keeper:
    """Keeps secrets as long as the test runs."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.get = self.kept.get
        self.put = self.kept.__setitem__

    def forget(self, name: str) -> None:
        """Drop the secret."""
        self.kept.pop(name, None)


class KeyedSeat(Seat):
    """One whose keys the test can take away and give back."""

    def __init__(self, folder: Path) -> None:
        self.keeper = Keeper()
        super().__init__(folder, self._with_its_keys)

    def _with_its_keys(self, folder: Path) -> Vault:
        vault = Vault(folder, self.keeper)
        vault.open()
        return vault

    def note(self, body: str = "ملاحظة") -> UUID:
        """Keep an act."""
        made = AddNote(id=new_id(), case_id=a_case(1).id, created_at=NOW, body=body)
        self.book.append(made, "RUH-1")
        return made.id


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[KeyedSeat]:
    opened = KeyedSeat(tmp_path)
    yield opened
    opened.vault.close()


def flipped(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 4
    path.write_bytes(content)


def test_a_bit_in_any_page_of_the_outbox_is_found_and_the_drafts_are_saved(seat: KeyedSeat):
    notes = [seat.note("x" * 3000) for _ in range(4)]
    forms = [Draft(a_case(number).id, DraftKind.NOTE, "مسودة " * 300, {}, NOW) for number in range(1, 5)]
    for form in forms:
        seat.book.save_draft(form)
    letter = UploadReference(id=new_id(), name="a", media_type="application/pdf", size=4, sha256="0" * 64)
    own = FileKey(letter.id, forms[0].case_id, b"k" * 32, 4, whole=True)
    (seat.folder / FILES).mkdir()
    write_sealed(seat.folder / FILES / letter.id.hex, own.key, b"%PDF")
    FileKeys(seat.vault.engine("work.db")).put(own)
    seat.book.keep_draft_file(forms[0].case_id, DraftKind.NOTE, letter)
    seat.vault.close()
    pages = (seat.folder / "work.db").stat().st_size // PAGE
    whole = {path: path.read_bytes() for path in seat.folder.iterdir() if path.is_file()}
    saved, with_file = [], 0
    for page in range(pages):
        for path in seat.folder.iterdir():
            if path.is_file():
                path.unlink()
        for path, content in whole.items():
            path.write_bytes(content)
        flipped(seat.folder / "work.db", page * PAGE + 2000)
        assert seat.open() == ["work_rebuilt"], page
        assert seat.waiting() == notes
        drafts = seat.book.drafts()
        saved.append(len(drafts))
        kept_key = FileKeys(seat.vault.engine("work.db")).get(letter.id)
        with_file += kept_key == own and any(form.files == (letter,) for form in drafts)
        assert list(seat.folder.glob("work.db.damaged-*"))
        seat.vault.close()
    assert pages > 8
    assert sum(count == len(forms) for count in saved) >= pages // 2
    assert with_file >= pages // 2
    seat.open()


def test_a_mirror_found_damaged_in_use_is_emptied_at_the_next_opening(
    seat: KeyedSeat, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tawasul_desk.services.recovery._READ_QUICKLY", 0)
    cases = [a_case(number) for number in range(200)]
    seat.mirror.apply(a_page(*(told(case, number) for number, case in enumerate(cases, start=1))))
    assert seat.again() == []
    assert seat.vault.look_over() == ()
    pages = (seat.folder / "mirror.db").stat().st_size // PAGE
    assert seat.again(lambda folder: flipped(folder / "mirror.db", (pages - 2) * PAGE + 9)) == []
    assert seat.vault.look_over() == ("mirror.db",)
    assert seat.again() == ["mirror_emptied"]
    assert seat.mirror.cursor() is None
    assert list(seat.folder.glob("mirror.db.damaged-*"))
    assert seat.again() == []


def test_a_program_ended_by_force_is_known_and_a_running_one_is_not_taken_for_it(tmp_path: Path):
    first = Presence(tmp_path)
    second = Presence(tmp_path)
    assert (first.unclean, first.alone, second.unclean, second.alone) == (False, True, False, False)
    first.leave()
    child = os.fork()
    if child == 0:
        Presence(tmp_path)
        os._exit(0)
    os.waitpid(child, 0)
    third = Presence(tmp_path)
    assert (third.unclean, third.alone) == (True, False)
    third.mended()
    third.leave()
    second.leave()
    assert list(tmp_path.iterdir()) == []


def test_what_lay_under_a_lost_key_comes_back_with_it(seat: KeyedSeat):
    kept = seat.note()
    key = seat.keeper.kept.pop("database-key")
    assert seat.again() == ["key_gone"]
    assert seat.waiting() == []
    other = seat.note()
    newer = seat.keeper.kept["database-key"]
    seat.keeper.put("database-key", key)
    assert seat.again() == ["key_changed", "key_returned"]
    assert seat.waiting() == [kept]
    seat.keeper.put("database-key", newer)
    assert seat.again() == ["key_changed", "key_returned"]
    assert seat.waiting() == [other]


@pytest.mark.parametrize("last", range(1, 6))
@pytest.mark.parametrize("keys", [("former",), ("newer", "former")])
def test_putting_away_can_be_interrupted_anywhere(
    seat: KeyedSeat, monkeypatch: pytest.MonkeyPatch, last: int, keys: tuple[str, ...]
):
    kept = seat.note()
    key = seat.keeper.kept["database-key"]
    seat.keeper.put("database-key", "0f" * 32)
    rename, done = Path.rename, 0

    def stopped(self: Path, target: Path) -> Path:
        nonlocal done
        if target.parent.name.startswith("without-key") or target.name.startswith("without-key"):
            done += 1
            if done == last:
                raise OSError(errno.EIO, "power cut")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", stopped)
        with suppress(KnownError):
            seat.again()
    for present in keys:
        seat.keeper.put("database-key", {"former": key, "newer": "0f" * 32}[present])
        seat.again()
    assert seat.waiting() == [kept]
    assert done >= last


@pytest.fixture
def whole_ballast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold back the room that the program does."""
    monkeypatch.setattr(Ballast.__init__, "__defaults__", (SIZE,))


@pytest.mark.usefixtures("whole_ballast")
def test_room_is_given_up_so_that_an_act_is_kept(seat: KeyedSeat, monkeypatch: pytest.MonkeyPatch):
    ballast = seat.folder / BALLAST
    assert ballast.stat().st_size == SIZE
    append = Journal.append

    def full(self: Journal, *given: object, **told: object) -> object:
        if ballast.exists():
            raise KnownError(ErrorCode.DISK_FULL)
        return append(self, *given, **told)

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "append", full)
        kept = seat.note()
    assert seat.waiting() == [kept]
    assert not ballast.exists()
    assert seat.again() == []
    assert ballast.stat().st_size == SIZE


def test_no_room_is_held_back_where_there_is_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    usage = type("Usage", (), {"free": SIZE})()
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert not Ballast(tmp_path).take()
    assert list(tmp_path.iterdir()) == []

    def full() -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    with pytest.raises(KnownError):
        Ballast(tmp_path).rescued(full)


def test_a_folder_of_another_officer_hands_over_nothing(seat: KeyedSeat):
    seat.note()
    seat.vault.close()
    vault = Vault(seat.folder, seat.keeper)
    vault.open()
    vault.set_aside()
    assert Workbook(open_work(vault), Mirror(vault.engine("mirror.db")).lay_over).waiting() == ()
    assert list(seat.folder.glob(f"{JOURNAL}.of-another-*"))
    vault.close()
    seat.open()


def test_a_draft_that_cannot_be_read_is_in_nobodys_way(seat: KeyedSeat):
    seat.book.save_draft(Draft(a_case(1).id, DraftKind.NOTE, "مسودة", {}, NOW))
    seat.book.save_draft(Draft(a_case(2).id, DraftKind.NOTE, "أخرى", {}, NOW))
    with writing(seat.vault.engine("work.db")) as connection:
        connection.exec_driver_sql("UPDATE draft SET fields = '{' WHERE body = 'مسودة'")
    assert [form.body for form in seat.book.drafts()] == ["أخرى"]
    assert seat.book.draft(a_case(1).id, DraftKind.NOTE) is None
    assert seat.again() == []
