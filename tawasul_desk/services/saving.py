"""Files that leave the desk: written beside their place, brought to the disk, and only then put there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tawasul_desk.services.disk import disk_told


def save(path: Path, write: Callable[[Path], None]) -> None:
    """Have `write` make the file, and put it in place whole or leave what was there.

    What `write` needs on the way it may put beside the path it is given: that folder is gone afterwards.
    KnownError: DISK_FULL, NOT_WRITABLE.
    """
    with disk_told(), TemporaryDirectory(prefix=".tawasul-", dir=path.parent) as folder:
        part = Path(folder) / path.name
        write(part)
        _to_the_disk(part)
        part.replace(path)
        _to_the_disk_folder(path.parent)


def save_beside(path: Path, write: Callable[[Path], None]) -> Path:
    """Save like `save`, but never over another file: return the path that was free, numbered if need be."""
    with _reserved(path) as free:
        save(free, write)
        return free


@contextmanager
def _reserved(path: Path) -> Iterator[Path]:
    """Take a free name by making an empty file of it; it goes again if nothing comes to stand there."""
    with disk_told():
        free = next(taken for name in _names(path) if (taken := _taken(name)))
    try:
        yield free
    except BaseException:
        with suppress(OSError):
            free.unlink(missing_ok=True)
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


def _to_the_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _to_the_disk_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there, and its entries are journalled
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
