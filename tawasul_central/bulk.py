"""Many rows into a table at once, by COPY."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from psycopg import Cursor, sql
from sqlalchemy import Connection


@contextmanager
def bulk_cursor(db: Connection) -> Iterator[Cursor[Any]]:
    """Give a cursor of the driver, in the transaction of this connection."""
    driver = db.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    with driver.cursor() as cursor:
        yield cursor


def copy_rows(cursor: Cursor[Any], table: str, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write these rows."""
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
