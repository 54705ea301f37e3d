"""How tests speak to a central: acts, and what it answers."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import requests
from sqlalchemy import ColumnElement, Row, func, select, update

from tawasul_central import feed, tables
from tawasul_contract.operations import (
    Act,
    AddNote,
    AddResponse,
    AnswerApproval,
    AnswerTransfer,
    Assign,
    ChangeStatus,
    OfferTransfer,
    Operation,
    OperationBatch,
    RecordAccess,
    RequestApproval,
    Watch,
    new_id,
)
from tawasul_contract.outcomes import Change, ChangePage, Outcome, OutcomeBatch, SnapshotPage
from tawasul_contract.records import Resolution, StaffRecord, Status
from tests.conftest import Central

NOW = datetime(2026, 5, 3, 9, tzinfo=UTC)
TIMEOUT = 20
case_file = tables.case_file


def _envelope(case_id: UUID) -> dict[str, Any]:
    return {"id": new_id(), "case_id": case_id, "created_at": NOW}


def note(case_id: UUID, body: str = "ملاحظة") -> AddNote:
    return AddNote(**_envelope(case_id), body=body)


def response(case_id: UUID, body: str = "رد", **values: Any) -> AddResponse:
    return AddResponse(**_envelope(case_id), body=body, **values)


def take(case_id: UUID, assignee: UUID | None, version: int = 1) -> Assign:
    return Assign(**_envelope(case_id), base_version=version, assignee_id=assignee)


def offer(case_id: UUID, office: str, version: int = 1) -> OfferTransfer:
    return OfferTransfer(**_envelope(case_id), base_version=version, office_id=office, reason="من اختصاصكم")


def answer_offer(case_id: UUID, answer: Any, version: int = 2, reason: str = "سبب") -> AnswerTransfer:
    return AnswerTransfer(**_envelope(case_id), base_version=version, answer=answer, reason=reason)


def ask_approval(
    case_id: UUID,
    version: int = 1,
    body: str = "تعديل الاسم كما في الجواز",
    resolution: Resolution | None = None,
) -> RequestApproval:
    envelope = _envelope(case_id)
    return RequestApproval(**envelope, base_version=version, body=body, resolution=resolution)


def approve(case_id: UUID, version: int = 2, *, approved: bool = True, reason: str = "سبب") -> AnswerApproval:
    return AnswerApproval(**_envelope(case_id), base_version=version, approved=approved, reason=reason)


def watch(case_id: UUID, watched: bool = True) -> Watch:
    return Watch(**_envelope(case_id), watched=watched)


def administer(kind: type[Act], **values: Any) -> Any:
    """Return an act of administration."""
    return kind(id=new_id(), created_at=NOW, **values)


def look(case_id: UUID, action: Any = "open", **values: Any) -> RecordAccess:
    return RecordAccess(**_envelope(case_id), action=action, **values)


def move(case_id: UUID, to: Status, version: int = 1, **values: Any) -> ChangeStatus:
    return ChangeStatus(**_envelope(case_id), base_version=version, to=to, **values)


def give_back(case_id: UUID, version: int = 1) -> ChangeStatus:
    texts = {"response": "أرفق صورة الجواز", "missing": ("passport_copy",)}
    return move(case_id, Status.RETURNED_TO_APPLICANT, version, **texts)


def process(case_id: UUID, version: int = 1) -> ChangeStatus:
    return move(case_id, Status.PROCESSED, version, response="تم", resolution=Resolution.APPROVED)


def send(central: Central, client: requests.Session, *operations: Operation) -> list[Outcome]:
    """Send the acts in one batch and return their outcomes."""
    body = OperationBatch(operations=operations).model_dump_json().encode()
    answer = post(central, client, "/v1/ops", body)
    assert answer.status_code == 200, answer.text
    return list(OutcomeBatch.model_validate_json(answer.content).results)


def post(
    central: Central, client: requests.Session, path: str, body: bytes | dict[str, Any]
) -> requests.Response:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    return client.post(central.url + path, data=data, headers=headers, timeout=TIMEOUT)


def get(central: Central, client: requests.Session, path: str, **params: Any) -> requests.Response:
    return client.get(central.url + path, params=params, timeout=TIMEOUT)


def me(central: Central, client: requests.Session) -> StaffRecord:
    return StaffRecord.model_validate_json(get(central, client, "/v1/me").content)


def snapshot(central: Central, client: requests.Session) -> tuple[list[Change], str, list[SnapshotPage]]:
    """Return everything in sight, the cursor after it, and the pages it came in."""
    changes: list[Change] = []
    pages: list[SnapshotPage] = []
    after: str | None = None
    while not pages or after is not None:
        answer = post(central, client, "/v1/sync/snapshot", {"after": after})
        assert answer.status_code == 200, answer.text
        pages.append(SnapshotPage.model_validate_json(answer.content))
        changes += pages[-1].changes
        after = pages[-1].next
    return changes, pages[0].cursor, pages


def changes_after(
    central: Central, client: requests.Session, cursor: str, limit: int = 200
) -> tuple[list[Change], str]:
    """Return all changes after the cursor, and the cursor after them."""
    changes: list[Change] = []
    while True:
        answer = get(central, client, "/v1/sync/changes", cursor=cursor, limit=limit)
        assert answer.status_code == 200, answer.text
        page = ChangePage.model_validate_json(answer.content)
        changes += page.changes
        cursor = page.next
        if not page.more:
            return changes, cursor


def cursor_now(central: Central, client: requests.Session) -> str:
    answer = post(central, client, "/v1/sync/snapshot", {})
    return SnapshotPage.model_validate_json(answer.content).cursor


def position(central: Central) -> int:
    """Return where the feed stands: what an officer who is up to date has seen."""
    with central.engine.connect() as db:
        return feed.position(db)[0]


def find(central: Central, *conditions: ColumnElement[bool]) -> Row[Any]:
    """Return the first case that is so."""
    with central.engine.connect() as db:
        return db.execute(select(case_file).where(*conditions).order_by(case_file.c.id).limit(1)).one()


def reread(central: Central, case_id: UUID) -> Row[Any]:
    return find(central, case_file.c.id == case_id)


def person(central: Central, user_name: str) -> Row[Any]:
    with central.engine.connect() as db:
        return db.execute(select(tables.staff).where(tables.staff.c.user_name == user_name)).one()


def prepare(
    central: Central, user_name: str, status: Status, assignee: str | None = None, **values: Any
) -> UUID:
    """Bring a case of this person's office into a state, without a trace in the feed; return its id."""
    someone = person(central, user_name)
    case_id: UUID = find(central, case_file.c.office_id == someone.office_ids[0]).id
    holder = person(central, assignee).id if assignee else None
    nobody = ("changed_by", "offered_to", "approval_asked_by", "approved_by", "applicant_staff_id")
    plain = dict.fromkeys(nobody)
    facts = {"status": status, "version": 1, "assignee_id": holder, **plain, **values}
    with central.engine.begin() as db:
        db.execute(update(case_file).where(case_file.c.id == case_id).values(facts))
    return case_id


def count(central: Central, table: Any, *conditions: ColumnElement[bool]) -> int:
    with central.engine.connect() as db:
        return db.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def counts(central: Central) -> dict[str, int]:
    """Return how many rows every table has: an effect shows here."""
    return {table.name: count(central, table) for table in tables.metadata.sorted_tables}


def uploaded(central: Central, user_name: str, case_id: UUID, **values: Any) -> dict[str, Any]:
    """Enter an upload that has reached the store, and return its reference."""
    reference = {
        "id": new_id(),
        "name": "صورة.png",
        "media_type": "image/png",
        "size": 3,
        "sha256": "ab" * 32,
    }
    row = {
        **reference,
        "case_id": case_id,
        "staff_id": person(central, user_name).id,
        "offset": 3,
        "complete": True,
        "started_at": NOW,
        **values,
    }
    with central.engine.begin() as db:
        db.execute(tables.upload.insert().values(row))
    return reference
