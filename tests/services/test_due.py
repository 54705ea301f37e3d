"""Desk and central count the same due times, whatever happens to a request and to the calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tawasul_central import auth, database, resident, seed, tables
from tawasul_central.due_times import STANDING
from tawasul_contract.calendars import ClosureRecord, SightingRecord, WindowRecord
from tawasul_contract.clock import RIYADH, usual_calendar
from tawasul_contract.due_lines import Step
from tawasul_contract.operations import AnswerTransfer, OfferTransfer, Operation, SetCalendar, new_id
from tawasul_contract.records import Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.due import DueStory, explain
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.forecast import Forecast
from tawasul_desk.services.views import QueueQuery, Shelf
from tests.central.acts import reread
from tests.conftest import (
    CHEAP,
    PASSWORD,
    Central,
    Template,
    create_database,
    drop_database,
    dsn_of,
    running_central,
)
from tests.services.conftest import OpenAs
from tests.services.desks import assign, give_back, move, process, response, start, synced

CASES = 300
NOW = datetime(2026, 5, 3, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def many(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    """A database with several hundred cases, for the tests of this file to copy."""
    template = Template("template_due", tmp_path_factory.mktemp("due-store"))
    create_database(postgres, template.name)
    dsn = dsn_of(postgres, template.name)
    database.migrate(dsn)
    engine = database.open_engine(dsn)
    seed.fill(engine, template.store, cases=CASES, seed=4, now=NOW, attachments=False)
    hashed = auth.hash_password(PASSWORD, CHEAP["password_memory_kib"], CHEAP["password_passes"])
    with database.transaction(engine) as db:
        db.execute(update(tables.staff).values(password_hash=hashed))
    engine.dispose()
    yield template
    drop_database(postgres, template.name)


@pytest.fixture
def central(postgres: str, many: Template, tmp_path: Path) -> Iterator[Central]:
    with running_central(postgres, many, tmp_path) as running:
        yield running


@pytest.fixture
def desks(central: Central, open_as: OpenAs) -> tuple[Desk, ...]:
    """The desks of supervisors who see every case between them."""
    with central.engine.connect() as db:
        names = db.scalars(select(tables.staff.c.user_name).where(tables.staff.c.role == "supervisor")).all()
    opened = tuple(map(open_as, names))
    for desk in opened:
        synced(desk)
    return opened


def ids(desk: Desk) -> list[UUID]:
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows
    return [row.case_id for row in rows]


def story(desk: Desk, case_id: UUID) -> DueStory:
    catalogue = desk.casework.catalogue()
    assert catalogue is not None
    told = explain(desk.casework.view(case_id), catalogue)
    assert told is not None
    return told


def agree(central: Central, desk: Desk, case_id: UUID) -> DueStory:
    """Check that the desk counts what the central's table says, and return what it tells."""
    told, row = story(desk, case_id), reread(central, case_id)
    assert told.completion.account.due_at == row.due_at
    assert told.answer.account.due_at == row.answer_due_at
    assert told.completion.agrees
    assert told.answer.agrees
    return told


def do(desk: Desk, operation: Operation) -> None:
    if isinstance(operation, SetCalendar):
        desk.office.submit(operation)
    else:
        desk.casework.submit(operation)
    synced(desk)
    assert not desk.casework.waiting()


def supervised(desks: tuple[Desk, ...], status: Status) -> tuple[Desk, UUID]:
    """Return a case in this status whose service needs no second officer, and the desk that steers it."""
    for desk in desks:
        catalogue = desk.casework.catalogue()
        assert catalogue is not None
        for case_id in ids(desk):
            case = desk.casework.view(case_id).case
            if case.status is status and not catalogue.service(case.service_id).needs_approval:
                return desk, case_id
    raise LookupError(status)


def test_every_seeded_case_is_due_at_the_same_moment_on_both_sides(
    central: Central, desks: tuple[Desk, ...]
) -> None:
    seen: set[UUID] = set()
    standing = running = answered = 0
    for desk in desks:
        for case_id in ids(desk):
            told = agree(central, desk, case_id)
            seen.add(case_id)
            standing += told.completion.account.due_at is None
            running += told.completion.account.running
            answered += told.answer.account.finished
    assert len(seen) == CASES
    assert min(standing, running, answered, CASES - answered) > 10


def test_both_sides_agree_after_each_act(central: Central, desks: tuple[Desk, ...], open_as: OpenAs) -> None:
    desk, case_id = supervised(desks, Status.SUBMITTED)
    waiting = agree(central, desk, case_id)
    assert waiting.answer.account.running
    do(desk, assign(desk, case_id, desk.staff.id))
    do(desk, start(desk, case_id))
    agree(central, desk, case_id)
    do(desk, response(case_id))
    assert agree(central, desk, case_id).answer.account.finished
    do(desk, give_back(desk, case_id))
    assert agree(central, desk, case_id).completion.account.due_at is None
    answer(central, desk, case_id)
    back = agree(central, desk, case_id)
    assert [line.step for line in back.completion.lines if not line.days][-2:] == [Step.RESUMED, Step.DUE]
    do(desk, start(desk, case_id))
    do(desk, process(desk, case_id))
    done = agree(central, desk, case_id)
    assert done.completion.account.handling_hours is not None
    do(desk, move(desk, case_id, Status.UNDER_PROCESSING, reason="mistake"))
    again = agree(central, desk, case_id)
    assert again.completion.account.used == pytest.approx(done.completion.account.used)
    assert again.completion.account.stretches[-1].turn == "reopened"


def answer(central: Central, desk: Desk, case_id: UUID) -> None:
    """Have the applicant reply."""
    with database.transaction(central.engine) as db:
        resident.reply(db, reread(central, case_id).case_number, "أرفقت المطلوب")
    synced(desk)


def other_hours(office_id: str) -> SetCalendar:
    """Return a calendar that is unlike the usual one in everything."""
    wanted = usual_calendar(office_id).model_copy(
        update={
            "days": (6, 7, 1, 2, 3),
            "windows": (
                WindowRecord(opens=time(7, 30), closes=time(12)),
                WindowRecord(opens=time(16), closes=time(18, 15)),
            ),
            "closures": (
                ClosureRecord(first=date(2026, 4, 1), last=date(2026, 4, 5), reason="صيانة"),
                ClosureRecord(first=date(2026, 5, 4), last=date(2026, 5, 4), reason="إغلاق"),
            ),
            "sightings": (SightingRecord(year=1447, month=10, first=date(2026, 3, 21)),),
        }
    )
    return SetCalendar(id=new_id(), created_at=NOW, calendar=wanted)


def test_both_sides_agree_after_a_calendar_changed(central: Central, desks: tuple[Desk, ...]) -> None:
    desk = desks[0]
    [office_id] = desk.staff.office_ids
    before = {case_id: reread(central, case_id).due_at for case_id in ids(desk)}
    do(desk, other_hours(office_id))
    changed = 0
    for case_id, due in before.items():
        case = reread(central, case_id)
        if case.status in (Status.PROCESSED, Status.CLOSED):
            assert case.due_at == due  # what was on time stays on time
            continue
        agree(central, desk, case_id)
        changed += case.due_at != due
        if case.due_at is not None:
            assert case.due_at.astimezone(RIYADH).time() <= time(18, 15)
    assert changed > 5


def test_a_case_keeps_the_hours_of_the_office_that_has_it(central: Central, desks: tuple[Desk, ...]) -> None:
    giver, taker = desks[0], desks[-1]
    [mine], theirs = giver.staff.office_ids, taker.staff.office_ids[0]
    do(taker, other_hours(theirs))
    synced(giver)
    case_id = next(
        each for each in ids(giver) if giver.casework.view(each).case.status is Status.UNDER_PROCESSING
    )
    assert giver.casework.view(case_id).case.office_id == mine
    version = reread(central, case_id).version
    head = {"case_id": case_id, "created_at": NOW, "reason": "لدى الإدارة الأخرى"}
    do(giver, OfferTransfer(id=new_id(), base_version=version, office_id=theirs, **head))
    synced(taker)
    agree(central, taker, case_id)
    version = reread(central, case_id).version
    before = reread(central, case_id).due_at
    do(taker, AnswerTransfer(id=new_id(), base_version=version, answer="accept", **head))
    assert reread(central, case_id).office_id == theirs
    agree(central, taker, case_id)
    assert reread(central, case_id).due_at != before


def test_what_was_finished_before_a_calendar_changed_keeps_its_due_time(
    central: Central, desks: tuple[Desk, ...]
) -> None:
    desk = desks[0]
    [office_id] = desk.staff.office_ids
    do(desk, other_hours(office_id))
    finished = [
        each
        for each in ids(desk)
        if desk.casework.view(each).case.status is Status.PROCESSED
        and desk.casework.view(each).case.submitted_at > NOW - timedelta(days=60)
    ]
    told = [story(desk, case_id).completion for case_id in finished]
    assert any(each.stands for each in told)
    assert [each.stands or each.account.due_at for each in told] == [
        reread(central, case_id).due_at for case_id in finished
    ]


def working(office_id: str, opens: time, closes: time) -> SetCalendar:
    """Return a calendar of every day with one window."""
    windows = (WindowRecord(opens=opens, closes=closes),)
    wanted = usual_calendar(office_id).model_copy(update={"days": tuple(range(1, 8)), "windows": windows})
    return SetCalendar(id=new_id(), created_at=NOW, calendar=wanted)


def due_now(central: Central, office_id: str) -> dict[UUID, datetime | None]:
    """Return when the cases of an office are due that a clock runs for, by the table of the central."""
    case = tables.case_file.c
    found = select(case.id, case.due_at).where(case.office_id == office_id, case.status.not_in(STANDING))
    with central.engine.connect() as db:
        return {row.id: row.due_at for row in db.execute(found)}


def test_what_a_calendar_is_said_to_move_is_what_moves(central: Central, desks: tuple[Desk, ...]) -> None:
    desk = desks[0]
    [office_id] = desk.staff.office_ids
    late = late_no_more = 0
    for act in (
        working(office_id, time(0), time(23, 59)),
        working(office_id, time(9), time(11)),
        other_hours(office_id),
    ):
        said = desk.office.forecast(act.calendar, NOW, lambda *_: None, lambda: False)
        before = due_now(central, office_id)
        do(desk, act)
        after = due_now(central, office_id)
        was, becomes = past(before), past(after)
        moved = sum(before[each] != due for each, due in after.items())
        assert said == Forecast(moved, len(becomes - was), len(was - becomes))
        assert moved > 5
        late, late_no_more = late + len(becomes - was), late_no_more + len(was - becomes)
    assert late
    assert late_no_more


def past(due: dict[UUID, datetime | None]) -> set[UUID]:
    """Return which of these cases are overdue."""
    return {case_id for case_id, at in due.items() if at is not None and at < NOW}


def test_a_calendar_by_which_nothing_is_ever_due_is_told_beforehand(desks: tuple[Desk, ...]) -> None:
    [office_id] = desks[0].staff.office_ids
    closed = ClosureRecord(first=date(2020, 1, 1), last=date(2099, 1, 1), reason="إغلاق")
    never = usual_calendar(office_id).model_copy(update={"closures": (closed,)})
    assert desks[0].office.forecast(never, NOW, lambda *_: None, lambda: False) is None


def test_a_count_that_nobody_waits_for_ends(desks: tuple[Desk, ...]) -> None:
    [office_id] = desks[0].staff.office_ids
    with pytest.raises(KnownError) as raised:
        desks[0].office.forecast(usual_calendar(office_id), NOW, lambda *_: None, lambda: True)
    assert raised.value.code is ErrorCode.CANCELLED
