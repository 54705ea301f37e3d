"""The queue as rows that can be read in order: one derived line for each case."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, Connection, Row, Select, func, literal_column, select, text

from tawasul_contract.records import CaseRecord, Record, Status
from tawasul_desk.services import arabic
from tawasul_desk.services.mirror_tables import listing
from tawasul_desk.services.views import (
    SEARCH_LIMIT,
    QueueCounts,
    QueuePage,
    QueueQuery,
    QueueRow,
    Shelf,
    SortKey,
)

RANKS: Final = {status: rank for rank, status in enumerate(Status)}
_STATUSES: Final = tuple(Status)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
LAST: Final = 2**62  # later than any deadline
_FIRST: Final = -(2**62)
_FINISHED: Final = (Status.PROCESSED, Status.CLOSED)

Values = tuple[object, ...]
INSERT: Final = """
INSERT OR REPLACE INTO listing (
    n, id, case_number, applicant_ar, applicant_en, applicant_key, service_id, status, open,
    assignee_id, due_at, due_key, urgency, updated_at, pending, troubled
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Overlay(Record):
    """What the waiting operations of a case make of its line in the queue; None: they leave it alone."""

    case_id: UUID
    status: Status | None = None
    assignee_id: UUID | None = None
    updated_at: datetime | None = None
    pending: int = 0
    troubled: bool = False

    @property
    def empty(self) -> "Overlay":
        """Return the overlay of this case that changes nothing."""
        return Overlay(case_id=self.case_id)


def row_values(n: int, case: CaseRecord, over: Overlay | None) -> Values:
    """Return the line of this case for `INSERT`, with what is laid over it."""
    over = over or Overlay(case_id=case.id)
    status = over.status or case.status
    assignee = over.assignee_id or case.assignee_id
    due = None if status is Status.RETURNED_TO_APPLICANT or case.due_at is None else micros(case.due_at)
    due_key = LAST if due is None or status in _FINISHED else due
    return (
        n,
        case.id.bytes,
        case.case_number,
        case.applicant.name_ar,
        case.applicant.name_en,
        arabic.fold(case.applicant.name_ar),
        case.service_id,
        RANKS[status],
        status is not Status.CLOSED,
        assignee.bytes if assignee else None,
        due,
        due_key,
        # The case comes back to the same officer, at the top.
        (due_key if due_key < LAST else 0) + _FIRST if status is Status.RETURNED_BY_APPLICANT else due_key,
        micros(max(over.updated_at or case.updated_at, case.updated_at)),
        over.pending,
        over.troubled,
    )


def micros(moment: datetime) -> int:
    """Return the moment in microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(value: int) -> datetime:
    """Return the UTC moment of these microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=value)


def read_page(connection: Connection, query: QueueQuery, offset: int, limit: int, me: UUID) -> QueuePage:
    """Return these lines of the queue; with a text in the query, of what the search found."""
    if not query.text.strip():
        where = _where(query, me)
        total = connection.execute(select(func.count()).select_from(listing).where(*where)).scalar_one()
        inside = _ordered(select(listing.c.n).where(*where), query).offset(offset).limit(limit)
        rows = connection.execute(_ordered(_LINES.where(listing.c.n.in_(inside)), query))
    else:
        found = search_rows(connection, query, me)
        total = len(found)
        rows = connection.execute(
            _ordered(_LINES.where(listing.c.n.in_(found)), query).offset(offset).limit(limit)
        )
    return QueuePage(query, offset, int(total), tuple(map(_row, rows)))


def search_rows(connection: Connection, query: QueueQuery, me: UUID) -> list[int]:
    """Return the rows that the text of the query finds, the last heard of first, at most `SEARCH_LIMIT`."""
    match = arabic.fts_query(query.text)
    if match is None:
        return []
    values = {
        "match": match,
        "statuses": sum(1 << RANKS[status] for status in _shown(query)),
        "everyone": query.shelf is Shelf.ALL,
        "assignee": me.bytes if query.shelf is Shelf.MINE else None,
        "service": query.service_id,
        "limit": SEARCH_LIMIT,
    }
    return list(connection.execute(_SEARCH, values).scalars())


def read_counts(connection: Connection, me: UUID) -> QueueCounts:
    """Return how many cases each shelf holds."""
    return QueueCounts(*connection.execute(_COUNTS, {"me": me.bytes}).one())


def _shown(query: QueueQuery) -> frozenset[Status]:
    """The statuses that a shelf shows: closed requests only where all are, or where they are asked for."""
    everything = frozenset(Status)
    usual = everything if query.shelf is Shelf.ALL else everything - {Status.CLOSED}
    return query.statuses or usual


def _where(query: QueueQuery, me: UUID) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if query.shelf is not Shelf.ALL:
        mine = listing.c.assignee_id == me.bytes
        where.append(mine if query.shelf is Shelf.MINE else listing.c.assignee_id.is_(None))
        if Status.CLOSED not in _shown(query):
            where.append(_OPEN)
    if query.statuses:
        where.append(listing.c.status.in_([RANKS[status] for status in query.statuses]))
    if query.service_id is not None:
        where.append(listing.c.service_id == query.service_id)
    return where


def _ordered(lines: Select[Any], query: QueueQuery) -> Select[Any]:
    column = _KEYS[query.sort]
    if query.sort is SortKey.DEADLINE:
        column = listing.c.due_key if query.shelf is Shelf.ALL else listing.c.urgency
    if query.descending:
        return lines.order_by(column.desc(), listing.c.n.desc())
    return lines.order_by(column, listing.c.n)


def _row(row: Row[Any]) -> QueueRow:
    return QueueRow(
        case_id=UUID(bytes=row.id),
        case_number=row.case_number,
        applicant_ar=row.applicant_ar,
        applicant_en=row.applicant_en,
        service_id=row.service_id,
        status=_STATUSES[row.status],
        due_at=None if row.due_at is None else moment(row.due_at),
        updated_at=moment(row.updated_at),
        assignee_id=UUID(bytes=row.assignee_id) if row.assignee_id else None,
        pending=row.pending,
        troubled=bool(row.troubled),
    )


_LINES: Final = select(
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
)
# Written out, not bound: only so does SQLite see that the partial indexes serve.
_OPEN: Final[ColumnElement[bool]] = literal_column("listing.open = 1", Boolean)
_KEYS: Final = {
    SortKey.CASE_NUMBER: listing.c.case_number,
    SortKey.APPLICANT: listing.c.applicant_key,
    SortKey.SERVICE: listing.c.service_id,
    SortKey.STATUS: listing.c.status,
    SortKey.DEADLINE: listing.c.urgency,
    SortKey.UPDATED: listing.c.updated_at,
}
# CROSS JOIN keeps SQLite from asking the text index once for every case; the narrow index holds all that
# is asked of a case here. The last heard of come first because the index can be read in that order.
_SEARCH: Final = text("""
SELECT line.n FROM search CROSS JOIN listing AS line INDEXED BY narrow ON line.n = search.rowid
WHERE search MATCH :match
  AND (:statuses >> line.status) & 1
  AND (:everyone OR line.assignee_id IS :assignee)
  AND (:service IS NULL OR line.service_id = :service)
ORDER BY search.rowid DESC LIMIT :limit
""")
_COUNTS: Final = text("""
SELECT (SELECT count(*) FROM listing WHERE assignee_id = :me AND open = 1),
       (SELECT count(*) FROM listing WHERE assignee_id IS NULL AND open = 1),
       (SELECT count(*) FROM listing)
""")
