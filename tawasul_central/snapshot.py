"""Everything a person may see, page by page, for the first synchronisation of a desk."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, func, select

from tawasul_central import change_json, cursors, feed, rows
from tawasul_central.auth import Caller
from tawasul_central.rows import AnySelect
from tawasul_central.settings import Settings
from tawasul_central.sight import visible
from tawasul_central.tables import attachment, case_file, event, staff

CASES_PER_PAGE: Final = 500


@dataclass(frozen=True)
class Place:
    """How far a snapshot has come; `cursor` is where the feed goes on once it is whole."""

    cursor: str
    head: int
    last: str
    done: int
    total: int


def page(db: Connection, settings: Settings, caller: Caller, after: str | None) -> bytes:
    """Return the JSON of the SnapshotPage after this place (None: the first); `db` is a still picture.

    A place that belongs to another scope or epoch is a problem `resync-required`.
    """
    now = datetime.now(UTC)
    place = _first(db, settings, caller, now) if after is None else _resumed(db, settings, caller, after, now)
    changes = _opening(db, caller) if after is None else []
    cases = db.execute(_cases(caller, place)).all()
    ids = [row.id for row in cases]
    changes += [row.body for row in cases]
    for entity in ("event", "attachment"):
        changes += _children(db, entity, ids, caller)
    done = place.done + len(changes)
    following = Place(place.cursor, place.head, ids[-1].hex, done, place.total) if ids else place
    answer = {
        "after": after,
        "next": cursors.write_place(settings, asdict(following)) if len(ids) == CASES_PER_PAGE else None,
        "cursor": place.cursor,
        "head": place.head,
        "done": done,
        "total": place.total,
        "server_time": now.isoformat(),
    }
    return f'{{"changes":[{",".join(changes)}],{json.dumps(answer)[1:]}'.encode()


def _first(db: Connection, settings: Settings, caller: Caller, now: datetime) -> Place:
    terms = feed.terms(db, caller)
    cursor = cursors.write(settings, terms, terms.head, now)
    return Place(cursor, terms.head, UUID(int=0).hex, 0, _total(db, caller))


def _resumed(db: Connection, settings: Settings, caller: Caller, after: str, now: datetime) -> Place:
    facts: dict[str, Any] = cursors.read_place(settings, after)
    cursors.read(settings, feed.terms(db, caller), facts["cursor"], now)
    return Place(**{name: facts[name] for name in Place.__dataclass_fields__})


def _total(db: Connection, caller: Caller) -> int:
    seen = select(case_file.c.id).where(visible(caller.staff))
    counts = [
        select(func.count()).select_from(seen.subquery()).scalar_subquery(),
        *(
            select(func.count()).select_from(table).where(table.c.case_id.in_(seen)).scalar_subquery()
            for table in (event, attachment)
        ),
        select(func.count()).select_from(staff).scalar_subquery(),
    ]
    return 1 + sum(db.execute(select(*counts)).one())  # and the catalogue


def _opening(db: Connection, caller: Caller) -> list[str]:
    people = change_json.records("staff", caller.staff).subquery("record")
    return [
        change_json.catalogue_change(db),
        *_bodies(db, change_json.changes("staff", people).order_by(people.c.user_name)),
    ]


def _cases(caller: Caller, place: Place) -> AnySelect:
    record = (
        change_json.records("case", caller.staff)
        .where(visible(caller.staff), case_file.c.id > UUID(place.last))
        .order_by(case_file.c.id)
        .limit(CASES_PER_PAGE)
        .subquery("record")
    )
    return change_json.changes("case", record).order_by(record.c.id)


def _children(db: Connection, entity: str, case_ids: list[UUID], caller: Caller) -> list[str]:
    table, _ = rows.RECORDS[entity]
    wanted = change_json.records(entity, caller.staff).where(table.c.case_id.in_(case_ids))
    record = wanted.subquery("record")
    return _bodies(db, change_json.changes(entity, record))


def _bodies(db: Connection, changes: AnySelect) -> list[str]:
    return [row.body for row in db.execute(changes)]
