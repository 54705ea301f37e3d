"""The resident's side of the loop where there is no portal: what they were told, and their reply."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from tawasul_central import due_times, feed, rows
from tawasul_central.rows import AnyRow
from tawasul_central.tables import case_file, event, notification
from tawasul_central.work import Change, settle, write_event
from tawasul_contract.clock import NeverOpenError
from tawasul_contract.records import EventKind, Status

HELD_BY_APPLICANT = Status.RETURNED_TO_APPLICANT
BACK = Status.RETURNED_BY_APPLICANT


class ResidentError(Exception):
    """What the resident asks is not possible; the text is one sentence."""


@dataclass(frozen=True)
class Notice:
    """What the resident was told: the words of a response, or the status a case moved to."""

    at: datetime
    kind: EventKind
    text: str


def inbox(db: Connection, case_number: str) -> tuple[Notice, ...]:
    """Return what the resident was told of this case, oldest first; an unknown one raises ResidentError."""
    case = _find(db, case_number)
    told = (
        select(notification.c.at, event.c.kind, notification.c.body)
        .join(event, event.c.id == notification.c.event_id)
        .where(notification.c.case_id == case.id)
        .order_by(notification.c.at, event.c.kind)
    )
    return tuple(Notice(row.at, EventKind(row.kind), row.body) for row in db.execute(told))


def reply(db: Connection, case_number: str, text: str, now: datetime | None = None) -> int:
    """Answer a returned case: it goes back to its officer and its clock runs on. Return the feed's number.

    A case that nobody returned to the applicant, and an empty text, raise ResidentError.
    """
    now = now or datetime.now(UTC)
    case = _find(db, case_number, for_change=True)
    if case.status != HELD_BY_APPLICANT:
        raise ResidentError(f"Request {case_number} is {case.status}: there is nothing to reply to.")
    if not text.strip():
        raise ResidentError("The reply has no text.")
    change = Change(db, now, rows.case_of(case))
    written = (
        write_event(change, EventKind.APPLICANT_REPLY, body=text.strip()),
        write_event(change, EventKind.STATUS_CHANGED, from_status=case.status, to_status=BACK),
    )
    effect = settle(change, {"status": BACK, "missing": [], **_due_times(db, case)}, written)
    seq = feed.announce(db, effect.touched, effect.exits)
    # Kept on the case: the number of a line in the feed moves up whenever somebody gains sight of it.
    db.execute(update(case_file).where(case_file.c.id == case.id).values(applicant_seq=seq))
    return seq


def _due_times(db: Connection, case: AnyRow) -> dict[str, datetime | None]:
    try:
        return due_times.count(db, case.id, case, case.office_id)
    except NeverOpenError:
        raise ResidentError(
            f"Request {case.case_number} cannot go on: its office never opens again."
        ) from None


def _find(db: Connection, case_number: str, *, for_change: bool = False) -> AnyRow:
    wanted = select(case_file).where(case_file.c.case_number == case_number)
    row = db.execute(wanted.with_for_update() if for_change else wanted).one_or_none()
    if row is None:
        raise ResidentError(f"There is no request {case_number}.")
    return row
