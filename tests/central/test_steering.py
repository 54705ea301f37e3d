"""Transfers, approvals and watching at the central: what they change, who is told, who wins."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
import requests
from sqlalchemy import select, text, update

from tawasul_central import tables
from tawasul_contract.operations import Operation
from tawasul_contract.outcomes import Applied, CaseChange, Change, Conflict, Gone, Rejected, Removal
from tawasul_contract.records import EventKind, Resolution, Role, Status
from tests.central.acts import (
    answer_offer,
    approve,
    ask_approval,
    case_file,
    changes_after,
    count,
    counts,
    cursor_now,
    find,
    give_back,
    move,
    note,
    offer,
    person,
    prepare,
    process,
    reread,
    response,
    send,
    take,
    watch,
)
from tests.conftest import Central

# supervisor01 has Riyadh, supervisor02 Jeddah, supervisor03 Jeddah and Dammam.
OFFICER, COLLEAGUE, BOSS = "officer01", "officer02", "supervisor01"
OTHER_BOSS, OTHER_OFFICER = "supervisor02", "officer05"


@pytest.fixture
def office(central: Central) -> str:
    """The office that everything is offered to."""
    there = person(central, OTHER_BOSS).office_ids
    assert len(there) == 1
    assert there[0] not in person(central, BOSS).office_ids
    assert there[0] in person(central, OTHER_OFFICER).office_ids
    return str(there[0])


@pytest.fixture
def approving(central: Central) -> str:
    """A service that needs a second officer."""
    with central.engine.connect() as db:
        services = db.scalar(select(tables.catalogue.c.data))["services"]
    return next(service["id"] for service in services if service["needs_approval"])


class Ears:
    """What each of these people hears from the feed from now on."""

    def __init__(self, central: Central, *names: str) -> None:
        self._central = central
        self._clients = {name: central.client(name) for name in names}
        self._cursors = {name: cursor_now(central, client) for name, client in self._clients.items()}

    def heard(self, name: str) -> list[Change]:
        changes, self._cursors[name] = changes_after(self._central, self._clients[name], self._cursors[name])
        return changes


def events(central: Central, operation: Operation) -> list[tuple[str, str | None, str]]:
    event = tables.event
    wanted = select(event.c.kind, event.c.office_id, event.c.body).where(event.c.operation_id == operation.id)
    with central.engine.connect() as db:
        return [tuple(row) for row in db.execute(wanted.order_by(event.c.kind))]


def whole(central: Central, case_id: UUID) -> set[tuple[str, UUID]]:
    """The case and everything that hangs on it."""
    with central.engine.connect() as db:
        parts = {
            (kind, one)
            for kind, table in (("event", tables.event), ("attachment", tables.attachment))
            for one in db.scalars(select(table.c.id).where(table.c.case_id == case_id))
        }
    return {("case", case_id)} | parts


def got(changes: list[Change], case_id: UUID) -> set[tuple[str, Any]]:
    return {(one.type, getattr(one, "id", one.case_id)) for one in changes if one.case_id == case_id}


def removed(changes: list[Change]) -> list[UUID]:
    return [change.case_id for change in changes if isinstance(change, Removal)]


def one(outcomes: list[Any]) -> Any:
    [outcome] = outcomes
    return outcome


def test_an_offer_shows_the_case_to_the_other_offices_supervisors_only(central: Central, office: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    ears = Ears(central, OFFICER, BOSS, OTHER_BOSS, OTHER_OFFICER, "supervisor03")
    before, act = reread(central, case_id), offer(case_id, office)
    notices = count(central, tables.notification)
    outcome = one(send(central, central.client(BOSS), act))
    after = reread(central, case_id)
    assert (outcome.status, outcome.version, after.offered_to) == ("applied", 2, office)
    assert (after.office_id, after.assignee_id) == (before.office_id, before.assignee_id)
    assert events(central, act) == [(EventKind.TRANSFER_OFFERED, office, act.reason)]
    assert got(ears.heard(OTHER_BOSS), case_id) == whole(central, case_id)
    assert got(ears.heard("supervisor03"), case_id) == whole(central, case_id)
    assert ears.heard(OTHER_OFFICER) == []
    assert {"case", "event"} <= {change.type for change in ears.heard(OFFICER)}
    assert count(central, tables.notification) == notices, "the resident is not told of an offer"


def test_the_acceptance_moves_the_case(central: Central, office: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    home = reread(central, case_id).office_id
    send(central, central.client(BOSS), offer(case_id, office))
    ears = Ears(central, OFFICER, COLLEAGUE, BOSS, OTHER_BOSS, OTHER_OFFICER)
    act = answer_offer(case_id, "accept")
    outcome = one(send(central, central.client(OTHER_BOSS), act))
    after = reread(central, case_id)
    assert (outcome.status, outcome.version) == ("applied", 3)
    assert (after.office_id, after.assignee_id, after.offered_to) == (office, None, None)
    assert after.status == "under_processing"
    assert events(central, act) == [(EventKind.TRANSFER_ACCEPTED, home, act.reason)]
    assert got(ears.heard(OTHER_OFFICER), case_id) == whole(central, case_id), "it waits there for somebody"
    assert not removed(ears.heard(OTHER_BOSS))
    assert removed(ears.heard(OFFICER)) == [case_id]
    assert removed(ears.heard(BOSS)) == [case_id]
    assert ears.heard(COLLEAGUE) == [], "who never saw it hears nothing"
    assert isinstance(one(send(central, central.client(BOSS), note(case_id))), Gone)


def test_an_unassigned_case_that_moves_goes_from_all_of_its_old_office(central: Central, office: str) -> None:
    case_id = prepare(central, OFFICER, Status.SUBMITTED)
    send(central, central.client(BOSS), offer(case_id, office))
    ears = Ears(central, OFFICER, COLLEAGUE, BOSS)
    send(central, central.client(OTHER_BOSS), answer_offer(case_id, "accept"))
    assert [removed(ears.heard(name)) for name in (OFFICER, COLLEAGUE, BOSS)] == [[case_id]] * 3


def test_the_clock_of_the_new_office_counts(central: Central, office: str) -> None:
    """The other office works around the clock: what it takes over is due sooner than here."""
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    always = {
        "office_id": office,
        "days": list(range(1, 8)),
        "windows": [{"opens": "00:00", "closes": "23:59"}],
    }
    with central.engine.begin() as db:
        put = text("UPDATE catalogue SET data = jsonb_set(data, '{calendars}', CAST(:own AS jsonb))")
        db.execute(put, {"own": json.dumps([always])})
    before = reread(central, case_id).due_at
    send(central, central.client(BOSS), offer(case_id, office))
    assert reread(central, case_id).due_at == before
    send(central, central.client(OTHER_BOSS), answer_offer(case_id, "accept"))
    assert reread(central, case_id).due_at < before


@pytest.mark.parametrize(("who", "answer"), [(OTHER_BOSS, "refuse"), (BOSS, "withdraw")])
def test_an_offer_that_comes_to_nothing_leaves_all_as_it_was(
    central: Central, office: str, who: str, answer: str
) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    before = reread(central, case_id)
    send(central, central.client(BOSS), offer(case_id, office))
    ears = Ears(central, OFFICER, BOSS, OTHER_BOSS, OTHER_OFFICER)
    act = answer_offer(case_id, answer)
    assert isinstance(one(send(central, central.client(who), act)), Applied)
    after = reread(central, case_id)
    assert (after.office_id, after.assignee_id, after.offered_to) == (
        before.office_id,
        before.assignee_id,
        None,
    )
    kind = EventKind.TRANSFER_REFUSED if answer == "refuse" else EventKind.TRANSFER_WITHDRAWN
    assert events(central, act) == [(kind, office, act.reason)]
    assert removed(ears.heard(OTHER_BOSS)) == [case_id]
    assert ears.heard(OTHER_OFFICER) == []
    assert not removed(ears.heard(OFFICER))
    assert not removed(ears.heard(BOSS))


def test_what_an_offer_may_not_do(central: Central, office: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    home = reread(central, case_id).office_id
    boss, officer = central.client(BOSS), central.client(OFFICER)
    before = counts(central)
    acts = [offer(case_id, "atlantis"), offer(case_id, home)]
    assert [each.code for each in send(central, boss, *acts)] == ["not-found", "same_office"]
    assert one(send(central, officer, offer(case_id, office))).code == "role"
    assert counts(central) == before
    send(central, boss, offer(case_id, office))
    assert one(send(central, boss, offer(case_id, office, 2))).code == "already_offered"
    assert one(send(central, boss, answer_offer(case_id, "accept"))).code == "other_office"
    there = central.client(OTHER_BOSS)
    refused = [
        answer_offer(case_id, "withdraw"),
        answer_offer(case_id, "refuse", reason=" "),
        take(case_id, person(central, OTHER_OFFICER).id, 2),
        response(case_id),
        move(case_id, Status.CLOSED, 2, reason="سبب"),
    ]
    codes = [each.code for each in send(central, there, *refused)]
    assert codes == ["other_office", "reason_needed", "other_office", "other_office", "other_office"]
    assert isinstance(one(send(central, there, note(case_id, "هل أرفق جوازه القديم؟"))), Applied)


def test_an_offer_ends_where_the_case_is_finished_first(central: Central, office: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=plain(central))
    send(central, central.client(BOSS), offer(case_id, office))
    ears = Ears(central, OTHER_BOSS)
    act = process(case_id, 2)
    assert isinstance(one(send(central, central.client(OFFICER), act)), Applied)
    assert reread(central, case_id).offered_to is None
    assert (EventKind.TRANSFER_WITHDRAWN, office, "") in events(central, act)
    assert removed(ears.heard(OTHER_BOSS)) == [case_id]


def plain(central: Central) -> str:
    with central.engine.connect() as db:
        services = db.scalar(select(tables.catalogue.c.data))["services"]
    return next(service["id"] for service in services if not service["needs_approval"])


def test_of_an_acceptance_and_a_withdrawal_at_once_one_wins(central: Central, office: str) -> None:
    here, there = central.client(BOSS), central.client(OTHER_BOSS)
    for _ in range(6):
        case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, offered_to=office)
        home = reread(central, case_id).office_id
        accept, withdraw = answer_offer(case_id, "accept", 1), answer_offer(case_id, "withdraw", 1)
        first, second = at_once(central, (there, accept), (here, withdraw))
        assert sorted(type(each) is Applied for each in (first, second)) == [False, True]
        after = reread(central, case_id)
        assert after.offered_to is None
        assert after.version == 2
        assert after.office_id == (office if isinstance(first, Applied) else home)
        event = tables.event
        assert count(central, event, event.c.operation_id.in_([accept.id, withdraw.id])) == 1


def at_once(central: Central, *acts: tuple[requests.Session, Operation]) -> list[Any]:
    with ThreadPoolExecutor(len(acts)) as pool:
        sent = [pool.submit(send, central, client, act) for client, act in acts]
        return [one(each.result()) for each in sent]


def test_two_supervisors_who_accept_at_once_are_one_acceptance(central: Central, office: str) -> None:
    first, second = central.client(OTHER_BOSS), central.client("supervisor03")
    for _ in range(6):
        case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, offered_to=office)
        acts = [answer_offer(case_id, "accept", 1) for _ in range(2)]
        outcomes = at_once(central, (first, acts[0]), (second, acts[1]))
        assert sorted(each.status for each in outcomes) == ["applied", "conflict"]
        assert reread(central, case_id).version == 2


def test_a_second_officer_sees_what_waits_for_them_and_approves(central: Central, approving: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=approving)
    first, second = central.client(OFFICER), central.client(COLLEAGUE)
    ears = Ears(central, COLLEAGUE, OTHER_OFFICER)
    notices = count(central, tables.notification)
    ask = ask_approval(case_id, resolution=Resolution.APPROVED)
    assert isinstance(one(send(central, second, note(case_id))), Gone)
    assert one(send(central, first, ask)).version == 2
    assert reread(central, case_id).approval_asked_by == person(central, OFFICER).id
    assert events(central, ask) == [(EventKind.APPROVAL_REQUESTED, None, ask.body)]
    with central.engine.connect() as db:
        outcome = select(tables.event.c.resolution).where(tables.event.c.operation_id == ask.id)
        assert db.scalar(outcome) == Resolution.APPROVED
    assert got(ears.heard(COLLEAGUE), case_id) == whole(central, case_id)
    assert ears.heard(OTHER_OFFICER) == []
    assert one(send(central, first, approve(case_id))).code == "own"
    yes = approve(case_id, reason="")
    assert one(send(central, second, yes)).version == 3
    after = reread(central, case_id)
    assert (after.approved_by, after.approval_asked_by) == (person(central, COLLEAGUE).id, None)
    assert events(central, yes) == [(EventKind.APPROVED, None, "")]
    assert removed(ears.heard(COLLEAGUE)) == [case_id], "what was approved is no longer theirs to see"
    assert count(central, tables.notification) == notices
    assert isinstance(one(send(central, first, process(case_id, 3))), Applied)


def test_a_refused_approval_can_be_asked_for_again(central: Central, approving: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=approving)
    first, boss = central.client(OFFICER), central.client(BOSS)
    send(central, first, ask_approval(case_id))
    assert one(send(central, first, ask_approval(case_id, 2))).code == "already_asked"
    assert one(send(central, boss, approve(case_id, approved=False, reason=""))).code == "reason_needed"
    no = approve(case_id, approved=False)
    assert isinstance(one(send(central, boss, no)), Applied)
    assert events(central, no) == [(EventKind.APPROVAL_REFUSED, None, no.reason)]
    after = reread(central, case_id)
    assert (after.approved_by, after.approval_asked_by) == (None, None)
    assert one(send(central, first, process(case_id, 3))).code == "approval"
    assert isinstance(one(send(central, first, ask_approval(case_id, 3))), Applied)


def test_two_answers_at_once_are_one(central: Central, approving: str) -> None:
    second, boss = central.client(COLLEAGUE), central.client(BOSS)
    for _ in range(6):
        asker = person(central, OFFICER).id
        case_id = prepare(
            central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=approving, approval_asked_by=asker,
            approved_by=None,
        )  # fmt: skip
        yes, no = approve(case_id, 1), approve(case_id, 1, approved=False)
        outcomes = at_once(central, (second, yes), (boss, no))
        assert sum(isinstance(each, Applied) for each in outcomes) == 1
        assert all(isinstance(each, Applied | Conflict | Gone) for each in outcomes)
        approved = reread(central, case_id).approved_by is not None
        assert approved == isinstance(outcomes[0], Applied)


def test_nobody_waits_for_approval_of_a_case_that_went_back(central: Central, approving: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=approving)
    client = central.client(OFFICER)
    send(central, client, ask_approval(case_id))
    ears = Ears(central, COLLEAGUE)
    assert isinstance(one(send(central, client, give_back(case_id, 2))), Applied)
    assert reread(central, case_id).approval_asked_by is None
    assert removed(ears.heard(COLLEAGUE)) == [case_id]


def test_reopening_takes_the_approval_back(central: Central, approving: str) -> None:
    approver = person(central, COLLEAGUE).id
    case_id = prepare(central, OFFICER, Status.PROCESSED, OFFICER, service_id=approving, approved_by=approver)
    again = move(case_id, Status.UNDER_PROCESSING, reason="خطأ في الاسم")
    assert isinstance(one(send(central, central.client(BOSS), again)), Applied)
    assert reread(central, case_id).approved_by is None


def test_who_approved_and_then_gets_the_case_needs_another(central: Central, approving: str) -> None:
    approver = person(central, COLLEAGUE).id
    case_id = prepare(
        central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=approving, approved_by=approver
    )
    send(central, central.client(BOSS), take(case_id, approver))
    second = central.client(COLLEAGUE)
    assert one(send(central, second, process(case_id, 2))).code == "approval"
    assert isinstance(one(send(central, second, ask_approval(case_id, 2))), Applied)


def test_a_request_for_approval_has_its_limit(central: Central, approving: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=approving)
    long = "ن" * (central.settings.limits.note_characters + 1)
    assert one(send(central, central.client(OFFICER), ask_approval(case_id, body=long))).code == "too-large"


def test_watching_changes_nothing_but_who_watches(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    boss, before = central.client(BOSS), reread(central, case_id)
    ears, mine = Ears(central, OFFICER), person(central, BOSS).id
    assert one(send(central, boss, watch(case_id))).version == before.version
    after = reread(central, case_id)
    assert after.watcher_ids == [mine]
    assert (after.version, after.updated_at, after.changed_by) == (before.version, before.updated_at, None)
    [told] = ears.heard(OFFICER)
    assert isinstance(told, CaseChange)
    assert told.data.watcher_ids == (mine,)
    assert isinstance(one(send(central, boss, watch(case_id))), Applied)
    assert reread(central, case_id).watcher_ids == [mine]
    assert ears.heard(OFFICER) == [], "what is so already is not told again"
    send(central, boss, watch(case_id, watched=False))
    assert reread(central, case_id).watcher_ids == []


def test_back_to_the_office_the_others_see_it_and_an_absent_person_can_be_given_it(central: Central) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)
    boss = central.client(BOSS)
    ears = Ears(central, OFFICER, COLLEAGUE, OTHER_OFFICER)
    send(central, boss, take(case_id, None))
    assert reread(central, case_id).assignee_id is None
    assert got(ears.heard(COLLEAGUE), case_id) == whole(central, case_id)
    assert not removed(ears.heard(OFFICER)), "as one of the office they still see it"
    assert ears.heard(OTHER_OFFICER) == []
    absent = person(central, COLLEAGUE).id
    away = {"first": "2020-01-01", "last": "2090-01-01"}
    with central.engine.begin() as db:
        db.execute(update(tables.staff).where(tables.staff.c.id == absent).values(absence=away))
    assert isinstance(one(send(central, boss, take(case_id, absent, 2))), Applied)
    assert removed(ears.heard(OFFICER)) == [case_id]
    assert not removed(ears.heard(COLLEAGUE))


def test_every_steering_act_sent_again_has_one_effect(central: Central, office: str, approving: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=approving)
    acts = [
        (OFFICER, ask_approval(case_id)),
        (BOSS, approve(case_id)),
        (BOSS, watch(case_id)),
        (BOSS, offer(case_id, office, 3)),
        (OTHER_BOSS, answer_offer(case_id, "accept", 4)),
    ]
    clients = {name: central.client(name) for name in (OFFICER, BOSS, OTHER_BOSS)}
    first = [one(send(central, clients[who], act)) for who, act in acts]
    assert [each.status for each in first] == ["applied"] * len(acts)
    after, case = counts(central), reread(central, case_id)
    again = [one(send(central, clients[who], act)) for who, act in acts]
    assert [each.status for each in again] == ["replayed"] * len(acts)
    assert [(each.confirmed_seq, each.version) for each in again] == [
        (each.confirmed_seq, each.version) for each in first
    ]
    assert (counts(central), reread(central, case_id)) == (after, case)
    audit = tables.audit
    for who, act in acts:
        mine = (audit.c.operation_id == act.id, audit.c.staff_id == person(central, who).id)
        assert count(central, audit, audit.c.case_id == case_id, audit.c.action == act.kind, *mine) == 1


def test_a_stale_act_of_steering_is_a_conflict(central: Central, office: str) -> None:
    case_id = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, service_id=plain(central))
    send(central, central.client(OFFICER), give_back(case_id))
    late = one(send(central, central.client(BOSS), offer(case_id, office, 1)))
    assert isinstance(late, Conflict)
    assert late.changed_by is not None
    assert late.changed_by.user_name == OFFICER
    assert not isinstance(late, Rejected)
    supervisors = tables.staff.c.role == Role.SUPERVISOR
    assert count(central, tables.staff, supervisors) >= 3
    assert find(central, case_file.c.id == case_id).offered_to is None


def test_an_approval_does_not_outlive_what_was_approved(
    central: Central, office: str, approving: str
) -> None:
    officer, boss = central.client(OFFICER), central.client(BOSS)
    known = {"service_id": approving, "approved_by": person(central, COLLEAGUE).id}
    returned = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, **known)
    assert [type(each) for each in send(central, officer, give_back(returned))] == [Applied]
    moved = prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER, **known)
    assert [type(each) for each in send(central, boss, offer(moved, office))] == [Applied]
    taken = send(central, central.client(OTHER_BOSS), answer_offer(moved, "accept"))
    assert [type(each) for each in taken] == [Applied]
    assert [reread(central, case_id).approved_by for case_id in (returned, moved)] == [None, None]
