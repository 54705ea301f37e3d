"""Passphrases stretched as little as may be: they are not what is tried here, and profiles open often."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

CHEAP_KIB, CHEAP_PASSES = 32, 1


@contextmanager
def cheap_passphrases() -> Iterator[None]:
    """Open profiles in milliseconds while the block runs."""
    keepers = "tawasul_desk.services.keepers"
    with patch(f"{keepers}._MEMORY", CHEAP_KIB), patch(f"{keepers}._PASSES", CHEAP_PASSES):
        yield
