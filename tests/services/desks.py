"""How tests use a whole desk: passes, acts, and what they came to."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    Assign,
    ChangeStatus,
    UploadReference,
    new_id,
)
from tawasul_contract.records import Resolution, Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.sync import SyncReport, SyncStoppedError
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf

PASSPHRASE = "a passphrase for tests"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(50_000)


def synced(desk: Desk) -> SyncReport:
    """Make a pass."""
    return desk.sync.once(lambda _done, _total: None, lambda: False)


def stopped(desk: Desk) -> SyncStoppedError:
    """Make a pass that cannot be finished, and return why."""
    with pytest.raises(SyncStoppedError) as caught:
        synced(desk)
    return caught.value


def some_case(desk: Desk, shelf: Shelf = Shelf.MINE, place: int = 0) -> UUID:
    """Return a case of this shelf."""
    return (own_cases(desk, place + 1) if shelf is Shelf.MINE else ids_of(desk, shelf))[place]


def own_cases(desk: Desk, least: int) -> list[UUID]:
    """Return the officer's cases; where these are too few, some that nobody has are taken first."""
    lacking = least - len(ids_of(desk, Shelf.MINE))
    if lacking > 0:
        for case_id in ids_of(desk, Shelf.UNASSIGNED)[:lacking]:
            desk.casework.submit(take(desk, case_id))
        synced(desk)
    return ids_of(desk, Shelf.MINE)


def ids_of(desk: Desk, shelf: Shelf) -> list[UUID]:
    """Return the cases of this shelf, in its order; a hundred at most."""
    return [row.case_id for row in desk.casework.page(QueueQuery(shelf=shelf), 0, 100).rows]


def states(desk: Desk) -> list[OperationState]:
    """Return the states of what waits, in the order done."""
    return [item.state for item in desk.casework.waiting()]


def bodies(desk: Desk, case_id: UUID) -> list[str]:
    """Return the texts of the timeline."""
    return [event.body for event in desk.casework.view(case_id).events]


def note(case_id: UUID, body: str = "noted", **facts: Any) -> AddNote:
    """Return an internal note."""
    return AddNote(**_envelope(case_id), body=body, **facts)


def response(case_id: UUID, body: str = "answered", **facts: Any) -> AddResponse:
    """Return a response to the applicant."""
    return AddResponse(**_envelope(case_id), body=body, **facts)


def take(desk: Desk, case_id: UUID, **facts: Any) -> Assign:
    """Return the taking of a case, on its version as seen."""
    return assign(desk, case_id, desk.staff.id, **facts)


def assign(desk: Desk, case_id: UUID, assignee: UUID, **facts: Any) -> Assign:
    """Return the giving of a case to somebody, on its version as seen."""
    version = desk.casework.view(case_id).case.version
    return Assign(**_envelope(case_id), base_version=version, assignee_id=assignee, **facts)


def start(desk: Desk, case_id: UUID, **facts: Any) -> ChangeStatus:
    """Return the start of the work on a case."""
    return move(desk, case_id, Status.UNDER_PROCESSING, **facts)


def process(desk: Desk, case_id: UUID, **facts: Any) -> ChangeStatus:
    """Return the processing of a case."""
    texts = {"response": "done", "resolution": Resolution.APPROVED}
    return move(desk, case_id, Status.PROCESSED, **(texts | facts))


def give_back(desk: Desk, case_id: UUID, **facts: Any) -> ChangeStatus:
    """Return the return of a case to its applicant."""
    texts = {"response": "please send it", "missing": ("passport_copy",)}
    return move(desk, case_id, Status.RETURNED_TO_APPLICANT, **(texts | facts))


def move(desk: Desk, case_id: UUID, to: Status, **facts: Any) -> ChangeStatus:
    """Return a move of a case, on its version as seen."""
    version = desk.casework.view(case_id).case.version
    return ChangeStatus(**_envelope(case_id), base_version=version, to=to, **facts)


def a_picture(content: bytes = PNG) -> UploadReference:
    """Return the reference of a file that goes with a response."""
    digest = sha256(content).hexdigest()
    return UploadReference(
        id=new_id(), name="scan.png", media_type="image/png", size=len(content), sha256=digest
    )


def colleague(desk: Desk) -> UUID:
    """Return another officer of the same office."""
    staff = desk.casework.staff().values()
    same = (one for one in staff if one.role == "officer" and one.office_ids == desk.staff.office_ids)
    return next(one.id for one in same if one.id != desk.staff.id)


def _envelope(case_id: UUID) -> dict[str, Any]:
    return {"id": new_id(), "case_id": case_id, "created_at": datetime.now(UTC)}
