"""The key of a profile is gone, is another one, comes back: what lies under it is put away, never lost."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Central, Template, running_central
from tests.faults.desk_acts import LOCKED, SYSTEM
from tests.faults.forks import Forks, forking
from tests.faults.places import Prepared, judged, not_arrived, prepared_as, saved_by, written
from tests.faults.tally import Tally
from tests.services.desks import PASSPHRASE


@pytest.fixture(scope="module")
def central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    with running_central(postgres, template_database, tmp_path_factory.mktemp("keys")) as running:
        yield running


@pytest.fixture(scope="module")
def prepared(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared_as(central, "officer01", tmp_path_factory.mktemp("keys") / "officer01")


def with_key(keys: Path, key: str | None) -> str:
    """Put another key into the keyring, or none; return the one before."""
    kept = json.loads(keys.read_bytes())
    (name,) = [name for name in kept if name.endswith("/database-key")]
    before = str(kept.pop(name))
    keys.write_text(json.dumps(kept | ({name: key} if key else {})))
    return before


@pytest.mark.fault("F24", "F36")
@pytest.mark.parametrize("other", ["ab" * 32, None], ids=["another key", "no key"])
def test_a_key_that_goes_and_comes_back(
    prepared: Prepared, tmp_path: Path, tally: Tally, other: str | None
) -> None:
    place = prepared.copied(tmp_path / "copy")
    keys = tmp_path / "copy/keys.json"
    before = written(prepared, place, "killed")
    former = with_key(keys, other)
    meanwhile = prepared.forks.run("desk_acts:come_back", **place).well()
    assert meanwhile.last("found") == {}
    assert "key_gone" in str(meanwhile.every("told")) or "key_changed" in str(meanwhile.every("told"))
    with_key(keys, former)
    back = prepared.forks.run("desk_acts:come_back", **place).well()
    assert "key_returned" in str(back.every("told"))
    assert back.last("drafts") == ["half a sentence"]
    tally.note("F36" if other is None else "F24", **judged(prepared, before, back))


@pytest.mark.fault("F36")
def test_files_that_go_with_their_key_are_missed(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place, bug = prepared.copied(tmp_path / "copy"), "a lost key takes its files along"
    before = written(prepared, place, "killed")
    former = with_key(tmp_path / "copy/keys.json", None)
    prepared.forks.run("desk_acts:knock", planted=bug, **place).well()
    with_key(tmp_path / "copy/keys.json", former)
    prepared.forks.run("desk_acts:come_back", **place).well()
    tally.bite(bug, len(not_arrived(prepared.central.engine, saved_by(before))))


@pytest.mark.fault("F36")
def test_a_locked_keyring_costs_nothing(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place = prepared.copied(tmp_path / "copy")
    before = written(prepared, place, "killed")
    files = files_in(tmp_path / "copy/profile")
    shut = prepared.forks.run("desk_acts:knock", **(place | {"keys": LOCKED})).well()
    assert shut.every("shut") == ["no_keyring"]
    assert files <= files_in(tmp_path / "copy/profile"), "nothing was put away"
    back = prepared.forks.run("desk_acts:come_back", **place)
    tally.note("F36", **judged(prepared, before, back))


@pytest.mark.fault("F36")
def test_a_passphrase_in_the_place_of_the_keyring(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place = prepared.copied(tmp_path / "copy")
    before = written(prepared, place, "killed")
    under_passphrase = place | {"keys": LOCKED, "passphrase": PASSPHRASE}
    opened = prepared.forks.run("desk_acts:come_back", **under_passphrase).well()
    assert "key_gone" in str(opened.every("told"))
    assert opened.last("found") == {}
    assert [
        name
        for name in files_in(tmp_path / "copy/profile")
        if "without-key-" in name and "outbox.journal" in name
    ]
    assert prepared.forks.run("desk_acts:come_back", **under_passphrase).well().last("diverged") == []
    assert len(not_arrived(prepared.central.engine, saved_by(before))) == len(saved_by(before))
    for path in (tmp_path / "copy/profile").rglob("keys*.json*"):
        path.unlink()  # the officer's own choice, undone: the keyring is there again
    back = prepared.forks.run("desk_acts:come_back", **place)
    tally.note("F36", **judged(prepared, before, back))


def files_in(profile: Path) -> set[str]:
    """Return the names of the files of a profile."""
    return {path.relative_to(profile).as_posix() for path in profile.rglob("*") if path.is_file()}


UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"


@contextmanager
def in_a_session(home: Path, before: str) -> Iterator[Forks]:
    """Give a process that forks in a desktop session of its own, after this shell line."""
    assert shutil.which("dbus-run-session"), "the package dbus is missing"
    assert shutil.which("gnome-keyring-daemon"), "the package gnome-keyring is missing"
    runtime = home / f"runtime-{uuid4().hex[:8]}"
    runtime.mkdir(mode=0o700, parents=True)
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "XDG_DATA_HOME": str(home / "data")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_"))}
    with forking(
        "dbus-run-session", "--", "sh", "-c", f'{before} exec "$@"', "sh", environment=kept | own
    ) as forks:
        yield forks


@pytest.mark.fault("F36")
def test_a_real_keyring_service_that_is_gone_for_a_day(
    prepared: Prepared, tmp_path: Path, tally: Tally
) -> None:
    place = prepared.place(tmp_path) | {"keys": SYSTEM}
    home = tmp_path / "home"
    facts: dict[str, Any] = {}
    with in_a_session(home, UNLOCK) as forks:
        for told in forks.run("desk_acts:prepare", **place).well().told:
            facts |= told
        acts = {"cases": facts["cases"][:2], "give_up": facts["undecided"][0], "end": "killed"}
        before = forks.run("desk_acts:write", **acts, **place)
    assert len(saved_by(before)) == 4, before
    with in_a_session(home, "") as forks:
        assert forks.run("desk_acts:knock", **place).well().every("shut") == ["no_keyring"]
    with in_a_session(home, UNLOCK) as forks:
        back = forks.run("desk_acts:come_back", **place).well()
    assert (len(back.last("found")), back.last("drafts")) == (5, ["half a sentence"])
    tally.note("F36", **judged(prepared, before, back))
