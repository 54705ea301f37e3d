"""The loop of the process that decodes: one request at a time, for PDFium allows no more."""

import os
import sys
from pathlib import Path
from typing import Any, BinaryIO, Final

from tawasul_contract.file_types import PDF
from tawasul_desk.services.decoding.canvas import Canvas
from tawasul_desk.services.decoding.confinement import confine, end_after
from tawasul_desk.services.decoding.frames import EndedError, Header, read_frame, write_frame
from tawasul_desk.services.decoding.papers import Paper
from tawasul_desk.services.decoding.pictures import Pictures
from tawasul_desk.services.decoding.reply import PIXEL_LIMIT, Box, Refusal
from tawasul_desk.services.errors import ErrorCode

TARGET_LIMIT: Final = PIXEL_LIMIT  # pixels of one answer
SIDE_LIMIT: Final = 10_000_000  # pixels: how large a page may be of which a part is drawn
OUT_OF_MEMORY: Final = 70  # the exit code

Opened = Paper | Pictures


class Worker:
    """Holds what is open, by the digest of its content."""

    def __init__(self) -> None:
        self._open: dict[str, Opened] = {}
        self._canvas: Canvas | None = None

    def answer(self, header: Header, body: bytes) -> tuple[Header, bytes | bytearray]:
        """Return the answer to one request."""
        for key in header.get("drop", ()):
            if key in self._open:
                self._open.pop(key).close()
        try:
            if body:
                self._open[header["key"]] = _opened(body, header["type"])
            return self._done(self._open[header["key"]], header)
        except Refusal as refusal:
            return {"error": refusal.code.value, "facts": refusal.facts}, b""

    def _done(self, opened: Opened, header: Header) -> tuple[Header, bytes | bytearray]:
        match header["do"]:
            case "sizes":
                return {"sizes": opened.sizes(), "in_points": opened.in_points}, b""
            case "draw":
                return {}, self._drawn(opened, header)
            case "find":
                return {"hits": opened.find(header["page"], header["text"])}, b""
            case other:
                raise ValueError(other)

    def _drawn(self, opened: Opened, header: Header) -> bytes | bytearray:
        """Draw on the canvas, and return nothing; without one, return the pixels."""
        whole, box = Box(0, 0, *header["whole"]), Box(*header["box"])
        _check(whole, box)
        if header["canvas"] is None:
            pixels = bytearray(box.in_bytes)
            opened.draw(header["page"], whole, box, memoryview(pixels))
            return pixels
        if self._canvas is None:
            self._canvas = Canvas(header["canvas"])
        opened.draw(header["page"], whole, box, self._canvas.room(box.in_bytes))
        return b""


def main() -> None:
    """Answer requests from the standard input until it ends."""
    # Whatever a library prints must not get between the answers.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers, Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        confine()
        serve(sys.stdin.buffer, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the other side is gone."""
    worker = Worker()
    while True:
        try:
            header, body = read_frame(requests)
        except EndedError:
            return
        end_after(header["seconds"])
        try:
            answer: tuple[Header, Any] = worker.answer(header, body)
            del body
            write_frame(answers, *answer)
            del answer
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # what is left of the memory is not enough to go on with
        end_after(0)


def _opened(data: bytes, media_type: str) -> Opened:
    return Paper(data) if media_type == PDF else Pictures(data, media_type)


def _check(whole: Box, box: Box) -> None:
    fits = min(box.width, box.height) > 0 and box.width * box.height <= TARGET_LIMIT
    if not fits or min(whole.width, whole.height) < 1 or max(whole.width, whole.height) > SIDE_LIMIT:
        raise Refusal(ErrorCode.TOO_LARGE, width=whole.width, height=whole.height, limit=TARGET_LIMIT)
