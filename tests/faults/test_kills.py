"""Desks, the central and PostgreSQL are killed at random moments: nothing shown as saved may be lost."""

import random
import time
from pathlib import Path
from typing import Any

import pytest

from tests.faults import mortal_postgres
from tests.faults.arena import Arena, Ground, arena, judged, judged_after
from tests.faults.central_process import CentralProcess
from tests.faults.counts import COUNTS
from tests.faults.fork_server import ForkServer
from tests.faults.lanes import Lane, Walk, walking
from tests.faults.tally import Tally

ENDLESS = 1_000_000  # lives: until they are told to stop
LONG_LIFE = 60  # acts of a desk that only sees its central die
POSTGRES_KILLS = COUNTS.server_kills // 20


@pytest.mark.fault("F1")
def test_desks_are_killed(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    with arena(ground, tmp_path) as at:
        lanes = lanes_of(at, lives=COUNTS.client_kills // 2 // len(at.seats) + 1)
        began = time.monotonic()
        found = judged_after(ground, at, lanes)
    found.note(tally, "F1", sum(lane.lives for lane in lanes))
    tally.tell("F1 alone", f"{found.acknowledged} acts acknowledged, {time.monotonic() - began:.0f} s")


@pytest.mark.fault("F2")
def test_the_central_is_killed(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    with arena(ground, tmp_path) as at:
        lanes = lanes_of(at, lives=ENDLESS, most=LONG_LIFE)
        began = time.monotonic()
        with walking(ground.forks, lanes) as walk:
            kill_often(at.central, walk, COUNTS.server_kills // 2)
        found = judged(at.central, lanes)
    found.note(tally, "F2", at.central.kills)
    tally.tell("F2 alone", f"{found.acknowledged} acts acknowledged, {time.monotonic() - began:.0f} s")


@pytest.mark.fault("F1", "F2")
def test_desks_and_the_central_are_killed(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    with arena(ground, tmp_path) as at:
        lanes = lanes_of(at, lives=COUNTS.client_kills // 2 // len(at.seats) + 1)
        began = time.monotonic()
        rounds = 0
        while at.central.kills < COUNTS.server_kills // 2:
            with walking(ground.forks, lanes) as walk:
                kill_often(at.central, walk, COUNTS.server_kills // 2)
                while walk.goes_on(1):
                    pass
            rounds += 1
        found = judged(at.central, lanes)
    found.note(tally, "F1", rounds * sum(lane.lives for lane in lanes))
    tally.note("F2", at.central.kills)
    tally.tell("F1 and F2", f"{found.acknowledged} acts acknowledged, {time.monotonic() - began:.0f} s")


@pytest.mark.fault("F2")
def test_postgresql_is_killed(forks: ForkServer, tmp_path: Path, tally: Tally) -> None:
    rng = random.Random(2)
    with mortal_postgres.running() as server:
        own = Ground(forks, server.dsn, mortal_postgres.TEMPLATE, server.store)
        with arena(own, tmp_path) as at:
            lanes = lanes_of(at, lives=ENDLESS)
            began = time.monotonic()
            with walking(forks, lanes) as walk:
                for _ in range(POSTGRES_KILLS):
                    walk.goes_on(rng.uniform(0.2, 1))
                    server.kill(rng)
            found = judged(at.central, lanes)
    found.note(tally, "F2", POSTGRES_KILLS)
    tally.tell(
        "F1, PostgreSQL killed", f"{found.acknowledged} acts acknowledged, {time.monotonic() - began:.0f} s"
    )


def lanes_of(at: Arena, seed: int = 0, **facts: Any) -> list[Lane]:
    """Return a lane for each who sits there."""
    return [Lane(seat=seat, seed=100 * seed + place, **facts) for place, seat in enumerate(at.seats)]


def kill_often(central: CentralProcess, walk: Walk, kills: int) -> None:
    """Kill the central at random moments, and start it again, until it was killed so often."""
    rng = random.Random(1 + central.kills)
    while central.kills < kills and walk.goes_on(rng.uniform(0.05, 0.4)):
        central.kill()
        walk.goes_on(rng.uniform(0, 0.1))
        central.start()
