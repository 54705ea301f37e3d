"""A file that leaves the desk is whole or not there, and never takes the place of another by itself."""

import errno
from pathlib import Path

import pytest

from tawasul_desk.services import saving
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.saving import save, save_beside


def test_a_file_is_in_place_whole(tmp_path: Path) -> None:
    target = tmp_path / "board.xlsx"
    target.write_bytes(b"before")

    def write(part: Path) -> None:
        part.write_bytes(b"half")
        assert target.read_bytes() == b"before"
        part.write_bytes(b"after")

    save(target, write)
    assert target.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "board.xlsx"
    target.write_bytes(b"before")

    def write(part: Path) -> None:
        part.write_bytes(b"half")
        (part.parent / "sheet").write_bytes(b"on the way")
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(KnownError) as told:
        save(target, write)
    assert told.value.code is ErrorCode.DISK_FULL
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_it_is_on_the_disk_before_it_is_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, seen = tmp_path / "board.csv", []
    monkeypatch.setattr(saving.os, "fsync", lambda _handle: seen.append(target.exists()))
    save(target, lambda part: part.touch())
    assert seen == [False, True]  # the file before it is put in place, the folder after


def test_nothing_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "board.pdf"
    places = [
        save_beside(target, lambda part, number=number: part.write_text(str(number))) for number in range(3)
    ]
    assert [place.name for place in places] == ["board.pdf", "board (2).pdf", "board (3).pdf"]
    assert [place.read_text() for place in places] == ["0", "1", "2"]


def test_a_failure_gives_the_name_free_again(tmp_path: Path) -> None:
    def write(_part: Path) -> None:
        raise OSError(errno.EIO, "broken")

    with pytest.raises(KnownError) as told:
        save_beside(tmp_path / "board.pdf", write)
    assert told.value.code is ErrorCode.NOT_WRITABLE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as told:
        save_beside(tmp_path / "gone" / "board.pdf", lambda part: part.touch())
    assert told.value.code is ErrorCode.NOT_WRITABLE
