"""Who has this folder open, and whether the last who had was ended by force: a locked file for each."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Final

from tawasul_desk.services.disk import disk_told
from tawasul_desk.twins import keep_names

MARKS: Final = "running-*"


class Presence:
    """One running program in a folder, until it leaves.

    `unclean`: somebody who was here never left; `alone`: nobody else is here.
    """

    def __init__(self, folder: Path) -> None:
        found = list(folder.glob(MARKS))
        abandoned = [mark for mark in found if _is_abandoned(mark)]
        self.unclean = bool(abandoned)
        self.alone = len(abandoned) == len(found)
        self._abandoned = abandoned
        with disk_told():
            self._path, self._handle = _marked(folder)
            keep_names(folder)  # a power cut must not take the only sign of itself

    @property
    def only(self) -> bool:
        """Whether no other program has this folder open now; one that never left counts as one that has."""
        return all(mark == self._path for mark in self._path.parent.glob(MARKS))

    def mended(self) -> None:
        """Forget that somebody never left: what that may have done was looked at."""
        for mark in self._abandoned:
            mark.unlink(missing_ok=True)

    def leave(self) -> None:
        """Leave in good order."""
        with suppress(OSError):
            os.close(self._handle)
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


if sys.platform == "win32":

    def _marked(folder: Path) -> tuple[Path, int]:
        number = 1
        while (path := folder / f"running-{number}").exists():
            number += 1
        return path, os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)

    def _is_abandoned(mark: Path) -> bool:
        try:
            mark.rename(mark)  # refused while a program has it open
        except OSError:
            return False
        return True

else:
    import fcntl

    def _marked(folder: Path) -> tuple[Path, int]:
        handle, name = mkstemp(prefix=".running-", dir=folder)  # nobody sees it before it is locked
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            return _named(Path(name), folder), handle
        finally:
            Path(name).unlink(missing_ok=True)

    def _named(fresh: Path, folder: Path) -> Path:
        number = 1
        while (path := folder / f"running-{number}").exists() or not _linked(fresh, path):
            number += 1
        return path

    def _linked(fresh: Path, path: Path) -> bool:
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            fresh.rename(path)
        return True

    def _is_abandoned(mark: Path) -> bool:
        try:
            handle = os.open(mark, os.O_RDONLY)
        except OSError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        finally:
            os.close(handle)
        return True
