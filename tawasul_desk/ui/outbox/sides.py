"""The three sides of a conflict as plain facts: what was read, what it is now, what the officer did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tawasul_contract.operations import Assign, ChangeStatus
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord, EventRecord, StaffRecord, Status
from tawasul_desk.services.views import CaseView, WaitingOperation
from tawasul_desk.ui.outbox.revision import text_of


@dataclass(frozen=True)
class Side:
    """One column of the comparison."""

    status: Status
    assignee: StaffRecord | None
    changed_by: StaffRecord | None
    changed_at: datetime
    text: str


@dataclass(frozen=True)
class Sides:
    """Base, theirs and mine."""

    base: Side
    theirs: Side
    mine: Side

    @property
    def status_differs(self) -> bool:
        """Whether others moved the request."""
        return self.base.status is not self.theirs.status

    @property
    def assignee_differs(self) -> bool:
        """Whether others assigned the request."""
        return self.base.assignee != self.theirs.assignee


def sides_of(
    item: WaitingOperation,
    conflict: Conflict,
    view: CaseView | None,
    staff: Mapping[UUID, StaffRecord],
    me: StaffRecord,
) -> Sides:
    """Return the comparison; without a view (the case is out of sight) others' words are left out."""
    base = item.base or conflict.current
    events = view.events if view is not None else ()
    return Sides(
        base=_base_side(base, events, staff),
        theirs=Side(
            conflict.current.status,
            _member(conflict.current.assignee_id, staff),
            conflict.changed_by,
            conflict.changed_at,
            _words(event for event in events if _is_theirs(event, base, me)),
        ),
        mine=_mine(item, base, staff, me),
    )


def _base_side(base: CaseRecord, events: tuple[EventRecord, ...], staff: Mapping[UUID, StaffRecord]) -> Side:
    known = [event for event in events if event.at <= base.updated_at]
    last = known[-1] if known else None
    actor = _member(last.actor_id, staff) if last else None
    return Side(
        base.status, _member(base.assignee_id, staff), actor, base.updated_at, _words([last] if last else [])
    )


def _mine(
    item: WaitingOperation, base: CaseRecord, staff: Mapping[UUID, StaffRecord], me: StaffRecord
) -> Side:
    operation = item.operation
    status = operation.to if isinstance(operation, ChangeStatus) else base.status
    assignee_id = operation.assignee_id if isinstance(operation, Assign) else base.assignee_id
    return Side(status, _member(assignee_id, staff), me, operation.created_at, text_of(operation))


def _is_theirs(event: EventRecord, base: CaseRecord, me: StaffRecord) -> bool:
    return event.at > base.updated_at and event.actor_id != me.id


def _words(events: Iterable[EventRecord]) -> str:
    return "\n\n".join(event.body for event in events if event.body)


def _member(staff_id: UUID | None, staff: Mapping[UUID, StaffRecord]) -> StaffRecord | None:
    return staff.get(staff_id) if staff_id is not None else None
