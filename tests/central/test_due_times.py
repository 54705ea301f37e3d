import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import OperationalError

from tawasul_central import catalogues, database, due_times, recounting, rows, tables
from tawasul_central.feed import Touched
from tawasul_contract import due_account
from tawasul_contract.calendars import CalendarRecord, ClosureRecord, WindowRecord
from tawasul_contract.clock import WorkClock, usual_calendar
from tawasul_contract.records import EventKind, Status
from tests.central.acts import (
    NOW,
    changes_after,
    count,
    cursor_now,
    give_back,
    move,
    person,
    prepare,
    process,
    reread,
    response,
    send,
)
from tests.conftest import Central

OFFICER, OFFICE, OTHER = "officer01", "riyadh", "jeddah"
case_file, event = tables.case_file, tables.event
# 08:00 in Riyadh, when offices open; past on every day as of which the tests run.
SUNDAY = datetime(2022, 6, 5, 5, tzinfo=UTC)
OPEN = case_file.c.status.not_in((Status.PROCESSED, Status.CLOSED, Status.RETURNED_TO_APPLICANT))


@pytest.fixture
def db(central: Central) -> Iterator[Connection]:
    with database.transaction(central.engine) as connection:
        yield connection


def put(db: Connection, *calendars: CalendarRecord) -> None:
    """Put these calendars in force, as a catalogue of their own."""
    now = rows.active_catalogue(db)
    after = now.model_copy(update={"version": now.version + 1, "calendars": calendars})
    db.execute(tables.catalogue.insert().values(version=after.version, data=after.model_dump(mode="json")))


def dues(db: Connection, office: str) -> dict[UUID, tuple[datetime | None, datetime | None]]:
    wanted = select(case_file.c.id, case_file.c.due_at, case_file.c.answer_due_at)
    return {
        row.id: (row.due_at, row.answer_due_at)
        for row in db.execute(wanted.where(case_file.c.office_id == office))
    }


SHORT_DAYS = usual_calendar(OFFICE).model_copy(
    update={"windows": (WindowRecord(opens=time(9), closes=time(11)),), "ramadan": ()}
)


def test_a_recount_changes_nothing_where_the_calendar_is_as_before(db: Connection) -> None:
    before = dues(db, OFFICE)
    assert list(due_times.recount(db, OFFICE)) == []
    assert dues(db, OFFICE) == before


def test_a_recount_tells_just_the_cases_whose_times_changed(db: Connection) -> None:
    before, elsewhere = dues(db, OFFICE), dues(db, OTHER)
    versions = db.execute(select(case_file.c.id, case_file.c.version, case_file.c.updated_at)).all()
    put(db, SHORT_DAYS)
    touched = list(due_times.recount(db, OFFICE))
    after = dues(db, OFFICE)
    changed = {case_id for case_id in before if before[case_id] != after[case_id]}
    assert len(changed) > 3
    assert set(touched) == {Touched("case", case_id, case_id) for case_id in changed}
    assert changed <= set(db.scalars(select(case_file.c.id).where(OPEN)))
    assert dues(db, OTHER) == elsewhere
    again = db.execute(select(case_file.c.id, case_file.c.version, case_file.c.updated_at)).all()
    assert sorted(versions) == sorted(again)


def test_many_cases_are_recounted_piece_by_piece(db: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    put(db, SHORT_DAYS)
    whole = len(list(due_times.recount(db, OFFICE)))
    put(db)
    monkeypatch.setattr(due_times, "AT_ONCE", 2)
    assert len(list(due_times.recount(db, OFFICE))) == whole


def test_a_case_that_opens_while_a_calendar_is_put_in_force_waits_for_it(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.PROCESSED, OFFICER)
    case = reread(central, case_id)
    with central.engine.connect() as office, central.engine.connect() as other:
        service = rows.service(other, case.service_id)
        other.execute(text("SET LOCAL lock_timeout = '100ms'"))
        catalogues.lock(office)
        with pytest.raises(OperationalError, match="lock timeout"):
            due_times.count(other, case_id, case, OFFICE)
        other.rollback()
        put(office, SHORT_DAYS)
        office.commit()
        counted = due_times.count(other, case_id, case, OFFICE)
        office.execute(text("SET LOCAL lock_timeout = '100ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            catalogues.lock(office)
        told = other.execute(select(event).where(event.c.case_id == case_id)).all()
        clock = WorkClock(SHORT_DAYS)
        assert counted["due_at"] == due_account.due_times(case, told, service, clock).due_at


def test_the_newest_catalogue_decides_the_calendar(db: Connection) -> None:
    assert rows.clock(db, OFFICE).calendar == usual_calendar(OFFICE)
    put(db, SHORT_DAYS)
    assert rows.clock(db, OFFICE).calendar == SHORT_DAYS
    assert rows.clock(db, OTHER).calendar == usual_calendar(OTHER)
    put(db)
    assert rows.clock(db, OFFICE).calendar == usual_calendar(OFFICE)


def waiting_for_an_answer(central: Central) -> UUID:
    return prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, answer_due_at=NOW, due_at=NOW)


def test_a_response_ends_the_wait_for_the_first_and_leaves_the_version(central: Central) -> None:
    case_id = waiting_for_an_answer(central)
    send(central, central.client(OFFICER), response(case_id))
    after = reread(central, case_id)
    assert (after.answer_due_at, after.due_at, after.version) == (None, NOW, 1)


def test_giving_back_and_processing_end_the_wait_too(central: Central) -> None:
    for act in (give_back, process):
        case_id = waiting_for_an_answer(central)
        with central.engine.begin() as db:
            plain = {"service_id": "exit_reentry"}
            db.execute(update(case_file).where(case_file.c.id == case_id).values(plain))
        [done] = send(central, central.client(OFFICER), act(case_id))
        assert done.status == "applied"
        assert reread(central, case_id).answer_due_at is None


@pytest.mark.calendar
def test_a_reopened_case_runs_on_from_where_its_clock_stood(central: Central) -> None:
    """14 working hours were allowed and 5 used when it was processed; what is left is counted from now."""
    case_id = prepare(central, OFFICER, Status.PROCESSED, OFFICER)
    facts = {"submitted_at": SUNDAY, "service_id": "exit_reentry", "due_at": SUNDAY + timedelta(days=9)}
    with central.engine.begin() as db:
        db.execute(update(case_file).where(case_file.c.id == case_id).values(facts))
        moves = (event.c.case_id == case_id) & (event.c.kind == EventKind.STATUS_CHANGED)
        old = select(event.c.id).where(moves)
        db.execute(tables.notification.delete().where(tables.notification.c.event_id.in_(old)))
        db.execute(event.delete().where(moves))
        line = {"id": UUID(int=1), "case_id": case_id, "kind": EventKind.STATUS_CHANGED}
        line |= {"at": SUNDAY + timedelta(hours=5), "to_status": Status.PROCESSED}
        db.execute(event.insert().values(line | {"from_status": Status.UNDER_PROCESSING}))
    again = move(case_id, Status.UNDER_PROCESSING, 1, reason="خطأ في الاسم")
    [reopened] = send(central, central.client("supervisor01"), again)
    assert reopened.status == "applied"
    after = reread(central, case_id)
    with central.engine.connect() as db:
        clock = rows.clock(db, OFFICE)
    assert after.due_at == clock.due(after.updated_at, 9)
    assert count(central, event, event.c.operation_id == again.id) == 1
    assert person(central, OFFICER).id == after.assignee_id


def test_hours_that_a_new_catalogue_allows_hold_for_open_cases_at_once(central: Central) -> None:
    client = central.client("supervisor01")
    cursor = cursor_now(central, client)
    with database.transaction(central.engine) as db:
        before = dues(db, OFFICE)
        words = rows.active_catalogue(db).model_dump(mode="json")
        for service in words["services"]:
            service["deadline_hours"] += 7
        catalogues.load(db, json.dumps(words).encode())
    recounting.finish(central.engine)
    with database.transaction(central.engine) as db:
        after = dues(db, OFFICE)
        still_open = set(db.scalars(select(case_file.c.id).where(OPEN, case_file.c.office_id == OFFICE)))
    changed = {case_id for case_id in before if before[case_id] != after[case_id]}
    assert changed
    assert changed <= still_open
    changes, _ = changes_after(central, client, cursor)
    # A supervisor hears of what is offered to them from elsewhere too.
    told = {change.data.id for change in changes if change.type == "case" and change.data.office_id == OFFICE}
    assert changed == told


def test_a_catalogue_by_which_an_office_never_opens_is_not_put_in_force(central: Central) -> None:
    closed = ClosureRecord(first=date(2020, 1, 1), last=date(2200, 1, 1), reason="إغلاق")
    calendar = SHORT_DAYS.model_copy(update={"closures": (closed,)})
    with central.engine.connect() as db:
        words = rows.active_catalogue(db).model_copy(update={"calendars": (calendar,)})
        with pytest.raises(catalogues.CatalogueError):
            catalogues.load(db, words.model_dump_json().encode())
        db.rollback()
