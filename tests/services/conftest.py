"""What tests of whole desks share: real profiles, signed in at a real central."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central
from tests.services.desks import PASSPHRASE, synced

OpenAs = Callable[[str], Desk]


@pytest.fixture
def open_as(central: Central, tmp_path: Path) -> Iterator[OpenAs]:
    """Open desks, each in a profile of its own; closed with the test."""
    desks: list[Desk] = []

    def opened(user_name: str) -> Desk:
        settings = Settings(profile=tmp_path / f"desk-{len(desks)}")
        desks.append(app.sign_in(settings, central.url, user_name, PASSWORD, PASSPHRASE))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_as: OpenAs) -> Desk:
    """A desk that has made its first pass."""
    opened = open_as("officer01")
    synced(opened)
    return opened
