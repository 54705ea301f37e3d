"""The name of a file that somebody sent, made safe to show, to store and to save under."""

import re
from pathlib import PurePosixPath
from typing import Final
from unicodedata import category, normalize

LONGEST: Final = 120  # characters
NAMELESS: Final = "file"
SEPARATORS: Final = re.compile(r'[\\/:*?"<>|]+')
# Names that Windows keeps for its devices, whatever the suffix.
RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$", re.IGNORECASE)


def safe_name(name: str) -> str:
    """Return the name without paths, control and direction characters: 1 to 120 characters."""
    kept = "".join(mark for mark in normalize("NFC", name) if category(mark)[0] != "C")
    parts = [part.strip(" .") for part in SEPARATORS.split(kept)]
    last = " ".join((next((part for part in reversed(parts) if part), "")).split())
    path = PurePosixPath(last or NAMELESS)
    suffix = path.suffix[:12]
    stem = path.name.removesuffix(path.suffix)[: LONGEST - len(suffix) - 1].rstrip(" .") or NAMELESS
    return ("_" if RESERVED.match(stem.partition(".")[0]) else "") + stem + suffix
