"""People, working time and response texts: in force at the central, and told to every desk."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from tawasul_central import catalogues, rows, tables
from tawasul_contract.calendars import CalendarRecord, ClosureRecord, WindowRecord
from tawasul_contract.catalogue import REFUSALS_KEPT, CatalogueRecord, TemplateRecord
from tawasul_contract.clock import usual_calendar
from tawasul_contract.operations import (
    AnswerTemplate,
    ProposeTemplate,
    SetAbsence,
    SetCalendar,
    SetSkills,
    WatchQueue,
)
from tawasul_contract.outcomes import Applied, CatalogueChange, Change, Replayed, StaffChange
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import AbsenceRecord, StaffRecord, Status
from tests.central.acts import (
    administer,
    case_file,
    changes_after,
    count,
    counts,
    cursor_now,
    look,
    me,
    person,
    post,
    prepare,
    reread,
    send,
    snapshot,
    take,
)
from tests.conftest import PASSWORD, Central

OFFICER, COLLEAGUE, BOSS, OTHER_BOSS = "officer01", "officer02", "supervisor01", "supervisor02"
AWAY = AbsenceRecord(first=date(2026, 6, 1), last=date(2026, 6, 14))


def one(central: Central, user_name: str, act: Any) -> Any:
    [outcome] = send(central, central.client(user_name), act)
    return outcome


def code_of(central: Central, user_name: str, act: Any) -> str:
    return str(one(central, user_name, act).code)


def staff(central: Central, user_name: str) -> StaffRecord:
    return rows.staff_of(person(central, user_name))


def catalogue(central: Central) -> CatalogueRecord:
    with central.engine.connect() as db:
        return rows.active_catalogue(db)


def heard_by_all(central: Central, act: Any, user_name: str) -> list[list[Change]]:
    """Do it, and return what somebody of each kind hears."""
    clients = [central.client(name) for name in ("officer05", "supervisor03", "auditor01")]
    cursors = [cursor_now(central, client) for client in clients]
    assert isinstance(one(central, user_name, act), Applied)
    return [changes_after(central, client, at)[0] for client, at in zip(clients, cursors, strict=True)]


def test_an_absence_is_told_to_everybody_and_ends(central: Central) -> None:
    me = staff(central, OFFICER).id
    absence = AWAY.model_copy(update={"substitute_id": staff(central, COLLEAGUE).id})
    for heard in heard_by_all(central, administer(SetAbsence, staff_id=me, absence=absence), OFFICER):
        [change] = heard
        assert isinstance(change, StaffChange)
        assert change.data.absence == absence
    back = administer(SetAbsence, staff_id=me, absence=None)
    assert isinstance(one(central, BOSS, back), Applied)
    assert staff(central, OFFICER).absence is None


def test_an_absence_that_cannot_be(central: Central) -> None:
    me, elsewhere = staff(central, OFFICER).id, staff(central, "officer05").id
    wrong = [
        (AWAY.model_copy(update={"last": date(2026, 5, 1)}), "invalid"),
        (AWAY.model_copy(update={"substitute_id": me}), "own"),
        (AWAY.model_copy(update={"substitute_id": elsewhere}), "other_office"),
        (AWAY.model_copy(update={"substitute_id": uuid4()}), "other_office"),
    ]
    for absence, code in wrong:
        assert code_of(central, OFFICER, administer(SetAbsence, staff_id=me, absence=absence)) == code
    assert code_of(central, OFFICER, administer(SetAbsence, staff_id=elsewhere, absence=AWAY)) == "role"
    assert code_of(central, OTHER_BOSS, administer(SetAbsence, staff_id=me, absence=AWAY)) == "other_office"
    assert staff(central, OFFICER).absence is None


def test_skills_are_services_that_there_are(central: Central) -> None:
    who, known = staff(central, OFFICER).id, catalogue(central).services[0].id
    for heard in heard_by_all(central, administer(SetSkills, staff_id=who, skills=(known, known)), BOSS):
        [change] = heard
        assert isinstance(change, StaffChange)
        assert change.data.skills == (known,)
    assert code_of(central, BOSS, administer(SetSkills, staff_id=who, skills=("teleport",))) == "not-found"
    assert code_of(central, OFFICER, administer(SetSkills, staff_id=who, skills=())) == "role"
    assert staff(central, OFFICER).skills == (known,)


def test_a_queue_is_watched_once_by_each(central: Central) -> None:
    who, mine = staff(central, OFFICER).id, staff(central, BOSS).id
    for _ in range(2):
        assert isinstance(one(central, BOSS, administer(WatchQueue, staff_id=who, watched=True)), Applied)
        assert person(central, OFFICER).watcher_ids == [mine]
    one(central, BOSS, administer(WatchQueue, staff_id=who, watched=False))
    assert person(central, OFFICER).watcher_ids == []


def watchers_told(central: Central, user_name: str, who: UUID, cursor: str) -> list[tuple[UUID, ...]]:
    """What the feed, a snapshot and a sign-in tell of who watches this person."""
    client = central.client(user_name)
    heard = changes_after(central, client, cursor)[0]
    whole = snapshot(central, client)[0]
    return [each.data.watcher_ids for each in (*heard, *whole) if each.type == "staff" and each.id == who]


def test_who_is_watched_is_not_told_by_whom(central: Central) -> None:
    who, mine = staff(central, OFFICER).id, staff(central, BOSS).id
    names = (OFFICER, COLLEAGUE, "auditor01", BOSS, "supervisor03")
    cursors = {name: cursor_now(central, central.client(name)) for name in names}
    assert isinstance(one(central, BOSS, administer(WatchQueue, staff_id=who, watched=True)), Applied)
    told = {name: watchers_told(central, name, who, cursor) for name, cursor in cursors.items()}
    hidden, shown = [(), ()], [(mine,), (mine,)]
    assert told == dict.fromkeys(names[:3], hidden) | dict.fromkeys(names[3:], shown)
    client = central.client(OFFICER)
    assert me(central, client).watcher_ids == ()
    credentials = {"user_name": OFFICER, "password": PASSWORD, "device_id": "d"}
    tokens = post(central, client, "/v1/session", credentials).json()
    assert tokens["staff"]["watcher_ids"] == []


def test_a_conflict_does_not_tell_who_watches_the_one_who_was_first(central: Central) -> None:
    who = staff(central, OFFICER).id
    one(central, BOSS, administer(WatchQueue, staff_id=who, watched=True))
    case_id = prepare(central, OFFICER, Status.SUBMITTED, version=2, changed_by=who)
    conflict = one(central, COLLEAGUE, take(case_id, staff(central, COLLEAGUE).id, 1))
    assert (conflict.status, conflict.changed_by.id) == ("conflict", who)
    assert conflict.changed_by.watcher_ids == ()


def calendar_of(central: Central, *, closes: str = "12:00", **changed: Any) -> CalendarRecord:
    """A working time of the supervisor's office that ends earlier than the usual one, in Ramadan too."""
    usual = usual_calendar(str(person(central, BOSS).office_ids[0]))
    window = WindowRecord.model_validate({"opens": "08:00", "closes": closes})
    ramadan = WindowRecord.model_validate({"opens": "10:00", "closes": closes})
    return usual.model_copy(update={"windows": (window,), "ramadan": (ramadan,), **changed})


def test_a_calendar_takes_effect_on_every_open_case_of_its_office(central: Central) -> None:
    case_id = prepare(central, BOSS, Status.SUBMITTED, OFFICER)
    [office], before = person(central, BOSS).office_ids, catalogue(central)
    due_before, version = reread(central, case_id).due_at, reread(central, case_id).version
    elsewhere = due_times(central, case_file.c.office_id != office)
    wanted = calendar_of(central)
    act = administer(SetCalendar, calendar=wanted, base_version=before.version)
    for heard in heard_by_all(central, act, BOSS):
        [told] = [change for change in heard if isinstance(change, CatalogueChange)]
        assert told.data.calendars == (wanted,)
        assert told.data.version == before.version + 1
    after = reread(central, case_id)
    assert after.due_at > due_before
    assert after.version == version
    assert due_times(central, case_file.c.office_id != office) == elsewhere


def due_times(central: Central, *conditions: Any) -> dict[UUID, Any]:
    with central.engine.connect() as db:
        found = db.execute(select(case_file.c.id, case_file.c.due_at).where(*conditions))
        return {row.id: row.due_at for row in found}


def test_the_cases_whose_time_changed_are_told_too(central: Central) -> None:
    case_id = prepare(central, BOSS, Status.SUBMITTED, OFFICER)
    client = central.client(OFFICER)
    cursor = cursor_now(central, client)
    one(central, BOSS, administer(SetCalendar, calendar=calendar_of(central)))
    told = {
        change.case_id: change
        for change in changes_after(central, client, cursor)[0]
        if change.type == "case"
    }
    assert told[case_id].data.due_at == reread(central, case_id).due_at


def test_the_same_calendar_again_is_no_new_version(central: Central) -> None:
    acts = [administer(SetCalendar, calendar=calendar_of(central)) for _ in range(2)]
    versions = {one(central, BOSS, act).version for act in acts}
    assert len(versions) == 1
    assert count(central, tables.catalogue) == 2


def test_a_calendar_built_on_an_older_one_is_refused(central: Central) -> None:
    base = catalogue(central).version
    first = administer(SetCalendar, calendar=calendar_of(central), base_version=base)
    second = administer(SetCalendar, calendar=calendar_of(central, closes="13:00"), base_version=base)
    assert isinstance(one(central, BOSS, first), Applied)
    assert code_of(central, BOSS, second) == "stale"
    assert (
        code_of(central, BOSS, administer(SetCalendar, calendar=calendar_of(central), base_version=99))
        == "stale"
    )
    assert catalogue(central).calendars == (first.calendar,)
    newer = administer(SetCalendar, calendar=second.calendar, base_version=base + 1)
    assert isinstance(one(central, BOSS, newer), Applied)


def test_a_calendar_built_on_ones_own_earlier_one_is_taken(central: Central) -> None:
    base = catalogue(central).version
    first, second, third = (calendar_of(central, closes=closes) for closes in ("12:00", "13:00", "14:00"))
    one_act = administer(SetCalendar, calendar=first, base_version=base)
    two = administer(SetCalendar, calendar=second, base_version=base, built_on=one_act.id)
    again = administer(SetCalendar, calendar=third, base_version=base, built_on=two.id)
    assert code_of(central, BOSS, two) == "stale", "it was built on what never came"
    assert isinstance(one(central, BOSS, one_act), Applied)
    assert code_of(central, BOSS, two.model_copy(update={"built_on": two.id, "id": uuid4()})) == "stale"
    assert isinstance(one(central, BOSS, two), Applied)
    assert catalogue(central).calendars == (second,)
    late = administer(SetCalendar, calendar=third, base_version=base, built_on=one_act.id)
    assert code_of(central, BOSS, late) == "stale", "there is a newer one"
    assert isinstance(one(central, BOSS, again), Applied)
    with central.engine.begin() as db:  # a colleague of the same office
        offices = update(tables.staff).where(tables.staff.c.user_name == OTHER_BOSS)
        db.execute(offices.values(office_ids=list(person(central, BOSS).office_ids)))
    theirs = administer(SetCalendar, calendar=first, built_on=again.id)
    assert code_of(central, OTHER_BOSS, theirs) == "stale", "nobody builds on another's act by its id"


def test_what_else_changed_meanwhile_does_not_make_a_calendar_stale(central: Central) -> None:
    base = catalogue(central).version
    one(central, OTHER_BOSS, administer(ProposeTemplate, template=text_of("greeting")))
    act = administer(SetCalendar, calendar=calendar_of(central), base_version=base)
    assert isinstance(one(central, BOSS, act), Applied)


@pytest.mark.parametrize(
    "changed",
    [
        {"days": ()},
        {"days": (7, 8)},
        {"windows": (WindowRecord.model_validate({"opens": "15:00", "closes": "08:00"}),)},
        {"closures": (ClosureRecord(first=date(2026, 6, 2), last=date(2026, 6, 1), reason="صيانة"),)},
        {"closures": (ClosureRecord(first=date(2020, 1, 1), last=date(2090, 1, 1), reason="إغلاق"),)},
    ],
)
def test_a_calendar_by_which_nothing_could_be_due_is_refused(central: Central, changed: Any) -> None:
    before = counts(central)
    client = central.client(BOSS)
    sessions = counts(central)["session"] - before["session"]
    [outcome] = send(central, client, administer(SetCalendar, calendar=calendar_of(central, **changed)))
    assert outcome.code == "invalid"
    assert counts(central)["catalogue"] == before["catalogue"]
    assert sessions == 1


def text_of(template_id: str, body: str = "نشكر لكم تواصلكم، {applicant}.", **values: Any) -> TemplateRecord:
    return TemplateRecord(id=template_id, title_ar="شكر", title_en="Thanks", body=body, **values)


def test_a_text_is_proposed_by_one_and_put_in_force_by_another(central: Central) -> None:
    mine = staff(central, BOSS).id
    propose = administer(ProposeTemplate, template=text_of("thanks", proposed_by=uuid4(), version=77))
    for heard in heard_by_all(central, propose, BOSS):
        [told] = heard
        assert isinstance(told, CatalogueChange)
        [waiting] = told.data.proposals
        assert (waiting.id, waiting.version, waiting.proposed_by) == ("thanks", 1, mine)
    yes = administer(AnswerTemplate, template_id="thanks", version=1, approved=True)
    assert code_of(central, BOSS, yes.model_copy(update={"id": uuid4()})) == "own"
    assert code_of(central, OFFICER, yes.model_copy(update={"id": uuid4()})) == "role"
    assert isinstance(one(central, OTHER_BOSS, yes), Applied)
    after = catalogue(central)
    assert after.proposals == ()
    assert after.templates[-1] == text_of("thanks")


def test_a_text_in_force_is_replaced_in_its_place_with_the_next_version(central: Central) -> None:
    before = catalogue(central).templates
    old = before[0]
    one(central, BOSS, administer(ProposeTemplate, template=text_of(old.id, "نص جديد")))
    yes = administer(AnswerTemplate, template_id=old.id, version=old.version + 1, approved=True)
    assert isinstance(one(central, OTHER_BOSS, yes), Applied)
    after = catalogue(central).templates
    assert (after[0].body, after[0].version) == ("نص جديد", old.version + 1)
    assert after[1:] == before[1:]


def test_a_refused_text_is_dropped_and_the_reason_kept(central: Central) -> None:
    before = catalogue(central).templates
    one(central, BOSS, administer(ProposeTemplate, template=text_of("thanks")))
    no = {"template_id": "thanks", "version": 1, "approved": False}
    assert code_of(central, OTHER_BOSS, administer(AnswerTemplate, **no)) == "reason_needed"
    assert isinstance(one(central, OTHER_BOSS, administer(AnswerTemplate, **no, reason="ركيك")), Applied)
    assert (catalogue(central).proposals, catalogue(central).templates) == ((), before)
    [kept] = catalogue(central).refusals
    assert kept.template == text_of("thanks", proposed_by=staff(central, BOSS).id)
    assert (kept.refused_by, kept.reason) == (staff(central, OTHER_BOSS).id, "ركيك")
    assert code_of(central, OTHER_BOSS, administer(AnswerTemplate, **no, reason="ركيك")) == "not_asked"


def refuse(central: Central, template_id: str, version: int = 1) -> None:
    one(central, BOSS, administer(ProposeTemplate, template=text_of(template_id)))
    no = {"template_id": template_id, "version": version, "approved": False, "reason": "ركيك"}
    assert isinstance(one(central, OTHER_BOSS, administer(AnswerTemplate, **no)), Applied)


def test_a_refusal_is_kept_until_the_text_is_proposed_again(central: Central) -> None:
    refuse(central, "thanks")
    refuse(central, "sorry")
    assert [each.template.id for each in catalogue(central).refusals] == ["thanks", "sorry"]
    one(central, BOSS, administer(ProposeTemplate, template=text_of("thanks", "غيره")))
    assert [each.template.id for each in catalogue(central).refusals] == ["sorry"]
    # An answer to the refused wording that comes late answers no other one.
    assert [each.version for each in catalogue(central).proposals] == [2]
    late = administer(AnswerTemplate, template_id="thanks", version=1, approved=True)
    assert code_of(central, OTHER_BOSS, late) == "not_asked"


def test_a_refusal_is_kept_for_a_month(central: Central) -> None:
    refuse(central, "thanks")
    current = catalogue(central)
    [refusal] = current.refusals
    long_ago = refusal.model_copy(update={"at": refusal.at - REFUSALS_KEPT})
    with central.engine.begin() as db:
        catalogues.put(db, current, current.model_copy(update={"refusals": (long_ago,)}))
    refuse(central, "sorry")
    assert [each.template.id for each in catalogue(central).refusals] == ["sorry"]


def test_nobody_approves_another_wording_than_they_read(central: Central) -> None:
    for body in ("الأولى", "الثانية"):
        assert isinstance(
            one(central, BOSS, administer(ProposeTemplate, template=text_of("t", body))), Applied
        )
    [waiting] = catalogue(central).proposals
    assert (waiting.body, waiting.version) == ("الثانية", 2)
    stale = administer(AnswerTemplate, template_id="t", version=1, approved=True)
    assert code_of(central, OTHER_BOSS, stale) == "not_asked"
    another = administer(ProposeTemplate, template=text_of("t", "غيرها"))
    assert code_of(central, OTHER_BOSS, another) == "already_asked"


def test_a_text_that_cannot_be(central: Central) -> None:
    too_long = "ن" * (central.settings.limits.response_characters + 1)
    wrong = [
        (text_of("t", too_long), "too-large"),
        (text_of("t", " "), "invalid"),
        (text_of(" "), "invalid"),
        (text_of("t", resolution="approved", for_status="returned_to_applicant"), "invalid"),
        (text_of("t", service_ids=("teleport",)), "not-found"),
    ]
    for template, code in wrong:
        assert code_of(central, BOSS, administer(ProposeTemplate, template=template)) == code
    assert catalogue(central).proposals == ()


def test_two_who_answer_at_once_are_one_answer(central: Central) -> None:
    clients = [central.client(name) for name in (OTHER_BOSS, "supervisor03")]
    for turn in range(4):
        one(central, BOSS, administer(ProposeTemplate, template=text_of(f"t{turn}")))
        version = catalogue(central).version
        asked = {"template_id": f"t{turn}", "version": 1, "approved": True}
        with ThreadPoolExecutor(2) as pool:
            sent = [pool.submit(send, central, each, administer(AnswerTemplate, **asked)) for each in clients]
            statuses = sorted(each.result()[0].status for each in sent)
        assert statuses == ["applied", "rejected"]
        assert catalogue(central).version == version + 1


def test_two_calendars_at_once_are_two_versions(central: Central) -> None:
    """Offices do not wait for each other's word: both stand."""
    other = str(person(central, OTHER_BOSS).office_ids[0])
    wanted = {BOSS: calendar_of(central), OTHER_BOSS: calendar_of(central, office_id=other)}
    clients = {name: central.client(name) for name in wanted}
    base = catalogue(central).version
    with ThreadPoolExecutor(2) as pool:
        acts = {
            name: administer(SetCalendar, calendar=each, base_version=base) for name, each in wanted.items()
        }
        sent = [pool.submit(send, central, clients[name], act) for name, act in acts.items()]
        versions = sorted(each.result()[0].version for each in sent)
    assert versions == [base + 1, base + 2]
    assert {each.office_id for each in catalogue(central).calendars} == {
        each.office_id for each in wanted.values()
    }


def test_every_act_of_administration_sent_again_has_one_effect(central: Central) -> None:
    who = staff(central, OFFICER).id
    acts = [
        administer(SetAbsence, staff_id=who, absence=AWAY),
        administer(SetSkills, staff_id=who, skills=()),
        administer(WatchQueue, staff_id=who, watched=True),
        administer(SetCalendar, calendar=calendar_of(central)),
        administer(ProposeTemplate, template=text_of("thanks")),
    ]
    client = central.client(BOSS)
    first = send(central, client, *acts)
    assert [each.status for each in first] == ["applied"] * len(acts)
    after = counts(central)
    again = send(central, client, *acts)
    assert all(isinstance(each, Replayed) for each in again)
    assert [each.version for each in again] == [each.version for each in first]
    assert counts(central) == after
    audit = tables.audit
    subjects = [str(who), str(who), str(who), acts[3].calendar.office_id, "thanks"]
    for act, outcome, subject in zip(acts, first, subjects, strict=True):
        mine = (audit.c.operation_id == act.id, audit.c.seq == outcome.confirmed_seq)
        assert count(central, audit, *mine, audit.c.subject == subject, audit.c.case_id.is_(None)) == 1


def test_an_export_is_noted_without_a_case(central: Central) -> None:
    audit = tables.audit
    for name, action in ((BOSS, "export_board"), ("auditor01", "export_audit")):
        act = look(NO_CASE, action)
        outcome = one(central, name, act)
        assert (outcome.status, outcome.version) == ("applied", 0)
        assert count(central, audit, audit.c.operation_id == act.id, audit.c.case_id.is_(None)) == 1


def test_a_catalogue_from_a_file_leaves_what_supervisors_decided(central: Central) -> None:
    wanted = calendar_of(central)
    one(central, BOSS, administer(SetCalendar, calendar=wanted))
    refuse(central, "sorry")
    one(central, BOSS, administer(ProposeTemplate, template=text_of("thanks")))
    before = catalogue(central)
    written = before.model_dump(mode="json", exclude={"proposals", "refusals", "calendars"})
    written["services"][0]["deadline_hours"] += 1
    with central.engine.begin() as db:
        catalogues.load(db, json.dumps(written).encode())
    after = catalogue(central)
    assert after.version == before.version + 1
    assert (after.calendars, after.proposals) == (before.calendars, before.proposals)
    assert after.refusals == before.refusals != ()


def test_who_no_longer_works_here_stands_in_for_nobody(central: Central) -> None:
    gone, me = staff(central, COLLEAGUE).id, staff(central, OFFICER).id
    with central.engine.begin() as db:
        db.execute(update(tables.staff).where(tables.staff.c.id == gone).values(active=False))
    absence = AWAY.model_copy(update={"substitute_id": gone})
    assert code_of(central, OFFICER, administer(SetAbsence, staff_id=me, absence=absence)) == "other_office"
