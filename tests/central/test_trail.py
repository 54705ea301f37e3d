"""The audit trail is read by those who may, newest first, and each reading is a line of it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text

from tawasul_central import rows, tables, trail
from tawasul_contract.operations import CASES_AT_ONCE, SetSkills
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import Status
from tawasul_contract.trail import AuditPage, AuditQuery, AuditRecord
from tests.central.acts import (
    administer,
    answer_offer,
    count,
    get,
    look,
    note,
    offer,
    person,
    prepare,
    reread,
    send,
    watch,
)
from tests.central.test_plans import plan
from tests.conftest import Central

OFFICER, BOSS, OTHER_BOSS, AUDITOR = "officer01", "supervisor01", "supervisor02", "auditor01"
LONG = 30_000  # lines


def read(central: Central, user_name: str = AUDITOR, **asked: Any) -> list[AuditRecord]:
    """Lines of the trail, without those that such readings leave."""
    return [line for line in page_of(central, user_name, **asked).lines if line.action != trail.READ]


def page_of(central: Central, user_name: str, **asked: Any) -> AuditPage:
    answer = get(central, central.client(user_name), "/v1/audit", **asked)
    assert answer.status_code == 200, answer.text
    return AuditPage.model_validate_json(answer.content)


def test_a_line_tells_who_did_what_from_where(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client(OFFICER, device_id="device-7")
    acts = [look(case_id), look(case_id, "reveal_identity"), note(case_id, "سر")]
    send(central, client, *acts)
    lines = read(central, case_id=case_id)
    assert [line.action for line in lines] == ["add_note", "reveal_identity", "open"]
    who = person(central, OFFICER)
    assert lines[0].model_dump(exclude={"id", "at"}) == {
        "action": "add_note",
        "done_at": acts[2].created_at,
        "staff_id": who.id,
        "staff_name_ar": who.name_ar,
        "staff_name_en": who.name_en,
        "device_id": "device-7",
        "case_id": case_id,
        "case_number": reread(central, case_id).case_number,
        "attachment_id": None,
        "operation_id": acts[2].id,
        "subject": "",
    }
    answer = get(central, central.client(AUDITOR), "/v1/audit", case_id=case_id)
    assert "سر" not in answer.text
    applicant = reread(central, case_id).applicant
    assert not any(str(fact) in answer.text for fact in applicant.values() if len(str(fact)) > 5)


def test_what_was_done_offline_has_the_time_of_the_workstation_beside_that_of_its_arrival(
    central: Central,
) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client, before = central.client(OFFICER), datetime.now(UTC)
    done = before - timedelta(days=3)
    looked = look(case_id, "view_attachment", attachment_id=uuid4()).model_copy(update={"created_at": done})
    listed = look(NO_CASE, "export_cases", case_ids=(case_id,)).model_copy(update={"created_at": done})
    send(central, client, looked, listed)
    send(central, client, looked, listed)  # an answer was lost
    lines = read(central, case_id=case_id)
    told = [(line.action, line.done_at) for line in lines]
    assert told == [("export_cases", done), ("view_attachment", done)]
    assert all(line.at >= before for line in lines)
    assert lines[1].attachment_id == looked.attachment_id


@pytest.mark.parametrize("year", [1, 9999])
def test_a_clock_beyond_all_reason_leaves_a_line_that_can_be_read(central: Central, year: int) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    wrong = datetime(year, 12 if year > 1 else 1, 31, 23, tzinfo=timezone(timedelta(hours=-12)))
    send(central, central.client(OFFICER), look(case_id).model_copy(update={"created_at": wrong}))
    [line] = read(central, case_id=case_id)
    assert (line.action, line.done_at) == ("open", None)


def test_what_an_act_concerned_is_told_by_its_id(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    office = str(person(central, OTHER_BOSS).office_ids[0])
    who = person(central, OFFICER).id
    send(
        central, central.client(BOSS), offer(case_id, office), administer(SetSkills, staff_id=who, skills=())
    )
    send(central, central.client(OTHER_BOSS), answer_offer(case_id, "refuse"))
    told = {line.action: line.subject for line in read(central)}
    assert told["offer_transfer"] == office
    assert told["set_skills"] == str(who)
    assert told["answer_transfer"] == "refuse"


def test_each_request_of_an_export_is_found_by_itself(central: Central) -> None:
    with central.engine.connect() as db:
        ids = tuple(db.scalars(select(tables.case_file.c.id).limit(5)))
    client, act = central.client(BOSS), look(NO_CASE, "export_cases", case_ids=(*ids, ids[0]))
    for status in ("applied", "replayed"):
        [outcome] = send(central, client, act)
        assert outcome.status == status
    for case_id in ids:
        [line] = read(central, case_id=case_id, action="export_cases")
        assert (line.operation_id, line.staff_id) == (act.id, person(central, BOSS).id)
        assert line.case_number == reread(central, case_id).case_number
    assert len(read(central, action="export_cases")) == len(ids)
    with pytest.raises(ValidationError):
        look(NO_CASE, "export_cases", case_ids=tuple(uuid4() for _ in range(CASES_AT_ONCE + 1)))


def test_looking_behind_a_number_of_the_board_is_a_line_of_the_trail(central: Central) -> None:
    days = {"from": "2026-05-01", "to": "2026-05-03"}
    client, who = central.client(BOSS), str(person(central, OFFICER).id)
    for part, key, status in (("tile", "open", 200), ("open_of", who, 200), ("tile", "none", 422)):
        asked = days | {"part": part, "key": key}
        assert get(central, client, "/v1/board/cases", **asked).status_code == status
    lines = read(central, action="read_board_cases")
    assert [(line.subject, line.case_id) for line in lines] == [(f"open_of/{who}", None), ("tile/open", None)]
    assert {line.staff_id for line in lines} == {person(central, BOSS).id}


def test_the_trail_is_narrowed(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    number = reread(central, case_id).case_number
    mine = person(central, BOSS).id
    send(central, central.client(OFFICER), note(case_id), look(case_id))
    send(central, central.client(BOSS), watch(case_id))
    assert {line.staff_id for line in read(central, staff_id=mine)} == {mine}
    assert [line.action for line in read(central, case_number=number)] == ["watch", "open", "add_note"]
    assert read(central, case_number="TW-0000-0000000") == []
    assert [line.case_id for line in read(central, action="watch")] == [case_id]
    [watched] = read(central, action="watch")
    since = {"from": watched.at.isoformat()}
    until = {"to": watched.at.isoformat()}
    assert [line.action for line in read(central, case_id=case_id, **since)] == ["watch"]
    assert [line.action for line in read(central, case_id=case_id, **until)] == ["open", "add_note"]
    later = {"from": (watched.at + timedelta(microseconds=1)).isoformat()}
    assert read(central, case_number=number, **later) == []


def test_small_pages_lose_nothing_and_repeat_nothing(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    send(central, central.client(OFFICER), *(note(case_id, str(number)) for number in range(9)))
    with central.engine.begin() as db:  # some at the very same moment
        db.execute(text("UPDATE audit SET at = date_trunc('minute', at) WHERE action = 'add_note'"))
    whole = read(central, action="add_note", limit=1000)
    assert len(whole) == 9
    for limit in (1, 2, 4, 9):
        got, after = [], {}
        while True:
            page = page_of(central, AUDITOR, action="add_note", limit=limit, **after)
            got += page.lines
            if page.next is None:
                break
            after = {"after": page.next}
        assert got == whole


def test_a_supervisor_reads_what_concerns_their_offices(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    office = str(person(central, OTHER_BOSS).office_ids[0])
    send(central, central.client(OFFICER), note(case_id))
    there = central.client(OTHER_BOSS)
    assert read(central, OTHER_BOSS, case_id=case_id) == []
    assert [line.action for line in read(central, BOSS, case_id=case_id)] == ["add_note"]
    send(central, central.client(BOSS), offer(case_id, office))
    send(central, there, note(case_id))
    theirs = person(central, OTHER_BOSS).id
    assert {line.staff_id for line in read(central, OTHER_BOSS, case_id=case_id)} == {theirs}
    assert theirs in {line.staff_id for line in read(central, BOSS, case_id=case_id)}, (
        "on a case of the office"
    )
    everyone = {line.staff_id for line in read(central, limit=1000)}
    assert {line.staff_id for line in read(central, BOSS, limit=1000)} <= everyone


def test_an_officer_reads_nothing_of_it(central: Central) -> None:
    answer = get(central, central.client(OFFICER), "/v1/audit")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_reading_is_a_line_of_the_trail(central: Central) -> None:
    case_id, who = uuid4(), person(central, OFFICER).id
    page_of(central, AUDITOR, case_id=case_id, staff_id=who)
    audit = tables.audit
    asked = (audit.c.case_id == case_id, audit.c.subject == str(who))
    assert count(central, audit, audit.c.action == trail.READ, *asked) == 1
    [line] = page_of(central, AUDITOR, case_id=case_id).lines
    assert (line.action, line.staff_id) == (trail.READ, person(central, AUDITOR).id)
    assert page_of(central, BOSS, case_id=case_id).lines == (), (
        "what an auditor looks at is not theirs to read"
    )


@pytest.mark.parametrize(
    "wrong", [{"limit": 0}, {"after": -1}, {"case_id": "x"}, {"from": "yesterday"}, {"to": "0.5"}]
)
def test_what_cannot_be_asked_is_invalid(central: Central, wrong: dict[str, Any]) -> None:
    assert get(central, central.client(AUDITOR), "/v1/audit", **wrong).json()["code"] == "invalid"


def test_a_long_trail_is_read_by_index(central: Central) -> None:
    lengthen = text("""
        INSERT INTO audit (seq, at, staff_id, device_id, action, case_id, request_id)
        SELECT 0, now() - number * interval '1 minute', staff.id, 'd', 'open', gen_random_uuid(), ''
        FROM generate_series(1, :long) AS number JOIN staff ON user_name = 'officer01'
    """)
    with central.engine.begin() as db:
        db.execute(lengthen, {"long": LONG})
        db.execute(text("ANALYZE"))
    auditor = rows.staff_of(person(central, AUDITOR))
    last = read(central, limit=1)[0]
    asked = [
        (AuditQuery(), "ix_audit_at_id"),
        (AuditQuery(until=last.at - timedelta(days=9)), "ix_audit_at_id"),
        (AuditQuery(case_id=uuid4()), "ix_audit_case_id_at_id"),
        (AuditQuery(case_number="TW-1448-0000001"), "ix_audit_case_id_at_id"),
        (AuditQuery(staff_id=person(central, BOSS).id), "ix_audit_staff_id_at_id"),
        (AuditQuery(action="print_report"), "ix_audit_action_at_id"),
    ]
    with central.engine.connect() as db:
        for query, index in asked:
            for after in (None, last.id):
                found = plan(db, trail.lines(auditor, query, after, 100))
                assert index in found, found
                assert "Seq Scan on audit" not in found, found
