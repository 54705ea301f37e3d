"""When the desk asks its server next: pure planning, so that thousands of desks never ask as one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from random import uniform
from typing import Final

POLL: Final = 60.0  # seconds, all of them
IDLE_POLL: Final = 300.0
HINTED_POLL: Final = 600.0  # hints may be lost, so that asking never ends
JITTER: Final = 0.2
FIRST_RETRY: Final = 1.0
LONGEST_RETRY: Final = 300.0
LONGEST_PAUSE: Final = 3_600.0  # whatever a server asks for
OUTAGE_SPREAD: Final = 30.0
LINE_SPREAD: Final = 4.0
HINT_FIRST: Final = 0.3  # news often come in pairs
HINT_SPREAD: Final = 2.0
HINT_GAP: Final = 5.0  # between passes for hints: a busy office changes something all the time
STANDSTILL: Final = 3.0, 5.0  # seconds of a pass under which the line changed
STUCK_AFTER: Final = 3 * POLL
CLICK_GAP: Final = 10.0

Draw = Callable[[float, float], float]


class Wake(StrEnum):
    """What brings the next pass forward."""

    ASKED = "asked"  # by the officer
    ACT = "act"  # something new waits to be sent
    HINT = "hint"  # the server has something new
    LINE = "line"  # the network came back, or the computer woke up
    OUTAGE_OVER = "outage_over"  # the server was away, and is heard again


@dataclass(frozen=True)
class Rhythm:
    """What the next delay follows from. `failures`: passes in a row that found no server, or a faulty one."""

    failures: int = 0
    idle: bool = False
    hinted: bool = False
    waiting: bool = False


def next_delay(rhythm: Rhythm, draw: Draw = uniform) -> float:
    """Return in how many seconds the next pass begins if nothing brings it forward."""
    if rhythm.failures:
        return retry_delay(rhythm.failures, draw)
    return interval(rhythm) * draw(1 - JITTER, 1 + JITTER)


def interval(rhythm: Rhythm) -> float:
    """Return the usual time between two passes; work that waits is not left to a hint."""
    if rhythm.waiting:
        return POLL
    if rhythm.hinted:
        return HINTED_POLL
    return IDLE_POLL if rhythm.idle else POLL


def retry_delay(failures: int, draw: Draw = uniform) -> float:
    """Return the wait after so many failures in a row: full jitter under a doubling roof."""
    return draw(0.0, min(LONGEST_RETRY, FIRST_RETRY * 2.0 ** min(failures - 1, 10)))


def wake_delay(wake: Wake, since: float, draw: Draw = uniform) -> float:
    """Return how soon a pass begins for this reason, `since` seconds after the last one began.

    What many desks notice at once is spread.
    """
    match wake:
        case Wake.ASKED | Wake.ACT:
            return 0.0
        case Wake.HINT:
            return draw(HINT_FIRST, HINT_SPREAD) + max(0.0, HINT_GAP - since)
        case Wake.LINE:
            return draw(0.0, LINE_SPREAD)
        case Wake.OUTAGE_OVER:
            return draw(0.0, OUTAGE_SPREAD)


def patience(draw: Draw = uniform) -> float:
    """Return how long a pass under which the line changed may stand still before it begins anew."""
    return draw(*STANDSTILL)


def pause(told: float, draw: Draw = uniform) -> float:
    """Return how long a server is left alone that asked for this: never shorter, spread a little."""
    asked = min(max(told, 0.0), LONGEST_PAUSE)
    return asked * draw(1.0, 1 + JITTER)


def click_counts(pause_left: float, since_click: float) -> bool:
    """Return whether the officer's wish starts a pass: in a pause told by the server, once in ten seconds."""
    return pause_left <= 0 or since_click >= CLICK_GAP


def has_slept(wall: float, monotonic: float, tick: float) -> bool:
    """Return whether the computer slept through a timer of `tick` seconds, by what both clocks moved on.

    Asleep, the monotonic clock of some systems stands still; a clock that is set forward looks the same,
    and costs one pass.
    """
    return max(wall, monotonic) > tick + LINE_SPREAD
