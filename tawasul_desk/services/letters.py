"""What gives reason to ask once more before a text leaves for the resident: codes and facts, no words."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tawasul_contract.records import EventKind
from tawasul_contract.rules import identity_is_valid
from tawasul_desk.services.arabic import to_ascii_digits
from tawasul_desk.services.placeholders import unfilled
from tawasul_desk.services.views import CaseView

# Ten digits, also with single spaces between their groups, that are not a part of a longer number.
_TEN_DIGITS: Final = re.compile(r"(?<![0-9])[0-9](?:[ \u00a0\u202f]?[0-9]){9}(?![0-9])")
_INVISIBLE: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


class DoubtCode(StrEnum):
    """What is doubtful about a text."""

    OUTCOME = "outcome"
    PLACEHOLDER = "placeholder"
    IDENTITY = "identity"


@dataclass(frozen=True)
class Doubt:
    """One thing to ask about: `value` is the name of a placeholder, an identity number or a template's id."""

    code: DoubtCode
    value: str


def identity_numbers(text: str) -> tuple[str, ...]:
    """Return the valid national and residence numbers in a text, each once, as ten ASCII digits."""
    plain = to_ascii_digits(_INVISIBLE.sub("", text))
    found = ("".join(each.split()) for each in _TEN_DIGITS.findall(plain))
    return tuple(dict.fromkeys(each for each in found if identity_is_valid(each)))


def known_numbers(view: CaseView) -> frozenset[str]:
    """Return the identity numbers that the applicant knows: their own, and those they wrote themselves."""
    replies = (event.body for event in view.events if event.kind is EventKind.APPLICANT_REPLY)
    written = (number for text in (view.case.description, *replies) for number in identity_numbers(text))
    return frozenset((to_ascii_digits(view.case.applicant.identity_number), *written))


def doubts_in(text: str, known: Collection[str]) -> tuple[Doubt, ...]:
    """Return what is doubtful in a text to somebody who knows these identity numbers."""
    strange = (each for each in identity_numbers(text) if each not in known)
    return (
        *(Doubt(DoubtCode.PLACEHOLDER, name) for name in unfilled(text)),
        *(Doubt(DoubtCode.IDENTITY, number) for number in strange),
    )
