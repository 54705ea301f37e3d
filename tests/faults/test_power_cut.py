"""The power is cut at random moments: what was shown as saved is on the disk, and the files open."""

import time
from pathlib import Path

import pytest

from tests.faults.arena import Ground, arena, bitten, judged_after
from tests.faults.counts import COUNTS
from tests.faults.tally import Tally
from tests.faults.test_kills import lanes_of

PEOPLE = ("officer01", "supervisor01")
TEETH = 30
DATABASE = "work.db not brought to the disk"
JOURNAL = "journal not brought to the disk"


@pytest.mark.fault("F3")
def test_the_power_is_cut(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    with arena(ground, tmp_path, PEOPLE) as at:
        lanes = lanes_of(at, lives=COUNTS.power_cuts // len(PEOPLE) + 1, cut=True)
        began = time.monotonic()
        found = judged_after(ground, at, lanes)
    found.note(tally, "F3", sum(lane.lives for lane in lanes))
    tally.tell("F3", f"{found.acknowledged} acts acknowledged, {time.monotonic() - began:.0f} s")


@pytest.mark.fault("F3")
@pytest.mark.parametrize("planted", [DATABASE, JOURNAL])
def test_one_of_two_places_is_enough(ground: Ground, tmp_path: Path, tally: Tally, planted: str) -> None:
    with arena(ground, tmp_path, PEOPLE) as at:
        lanes = lanes_of(at, lives=COUNTS.power_cuts // 4 // len(PEOPLE), cut=True, plants=(planted,))
        judged_after(ground, at, lanes).note(tally, "F3", sum(lane.lives for lane in lanes))


@pytest.mark.fault("F3")
def test_a_disk_that_is_not_waited_for(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    def harm(seed: int) -> int:
        lanes = lanes_of(at, seed, lives=TEETH // len(PEOPLE), cut=True, plants=(DATABASE, JOURNAL))
        return judged_after(ground, at, lanes).lost

    with arena(ground, tmp_path, PEOPLE) as at:
        tally.bite("neither work.db nor journal brought to the disk", bitten(harm))
