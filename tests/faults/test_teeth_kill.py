"""Bugs are planted, one at a time, and the harness that kills must see each of them."""

from pathlib import Path

import pytest

from tests.faults.arena import Ground, arena, judged
from tests.faults.lanes import Walk, walked
from tests.faults.tally import Tally
from tests.faults.test_kills import ENDLESS, LONG_LIFE, kill_often, lanes_of

ONCE = "uq_event_operation_id_kind"


@pytest.mark.fault("F1")
def test_saved_is_told_before_it_is(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    planted = "acknowledged before the commit"
    with arena(ground, tmp_path) as at:
        lanes = lanes_of(at, lives=30, later=0.02, plants=(planted,))
        walked(ground.forks, lanes)
        tally.bite(planted, judged(at.central, lanes).lost)


@pytest.mark.fault("F2")
def test_done_is_told_before_it_is(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    planted = "answered before the commit"
    with arena(ground, tmp_path, plants=(planted,)) as at:
        lanes = lanes_of(at, lives=ENDLESS, most=LONG_LIFE)
        walk = Walk(ground.forks, lanes)
        kill_often(at.central, walk, 20)
        walk.end()
        tally.bite(planted, judged(at.central, lanes).lost)


@pytest.mark.fault("F1", "F2")
def test_what_was_done_is_noted_after_it_was_done(ground: Ground, tmp_path: Path, tally: Tally) -> None:
    planted = "ledger in a second transaction"
    with arena(ground, tmp_path, plants=(planted,)) as at:
        with at.central.engine.begin() as db:
            db.exec_driver_sql(f"DROP INDEX {ONCE}")
        lanes = lanes_of(at, lives=ENDLESS)
        walk = Walk(ground.forks, lanes)
        kill_often(at.central, walk, 30)
        walk.end()
        tally.bite(planted, judged(at.central, lanes).duplicated)
