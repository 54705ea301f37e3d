"""Old copies of the files of a profile, put back in the place of the newer ones."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Central, Template, running_central
from tests.faults import verdict
from tests.faults.counts import in_turn
from tests.faults.forks import Ending
from tests.faults.places import Prepared, not_arrived, prepared_as, saved_by
from tests.faults.tally import Tally

GROUPS = {
    "the outbox": ("work.db*",),
    "the requests": ("mirror.db*",),
    "the journal": ("outbox.journal*",),
    "the outbox and the requests": ("work.db*", "mirror.db*"),
    "the journal and the requests": ("outbox.journal*", "mirror.db*"),
    "the outbox without its log": ("work.db",),
    "only the log of the outbox": ("work.db-wal",),
    "only the log of the requests": ("mirror.db-wal",),
}


@pytest.fixture(scope="module")
def central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    with running_central(postgres, template_database, tmp_path_factory.mktemp("old")) as running:
        yield running


@pytest.fixture(scope="module")
def prepared(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared_as(central, "officer01", tmp_path_factory.mktemp("old") / "officer01")


@pytest.mark.fault("F25")
@pytest.mark.parametrize(("group", "end"), in_turn(GROUPS, ("closed", "killed")))
def test_an_old_copy(prepared: Prepared, tmp_path: Path, tally: Tally, group: str, end: str) -> None:
    first, second, back = brought_back(prepared, tmp_path, group, end)
    engine = prepared.central.engine
    tally.note(
        "F25",
        lost=len(not_arrived(engine, saved_by(first, second))),
        duplicated=len(verdict.duplicated(engine)),
        diverged=len(back.last("diverged")),
    )


@pytest.mark.fault("F25")
def test_an_old_outbox_without_its_journal_is_seen(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    bug = "the journal is not read"
    first, second, _ = brought_back(prepared, tmp_path, "the outbox", "closed", bug)
    lost = not_arrived(prepared.central.engine, saved_by(first, second))
    tally.bite("an old outbox that is not brought up to date from the journal", len(lost))


def brought_back(
    prepared: Prepared, folder: Path, group: str, end: str, planted: str = ""
) -> tuple[Ending, Ending, Ending]:
    """Act, keep a copy, send, act again, put the old copy back, come back; return what was told."""
    place = prepared.copied(folder / "copy")
    cases, undecided = prepared.facts["cases"][:2], prepared.facts["undecided"]
    acts = {"cases": cases, **place}
    first = prepared.forks.run("desk_acts:write", give_up=undecided[0], end="killed", **acts)
    shutil.copytree(folder / "copy/profile", folder / "old")
    sent = prepared.forks.run("desk_acts:come_back", **place).well()
    assert set(sent.last("left")) == {undecided[1]}
    second = prepared.forks.run("desk_acts:write", give_up=undecided[1], end=end, **acts)
    put_back(folder / "old", folder / "copy/profile", GROUPS[group])
    back = prepared.forks.run("desk_acts:come_back", planted=planted, **place).well()
    return first, second, back


def put_back(old: Path, profile: Path, patterns: tuple[str, ...]) -> None:
    """Put the old copies of these files in the place of what is there now."""
    for pattern in patterns:
        for newer in profile.rglob(pattern):
            newer.unlink()
        for older in old.rglob(pattern):
            shutil.copy2(older, profile / older.relative_to(old))
