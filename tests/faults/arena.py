"""A central, desks at it, and the judgement when all is quiet again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.projection import TROUBLED
from tests.conftest import Template
from tests.faults import central_process, power_cut, verdict
from tests.faults.central_process import CentralProcess
from tests.faults.fork_server import ForkServer, forking
from tests.faults.lanes import Lane, walked
from tests.faults.seats import Seat, flaws, opened, taken
from tests.faults.tally import Tally
from tests.services.desks import synced

PEOPLE = ("officer01", "officer02", "supervisor01")
PASSES = 20
ROUNDS = 10


@dataclass(frozen=True)
class Ground:
    """What an arena is built from: a PostgreSQL, a seeded database in it, and the bytes of its files."""

    forks: ForkServer
    postgres: str
    template: str
    store: Path


@dataclass(frozen=True)
class Arena:
    """A central, and people who sit at it."""

    central: CentralProcess
    seats: list[Seat]


@dataclass(frozen=True)
class Judgement:
    """What was found when all was quiet."""

    acknowledged: int
    lost: int
    duplicated: int
    diverged: tuple[str, ...]
    flaws: tuple[str, ...]

    def note(self, tally: Tally, fault: str, runs: int) -> None:
        """Enter it in the tally, which wants to see nothing lost, duplicated or diverged."""
        assert self.flaws == ()
        diverged = len(self.diverged)
        tally.note(fault, runs, lost=self.lost, duplicated=self.duplicated, diverged=diverged)


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """A process that forks desks and centrals, which may be killed."""
    with forking(power_cut.compiled(tmp_path_factory.mktemp("shim"))) as server:
        yield server


@pytest.fixture(scope="session")
def ground(forks: ForkServer, postgres: str, template_database: Template) -> Ground:
    """What centrals in processes of their own are made from."""
    return Ground(forks, postgres, template_database.name, template_database.store)


@contextmanager
def arena(
    ground: Ground, folder: Path, people: Sequence[str] = PEOPLE, plants: tuple[str, ...] = ()
) -> Iterator[Arena]:
    """Run a central with its own data, and sign these people in."""
    folder.mkdir(exist_ok=True)
    whole = ground.forks, ground.postgres, ground.template, ground.store, folder, plants
    with central_process.running(*whole) as central:
        yield Arena(central, seats_at(central, folder, people))


def seats_at(central: CentralProcess, folder: Path, people: Sequence[str] = PEOPLE) -> list[Seat]:
    """Sign these people in, each with a mirror that was filled once."""
    seats = [taken(folder / name, central.url, name) for name in people]
    for seat in seats:
        desk = opened(seat)
        synced(desk)
        desk.close()
    return seats


def judged(central: CentralProcess, lanes: Sequence[Lane]) -> Judgement:
    """Start every desk once more, sync until it is quiet, and look at what is left of what was done."""
    saved = [item for lane in lanes for item in lane.saved()]
    with ExitStack() as held:
        desks = [opened(lane.seat) for lane in lanes]
        for desk in desks:
            held.callback(desk.close)
        bring_to_rest(desks)
        clients = [central.client(desk.staff.user_name) for desk in desks]
        apart = [
            difference
            for desk, client in zip(desks, clients, strict=True)
            for difference in verdict.diverged(desk, client, central.url)
        ]
        lost = verdict.lost(central.engine, saved, desks)
    broken = [flaw for lane in lanes for flaw in flaws(lane.seat)]
    return Judgement(
        len(saved), len(lost), len(verdict.duplicated(central.engine)), tuple(apart), tuple(broken)
    )


def judged_after(ground: Ground, at: Arena, lanes: Sequence[Lane]) -> Judgement:
    """Have these lanes walk to their end, then look."""
    walked(ground.forks, lanes)
    return judged(at.central, lanes)


def bitten(harm: Callable[[int], int]) -> int:
    """Return the harm of the first round that did any; a slow machine may do nothing in one that matters."""
    return next(filter(None, map(harm, range(ROUNDS))), 0)


def bring_to_rest(desks: Sequence[Desk]) -> None:
    """Sync in turn until nothing is left to be sent and everybody has heard of everything."""
    for _ in range(PASSES):
        moved = [_passed(desk) for desk in desks]
        if not any(moved):
            return
    raise AssertionError(f"the desks do not come to rest: {[_waiting(desk) for desk in desks]}")


def _waiting(desk: Desk) -> list[tuple[str, str, str | None, int]]:
    waiting = desk.casework.waiting()
    return [(item.operation.kind, item.state, item.problem, item.attempts) for item in waiting]


def _passed(desk: Desk) -> bool:
    desk.casework.retry_all()
    report = synced(desk)
    waiting = desk.casework.waiting()
    barred = {item.operation.case_id for item in waiting if item.state in TROUBLED}  # until a person decides
    free = (item for item in waiting if item.operation.case_id not in barred)
    return bool(report.sent or report.received or tuple(free))
