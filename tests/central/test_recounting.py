"""After a change of working time no open case keeps an old due time, whoever acts and whatever is killed."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from datetime import time as at
from typing import Any
from uuid import UUID

import pytest
import structlog
from sqlalchemy import Connection, func, insert, select, text, true, update

from tawasul_central import catalogues, database, due_times, recounting, resident, rows, tables
from tawasul_central.__main__ import main
from tawasul_contract import due_account
from tawasul_contract.calendars import CalendarRecord, ClosureRecord, WindowRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.operations import SetCalendar
from tawasul_contract.records import Status
from tests.central.acts import administer, changes_after, count, cursor_now, get, move, prepare, reread, send
from tests.central.test_feed_audit import environment
from tests.central.test_feed_audit import wrong as gaps
from tests.conftest import Central

BOSS, OFFICER, OFFICE = "supervisor01", "officer01", "riyadh"
case_file, recount = tables.case_file, tables.recount
SUNDAY = datetime(2026, 5, 3, 5, tzinfo=UTC)  # 08:00 in Riyadh, when offices open
SOON_SECONDS = 20


@pytest.fixture(autouse=True)
def _nobody_else_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the served central from finishing what a test leaves undone."""
    monkeypatch.setattr(recounting, "LOOK_EVERY", 3600.0)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recounting, "PART", 4)


def hours(closes: int, office: str = OFFICE, **changed: Any) -> CalendarRecord:
    """A working time that begins at eight and ends then, in Ramadan too."""
    window = WindowRecord(opens=at(8), closes=at(closes))
    return usual_calendar(office).model_copy(update={"windows": (window,), "ramadan": (), **changed})


def put(central: Central, calendar: CalendarRecord) -> None:
    """Put the calendar in force as an act does, and leave the count to others."""
    with central.engine.begin() as db:
        catalogues.lock(db)
        current = rows.active_catalogue(db)
        others = (each for each in current.calendars if each.office_id != calendar.office_id)
        catalogues.put(db, current, current.model_copy(update={"calendars": (*others, calendar)}))
        recounting.ask(db, [calendar.office_id])


def submit(db: Connection, number: str, **facts: Any) -> UUID:
    """Enter a new case of the office, as one that an applicant has just sent."""
    like = db.execute(select(case_file).where(case_file.c.office_id == OFFICE).limit(1)).one()
    nobody = ("assignee_id", "resolution", "offered_to", "approval_asked_by", "approved_by", "changed_by")
    plain = {"version": 1, "status": Status.SUBMITTED, "case_number": number, "id": func.gen_random_uuid()}
    values = like._asdict() | dict.fromkeys(nobody) | plain | facts
    return db.execute(insert(case_file).values(values).returning(case_file.c.id)).scalar_one()


def submit_many(central: Central, many: int) -> None:
    with central.engine.begin() as db:
        first = submit(db, "TW-1448-9000000")
        names = [column.name for column in case_file.c if column.name not in ("id", "case_number")]
        numbers = func.generate_series(1, many - 1).table_valued("n").render_derived()
        fresh = func.gen_random_uuid(), func.concat("TW-1448-9", numbers.c.n)
        like = select(*fresh, *(case_file.c[name] for name in names)).where(case_file.c.id == first)
        copies = like.select_from(case_file.join(numbers, true()))
        db.execute(insert(case_file).from_select(["id", "case_number", *names], copies))


def still_open(db: Connection) -> Any:
    wanted = (case_file.c.office_id == OFFICE, case_file.c.status.not_in(due_times.STANDING))
    return db.execute(select(case_file).where(*wanted).order_by(case_file.c.id)).all()


def wrong(central: Central) -> list[str]:
    """The open cases of the office whose times are not what its calendar of now makes of their timeline."""
    event = tables.event
    with central.engine.connect() as db:
        services = {each.id: each for each in rows.active_catalogue(db).services}
        clock = rows.clock(db, OFFICE)
        found = []
        for case in still_open(db):
            told = db.execute(select(event).where(event.c.case_id == case.id).order_by(event.c.at)).all()
            right = due_account.due_times(case, told, services[case.service_id], clock)
            if (case.due_at, case.answer_due_at) != (right.due_at, right.answer_due_at):
                found.append(case.case_number)
        return found


def left(central: Central) -> int:
    return count(central, recount)


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + SOON_SECONDS
    while not is_so():
        assert time.monotonic() < until, what
        time.sleep(0.01)


class Parts:
    """Stops after so many parts, as a process that is killed between two of them."""

    def __init__(self, most: int) -> None:
        self.left = most

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_many_cases_come_in_pages_of_a_part(central: Central) -> None:
    submit_many(central, 2_500)
    client = central.client(BOSS)
    cursor = cursor_now(central, client)
    [done] = send(central, client, administer(SetCalendar, calendar=hours(11)))
    assert (done.status, left(central), wrong(central)) == ("applied", 0, [])
    sizes, told, more = [], set(), True
    while more:
        page = get(central, client, "/v1/sync/changes", cursor=cursor, limit=200).json()
        sizes.append(len(page["changes"]))
        told |= {change["id"] for change in page["changes"] if change["type"] == "case"}
        cursor, more = page["next"], page["more"]
    assert len(told) > 2_500
    assert max(sizes) <= recounting.PART + 200
    assert gaps(central) == {}


@pytest.mark.usefixtures("small_parts")
def test_what_a_killed_process_leaves_is_finished_at_the_next_start(central: Central) -> None:
    submit_many(central, 20)
    put(central, hours(11))
    recounting.finish(central.engine, Parts(2))
    assert left(central) == 1
    assert len(wrong(central)) > 10
    central.stop()
    central.start()
    wait_until(lambda: left(central) == 0, "nobody finished it")
    assert wrong(central) == []


COUNTING = """
import sys, time
from tawasul_central import database, recounting
recounting.PART = 4
recounting.finish(database.open_engine(sys.argv[1]), lambda: bool(time.sleep(0.05)))
"""


def test_a_process_that_is_killed_leaves_whole_parts(central: Central) -> None:
    submit_many(central, 200)
    put(central, hours(11))
    counting = subprocess.Popen([sys.executable, "-c", COUNTING, central.dsn])
    try:
        wait_until(lambda: count(central, recount, recount.c.after.is_not(None)) == 1, "no part was counted")
    finally:
        counting.kill()
        counting.wait()
    assert left(central) == 1
    with central.engine.connect() as db:
        after = db.scalar(select(recount.c.after))
        done = [case.case_number for case in still_open(db) if case.id <= after]
    assert done
    assert set(wrong(central)).isdisjoint(done)
    assert wrong(central)
    recounting.finish(central.engine)
    assert (left(central), wrong(central), gaps(central)) == (0, [], {})


@pytest.mark.usefixtures("small_parts")
def test_a_running_service_finishes_what_others_left(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    central.stop()
    monkeypatch.setattr(recounting, "LOOK_EVERY", 0.02)
    central.start()
    put(central, hours(11))
    wait_until(lambda: left(central) == 0, "nobody finished it")
    assert wrong(central) == []


@pytest.mark.usefixtures("small_parts")
def test_whoever_cannot_wait_is_answered_and_nothing_is_lost(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recounting, "ANSWER_WITHIN", -1.0)
    [done] = send(central, central.client(BOSS), administer(SetCalendar, calendar=hours(11)))
    assert (done.status, left(central)) == ("applied", 1)
    recounting.finish(central.engine)
    assert (left(central), wrong(central)) == (0, [])


@pytest.mark.usefixtures("small_parts")
def test_a_part_that_fails_is_undone_and_keeps_no_other_office_waiting(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(central, hours(11))
    put(central, hours(12, "jeddah"))
    with central.engine.connect() as db:
        before = still_open(db)
    with monkeypatch.context() as patch:
        whole = due_times.recount_part

        def stumble(db: Connection, office_id: str, after: UUID | None, most: int) -> due_times.Part:
            part = whole(db, office_id, after, most)
            assert office_id != OFFICE, "a fault, once the times were written"
            return part

        patch.setattr(due_times, "recount_part", stumble)
        with structlog.testing.capture_logs() as logs:
            recounting.finish(central.engine)
    assert [line["event"] for line in logs] == ["recount_put_off"]
    with central.engine.connect() as db:
        assert db.execute(select(recount.c.office_id, recount.c.after)).all() == [(OFFICE, None)]
        assert still_open(db) == before
    assert wrong(central)
    recounting.finish(central.engine)
    assert (left(central), wrong(central), gaps(central)) == (0, [], {})


@pytest.mark.usefixtures("small_parts")
def test_a_second_calendar_in_the_middle_of_the_first_ones_parts(central: Central) -> None:
    submit_many(central, 20)
    put(central, hours(11))
    recounting.finish(central.engine, Parts(3))
    put(central, hours(13))
    recounting.finish(central.engine, Parts(1))
    with central.engine.connect() as db:
        [kept] = db.execute(select(recount)).all()
    assert kept.after is None, "the first count has nothing left to do, the second begins anew"
    recounting.finish(central.engine)
    assert (left(central), wrong(central)) == (0, [])


@pytest.mark.usefixtures("small_parts")
def test_one_part_is_of_one_process_at_a_time(central: Central) -> None:
    put(central, hours(11))
    with central.engine.begin() as other:
        other.execute(select(recount).with_for_update())
        recounting.finish(central.engine)  # returns: another process is at it
        assert wrong(central)
    recounting.finish(central.engine)
    assert wrong(central) == []


@pytest.mark.usefixtures("small_parts")
def test_processes_share_the_parts(central: Central) -> None:
    submit_many(central, 40)
    put(central, hours(11))
    put(central, hours(12, "jeddah"))
    engines = [database.open_engine(central.dsn, connections=2) for _ in range(3)]
    with ThreadPoolExecutor(len(engines)) as pool, structlog.testing.capture_logs() as logs:
        list(pool.map(recounting.finish, engines))
    for engine in engines:
        engine.dispose()
    recounting.finish(central.engine)  # all may have met another at the last part
    assert (left(central), wrong(central), logs, gaps(central)) == (0, [], [], {})


def test_a_calendar_waits_for_nobody_who_holds_a_case(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recounting, "finish_soon", lambda _: None)
    with central.engine.begin() as other:
        other.execute(select(case_file).where(case_file.c.office_id == OFFICE).with_for_update())
        begun = time.monotonic()
        [done] = send(central, central.client(BOSS), administer(SetCalendar, calendar=hours(11)))
        assert done.status == "applied"
        assert time.monotonic() - begun < 4, "a writer gives up after five seconds"


def test_an_act_that_waited_for_new_hours_counts_with_them(central: Central) -> None:
    """All parts are over before it goes on; they passed over its case, which was not open yet."""
    case_id = prepare(central, OFFICER, Status.PROCESSED, OFFICER)
    client = central.client(BOSS)

    def finish_first() -> None:
        with central.engine.begin() as next_in_line:
            catalogues.lock(next_in_line)
            recounting.finish(central.engine)

    with ThreadPoolExecutor(2) as pool:
        with central.engine.begin() as office:
            catalogues.lock(office)
            counted = pool.submit(finish_first)
            wait_until(lambda: waiting(central) == 1, "nobody is next")
            act = move(case_id, Status.UNDER_PROCESSING, 1, reason="خطأ")
            sent = pool.submit(send, central, client, act)
            wait_until(lambda: waiting(central) == 2, "the act did not wait")
            words = rows.active_catalogue(office).model_dump(mode="json")
            for service in words["services"]:
                service["deadline_hours"] += 7
            catalogues.load(office, json.dumps(words).encode())
        counted.result()
        [outcome] = sent.result()
    assert (outcome.status, left(central)) == ("applied", 0)
    assert reread(central, case_id).due_at is not None
    assert wrong(central) == []


def waiting(central: Central) -> int:
    waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'catalogue'::regclass"
    with central.engine.connect() as db:
        return db.scalar(text(waits)) or 0


def change(central: Central) -> list[Any]:
    acts = [administer(SetCalendar, calendar=hours(closes)) for closes in (10, 11, 12, 13, 12, 11)]
    client = central.client(BOSS)
    return [outcome for act in acts for outcome in send(central, client, act)]


def reopen(central: Central, finished: list[UUID]) -> list[Any]:
    acts = [move(case_id, Status.UNDER_PROCESSING, 1, reason="خطأ") for case_id in finished]
    client = central.client(BOSS)
    return [outcome for act in acts for outcome in send(central, client, act)]


def reply(central: Central, returned: list[str]) -> list[Any]:
    for number in returned:
        with central.engine.begin() as db:
            resident.reply(db, number, "أرفقته")
    return []


def arrive(central: Central) -> list[Any]:
    for number in range(20):
        with central.engine.begin() as db:
            case_id = submit(db, f"TW-1448-7{number:06}", due_at=SUNDAY, answer_due_at=SUNDAY)
            case = db.execute(select(case_file).where(case_file.c.id == case_id)).one()
            counted = due_times.count(db, case_id, case, OFFICE)
            db.execute(update(case_file).where(case_file.c.id == case_id).values(counted))
    return []


@pytest.mark.usefixtures("small_parts")
def test_acts_and_submissions_among_the_parts_of_many_calendars(central: Central) -> None:
    returned, finished = ready_to_open(central)
    with ThreadPoolExecutor(4) as pool:
        working = [
            pool.submit(change, central),
            pool.submit(reopen, central, finished),
            pool.submit(reply, central, returned),
            pool.submit(arrive, central),
        ]
        outcomes = [outcome for work in working for outcome in work.result()]
    assert {outcome.status for outcome in outcomes} == {"applied"}
    assert len(outcomes) == 6 + len(finished)
    recounting.finish(central.engine)
    assert (left(central), wrong(central), gaps(central)) == (0, [], {})


def ready_to_open(central: Central) -> tuple[list[str], list[UUID]]:
    """Bring cases into both states from which they open again; return what leads to them."""
    submit_many(central, 60)
    with central.engine.begin() as db:
        cases = still_open(db)[:40]
        for status, some in ((Status.RETURNED_TO_APPLICANT, cases[::2]), (Status.PROCESSED, cases[1::2])):
            facts = {"status": status, "version": 1, "offered_to": None, "approval_asked_by": None}
            those = case_file.c.id.in_([case.id for case in some])
            db.execute(update(case_file).where(those).values(facts))
    return [case.case_number for case in cases[::2]], [case.id for case in cases[1::2]]


def test_a_case_that_could_never_be_due_stops_no_other(central: Central) -> None:
    closed = ClosureRecord(first=date(2026, 5, 4), last=date(2031, 1, 1), reason="إغلاق")
    with central.engine.begin() as db:
        db.execute(update(case_file).where(case_file.c.office_id == OFFICE).values(status=Status.CLOSED))
        never = submit(db, "TW-1448-9000001", submitted_at=SUNDAY, due_at=SUNDAY)
        later = submit(db, "TW-1448-9000002", submitted_at=SUNDAY.replace(year=2032), due_at=SUNDAY)
    put(central, hours(9, closures=(closed,)))  # one hour on the first day, and none for years
    with structlog.testing.capture_logs() as logs:
        recounting.finish(central.engine)
    told = [(line["event"], line["case"], line["code"]) for line in logs]
    assert told == [("never_due", str(never), "never_open")]
    assert reread(central, never).due_at == SUNDAY
    assert reread(central, later).due_at > SUNDAY
    assert left(central) == 0


def test_an_act_that_could_never_be_due_is_refused(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.PROCESSED, OFFICER)
    closed = ClosureRecord(first=date(2020, 1, 1), last=date(2200, 1, 1), reason="إغلاق")
    put(central, hours(11, closures=(closed,)))
    act = move(case_id, Status.UNDER_PROCESSING, 1, reason="خطأ")
    before = count(central, tables.event)
    [outcome] = send(central, central.client(BOSS), act)
    assert (outcome.status, outcome.code) == ("rejected", "never_open")
    assert (reread(central, case_id).status, count(central, tables.event)) == (Status.PROCESSED, before)
    number = reread(central, case_id).case_number
    with central.engine.begin() as db:
        db.execute(
            update(case_file).where(case_file.c.id == case_id).values(status=Status.RETURNED_TO_APPLICANT)
        )
    with pytest.raises(resident.ResidentError, match="never opens"), central.engine.begin() as db:
        resident.reply(db, number, "أرفقته")


def test_the_command_that_loads_a_catalogue_counts_too(
    central: Central, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    environment(central, monkeypatch)
    with central.engine.connect() as db:
        words = rows.active_catalogue(db)
    changed = words.model_copy(update={"calendars": (hours(11),)})
    path = tmp_path / "catalogue.json"
    path.write_text(changed.model_dump_json(), "utf-8")
    client = central.client(BOSS)
    cursor = cursor_now(central, client)
    assert main(["catalogue", "load", str(path)]) == 0
    assert (left(central), wrong(central)) == (0, [])
    assert "case" in {change.type for change in changes_after(central, client, cursor)[0]}


def test_only_the_offices_are_counted_whose_time_changed(central: Central) -> None:
    with central.engine.begin() as db:
        words = rows.active_catalogue(db)
        catalogues.load(db, words.model_copy(update={"calendars": (hours(11),)}).model_dump_json().encode())
        assert db.scalars(select(recount.c.office_id)).all() == [OFFICE]
        words = rows.active_catalogue(db)
        services = (words.services[0].model_copy(update={"answer_hours": 3}), *words.services[1:])
        catalogues.load(db, words.model_copy(update={"services": services}).model_dump_json().encode())
        asked = db.scalars(select(recount.c.office_id).order_by(recount.c.id)).all()
        assert asked[1:] == [office.id for office in words.offices]
