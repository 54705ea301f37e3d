"""When a request is due whose reopening or transfer still waits: counted here, right once it is confirmed."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tawasul_contract.operations import AnswerTransfer, OfferTransfer, new_id
from tawasul_contract.records import Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, QueueRow, Shelf
from tests.services.conftest import OpenAs
from tests.services.desks import move, synced
from tests.services.test_due import other_hours

pytestmark = pytest.mark.calendar
NEAR = timedelta(minutes=5)


def row_of(desk: Desk, case_id: UUID) -> QueueRow:
    [row] = desk.casework.page(QueueQuery(shelf=Shelf.ALL, case_ids=(case_id,)), 0, 1).rows
    return row


def due_of(desk: Desk, case_id: UUID) -> datetime | None:
    """Return when the case is due, which its page and its line in the queue agree on."""
    due = row_of(desk, case_id).due_at
    assert due == desk.casework.view(case_id).case.due_at
    return due


def finished(desk: Desk) -> UUID:
    query = QueueQuery(shelf=Shelf.ALL, statuses=frozenset({Status.PROCESSED}))
    rows = desk.casework.page(query, 0, 100).rows
    return min(rows, key=lambda row: row.updated_at).case_id


def due_last(desk: Desk) -> UUID:
    """Return the case in work, offered to nobody, that is due last: what is overdue stays so."""
    query = QueueQuery(shelf=Shelf.ALL, statuses=frozenset({Status.UNDER_PROCESSING}))
    rows = [row for row in desk.casework.page(query, 0, 200).rows if row.due_at and not row.offered_to]
    return max(rows, key=lambda row: (row.due_at, row.case_id)).case_id


def test_a_reopening_that_waits_shows_when_the_request_will_be_due(open_as: OpenAs) -> None:
    boss = open_as("supervisor01")
    synced(boss)
    case_id = finished(boss)
    before = due_of(boss, case_id)
    boss.casework.submit(move(boss, case_id, Status.UNDER_PROCESSING, reason="mistake"))
    waiting = due_of(boss, case_id)
    assert waiting is not None
    assert waiting != before
    assert waiting >= datetime.now(UTC) - NEAR  # a clock that runs again ends no sooner than it began
    synced(boss)
    assert row_of(boss, case_id).pending == 0
    confirmed = due_of(boss, case_id)
    assert confirmed is not None
    assert abs(confirmed - waiting) < NEAR


def test_an_accepted_offer_that_waits_is_due_by_the_hours_of_the_other_office(open_as: OpenAs) -> None:
    giver, taker = open_as("supervisor01"), open_as("supervisor02")
    synced(giver)
    synced(taker)
    theirs = taker.staff.office_ids[0]
    taker.office.submit(other_hours(theirs))
    synced(taker)
    synced(giver)
    case_id = due_last(giver)
    head = {"case_id": case_id, "created_at": datetime.now(UTC), "reason": "لدى الإدارة الأخرى"}
    version = giver.casework.view(case_id).case.version
    giver.casework.submit(OfferTransfer(id=new_id(), base_version=version, office_id=theirs, **head))
    synced(giver)
    synced(taker)
    before = due_of(taker, case_id)
    version = taker.casework.view(case_id).case.version
    taker.casework.submit(AnswerTransfer(id=new_id(), base_version=version, answer="accept", **head))
    waiting = due_of(taker, case_id)
    assert waiting != before
    synced(taker)
    assert due_of(taker, case_id) == waiting
