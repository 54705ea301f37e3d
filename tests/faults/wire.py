"""A socket read as HTTP: heads, bodies by length or in chunks, without losing a byte of what went by."""

import socket
import struct
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

PIECE: Final = 16 * 1024
STEP: Final = 0.02  # seconds between two pieces of a slow line


@dataclass(frozen=True)
class Asked:
    """A request as it came in; `at` is in monotonic seconds, header names are in small letters."""

    at: float
    method: str
    path: str
    headers: Mapping[str, str]

    @property
    def length(self) -> int:
        """The bytes of its body."""
        return int(self.headers.get("content-length", 0))


class BrokenError(Exception):
    """This connection ends here; `reset` says how."""

    def __init__(self, *, reset: bool) -> None:
        super().__init__()
        self.reset = reset


class Wire:
    """One socket, read by heads and by lengths."""

    def __init__(self, connected: socket.socket) -> None:
        self.socket = connected
        self._kept = bytearray()

    def head(self, end: bytes = b"\r\n\r\n") -> bytes:
        """Return the bytes up to and with `end`; none where the other side has gone."""
        while end not in self._kept:
            if not self._more():
                return b""
        return self._take(self._kept.index(end) + len(end))

    def upto(self, most: int) -> bytes:
        """Return at least one byte and at most so many; none where the other side has gone."""
        if not self._kept:
            self._more()
        return self._take(most)

    def exactly(self, count: int) -> bytes:
        """Return so many bytes."""
        while len(self._kept) < count:
            if not self._more():
                raise BrokenError(reset=False)
        return self._take(count)

    def hold(self) -> None:
        """Wait, without a word, until the other side has gone."""
        with suppress(OSError):
            while self.socket.recv(PIECE):
                pass

    def close(self, *, reset: bool) -> None:
        """Let the connection end, orderly or by a reset."""
        if reset:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def _more(self) -> int:
        came = self.socket.recv(PIECE)
        self._kept += came
        return len(came)

    def _take(self, count: int) -> bytes:
        taken = bytes(self._kept[:count])
        del self._kept[:count]
        return taken


def asked_of(head: bytes) -> Asked:
    """Return what this head asks for."""
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    return Asked(time.monotonic(), method, path, _headers(lines))


def _headers(lines: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines if line)
    return {name.strip().lower(): text.strip() for name, _, text in pairs}


def status_of(head: bytes) -> int:
    """Return the status that the head of a reply tells."""
    return int(head.split(b" ", 2)[1])


def reply_pieces(up: Wire, method: str) -> Iterator[bytes]:
    """Yield the reply as it comes: its whole head, then what belongs to its body."""
    head = up.head()
    if not head:
        raise BrokenError(reset=True)
    headers = _headers(head.decode("latin-1").split("\r\n")[1:])
    yield head
    if "chunked" in headers.get("transfer-encoding", ""):
        yield from _chunks(up)
    elif method != "HEAD" and status_of(head) not in (204, 304):
        yield from _of_length(up, int(headers.get("content-length", 0)))


def _of_length(up: Wire, left: int) -> Iterator[bytes]:
    while left:
        piece = up.upto(min(left, PIECE))
        if not piece:
            raise BrokenError(reset=True)
        left -= len(piece)
        yield piece


def _chunks(up: Wire) -> Iterator[bytes]:
    size = -1
    while size:
        line = up.head(b"\r\n")
        if not line:
            raise BrokenError(reset=True)
        size = int(line.partition(b";")[0], 16)
        yield line + up.exactly(size + 2)


def first(pieces: Iterator[bytes], count: int) -> Iterator[bytes]:
    """Yield so many bytes of it."""
    for piece in pieces:
        if len(piece) >= count:
            yield piece[:count]
            return
        count -= len(piece)
        yield piece


def slowly(pieces: Iterator[bytes], rate: int) -> Iterator[bytes]:
    """Yield it at so many bytes a second."""
    step = max(1, int(rate * STEP))
    for piece in pieces:
        for place in range(0, len(piece), step):
            yield piece[place : place + step]
            time.sleep(STEP)
