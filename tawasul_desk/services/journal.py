"""The journal of the outbox: a second, independent copy from which work.db can be made anew.

A file of sealed frames that only grows until it is written anew. A torn end is ignored, a damaged frame
costs only itself, and no length found in the file is trusted. Whoever writes holds the write lock of
work.db; the file is opened by its name each time, because another program may have written it anew.
"""

import os
import shutil
import struct
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tawasul_desk.services.disk import disk_told
from tawasul_desk.twins import keep_names, replace_bytes

JOURNAL: Final = "outbox.journal"
_MAGIC: Final = b"\xf5TwsJnl1"
_HEAD: Final = struct.Struct(">8sIQ12s")  # magic, bytes that follow, running number, nonce
_NOTHING: Final = b"{}"
_TAG: Final = 16  # bytes


@dataclass(frozen=True)
class Frame:
    """One sealed entry. `number`: the last entry that must not be lost, counted in work.db."""

    number: int
    content: bytes


@dataclass(frozen=True)
class Reading:
    """All frames that open, in the order written; `damaged`: others stood between or before them.

    `end`: where the last of them ends, `size`: how long the file is; a torn end lies between.
    """

    frames: tuple[Frame, ...]
    damaged: bool
    end: int = 0
    size: int = 0

    @property
    def last(self) -> int:
        """The number of the newest frame; 0 where there is none."""
        return max((frame.number for frame in self.frames), default=0)

    @property
    def unread(self) -> bool:
        """Whether there is a file of which nothing could be read: no sign that nothing stands in it."""
        return self.damaged and not self.size


@dataclass(frozen=True)
class Place:
    """Where frames were appended: the lengths of the file before and after."""

    before: int
    after: int


class Journal:
    """The journal of one officer; a failing disk is a KnownError."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / JOURNAL
        self._cipher = AESGCM(key)

    def append(self, number: int, contents: Iterable[bytes], *, lasting: bool) -> Place:
        """Add all of these frames or none; with `lasting` they are on the disk when this returns."""
        sealed = b"".join(self._sealed(number, content) for content in contents)
        with disk_told():
            fresh = not self._path.exists()
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
            try:
                before = os.fstat(handle).st_size
                try:
                    _write_all(handle, sealed)
                    if lasting:
                        os.fsync(handle)
                except OSError:
                    os.ftruncate(handle, before)
                    raise
            finally:
                os.close(handle)
            if fresh:
                keep_names(self._path.parent)
        return Place(before, before + len(sealed))

    def take_back(self, place: Place) -> bool:
        """Cut off what was appended last; False where more has come since and nothing was cut."""
        with disk_told():
            return self._path.stat().st_size == place.after and self.cut(place.before)

    def cut(self, length: int) -> bool:
        """Cut the file back to this length; True once that lasts."""
        with disk_told():
            handle = os.open(self._path, os.O_WRONLY | _BINARY)
            try:
                os.ftruncate(handle, length)
                os.fsync(handle)
            finally:
                os.close(handle)
        return True

    def read(self) -> Reading:
        """Return what can be read of it; a file that is not there is an empty one."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return Reading((), damaged=False)
        except OSError:
            return Reading((), damaged=True)
        return self._opened(content)

    def write_anew(self, number: int, contents: Sequence[bytes]) -> None:
        """Put these frames in the place of all there were; after a crash it is the old file or the new."""
        all_there_is = (_NOTHING, *contents)  # so that the number stands in it even where it is empty
        with disk_told():
            replace_bytes(self._path, b"".join(self._sealed(number, content) for content in all_there_is))

    def keep_aside(self) -> None:
        """Give what there is a second name, under which it stays when the journal is written anew."""
        if self.exists():
            aside = self._path.with_name(f"{JOURNAL}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
            with disk_told():
                try:
                    os.link(self._path, aside)
                except OSError:  # a file system without links
                    shutil.copy(self._path, aside)

    def sweep(self) -> None:
        """Remove what a program left behind that was ended while it wrote the journal anew."""
        for fresh in self._path.parent.glob(f"{JOURNAL}.*.new"):
            with suppress(OSError):
                fresh.unlink()

    def exists(self) -> bool:
        """Return whether there is a file."""
        return self._path.exists()

    def mark(self) -> tuple[int, int] | None:
        """Return what changes with the file (which one it is, its length), or None without one."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size

    def _sealed(self, number: int, content: bytes) -> bytes:
        nonce = os.urandom(12)
        head = _HEAD.pack(_MAGIC, len(content) + _TAG, number, nonce)
        return head + self._cipher.encrypt(nonce, content, head)

    def _opened(self, content: bytes) -> Reading:
        frames: list[Frame] = []
        damaged, read_to = False, 0
        at = content.find(_MAGIC)
        while at >= 0:
            found = self._frame(content, at)
            if found is None:
                at = content.find(_MAGIC, at + 1)
                continue
            frame, end = found
            damaged |= at != read_to
            frames.append(frame)
            read_to = end
            at = content.find(_MAGIC, end)
        return Reading(tuple(frames), damaged, read_to, len(content))

    def _frame(self, content: bytes, at: int) -> tuple[Frame, int] | None:
        head = content[at : at + _HEAD.size]
        if len(head) < _HEAD.size:
            return None
        _, length, number, nonce = _HEAD.unpack(head)
        begin = at + _HEAD.size
        if begin + length > len(content):
            return None
        try:
            opened = self._cipher.decrypt(nonce, content[begin : begin + length], head)
        except InvalidTag:
            return None
        return Frame(number, opened), begin + length


_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would end lines its own way


def _write_all(handle: int, content: bytes) -> None:
    written = 0
    while written < len(content):
        written += os.write(handle, content[written:])
