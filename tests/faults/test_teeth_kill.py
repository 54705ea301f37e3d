"""Bugs are planted, one at a time, and the harness that kills must see each of them."""

from pathlib import Path

import pytest

from tests.faults.arena import Arena, Ground, Judgement, arena, bitten, judged, judged_after
from tests.faults.lanes import Lane, walking
from tests.faults.tally import Tally
from tests.faults.test_kills import ENDLESS, LONG_LIFE, kill_often, lanes_of

ONCE = "uq_event_operation_id_kind"


@pytest.mark.fault("F1")
def test_saved_is_told_before_it_is(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    planted = "acknowledged before the commit"

    def harm(seed: int) -> int:
        lanes = lanes_of(at, seed, lives=30, later=0.02, plants=(planted,))
        return judged_after(ground, at, lanes).lost

    with arena(ground, tmp_path) as at:
        tally.bite(planted, bitten(harm))


@pytest.mark.fault("F2")
def test_done_is_told_before_it_is(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    planted = "answered before the commit"

    def harm(seed: int) -> int:
        lanes = lanes_of(at, seed, lives=ENDLESS, most=LONG_LIFE)
        return _killed(ground, at, lanes, 20).lost

    with arena(ground, tmp_path, plants=(planted,)) as at:
        tally.bite(planted, bitten(harm))


@pytest.mark.fault("F1", "F2")
def test_what_was_done_is_noted_after_it_was_done(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    planted = "ledger in a second transaction"

    def harm(seed: int) -> int:
        return _killed(ground, at, lanes_of(at, seed, lives=ENDLESS), 30).duplicated

    with arena(ground, tmp_path, plants=(planted,)) as at:
        with at.central.engine.begin() as db:
            db.exec_driver_sql(f"DROP INDEX {ONCE}")
        tally.bite(planted, bitten(harm))


def _killed(ground: Ground, at: Arena, lanes: list[Lane], kills: int) -> Judgement:
    with walking(ground.forks, lanes) as walk:
        kill_often(at.central, walk, at.central.kills + kills)
    return judged(at.central, lanes)
