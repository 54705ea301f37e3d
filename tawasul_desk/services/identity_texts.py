"""An identity number inside a free text, masked as it is masked everywhere else."""

import re
from functools import lru_cache
from typing import Final

from tawasul_desk.services.arabic import isolate, mask_identity, to_arabic_digits
from tawasul_desk.services.reading_order import shown

HIDDEN: Final = "\ue000"  # stands for the number until the text is in order
_PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
_BETWEEN: Final = r"[\s\u200e\u200f-]?"  # digits of one number, written in groups


def hide_identity(text: str, number: str) -> str:
    """Return the text with `HIDDEN` in the place of the identity number, however its digits are written."""
    return _written(number).sub(HIDDEN, text) if number.isdecimal() else text


def holds_identity(text: str, number: str) -> bool:
    """Return whether this identity number is somewhere in the text, however its digits are written."""
    return number.isdecimal() and _written(number).search(text) is not None


@lru_cache(maxsize=8)
def _written(number: str) -> re.Pattern[str]:
    digits = _BETWEEN.join(f"[{digit}{to_arabic_digits(digit)}{_PERSIAN[int(digit)]}]" for digit in number)
    return re.compile(rf"(?<!\d){digits}(?!\d)")


def shown_masked(text: str, number: str, *, by_staff: bool = False) -> str:
    """Return a text as it is shown, this identity number masked in it; no number: nothing is masked."""
    if not number:
        return shown(text, by_staff=by_staff)
    # Last: how a text is kept in order depends on its digits.
    return in_place(shown(hide_identity(text, number), by_staff=by_staff), number)


def in_place(text: str, number: str) -> str:
    """Return the text with the masked identity number in the place of `HIDDEN`."""
    return text.replace(HIDDEN, isolate(mask_identity(number)))
