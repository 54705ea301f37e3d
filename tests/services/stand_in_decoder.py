"""The process that decodes, with a stand-in for the libraries: it does what the file tells it to.

What really freezes or breaks a library is nobody's test data.
"""

import os
import time
from pathlib import Path

from tawasul_desk.services.decoding import worker
from tawasul_desk.services.decoding.reply import Box, Rect, Size


class Calm:
    """A page that gives no trouble, but may take its time."""

    in_points = True

    def __init__(self, slow: bool) -> None:
        self._slow = slow

    def sizes(self) -> list[Size]:
        return [(10.0, 10.0)]

    def draw(self, _number: int, _whole: Box, _box: Box, pixels: memoryview) -> None:
        if self._slow:
            time.sleep(600)
        pixels[:] = bytes(len(pixels))

    def find(self, _number: int, _text: str) -> list[list[Rect]]:
        return []

    def close(self) -> None:
        return


def opened(data: bytes, _media_type: str) -> Calm:
    act = data.split()[1]
    if act == b"sleep":
        time.sleep(600)
    if act == b"allocate":
        held = []
        while True:
            held.append(bytearray(2**26))
    if act == b"exit":
        os._exit(1)
    if act == b"write":
        with Path(data.split()[2].decode()).open("wb", buffering=0) as file:
            file.write(data)
    return Calm(slow=act == b"slow-page")


if __name__ == "__main__":
    worker._opened = opened
    worker.main()
