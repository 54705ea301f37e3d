"""The line of the queue that is derived from each case."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from tawasul_contract.record import Record
from tawasul_contract.records import CaseRecord, Status
from tawasul_desk.services import arabic

RANKS: Final = {status: rank for rank, status in enumerate(Status)}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
LAST: Final = 2**62  # later than any deadline
FIRST: Final = -(2**62)
_FINISHED: Final = (Status.PROCESSED, Status.CLOSED)

Values = tuple[object, ...]
INSERT: Final = """
INSERT OR REPLACE INTO listing (
    n, id, case_number, applicant_ar, applicant_en, applicant_key, service_id, status, open,
    assignee_id, due_at, due_key, urgency, updated_at, pending, troubled, office_id, awaiting, offered_to,
    watched
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Moved(Record):
    """A change of status that waits."""

    to: Status
    at: datetime


class Overlay(Record):
    """What the waiting operations of a case make of its line in the queue; None: they leave it alone.

    Nobody and nowhere are values too: `reassigned` and `offered` say that the next field is laid over.
    `accepted`: the case goes to the office that it was offered to, or to `office_id`.
    """

    case_id: UUID
    status: Status | None = None
    moves: tuple[Moved, ...] = ()
    reassigned: bool = False
    assignee_id: UUID | None = None
    offered: bool = False
    offered_to: str | None = None
    accepted: bool = False
    office_id: str | None = None
    awaiting: bool | None = None
    watched: bool | None = None
    updated_at: datetime | None = None
    pending: int = 0
    troubled: bool = False

    @property
    def empty(self) -> "Overlay":
        """Return the overlay of this case that changes nothing."""
        return Overlay(case_id=self.case_id)


def row_values(n: int, case: CaseRecord, over: Overlay | None, me: str | None) -> Values:
    """Return the line of this case for `INSERT`, with what is laid over it; `me`: whose queue it is."""
    over = over or Overlay(case_id=case.id)
    status = over.status or case.status
    assignee = over.assignee_id if over.reassigned else case.assignee_id
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
        (due_key if due_key < LAST else 0) + FIRST if status is Status.RETURNED_BY_APPLICANT else due_key,
        micros(max(over.updated_at or case.updated_at, case.updated_at)),
        over.pending,
        over.troubled,
        *_steered(case, over, me),
    )


def _steered(case: CaseRecord, over: Overlay, me: str | None) -> Values:
    """Return the office, whether approval is awaited, the office offered to, and if the officer watches."""
    asked = case.approval_asked_by is not None if over.awaiting is None else over.awaiting
    watches = any(str(each) == me for each in case.watcher_ids)
    watched = watches if over.watched is None else over.watched
    offered_to = over.offered_to if over.offered else case.offered_to
    return office_of(case, over), asked, offered_to, watched


def office_of(case: CaseRecord, over: Overlay) -> str:
    """Return the office that has the case, with what is laid over it."""
    taken = over.office_id or case.offered_to if over.accepted else None
    return taken or case.office_id


def micros(moment: datetime) -> int:
    """Return the moment in microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(value: int) -> datetime:
    """Return the UTC moment of these microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=value)
