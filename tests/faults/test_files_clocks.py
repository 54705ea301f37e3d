"""A clock that is wrong: nothing is lost, the order stays, and the officer can be told."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import select

from tawasul_central.tables import change, event
from tests.conftest import Central, Template, running_central
from tests.faults import verdict
from tests.faults.counts import in_turn
from tests.faults.places import Prepared, not_arrived, prepared_as, saved_by
from tests.faults.tally import Tally

DAY: Final = 86_400.0
YEARS: Final = 3652 * DAY
ZONE: Final = "Europe/Berlin"
NOW: Final = datetime.now(UTC)
SPRING: Final = (datetime(2027, 3, 28, 1, 0, tzinfo=UTC) - NOW).total_seconds()  # 02:00 becomes 03:00
AUTUMN: Final = (datetime(2026, 10, 25, 1, 0, tzinfo=UTC) - NOW).total_seconds()  # 03:00 becomes 02:00
OFFSETS: Final = {
    "a day back and forth": [0, -DAY, DAY, 0],
    "ten years back": [0, -YEARS, -YEARS + 60],
    "ten years forth": [0, YEARS, YEARS + 60],
    "everything at once": [YEARS, -YEARS, DAY, 0, -DAY, 30, -30],
    "into summer time": [SPRING - 1800, SPRING - 1, SPRING, SPRING + 1800],
    "out of summer time": [AUTUMN - 3601, AUTUMN - 1, AUTUMN, AUTUMN + 1800],
}


@pytest.fixture(scope="module")
def central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    with running_central(postgres, template_database, tmp_path_factory.mktemp("clocks")) as running:
        yield running


@pytest.fixture(scope="module")
def prepared(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared_as(central, "officer01", tmp_path_factory.mktemp("clocks") / "officer01")


@pytest.mark.fault("F26")
@pytest.mark.parametrize(("name", "act"), in_turn(OFFSETS, ("at_these_times", "while_it_jumps")))
def test_a_wrong_clock(prepared: Prepared, tmp_path: Path, tally: Tally, name: str, act: str) -> None:
    place, offsets = prepared.copied(tmp_path / "copy"), OFFSETS[name]
    acts = {"case_id": prepared.facts["cases"][0], "offsets": offsets, "zone": ZONE}
    ending = prepared.forks.run(f"clock_acts:{act}", **acts, **place).well()
    saved, engine = saved_by(ending), prepared.central.engine
    assert len(saved) == len(offsets)
    assert applied(prepared.central)[-len(saved) :] == [item.id for item in saved]
    assert ending.last("skew") == pytest.approx(-offsets[-1], abs=20)
    back = prepared.forks.run("desk_acts:come_back", **place).well()
    tally.note(
        "F26",
        lost=len(not_arrived(engine, saved)),
        duplicated=len(verdict.duplicated(engine)),
        diverged=len(back.last("diverged")),
    )


@pytest.mark.fault("F26")
def test_an_order_by_the_clock_is_seen(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place, bug = prepared.copied(tmp_path / "copy"), "the clock orders"
    acts = {"case_id": prepared.facts["cases"][0], "offsets": OFFSETS["everything at once"], "zone": ZONE}
    ending = prepared.forks.run("clock_acts:at_these_times", planted=bug, **acts, **place).well()
    done = [item.id for item in saved_by(ending)]
    tally.bite(bug, applied(prepared.central)[-len(done) :] != done)


def applied(central: Central) -> list[object]:
    """Return the operations in the order in which the central did them."""
    same = (change.c.entity == "event") & (change.c.entity_id == event.c.id)
    with central.engine.connect() as db:
        return list(db.scalars(select(event.c.operation_id).join(change, same).order_by(change.c.seq)))
