"""Whatever happens in whatever order: once it is quiet, everybody has the same, and nothing is lost or twice.

Several people work on the same few cases, on real profiles and a real central, while chance breaks their
lines, ends their programs, moves their clocks, gives their cases away and restores their central.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from unittest.mock import patch

import keyring
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from keyring.backends import fail

from tawasul_contract.operations import Operation
from tawasul_contract.outcomes import Applied, OutcomeBatch
from tawasul_desk.services.api import Api
from tawasul_desk.services.errors import KnownError
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


@pytest.fixture(scope="module")
def world(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """A central and four desks that begin again for every schedule."""
    folder = tmp_path_factory.mktemp("world")
    keyring.set_keyring(fail.Keyring())
    with cheap_passphrases(), running_central(postgres, template_database, folder) as central:
        opened = World(postgres, central, folder)
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


send = Api.send


def done_anyway(api: Api, operations: Sequence[Operation]) -> OutcomeBatch:
    """Take for done what was never answered."""
    try:
        return send(api, operations)
    except KnownError:
        applied = (Applied(id=operation.id, confirmed_seq=0, version=0) for operation in operations)
        return OutcomeBatch(results=tuple(applied))


def written_without_a_line(offices: Offices) -> None:
    offices.desk_trouble(who=0, trouble="cut", place_of_it=0)
    offices.write(who=0, which=0, words=["note"])
    offices.pass_(who=0)


def given_away_meanwhile(offices: Offices) -> None:
    offices.work(who=0, which=0, upto=1, sends=True)
    offices.pass_(who=3)
    offices.give(which=0, whom=1)


@pytest.mark.parametrize(
    ("bug", "plant", "schedule"),
    [
        ("an error read as success", patch.object(Api, "send", done_anyway), written_without_a_line),
        (
            "a removal left out",
            patch("tawasul_desk.services.intake.removals", lambda _changes: {}),
            given_away_meanwhile,
        ),
    ],
    ids=["error as success", "removal left out"],
)
def test_the_verdict_sees_what_is_planted(
    world: World,
    tally: Tally,
    bug: str,
    plant: AbstractContextManager[object],
    schedule: Callable[[Offices], None],
) -> None:
    Offices.world = world
    for planted in (False, True):
        offices = Offices()
        if not planted:
            schedule(offices)
            offices.teardown()
            continue
        with plant:
            schedule(offices)
            with pytest.raises(AssertionError, match=r"lost|surplus"):
                offices.teardown()
    tally.bite(f"{bug} (model)", 1)


@pytest.mark.fault("F20")
def test_a_restore_is_made_good_though_the_mirror_was_lost_with_what_it_knew(
    world: World, tally: Tally
) -> None:
    """The mirror alone knew to which history of the central its place in the feed belonged."""
    Offices.world = world
    offices = Offices()
    offices.work(who=0, which=0, upto=3, sends=True)
    offices.desk_trouble(who=0, trouble="damage", place_of_it=0)
    offices.central_trouble(trouble="restore")
    offices.teardown()
    assert len(offices.saved) == 3
    tally.note("F20")


@pytest.mark.fault("F20")
def test_a_restored_central_that_no_longer_shows_a_case_is_offered_what_was_done_on_it(
    world: World, tally: Tally
) -> None:
    """It says that the case is gone before anybody knows that it was restored."""
    Offices.world = world
    offices = Offices()
    offices.give(which=0, whom=2)
    offices.central_trouble(trouble="back up")
    offices.give(which=0, whom=1)
    offices.pass_(who=1)
    for words in (["note", "response"], ["note"]):
        offices.write(who=1, which=0, words=words)
        offices.pass_(who=1)
    offices.write(who=1, which=0, words=["note"])
    offices.central_trouble(trouble="restore")
    offices.teardown()
    tally.note("F20")


@pytest.mark.fault("F20")
@pytest.mark.parametrize("away", [True, False], ids=["with its case", "not"])
def test_what_was_confirmed_is_offered_again_unless_its_case_has_left(
    world: World, tally: Tally, away: bool
) -> None:
    """A case that leaves takes along what was done on it: neither its data nor words about it stay."""
    Offices.world = world
    offices = Offices()
    offices.write(who=0, which=2, words=["note", "look"])
    offices.pass_(who=0)
    done = frozenset(offices.saved)
    if away:
        offices.give(which=2, whom=1)
        offices.pass_(who=0)
    offices.central_trouble(trouble="restore")
    kept = done & offices.saved.keys()
    offices.teardown()
    assert len(kept) == (0 if away else 2)
    tally.note("F20")
