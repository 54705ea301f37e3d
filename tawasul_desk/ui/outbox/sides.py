"""The three sides of a conflict as plain facts: what was read, what it is now, what the officer did."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord, OfficeRecord
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseFile, CaseRecord, EventKind, EventRecord, StaffRecord, Status
from tawasul_desk.services.projection import project
from tawasul_desk.services.views import CaseView, OperationState, WaitingOperation
from tawasul_desk.ui.outbox.revision import text_of


class Fact(StrEnum):
    """What two people can change in one request."""

    STATUS = "status"
    ASSIGNEE = "assignee"
    OFFICE = "office"
    OFFER = "offer"
    APPROVAL = "approval"


@dataclass(frozen=True)
class Side:
    """One column of the comparison; `asked_by` waits for the approval that `approved_by` has given."""

    status: Status
    assignee: StaffRecord | None
    office: OfficeRecord | None
    offered_to: OfficeRecord | None
    asked_by: StaffRecord | None
    approved_by: StaffRecord | None
    changed_by: StaffRecord | None
    changed_at: datetime
    text: str
    by_applicant: bool = False

    def of(self, fact: Fact) -> object:
        """Return what this side says of the fact, to be compared."""
        return {
            Fact.STATUS: self.status,
            Fact.ASSIGNEE: self.assignee,
            Fact.OFFICE: self.office,
            Fact.OFFER: self.offered_to,
            Fact.APPROVAL: (self.asked_by, self.approved_by),
        }[fact]


@dataclass(frozen=True)
class Sides:
    """Base, theirs and mine; `seen_seq`: who has read them has read the feed up to there."""

    base: Side
    theirs: Side
    mine: Side
    seen_seq: int = 0

    @property
    def changed(self) -> frozenset[Fact]:
        """What others changed."""
        return frozenset(fact for fact in Fact if self.base.of(fact) != self.theirs.of(fact))

    @property
    def changed_by_me(self) -> frozenset[Fact]:
        """What the operation changes."""
        return frozenset(fact for fact in Fact if self.base.of(fact) != self.mine.of(fact))

    @property
    def told(self) -> tuple[Fact, ...]:
        """What is worth comparing."""
        return tuple(fact for fact in Fact if fact in self.changed | self.changed_by_me)

    @property
    def same(self) -> tuple[Fact, ...]:
        """What all agree about, an offer or an approval only where there is one."""
        nothing = {fact for fact in (Fact.OFFER, Fact.APPROVAL) if self.base.of(fact) in (None, (None, None))}
        return tuple(fact for fact in Fact if fact not in {*self.told, *nothing})


@dataclass(frozen=True)
class Known:
    """Whom and what the ids of a case stand for."""

    staff: Mapping[UUID, StaffRecord]
    catalogue: CatalogueRecord | None
    me: StaffRecord

    def person(self, staff_id: UUID | None) -> StaffRecord | None:
        """Return this person."""
        return self.staff.get(staff_id) if staff_id is not None else None

    def office(self, office_id: str | None) -> OfficeRecord | None:
        """Return this office; one that the catalogue does not know by its id."""
        if office_id is None:
            return None
        offices = self.catalogue.offices if self.catalogue is not None else ()
        unknown = OfficeRecord(id=office_id, name_ar=office_id, name_en=office_id)
        return next((each for each in offices if each.id == office_id), unknown)


def sides_of(item: WaitingOperation, conflict: Conflict, view: CaseView | None, known: Known) -> Sides:
    """Return the comparison; without a view (the case is out of sight) others' words are left out."""
    base = item.base or conflict.current
    events, told = (view.events, conflict.event) if view is not None else ((), None)
    later = [event for event in events if _is_theirs(event, base, known.me)]
    if told is not None and all(event.id != told.id for event in later):
        later.append(told)  # not here yet, or it came while the officer wrote
    now = _side(conflict.current, known, conflict.changed_by, conflict.changed_at, _words(later))
    now = replace(now, by_applicant=_by_applicant(conflict.event))
    read = [event for event in events if event.at <= base.updated_at and event not in later]
    seen = view.seen_seq if view is not None else 0
    return Sides(_base_side(base, read, known), now, _mine(item, base, known), seen)


def _base_side(base: CaseRecord, read: Sequence[EventRecord], known: Known) -> Side:
    last = read[-1] if read else None
    actor = known.person(last.actor_id) if last else None
    # A move and the response that it carries are two lines of the same moment.
    words = _words(event for event in read if last is not None and event.at == last.at)
    side = _side(base, known, actor, base.updated_at, words)
    return replace(side, by_applicant=_by_applicant(last))


def _mine(item: WaitingOperation, base: CaseRecord, known: Known) -> Side:
    """Return what the operation would have made of the case that the officer had read."""
    operation = item.operation
    alone = WaitingOperation(operation, OperationState.SAVED, item.case_number)
    case = project(CaseFile(case=base, events=(), attachments=()), (alone,), known.me).case
    return _side(case, known, known.me, operation.created_at, text_of(operation))


def _side(case: CaseRecord, known: Known, by: StaffRecord | None, at: datetime, text: str) -> Side:
    return Side(
        status=case.status,
        assignee=known.person(case.assignee_id),
        office=known.office(case.office_id),
        offered_to=known.office(case.offered_to),
        asked_by=known.person(case.approval_asked_by),
        approved_by=known.person(case.approved_by),
        changed_by=by,
        changed_at=at,
        text=text,
    )


def _is_theirs(event: EventRecord, base: CaseRecord, me: StaffRecord) -> bool:
    return event.at > base.updated_at and event.actor_id != me.id


def _by_applicant(event: EventRecord | None) -> bool:
    return event is not None and event.kind in (EventKind.APPLICANT_REPLY, EventKind.SUBMITTED)


def _words(events: Iterable[EventRecord]) -> str:
    return "\n\n".join(event.body for event in events if event.body)
