"""A disk that is full, a file that may not grow, a folder that cannot be written to."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from tawasul_central.tables import event
from tests.conftest import Central, Template, running_central
from tests.faults import verdict
from tests.faults.counts import COUNTS
from tests.faults.disk_acts import may_mount
from tests.faults.forks import Ending
from tests.faults.places import Prepared, not_arrived, prepared_as, saved_by
from tests.faults.tally import Tally

SLOWEST = 5.0  # seconds until an officer is told that there is no room


@pytest.fixture(scope="module")
def central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    with running_central(postgres, template_database, tmp_path_factory.mktemp("full")) as running:
        yield running


@pytest.fixture(scope="module")
def prepared(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared_as(central, "officer01", tmp_path_factory.mktemp("full") / "officer01")


def judged(one: Prepared, ending: Ending, copy: Path) -> dict[str, int]:
    """Return the verdict on what a child left, after the officer came back to it."""
    assert not ending.well().every("broke"), "\n".join(ending.every("broke"))
    back = one.forks.run("desk_acts:come_back", **one.place(copy)).well()
    saved, engine = saved_by(ending), one.central.engine
    assert sent_though_refused(one, ending) == set(), "told as not saved, and sent"
    assert max(ending.every("took"), default=0.0) < SLOWEST
    return {
        "lost": len(not_arrived(engine, saved)),
        "duplicated": len(verdict.duplicated(engine)),
        "diverged": len(back.last("diverged")),
    }


def sent_though_refused(one: Prepared, ending: Ending) -> set[UUID]:
    """Return what arrived at the central though the officer was told that it was not saved."""
    refused = {UUID(item) for item in ending.every("refused")}
    with one.central.engine.connect() as db:
        return set(db.scalars(select(event.c.operation_id).where(event.c.operation_id.in_(refused))))


@pytest.mark.fault("F21")
def test_a_full_disk(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    rounds = max(12, COUNTS.power_cuts // 3)
    place, cases = prepared.copied(tmp_path / "copy"), prepared.facts["cases"][:2]
    act = "on_a_full_disk" if may_mount() else "cut_short"  # the nearest thing to it
    ending = prepared.forks.run(f"disk_acts:{act}", cases=cases, rounds=rounds, seed=21, **place)
    tally.note("F21", rounds, **judged(prepared, ending, tmp_path / "copy"))
    hit = ending.every("no_room")
    print({what: hit.count(what) for what in sorted(set(hit))}, len(ending.every("saved")))
    assert {"add_note", "add_response"} <= set(hit)


@pytest.mark.fault("F21")
@pytest.mark.skipif(not may_mount(), reason="this account may have no disk of its own")
def test_what_is_left_of_a_refused_act_is_seen(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place, cases = prepared.copied(tmp_path / "copy"), prepared.facts["cases"][:2]
    bug = "what failed stays in the journal"
    acts = {"cases": cases, "rounds": 16, "seed": 21, "planted": bug}
    ending = prepared.forks.run("disk_acts:on_a_full_disk", **acts, **place).well()
    prepared.forks.run("desk_acts:come_back", **place).well()
    tally.bite(bug, len(sent_though_refused(prepared, ending)))


@pytest.mark.fault("F22")
def test_a_file_that_may_not_grow(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    rounds = max(12, COUNTS.power_cuts // 3)
    place, cases = prepared.copied(tmp_path / "copy"), prepared.facts["cases"][:2]
    ending = prepared.forks.run("disk_acts:cut_short", cases=cases, rounds=rounds, seed=22, **place)
    tally.note("F22", rounds, **judged(prepared, ending, tmp_path / "copy"))
    hit = ending.every("no_room")
    print({what: hit.count(what) for what in sorted(set(hit))}, len(ending.every("saved")))
    assert {"add_note", "add_response"} <= set(hit)


@pytest.mark.fault("F22")
@pytest.mark.skipif(not may_mount(), reason="this account may have no disk of its own")
def test_a_folder_that_cannot_be_written_to(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place, cases = prepared.copied(tmp_path / "copy"), prepared.facts["cases"][:2]
    ending = prepared.forks.run("disk_acts:on_a_locked_folder", cases=cases, **place)
    tally.note("F22", 1, **judged(prepared, ending, tmp_path / "copy"))
    print(ending.told)
    assert ending.every("no_room").count("add_note") == 3
