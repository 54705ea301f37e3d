"""The feed of changes: numbered by one counter that is bumped last, read from a cursor."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import (
    Connection,
    false,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    text,
    true,
    union_all,
)

from tawasul_central import change_json, cursors, rows
from tawasul_central.auth import Caller
from tawasul_central.cursors import Terms
from tawasul_central.rows import AnyRow, AnySelect
from tawasul_central.settings import Settings
from tawasul_central.sight import visible
from tawasul_central.tables import case_file, change, feed_care, feed_counter, scope_exit
from tawasul_contract.records import StaffRecord

Entity = Literal["case", "event", "attachment", "staff", "catalogue"]
REMOVAL: Final = "removal"
CHANNEL: Final = "feed_head"  # PostgreSQL tells there of every new number
THE_CATALOGUE: Final = UUID(int=0)  # there is one, so it needs no id of its own


@dataclass(frozen=True)
class Touched:
    """Something that is no longer as it was."""

    entity: Entity
    id: UUID
    case_id: UUID | None = None


@dataclass(frozen=True)
class Exit:
    """An audience, one person or the officers of one office, from whose sight a case may have gone."""

    case_id: UUID
    staff_id: UUID | None = None
    office_id: str | None = None
    reason: str = "out_of_scope"


_POSITION = select(feed_counter.c.n, feed_counter.c.epoch)
_TERMS = _POSITION.add_columns(feed_care.c.exits_gone, feed_care.c.resyncs).join(feed_care, true())
_ANNOUNCE = text("""
WITH bumped AS (
    UPDATE feed_counter SET n = n + :count RETURNING n
), logged AS (
    INSERT INTO feed_transaction (last, first, at) SELECT n, n - :count + 1, clock_timestamp() FROM bumped
), moved AS (
    INSERT INTO change (entity, entity_id, case_id, seq, txn_last)
    SELECT t.entity, t.id, t.case_id, n - :count + t.place, n
    FROM bumped, unnest(CAST(:entities AS text[]), CAST(:ids AS uuid[]), CAST(:cases AS uuid[]))
        WITH ORDINALITY AS t (entity, id, case_id, place)
    ON CONFLICT (entity, entity_id)
    DO UPDATE SET seq = excluded.seq, txn_last = excluded.txn_last, case_id = excluded.case_id
), gone AS (
    INSERT INTO scope_exit (audience_staff, audience_office, case_id, reason, seq, txn_last)
    SELECT t.staff_id, t.office_id, t.case_id, t.reason, n - :exits + t.place, n
    FROM bumped, unnest(CAST(:exit_staff AS uuid[]), CAST(:exit_offices AS text[]),
                        CAST(:exit_cases AS uuid[]), CAST(:reasons AS text[]))
        WITH ORDINALITY AS t (staff_id, office_id, case_id, reason, place)
)
SELECT n, pg_notify(:channel, CAST(n AS text)) FROM bumped
""")


def announce(db: Connection, touched: Iterable[Touched], exits: Sequence[Exit] = ()) -> int:
    """Number these changes and return the last number. Call it last: its lock is held until the commit."""
    changes = list(dict.fromkeys(touched))
    if not changes and not exits:
        return position(db)[0]
    values = {
        "count": len(changes) + len(exits),
        "entities": [item.entity for item in changes],
        "ids": [item.id for item in changes],
        "cases": [item.case_id for item in changes],
        "exits": len(exits),
        "exit_staff": [item.staff_id for item in exits],
        "exit_offices": [item.office_id for item in exits],
        "exit_cases": [item.case_id for item in exits],
        "reasons": [item.reason for item in exits],
        "channel": CHANNEL,
    }
    return int(db.execute(_ANNOUNCE, values).scalar_one())


def position(db: Connection) -> tuple[int, str]:
    """Return where the feed stands and its epoch."""
    row = db.execute(_POSITION).one()
    return row.n, row.epoch


def terms(db: Connection, caller: Caller) -> Terms:
    """Return what this person's cursors must agree with."""
    row = db.execute(_TERMS).one()
    return Terms(row.epoch, row.n, row.exits_gone, caller.scope, row.resyncs + caller.resyncs)


def page(db: Connection, settings: Settings, caller: Caller, cursor: str, limit: int) -> bytes:
    """Return the JSON of a ChangePage after this cursor; `db` must be a still picture.

    A page ends only where a transaction ends, so it may hold more rows than `limit`. A cursor that does
    not serve any more is a problem `resync-required`.
    """
    now = datetime.now(UTC)
    agreed = terms(db, caller)
    head, after = agreed.head, cursors.read(settings, agreed, cursor, now)
    found, end = _rows(db, caller, after, head, limit) if after < head else ([], head)
    answer = {
        "after": cursor,
        "next": cursors.write(settings, agreed, end, now),
        "more": end < head,
        "head": head,
        "server_time": now.isoformat(),
    }
    changes = ",".join(_changes(db, found, caller.staff))
    return f'{{"changes":[{changes}],{json.dumps(answer)[1:]}'.encode()


def _rows(db: Connection, caller: Caller, after: int, head: int, limit: int) -> tuple[Sequence[AnyRow], int]:
    """Return the rows of a page and the number at which it ends."""
    found = db.execute(_waiting(caller, after, head, limit + 1)).all()
    if len(found) <= limit:
        return found, head
    end = found[limit - 1].txn_last
    if found[limit].seq > end:
        return found[:limit], end
    return db.execute(_waiting(caller, after, end, None)).all(), end


def _waiting(caller: Caller, after: int, upto: int, limit: int | None) -> AnySelect:
    # Each side is ordered and cut on its own, so that a page of a long feed costs no more than a page.
    staff, sight = caller.staff, visible(caller.staff)
    touched = (
        select(change.c.seq, change.c.txn_last, change.c.entity, change.c.entity_id, change.c.case_id)
        .add_columns(null().label("reason"))
        .outerjoin(case_file, case_file.c.id == change.c.case_id)
        .where(change.c.seq > after, change.c.seq <= upto)
        .where(or_(change.c.case_id.is_(None), sight))
        .order_by(change.c.seq)
        .limit(limit)
    )
    mine = or_(scope_exit.c.audience_staff == staff.id, scope_exit.c.audience_office.in_(staff.office_ids))
    gone = (
        select(scope_exit.c.seq, scope_exit.c.txn_last, literal(REMOVAL), scope_exit.c.case_id)
        .add_columns(scope_exit.c.case_id, scope_exit.c.reason)
        .outerjoin(case_file, case_file.c.id == scope_exit.c.case_id)
        .where(scope_exit.c.seq > after, scope_exit.c.seq <= upto, mine)
        .where(not_(func.coalesce(sight, false())))
        .order_by(scope_exit.c.seq)
        .limit(limit)
    )
    both = union_all(touched.subquery().select(), gone.subquery().select()).subquery()
    return select(both).order_by(both.c.seq).limit(limit)


def _changes(db: Connection, found: Sequence[AnyRow], reader: StaffRecord) -> list[str]:
    """Return the JSON of each change, in the order of their numbers."""
    bodies = {
        entity: _bodies(db, entity, [row.entity_id for row in found if row.entity == entity], reader)
        for entity in rows.RECORDS
    }
    return [_written(db, row, bodies) for row in found]


def _bodies(db: Connection, entity: str, ids: Sequence[UUID], reader: StaffRecord) -> Mapping[UUID, str]:
    if not ids:
        return {}
    table, _ = rows.RECORDS[entity]
    record = change_json.records(entity, reader).where(table.c.id.in_(ids)).subquery("record")
    return {row.id: row.body for row in db.execute(change_json.changes(entity, record))}


def _written(db: Connection, row: AnyRow, bodies: Mapping[str, Mapping[UUID, str]]) -> str:
    if row.entity == REMOVAL:
        return change_json.removal(row.seq, row.case_id, row.reason)
    if row.entity == rows.CATALOGUE:
        return change_json.catalogue_change(db)
    return bodies[row.entity][row.entity_id]
