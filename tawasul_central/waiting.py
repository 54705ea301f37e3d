"""How many operations wait at a workstation, as it tells with its calls: a number, and nothing more."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine, case, func, update

from tawasul_central.auth import Caller
from tawasul_central.database import transaction
from tawasul_central.tables import session

HEADER: Final = "Tawasul-Waiting"
MOST: Final = 1_000_000
# While something waits, that it was heard of again is written down so often, and no more often.
REFRESHED: Final = timedelta(minutes=1)


def hear(engine: Engine, caller: Caller, session_id: UUID, waiting: int | None) -> None:
    """Write down what the workstation told, where that is news; most calls tell none and cost nothing."""
    now = datetime.now(UTC)
    if waiting is None or not _is_news(caller, waiting, now):
        return
    with transaction(engine) as db:
        note(db, session_id, waiting, now)


def note(db: Connection, session_id: UUID, waiting: int, now: datetime) -> None:
    """Write down that so many operations wait, and since when any did."""
    since = case((session.c.waiting > 0, session.c.waiting_since), else_=now) if waiting else None
    values = {"waiting": waiting, "waiting_since": since, "heard_at": func.greatest(session.c.heard_at, now)}
    db.execute(update(session).where(session.c.id == session_id).values(values))


def _is_news(caller: Caller, waiting: int, now: datetime) -> bool:
    if caller.heard_at is None or waiting != caller.waiting:
        return True
    return waiting > 0 and now - caller.heard_at >= REFRESHED
