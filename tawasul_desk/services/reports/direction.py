"""Which way each character runs (UAX #9): python-bidi's rules, with isolates and paired brackets added."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from bidi import algorithm
from bidi.mirror import MIRRORED

if TYPE_CHECKING:
    from bidi.algorithm import Char, Run, Storage  # shapes that only our stubs name

_RIYAL: Final = "\u20c1"
_OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_ISOLATES: Final = {"\u2066": 0, "\u2067": 1, "\u2068": None}
_PDI: Final = "\u2069"
CONTROLS: Final = dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")


class _Kinds(dict[int, str]):
    """What each code point is to the rules, as one sign, filled on first sight."""

    def __missing__(self, code: int) -> str:
        """Return the sign: letters L R, digits 0 1, separators , + %, marks n, joiners b, others w."""
        sign = _SIGNS.get(unicodedata.bidirectional(chr(code)), "x")
        self[code] = sign
        return sign


_SIGNS: Final = {
    "L": "L",
    "R": "R",
    "AL": "R",
    "EN": "0",
    "AN": "1",
    "CS": ",",
    "ES": "+",
    "ET": "%",
    "NSM": "n",
    "WS": "w",
    "ON": "w",
    "S": "w",
    "B": "w",
    "BN": "b",
}
_KINDS: Final = _Kinds()

# Most lines need no more than this; a test holds the short way against the rules in full.
_ONE_WAY: Final = (re.compile(r"[L0wbn,+%]*"), re.compile(r"[Rwbn,+%]*"))
_NUMBER: Final = re.compile(r"0+(?:,0+)*|1+(?:,1+)*")
_WITH_NUMBERS: Final = re.compile(rf"(?:(?:{_NUMBER.pattern})(?=[Rw]|,[Rw]|,?$)|[Rw,]n*)*")


def base_level(text: str, default: int) -> int:
    """Return 1 where the first strong character runs right to left, 0 for left; `default` without one."""
    depth = 0
    for character in text:
        depth += (character in _ISOLATES) - (character == _PDI and depth > 0)
        if not depth and (kind := unicodedata.bidirectional(character)) in ("L", "R", "AL"):
            return int(kind != "L")
    return default


def _known(text: str) -> str:
    """Return the text with a stand-in for every character that Python's Unicode tables are too old for.

    Without a class such a character stops the rules. The riyal sign is a currency sign, others are letters.
    """
    if all(map(unicodedata.bidirectional, text)):
        return text
    return "".join(
        letter if unicodedata.bidirectional(letter) else "$" if letter == _RIYAL else "a" for letter in text
    )


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character of a paragraph whose own level is `base`."""
    text = _known(text)
    quick = _simple_levels(text, base)
    if quick is not None:
        return quick
    outer, isolates = _without_isolates(text)
    found = _simple_levels(outer, base) or _resolved(outer, base)
    for start, end, inner_base in isolates:
        inner = levels(text[start:end], base + 1 if (base + 1) % 2 == inner_base else base + 2)
        # A placeholder stands for each control; the inside comes between.
        found[start:start] = inner
    return found


def _simple_levels(text: str, base: int) -> list[int] | None:
    """Return the levels where letters of one direction and whole numbers are all there is, else None."""
    kinds = text.translate(_KINDS)
    if _ONE_WAY[base % 2].fullmatch(kinds):
        return [base] * len(text)
    if base % 2 and _WITH_NUMBERS.fullmatch(kinds):
        numbers = _NUMBER.sub(lambda found: "0" * len(found.group()), kinds)
        return [base + (kind == "0") for kind in numbers]
    return None


def visual_order(line: Sequence[int]) -> list[int]:
    """Return the positions of a line's items from left to right, given their levels (rule L2)."""
    if len({*line}) == 1:
        return list(range(len(line) - 1, -1, -1) if line[0] % 2 else range(len(line)))
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        start = None
        for place in range(len(order) + 1):
            inside = place < len(order) and line[order[place]] >= level
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = reversed(order[start:place])
                start = None
    return order


def _without_isolates(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Return the text with isolates as neutrals, and for each its inside and which way that runs."""
    outer: list[str] = []
    isolates: list[tuple[int, int, int]] = []
    place = 0
    while place < len(text):
        character = text[place]
        end = _closing(text, place) if character in _ISOLATES else place
        if character in _ISOLATES or character == _PDI:
            outer.append(_OBJECT)
        else:
            outer.append(character)
        if end > place:
            way = _ISOLATES[character]
            inside = text[place + 1 : end]
            isolates.append((place + 1, end, base_level(inside, 0) if way is None else way))
            place = end
        else:
            place += 1
    return "".join(outer), isolates


def _closing(text: str, opening: int) -> int:
    depth = 0
    for place in range(opening, len(text)):
        depth += (text[place] in _ISOLATES) - (text[place] == _PDI)
        if depth == 0:
            return place
    return len(text)


def _resolved(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base % 2]
    algorithm.get_embedding_levels(text, storage)
    characters = list(storage["chars"])  # the next step drops the controls
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _resolve_brackets(storage, run)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = []
    level = base
    for character in characters:
        # Controls and joiners have no level of their own; they stay with what is before them.
        level = level if character["orig"] in algorithm.X9_REMOVED else character["level"]
        found.append(level)
    return found


def _resolve_brackets(storage: Storage, run: Run) -> None:
    """Give both brackets of a pair one direction (rule N0)."""
    characters = storage["chars"][run["start"] : run["start"] + run["length"]]
    for opening, closing in sorted(_pairs(characters)):
        ahead = "LR"[characters[opening]["level"] % 2]
        inside = {_strong(character) for character in characters[opening + 1 : closing]} - {""}
        if not inside:
            continue
        before = (_strong(character) for character in reversed(characters[:opening]))
        other = ahead not in inside and next((kind for kind in before if kind), run["sor"]) != ahead
        way = {"L": "R", "R": "L"}[ahead] if other else ahead
        characters[opening]["type"] = characters[closing]["type"] = way


def _pairs(characters: Sequence[Char]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(characters):
        sign = character["ch"]
        if character["type"] != "ON" or sign not in MIRRORED:
            continue
        if unicodedata.category(sign) == "Ps":
            waiting.append((MIRRORED[sign], place))
        elif any(sign == wanted for wanted, _ in waiting):
            while waiting:
                wanted, opening = waiting.pop()
                if wanted == sign:
                    yield opening, place
                    break


def _strong(character: Char) -> str:
    kind = character["type"]
    return "R" if kind in ("R", "AN", "EN") else "L" if kind == "L" else ""
