"""What the screens get to see: server truth with the officer's own waiting work laid over it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tawasul_contract.operations import Operation, UploadReference
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventRecord, Status


class Shelf(StrEnum):
    """The parts of the queue; `MINE` is all that the officer has, parted into the three before it."""

    TURN = "turn"
    WAITING = "waiting"
    FINISHED = "finished"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    ALL = "all"
    WATCHED = "watched"


class SortKey(StrEnum):
    """The work order, and the columns of the queue."""

    WORK = "work"
    CASE_NUMBER = "case_number"
    APPLICANT = "applicant"
    SERVICE = "service"
    STATUS = "status"
    DEADLINE = "deadline"
    UPDATED = "updated"


@dataclass(frozen=True)
class QueueQuery:
    """What the queue shows and in which order.

    The work order has what came back from the applicant first, and then goes by the deadline; on the shelf
    of all, where it is somebody else's turn, by the deadline alone. `due_before`: what is late at that
    moment; `offered_to`: what was offered to one of these offices; `case_ids`: of these alone. All that is
    set holds together; closed requests are shown on the shelf of all without `assignee_id`, and elsewhere
    where their status is asked for.
    """

    shelf: Shelf = Shelf.MINE
    statuses: frozenset[Status] = frozenset()
    service_id: str | None = None
    text: str = ""
    sort: SortKey = SortKey.WORK
    descending: bool = False
    office_id: str | None = None
    assignee_id: UUID | None = None
    due_before: datetime | None = None
    awaiting_approval: bool = False
    offered_to: tuple[str, ...] = ()
    case_ids: tuple[UUID, ...] | None = None


class FoundIn(StrEnum):
    """Where a search found a case, in the order of how plainly its row shows that."""

    SHOWN = "shown"
    NAME_AR = "name_ar"
    NAME_EN = "name_en"
    SERVICE = "service"
    IDENTITY = "identity"
    PASSPORT = "passport"
    PHONE = "phone"
    EMAIL = "email"
    NATIONALITY = "nationality"
    DESCRIPTION = "description"
    TIMELINE = "timeline"
    ATTACHMENT = "attachment"


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue; `found_in`: the place of a search's hit, None without a search."""

    case_id: UUID
    case_number: str
    applicant_ar: str
    applicant_en: str
    service_id: str
    status: Status
    due_at: datetime | None
    updated_at: datetime
    assignee_id: UUID | None
    pending: int = 0
    troubled: bool = False
    office_id: str = ""
    awaiting_approval: bool = False
    offered_to: str | None = None
    watched: bool = False
    found_in: FoundIn | None = None


class Group(StrEnum):
    """The parts of the work order, one after another."""

    CAME_BACK = "came_back"
    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    NO_DEADLINE = "no_deadline"


@dataclass(frozen=True)
class QueuePage:
    """Some lines of the queue; `total` is how many there are in all (a search stops at `SEARCH_LIMIT`).

    `groups`: the parts of the work order that hold any, and how many; none in another order or a search.
    `pending`: whether an act waits on any of the lines (taken for granted in a search).
    """

    query: QueueQuery
    offset: int
    total: int
    rows: tuple[QueueRow, ...]
    groups: tuple[tuple[Group, int], ...] = ()
    pending: bool = True


SEARCH_LIMIT = 500


@dataclass(frozen=True)
class QueueCounts:
    """How many open or closed cases each shelf holds."""

    turn: int
    waiting: int
    finished: int
    unassigned: int
    all: int
    watched: int = 0

    @property
    def mine(self) -> int:
        """All that the officer has."""
        return self.turn + self.waiting + self.finished

    def of(self, shelf: Shelf) -> int:
        """Return the count of this shelf."""
        return int(getattr(self, shelf.value))


class OperationState(StrEnum):
    """How far a waiting operation has come."""

    SAVED = "saved"
    SENDING = "sending"
    WAITING_NETWORK = "waiting_network"
    WAITING_SIGN_IN = "waiting_sign_in"
    SENT = "sent"
    NEEDS_DECISION = "needs_decision"
    FAILED = "failed"
    HELD = "held"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class WaitingOperation:
    """One line of the outbox. SENT: the central confirmed it, the mirror has not caught up yet.

    `back`: it is held, and its case is in sight again; only whoever lists the outbox tells.
    `faults`: answers so far that were a fault of the central itself, the first of them at `failing_since`;
    `reference`: by which the central's log knows the last failure.
    """

    operation: Operation
    state: OperationState
    case_number: str
    attempts: int = 0
    next_at: datetime | None = None
    problem: str | None = None
    conflict: Conflict | None = None
    base: CaseRecord | None = None
    confirmed_seq: int | None = None
    faults: int = 0
    failing_since: datetime | None = None
    reference: str | None = None
    back: bool = False


@dataclass(frozen=True)
class CaseView:
    """A case as the officer should see it: `confirmed` is server truth, `case` has waiting work laid over."""

    case: CaseRecord
    confirmed: CaseRecord
    events: tuple[EventRecord, ...]
    attachments: tuple[AttachmentRecord, ...]
    waiting: tuple[WaitingOperation, ...] = ()
    seen_seq: int = 0

    @property
    def pending_ids(self) -> frozenset[UUID]:
        """The ids of the operations not yet confirmed: their events wear the badge."""
        return frozenset(item.operation.id for item in self.waiting)


class DraftKind(StrEnum):
    """Which form a draft belongs to."""

    RESPONSE = "response"
    RETURN = "return"
    PROCESS = "process"
    NOTE = "note"
    REASON = "reason"
    APPROVAL = "approval"
    OBJECTION = "objection"
    OFFER = "offer"
    REFUSAL = "refusal"
    TEMPLATE = "template"  # of the office, not of a case
    CALENDAR = "calendar"  # likewise


@dataclass(frozen=True)
class Draft:
    """A form in the making: one per case and form; `fields` holds what is not text.

    `files` are kept one by one, with `Casework.keep_draft_file`: saving the rest of the form leaves them.
    """

    case_id: UUID
    kind: DraftKind
    body: str
    fields: dict[str, object] = field(default_factory=dict)
    saved_at: datetime | None = None
    files: tuple[UploadReference, ...] = ()


@dataclass(frozen=True)
class OutboxCounts:
    """What the status bar tells: waiting to be sent, and waiting for a person."""

    waiting: int
    troubled: int
