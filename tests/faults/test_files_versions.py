"""Other versions: the outbox of an older or a newer program, and a central that speaks of more or of less."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import keyring
import pytest

from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central, Template, running_central
from tests.faults import verdict
from tests.faults.key_rings import FileKeyring
from tests.faults.line import attempt, settle
from tests.faults.places import Prepared, judged, not_arrived, prepared_as, saved_by, written
from tests.faults.rewriting import other_version
from tests.faults.tally import Tally
from tests.faults.verdict import Saved
from tests.services.desks import PNG, a_picture, note, response, some_case, synced


@pytest.fixture(scope="module")
def central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    with running_central(postgres, template_database, tmp_path_factory.mktemp("versions")) as running:
        yield running


@pytest.fixture(scope="module")
def prepared(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared_as(central, "officer01", tmp_path_factory.mktemp("versions") / "officer01")


@pytest.mark.fault("F33")
def test_an_upgrade_killed_at_every_step(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    old = tmp_path / "old"
    place = prepared.copied(old)
    before = written(prepared, place, "closed")
    saved = {str(item.id) for item in saved_by(before)}
    assert prepared.forks.run("version_acts:grow_old", **place).well().last("operations") > len(saved)
    at, killed = 0, 0
    while True:
        copy = tmp_path / f"killed-{at}"
        shutil.copytree(old, copy)
        here = prepared.place(copy)
        ending = prepared.forks.run("version_acts:die_migrating", at=at, **here)
        if ending.code == 0:
            break
        assert ending.code == -9, ending
        killed += 1
        after = prepared.forks.run("version_acts:die_migrating", at=-1, **here).well()
        assert saved <= set(after.last("found")), f"killed at step {at}"
        shutil.rmtree(copy)
        at += 1
    assert killed == ending.last("steps") > 5
    back = prepared.forks.run("desk_acts:come_back", **here)
    assert back.well().last("drafts") == ["half a sentence"]
    tally.tell("steps of a change of form at which it was killed", str(killed))
    tally.note("F33", killed, **judged(prepared, before, back))


@pytest.mark.fault("F33")
def test_a_torn_upgrade_is_seen(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    bug = "a change of form in several transactions"
    place = prepared.copied(tmp_path / "old")
    written(prepared, place, "closed")
    prepared.forks.run("version_acts:grow_old", **place).well()
    shutil.copytree(tmp_path / "old", tmp_path / "whole")
    whole = prepared.place(tmp_path / "whole")
    steps = prepared.forks.run("version_acts:die_migrating", at=-1, planted=bug, **whole).well().last("steps")
    caught = 0
    for at in range(steps - 6, steps):
        shutil.copytree(tmp_path / "old", tmp_path / f"torn-{at}")
        torn = prepared.place(tmp_path / f"torn-{at}")
        prepared.forks.run("version_acts:die_migrating", at=at, planted=bug, **torn)
        caught += prepared.forks.run("desk_acts:knock", **torn).code != 0
    tally.bite(bug, caught)


@pytest.mark.fault("F33")
def test_an_upgrade_killed_again_and_again_on_one_profile(
    prepared: Prepared, tmp_path: Path, tally: Tally
) -> None:
    place = prepared.copied(tmp_path / "copy")
    before = written(prepared, place, "closed")
    prepared.forks.run("version_acts:grow_old", **place).well()
    at = 0
    while prepared.forks.run("version_acts:die_migrating", at=at, **place).code == -9:
        at += 1
    back = prepared.forks.run("desk_acts:come_back", **place)
    tally.note("F33", at, **judged(prepared, before, back))


@pytest.mark.fault("F33")
def test_a_downgrade_is_refused_and_loses_nothing(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place = prepared.copied(tmp_path / "copy")
    before = written(prepared, place, "closed")
    prepared.forks.run("version_acts:come_from_the_future", **place).well()
    for _ in range(2):
        assert prepared.forks.run("desk_acts:knock", **place).well().every("shut") == ["client_too_old"]
    prepared.forks.run("version_acts:return_from_the_future", **place).well()
    back = prepared.forks.run("desk_acts:come_back", **place)
    tally.note("F33", **judged(prepared, before, back))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    keyring.set_keyring(FileKeyring(tmp_path / "keys.json"))
    return Settings(profile=tmp_path / "profile")


MAPS = ("nationalities",)  # by code: what is in it are no fields


def everywhere(body: Any) -> Any:
    """Return the answer with fields that nobody here knows, at every place."""
    if isinstance(body, list):
        return [everywhere(item) for item in body]
    if isinstance(body, dict):
        known = {name: value if name in MAPS else everywhere(value) for name, value in body.items()}
        return known | {"of_later": {"more": [1]}}
    return body


def acted(desk: Desk) -> list[Saved]:
    """Act without a network."""
    case_id, file = some_case(desk), a_picture()
    desk.casework.submit(first := note(case_id, "to another version"))
    second = response(case_id, "with a file", uploads=(file,))
    desk.casework.submit(second, {file.id: PNG})
    return [Saved(first.id, first.kind), Saved(second.id, second.kind)]


def after(central: Central, desk: Desk, saved: list[Saved]) -> dict[str, int]:
    """Return the verdict on one desk."""
    differing = verdict.diverged(desk, central.client("officer01"), central.url)
    lost = not_arrived(central.engine, tuple(saved))
    return {
        "lost": len(lost),
        "duplicated": len(verdict.duplicated(central.engine)),
        "diverged": len(differing),
    }


@pytest.mark.fault("F33")
def test_a_newer_central_that_says_more(central: Central, settings: Settings, tally: Tally) -> None:
    with other_version(central.url, lambda _path, body: everywhere(body)) as newer:
        desk = app.sign_in(settings, newer.url, "officer01", PASSWORD)
        synced(desk)
        saved = acted(desk)
        settle(desk)
        verdict_ = after(central, desk, saved)
        desk.close()
    tally.note("F33", **verdict_)


def with_appointments(path: str, body: Any) -> Any:
    """Return a page of changes with one of a kind that came later."""
    if "/v1/sync/changes" in path and "changes" in body:
        strange = {"type": "appointment", "op": "upsert", "seq": 1, "id": str(UUID(int=9)), "data": {}}
        return body | {"changes": [*body["changes"], strange]}
    return body


@pytest.mark.fault("F33")
def test_a_newer_central_that_speaks_of_what_is_not_known_here(
    central: Central, settings: Settings, tally: Tally
) -> None:
    with other_version(central.url) as newer:
        desk = app.sign_in(settings, newer.url, "officer01", PASSWORD)
        synced(desk)
        saved = acted(desk)
        newer.rewrite = with_appointments
        assert attempt(desk) is ErrorCode.CLIENT_TOO_OLD
        assert attempt(desk) is ErrorCode.CLIENT_TOO_OLD
        assert desk.casework.view(some_case(desk)).events, "what was here stays readable"
        saved += acted(desk)
        newer.rewrite = lambda _path, body: body
        settle(desk)
        verdict_ = after(central, desk, saved)
        desk.close()
    tally.note("F33", **verdict_)


@pytest.mark.fault("F33")
def test_an_older_central(central: Central, settings: Settings, tally: Tally) -> None:
    with other_version(central.url) as older:
        older.missing = ("/v1/sync/digest", "/v1/sync/hints")
        desk = app.sign_in(settings, older.url, "officer01", PASSWORD)
        synced(desk)
        saved = acted(desk)
        settle(desk)
        with pytest.raises(KnownError):
            desk.hints.listen(lambda _head: None, lambda: False)
        verdict_ = after(central, desk, saved)
        desk.close()
    tally.note("F33", **verdict_)
