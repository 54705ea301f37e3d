"""Migrations of work.db, killed at each statement by a real signal; and forms that are newer or older."""

import os
import signal
from importlib import resources
from itertools import count
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event

from tawasul_contract.operations import AddNote, new_id
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.repairs import take_repairs
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.work_rows import operation_row
from tawasul_desk.services.work_tables import NEWEST, copies, migrate, revision
from tawasul_desk.services.workbook import Workbook
from tests.services.made_up import NOW, a_case

pytestmark = pytest.mark.slow

CASE = a_case(1)
FORMS = ("0001", "0002", "0003")
INSERT = (
    "INSERT INTO op (id, position, case_id, case_number, kind, payload, fingerprint, state, attempts,"
    " created_at) VALUES (?, 1, ?, ?, ?, ?, ?, 'saved', 0, ?)"
)


class Memory:
    """Keeps secrets as long as the test runs."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}
        self.get = self._kept.get
        self.put = self._kept.__setitem__

    def forget(self, name: str) -> None:
        """Drop the secret."""
        self._kept.pop(name, None)


@pytest.fixture
def keeper() -> Memory:
    return Memory()


def opened(folder: Path, keeper: Memory) -> Vault:
    vault = Vault(folder, keeper)
    vault.open()
    return vault


def of_form(engine: Engine, form: str) -> AddNote:
    """Make work.db as the program of that form left it, with an act in it."""
    config = Config()
    config.set_main_option("script_location", str(resources.files("tawasul_desk.services") / "migrations"))
    note = AddNote(id=new_id(), case_id=CASE.id, created_at=NOW, body="قبل الترقية")
    row = operation_row(note, 1, CASE.case_number, None)
    names = ("id", "case_id", "case_number", "kind", "payload", "fingerprint", "created_at")
    values = tuple(getattr(row[name], "hex", row[name]) for name in names)
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, form)
        connection.exec_driver_sql(INSERT, values)
    return note


def killed(folder: Path, keeper: Memory, last: int) -> bool:
    """Migrate in a process of its own that is killed before its statement of this number; was it?"""
    child = os.fork()
    if child == 0:
        try:
            migrate_until(opened(folder, keeper).engine("work.db"), last)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def migrate_until(engine: Engine, last: int) -> None:
    """Kill this process before the statement of this number; a commit counts as one."""
    done = count()

    def passed(*_: object) -> None:
        if next(done) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", passed)
    event.listen(engine, "commit", passed)
    migrate(engine)


def waiting(vault: Vault) -> list[object]:
    book = Workbook(open_work(vault), Mirror(vault.engine("mirror.db")).lay_over)
    return [item.operation for item in book.waiting()]


@pytest.mark.parametrize("form", FORMS)
def test_a_migration_killed_at_any_statement_is_made_anew(tmp_path: Path, keeper: Memory, form: str):
    vault = opened(tmp_path, keeper)
    note = of_form(vault.engine("work.db"), form)
    vault.close()
    kills = 0
    while killed(tmp_path, keeper, kills):
        kills += 1
        vault = opened(tmp_path, keeper)
        found = revision(vault.engine("work.db"))
        with reading(vault.engine("work.db")) as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM op").scalar() == 1
        vault.close()
        if found == NEWEST:
            break
        assert found == form
    assert kills >= 5
    vault = opened(tmp_path, keeper)
    assert waiting(vault) == [note]
    vault.close()
    assert take_repairs(tmp_path) == ()


def test_the_former_form_stays_beside_until_the_new_one_was_opened_again(tmp_path: Path, keeper: Memory):
    vault = opened(tmp_path, keeper)
    engine = vault.engine("work.db")
    of_form(engine, "0002")
    migrate(engine)
    [copy] = copies(engine)
    assert "قبل الترقية".encode() not in copy.read_bytes()
    assert b"SQLite format" not in copy.read_bytes()
    migrate(engine)
    assert copies(engine) == []
    vault.close()


def test_a_newer_outbox_is_refused_and_left_as_it_is(tmp_path: Path, keeper: Memory):
    vault = opened(tmp_path, keeper)
    waiting(vault)
    with writing(vault.engine("work.db")) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    vault.close()
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.db")}
    vault = opened(tmp_path, keeper)
    with pytest.raises(KnownError) as error:
        open_work(vault)
    assert error.value.code is ErrorCode.CLIENT_TOO_OLD
    vault.close()
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
