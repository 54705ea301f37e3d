"""Files that leave the desk: written beside their place, brought to the disk, and only then put there."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import time
from typing import Final

from tawasul_desk.services.disk import disk_told
from tawasul_desk.twins import flush_to_disk, keep_names

_MARK: Final = ".tawasul-"
_END: Final = ".part"
_PART: Final = re.compile(rf"{re.escape(_MARK)}[a-z0-9_]{{8}}{re.escape(_END)}")  # as `tempfile` makes them
_LEFT_AFTER: Final = 3_600  # seconds without a change: no file takes so long to write


def save(path: Path, write: Callable[[Path], None]) -> None:
    """Have `write` make the file, and put it in place whole or leave what was there.

    What `write` needs on the way it may put beside the path it is given: that folder is gone afterwards.
    KnownError: DISK_FULL, NOT_WRITABLE.
    """
    sweep(path.parent)
    with disk_told(), TemporaryDirectory(prefix=_MARK, suffix=_END, dir=path.parent) as folder:
        part = Path(folder) / path.name
        write(part)
        with part.open("rb+") as file:
            flush_to_disk(file.fileno())
        part.replace(path)
        keep_names(path.parent)


def sweep(folder: Path) -> None:
    """Take away what a program that was ended while it saved has left in this folder; others' is left alone.

    What cannot be taken away stays for the next time.
    """
    with suppress(OSError):
        for left in folder.iterdir():
            if _PART.fullmatch(left.name) and _is_left(left):
                rmtree(left, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Return whether it is a folder, no link to one, in which nothing has changed for long."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    with suppress(OSError):
        latest = max(each.stat().st_mtime for each in (folder, *folder.iterdir()))
        return time() - latest > _LEFT_AFTER
    return False


def save_beside(path: Path, write: Callable[[Path], None]) -> Path:
    """Save like `save`, but never over another file: return the path that was free, numbered if need be."""
    with _reserved(path) as free:
        save(free, write)
        return free


@contextmanager
def _reserved(path: Path) -> Iterator[Path]:
    """Take a free name by making an empty file of it; it goes again if nothing comes to stand there.

    A file that was written in its place stays, also where what comes after it fails.
    """
    with disk_told():
        free = next(taken for name in _names(path) if (taken := _taken(name)))
    try:
        yield free
    except BaseException:
        with suppress(OSError):
            if not free.stat().st_size:
                free.unlink()
        raise


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))


def _taken(path: Path) -> Path | None:
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return None
    return path
