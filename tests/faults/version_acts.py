"""What children do between two versions of the program: an old form, one to come, and a torn change."""

import os
import signal
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.engine.default import DefaultDialect

from tawasul_desk.services import recovery
from tawasul_desk.services.database import encrypted_engine, reading, writing
from tawasul_desk.services.desk import Desk
from tests.faults.desk_acts import opened, plant
from tests.faults.forks import Tell

OLDEST = "0001"
FUTURE = "9999"
KEPT_BY_THE_OLD = ("work.db", "mirror.db", "mirror.db-wal", "mirror.db-shm", "officer.sealed", "keys.json")


def grow_old(tell: Tell, **place: Any) -> None:
    """Put the outbox into its first form, as the first version of the program had left it."""
    desk = opened(tell, **place)
    vault = desk.open_session.vault
    with reading(vault.engine("work.db")) as connection:
        kept = {name: _rows(connection, name) for name in ("op", "draft", "file_key")}
    folder = desk.open_session.folder
    engine = encrypted_engine(folder / "old.db", vault._known_key(), "FULL")
    config = Config()
    config.set_main_option("script_location", str(resources.files("tawasul_desk.services") / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, OLDEST)
        connection.exec_driver_sql(
            "CREATE TABLE file_key (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, key BLOB NOT NULL, "
            "size INTEGER NOT NULL, whole INTEGER NOT NULL, used_at REAL NOT NULL) WITHOUT ROWID"
        )
        for name, rows in kept.items():
            _put(connection, name, rows)
    engine.dispose()
    desk.close()
    (folder / "old.db").replace(folder / "work.db")
    for path in folder.iterdir():
        if path.is_file() and path.name not in KEPT_BY_THE_OLD:
            path.unlink()
    tell(operations=len(kept["op"]))


def come_from_the_future(tell: Tell, **place: Any) -> None:
    """Write the outbox as a newer version of the program would."""
    desk = opened(tell, **place)
    with writing(desk.open_session.vault.engine("work.db")) as connection:
        connection.exec_driver_sql("ALTER TABLE op ADD COLUMN colour TEXT")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (FUTURE,))
    desk.close()


def return_from_the_future(tell: Tell, **place: Any) -> None:
    """Have the newer version hand the outbox back."""
    from tawasul_desk.services import work_tables

    newest, work_tables.NEWEST = work_tables.NEWEST, FUTURE
    desk = opened(tell, **place)
    with writing(desk.open_session.vault.engine("work.db")) as connection:
        connection.exec_driver_sql("ALTER TABLE op DROP COLUMN colour")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (newest,))
    desk.close()


def die_migrating(tell: Tell, at: int, planted: str = "", **place: Any) -> None:
    """Open the profile and be killed before step `at` of the change of form, or tell how many there are."""
    plant(planted)
    count = 0

    def step() -> None:
        nonlocal count
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    migrate = recovery.migrate

    def watched(*values: Any) -> None:
        undo = [_watch(owner, name, step) for owner, name in STEPS]
        try:
            migrate(*values)
        finally:
            for put_back in undo:
                put_back()

    recovery.migrate = watched
    desk: Desk = opened(tell, **place)
    tell(steps=count, found=[str(item.operation.id) for item in desk.casework.waiting()])
    desk.close()


STEPS: tuple[tuple[Any, str], ...] = (
    (DefaultDialect, "do_execute"),
    (DefaultDialect, "do_commit"),
    (os, "fsync"),
    (os, "replace"),
    (Path, "replace"),
    (Path, "unlink"),
)


def _watch(owner: Any, name: str, step: Callable[[], None]) -> Callable[[], None]:
    real = getattr(owner, name)

    def instead(*values: Any, **named: Any) -> Any:
        step()
        return real(*values, **named)

    setattr(owner, name, instead)
    return lambda: setattr(owner, name, real)


def _rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # noqa: S608


def _put(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    """Write the rows in the columns that the table has."""
    known = [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')]
    marks = ", ".join("?" * len(known))
    for row in rows:
        values = tuple(row[column] for column in known)
        connection.exec_driver_sql(f'INSERT INTO "{name}" ({", ".join(known)}) VALUES ({marks})', values)  # noqa: S608
