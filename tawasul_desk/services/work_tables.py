"""The tables of work.db, as SQLAlchemy Core; the migrations create them."""

from importlib import resources
from typing import Final

from sqlalchemy import Column, Connection, Engine, Index, Integer, MetaData, Table, Text, Uuid, inspect

from tawasul_desk.services.database import reading, writing

NEWEST: Final = "0002"  # the revision that the tables below are
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
draft: Final = Table(
    "draft",
    metadata,
    Column("case_id", _ID, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)


def migrate(engine: Engine) -> None:
    """Bring the database to the newest form, whole or not at all."""
    with reading(engine) as connection:
        if _revision(connection) == NEWEST:
            return
    # Asked for only when needed: every start would pay for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("tawasul_desk.services") / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
