"""How often each harness runs: little in `make test`, as asked for in `make faults`."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

VARIABLE = "TAWASUL_FAULTS"


@dataclass(frozen=True)
class Counts:
    """The counts that `make faults` takes as options; the defaults are those of `make test`."""

    client_kills: int = 1000
    server_kills: int = 100
    power_cuts: int = 60
    model_examples: int = 12
    model_steps: int = 30
    flaky_passes: int = 60
    attachment_cuts: int = 100
    feed_writes: int = 2000
    soak_days: int = 2
    damage_rounds: int = 0  # of every file in every way; 0: of a part of them


LONG = Counts(
    client_kills=10_000,
    server_kills=1000,
    power_cuts=2000,
    model_examples=200,
    model_steps=60,
    flaky_passes=2000,
    attachment_cuts=1000,
    feed_writes=20_000,
    soak_days=30,
    damage_rounds=5,
)


def names() -> tuple[str, ...]:
    """Return the names of the counts."""
    return tuple(field.name for field in fields(Counts))


def written(counts: Counts) -> str:
    """Return the counts as they are handed to the tests in the environment."""
    return ",".join(f"{name}={getattr(counts, name)}" for name in names())


def _read() -> Counts:
    pairs = (pair.partition("=") for pair in os.environ.get(VARIABLE, "").split(",") if pair)
    return replace(Counts(), **{name: int(value) for name, _, value in pairs})


COUNTS = _read()


def in_turn(things: Iterable[str], ways: Sequence[str]) -> list[tuple[str, str]]:
    """Return each thing with one of the ways, in turn; in a long run each with all of them."""
    if COUNTS.damage_rounds:
        return [(thing, way) for thing in things for way in ways]
    return [(thing, ways[place % len(ways)]) for place, thing in enumerate(things)]
