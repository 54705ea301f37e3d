from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.operations import Operation, new_id
from tawasul_contract.outcomes import (
    Applied,
    Conflict,
    Gone,
    OutcomeBatch,
    Rejected,
    Replayed,
)
from tawasul_contract.records import EventKind, Resolution, Role, Status
from tests.central.acts import (
    NOW,
    case_file,
    count,
    counts,
    find,
    give_back,
    look,
    me,
    move,
    note,
    person,
    post,
    prepare,
    process,
    reread,
    response,
    send,
    take,
    uploaded,
)
from tests.conftest import Central

OFFICER, COLLEAGUE, SUPERVISOR = "officer01", "officer02", "supervisor01"


def events_of(central: Central, operation: Operation) -> list[str]:
    table = tables.event
    with central.engine.connect() as db:
        return sorted(db.scalars(select(table.c.kind).where(table.c.operation_id == operation.id)))


def told_of(central: Central, operation: Operation) -> list[str]:
    """What the resident was told of an act."""
    event, told = tables.event, tables.notification
    found = select(told.c.body).join(event, event.c.id == told.c.event_id)
    with central.engine.connect() as db:
        return sorted(db.scalars(found.where(event.c.operation_id == operation.id)))


def plain_service(central: Central) -> str:
    """A service that needs no second officer."""
    with central.engine.connect() as db:
        data = db.scalar(select(tables.catalogue.c.data))
    return next(service["id"] for service in data["services"] if not service["needs_approval"])


def test_starting_moves_the_case_and_tells_the_resident(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    before = reread(central, case_id)
    start = move(case_id, Status.UNDER_PROCESSING)
    [outcome] = send(central, central.client(), start)
    assert isinstance(outcome, Applied)
    assert outcome.version == 2
    after = reread(central, case_id)
    assert (after.status, after.version, after.changed_by) == (
        "under_processing",
        2,
        person(central, OFFICER).id,
    )
    assert after.updated_at > before.updated_at
    assert events_of(central, start) == [EventKind.STATUS_CHANGED]
    assert told_of(central, start) == ["under_processing"]


def test_giving_back_stops_the_clock_and_names_what_is_missing(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, due_at=NOW)
    act = give_back(case_id)
    send(central, central.client(), act)
    after = reread(central, case_id)
    assert (after.status, after.due_at, after.missing) == ("returned_to_applicant", None, ["passport_copy"])
    assert events_of(central, act) == [EventKind.RESPONSE, EventKind.STATUS_CHANGED]
    assert told_of(central, act) == ["returned_to_applicant", act.response]


def test_processing_and_reopening(central: Central) -> None:
    service = plain_service(central)
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=service, due_at=NOW)
    [done] = send(central, central.client(), process(case_id))
    assert isinstance(done, Applied)
    assert reread(central, case_id).resolution == Resolution.APPROVED
    supervisor = supervisor_of(central, case_id)
    again = move(case_id, Status.UNDER_PROCESSING, done.version, reason="خطأ في الاسم")
    [reopened] = send(central, central.client(supervisor), again)
    assert isinstance(reopened, Applied)
    after = reread(central, case_id)
    assert (after.resolution, after.missing, after.approved_by) == (None, [], None)
    assert after.due_at is not None  # its clock runs on: tests/central/test_due_times.py


def supervisor_of(central: Central, case_id: UUID) -> str:
    office = reread(central, case_id).office_id
    staff = tables.staff
    with central.engine.connect() as db:
        wanted = select(staff.c.user_name).where(
            staff.c.role == Role.SUPERVISOR, staff.c.office_ids.contains([office])
        )
        return str(db.scalars(wanted.order_by(staff.c.user_name)).first())


def test_a_service_that_needs_a_second_officer_is_not_processed_by_one(central: Central) -> None:
    with central.engine.connect() as db:
        data = db.scalar(select(tables.catalogue.c.data))
    service = next(service["id"] for service in data["services"] if service["needs_approval"])
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=service)
    assert [outcome.code for outcome in send(central, central.client(), process(case_id))] == ["approval"]


def test_a_response_and_a_note_leave_the_version(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    before = reread(central, case_id).updated_at
    outcomes = send(central, central.client(), response(case_id), note(case_id))
    assert [(outcome.status, outcome.version) for outcome in outcomes] == [("applied", 1)] * 2
    assert reread(central, case_id).updated_at > before


def test_an_officer_takes_an_unassigned_case(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    client = central.client()
    mine = me(central, client).id
    [taken] = send(central, client, take(case_id, mine))
    assert isinstance(taken, Applied)
    assert reread(central, case_id).assignee_id == mine
    [again] = send(central, client, take(case_id, mine, version=1))
    assert isinstance(again, Applied), "the same target is set already: nothing to do, nothing refused"
    assert reread(central, case_id).version == taken.version


def test_an_assignee_must_be_able_to_work_on_it(central: Central) -> None:
    case_id = prepare(central, SUPERVISOR, Status.SUBMITTED)
    client = central.client(SUPERVISOR)
    elsewhere = find_staff_elsewhere(central, reread(central, case_id).office_id)
    acts = [take(case_id, elsewhere), take(case_id, person(central, "auditor01").id), take(case_id, uuid4())]
    assert [outcome.code for outcome in send(central, client, *acts)] == ["role", "role", "not-found"]
    assert reread(central, case_id).assignee_id is None


def find_staff_elsewhere(central: Central, office: str) -> UUID:
    staff = tables.staff
    with central.engine.connect() as db:
        wanted = select(staff.c.id).where(
            staff.c.role == Role.OFFICER, ~staff.c.office_ids.contains([office])
        )
        return UUID(str(db.scalars(wanted).first()))


def test_every_kind_sent_again_has_one_effect(central: Central) -> None:
    client = central.client()
    case_id = prepare(central, OFFICER, Status.SUBMITTED, service_id=plain_service(central))
    mine = me(central, client).id
    acts = [
        take(case_id, mine),
        look(case_id),
        note(case_id),
        move(case_id, Status.UNDER_PROCESSING, 2),
        response(case_id),
        process(case_id, 3),
    ]
    first = send(central, client, *acts)
    assert [outcome.status for outcome in first] == ["applied"] * len(acts)
    after_once, case = counts(central), reread(central, case_id)
    for _ in range(3):
        again = send(central, client, *acts)
        assert all(isinstance(outcome, Replayed) for outcome in again)
        told = [(outcome.confirmed_seq, outcome.version) for outcome in again]
        assert told == [(outcome.confirmed_seq, outcome.version) for outcome in first]
    assert counts(central) == after_once
    assert reread(central, case_id) == case


def test_the_same_id_twice_in_one_batch_is_one_effect(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    act = note(case_id)
    outcomes = send(central, central.client(), act, act)
    assert [outcome.status for outcome in outcomes] == ["applied", "replayed"]
    assert events_of(central, act) == [EventKind.NOTE]


def test_an_id_with_another_content_is_refused(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    client, act = central.client(), note(case_id)
    send(central, client, act)
    [outcome] = send(central, client, act.model_copy(update={"body": "غيرها"}))
    assert outcome == Rejected(id=act.id, code="id-reused")


def test_an_id_of_somebody_else_is_refused(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    act = note(case_id)
    send(central, central.client(OFFICER), act)
    colleague = central.client(same_office(central, OFFICER))
    before = counts(central)
    assert send(central, colleague, act) == [Rejected(id=act.id, code="id-reused")]
    assert counts(central) == before


def same_office(central: Central, user_name: str) -> str:
    """Another officer of the same office."""
    staff = tables.staff
    office = person(central, user_name).office_ids[0]
    wanted = select(staff.c.user_name).where(
        staff.c.role == Role.OFFICER, staff.c.office_ids.contains([office]), staff.c.user_name != user_name
    )
    with central.engine.connect() as db:
        return str(db.scalars(wanted.order_by(staff.c.user_name)).first())


def test_twins_at_the_same_moment_have_one_effect(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    clients = [central.client() for _ in range(6)]
    for _ in range(5):
        act = note(case_id)
        with ThreadPoolExecutor(len(clients)) as pool:
            sent = [pool.submit(send, central, client, act) for client in clients]
            statuses = sorted(one.result()[0].status for one in sent)
        assert statuses == ["applied", *["replayed"] * 5]
        assert events_of(central, act) == [EventKind.NOTE]


def test_a_conflict_tells_what_is_now_and_who_made_it_so(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    client = central.client()
    send(central, client, give_back(case_id))
    late = process(case_id, version=1)
    before = counts(central)
    [outcome] = send(central, client, late)
    assert isinstance(outcome, Conflict)
    assert outcome.current.status is Status.RETURNED_TO_APPLICANT
    assert outcome.current.version == 2
    assert outcome.changed_by is not None
    assert outcome.changed_by.user_name == OFFICER
    assert counts(central) == before, "a refused act leaves no trace, so it may be sent again"


def test_the_same_start_twice_is_no_conflict_but_a_text_is_never_dropped(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    client = central.client()
    send(central, client, move(case_id, Status.UNDER_PROCESSING))
    [second] = send(central, client, move(case_id, Status.UNDER_PROCESSING))
    assert (second.status, second.version) == ("applied", 2)
    send(central, client, give_back(case_id, 2))
    [third] = send(central, client, give_back(case_id, 2))
    assert isinstance(third, Conflict)


def test_what_one_may_not_see_is_gone(central: Central) -> None:
    other = same_office(central, OFFICER)
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, other)
    client = central.client()
    acts = [note(case_id), response(case_id), process(case_id), take(case_id, uuid4()), note(uuid4())]
    before = counts(central)
    assert all(isinstance(outcome, Gone) for outcome in send(central, client, *acts))
    assert counts(central) == before


def test_a_look_is_recorded_even_if_the_case_has_gone_since(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, same_office(central, OFFICER))
    act = look(case_id, "reveal_identity")
    [outcome] = send(central, central.client(), act)
    assert (outcome.status, outcome.version) == ("applied", 0)
    audit = tables.audit
    assert count(central, audit, audit.c.operation_id == act.id, audit.c.action == "reveal_identity") == 1


def test_an_auditor_changes_nothing(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    client, before = central.client("auditor01"), counts(central)
    outcomes = send(central, client, note(case_id), look(case_id), take(case_id, person(central, OFFICER).id))
    assert [outcome.code for outcome in outcomes] == ["role"] * 3
    assert counts(central)["event"] == before["event"]


def test_an_act_that_cannot_be_read_does_not_hold_up_the_others(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    good, bad = note(case_id), new_id()
    body = {"operations": [{"id": str(bad), "kind": "teleport"}, good.model_dump(mode="json")]}
    answer = post(central, central.client(), "/v1/ops", body)
    results = OutcomeBatch.model_validate_json(answer.content).results
    assert results[0] == Rejected(id=bad, code="invalid")
    assert isinstance(results[1], Applied)


def test_a_fault_in_one_act_leaves_it_unknown_and_the_rest_alone(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER, service_id="withdrawn")
    other = find(central, case_file.c.id != case_id, case_file.c.assignee_id == person(central, OFFICER).id)
    outcomes = send(central, central.client(), note(case_id), note(other.id))
    assert [(outcome.status, getattr(outcome, "code", "")) for outcome in outcomes] == [
        ("unfinished", "fault"),
        ("applied", ""),
    ]


def test_a_file_comes_with_its_response(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    reference = uploaded(central, OFFICER, case_id)
    client = central.client()
    act = response(case_id, uploads=(reference,))
    assert isinstance(send(central, client, act)[0], Applied)
    event = tables.event
    with central.engine.connect() as db:
        linked = db.scalar(select(event.c.attachment_ids).where(event.c.operation_id == act.id))
        row = db.execute(select(tables.attachment).where(tables.attachment.c.id == reference["id"])).one()
    assert linked == [reference["id"]]
    assert (row.case_id, row.from_staff, row.scan) == (case_id, True, "unscanned")
    [again] = send(central, client, response(case_id, uploads=(reference,)))
    assert again.code == "id-reused"


@pytest.mark.parametrize(
    ("stored", "code"),
    [
        ({"complete": False, "offset": 1}, "upload-incomplete"),
        ({"sha256": "cd" * 32}, "upload-mismatch"),
        ({"size": 4}, "upload-mismatch"),
    ],
)
def test_a_file_that_is_not_whole_holds_the_response(
    central: Central, stored: dict[str, object], code: str
) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    reference = uploaded(central, OFFICER, case_id, **stored)
    client = central.client()
    before = counts(central)
    [outcome] = send(central, client, response(case_id, uploads=(reference,)))
    assert outcome.code == code
    assert counts(central) == before


def test_the_limits_hold(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    limits, client = central.settings.limits, central.client()
    reference = uploaded(central, OFFICER, case_id)
    acts = [
        note(case_id, "ن" * (limits.note_characters + 1)),
        response(case_id, "ر" * (limits.response_characters + 1)),
        response(case_id, uploads=(reference,) * (limits.attachments_per_response + 1)),
    ]
    assert [outcome.code for outcome in send(central, client, *acts)] == ["too-large"] * 3
    assert isinstance(send(central, client, response(case_id, "ر" * limits.response_characters))[0], Applied)
    many = {"operations": [note(case_id).model_dump(mode="json")] * (limits.operations_per_batch + 1)}
    assert post(central, client, "/v1/ops", many).status_code == 413


def test_every_change_is_in_the_audit_trail_under_the_number_of_the_feed(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED, OFFICER)
    act = note(case_id)
    [outcome] = send(central, central.client(device_id="device-7"), act)
    with central.engine.connect() as db:
        row = db.execute(select(tables.audit).where(tables.audit.c.operation_id == act.id)).one()
    assert (row.seq, row.action, row.case_id) == (outcome.confirmed_seq, "add_note", case_id)
    assert (row.staff_id, row.device_id) == (person(central, OFFICER).id, "device-7")
