"""A file that leaves the desk is whole or not there, and never takes the place of another by itself."""

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tawasul_desk import twins
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.saving import save, save_beside, sweep
from tawasul_desk.services.sealed import write_sealed


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
    monkeypatch.setattr(twins.os, "fsync", lambda _handle: seen.append(target.exists()))
    save(target, lambda part: part.touch())
    assert seen == [False, True]  # the file before it is put in place, the folder after


NOT_OFFERED = [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS]


def refuse_to_flush(monkeypatch: pytest.MonkeyPatch, code: int, *, folders_only: bool = True) -> None:
    real = os.fsync

    def flush(handle: int) -> None:
        if not folders_only or stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        real(handle)

    monkeypatch.setattr(os, "fsync", flush)


@pytest.mark.parametrize("code", NOT_OFFERED)
@pytest.mark.parametrize("folders_only", [True, False])
def test_a_file_system_without_flushing_saves_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, folders_only: bool
) -> None:
    refuse_to_flush(monkeypatch, code, folders_only=folders_only)
    save(tmp_path / "a.csv", lambda part: part.write_text("a"))
    beside = save_beside(tmp_path / "a.csv", lambda part: part.write_text("b"))
    write_sealed(tmp_path / "sealed", bytes(32), b"content")
    twins.put_twice(tmp_path / "kept.json", b"{}")
    assert (tmp_path / "a.csv").read_text() == "a"
    assert beside.read_text() == "b"
    assert (tmp_path / "sealed").exists()
    assert twins.read_either(tmp_path / "kept.json", bytes) == b"{}"


def test_an_export_that_was_written_stays_where_the_disk_fails_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_flush(monkeypatch, errno.EIO)
    with pytest.raises(KnownError):
        save_beside(tmp_path / "a.csv", lambda part: part.write_text("a"))
    assert (tmp_path / "a.csv").read_text() == "a"


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


KILLED = """
import os, pathlib, signal, sys
from tawasul_desk.services.saving import save

def write(part):
    part.write_text("rows")
    os.kill(os.getpid(), signal.SIGKILL) if os.name != "nt" else os._exit(9)

save(pathlib.Path(sys.argv[1]), write)
"""


def test_what_a_killed_save_left_is_swept_by_the_next_one(tmp_path: Path) -> None:
    target = tmp_path / "board.xlsx"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)
    assert ended.returncode != 0
    [left] = tmp_path.iterdir()
    save(tmp_path / "other.csv", lambda part: part.touch())
    assert left.is_dir(), "it may still be written"
    age(left, left / target.name)
    save(tmp_path / "other.csv", lambda part: part.touch())
    assert [each.name for each in tmp_path.iterdir()] == ["other.csv"]


def age(*paths: Path) -> None:
    for path in reversed(paths):
        os.utime(path, times=(time.time() - 3_700,) * 2)


def test_only_what_is_surely_ours_and_old_is_swept(tmp_path: Path) -> None:
    names = (
        ".tawasul-",
        ".tawasul-abcd1234",
        ".tawasul-notes.part",
        "tawasul-abcd1234.part",
        ".tawasul-ABCD1234.part",
    )
    others = [tmp_path / name for name in names]
    for other in others:
        other.mkdir()
    file = tmp_path / ".tawasul-aaaaaaaa.part"
    file.touch()
    outside = tmp_path / "kept"
    outside.mkdir()
    link = tmp_path / ".tawasul-bbbbbbbb.part"
    link.symlink_to(outside, target_is_directory=True)
    busy = tmp_path / ".tawasul-cccccccc.part"
    busy.mkdir()
    (busy / "sheet").touch()
    age(*others, file, outside, busy)
    left = tmp_path / ".tawasul-dddddddd.part"
    left.mkdir()
    age(left)
    sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {*others, file, outside, link, busy}
    sweep(tmp_path / "gone")
