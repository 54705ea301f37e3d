"""Whatever happens in whatever order: once it is quiet, everybody has the same, and nothing is lost or twice.

Several people work on the same few cases, on real profiles and a real central, while chance breaks their
lines, ends their programs, moves their clocks, gives their cases away and restores their central.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conftest import Template, running_central
from tests.faults.counts import COUNTS, Counts
from tests.faults.model import Offices
from tests.faults.passphrases import cheap_passphrases
from tests.faults.tally import Tally
from tests.faults.world import World

SHORT = COUNTS.model_examples <= Counts().model_examples
SCHEDULES = settings(
    max_examples=COUNTS.model_examples,
    stateful_step_count=COUNTS.model_steps,
    derandomize=SHORT,
    deadline=None,
    database=None,
    print_blob=True,
    phases=(Phase.generate,),  # to make a schedule shorter takes longer than to read it
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def world(postgres: str, template_database: Template, tmp_path: Path) -> Iterator[World]:
    """A central and four desks that begin again for every schedule."""
    with cheap_passphrases(), running_central(postgres, template_database, tmp_path) as central:
        opened = World(postgres, central, tmp_path)
        yield opened
        opened.close()


@pytest.mark.fault("F18", "F19", "F20")
def test_after_any_schedule_everybody_has_the_same(world: World, tally: Tally) -> None:
    Offices.world = world
    run_state_machine_as_test(Offices, settings=SCHEDULES)
    steps = Offices.steps
    for fault, name in (("F18", "station"), ("F19", "months"), ("F20", "restore")):
        tally.note(fault, steps[name])
    tally.tell(
        "schedules of the model",
        f"{Offices.schedules} of {steps.total()} steps in all, {Offices.saves} acts saved,"
        f" {Offices.decisions} decisions; {', '.join(f'{name} {count}' for name, count in steps.items())}",
    )
    assert Offices.saves > Offices.schedules
