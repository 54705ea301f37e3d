"""Reading the queue: a shelf in the order asked for, or what a search finds in it."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    TextClause,
    and_,
    bindparam,
    column,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from tawasul_contract.records import FINISHED, STAFF_TURN, Status
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.found_in import tell_where
from tawasul_desk.services.intake import hex_of
from tawasul_desk.services.listing import LAST, RANKS, micros, moment
from tawasul_desk.services.mirror_tables import listing
from tawasul_desk.services.search_terms import Names, match_expression
from tawasul_desk.services.views import (
    SEARCH_LIMIT,
    Group,
    QueueCounts,
    QueuePage,
    QueueQuery,
    QueueRow,
    Shelf,
    SortKey,
)

_STATUSES: Final = tuple(Status)
_NAMED: Final = SQLiteDialect(paramstyle="named")
_LINES: Final[Select[Any]] = select(
    listing.c.id,
    listing.c.case_number,
    listing.c.applicant_ar,
    listing.c.applicant_en,
    listing.c.service_id,
    listing.c.status,
    listing.c.due_at,
    listing.c.updated_at,
    listing.c.assignee_id,
    listing.c.pending,
    listing.c.troubled,
    listing.c.office_id,
    listing.c.awaiting,
    listing.c.offered_to,
    listing.c.watched,
)
_KEYS: Final = {
    SortKey.WORK: "urgency",
    SortKey.CASE_NUMBER: "case_number",
    SortKey.APPLICANT: "applicant_key",
    SortKey.SERVICE: "service_id",
    SortKey.STATUS: "status",
    SortKey.DEADLINE: "due_key",
    SortKey.UPDATED: "updated_at",
}
_IN_NARROW: Final = ("n", "case_number", "applicant_key", "service_id", "status", "due_key", "urgency")

# Written out, not bound: only so does SQLite see that the partial indexes serve.
_OPEN: Final = text("listing.open = 1")
# Of these there are few: found first, in an index of their own, and then put in order.
_FEW: Final = "listing.n IN (SELECT few.n FROM listing AS few INDEXED BY {} WHERE few.{})"
_WATCHED: Final = text(_FEW.format("watched", "watched = 1"))
_AWAITING: Final = text(_FEW.format("awaiting", "awaiting = 1"))
_OFFERED: Final = text(_FEW.format("offered", "offered_to IN (SELECT value FROM json_each(:offered))"))
_PENDING: Final = text(_FEW.format("pending", "pending > 0"))
_CHOSEN: Final = text(
    'listing.n IN (SELECT n FROM "case" WHERE id IN (SELECT unhex(value) FROM json_each(:chosen)))'
)
_OF_STATUS: Final = text("(:statuses >> listing.status) & 1")
# CROSS JOIN keeps SQLite from asking the text index once for every case; the narrow index holds all that
# is asked of a case here. The last heard of come first because the text index can be read in that order.
_SEARCH: Final = """
SELECT line.n, line.case_number, line.applicant_key, line.service_id, line.status, line.due_key,
       line.urgency, line.updated_at
FROM search CROSS JOIN listing AS line INDEXED BY narrow ON line.n = search.rowid
WHERE search MATCH :match
  AND (:statuses >> line.status) & 1
  AND (:everyone OR line.assignee_id IS :assignee)
  AND (:service IS NULL OR line.service_id = :service)
  AND (:office IS NULL OR line.office_id = :office)
  AND (:before IS NULL OR line.due_key < :before)
  AND (NOT :watched OR line.watched = 1)
  AND (NOT :awaiting OR line.awaiting = 1)
  AND (:offered IS NULL OR line.offered_to IN (SELECT value FROM json_each(:offered)))
  AND (:chosen IS NULL OR line.n IN
       (SELECT n FROM "case" WHERE id IN (SELECT unhex(value) FROM json_each(:chosen))))
ORDER BY search.rowid DESC LIMIT :most
"""
_FOUND: Final = text(_SEARCH).columns(*map(column, (*_IN_NARROW, "updated_at"))).cte("found")
_FOUND_TOTAL: Final = select(func.count()).select_from(_FOUND).scalar_subquery().label("total")
OF_MINE: Final[dict[Shelf, tuple[Status, ...]]] = {
    Shelf.TURN: STAFF_TURN,
    Shelf.WAITING: (Status.RETURNED_TO_APPLICANT,),
    Shelf.FINISHED: FINISHED,
}
"""The parts of what an officer has, by status."""
_ANY: Final = frozenset(Status)


def _bits(statuses: Iterable[Status]) -> int:
    return sum(1 << RANKS[status] for status in statuses)


_OWN: Final = ", ".join(
    f"count(*) FILTER (WHERE ({_bits(statuses)} >> status) & 1)" for statuses in OF_MINE.values()
)
_COUNTS: Final = f"""
WITH own (turn, waiting, finished) AS (SELECT {_OWN} FROM listing WHERE assignee_id = ? AND open = 1)
SELECT (SELECT turn FROM own), (SELECT waiting FROM own), (SELECT finished FROM own),
       (SELECT count(*) FROM listing WHERE assignee_id IS NULL AND open = 1),
       (SELECT count(*) FROM listing),
       (SELECT count(*) FROM listing WHERE watched = 1 AND open = 1)
"""  # noqa: S608 - numbers of ours


class _Shape(NamedTuple):
    """All of a question but its values: each is put into SQL once."""

    shelf: Shelf
    sort: SortKey
    descending: bool
    open_only: bool
    of_status: bool
    of_service: bool
    of_office: bool
    of_assignee: bool
    late: bool
    awaiting: bool
    offered: bool
    chosen: bool


def read_page(
    connection: Connection,
    query: QueueQuery,
    offset: int,
    limit: int,
    me: UUID,
    now: datetime,
    names: Names = MappingProxyType({}),
) -> QueuePage:
    """Return these lines of the queue; with a text in the query, of what the search found.

    `now` parts the work order into what is late, due today, and later; by `names` a search knows what a
    case has the code of. It looks at the last heard
    cases that it finds, `SEARCH_LIMIT` at most.
    """
    match = match_expression(query.text, names)
    searching = bool(query.text.strip())
    if searching and match is None:
        return QueuePage(query, offset, 0, ())
    count, lines = (_search_sql if searching else _shelf_sql)(_shape(query))
    values = _values(query, me) | _moments(now) | {"match": match, "offset": offset, "lines": limit}
    rows = connection.exec_driver_sql(lines, values).all()
    found = tuple(map(_row, rows))
    if searching and rows:  # a search counts as it goes
        return QueuePage(query, offset, rows[0][-1], tell_where(connection, found, query.text, names))
    total, *parts = connection.exec_driver_sql(count, values).one()
    if searching:
        return QueuePage(query, offset, total, ())
    *parts, pending = parts
    groups = tuple((group, count) for group, count in zip(Group, parts, strict=False) if count)
    return QueuePage(query, offset, total, found, groups, bool(pending))


def read_counts(connection: Connection, me: UUID) -> QueueCounts:
    """Return how many cases each shelf holds."""
    return QueueCounts(*connection.exec_driver_sql(_COUNTS, (me.bytes,)).one())


def _moments(now: datetime) -> dict[str, int]:
    tomorrow = now.astimezone(RIYADH).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return {"now": micros(now), "tomorrow": micros(tomorrow), "last": LAST}


def _values(query: QueueQuery, me: UUID) -> dict[str, object]:
    return {
        "statuses": _bits(_shown(query)),
        "everyone": query.shelf in (Shelf.ALL, Shelf.WATCHED) and query.assignee_id is None,
        "assignee": _whose(query, me),
        "service": query.service_id,
        "office": query.office_id,
        "before": query.due_before and micros(query.due_before),
        "watched": query.shelf is Shelf.WATCHED,
        "awaiting": query.awaiting_approval,
        "offered": json.dumps(query.offered_to) if query.offered_to else None,
        "chosen": None if query.case_ids is None else _chosen(query.case_ids),
        "most": SEARCH_LIMIT,
    }


def _whose(query: QueueQuery, me: UUID) -> bytes | None:
    whose = me if _is_mine(query.shelf) else query.assignee_id
    return whose.bytes if whose else None


@lru_cache(maxsize=2)
def _chosen(case_ids: tuple[UUID, ...]) -> str:
    return hex_of(case_ids)


def _shown(query: QueueQuery) -> frozenset[Status]:
    """Return what a shelf shows: closed requests only where all are, or where they are asked for."""
    there = frozenset(OF_MINE.get(query.shelf, _ANY))
    all_there_are = query.shelf is Shelf.ALL and query.assignee_id is None
    usual = there if all_there_are else there - {Status.CLOSED}
    return query.statuses & there if query.statuses else usual


def _is_mine(shelf: Shelf) -> bool:
    return shelf is Shelf.MINE or shelf in OF_MINE


def _shape(query: QueueQuery) -> _Shape:
    return _Shape(
        query.shelf,
        query.sort,
        query.descending,
        open_only=Status.CLOSED not in _shown(query),
        of_status=bool(query.statuses) or query.shelf in OF_MINE,
        of_service=query.service_id is not None,
        of_office=query.office_id is not None,
        of_assignee=query.assignee_id is not None,
        late=query.due_before is not None,
        awaiting=query.awaiting_approval,
        offered=bool(query.offered_to),
        chosen=query.case_ids is not None,
    )


@lru_cache(maxsize=256)
def _shelf_sql(shape: _Shape) -> tuple[str, str]:
    where = _where(shape)
    inside = select(listing.c.n).where(*where).order_by(*_order(shape, listing.c))
    pending = select(listing.c.n).where(*where, _PENDING).exists()
    counted = select(func.count(), *_groups(shape), pending).select_from(listing).where(*where)
    return _sql(counted), _sql(_page(_LINES, inside, shape))


def _groups(shape: _Shape) -> list[ColumnElement[int]]:
    """Return the counts of the parts of the work order, in the order of `Group`."""
    if shape.sort is not SortKey.WORK:
        return []
    key = listing.c[_key_of(shape)]
    ends: tuple[ColumnElement[Any], ...] = (
        literal_column("0"),
        bindparam("now"),
        bindparam("tomorrow"),
        bindparam("last"),
    )
    before = [key < end for end in ends]
    parts = [before[0], *(and_(~earlier, later) for earlier, later in pairwise(before)), ~before[-1]]
    return [func.count().filter(part) for part in parts]


@lru_cache(maxsize=64)
def _search_sql(shape: _Shape) -> tuple[str, str]:
    inside = select(_FOUND.c.n).order_by(*_order(shape, _FOUND.c))
    return _sql(select(_FOUND_TOTAL)), _sql(_page(_LINES.add_columns(_FOUND_TOTAL), inside, shape))


def _page(lines: Select[Any], inside: Select[Any], shape: _Shape) -> Select[Any]:
    """The order is found in an index first; only then are the lines of one page read."""
    page = inside.offset(bindparam("offset")).limit(bindparam("lines"))
    return lines.where(listing.c.n.in_(page)).order_by(*_order(shape, listing.c))


def _where(shape: _Shape) -> list[ColumnElement[bool] | TextClause]:
    conditions: tuple[tuple[bool, ColumnElement[bool] | TextClause], ...] = (
        (_is_mine(shape.shelf) or shape.of_assignee, listing.c.assignee_id == bindparam("assignee")),
        (shape.shelf is Shelf.UNASSIGNED, listing.c.assignee_id.is_(None)),
        (shape.shelf is Shelf.WATCHED, _WATCHED),
        (shape.open_only, _OPEN),
        (shape.of_status, _OF_STATUS),
        (shape.of_service, listing.c.service_id == bindparam("service")),
        (shape.of_office, listing.c.office_id == bindparam("office")),
        (shape.late, listing.c.due_key < bindparam("before")),
        (shape.awaiting, _AWAITING),
        (shape.offered, _OFFERED),
        (shape.chosen, _CHOSEN),
    )
    return [condition for wanted, condition in conditions if wanted]


def _order(
    shape: _Shape, columns: ReadOnlyColumnCollection[str, Any]
) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    key, n = columns[_key_of(shape)], columns["n"]
    return (key.desc(), n.desc()) if shape.descending else (key, n)


def _key_of(shape: _Shape) -> str:
    # Whose turn it is matters to the one whose turn it is: not on the shelf of all.
    everybodys = shape.sort is SortKey.WORK and shape.shelf is Shelf.ALL
    return "due_key" if everybodys else _KEYS[shape.sort]


def _sql(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_NAMED))


def _row(row: Row[*tuple[Any, ...]]) -> QueueRow:
    case_id, number, name_ar, name_en, service_id, status, due, *rest = row
    updated, assignee, pending, troubled, office_id, awaiting, offered_to, watched = rest[:8]
    return QueueRow(
        UUID(bytes=case_id),
        number,
        name_ar,
        name_en,
        service_id,
        _STATUSES[status],
        None if due is None else moment(due),
        moment(updated),
        None if assignee is None else _person(assignee),
        pending,
        bool(troubled),
        office_id,
        bool(awaiting),
        offered_to,
        bool(watched),
    )


@lru_cache(maxsize=4096)
def _person(assignee_id: bytes) -> UUID:
    return UUID(bytes=assignee_id)
