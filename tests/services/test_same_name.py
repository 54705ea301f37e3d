"""A user name that was given to a new person: the work of the one before is never sent under the new one."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update

from tawasul_central import tables
from tawasul_desk import app
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central
from tests.services.desks import PASSPHRASE, note, some_case, synced

NAME = "officer01"


def given_to_another(central: Central) -> None:
    """Let the officer leave, and a new one have the name."""
    with central.engine.begin() as db:
        former = db.execute(select(tables.staff).where(tables.staff.c.user_name == NAME)).one()
        left = {"user_name": "left", "active": False}
        db.execute(update(tables.staff).where(tables.staff.c.id == former.id).values(left))
        db.execute(insert(tables.staff).values({**former._mapping, "id": uuid4()}))


def test_the_work_of_the_one_before_is_set_aside_and_not_sent(central: Central, tmp_path: Path) -> None:
    settings = Settings(profile=tmp_path / "desk")
    former = app.sign_in(settings, central.url, NAME, PASSWORD, PASSPHRASE)
    synced(former)
    former.casework.submit(note(some_case(former), "mine, not theirs"))
    given_to_another(central)
    with pytest.raises(KnownError) as caught:
        app.session.sign_in_again(former.open_session, PASSWORD)
    assert caught.value.code is ErrorCode.FORBIDDEN
    former.close()

    desk = app.sign_in(settings, central.url, NAME, PASSWORD, PASSPHRASE)
    assert desk.staff.id != former.staff.id
    assert (desk.casework.waiting(), desk.casework.counts().all) == ((), 0)
    assert synced(desk).sent == 0
    folder = desk.open_session.folder
    assert [path.suffix.partition("-")[0] for path in folder.glob("work.db.*")] == [".of"]
    desk.close()
    again = app.sign_in(settings, central.url, NAME, PASSWORD, PASSPHRASE)
    assert again.casework.counts().all > 0
    again.close()
