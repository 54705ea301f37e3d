"""Closing what is finished and stays so: after the catalogue's delay, by the service itself."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import uniform
from typing import Final
from uuid import UUID

import structlog
from anyio import to_thread
from sqlalchemy import Connection, Engine, func, select

from tawasul_central import audit, board_filling, effects, feed, rows
from tawasul_central.database import transaction
from tawasul_central.log import crash
from tawasul_central.tables import case_file, event
from tawasul_central.work import Change
from tawasul_contract.records import EventKind, Status

ACTION: Final = "close_by_itself"
WAITING: Final = (Status.PROCESSED, Status.RETURNED_TO_APPLICANT)
TOLD: Final = (EventKind.STATUS_CHANGED, EventKind.RESPONSE)
AT_ONCE: Final = 1_000  # cases looked at with one statement
LOOK_EVERY: Final = 1800.0  # seconds

# What the applicant was told last; a note among the staff puts nothing off.
_LAST_TOLD = (
    select(func.max(event.c.at))
    .where(event.c.case_id == case_file.c.id, event.c.kind.in_(TOLD))
    .scalar_subquery()
)
_WAITING = select(case_file.c.id, case_file.c.service_id, _LAST_TOLD.label("told_at")).where(
    case_file.c.status.in_(WAITING)
)

# Why each is closed once, however many processes look: all that a process finds is looked at again, by
# itself, once its row is locked; whoever comes second finds it locked, or closed.


def close_due(engine: Engine, now: datetime, stopping: Callable[[], bool] = lambda: False) -> int:
    """Close every case whose time has come by `now`, each in a transaction of its own; return how many.

    A case that fails is logged and left for the next time, and keeps no other from being closed.
    """
    closed = 0
    for case_id in _due(engine, now):
        if stopping():
            break
        try:
            with transaction(engine) as db:
                closed += _close(db, case_id, now)
        except Exception as error:
            structlog.get_logger().warning("closing_failed", case=str(case_id), **crash(error))
    return closed


async def attend(engine: Engine) -> None:
    """Close what is due, again and again, until cancelled."""
    stopped = threading.Event()
    try:
        while True:
            await asyncio.sleep(uniform(0, 2 * LOOK_EVERY))  # noqa: S311 - processes must not all look at once
            await to_thread.run_sync(_try_to_close, engine, stopped.is_set, abandon_on_cancel=True)
    finally:
        stopped.set()


def _try_to_close(engine: Engine, stopping: Callable[[], bool]) -> None:
    try:
        if closed := close_due(engine, datetime.now(UTC), stopping):
            structlog.get_logger().info("closed_by_itself", cases=closed)
    except Exception as error:  # the next look goes on
        structlog.get_logger().warning("closing_interrupted", **crash(error))


def _due(engine: Engine, now: datetime) -> Iterator[UUID]:
    """Yield the cases that seem due, part after part."""
    after = UUID(int=0)
    while True:
        with transaction(engine) as db:
            page = _WAITING.where(case_file.c.id > after).order_by(case_file.c.id).limit(AT_ONCE)
            found = db.execute(page).all()
            before = _limits(db, now) if found else {}  # a new central has no catalogue yet
        yield from (row.id for row in found if _is_due(row.service_id, row.told_at, before))
        if len(found) < AT_ONCE:
            return
        after = found[-1].id


def _close(db: Connection, case_id: UUID, now: datetime) -> bool:
    """Close the case where that is still due and nobody else is at it; return whether it was."""
    this = case_file.c.id == case_id
    row = db.execute(select(case_file).where(this).with_for_update(skip_locked=True)).one_or_none()
    # Only now: a statement sees what was committed before it began, and the row is ours from here on.
    due = db.execute(_WAITING.where(this)).one_or_none() if row else None
    if row is None or due is None or not _is_due(due.service_id, due.told_at, _limits(db, now)):
        return False
    effect = effects.close(Change(db, now, rows.case_of(row)))
    board_filling.count_hours(db, case_id)
    seq = feed.announce(db, effect.touched, effect.exits)
    audit.record_service(db, ACTION, seq=seq, case_id=case_id, subject=Status.CLOSED)
    return True


def _limits(db: Connection, now: datetime) -> dict[str, datetime]:
    """Return for each service that closes its cases the moment before which they must have been told."""
    services = rows.active_catalogue(db).services
    return {
        each.id: now - timedelta(days=each.close_after_days)
        for each in services
        if each.close_after_days is not None
    }


def _is_due(service_id: str, told_at: datetime | None, before: dict[str, datetime]) -> bool:
    return told_at is not None and service_id in before and told_at <= before[service_id]
