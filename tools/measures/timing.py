"""Time taken, fairly: ours and the floor by turns, so that a busy moment hits both."""

from collections.abc import Callable
from statistics import median
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def by_turns(ours: Callable[[], object], floor: Callable[[], object], times: int) -> tuple[float, float]:
    """Return the medians of both, in seconds, after one turn that does not count."""
    ours()
    floor()
    turns = [(seconds(ours), seconds(floor)) for _ in range(times)]
    return median(turn[0] for turn in turns), median(turn[1] for turn in turns)
