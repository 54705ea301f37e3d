"""Long work gives way to painting: Python runs one thread at a time, and painting asks for many turns."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Final, TypeVar

Item = TypeVar("Item")

AT_ONCE: Final = 20  # items worked on in one go: less than a millisecond
LONGEST: Final = 0.05  # seconds that work waits; a window that never stops painting must not stop it

# One for the process, as the lock of the interpreter is.
_nobody_paints: Final = Event()
_nobody_paints.set()


@contextmanager
def painting() -> Iterator[None]:
    """Let `in_turns` wait meanwhile, wherever it runs."""
    _nobody_paints.clear()
    try:
        yield
    finally:
        _nobody_paints.set()


def in_turns(items: Iterable[Item], few: int = AT_ONCE) -> Iterator[Item]:
    """Yield the items, giving way to painting after every few."""
    for number, item in enumerate(items):
        if number % few == 0:
            _nobody_paints.wait(LONGEST)
        yield item
