"""The tables of work.db, as SQLAlchemy Core; the migrations create them."""

from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Final

from sqlalchemy import Column, Engine, Index, Integer, LargeBinary, MetaData, Table, Text, Uuid, inspect

from tawasul_desk.services.database import reading, told_by_sqlite, writing
from tawasul_desk.services.disk import disk_told
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sealed import put_in_place

NEWEST: Final = "0004"  # the revision that the tables below are
metadata: Final = MetaData()
_ID: Final = Uuid(native_uuid=False)

op: Final = Table(
    "op",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("position", Integer, nullable=False),  # the order in which it was done; a successor inherits it
    Column("case_id", _ID, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("supersedes", _ID),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Text),  # times as ISO 8601 in UTC
    Column("problem", Text),
    Column("conflict", Text),
    Column("base", Text),  # the case as it was when the officer acted
    Column("confirmed_seq", Integer),
    Column("created_at", Text, nullable=False),
    Column("discarded_at", Text),
    Column("faults", Integer, nullable=False, server_default="0"),  # of the central itself
    Column("failing_since", Text),
    Column("reference", Text),  # by which the central's log knows the last failure
)
Index("op_of_case", op.c.case_id, op.c.position)
Index("op_in_order", op.c.position)
# The number of the newest entry of the journal that must not be lost; one row.
entry: Final = Table(
    "entry",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
)
draft: Final = Table(
    "draft",
    metadata,
    Column("case_id", _ID, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)
draft_file: Final = Table(
    "draft_file",  # chosen for a draft; the bytes are kept like those of any file not yet sent
    metadata,
    Column("id", _ID, primary_key=True),  # in the order in which they were chosen
    Column("case_id", _ID, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reference", Text, nullable=False),
)
look: Final = Table(
    "look",  # what the officer has seen of a case
    metadata,
    Column("case_id", _ID, primary_key=True),
    Column("at", Text, nullable=False),
    Column("events", LargeBinary, nullable=False),  # the ids of the timeline, 16 bytes each
)


def migrate(engine: Engine) -> None:
    """Bring the database to the newest form, whole or not at all; its former form is kept beside it.

    KnownError(CLIENT_TOO_OLD) where a newer program has written it; nothing of it is changed.
    """
    before = revision(engine)
    if before == NEWEST:
        drop_copies(engine)
        return
    if before is not None and before > NEWEST:
        raise KnownError(ErrorCode.CLIENT_TOO_OLD, file="work.db", form=before)
    if before is not None:
        _copied(engine, before)
    # Asked for only when needed: every start would pay for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("tawasul_desk.services") / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revision(engine: Engine) -> str | None:
    """Return which form the database has, or None where it has none yet."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()


def copies(engine: Engine) -> list[Path]:
    """Return the copies that migrations made of this database."""
    path = _path(engine)
    return sorted(path.parent.glob(f"{path.name}.form-*"))


def drop_copies(engine: Engine) -> None:
    """Remove the copies: the database was opened whole in its new form, and they would outlive its cases."""
    for copy in copies(engine):
        copy.unlink(missing_ok=True)


def _copied(engine: Engine, form: str) -> None:
    path = _path(engine)
    copy = path.with_name(f"{path.name}.form-{form}")
    fresh = path.with_name(f"{copy.name}.new")
    with disk_told():
        fresh.unlink(missing_ok=True)
        with told_by_sqlite(), closing(engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM INTO ?", (str(fresh),))  # under the same key
        put_in_place(fresh, copy)


def _path(engine: Engine) -> Path:
    with reading(engine) as connection:
        attached = connection.exec_driver_sql("PRAGMA database_list").all()
    return Path(next(found.file for found in attached if found.name == "main"))
