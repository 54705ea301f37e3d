"""What each kind of operation does to a case: writes its rows and says what it touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, insert, select, update

from tawasul_central import rows, sight
from tawasul_central.auth import Caller
from tawasul_central.deadlines import due
from tawasul_central.feed import Exit, Touched
from tawasul_central.settings import Settings
from tawasul_central.tables import attachment, case_file, event, notification, staff, upload
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.operations import AddNote, AddResponse, Assign, ChangeStatus, UploadReference
from tawasul_contract.outcomes import Outcome, ProblemCode, Rejected
from tawasul_contract.records import CaseRecord, EventKind, Role, ScanState, StaffRecord, Status
from tawasul_contract.rules import RefusalCode

PORTAL = "portal"
REOPENED_FROM = (Status.PROCESSED, Status.CLOSED)
# Built once: every act runs them.
_EVENT, _NOTIFICATION = insert(event), insert(notification)
_CASE = update(case_file).where(case_file.c.id == bindparam("which"))


class RefusedError(Exception):
    """An operation that does not happen; its transaction is rolled back and the outcome told."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.status)
        self.outcome = outcome


@dataclass(frozen=True)
class Work:
    """All that an effect needs: the connection, who and when, and the case as it was, locked."""

    db: Connection
    settings: Settings
    caller: Caller
    operation_id: UUID
    now: datetime
    case: CaseRecord
    service: ServiceRecord

    def refuse(self, code: str) -> RefusedError:
        """Return the refusal of this operation."""
        return RefusedError(Rejected(id=self.operation_id, code=code))


@dataclass(frozen=True)
class Effect:
    """What was done: the version of the case now, what the feed must tell, and to whom it is gone."""

    version: int
    touched: tuple[Touched, ...]
    exits: tuple[Exit, ...] = ()


def change_status(work: Work, operation: ChangeStatus) -> Effect:
    """Move the case, with the response and the files that the move carries."""
    touched = [_case_touched(work)]
    if operation.response.strip() or operation.uploads:
        touched += _respond(work, operation.response, operation.uploads)
    moved = _write_event(
        work,
        EventKind.STATUS_CHANGED,
        body=operation.reason,
        from_status=work.case.status,
        to_status=operation.to,
        resolution=operation.resolution,
        missing=list(operation.missing),
    )
    _notify(work, moved.id, operation.to)
    version = _update_case(work, facts=_moved(work, operation))
    return Effect(version, (*touched, moved))


def add_response(work: Work, operation: AddResponse) -> Effect:
    """Write to the resident."""
    written = _respond(work, operation.body, operation.uploads)
    return Effect(_update_case(work), (_case_touched(work), *written))


def add_note(work: Work, operation: AddNote) -> Effect:
    """Write to colleagues."""
    if len(operation.body) > work.settings.note_characters:
        raise work.refuse(ProblemCode.TOO_LARGE)
    written = _write_event(work, EventKind.NOTE, body=operation.body)
    return Effect(_update_case(work), (_case_touched(work), written))


def assign(work: Work, operation: Assign) -> Effect:
    """Give the case to a person; whoever lost sight of it is told so, and who gains it gets all of it."""
    assignee = _assignee(work, operation)
    new_id = assignee.id if assignee else None
    written = _write_event(work, EventKind.ASSIGNED, assignee_id=new_id, body=operation.reason)
    version = _update_case(work, facts={"assignee_id": new_id})
    known = assignee is not None and sight.sees(assignee, work.case)
    gained = () if known else everything_of(work.db, work.case.id)
    losers = (
        {"staff_id": work.case.assignee_id} if work.case.assignee_id else {"office_id": work.case.office_id}
    )
    return Effect(version, (_case_touched(work), *gained, written), (Exit(work.case.id, **losers),))


def everything_of(db: Connection, case_id: UUID) -> tuple[Touched, ...]:
    """Return the case and all that hangs on it: for when it enters somebody's sight."""
    events = db.scalars(select(event.c.id).where(event.c.case_id == case_id).order_by(event.c.at))
    files = db.scalars(select(attachment.c.id).where(attachment.c.case_id == case_id))
    return (
        Touched("case", case_id, case_id),
        *(Touched("event", found, case_id) for found in events),
        *(Touched("attachment", found, case_id) for found in files),
    )


def _case_touched(work: Work) -> Touched:
    return Touched("case", work.case.id, work.case.id)


def _update_case(work: Work, facts: dict[str, Any] | None = None) -> int:
    """Write the facts and return the version: it counts facts only, not what is merely added."""
    version = work.case.version + (facts is not None)
    values = {**(facts or {}), "version": version, "updated_at": work.now}
    if facts is not None:
        values["changed_by"] = work.caller.staff.id
    work.db.execute(_CASE, {"which": work.case.id, **values})
    return version


def _moved(work: Work, operation: ChangeStatus) -> dict[str, Any]:
    """Return the facts of the case after the move."""
    facts: dict[str, Any] = {"status": operation.to, "missing": []}
    match operation.to:
        case Status.RETURNED_TO_APPLICANT:
            facts |= {"missing": list(operation.missing), "due_at": None}
        case Status.PROCESSED:
            facts["resolution"] = operation.resolution
        case Status.UNDER_PROCESSING:
            facts |= _restarted(work)
    return facts


def _restarted(work: Work) -> dict[str, Any]:
    """Return what starting does: a reopened case begins anew, one without a deadline gets one."""
    reopened = work.case.status in REOPENED_FROM
    facts: dict[str, Any] = {"resolution": None, "approved_by": None} if reopened else {}
    if reopened or work.case.due_at is None:
        facts["due_at"] = due(work.now, work.service.deadline_hours)
    return facts


def _write_event(work: Work, kind: EventKind, **values: Any) -> Touched:
    author, new = work.caller.staff, uuid4()
    line = {
        "id": new,
        "case_id": work.case.id,
        "kind": kind,
        "at": work.now,
        "actor_id": author.id,
        "actor_name_ar": author.name_ar,
        "actor_name_en": author.name_en,
        "operation_id": work.operation_id,
    }
    work.db.execute(_EVENT, line | values)
    return Touched("event", new, work.case.id)


def _respond(work: Work, body: str, uploads: Sequence[UploadReference]) -> list[Touched]:
    if len(body) > work.settings.response_characters:
        raise work.refuse(ProblemCode.TOO_LARGE)
    if len(uploads) > work.settings.attachments_per_response:
        raise work.refuse(ProblemCode.TOO_LARGE)
    linked = [_link(work, reference) for reference in uploads]
    ids = [item.id for item in linked]
    written = _write_event(work, EventKind.RESPONSE, body=body, attachment_ids=ids)
    _notify(work, written.id, body)
    return [*linked, written]


def _link(work: Work, reference: UploadReference) -> Touched:
    """Make an attachment of a complete upload of this person for this case."""
    found = work.db.execute(
        select(upload)
        .where(upload.c.id == reference.id, upload.c.case_id == work.case.id)
        .where(upload.c.staff_id == work.caller.staff.id)
        .with_for_update()
    ).one_or_none()
    if found is None or not found.complete:
        raise work.refuse(ProblemCode.UPLOAD_INCOMPLETE)
    if (found.sha256, found.size) != (reference.sha256, reference.size):
        raise work.refuse(ProblemCode.UPLOAD_MISMATCH)
    if found.linked_attachment_id is not None:
        raise work.refuse(ProblemCode.ID_REUSED)
    same = {name: getattr(found, name) for name in ("id", "case_id", "name", "media_type", "size", "sha256")}
    values = {**same, "scan": ScanState.CLEAN, "from_staff": True, "added_at": work.now}
    work.db.execute(insert(attachment).values(values))
    work.db.execute(update(upload).where(upload.c.id == found.id).values(linked_attachment_id=found.id))
    return Touched("attachment", found.id, work.case.id)


def _notify(work: Work, event_id: UUID, body: str) -> None:
    """Leave word for the resident, to be fetched by the portal."""
    values = {"id": uuid4(), "case_id": work.case.id, "event_id": event_id, "at": work.now}
    work.db.execute(_NOTIFICATION, values | {"channel": PORTAL, "body": body})


def _assignee(work: Work, operation: Assign) -> StaffRecord | None:
    """Return the person if they can work on this case: active, of its office, and not an auditor."""
    if operation.assignee_id is None:
        return None
    wanted = select(staff).where(staff.c.id == operation.assignee_id, staff.c.active)
    row = work.db.execute(wanted).one_or_none()
    if row is None:
        raise work.refuse(ProblemCode.NOT_FOUND)
    person = rows.staff_of(row)
    if person.role is Role.AUDITOR or work.case.office_id not in person.office_ids:
        raise work.refuse(RefusalCode.ROLE)
    return person
