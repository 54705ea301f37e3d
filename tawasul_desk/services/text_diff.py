"""What two texts differ in, word by word: pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_WORDS: Final = re.compile(r"\n|[^\S\n]+|[^\s]+")


class Fate(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Stretch:
    """Some words that share their fate."""

    fate: Fate
    text: str


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """Return both texts as one: what was kept, removed and added, in reading order."""
    return tuple(stretch for stretch in _stretches(_WORDS.findall(old), _WORDS.findall(new)) if stretch.text)


def _stretches(before: list[str], after: list[str]) -> Iterator[Stretch]:
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Stretch(Fate.KEPT, "".join(after[start:end]))
        else:
            yield Stretch(Fate.REMOVED, "".join(before[first:last]))
            yield Stretch(Fate.ADDED, "".join(after[start:end]))
