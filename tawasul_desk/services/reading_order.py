"""What people write, made safe to show: numbers keep their order, and strangers' direction controls are seen.

One rule for the screen and for paper. A date, a time, a phone or card number, an amount or a serial number
is one unit that reads from left to right, with its spaces, hyphens and brackets. A range of two numbers
follows the paragraph: the Unicode rules alone turn some of them round and others not.
"""

import re
from typing import Final

from tawasul_desk.services.arabic import FSI, PDI, visible_controls

_LRI: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
_LRO: Final = "\N{LEFT-TO-RIGHT OVERRIDE}"
_PDF: Final = "\N{POP DIRECTIONAL FORMATTING}"
_ADDED: Final = dict.fromkeys(map(ord, (_LRI, "\N{RIGHT-TO-LEFT ISOLATE}", FSI, PDI, _LRO, _PDF)))
_SET_TOGETHER: Final = re.compile(f"{_LRI}[^{PDI}]*{PDI}")
_OWN_ISOLATES: Final = re.compile(f"([{FSI}{PDI}])")

_DIGIT: Final = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_SIGN: Final = r"[0-9A-Za-z\u0660-\u0669\u06f0-\u06f9]"
_LINK: Final = r"[-\u2010-\u2013/.:,\u066b\u066c]"
_GAP: Final = r"[ \u00a0-]"
# Not inside a word: the Unicode rules already keep a word that begins with a Latin letter.
_START: Final = r"(?<![0-9A-Za-z_@\u0660-\u0669\u06f0-\u06f9])(?<![0-9A-Za-z][-/.:])"
_END: Final = rf"(?!{_SIGN})"

_PHONE: Final = (
    rf"(?:\+{_GAP}?)?\({_DIGIT}{{1,4}}\)(?:{_GAP}?{_DIGIT}{{2,}})+"  # (011) 478-1234
    rf"|\+{_GAP}?{_DIGIT}+(?:{_GAP}{_DIGIT}+|{_GAP}?\({_DIGIT}+\){_GAP}?{_DIGIT}+)*"  # +966 55 123 4567
    rf"|[0\u0660\u06f0]{_DIGIT}*(?:{_GAP}{_DIGIT}{{2,}})+"  # 050 123 4567
    rf"|966(?:{_GAP}{_DIGIT}{{1,4}}){{2,}}|5{_DIGIT}(?:{_GAP}{_DIGIT}{{3}})(?:{_GAP}{_DIGIT}{{4}})"
)
_GROUPED: Final = (
    rf"(?:[A-Z]{{2}}{_DIGIT}{{2}}{_GAP})?"  # how an account number begins
    rf"{_DIGIT}{{4}}(?:{_GAP}{_DIGIT}{{4}}){{2,}}(?:{_GAP}{_DIGIT}{{1,4}})?"  # a card number
    rf"|{_DIGIT}{{4}}{_GAP}{_DIGIT}{{6}}{_GAP}{_DIGIT}{{5}}"
    rf"|[12\u0661\u0662](?:{_GAP}?{_DIGIT}){{9}}"  # an identity number, however it is grouped
)
_LINKED: Final = rf"{_DIGIT}{_SIGN}*(?:{_LINK}{_SIGN}+)+"  # dates, times, amounts, serial numbers
_SIGNED: Final = rf"(?<![\w)])[-\u2212]{_DIGIT}+(?:[.,\u066b]{_DIGIT}+)?"
_RANGE: Final = (
    rf"(?P<first>{_DIGIT}{{1,4}})(?P<dash>[-\u2010-\u2013])(?P<last>{_DIGIT}{{1,4}})"
    rf"(?!{_LINK}?{_SIGN})"
)
_UNIT: Final = re.compile(rf"{_START}(?:{_PHONE}|{_GROUPED}|{_RANGE}|{_LINKED}|{_SIGNED}){_END}")
_LATIN_ONLY: Final = re.compile(r"[\x20-\x7e]*")


def in_order(text: str) -> str:
    """Return the text with every date, phone, card and serial number as one unit read from the left."""
    return _UNIT.sub(_isolated, text)


def shown(text: str, *, by_staff: bool = False) -> str:
    """Return what a person wrote as it may be shown: units in order, direction controls spelled out.

    In staff's own texts isolates keep their work: filled templates wrap each value in one, which can
    scramble nothing outside itself.
    """
    if not by_staff:
        return in_order(visible_controls(text))
    parts = _OWN_ISOLATES.split(text)
    return "".join(part if part in (FSI, PDI) else in_order(visible_controls(part)) for part in parts)


def unbroken(text: str) -> str:
    """Return a shown text whose phone and card numbers stay on one line, for a document of Qt.

    Qt breaks a line at a space even where a word joiner stands; it copies no-break spaces as spaces.
    """
    return _SET_TOGETHER.sub(lambda unit: unit.group().replace(" ", "\N{NO-BREAK SPACE}"), text)


def as_written(text: str) -> str:
    """Return a shown text without what only keeps its order, to be copied."""
    return text.translate(_ADDED)


def _isolated(found: re.Match[str]) -> str:
    unit, first, last = found.group(), found["first"], found["last"]
    if first and _is_range(first, last):
        return f"{_LRI}{first}{PDI}{found['dash']}{_LRI}{last}{PDI}"
    # Arabic digits beside a space or hyphen run from the right even here, unless they are overridden.
    inside = unit if _LATIN_ONLY.fullmatch(unit) else f"{_LRO}{unit}{_PDF}"
    return f"{_LRI}{inside}{PDI}"


def _is_range(first: str, last: str) -> bool:
    """Return whether two numbers joined by a dash are the ends of a range; 478-1234 or 05-2026 are not."""
    alike = len(first) == len(last) or max(len(first), len(last)) <= 3
    return alike and int(first) < int(last)
