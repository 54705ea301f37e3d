"""Where the shipped data lies: in a source checkout, an installed wheel or a frozen program."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resources_dir() -> Path:
    """Return the folder with fonts, icons and report words; none raises FileNotFoundError."""
    return _shipped("resources")


def translations_dir() -> Path:
    """Return the folder with the translations; none raises FileNotFoundError."""
    return _shipped("translations")


def fonts_dir() -> Path:
    """Return the folder with the shipped TrueType files."""
    return resources_dir() / "fonts"


@cache
def _shipped(name: str) -> Path:
    for root in _roots():
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(name)


def _roots() -> Iterator[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        yield Path(frozen)
        yield Path(frozen) / _PACKAGE.name
    yield _PACKAGE
    yield _PACKAGE.parent
