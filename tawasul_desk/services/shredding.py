"""The words by which a case was found: taken out of the search index for good once the case has left.

Deleting a line of the index only marks it; its words stay in the file until the parts that hold them are
merged, which may be never.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, Engine

from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.facts import drop_facts, put_fact, short_facts

PAGES: Final = 100  # of the index, rewritten at once: other writers wait no longer than that takes
_LEFT: Final = "words_left"
_MERGE: Final = "INSERT INTO search (search, rank) VALUES ('merge', ?)"
_CHANGES: Final = "SELECT total_changes()"


def note_words_left(connection: Connection) -> None:
    """Keep in mind, in the same transaction, that words of a deleted line are in the index still."""
    put_fact(connection, _LEFT, "1")


def shred_words(engine: Engine, cancelled: Callable[[], bool]) -> None:
    """Rewrite the index, slice by slice, without what was deleted from it; nothing where nothing was."""
    with reading(engine) as connection:
        if _LEFT not in short_facts(connection):
            return
    pages = -PAGES  # less than none: begin to make one part of all
    while _merged(engine, pages):
        if cancelled():
            return  # the next pass begins anew
        pages = PAGES
    with writing(engine) as connection:
        drop_facts(connection, _LEFT)


def _merged(engine: Engine, pages: int) -> bool:
    """Return whether anything was rewritten: SQLite counts less than two changes where nothing is left."""
    with writing(engine) as connection:
        before = int(connection.exec_driver_sql(_CHANGES).scalar_one())
        connection.exec_driver_sql(_MERGE, (pages,))
        return int(connection.exec_driver_sql(_CHANGES).scalar_one()) - before >= 2
