"""Any one file of a profile damaged: it opens, says what happened, and nothing acknowledged is lost."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest

from tests.conftest import Central, Template, running_central
from tests.faults import verdict
from tests.faults.counts import COUNTS
from tests.faults.damages import DAMAGES, inflict
from tests.faults.desk_acts import LOCKED
from tests.faults.forks import Ending
from tests.faults.places import Prepared, not_arrived, prepared_as, saved_by
from tests.faults.tally import Tally
from tests.services.desks import PASSPHRASE

OFFICERS = ("officer01", "officer05")  # of two offices: neither sees what the other changes
ENDS = ("closed", "killed")
UPLOAD = "an upload"
WORK = ("work.db", "work.db-wal", "outbox.journal", "mirror.db", "mirror.db-wal", UPLOAD)
DATABASES = ("work.db", "mirror.db")
TELLING = (*DATABASES, "outbox.journal", UPLOAD, "officer.sealed", "keys.json")
FAULTS = {"one bit turned": "F23", "deleted": "F25"} | dict.fromkeys(
    ("cut to half", "emptied", "zeroed", "scrambled"), "F24"
)


@pytest.fixture(scope="module")
def central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    with running_central(postgres, template_database, tmp_path_factory.mktemp("damaged")) as running:
        yield running


@pytest.fixture(scope="module")
def prepared(central: Central, tmp_path_factory: pytest.TempPathFactory) -> list[Prepared]:
    folder = tmp_path_factory.mktemp("damaged")
    return [prepared_as(central, user, folder / user) for user in OFFICERS]


@pytest.fixture(scope="module")
def under_passphrase(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("passphrase")
    return prepared_as(central, OFFICERS[0], folder, keys=LOCKED, passphrase=PASSPHRASE)


@pytest.fixture(scope="module")
def roles(prepared: list[Prepared], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What files there are in a profile after each end."""
    folder = tmp_path_factory.mktemp("roles")
    return {end: files_of(one, end, folder / end) for one, end in zip(prepared, ENDS, strict=True)}


def role(one: Prepared, profile: Path, path: Path) -> str:
    """Return what a file of the profile is, without the names that change."""
    name = path.relative_to(profile).as_posix()
    if path.parent.name == "files":
        return "a cached attachment" if UUID(path.name) in map(UUID, one.facts["cached"]) else "an upload"
    if path.name.startswith("running-"):
        return "the mark of who is running"
    return path.name if name.startswith("officers/") else name


@dataclass(frozen=True)
class Cell:
    """One file damaged in one way after one kind of end."""

    role: str
    damage: str
    end: str

    def __str__(self) -> str:
        return f"{self.role} {self.damage} after it was {self.end}"


@dataclass(frozen=True)
class Found:
    """What became of a cell; `aside`: the names of what was put aside."""

    cell: Cell
    saved: tuple[verdict.Saved, ...]
    back: Ending
    altered: bool
    aside: tuple[str, ...]


def acted(one: Prepared, end: str, copy: Path) -> Ending:
    """Return what was acknowledged in a fresh copy of the profile before its end."""
    place, given_up, cases = one.copied(copy), one.facts["undecided"][0], one.facts["cases"][:2]
    written = one.forks.run("desk_acts:write", cases=cases, give_up=given_up, end=end, **place)
    assert written.code == (0 if end == "closed" else -9), written
    return written


def files_of(one: Prepared, end: str, copy: Path) -> list[str]:
    """Return what files there are in a profile after this end, by their roles."""
    acted(one, end, copy)
    profile = copy / "profile"
    found = sorted({role(one, profile, path) for path in profile.rglob("*") if path.is_file()})
    shutil.rmtree(copy)
    return found


def damaged(one: Prepared, cell: Cell, copy: Path, rng: Random, planted: str = "") -> Found:
    """Act, damage one file, come back."""
    written = acted(one, cell.end, copy)
    profile = copy / "profile"
    files = sorted(path for path in profile.rglob("*") if path.is_file())
    path = next(path for path in files if role(one, profile, path) == cell.role)
    altered = inflict(path, cell.damage, rng)
    back = one.forks.run("desk_acts:come_back", planted=planted, **one.place(copy))
    aside = tuple(found.name for found in profile.rglob("*.damaged*"))
    if back.code == 0:
        shutil.rmtree(copy)
    return Found(cell, saved_by(written), back, altered, aside)


def wrong(found: Found, one: Prepared, arrived: frozenset[UUID]) -> Iterator[str]:
    """Yield what is wrong with what became of a cell; nothing where all is well."""
    back, cell = found.back, found.cell
    if back.code:
        yield "\n".join(back.every("broke")) or f"ended with {back.code}"
        return
    left = back.last("left")
    away = [item for item in found.saved if item.id not in arrived]
    if lost := [item.kind for item in away if str(item.id) not in left]:
        yield f"lost {lost}"
    stuck = [left[str(item.id)] for item in away if str(item.id) in left]
    if any(cell.role != UPLOAD or state[:2] != ["failed", "damaged"] for state in stuck):
        yield f"not sent {stuck}"
    if one.facts["undecided"][1] not in left:
        yield "the act to decide on is gone"
    if one.facts["undecided"][0] in left:
        yield "what was given up is back"
    if differing := back.last("diverged"):
        yield f"diverged {differing[:3]}"
    yield from unsaid(found)


def unsaid(found: Found) -> Iterator[str]:
    """Yield what should have been said or kept of a damaged file."""
    if not found.altered:
        return
    failed = any(state == "failed" for state, *_ in found.back.last("left").values())
    if found.cell.role in TELLING and not (failed or found.back.every("told")):
        yield "nothing was said"
    something = found.cell.damage not in ("deleted", "emptied")
    if found.cell.role in DATABASES and something and not found.aside:
        yield "the damaged file was not set aside"


def chosen(roles: dict[str, list[str]], damage: str) -> Iterator[Cell]:
    """Yield the cells of this damage: all in a long run, else those that hold work and some others."""
    turn = list(DAMAGES).index(damage)
    for place, end in enumerate(ENDS):
        for number, name in enumerate(roles[end]):
            both = all(name in roles[other] for other in ENDS)
            mine = (turn + place) % 2 == 0 or not both if name in WORK else (turn + number + place) % 6 == 0
            if COUNTS.damage_rounds or mine:
                yield Cell(name, damage, end)


@pytest.mark.fault("F23", "F24", "F25")
@pytest.mark.parametrize("damage", DAMAGES)
def test_any_one_file(
    prepared: list[Prepared], roles: dict[str, list[str]], tmp_path: Path, tally: Tally, damage: str
) -> None:
    by_end = dict(zip(ENDS, prepared, strict=True))
    cells = list(chosen(roles, damage)) * max(1, COUNTS.damage_rounds)
    rng = Random(damage)
    work = [(cell, Random(rng.random())) for cell in cells]

    def run(end: str) -> list[Found]:
        mine = [(cell, places) for cell, places in work if cell.end == end]
        return [damaged(by_end[end], cell, tmp_path / uuid4().hex, places) for cell, places in mine]

    with ThreadPoolExecutor(len(ENDS)) as lanes:
        results = [found for lane in lanes.map(run, ENDS) for found in lane]
    engine = prepared[0].central.engine
    saved = tuple(item for found in results for item in found.saved)
    missing = not_arrived(engine, saved)
    arrived = frozenset(item.id for item in saved) - missing
    said = [
        f"{found.cell}: {'; '.join(complaints)} ({found.back.every('told')})"
        for found in results
        if (complaints := list(wrong(found, by_end[found.cell.end], arrived)))
    ]
    assert not said, "\n".join(said)
    tally.note(FAULTS[damage], len(results), duplicated=len(verdict.duplicated(engine)))


@pytest.mark.fault("F23", "F24", "F25", "F36")
@pytest.mark.parametrize("damage", DAMAGES)
def test_one_copy_of_the_keys_under_a_passphrase(
    under_passphrase: Prepared, tmp_path: Path, tally: Tally, damage: str
) -> None:
    one, name = under_passphrase, "keys.json" if len(damage) % 2 else "keys.json.copy"
    found = damaged(one, Cell(name, damage, "killed"), tmp_path / "copy", Random(damage))
    missing = not_arrived(one.central.engine, found.saved)
    arrived = frozenset(item.id for item in found.saved) - missing
    complaints = list(wrong(found, one, arrived))
    assert not complaints, found.back.every("told")
    tally.note(FAULTS[damage])


@pytest.mark.fault("F23")
def test_an_opening_that_does_not_read_the_journal_is_seen(
    prepared: list[Prepared], tmp_path: Path, tally: Tally
) -> None:
    one, cell = prepared[0], Cell("work.db", "deleted", "closed")
    found = damaged(one, cell, tmp_path / "copy", Random(1), planted="the journal is not read")
    missing = not_arrived(one.central.engine, found.saved)
    arrived = frozenset(item.id for item in found.saved) - missing
    complaints = list(wrong(found, one, arrived))
    tally.bite("an outbox that is not made anew from the journal", sum("lost" in one for one in complaints))
