"""The placeholders of response texts: filled in, and looked over before a text is proposed."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

PLACEHOLDERS: Final = ("applicant", "case_number", "service", "missing", "officer")
_KNOWN: Final = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")
_BRACES: Final = re.compile(r"\{[^{}\n]*\}")
_STRONG: Final = ("L", "R", "AL")


def filled(body: str, values: Mapping[str, str]) -> str:
    """Return the text with its placeholders replaced; any other brace is left as it stands."""
    return _KNOWN.sub(lambda found: values[found.group(1)], body)


def unfilled(body: str) -> tuple[str, ...]:
    """Return what stands in braces, without them, each once: the names of placeholders or anything else."""
    return tuple(dict.fromkeys(found[1:-1] for found in _BRACES.findall(body)))


def unknown_placeholders(body: str) -> tuple[str, ...]:
    """Return what stands in braces and would not be filled in, as it stands there."""
    return tuple(dict.fromkeys(found for found in _BRACES.findall(body) if not _KNOWN.fullmatch(found)))


def reads_from_the_right(body: str) -> bool:
    """Return whether the first letter outside the placeholders, whose names are Latin, is an Arabic one."""
    ways = map(unicodedata.bidirectional, _BRACES.sub("", body))
    return next((way for way in ways if way in _STRONG), "L") != "L"
