"""What can happen to one file: gone, cut, emptied, zeroed, scrambled, one bit turned."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

Damage = Callable[[bytes, Random], bytes | None]


def _flipped(content: bytes, rng: Random) -> bytes:
    if not content:
        return content
    place, bit = rng.randrange(len(content)), rng.randrange(8)
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


DAMAGES: Final[dict[str, Damage]] = {
    "deleted": lambda _content, _rng: None,
    "cut to half": lambda content, _rng: content[: len(content) // 2],
    "emptied": lambda _content, _rng: b"",
    "zeroed": lambda content, _rng: bytes(len(content)),
    "scrambled": lambda content, rng: rng.randbytes(len(content)),
    "one bit turned": _flipped,
}


def inflict(path: Path, damage: str, rng: Random) -> bool:
    """Damage the file; return whether it is another one now."""
    before = path.read_bytes()
    after = DAMAGES[damage](before, rng)
    path.unlink()  # other copies of the profile may share the file
    if after is not None:
        path.write_bytes(after)
    return after != before
