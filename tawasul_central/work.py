"""What every change of a case works with: the case as it was, and the rows that any change may write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, insert, update

from tawasul_central import audiences
from tawasul_central.auth import Caller
from tawasul_central.feed import Exit, Touched
from tawasul_central.settings import Settings
from tawasul_central.tables import case_file, event, notification
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.outcomes import Outcome, Rejected
from tawasul_contract.records import CaseRecord, EventKind, StaffRecord

PORTAL = "portal"
# Built once: every act runs them.
_EVENT, _NOTIFICATION = insert(event), insert(notification)
_CASE = update(case_file).where(case_file.c.id == bindparam("which"))


class RefusedError(Exception):
    """An operation that does not happen; its transaction is rolled back and the outcome told."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.status)
        self.outcome = outcome


@dataclass(frozen=True)
class Change:
    """A change of a case that nobody of the staff makes: the connection, when, and the case, locked."""

    db: Connection
    now: datetime
    case: CaseRecord

    @property
    def author(self) -> StaffRecord | None:
        """Who makes it; none: the applicant, or the service by itself."""
        return None

    @property
    def act(self) -> UUID | None:
        """The operation that makes it."""
        return None


@dataclass(frozen=True)
class Work(Change):
    """What an operation does to a case: all that its effect needs."""

    settings: Settings
    caller: Caller
    operation_id: UUID
    service: ServiceRecord

    @property
    def author(self) -> StaffRecord:
        """Who makes it."""
        return self.caller.staff

    @property
    def act(self) -> UUID:
        """The operation that makes it."""
        return self.operation_id

    def refuse(self, code: str) -> RefusedError:
        """Return the refusal of this operation."""
        return RefusedError(Rejected(id=self.operation_id, code=code))


@dataclass(frozen=True)
class Effect:
    """What was done: the version of the case now, what the feed must tell, and to whom it is gone."""

    version: int
    touched: tuple[Touched, ...]
    exits: tuple[Exit, ...] = ()


def settle(
    work: Change, facts: dict[str, Any], written: Sequence[Touched], person: StaffRecord | None = None
) -> Effect:
    """Write the facts and return the whole effect: whoever gains sight gets everything, who loses it is told.

    `person` is the one it was given to, if anybody.
    """
    after = work.case.model_copy(update=facts)
    version = update_case(work, facts)
    gained = audiences.gains(work.db, work.case, after, person)
    touched = (case_touched(work), *gained, *written)
    return Effect(version, touched, audiences.exits(work.db, work.case, after))


def case_touched(work: Change) -> Touched:
    """Return that the case itself is no longer as it was."""
    return Touched("case", work.case.id, work.case.id)


def update_case(
    work: Change, facts: dict[str, Any] | None = None, aside: dict[str, Any] | None = None
) -> int:
    """Write the facts and return the version: it counts facts only, not what is merely added or `aside`."""
    version = work.case.version + (facts is not None)
    values = {**(facts or {}), **(aside or {}), "version": version, "updated_at": work.now}
    if facts is not None:
        values["changed_by"] = work.author.id if work.author else None
    work.db.execute(_CASE, {"which": work.case.id, **values})
    return version


def write_event(work: Change, kind: EventKind, **values: Any) -> Touched:
    """Write a line of the timeline, by who acts."""
    author, new = work.author, uuid4()
    line = {
        "id": new,
        "case_id": work.case.id,
        "kind": kind,
        "at": work.now,
        "actor_id": author.id if author else None,
        "actor_name_ar": author.name_ar if author else "",
        "actor_name_en": author.name_en if author else "",
        "operation_id": work.act,
    }
    work.db.execute(_EVENT, line | values)
    return Touched("event", new, work.case.id)


def notify(work: Change, event_id: UUID, body: str) -> None:
    """Leave word for the resident, to be fetched by the portal."""
    values = {"id": uuid4(), "case_id": work.case.id, "event_id": event_id, "at": work.now}
    work.db.execute(_NOTIFICATION, values | {"channel": PORTAL, "body": body})
