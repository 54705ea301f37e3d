"""What is processed, or was returned and not answered, is closed by the service itself: once, and told of."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import structlog
from sqlalchemy import Connection, func, select, update

from tawasul_central import closing, database, feed_audit, resident, rows, tables
from tawasul_central.work import Effect
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.outcomes import CaseChange, EventChange, Outcome
from tawasul_contract.records import EventKind, Status
from tawasul_contract.trail import THE_SERVICE
from tests.central.acts import (
    changes_after,
    count,
    cursor_now,
    find,
    give_back,
    note,
    offer,
    prepare,
    process,
    reread,
    response,
    send,
)
from tests.central.test_recounting import wait_until
from tests.central.test_trail import read
from tests.conftest import Central

OFFICER, BOSS = "officer01", "supervisor01"
case_file, event = tables.case_file, tables.event
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _nothing_else_is_due(central: Central) -> None:
    """Close what the seed left to be closed soon, so that a test sees its own cases only."""
    closing.close_due(central.engine, datetime.now(UTC))


def delay_of(central: Central, case_id: UUID) -> timedelta:
    with central.engine.connect() as db:
        days = rows.service(db, reread(central, case_id).service_id).close_after_days
    assert days is not None
    return timedelta(days=days)


def finished(central: Central, **facts: Any) -> UUID:
    """Process a case as its officer does."""
    case_id = without_approval(central, **facts)
    assert send(central, central.client(OFFICER), process(case_id))[0].status == "applied"
    return case_id


def returned(central: Central) -> UUID:
    case_id = without_approval(central)
    assert send(central, central.client(OFFICER), give_back(case_id))[0].status == "applied"
    return case_id


def without_approval(central: Central, **facts: Any) -> UUID:
    return prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id="renew_passport", **facts)


def told_at(central: Central, case_id: UUID) -> datetime:
    with central.engine.connect() as db:
        found = db.scalar(
            select(func.max(event.c.at)).where(event.c.case_id == case_id, event.c.kind.in_(closing.TOLD))
        )
    assert found is not None
    return found


def close_at(central: Central, case_id: UUID, early: timedelta = timedelta(0)) -> Status:
    """Look when the case's time has come, or so much earlier, and return its status then."""
    closing.close_due(central.engine, told_at(central, case_id) + delay_of(central, case_id) - early)
    return Status(reread(central, case_id).status)


def closings(central: Central, case_id: UUID) -> int:
    closed = (event.c.case_id == case_id) & (event.c.to_status == Status.CLOSED)
    return count(central, event, closed)


def wrong(central: Central) -> list[str]:
    with database.still_picture(central.engine) as db:
        return [str(finding) for finding in feed_audit.audit(db) if finding.wrong]


@pytest.mark.parametrize("brought", [finished, returned])
def test_it_is_closed_after_the_delay_and_not_before(
    central: Central, brought: Callable[[Central], UUID]
) -> None:
    case_id = brought(central)
    before = reread(central, case_id)
    assert close_at(central, case_id, early=SECOND) == before.status
    assert close_at(central, case_id) is Status.CLOSED
    after = reread(central, case_id)
    assert (after.version, after.changed_by, after.missing) == (before.version + 1, None, [])
    assert after.resolution == before.resolution
    assert wrong(central) == []


def test_the_desk_the_resident_and_the_trail_are_told(central: Central) -> None:
    case_id = finished(central)
    client = central.client(OFFICER)
    cursor = cursor_now(central, client)
    assert close_at(central, case_id) is Status.CLOSED
    changes, _ = changes_after(central, client, cursor)
    [case] = [each.data for each in changes if isinstance(each, CaseChange) and each.id == case_id]
    [line] = [each.data for each in changes if isinstance(each, EventChange) and each.case_id == case_id]
    assert (case.id, case.status) == (case_id, Status.CLOSED)
    assert (line.kind, line.from_status, line.to_status) == (
        EventKind.STATUS_CHANGED,
        Status.PROCESSED,
        Status.CLOSED,
    )
    assert line.closes_by_itself
    assert (line.actor_id, line.operation_id) == (None, None)
    with central.engine.connect() as db:
        notices = resident.inbox(db, reread(central, case_id).case_number)
    assert [notice.text for notice in notices if notice.at == line.at] == [Status.CLOSED]
    [trail] = read(central, case_id=case_id, action=closing.ACTION)
    assert (trail.staff_id, trail.staff_name_ar, trail.subject) == (THE_SERVICE, "", Status.CLOSED)
    assert [each.id for each in read(central, BOSS, case_id=case_id, action=closing.ACTION)] == [trail.id]


def test_a_word_to_the_resident_puts_it_off_and_a_note_does_not(central: Central) -> None:
    case_id = returned(central)
    first = told_at(central, case_id)
    client = central.client(OFFICER)
    send(central, client, note(case_id))
    assert told_at(central, case_id) == first
    send(central, client, response(case_id))
    assert told_at(central, case_id) > first
    closing.close_due(central.engine, first + delay_of(central, case_id))
    assert reread(central, case_id).status == Status.RETURNED_TO_APPLICANT
    assert close_at(central, case_id) is Status.CLOSED


def test_what_was_answered_goes_on(central: Central) -> None:
    case_id = returned(central)
    with database.transaction(central.engine) as db:
        resident.reply(db, reread(central, case_id).case_number, "أرفقت المطلوب")
    assert close_at(central, case_id) is Status.RETURNED_BY_APPLICANT


def test_a_service_without_a_delay_keeps_its_cases(central: Central) -> None:
    case_id = finished(central)
    later = told_at(central, case_id) + delay_of(central, case_id)
    with database.transaction(central.engine) as db:
        words = rows.active_catalogue(db)
        services = [each.model_copy(update={"close_after_days": None}) for each in words.services]
        data = words.model_copy(update={"services": tuple(services)}).model_dump(mode="json")
        db.execute(update(tables.catalogue).values(data=data))
    closing.close_due(central.engine, later)
    assert reread(central, case_id).status == Status.PROCESSED


def test_a_catalogue_of_before_closes_after_the_usual_delay() -> None:
    old = {"id": "a", "section_id": "b", "name_ar": "", "name_en": "", "deadline_hours": 7}
    assert ServiceRecord.model_validate(old).close_after_days == 90


def test_an_offer_ends_with_it(central: Central) -> None:
    case_id = returned(central)
    boss = central.client(BOSS)
    assert send(central, boss, offer(case_id, "jeddah", 2))[0].status == "applied"
    assert close_at(central, case_id) is Status.CLOSED
    assert reread(central, case_id).offered_to is None
    assert (
        count(central, event, event.c.kind == EventKind.TRANSFER_WITHDRAWN, event.c.case_id == case_id) == 1
    )
    assert wrong(central) == []


def test_many_processes_close_each_case_once(central: Central) -> None:
    done = {Status.PROCESSED, Status.RETURNED_TO_APPLICANT}
    waiting = count(central, case_file, case_file.c.status.in_(done))
    closed_before = count(central, case_file, case_file.c.status == Status.CLOSED)
    assert waiting > 3
    far = datetime.now(UTC) + timedelta(days=365)
    engines = [database.open_engine(central.dsn, connections=2) for _ in range(6)]
    with ThreadPoolExecutor(len(engines)) as pool:
        shares = list(pool.map(lambda engine: closing.close_due(engine, far), engines))
    for engine in engines:
        engine.dispose()
    assert sum(shares) == waiting
    closed = count(central, case_file, case_file.c.status == Status.CLOSED)
    assert closed == closed_before + waiting
    twice = select(event.c.case_id).where(event.c.to_status == Status.CLOSED, event.c.at == far)
    with central.engine.connect() as db:
        assert len(db.scalars(twice).all()) == waiting
    assert wrong(central) == []


def test_an_act_that_comes_first_is_respected(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    """The officer writes to the resident after the service has found the case, before it closes it."""
    case_id = returned(central)
    now = told_at(central, case_id) + delay_of(central, case_id)
    close = closing._close
    client = central.client(OFFICER)

    def write_first(db: Connection, found: UUID, when: datetime) -> bool:
        if found == case_id:
            written.extend(send(central, client, response(case_id)))
        return close(db, found, when)

    written: list[Outcome] = []
    monkeypatch.setattr(closing, "_close", write_first)
    closing.close_due(central.engine, now)
    assert [each.status for each in written] == ["applied"], "it was found"
    assert reread(central, case_id).status == Status.RETURNED_TO_APPLICANT


def test_one_that_fails_keeps_no_other_waiting(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    one = finished(central)
    other = find(central, case_file.c.status == Status.RETURNED_TO_APPLICANT, case_file.c.id != one).id
    close = closing.effects.close

    def stumble(change: Any) -> Effect:
        if change.case.id == one:
            raise RuntimeError("broken")
        return close(change)

    monkeypatch.setattr(closing.effects, "close", stumble)
    with structlog.testing.capture_logs() as logs:
        closing.close_due(central.engine, datetime.now(UTC) + timedelta(days=365))
    assert [line["case"] for line in logs if line["event"] == "closing_failed"] == [str(one)]
    assert (reread(central, one).status, reread(central, other).status) == (Status.PROCESSED, Status.CLOSED)
    assert wrong(central) == []


def test_the_running_service_does_it_by_itself(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = finished(central)
    before = closings(central, case_id)  # the seed may have closed and the test reopened it
    back = delay_of(central, case_id) + SECOND
    with database.transaction(central.engine) as db:
        db.execute(update(event).where(event.c.case_id == case_id).values(at=event.c.at - back))
    monkeypatch.setattr(closing, "LOOK_EVERY", 0.02)
    central.stop()
    central.start()
    wait_until(lambda: reread(central, case_id).status == Status.CLOSED, "the case is closed")
    assert closings(central, case_id) == before + 1
