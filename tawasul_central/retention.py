"""What is kept for a while only, and its end: removals, uploads that came to nothing, old sessions.

Results of operations are never forgotten: they are a few numbers each, and an act that is sent again after
any time must find its own.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import uniform
from typing import Final

import structlog
from anyio import to_thread
from obstore.store import ObjectStore
from sqlalchemy import Connection, Engine, delete, exists, func, or_, select, text, update

from tawasul_central import storage
from tawasul_central.database import transaction
from tawasul_central.log import crash
from tawasul_central.rows import AnyRow
from tawasul_central.settings import Settings
from tawasul_central.tables import attachment, feed_care, session, upload

UPLOAD_LIFE: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)
LOOK_EVERY: Final = 1800.0  # seconds; whether the day is over
ONE_AT_A_TIME: Final = 7_215_014  # any number: the advisory lock of whoever tidies

_FORGET_REMOVALS = text("""
WITH gone AS (
    DELETE FROM scope_exit
    WHERE seq <= (SELECT max(last) FROM feed_transaction WHERE at < :before) RETURNING seq
), told AS (
    UPDATE feed_care SET exits_gone = greatest(exits_gone, (SELECT max(seq) FROM gone))
)
SELECT count(*) FROM gone
""")


@dataclass(frozen=True)
class Tidied:
    """How many of each were let go."""

    removals: int = 0
    sessions: int = 0
    uploads: int = 0
    leftovers: int = 0

    def __str__(self) -> str:
        return (
            f"{self.removals} removals, {self.sessions} sessions, {self.uploads} uploads, "
            f"{self.leftovers} uploads' leftovers"
        )


def tidy(
    engine: Engine, settings: Settings, now: datetime, stopping: Callable[[], bool] = lambda: False
) -> Tidied | None:
    """Let go what has had its time and return how much, or None where another process is at it.

    It may be broken off anywhere: the next run goes on.
    """
    with _alone(engine) as alone:
        if not alone:
            return None
        with transaction(engine) as db:
            removals = db.scalar(_FORGET_REMOVALS, {"before": now - settings.cursor_life}) or 0
            sessions = db.execute(delete(session).where(session.c.expires_at < now)).rowcount
        store, before = storage.open_store(settings.store), now - UPLOAD_LIFE
        uploads = _uploads(engine, store, before, stopping)
        return Tidied(removals, sessions, uploads, _leftovers(engine, store, before, stopping))


def hold_bytes(db: Connection, digest: str) -> None:
    """Keep others from putting or removing the bytes with this sha256 until the transaction ends."""
    db.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(digest, 0))))


async def daily(engine: Engine, settings: Settings) -> None:
    """Tidy once a day, whichever process is first, until cancelled."""
    stopped = threading.Event()
    try:
        while True:
            await asyncio.sleep(uniform(0, 2 * LOOK_EVERY))  # noqa: S311 - processes must not all look at once
            await to_thread.run_sync(_tidy_if_due, engine, settings, stopped.is_set, abandon_on_cancel=True)
    finally:
        stopped.set()


def _tidy_if_due(engine: Engine, settings: Settings, stopping: Callable[[], bool]) -> None:
    now = datetime.now(UTC)
    mine = update(feed_care).where(feed_care.c.tidied_at < now - DAY).values(tidied_at=now)
    try:
        with transaction(engine) as db:
            due = db.execute(mine).rowcount
        if due:
            structlog.get_logger().info("tidied", what=str(tidy(engine, settings, now, stopping)))
    except Exception as error:
        structlog.get_logger().error("tidying_failed", **crash(error))


@contextmanager
def _alone(engine: Engine) -> Iterator[bool]:
    """Yield whether no other process tidies, and keep others from it for the while."""
    with engine.connect() as line:
        line.execution_options(isolation_level="AUTOCOMMIT")
        alone = bool(line.scalar(select(func.pg_try_advisory_lock(ONE_AT_A_TIME))))
        try:
            yield alone
        finally:
            if alone:
                line.execute(select(func.pg_advisory_unlock(ONE_AT_A_TIME)))


def _uploads(engine: Engine, store: ObjectStore, before: datetime, stopping: Callable[[], bool]) -> int:
    """Let go the uploads that no operation came for, with their bytes; return how many."""
    stale = upload.c.linked_attachment_id.is_(None) & (upload.c.started_at < before)
    done = 0
    with transaction(engine) as db:
        # From here on no operation can link them, so that their bytes can go before they do.
        emptied = update(upload).where(stale).values(complete=False, offset=0)
        found = db.execute(emptied.returning(upload.c.id, upload.c.sha256)).all()
    for row in found:
        if not stopping():
            done += _let_go(engine, store, row)
    return done


def _let_go(engine: Engine, store: ObjectStore, row: AnyRow) -> bool:
    """Let go one upload unless its desk has taken it up again; return whether it is gone."""
    idle = (upload.c.id == row.id) & ~upload.c.complete & (upload.c.offset == 0)
    used = (
        exists().where(attachment.c.sha256 == row.sha256),
        exists().where(upload.c.sha256 == row.sha256, upload.c.complete),
    )
    with transaction(engine) as db:
        hold_bytes(db, row.sha256)
        if not db.execute(delete(upload).where(idle)).rowcount:
            return False
        storage.discard(store, row.id)
        if not db.scalar(select(or_(*used))):
            storage.remove(store, row.sha256)
    return True


def _leftovers(engine: Engine, store: ObjectStore, before: datetime, stopping: Callable[[], bool]) -> int:
    """Discard the pieces of uploads that are complete or gone: their process ended before it did so."""
    lying = storage.lying(store, before)
    growing = select(upload.c.id).where(upload.c.id.in_(lying), ~upload.c.complete)
    with transaction(engine) as db:
        wanted = set(db.scalars(growing))
    done = 0
    for upload_id in lying - wanted:
        if not stopping():
            storage.discard(store, upload_id)
            done += 1
    return done
