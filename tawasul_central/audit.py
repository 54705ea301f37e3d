"""The audit trail: one row for each act and each look, never changed."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from tawasul_central.auth import Caller
from tawasul_central.tables import audit, feed_counter

_LINE = insert(audit)
_HEAD = select(feed_counter.c.n)


def record(
    db: Connection,
    caller: Caller,
    action: str,
    *,
    seq: int | None = None,
    case_id: UUID | None = None,
    attachment_id: UUID | None = None,
    operation_id: UUID | None = None,
) -> None:
    """Note that `caller` did this, in the transaction that did it; `seq` is a change's number."""
    values = {
        "seq": db.scalar(_HEAD) if seq is None else seq,
        "at": datetime.now(UTC),
        "staff_id": caller.staff.id,
        "device_id": caller.device_id,
        "action": action,
        "case_id": case_id,
        "attachment_id": attachment_id,
        "operation_id": operation_id,
        "request_id": caller.request_id,
    }
    db.execute(_LINE, values)
