"""The shapes that the process which decodes answers in."""

from typing import Final, NamedTuple

from tawasul_desk.services.errors import ErrorCode

BYTES_A_PIXEL: Final = 4  # blue, green, red, and one unused
PIXEL_LIMIT: Final = 50_000_000  # of a picture that is opened, and of one drawing
Size = tuple[float, float]
Rect = tuple[float, float, float, float]  # left, top, right, bottom as parts of the page


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def in_bytes(self) -> int:
        """How many bytes its pixels take."""
        return self.width * self.height * BYTES_A_PIXEL


class Refusal(Exception):  # noqa: N818 — the answer that it cannot be shown, not a fault of ours
    """The file cannot be shown: the code and the facts that `KnownError` carries over there."""

    def __init__(self, code: ErrorCode, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
