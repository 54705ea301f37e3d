"""What the officer has seen of each case, as rows of work.db: what came since can be marked as new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from tawasul_desk.services.work_rows import iso
from tawasul_desk.services.work_tables import look


@dataclass(frozen=True)
class Look:
    """When the officer last looked at a case, and which entries its timeline had then."""

    at: datetime
    events: frozenset[UUID]


def of_case(connection: Connection, case_id: UUID) -> Look | None:
    """Return the last look at the case, or None."""
    row = connection.execute(select(look).where(look.c.case_id == case_id)).one_or_none()
    if row is None:
        return None
    ids = (UUID(bytes=row.events[start : start + 16]) for start in range(0, len(row.events), 16))
    return Look(datetime.fromisoformat(row.at), frozenset(ids))


def save(connection: Connection, case_id: UUID, at: datetime, events: Iterable[UUID]) -> None:
    """Keep the look in the place of an earlier one."""
    values = {"case_id": case_id, "at": iso(at), "events": b"".join(event.bytes for event in events)}
    fresh = insert(look).values(values)
    connection.execute(fresh.on_conflict_do_update(index_elements=[look.c.case_id], set_=values))


def drop(connection: Connection, case_id: UUID) -> None:
    """Forget that the case was looked at."""
    connection.execute(delete(look).where(look.c.case_id == case_id))
