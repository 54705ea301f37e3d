"""Operations and drafts as rows of work.db, and back."""

import json
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row

from tawasul_contract.operations import OPERATION, Operation, fingerprint
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord
from tawasul_desk.services.views import Draft, DraftKind, OperationState, WaitingOperation

AUDIT: Final = "record_access"  # what goes to the audit trail; no screen shows it
DISCARDED: Final = OperationState.DISCARDED  # what was given up; its text is kept for a while


def files_of(payload: str) -> tuple[UUID, ...]:
    """Return the ids of the files that go with the operation of a row."""
    return tuple(UUID(file["id"]) for file in json.loads(payload).get("uploads", ()))


def operation_row(
    operation: Operation, position: int, case_number: str, base: CaseRecord | None
) -> dict[str, object]:
    """Return the row of an operation that was just done."""
    return {
        "id": operation.id,
        "position": position,
        "case_id": operation.case_id,
        "case_number": case_number,
        "kind": operation.kind,
        "payload": OPERATION.dump_json(operation).decode(),
        "fingerprint": fingerprint(operation),
        "supersedes": operation.supersedes,
        "state": OperationState.SAVED,
        "attempts": 0,
        "base": None if base is None else base.model_dump_json(),
        "created_at": iso(operation.created_at),
    }


def waiting_of(row: Row[Any], state: OperationState | None = None) -> WaitingOperation:
    """Return the operation of a row, in its own state or in the one given."""
    return WaitingOperation(
        operation=OPERATION.validate_json(row.payload),
        state=state or OperationState(row.state),
        case_number=row.case_number,
        attempts=row.attempts,
        next_at=datetime.fromisoformat(row.next_at) if row.next_at else None,
        problem=row.problem,
        conflict=Conflict.model_validate_json(row.conflict) if row.conflict else None,
        base=CaseRecord.model_validate_json(row.base) if row.base else None,
        confirmed_seq=row.confirmed_seq,
        faults=row.faults,
        failing_since=datetime.fromisoformat(row.failing_since) if row.failing_since else None,
        reference=row.reference,
    )


def draft_row(form: Draft) -> dict[str, object]:
    """Return the row of a form in the making."""
    return {
        "case_id": form.case_id,
        "kind": form.kind,
        "body": form.body,
        "fields": json.dumps(form.fields, ensure_ascii=False),
        "saved_at": iso(form.saved_at or datetime.now(UTC)),
    }


def draft_of(row: Row[Any]) -> Draft:
    """Return the form of a row."""
    return Draft(
        row.case_id,
        DraftKind(row.kind),
        row.body,
        json.loads(row.fields),
        datetime.fromisoformat(row.saved_at),
    )


def iso(moment: datetime | None) -> str | None:
    """Return the moment in UTC as it is written here."""
    return None if moment is None else moment.astimezone(UTC).isoformat()
