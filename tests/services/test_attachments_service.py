"""Files on this computer: encrypted, verified, resumed, evicted, and unreadable once forgotten."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.operations import UploadReference, new_id
from tawasul_contract.records import AttachmentRecord, ScanState, UploadRecord
from tawasul_desk import app
from tawasul_desk.services import sealed
from tawasul_desk.services.api import Api, Content
from tawasul_desk.services.attachments import ORPHAN_AGE, Attachments
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKeys
from tawasul_desk.services.keepers import passphrase_keeper
from tawasul_desk.services.sealed import CHUNK, AlteredError
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Settings

NOW = datetime.now(UTC)
BIG = os.urandom(CHUNK * 3 + 1234)


class Line:
    """A line to a central that holds files, and that can be made to break or to lie."""

    def __init__(self) -> None:
        self.files: dict[UUID, bytes] = {}
        self.breaks_after: int | None = None
        self.replaced = False
        self.offsets: list[int] = []

    @contextmanager
    def content(
        self, attachment_id: UUID, offset: int = 0, etag: str | None = None, *, ahead: bool = False
    ) -> Iterator[Content]:
        self.offsets.append(offset)
        start = 0 if self.replaced else offset
        yield Content(start, self._pieces(self.files[attachment_id][start:]))

    def cut(self, thread: int) -> None:
        """Nothing waits on this line."""

    def _pieces(self, content: bytes) -> Iterator[bytes]:
        for place in range(0, len(content), 65_536):
            if self.breaks_after is not None and place >= self.breaks_after:
                raise KnownError(ErrorCode.OFFLINE)
            yield content[place : place + 65_536]


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = Vault(tmp_path / "officer", passphrase_keeper(tmp_path / "officer", "secret words"))
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def files(vault: Vault, line: Any, tmp_path: Path) -> Attachments:
    return made(vault, line, tmp_path)


def made(vault: Vault, line: Any, tmp_path: Path, cap: int = 10**9) -> Attachments:
    keys = FileKeys(vault.engine("mirror.db")), FileKeys(vault.engine("work.db"))
    return Attachments(tmp_path / "files", line, *keys, cap=cap)


def record(line: Line, content: bytes, **more: Any) -> AttachmentRecord:
    known = AttachmentRecord(
        id=new_id(),
        case_id=more.pop("case_id", uuid4()),
        name="scan.png",
        media_type="image/png",
        size=len(content),
        sha256=sha256(content).hexdigest(),
        scan=ScanState.CLEAN,
        added_at=NOW,
    ).model_copy(update=more)
    line.files[known.id] = content
    return known


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, CHUNK * 2, CHUNK * 3 + 7])
def test_a_file_is_fetched_once_and_read_back(files: Attachments, line: Line, size: int) -> None:
    content = os.urandom(size)
    known = record(line, content)
    assert not files.is_local(known)
    assert files.content(known) == content
    assert files.is_local(known)
    assert files.content(known) == content
    assert line.offsets == [0]


def test_nothing_on_the_disk_can_be_read(files: Attachments, line: Line, tmp_path: Path) -> None:
    marker = b"PLANTED-MARKER-" * 40_000
    files.content(record(line, marker))
    reference, _ = upload(marker)
    files.keep_upload(reference, uuid4(), marker)
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(found) > 3
    assert [path for path in found if b"PLANTED-MARKER" in path.read_bytes()] == []


def test_progress_is_told_and_a_cancelled_fetch_goes_on(files: Attachments, line: Line) -> None:
    known, steps = record(line, BIG), list[int]()
    with pytest.raises(KnownError) as caught:
        files.content(known, lambda done, _: steps.append(done), lambda: len(steps) > 8)
    assert caught.value.code is ErrorCode.CANCELLED
    assert files.content(known) == BIG
    assert line.offsets == [0, 2 * CHUNK]
    assert steps == sorted(steps)


@pytest.mark.parametrize("breaks_after", [0, 1, CHUNK, CHUNK * 2 + 1, CHUNK * 3])
def test_a_broken_fetch_goes_on_where_it_broke(files: Attachments, line: Line, breaks_after: int) -> None:
    known = record(line, BIG)
    line.breaks_after = breaks_after
    with pytest.raises(KnownError) as caught:
        files.content(known)
    assert caught.value.code is ErrorCode.OFFLINE
    assert not files.is_local(known)
    line.breaks_after = None
    assert files.content(known) == BIG
    assert line.offsets[1] == breaks_after // CHUNK * CHUNK


def test_a_torn_end_of_a_part_is_written_again(files: Attachments, line: Line, tmp_path: Path) -> None:
    known = record(line, BIG)
    line.breaks_after = CHUNK * 2
    with pytest.raises(KnownError):
        files.content(known)
    (part,) = (tmp_path / "files").glob("*.part")
    with part.open("ab") as file:
        file.write(b"torn")
    line.breaks_after = None
    assert files.content(known) == BIG


def test_a_part_that_was_altered_is_fetched_from_the_front(
    files: Attachments, line: Line, tmp_path: Path
) -> None:
    known = record(line, BIG)
    line.breaks_after = CHUNK * 2
    with pytest.raises(KnownError):
        files.content(known)
    (part,) = (tmp_path / "files").glob("*.part")
    flip(part, 100)
    line.breaks_after = None
    assert files.content(known) == BIG
    assert line.offsets == [0, 0]


def test_a_central_that_begins_again_is_followed(files: Attachments, line: Line) -> None:
    known = record(line, BIG)
    line.breaks_after = CHUNK * 2
    with pytest.raises(KnownError):
        files.content(known)
    line.breaks_after, line.replaced = None, True
    assert files.content(known) == BIG


def test_other_bytes_than_announced_are_never_shown(files: Attachments, line: Line, tmp_path: Path) -> None:
    known = record(line, BIG)
    for wrong in (bytes([BIG[0] ^ 1]) + BIG[1:], BIG + b"more"):
        line.files[known.id] = wrong
        with pytest.raises(KnownError) as caught:
            files.content(known)
        assert caught.value.code is ErrorCode.DAMAGED
        assert not files.is_local(known)
    line.files[known.id] = BIG
    assert files.content(known) == BIG


@pytest.mark.parametrize("digest", ["", "md5:abc", "A" * 64, "0" * 63])
def test_without_a_known_hash_nothing_is_fetched(files: Attachments, line: Line, digest: str) -> None:
    with pytest.raises(KnownError) as caught:
        files.content(record(line, b"x", sha256=digest))
    assert caught.value.code is ErrorCode.DAMAGED
    assert line.offsets == []


@pytest.mark.parametrize("scan", [ScanState.PENDING, ScanState.BLOCKED])
def test_what_the_scan_did_not_clear_is_not_fetched(files: Attachments, line: Line, scan: ScanState) -> None:
    with pytest.raises(KnownError) as caught:
        files.content(record(line, b"x", scan=scan))
    assert caught.value.code is ErrorCode.BLOCKED
    assert line.offsets == []


def test_a_damaged_file_is_fetched_again(files: Attachments, line: Line, tmp_path: Path) -> None:
    known = record(line, BIG)
    files.content(known)
    flip(tmp_path / "files" / known.id.hex, CHUNK + 50)
    assert files.content(known) == BIG
    assert line.offsets == [0, 0]


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_a_forgotten_case_leaves_nothing(files: Attachments, line: Line, tmp_path: Path) -> None:
    gone, kept = record(line, b"gone"), record(line, b"kept")
    files.content(gone)
    files.content(kept)
    files.forget_case(gone.case_id)
    assert (files.is_local(gone), files.is_local(kept)) == (False, True)
    assert [path.name for path in (tmp_path / "files").iterdir()] == [kept.id.hex]


def test_the_file_longest_not_looked_at_makes_room(vault: Vault, line: Line, tmp_path: Path) -> None:
    files = made(vault, line, tmp_path, cap=250)
    first, second, third = (record(line, os.urandom(100)) for _ in range(3))
    for known in (first, second, first, third):
        files.content(known)
        time.sleep(0.002)
    assert [files.is_local(known) for known in (first, second, third)] == [True, False, True]
    assert len(list((tmp_path / "files").iterdir())) == 2


def test_files_without_a_key_are_swept(files: Attachments, line: Line, tmp_path: Path) -> None:
    known = record(line, b"kept")
    files.content(known)
    for age in (0.5, 2):
        orphan = tmp_path / "files" / uuid4().hex
        orphan.write_bytes(b"orphan")
        os.utime(orphan, (time.time() - age * ORPHAN_AGE,) * 2)
    assert files.sweep(()) == 1, "the old one"
    assert files.is_local(known)


def upload(content: bytes) -> tuple[UploadReference, bytes]:
    digest = sha256(content).hexdigest()
    reference = UploadReference(
        id=new_id(), name="scan.png", media_type="image/png", size=len(content), sha256=digest
    )
    return reference, content


def test_an_upload_is_kept_until_it_is_sent_and_readable_after(files: Attachments, line: Line) -> None:
    reference, content = upload(BIG)
    case_id = uuid4()
    files.keep_upload(reference, case_id, content)
    assert files.upload_bytes(reference.id) == content
    files.forget_case(case_id)
    assert files.upload_bytes(reference.id) == content
    files.sent(reference.id)
    assert files.upload_bytes(reference.id) == content, "a central put back to a backup asks for it again"
    known = record(line, content, id=reference.id, case_id=case_id)
    assert files.content(known) == content
    files.forget_case(case_id)
    with pytest.raises(KnownError) as caught:
        files.upload_bytes(reference.id)
    assert caught.value.code is ErrorCode.DAMAGED
    assert line.offsets == []
    files.forget_case(case_id)
    assert not files.is_local(known)


def test_a_dropped_upload_leaves_nothing(files: Attachments, tmp_path: Path) -> None:
    reference, content = upload(b"never sent")
    files.keep_upload(reference, uuid4(), content)
    files.drop_upload(reference.id)
    assert list((tmp_path / "files").iterdir()) == []


def test_a_full_disk_is_told(files: Attachments, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tawasul_desk.services.attachments.write_sealed", full)
    reference, content = upload(b"x")
    with pytest.raises(KnownError) as caught:
        files.keep_upload(reference, uuid4(), content)
    assert caught.value.code is ErrorCode.DISK_FULL


def test_chunks_cannot_be_cut_swapped_or_extended(tmp_path: Path) -> None:
    path, key = tmp_path / "file", sealed.new_key()
    sealed.write_sealed(path, key, BIG)
    whole = path.read_bytes()
    step = sealed.SEALED_CHUNK
    swapped = whole[step : 2 * step] + whole[:step] + whole[2 * step :]
    for count, wrong in ((3, whole[: 3 * step]), (4, swapped), (4, whole + b"x"), (4, whole[:-1])):
        path.write_bytes(wrong)
        with pytest.raises(AlteredError):
            list(sealed.read_chunks(path, key, count, whole=True))
    path.write_bytes(whole)
    assert b"".join(sealed.read_chunks(path, key, 4, whole=True)) == BIG


def test_a_real_attachment_comes_from_a_real_central(central: Any, tmp_path: Path) -> None:
    settings = Settings(profile=tmp_path / "desk")
    desk = app.sign_in(settings, central.url, "supervisor01", "tawasul-demo", "secret words")
    desk.sync.once(lambda _done, _total: None, lambda: False)
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
    known = [file for row in rows for file in desk.casework.view(row.case_id).attachments]
    assert known
    for file in known[:5]:
        content = desk.attachments.content(file)
        assert (len(content), sha256(content).hexdigest()) == (file.size, file.sha256)
        assert desk.attachments.is_local(file)
    desk.close()


def test_an_upload_that_was_brought_meanwhile_is_asked_for_again(
    central: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = app.sign_in(Settings(profile=tmp_path / "desk"), central.url, "officer01", "tawasul-demo", "words")
    desk.sync.once(lambda _done, _total: None, lambda: False)
    case_id = desk.casework.page(QueueQuery(shelf=Shelf.MINE), 0, 1).rows[0].case_id
    reference, content = upload(b"\x89PNG\r\n\x1a\n" + os.urandom(40_000))
    desk.attachments.keep_upload(reference, case_id, content)
    begin = Api.begin_upload
    answers: list[int] = []

    def and_arrives(api: Api, *asked: Any) -> UploadRecord:
        state = begin(api, *asked)
        if not answers:
            api.append_upload(reference.id, 0, content)
        answers.append(state.offset)
        return state

    monkeypatch.setattr(Api, "begin_upload", and_arrives)
    desk.attachments.send_upload(reference, new_id(), case_id)
    assert answers == [0, len(content)]
    with central.engine.connect() as db:
        assert db.scalar(select(tables.upload.c.complete).where(tables.upload.c.id == reference.id))
    desk.close()
