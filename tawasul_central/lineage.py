"""Which history the numbers of the feed belong to, and what makes desks read everything anew."""

from uuid import uuid4

import structlog
from sqlalchemy import Connection, Engine, select, text, update
from sqlalchemy.exc import DBAPIError

from tawasul_central.database import transaction
from tawasul_central.tables import feed_care, feed_counter, staff

# The cluster, its timeline (a recovery to a point in time begins another) and the database in it.
_HOME = text("""
SELECT concat_ws('/', system_identifier, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), oid)
FROM pg_control_system(), pg_database WHERE datname = current_database()
""")


class UnknownUserError(Exception):
    """There is nobody of this name; the text is one sentence for the administrator."""


def restored(db: Connection) -> None:
    """Begin a new epoch: every cursor of before is refused, and no desk takes old numbers for new ones."""
    _begin_epoch(db)
    db.execute(update(feed_care).values(home=_home(db)))


def recognise(engine: Engine, reached: int = 0) -> None:
    """Begin a new epoch where the database is another than the one on which the epoch began.

    So a restore that nobody told of is found out: from a dump, to a point in time, or onto another server.
    A copy of the same files put back in place shows only to who saw the feed farther on: `reached`.
    """
    with transaction(engine) as db:
        known = db.execute(select(feed_care.c.home).with_for_update()).scalar_one()
        home = _home(db)
        if home is None:
            structlog.get_logger().warning("restores_go_unnoticed")
        if _is_another(home, known) or db.execute(select(feed_counter.c.n)).scalar_one() < reached:
            _begin_epoch(db)
            structlog.get_logger().warning("restore_noticed", was=known, now=home)
        db.execute(update(feed_care).values(home=home or known))


def resync(db: Connection, user_name: str | None) -> None:
    """Send the desks of one person, or all, to a new snapshot; raise UnknownUserError."""
    if user_name is None:
        db.execute(update(feed_care).values(resyncs=feed_care.c.resyncs + 1))
        return
    one = update(staff).where(staff.c.user_name == user_name).values(resyncs=staff.c.resyncs + 1)
    if not db.execute(one).rowcount:
        raise UnknownUserError(f"There is no user {user_name}.")


def _is_another(home: str | None, known: str | None) -> bool:
    return None not in (home, known) and home != known


def _begin_epoch(db: Connection) -> None:
    db.execute(update(feed_counter).values(epoch=uuid4().hex))


def _home(db: Connection) -> str | None:
    """Return the identity of the database, or None where this account may not read it."""
    try:
        with db.begin_nested():
            return str(db.scalar(_HOME))
    except DBAPIError:
        return None
