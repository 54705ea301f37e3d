"""The ballast: room held back on the disk, given up so that an act can still be saved when it is full."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Final, TypeVar

import structlog

from tawasul_desk.services.errors import ErrorCode, KnownError

Result = TypeVar("Result")
BALLAST: Final = "ballast"
SIZE: Final = 16 * 1024**2  # bytes
_PIECE: Final = 1024**2
_PAUSE: Final = 60.0  # seconds before room is held back again
_PLENTY: Final = 4 * SIZE  # bytes free, below which none is taken again
_log = structlog.stdlib.get_logger(__name__)


class Ballast:
    """The ballast in one officer's folder."""

    def __init__(self, folder: Path, size: int = SIZE) -> None:
        self._path = folder / BALLAST
        self._size = size
        self._lock = Lock()
        self._given_at: float | None = None

    def rescued(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns; on a full disk it is done once more after room was made.

        `work` must leave nothing behind when it raises KnownError(DISK_FULL).
        """
        try:
            result = work()
        except KnownError as error:
            if error.code is not ErrorCode.DISK_FULL or not self._give_up():
                raise
            return work()
        if self._given_at is not None and monotonic() > self._given_at + _PAUSE:
            self.take()
        return result

    def take(self) -> bool:
        """Hold room back where there is plenty; return whether it is held. A failing disk is no error."""
        with self._lock:
            try:
                if self._is_whole():
                    return True
                if shutil.disk_usage(self._path.parent).free < _PLENTY:
                    return False
                self._fill()
            except OSError:
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
                return False
            self._given_at = None
        return True

    def _is_whole(self) -> bool:
        return self._path.exists() and self._path.stat().st_size == self._size

    def _fill(self) -> None:
        # Random, because some file systems store nothing for zeros.
        with self._path.open("wb") as file:
            for _ in range(0, self._size, _PIECE):
                file.write(os.urandom(min(_PIECE, self._size)))

    def _give_up(self) -> bool:
        with self._lock:
            try:
                self._path.unlink()
            except OSError:
                return False
            self._given_at = monotonic()
        _log.warning("ballast_given_up")
        return True
