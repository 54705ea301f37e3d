"""Profiles filled once and copied for each run, and the children that come to them."""

import atexit
import os
import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import requests
from sqlalchemy import Engine

from tawasul_contract.records import TokenRecord
from tawasul_desk.services import session
from tawasul_desk.services.ballast import BALLAST
from tawasul_desk.services.keepers import SERVICE
from tawasul_desk.settings import load_preferences
from tests.conftest import PASSWORD, Central
from tests.faults import verdict
from tests.faults.forks import Ending, Forks
from tests.faults.key_rings import FileKeyring


@dataclass
class Prepared:
    """A profile to copy, of one officer, and who forks for it."""

    folder: Path
    central: Central
    user: str
    forks: Forks
    more: dict[str, str] = field(default_factory=dict)  # that its officer needs: the passphrase
    facts: dict[str, Any] = field(default_factory=dict)

    def place(self, copy: Path) -> dict[str, Any]:
        """Return what a child needs to know to come to this copy."""
        keys, server = str(copy / "keys.json"), self.central.url
        here = {"profile": str(copy / "profile"), "keys": keys, "server": server, "user": self.user}
        return here | self.more

    def copied(self, copy: Path) -> dict[str, Any]:
        """Make a copy with a session of its own and return the way to it."""
        shutil.copytree(self.folder, copy, copy_function=_copied)
        if self.more:
            return self.place(copy)  # its token lies under the passphrase
        account = session.account_of(self.central.url, self.user)
        device = load_preferences(copy / "profile").device_id
        body = {"user_name": self.user, "password": PASSWORD, "device_id": str(device)}
        answer = requests.post(f"{self.central.url}/v1/session", json=body, timeout=10)
        token = TokenRecord.model_validate_json(answer.content).refresh_token
        FileKeyring(copy / "keys.json").set_password(SERVICE, f"{account.id}/refresh-token", token)
        return self.place(copy)


def prepared_as(central: Central, user: str, folder: Path, **more: str) -> Prepared:
    """Return a filled profile of this officer."""
    folder.mkdir(parents=True, exist_ok=True)
    one = Prepared(folder, central, user, forks_of(user), more)
    for told in one.forks.run("desk_acts:prepare", **one.place(folder)).well().told:
        one.facts |= told
    return one


def _copied(source: str, target: str) -> str:
    """Copy a file; the room held back on the disk is never written to, so that one serves all copies."""
    if Path(source).name == BALLAST:
        os.link(source, target)
        return target
    return shutil.copy2(source, target)


@cache
def forks_of(user: str) -> Forks:
    """Return who forks for this officer: one process for all tests, because it takes long to load."""
    forks = Forks()
    atexit.register(forks.close)
    return forks


def saved_by(*endings: Ending) -> tuple[verdict.Saved, ...]:
    """Return what these children showed as saved."""
    told = [one for ending in endings for one in ending.every("saved")]
    return tuple(verdict.Saved(UUID(item), kind) for item, kind in told)


def not_arrived(engine: Engine, saved: tuple[verdict.Saved, ...]) -> set[UUID]:
    """Return what is not at the central."""
    return {item.id for item in verdict.lost(engine, saved, [])}


def written(one: Prepared, place: dict[str, Any], end: str) -> Ending:
    """Act without a network and end."""
    cases, given_up = one.facts["cases"][:2], one.facts["undecided"][0]
    return one.forks.run("desk_acts:write", cases=cases, give_up=given_up, end=end, **place)


def judged(one: Prepared, before: Ending, back: Ending) -> dict[str, int]:
    """Return the verdict after everything came back."""
    return {
        "lost": len(not_arrived(one.central.engine, saved_by(before))),
        "duplicated": len(verdict.duplicated(one.central.engine)),
        "diverged": len(back.well().last("diverged")),
    }
