"""Administration at the desk: what a supervisor changed shows at once, waits in order, holds up nobody."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.calendars import CalendarRecord, WindowRecord
from tawasul_contract.catalogue import RefusalRecord, TemplateRecord
from tawasul_contract.operations import (
    AnswerTemplate,
    OfficeAct,
    ProposeTemplate,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
    new_id,
)
from tawasul_contract.outcomes import CatalogueChange, Gone, StaffChange
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import AbsenceRecord, Role, StaffRecord
from tawasul_desk.services import marks, verdicts
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.lanes import next_batch
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.office import OfficeWork, Person
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.verdicts import Moment
from tawasul_desk.services.views import OperationState, Shelf
from tawasul_desk.services.workbook import Workbook
from tests.services.conftest import OpenAs
from tests.services.desks import note, some_case, states, synced
from tests.services.made_up import CATALOGUE, ME, NOW, OTHER, a_case, a_page, left, open_vault, told
from tests.services.test_casework import Drawer

BOSS = ME.model_copy(update={"id": UUID(int=3), "user_name": "boss", "role": Role.SUPERVISOR})
FAR = ME.model_copy(update={"id": UUID(int=4), "user_name": "far", "office_ids": ("jeddah",)})
TODAY = date(2026, 11, 22)
TEXT = TemplateRecord(id="done", title_ar="تم", title_en="Done", body="تم إنجاز طلبكم", version=3)
WAITS = TEXT.model_copy(update={"version": 4, "body": "تم إنجاز طلبكم اليوم", "proposed_by": OTHER.id})
HOURS = CalendarRecord(
    office_id="riyadh", days=(7, 1, 2, 3, 4), windows=(WindowRecord(opens=time(8), closes=time(14)),)
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def mirror(vault: Vault) -> Mirror:
    filled = Mirror(vault.engine("mirror.db"), BOSS.id)
    catalogue = CATALOGUE.model_copy(update={"templates": (TEXT,), "proposals": (WAITS,)})
    people = [StaffChange(seq=2, id=one.id, data=one) for one in (ME, OTHER, BOSS, FAR)]
    filled.apply(a_page(CatalogueChange(seq=1, data=catalogue), *people, head=2))
    return filled


@pytest.fixture
def book(vault: Vault, mirror: Mirror) -> Workbook:
    return Workbook(open_work(vault), mirror.lay_over)


@pytest.fixture
def office(mirror: Mirror, book: Workbook) -> OfficeWork:
    return OfficeWork(mirror, book, lambda: BOSS, lambda: NOW)


def act(kind: type[OfficeAct], **facts: object) -> OfficeAct:
    return kind(id=new_id(), created_at=NOW, **facts)


def away(first: int = 0, last: int = 3) -> SetAbsence:
    days = AbsenceRecord(
        first=TODAY + timedelta(days=first), last=TODAY + timedelta(days=last), substitute_id=OTHER.id
    )
    return act(SetAbsence, staff_id=ME.id, absence=days)


def person(office: OfficeWork, staff: StaffRecord) -> Person:
    return next(one for one in office.people() if one.staff.id == staff.id)


def reason(error: pytest.ExceptionInfo[KnownError]) -> object:
    assert error.value.code is ErrorCode.REFUSED
    return error.value.facts["reason"]


def test_an_absence_shows_at_once_and_says_who_is_away_today(office: OfficeWork):
    changed = office.submit(away())
    assert changed.touches(Kind.STAFF, ME.id)
    assert changed.touches(Kind.OUTBOX)
    found = person(office, ME)
    assert (found.pending, found.absent) == (True, True)
    assert found.staff.absence is not None
    assert person(office, OTHER) == Person(OTHER)
    office.submit(away(first=1))
    assert person(office, ME).absent is False, "away from tomorrow on"
    office.submit(act(SetAbsence, staff_id=ME.id, absence=None))
    assert person(office, ME) == Person(ME, pending=True)


def test_today_is_the_day_in_riyadh(mirror: Mirror, book: Workbook):
    late = NOW.replace(hour=22)  # past midnight there
    office = OfficeWork(mirror, book, lambda: BOSS, lambda: late)
    office.submit(away(first=1, last=1))
    assert person(office, ME).absent is True


def test_skills_and_the_watched_queue_show_at_once(office: OfficeWork):
    office.submit(act(SetSkills, staff_id=ME.id, skills=("iqama_extension",)))
    office.submit(act(WatchQueue, staff_id=ME.id, watched=True))
    assert person(office, ME).staff.skills == ("iqama_extension",)
    assert person(office, ME).staff.watcher_ids == (BOSS.id,)
    office.submit(act(WatchQueue, staff_id=ME.id, watched=False))
    assert person(office, ME).staff.watcher_ids == ()


def test_what_the_rules_refuse_is_not_kept(office: OfficeWork, book: Workbook):
    with pytest.raises(KnownError) as error:
        office.submit(act(SetSkills, staff_id=FAR.id, skills=()))
    assert reason(error) == "other_office"
    with pytest.raises(KnownError) as error:
        office.submit(act(SetCalendar, calendar=HOURS.model_copy(update={"office_id": "jeddah"})))
    assert reason(error) == "other_office"
    assert book.waiting() == ()


def test_the_rules_hold_on_what_waits_already(office: OfficeWork):
    office.submit(act(ProposeTemplate, template=TEXT))
    mine = next(one.template for one in office.proposals() if one.template.proposed_by == BOSS.id)
    with pytest.raises(KnownError) as error:
        office.submit(act(AnswerTemplate, template_id=mine.id, version=mine.version, approved=True))
    assert reason(error) == "own"


def test_a_calendar_shows_at_once(office: OfficeWork):
    assert [(one.office_id, one.calendar, one.pending) for one in office.calendars()] == [
        ("riyadh", None, False)
    ]
    changed = office.submit(act(SetCalendar, calendar=HOURS, base_version=1))
    assert changed.touches(Kind.CATALOGUE)
    assert [(one.calendar, one.pending) for one in office.calendars()] == [(HOURS, True)]


def test_texts_and_proposals_show_what_waits(office: OfficeWork):
    assert [(one.template, one.pending) for one in office.templates()] == [(TEXT, False)]
    assert [(one.template, one.pending) for one in office.proposals()] == [(WAITS, False)]
    office.submit(act(AnswerTemplate, template_id="done", version=4, approved=True))
    assert [(one.pending, one.approved) for one in office.proposals()] == [(True, True)]
    fresh = TEXT.model_copy(update={"id": "new", "version": 1})
    office.submit(act(ProposeTemplate, template=fresh))
    found = {one.template.id: one for one in office.proposals()}
    assert (found["new"].pending, found["new"].approved) == (True, None)
    assert found["new"].template.proposed_by == BOSS.id
    office.submit(act(ProposeTemplate, template=TEXT.model_copy(update={"body": "أخرى"})))
    assert [one.pending for one in office.templates()] == [True]


def test_who_proposed_a_text_reads_why_it_was_refused(office: OfficeWork, mirror: Mirror):
    def refusal(by: StaffRecord, template_id: str, days: int) -> RefusalRecord:
        text = TEXT.model_copy(update={"id": template_id, "proposed_by": by.id})
        at = NOW - timedelta(days=days)
        return RefusalRecord(template=text, refused_by=OTHER.id, reason="ركيك", at=at)

    known = refusal(BOSS, "done", 29), refusal(BOSS, "old", 30), refusal(FAR, "theirs", 1)
    catalogue = CATALOGUE.model_copy(update={"version": 2, "templates": (TEXT,), "refusals": known})
    mirror.apply(a_page(CatalogueChange(seq=3, data=catalogue), head=3))
    assert office.refusals() == known[:1]
    office.submit(act(ProposeTemplate, template=TEXT))
    assert office.refusals() == ()


def test_what_was_refused_shows_no_more_and_blocks_nothing(office: OfficeWork, book: Workbook):
    absence, skills = away(), act(SetSkills, staff_id=ME.id, skills=("iqama_extension",))
    office.submit(absence)
    office.submit(skills)
    assert [item.operation.id for item in next_batch(book.waiting(), (), NOW, 9, 9999)] == [absence.id]
    changed = book.mark_all([marks.failed(absence.id, "stale")])
    assert changed.touches(Kind.STAFF)
    assert person(office, ME).staff.absence is None
    assert [item.operation.id for item in next_batch(book.waiting(), (), NOW, 9, 9999)] == [skills.id]
    book.discard(absence.id)
    assert [item.operation.id for item in book.discarded()] == [absence.id]


def test_a_refused_act_is_done_anew_on_the_office_as_it_is_now(
    office: OfficeWork, book: Workbook, mirror: Mirror
):
    hours = act(SetCalendar, calendar=HOURS, base_version=0)
    office.submit(hours)
    book.mark_all([marks.failed(hours.id, "stale")])
    assert office.calendars()[0].pending is False
    casework = Casework(mirror, book, lambda: BOSS, Drawer())
    casework.apply_again(hours.id)
    (again,) = (item.operation for item in book.waiting())
    assert isinstance(again, SetCalendar)
    assert (again.supersedes, again.calendar, again.base_version) == (hours.id, HOURS, 1)
    assert office.calendars()[0].pending is True


def test_an_act_that_waits_for_the_network_keeps_its_place(office: OfficeWork, book: Workbook):
    absence = away()
    office.submit(absence)
    office.submit(act(SetAbsence, staff_id=ME.id, absence=None))
    later = NOW + timedelta(minutes=1)
    waits = marks.waits(absence.id, OperationState.WAITING_NETWORK, problem="offline", next_at=later)
    book.mark_all([waits])
    assert next_batch(book.waiting(), (), NOW, 9, 9999) == []


def test_gone_is_told_of_the_act_and_holds_no_other(office: OfficeWork, book: Workbook):
    office.submit(away())
    office.submit(act(WatchQueue, staff_id=ME.id, watched=True))
    first = book.waiting()[0]
    mark = verdicts.answered(first, Gone(id=first.operation.id), Moment(NOW, None))
    assert mark is not None
    book.mark_all([mark])
    assert [item.state for item in book.waiting()] == [OperationState.FAILED, OperationState.SAVED]


def test_the_queue_knows_nothing_of_it_and_a_case_that_leaves_takes_nothing_along(
    office: OfficeWork, book: Workbook, mirror: Mirror, vault: Vault
):
    mirror.apply(a_page(told(a_case(1), 3), head=3))
    office.submit(away())
    mirror.apply(a_page(left(a_case(1), 4)), lambda ids: [book.hold(each) for each in ids] and None)
    assert [item.state for item in book.waiting()] == [OperationState.SAVED]
    with vault.engine("mirror.db").connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM overlay").scalar_one() == 0


def test_done_anew_it_is_built_on_what_waits_of_ones_own(office: OfficeWork, book: Workbook, mirror: Mirror):
    first = act(SetCalendar, calendar=HOURS, base_version=0)
    second = act(SetCalendar, calendar=HOURS, base_version=0, built_on=first.id)
    for each in (first, second):
        office.submit(each)
        book.mark_all([marks.failed(each.id, "stale")])
    casework = Casework(mirror, book, lambda: BOSS, Drawer())
    for each in (first, second):
        casework.apply_again(each.id)
    one, two = (item.operation for item in book.waiting())
    assert (one.supersedes, one.built_on) == (first.id, None)
    assert (two.supersedes, two.built_on) == (second.id, one.id)
    assert office.calendars()[0].waiting == two.id


def test_changes_of_lanes_name_cases_and_the_office():
    case_id = a_case(1).id
    assert Changes.of_lanes([case_id]) == Changes.of(Kind.CASE, case_id)
    both = Changes.of_lanes([case_id, NO_CASE])
    assert both.touches(Kind.STAFF, ME.id)
    assert both.touches(Kind.CATALOGUE)
    assert both.touches(Kind.CASE, case_id)
    assert not Changes.of_lanes([NO_CASE]).touches(Kind.CASE)


def hours_until(closes: int) -> CalendarRecord:
    return HOURS.model_copy(update={"windows": (WindowRecord(opens=time(8), closes=time(closes)),)})


def two_changes(boss: Desk) -> list[SetCalendar]:
    """Change the working time twice without a network."""
    acts = []
    for closes in (12, 13):
        [seen] = boss.office.calendars()
        base = {"base_version": boss.casework.catalogue().version, "built_on": seen.waiting}
        acts.append(act(SetCalendar, calendar=hours_until(closes), **base))
        boss.office.submit(acts[-1])
    return acts


def test_two_changes_of_working_time_made_offline_are_both_in_force(open_as: OpenAs):
    boss = open_as("supervisor01")
    synced(boss)
    before = boss.casework.catalogue().version
    first, second = two_changes(boss)
    assert (first.built_on, second.built_on) == (None, first.id)
    synced(boss)
    assert states(boss) == []
    after = boss.casework.catalogue()
    assert (after.version, after.calendars) == (before + 2, (second.calendar,))


def test_what_a_colleague_changed_meanwhile_is_asked_about(open_as: OpenAs):
    boss, elsewhere = open_as("supervisor01"), open_as("supervisor01")
    for desk in (boss, elsewhere):
        synced(desk)
    two_changes(boss)
    theirs = act(SetCalendar, calendar=HOURS, base_version=elsewhere.casework.catalogue().version)
    elsewhere.office.submit(theirs)
    synced(elsewhere)
    synced(boss)
    assert states(boss) == [OperationState.FAILED] * 2
    assert {item.problem for item in boss.casework.waiting()} == {"stale"}
    assert boss.casework.catalogue().calendars == (HOURS,)
    for item in boss.casework.waiting():
        boss.casework.apply_again(item.operation.id)
    synced(boss)
    assert states(boss) == []
    assert boss.casework.catalogue().calendars == (hours_until(13),)


def test_administration_is_sent_in_order_and_reaches_the_other_desk(open_as: OpenAs):
    boss, officer = open_as("supervisor01"), open_as("officer01")
    synced(boss)
    synced(officer)
    staff_id, day = officer.staff.id, date(2026, 1, 1)
    boss.office.submit(act(SetAbsence, staff_id=staff_id, absence=AbsenceRecord(first=day, last=day)))
    boss.office.submit(act(SetAbsence, staff_id=staff_id, absence=None))
    boss.office.submit(act(SetSkills, staff_id=staff_id, skills=(boss.casework.catalogue().services[0].id,)))
    boss.office.submit(act(SetCalendar, calendar=HOURS, base_version=boss.casework.catalogue().version))
    boss.casework.submit(note(some_case(boss, Shelf.ALL)))
    report = synced(boss)
    assert states(boss) == []
    assert report.sent == 5
    heard = synced(officer).changes
    assert heard.touches(Kind.CATALOGUE)
    assert heard.touches(Kind.STAFF, staff_id)
    assert officer.casework.catalogue().calendars == (HOURS,)
    me = officer.casework.me
    assert (me.absence, len(me.skills)) == (None, 1)
    assert not any(one.pending for one in boss.office.people())
