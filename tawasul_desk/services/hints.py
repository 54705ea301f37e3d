"""Hints: the central tells how far its feed has come; they carry nothing else, and may all be lost."""

import json
import threading
from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Final

from tawasul_desk.services.api import Api
from tawasul_desk.services.errors import ErrorCode, KnownError

LONGEST: Final = 4 * 1024  # bytes of a line

Told = Callable[[int], None]
Cancelled = Callable[[], bool]


class Hints:
    """The line on which the central tells that there is something new."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._closed = threading.Event()
        self._thread: int | None = None

    def listen(self, told: Told, cancelled: Cancelled) -> None:
        """Call `told(head)` for every hint; return when the central ends the line, or once it is not wanted.

        Blocks; `cancelled` is looked at whenever anything arrives, `close` ends it at once.
        KnownError: OFFLINE (also a line that is silent too long), SIGNED_OUT, NOT_FOUND where the central
        gives no hints …
        """
        self._closed.clear()
        self._thread = threading.get_ident()
        try:
            if cancelled():
                return
            with self._api.hints() as pieces:
                for line in _lines(pieces):
                    if cancelled() or self._closed.is_set():
                        return
                    if line.startswith(b"data:"):
                        told(_head(line.removeprefix(b"data:")))
        except KnownError as error:
            if error.code is not ErrorCode.CANCELLED:
                raise
        finally:
            self._thread = None

    def close(self) -> None:
        """End what listens, from any thread, within a second."""
        self._closed.set()
        until = monotonic() + 1.0
        while (thread := self._thread) is not None and monotonic() < until:
            self._api.cut(thread)  # again: it may have been between two exchanges
            sleep(0.02)


def _lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    begun = b""
    for piece in pieces:
        *whole, begun = (begun + piece).split(b"\n")
        yield from whole
        if len(begun) > LONGEST:
            raise KnownError(ErrorCode.SERVER_FAULT, reason="line-too-long")


def _head(data: bytes) -> int:
    try:
        head = json.loads(data)["head"]
    except (ValueError, KeyError, TypeError):
        head = None
    if not isinstance(head, int):
        raise KnownError(ErrorCode.SERVER_FAULT, reason="unexpected-reply")
    return head
