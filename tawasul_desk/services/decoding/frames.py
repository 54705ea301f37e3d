"""What goes through the pipes: a header in JSON and bytes behind it, each with its length before it."""

import json
import struct
import sys
from contextlib import suppress
from typing import Any, BinaryIO, Final

if sys.platform == "linux":
    import fcntl

PIPE: Final = 1024**2  # bytes
_LENGTHS: Final = struct.Struct("<IQ")  # of the header and of the body, in bytes
Header = dict[str, Any]


class EndedError(Exception):
    """The other side is gone."""


def widen(pipe: BinaryIO) -> None:
    """Have the pipe hold more at once where the system can: a page then needs few changes of process."""
    if sys.platform == "linux":
        with suppress(OSError):  # where the system's bound is lower
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


def write_frame(stream: BinaryIO, header: Header, body: bytes | memoryview = b"") -> None:
    """Send one frame; OSError where the other side is gone."""
    words = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(words), len(body)))
    stream.write(words)
    stream.write(body)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[Header, bytes]:
    """Return the next frame; EndedError where the other side is gone."""
    words, body = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    header: Header = json.loads(_exactly(stream, words))
    return header, _exactly(stream, body)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EndedError
    return data
