"""The tables of mirror.db. Another version of them is dropped and refilled, never migrated."""

from typing import Final

from sqlalchemy import (
    BLOB,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

from tawasul_desk.services.database import reading, writing

VERSION: Final = 5
metadata: Final = MetaData()


def _children(name: str) -> Table:
    """A table of what hangs on a case, laid out case by case so that one read fetches a whole file."""
    return Table(
        name,
        metadata,
        Column("case_id", BLOB, primary_key=True),
        Column("id", BLOB, primary_key=True),
        Column("seq", Integer, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("data", Text, nullable=False),
        sqlite_with_rowid=False,
    )


case = Table(
    "case",
    metadata,
    Column("n", Integer, primary_key=True),  # the row of this case in `listing` and `search` too
    Column("id", BLOB, nullable=False, unique=True),
    Column("seq", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("data", Text, nullable=False),
)
event = _children("event")
attachment = _children("attachment")
staff = Table(
    "staff",
    metadata,
    Column("id", BLOB, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("data", Text, nullable=False),
    sqlite_with_rowid=False,
)
fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
overlay = Table(
    "overlay",  # what waiting operations make of a case in the queue
    metadata,
    Column("case_id", BLOB, primary_key=True),
    Column("data", Text, nullable=False),
    sqlite_with_rowid=False,
)
board = Table(
    "board",  # the last answers about figures, by what was asked
    metadata,
    Column("terms", Text, primary_key=True),
    Column("fetched_at", Text, nullable=False),
    Column("data", Text, nullable=False),
    sqlite_with_rowid=False,
)
listing = Table(
    "listing",  # one line of the queue for each case, derived from `case` and `overlay`
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", BLOB, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("applicant_ar", Text, nullable=False),
    Column("applicant_en", Text, nullable=False),
    Column("applicant_key", Text, nullable=False),  # folded, to sort by
    Column("service_id", Text, nullable=False),
    Column("status", Integer, nullable=False),  # its place in the life of a request
    Column("open", Integer, nullable=False),
    Column("assignee_id", BLOB),
    Column("due_at", Integer),  # microseconds since 1970, as all times here
    Column("due_key", Integer, nullable=False),  # as due_at; without one: last
    Column("urgency", Integer, nullable=False),  # as due_key; come back from the applicant: first
    Column("updated_at", Integer, nullable=False),
    Column("pending", Integer, nullable=False),
    Column("troubled", Integer, nullable=False),
    Column("office_id", Text, nullable=False),
    Column("awaiting", Integer, nullable=False),  # a second officer's approval
    Column("offered_to", Text),
    Column("watched", Integer, nullable=False),  # by the officer whose mirror it is
)

# Every order of every shelf is read from an index, never sorted; what is filtered by is in the index too.
_FILTERS: Final = (listing.c.n, listing.c.status, listing.c.service_id)
_OPEN: Final = text("open = 1")
for _key in ("case_number", "applicant_key", "service_id", "status", "due_key", "urgency", "updated_at"):
    Index(f"shelf_{_key}", listing.c.assignee_id, listing.c[_key], *_FILTERS, sqlite_where=_OPEN)
for _key in ("case_number", "applicant_key", "service_id", "status", "due_key", "updated_at"):
    Index(f"all_{_key}", listing.c[_key], *_FILTERS, listing.c.office_id)
# Of these there are few, so that they may be sorted.
Index("watched", listing.c.n, sqlite_where=text("watched = 1"))
Index("awaiting", listing.c.n, sqlite_where=text("awaiting = 1"))
Index("pending", listing.c.n, sqlite_where=text("pending > 0"))
Index("offered", listing.c.n, sqlite_where=text("offered_to IS NOT NULL"))

# All that a search asks of a case, beside what it shows.
Index(
    "narrow",
    listing.c.n,
    listing.c.status,
    listing.c.assignee_id,
    listing.c.service_id,
    listing.c.due_key,
    listing.c.urgency,
    listing.c.updated_at,
    listing.c.case_number,
    listing.c.applicant_key,
    listing.c.office_id,
    listing.c.awaiting,
    listing.c.offered_to,
    listing.c.watched,
)

# Without content of its own: only the index is kept. Folding was done before, so nothing is stripped here.
_SEARCH: Final = """
CREATE VIRTUAL TABLE search USING fts5(
    text, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0'
)
"""


def lay_tables(engine: Engine) -> None:
    """Make the tables where there are none, or none of this version."""
    with reading(engine) as connection:
        if _version(connection) == VERSION:
            return
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS search")
        for name in _names(connection):
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
        metadata.create_all(connection)
        connection.exec_driver_sql(_SEARCH)
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _names(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    return [str(name) for name in found.scalars()]
