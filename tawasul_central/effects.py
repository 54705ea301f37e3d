"""What each kind of operation does to a case: writes its rows and says what it touched."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import insert, select, update

from tawasul_central import due_times, rows
from tawasul_central.feed import Touched
from tawasul_central.tables import attachment, staff, upload
from tawasul_central.work import Change, Effect, Work, case_touched, notify, settle, update_case, write_event
from tawasul_contract.operations import AddNote, AddResponse, Assign, ChangeStatus, UploadReference
from tawasul_contract.outcomes import ProblemCode
from tawasul_contract.records import EventKind, Role, ScanState, StaffRecord, Status
from tawasul_contract.rules import RefusalCode

FINISHED: Final = (Status.PROCESSED, Status.CLOSED)
NOTHING_ASKED: Final[dict[str, Any]] = {"approval_asked_by": None, "offered_to": None}
ANSWERED: Final[dict[str, Any]] = {"answer_due_at": None}  # the applicant has heard from the staff


def change_status(work: Work, operation: ChangeStatus) -> Effect:
    """Move the case, with the response and the files that the move carries."""
    speaks = bool(operation.response.strip() or operation.uploads)
    said = _respond(work, operation.response, operation.uploads) if speaks else []
    moved = write_event(
        work,
        EventKind.STATUS_CHANGED,
        body=operation.reason,
        from_status=work.case.status,
        to_status=operation.to,
        resolution=operation.resolution,
        missing=list(operation.missing),
    )
    notify(work, moved.id, operation.to)
    facts = _moved(work, operation) | (ANSWERED if said else {})
    return settle(work, facts, (*said, *_withdrawn(work, operation.to), moved))


def close(change: Change) -> Effect:
    """Close the case without anybody's act, and tell the resident as any move does."""
    before, to = change.case.status, Status.CLOSED
    moved = write_event(change, EventKind.STATUS_CHANGED, from_status=before, to_status=to)
    notify(change, moved.id, to)
    facts: dict[str, Any] = {"status": to, "missing": []} | NOTHING_ASKED
    return settle(change, facts, (*_withdrawn(change, to), moved))


def add_response(work: Work, operation: AddResponse) -> Effect:
    """Write to the resident."""
    written = _respond(work, operation.body, operation.uploads)
    return Effect(update_case(work, aside=ANSWERED), (case_touched(work), *written))


def add_note(work: Work, operation: AddNote) -> Effect:
    """Write to colleagues."""
    if len(operation.body) > work.settings.note_characters:
        raise work.refuse(ProblemCode.TOO_LARGE)
    written = write_event(work, EventKind.NOTE, body=operation.body)
    return Effect(update_case(work), (case_touched(work), written))


def assign(work: Work, operation: Assign) -> Effect:
    """Give the case to a person; whoever lost sight of it is told so, and who gains it gets all of it."""
    assignee = _assignee(work, operation)
    new_id = assignee.id if assignee else None
    written = write_event(work, EventKind.ASSIGNED, assignee_id=new_id, body=operation.reason)
    facts: dict[str, Any] = {"assignee_id": new_id}
    if new_id is not None and new_id == work.case.approved_by:
        facts["approved_by"] = None  # nobody's own approval counts: another is to be asked
    return settle(work, facts, (written,), assignee)


def _moved(work: Work, operation: ChangeStatus) -> dict[str, Any]:
    """Return the facts of the case after the move."""
    facts: dict[str, Any] = {"status": operation.to, "missing": []}
    match operation.to:
        case Status.RETURNED_TO_APPLICANT:
            # What comes back may differ from what was approved.
            facts |= {"missing": list(operation.missing), "due_at": None, "approved_by": None} | ANSWERED
        case Status.PROCESSED:
            facts |= {"resolution": operation.resolution} | ANSWERED
        case Status.UNDER_PROCESSING:
            facts |= _restarted(work)
    if operation.to is not Status.UNDER_PROCESSING:
        facts["approval_asked_by"] = None
    return facts | (NOTHING_ASKED if operation.to in FINISHED else {})


def _withdrawn(change: Change, to: Status) -> tuple[Touched, ...]:
    """Write that an offer ends where the case is finished before the other office has answered."""
    if change.case.offered_to is None or to not in FINISHED:
        return ()
    return (write_event(change, EventKind.TRANSFER_WITHDRAWN, office_id=change.case.offered_to),)


def _restarted(work: Work) -> dict[str, Any]:
    """Return what starting does: a reopened case is decided anew and its clock runs on."""
    reopened = work.case.status in FINISHED
    facts: dict[str, Any] = {"resolution": None, "approved_by": None} if reopened else {}
    if reopened or work.case.due_at is None:
        case = work.case
        facts |= due_times.count(work.db, case.id, case, case.office_id)
    return facts


def _respond(work: Work, body: str, uploads: Sequence[UploadReference]) -> list[Touched]:
    if len(body) > work.settings.response_characters:
        raise work.refuse(ProblemCode.TOO_LARGE)
    if len(uploads) > work.settings.attachments_per_response:
        raise work.refuse(ProblemCode.TOO_LARGE)
    linked = [_link(work, reference) for reference in uploads]
    ids = [item.id for item in linked]
    written = write_event(work, EventKind.RESPONSE, body=body, attachment_ids=ids)
    notify(work, written.id, body)
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
    values = {**same, "scan": ScanState.UNSCANNED, "from_staff": True, "added_at": work.now}
    work.db.execute(insert(attachment).values(values))
    work.db.execute(update(upload).where(upload.c.id == found.id).values(linked_attachment_id=found.id))
    return Touched("attachment", found.id, work.case.id)


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
