"""Counting the open cases of an office anew after its working time changed, part after part."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from random import uniform
from typing import Final

import structlog
from anyio import to_thread
from sqlalchemy import Connection, Engine, bindparam, delete, exists, insert, select, update

from tawasul_central import due_times, feed
from tawasul_central.database import transaction
from tawasul_central.log import crash
from tawasul_central.rows import AnyRow
from tawasul_central.tables import recount

PART: Final = 1_000  # cases of one transaction, for a page of the feed ends only where one does
LOOK_EVERY: Final = 30.0  # seconds; whether somebody has left something undone
ANSWER_WITHIN: Final = 10.0  # seconds; a desk waits for thirty

# Why no open case keeps a due time of the calendar before:
# - Whoever puts a calendar in force asks for the count in the same transaction, under `catalogues.lock`.
# - An act that counts a case by itself keeps that lock from others until it commits (`due_times.count`).
#   Either it committed before the calendar did, and the parts, all of which come later, find its case; or it
#   had to wait, and counted on the new calendar.
# - A part reads the calendar once it has locked its cases: of two parts with the same case, the one that
#   writes last has read the newer calendar.
# - A calendar that comes in the middle asks for a count of its own, from the first case on; the earlier one
#   ends there. What a killed process leaves is the row that says where to go on.
_newer = recount.alias("newer")
_is_outdated = exists().where(_newer.c.office_id == recount.c.office_id, _newer.c.id > recount.c.id)
_NEXT = (
    select(recount)
    .add_columns(_is_outdated.label("is_outdated"))
    .where(recount.c.id.not_in(bindparam("failed", expanding=True)))
    .order_by(recount.c.id)
    .limit(1)
    .with_for_update(of=recount, skip_locked=True)  # another process may be at it
)


def ask(db: Connection, office_ids: Iterable[str]) -> None:
    """Have the open cases of these offices counted anew once this transaction has committed."""
    wanted = [{"office_id": office_id} for office_id in office_ids]
    if wanted:
        db.execute(insert(recount), wanted)


def finish(engine: Engine, stopping: Callable[[], bool] = lambda: False) -> None:
    """Count part after part until nothing is left that no other process is at.

    What fails is logged and left for the next time; it keeps nothing else from being counted.
    """
    failed: list[int] = []
    while not stopping():
        with transaction(engine) as db:
            asked = db.execute(_NEXT, {"failed": failed}).one_or_none()
            if asked is None:
                return
            if not _is_counted(db, asked):
                failed.append(asked.id)


def finish_soon(engine: Engine) -> None:
    """Do as much of it as somebody can wait for; whatever becomes of it, what they did is done."""
    until = time.monotonic() + ANSWER_WITHIN
    _try_to_finish(engine, lambda: time.monotonic() > until)


async def attend(engine: Engine) -> None:
    """Finish what a killed or hurried process has left, now and whenever there is some, until cancelled."""
    stopped = threading.Event()
    try:
        while True:
            await to_thread.run_sync(_try_to_finish, engine, stopped.is_set, abandon_on_cancel=True)
            await asyncio.sleep(uniform(0, 2 * LOOK_EVERY))  # noqa: S311 - processes must not all look at once
    finally:
        stopped.set()


def _try_to_finish(engine: Engine, stopping: Callable[[], bool]) -> None:
    try:
        finish(engine, stopping)
    except Exception as error:  # the next look goes on
        structlog.get_logger().warning("recount_interrupted", **crash(error))


def _is_counted(db: Connection, asked: AnyRow) -> bool:
    """Count the next part of it, and say whether that went well."""
    try:
        with db.begin_nested():
            _count_part(db, asked)
    except Exception as error:
        structlog.get_logger().warning("recount_put_off", office=asked.office_id, **crash(error))
        return False
    return True


def _count_part(db: Connection, asked: AnyRow) -> None:
    this = recount.c.id == asked.id
    if asked.is_outdated:
        db.execute(delete(recount).where(this))
        return
    part = due_times.recount_part(db, asked.office_id, asked.after, PART)
    if part.last is None:
        db.execute(delete(recount).where(this))
    else:
        db.execute(update(recount).where(this).values(after=part.last))
    feed.announce(db, part.touched)
