"""Asks the process that decodes, ends it where it takes too much, and remembers which file did that."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO, Final

from sqlalchemy import Engine

from tawasul_contract.file_types import media_type_of
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.decoding import SUBCOMMAND
from tawasul_desk.services.decoding.canvas import new_canvas
from tawasul_desk.services.decoding.confinement import confine_child
from tawasul_desk.services.decoding.frames import EndedError, Header, read_frame, widen, write_frame
from tawasul_desk.services.decoding.reply import Box, Rect, Size
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.facts import long_fact, put_fact

PATIENCE: Final = 20.0  # seconds for one request that the officer waits for
SMALL_PATIENCE: Final = 8.0  # seconds for a small picture: what the officer opens waits behind it
GRACE: Final = 2.0  # seconds before a request that nobody waits for is ended by force
LOOK: Final = 0.05  # seconds between two looks at a request under way
OPEN_AT_ONCE: Final = 2  # files that the process holds
REMEMBERED: Final = 1000  # files
_OUT_OF_MEMORY: Final = 70  # the exit code with which the process says so itself
_NO_WINDOW: Final = 0x0800_0000 if sys.platform == "win32" else 0  # no console of its own
_FACT: Final = "stopped_files"

Cancelled = Callable[[], bool]


class Stop(StrEnum):
    """Why the process that decodes was at its end."""

    TIME = "time"
    MEMORY = "memory"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class StrangersFile:
    """Bytes that came from outside, and the SHA-256 of them by which they are remembered."""

    data: bytes
    sha256: str
    media_type: str


@dataclass(frozen=True)
class Pages:
    """The pages of a file: in points (1/72 inch) for a PDF, in pixels for a picture."""

    sizes: tuple[Size, ...]
    in_points: bool


class StoppedFiles:
    """The digests of files that brought the process down, kept with what can be fetched again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        with reading(engine) as connection:
            self._known: dict[str, str] = json.loads(long_fact(connection, _FACT) or "{}")

    def reason(self, sha256: str) -> Stop | None:
        """Return why this file was stopped, or None."""
        found = self._known.get(sha256)
        return Stop(found) if found else None

    def note(self, sha256: str, reason: Stop | None) -> None:
        """Remember that this file was stopped, or that it no longer is."""
        with self._lock:
            if self._known.get(sha256) == reason:
                return
            self._known.pop(sha256, None)
            if reason is not None:
                self._known[sha256] = reason.value
            kept = dict(list(self._known.items())[-REMEMBERED:])
            with writing(self._engine) as connection:
                put_fact(connection, _FACT, json.dumps(kept))


class Decoder:
    """One process, started when it is first needed; one request at a time. For any thread but the window's.

    Every call raises KnownError: UNSUPPORTED_TYPE where the content is not of the type stated, DAMAGED,
    TOO_LARGE, CANNOT_SHOW, CANCELLED; and STOPPED with `reason` time, memory or ended where the process was
    ended over this file, now or, unless it is `asked` for, at an earlier time.
    """

    def __init__(
        self, stopped: StoppedFiles, *, command: Sequence[str] = (), patience: float = PATIENCE
    ) -> None:
        self._stopped = stopped
        self._command = tuple(command) or _own_command()
        self._patience = patience
        self._turn = threading.Lock()
        self._process: _Process | None = None
        self._closed = False

    def pages(
        self,
        file: StrangersFile,
        cancelled: Cancelled,
        *,
        asked: bool = False,
        patience: float | None = None,
    ) -> Pages:
        """Return the sizes of the pages; `asked`: try also what was stopped before."""
        answer, _ = self._ask(file, {"do": "sizes"}, cancelled, asked=asked, patience=patience)
        return Pages(tuple((width, height) for width, height in answer["sizes"]), answer["in_points"])

    def draw(
        self,
        file: StrangersFile,
        page: int,
        whole: tuple[int, int],
        box: Box,
        cancelled: Cancelled,
        *,
        patience: float | None = None,
    ) -> bytes:
        """Return a box of the page, the page being `whole` pixels large: rows of blue, green, red, unused."""
        request = {"do": "draw", "page": page, "whole": whole, "box": box}
        _, pixels = self._ask(file, request, cancelled, patience=patience)
        if len(pixels) != box.in_bytes:
            raise KnownError(ErrorCode.DAMAGED, reason="pixels")
        return pixels

    def find(self, file: StrangersFile, page: int, text: str, cancelled: Cancelled) -> list[list[Rect]]:
        """Return the hits on a page, each as rectangles in parts of the page's width and height."""
        answer, _ = self._ask(file, {"do": "find", "page": page, "text": text}, cancelled)
        return [[(left, top, right, bottom) for left, top, right, bottom in hit] for hit in answer["hits"]]

    def close(self) -> None:
        """End the process; no further one is started."""
        self._closed = True
        process = self._process
        if process is None:
            return
        process.end()
        with self._turn:  # whoever was waiting for it hears that it is gone
            process.end_of([])

    def _ask(
        self,
        file: StrangersFile,
        request: Header,
        cancelled: Cancelled,
        *,
        asked: bool = False,
        patience: float | None = None,
    ) -> tuple[Header, bytes]:
        found = media_type_of(file.data)
        if found is None or found != file.media_type:
            raise KnownError(ErrorCode.UNSUPPORTED_TYPE, declared=file.media_type, found=found or "")
        before = self._stopped.reason(file.sha256)
        if before is not None and not asked:
            raise KnownError(ErrorCode.STOPPED, reason=before.value)
        with self._my_turn(cancelled):
            answer, body = self._answered(file, request, cancelled, patience or self._patience)
        if before is not None:
            self._stopped.note(file.sha256, None)
        if "error" in answer:
            raise KnownError(ErrorCode(answer["error"]), **answer["facts"])
        return answer, body

    @contextmanager
    def _my_turn(self, cancelled: Cancelled) -> Iterator[None]:
        while not self._turn.acquire(timeout=LOOK):
            if cancelled():
                raise KnownError(ErrorCode.CANCELLED)
        try:
            if self._closed or cancelled():
                raise KnownError(ErrorCode.CANCELLED)
            yield
        finally:
            self._turn.release()

    def _answered(
        self, file: StrangersFile, request: Header, cancelled: Cancelled, patience: float
    ) -> tuple[Header, bytes]:
        if self._process is None:
            self._process = _Process(self._command)
        process = self._process
        if self._closed:
            process.end()
        try:
            return process.ask(file, request, patience, cancelled)
        except _GoneError as gone:
            self._process = None
            if gone.stop is Stop.CANCELLED or self._closed:
                raise KnownError(ErrorCode.CANCELLED) from gone
            self._stopped.note(file.sha256, gone.stop)
            raise KnownError(ErrorCode.STOPPED, reason=gone.stop.value) from gone


class _GoneError(Exception):
    """The process is at its end."""

    def __init__(self, stop: Stop) -> None:
        super().__init__(stop)
        self.stop = stop


class _Process:
    """The process and what it holds; used by one thread at a time, ended by any."""

    def __init__(self, command: Sequence[str]) -> None:
        self._canvas = new_canvas()
        self._child = subprocess.Popen(  # noqa: S603 — our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
            pass_fds=() if self._canvas is None else (self._canvas.number,),
        )
        self._bounds = confine_child(self._child)
        widen(self._to)
        widen(self._from)
        self._holds: list[str] = []

    def ask(
        self, file: StrangersFile, request: Header, patience: float, cancelled: Cancelled
    ) -> tuple[Header, bytes]:
        """Return the answer; _GoneError where the process was ended or ended itself."""
        known = file.sha256 in self._holds
        header: Header = {**request, "key": file.sha256, "type": file.media_type, "seconds": patience + 5}
        header["drop"] = [] if known else self._holds[: len(self._holds) - OPEN_AT_ONCE + 1]
        header["canvas"] = None if self._canvas is None else self._canvas.number
        with self._watched(patience, cancelled) as verdict:
            try:
                write_frame(self._to, header, b"" if known else file.data)
                answer, body = read_frame(self._from)
            except (EndedError, OSError, ValueError) as error:
                raise _GoneError(self.end_of(verdict)) from error
        self._remember(file.sha256, header["drop"], answer)
        if request["do"] == "draw" and self._canvas is not None and "error" not in answer:
            body = self._canvas.take(request["box"].in_bytes)
        return answer, body

    def end(self) -> None:
        """End the process at once."""
        self._child.kill()

    @property
    def _to(self) -> BinaryIO:
        assert self._child.stdin is not None  # noqa: S101 — it was asked for as a pipe
        return _binary(self._child.stdin)

    @property
    def _from(self) -> BinaryIO:
        assert self._child.stdout is not None  # noqa: S101 — the same
        return _binary(self._child.stdout)

    def _remember(self, key: str, dropped: list[str], answer: Header) -> None:
        self._holds = [held for held in self._holds if held not in (*dropped, key)]
        if "error" not in answer:
            self._holds.append(key)

    @contextmanager
    def _watched(self, patience: float, cancelled: Cancelled) -> Iterator[list[Stop]]:
        """End the process where the request takes too long or nobody waits for it; say why in the list."""
        verdict: list[Stop] = []
        over = threading.Event()

        def watch() -> None:
            begun = time.monotonic()
            while not over.wait(LOOK):
                taken = time.monotonic() - begun
                if taken > patience or (taken > GRACE and cancelled()):
                    verdict.append(Stop.TIME if taken > patience else Stop.CANCELLED)
                    self.end()
                    return

        watcher = threading.Thread(target=watch, name="decoding-watch", daemon=True)
        watcher.start()
        try:
            yield verdict
        finally:
            over.set()
            watcher.join()

    def end_of(self, verdict: list[Stop]) -> Stop:
        """End the process, let go of its pipes, and return why it ended."""
        self.end()
        code = self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError):  # what could not be sent is in its buffer still
                    pipe.close()
        if self._canvas is not None:
            self._canvas.close()
            self._canvas = None
        if verdict:
            return verdict[0]
        return Stop.MEMORY if code == _OUT_OF_MEMORY else Stop.ENDED


def _binary(stream: Any) -> BinaryIO:
    binary: BinaryIO = stream
    return binary


def _own_command() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return sys.executable, SUBCOMMAND
    return sys.executable, "-m", "tawasul_desk.services.decoding"
