"""Which part of a file a request asks for, and whether it needs it at all (RFC 9110, 13 and 14)."""

import re
from typing import Final

# One range only: an answer in several parts is nothing that a desk can use, so such a wish is ignored.
ONE_RANGE: Final = re.compile(r"^bytes=\s*(\d*)-(\d*)\s*$", re.ASCII)


class UnsatisfiableError(Exception):
    """The range lies beyond the end of the file."""


def span_of(header: str, size: int) -> tuple[int, int]:
    """Return the first byte and the one after the last; all of the file where nothing usable is asked.

    A range that begins beyond the end raises UnsatisfiableError.
    """
    found = ONE_RANGE.match(header)
    if found is None or found.group(1) == found.group(2) == "":
        return 0, size
    first, last = found.groups()
    if first == "":
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
    if first and last and int(last) < int(first):
        return 0, size  # not a range at all
    if start >= size:
        raise UnsatisfiableError
    return start, end


def is_unchanged(if_none_match: str, etag: str) -> bool:
    """Return whether the caller already has the file with this ETag."""
    known = [mark.strip().removeprefix("W/") for mark in if_none_match.split(",")]
    return etag in known or known == ["*"]
