"""Many cases given at once and taken back, and the next case for an officer: on real encrypted databases."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.operations import Assign, ChangeStatus, new_id
from tawasul_contract.outcomes import CatalogueChange, StaffChange
from tawasul_contract.records import CaseRecord, Resolution, Role, StaffRecord, Status
from tawasul_contract.rules import RefusalCode, give_refusal
from tawasul_desk.services import marks, steering_acts
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.distributing import Distribution
from tawasul_desk.services.distribution import Reason
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.lookout import Lookout
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.office import OfficeWork
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.steering import Skipped, SkipReason, Steering
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import OperationState, QueueQuery, Shelf
from tawasul_desk.services.workbook import Workbook
from tests.services.conftest import OpenAs
from tests.services.desks import note, synced
from tests.services.made_up import (
    CATALOGUE,
    ME,
    NOW,
    OTHER,
    a_case,
    a_page,
    left,
    open_vault,
    the_catalogue,
    told,
)
from tests.services.test_casework import Drawer

BOSS = ME.model_copy(update={"id": UUID(int=3), "user_name": "boss", "role": Role.SUPERVISOR})
THIRD = ME.model_copy(update={"id": UUID(int=4), "user_name": "third"})


class Office:
    """One person's databases, and all that steers with them."""

    def __init__(self, vault: Vault, me: StaffRecord) -> None:
        self.me = me
        self.mirror = Mirror(vault.engine("mirror.db"), me.id)
        self.book = Workbook(open_work(vault), self.mirror.lay_over)
        lookout = Lookout(vault.engine("mirror.db"))
        self.casework = Casework(self.mirror, self.book, self.who, Drawer())
        self.steering = Steering(self.mirror, lookout, self.book, self.who, self.now, self.casework.discard)
        self.work = OfficeWork(self.mirror, self.book, self.who, self.now)
        self.distribution = Distribution(lookout, self.work, self.steering, self.now)
        self.mirror.apply(a_page(the_catalogue(1), head=1))

    def who(self) -> StaffRecord:
        return self.me

    def now(self) -> datetime:
        return NOW

    def assignees(self) -> dict[UUID, UUID | None]:
        rows = self.mirror.page(QueueQuery(Shelf.ALL), 0, 1000, self.me.id).rows
        return {row.case_id: row.assignee_id for row in rows}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = open_vault(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def boss(vault: Vault) -> Office:
    return Office(vault, BOSS)


@pytest.fixture
def officer(vault: Vault) -> Office:
    return Office(vault, ME)


def waiting_case(serial: int, **facts: object) -> CaseRecord:
    """Return a case that nobody has; the higher the number, the later it is due."""
    usual = {"assignee_id": None, "status": Status.SUBMITTED, "due_at": NOW + timedelta(hours=serial)}
    return a_case(serial, **(usual | facts))


def test_many_cases_go_to_one_person_and_the_queue_shows_it_at_once(boss: Office):
    cases = [a_case(number) for number in range(1, 8)]
    boss.mirror.apply(a_page(*(told(case, 2) for case in cases), head=2))
    steered = boss.steering.assign_many([case.id for case in cases], OTHER.id, "on leave")
    assert boss.assignees() == {case.id: OTHER.id for case in cases}
    waiting = boss.casework.waiting()
    assert tuple(item.operation.id for item in waiting) == steered.operation_ids
    assert all(item.base is not None and item.operation.reason == "on leave" for item in waiting)
    assert all(steered.changes.touches(Kind.CASE, case.id) for case in cases)
    again = boss.steering.assign_many([cases[0].id, cases[0].id], OTHER.id)
    assert (again.operation_ids, again.unchanged) == ((), (cases[0].id,))


def test_many_are_offered_and_watched_at_once_and_what_is_refused_is_told(boss: Office):
    cases = [a_case(number) for number in range(1, 5)]
    closed = a_case(5, status=Status.CLOSED)
    boss.mirror.apply(a_page(*(told(case, 2) for case in (*cases, closed)), head=2))
    ids = [case.id for case in (*cases, closed)]
    steered = boss.steering.do_each(
        [*ids, ids[0], UUID(int=99)], lambda case: steering_acts.offer(case, "jeddah", "nearer", NOW)
    )
    assert [item.operation.id for item in boss.casework.waiting()] == list(steered.operation_ids)
    assert [item.operation.case_id for item in boss.casework.waiting()] == ids[:4]
    assert all(item.base is not None for item in boss.casework.waiting())
    assert (steered.refused, steered.gone) == (((closed.id, RefusalCode.CLOSED),), (UUID(int=99),))
    assert all(boss.casework.view(case.id).case.offered_to == "jeddah" for case in cases)
    watched = boss.steering.do_each(ids, lambda case: steering_acts.watch(case, True, NOW))
    assert len(watched.operation_ids) == 5
    assert {item.base for item in boss.casework.waiting()[4:]} == {None}
    assert boss.mirror.counts(boss.me.id).watched == 4, "the closed one is watched and not shown"


def test_back_to_the_office_shows_at_once_too(boss: Office):
    boss.mirror.apply(a_page(told(a_case(1), 2), head=2))
    boss.steering.assign_many([a_case(1).id], None)
    assert boss.assignees() == {a_case(1).id: None}
    rows = boss.mirror.page(QueueQuery(Shelf.UNASSIGNED), 0, 10, BOSS.id).rows
    assert [row.case_id for row in rows] == [a_case(1).id]


def test_what_the_rules_refuse_is_told_case_by_case_and_the_rest_is_done(boss: Office):
    fine, closed = a_case(1), a_case(2, status=Status.CLOSED)
    own, unseen = a_case(3, applicant_staff_id=OTHER.id), a_case(9)
    boss.mirror.apply(a_page(told(fine, 2), told(closed, 3), told(own, 4), head=4))
    steered = boss.steering.assign_many([closed.id, fine.id, own.id, unseen.id], OTHER.id)
    assert len(steered.operation_ids) == 1
    refused = dict(steered.refused)
    assert refused == {closed.id: RefusalCode.CLOSED, own.id: RefusalCode.OWN_REQUEST}
    assert steered.gone == (unseen.id,)


def test_an_officer_gives_nothing_to_others(officer: Office):
    officer.mirror.apply(a_page(told(a_case(1), 2), head=2))
    steered = officer.steering.assign_many([a_case(1).id], OTHER.id)
    assert steered.refused == ((a_case(1).id, RefusalCode.ROLE),)


def test_it_is_built_on_what_waits_already(boss: Office):
    boss.mirror.apply(a_page(told(a_case(1), 2), head=2))
    boss.steering.assign_many([a_case(1).id], OTHER.id)
    boss.steering.assign_many([a_case(1).id], THIRD.id)
    first, second = (item.operation for item in boss.casework.waiting())
    assert isinstance(first, Assign)
    assert isinstance(second, Assign)
    assert (first.base_version, second.base_version) == (1, 2)


def test_undo_gives_each_case_back_to_whom_it_was_taken_from(boss: Office):
    owners = {1: ME.id, 2: THIRD.id, 3: None}
    cases = [a_case(number, assignee_id=owner) for number, owner in owners.items()]
    boss.mirror.apply(a_page(*(told(case, 2) for case in cases), head=2))
    steered = boss.steering.assign_many([case.id for case in cases], OTHER.id)
    back = boss.steering.undo(steered.operation_ids)
    assert boss.assignees() == {case.id: case.assignee_id for case in cases}
    assert len(back.operation_ids) == 3
    assert boss.steering.undo(steered.operation_ids).operation_ids == ()
    boss.steering.undo(back.operation_ids)
    assert set(boss.assignees().values()) == {OTHER.id}


def test_undo_leaves_alone_what_somebody_else_moved_and_drops_what_was_refused(boss: Office):
    moved, refused = a_case(1), a_case(2)
    boss.mirror.apply(a_page(told(moved, 2), told(refused, 3), head=3))
    steered = boss.steering.assign_many([moved.id, refused.id], OTHER.id)
    first, second = steered.operation_ids
    boss.book.mark_all([marks.sent(first, 4), marks.failed(second, "role")])
    newer = moved.model_copy(update={"assignee_id": THIRD.id, "version": 3})
    boss.mirror.apply(a_page(told(newer, 5), head=5))
    boss.book.settle(5)
    back = boss.steering.undo(steered.operation_ids)
    assert back.refused == ((moved.id, RefusalCode.STALE),)
    assert back.operation_ids == ()
    assert boss.assignees() == {moved.id: THIRD.id, refused.id: ME.id}
    assert [item.operation.id for item in boss.casework.discarded()] == [second]


def test_the_next_case_is_the_most_urgent_that_is_for_me(officer: Office):
    officer.me = ME.model_copy(update={"skills": ("iqama_extension",)})
    odd = [waiting_case(number) for number in (1, 3, 5, 7, 9)]  # of the service that I handle
    cases = [
        odd[0].model_copy(update={"applicant_staff_id": ME.id}),
        waiting_case(2),
        odd[1].model_copy(update={"offered_to": "jeddah"}),
        odd[2],
        odd[3].model_copy(update={"status": Status.RETURNED_BY_APPLICANT}),
        odd[4].model_copy(update={"assignee_id": ME.id}),
        waiting_case(11, status=Status.PROCESSED),
    ]
    officer.mirror.apply(a_page(*(told(case, 2) for case in cases), head=2))
    assert officer.steering.next_case().case_id == cases[4].id, "back from the applicant comes first"
    taken = officer.steering.assign_many([cases[4].id], ME.id)
    assert taken.refused == ()
    found = officer.steering.next_case()
    assert (found.case_id, found.case_number) == (cases[3].id, cases[3].case_number)
    assert found.skipped == (
        Skipped(cases[0].id, cases[0].case_number, SkipReason.OWN_REQUEST),
        Skipped(cases[1].id, cases[1].case_number, SkipReason.NOT_SKILLED),
        Skipped(cases[2].id, cases[2].case_number, SkipReason.OFFERED),
    )
    officer.steering.assign_many([cases[3].id], ME.id)
    assert officer.steering.next_case().case_id is None


def test_a_case_that_i_tried_to_take_and_could_not_is_passed_over(officer: Office):
    first, second = waiting_case(1), waiting_case(2)
    officer.mirror.apply(a_page(told(first, 2), told(second, 3), head=3))
    taken = officer.steering.assign_many([first.id], ME.id)
    officer.book.mark_all([marks.failed(taken.operation_ids[0], "role")])
    found = officer.steering.next_case()
    assert found.case_id == second.id
    assert [one.reason for one in found.skipped] == [SkipReason.TROUBLED]


def test_the_next_case_is_found_behind_many_that_are_not_for_me(officer: Office):
    officer.me = ME.model_copy(update={"skills": ("iqama_extension",)})
    others = [waiting_case(2 * number) for number in range(1, 130)]
    officer.mirror.apply(a_page(*(told(case, 2) for case in [*others, waiting_case(301)]), head=2))
    found = officer.steering.next_case()
    assert found.case_id == waiting_case(301).id
    assert len(found.skipped) == 100


def test_a_proposal_is_read_from_the_mirror_and_done_as_shown(boss: Office):
    same = a_case(1).applicant
    before = a_case(20, assignee_id=THIRD.id, status=Status.CLOSED, applicant=same)
    fresh = waiting_case(21, applicant=same)
    cases = [before, fresh, waiting_case(22), waiting_case(23), a_case(24, assignee_id=OTHER.id)]
    people = (told_of(person) for person in (ME, OTHER, THIRD))
    boss.mirror.apply(a_page(*people, *(told(case, 2) for case in cases), head=3))
    proposal = boss.distribution.preview_unassigned("riyadh")
    lines = {line.case_id: (line.assignee_id, line.reason) for line in proposal.lines}
    assert lines[fresh.id] == (THIRD.id, Reason.PREVIOUS)
    assert {lines[case.id][0] for case in cases[2:4]} <= {ME.id, THIRD.id}, "the other one has most"
    assert boss.casework.waiting() == (), "nothing happened yet"
    done = boss.distribution.apply(proposal.lines)
    assert len(done.operation_ids) == 3
    assert {case_id: boss.assignees()[case_id] for case_id in lines} == {
        case_id: assignee for case_id, (assignee, _) in lines.items()
    }


def test_offline_an_approval_is_awaited_and_nothing_is_processed_before_it(officer: Office):
    needs = CATALOGUE.services[0].model_copy(update={"needs_approval": True})
    catalogue = CATALOGUE.model_copy(update={"services": (needs, *CATALOGUE.services[1:])})
    case = a_case(1)
    officer.mirror.apply(a_page(CatalogueChange(seq=2, data=catalogue), told(case, 3), head=3))
    officer.casework.submit(steering_acts.request_approval(case, "the birth date", NOW))
    view = officer.casework.view(case.id).case
    assert (view.approval_asked_by, view.approved_by) == (ME.id, None)
    query = QueueQuery(Shelf.ALL, awaiting_approval=True)
    rows = officer.mirror.page(query, 0, 10, ME.id).rows
    assert [(row.case_id, row.pending) for row in rows] == [(case.id, 1)]
    done = ChangeStatus(
        id=new_id(),
        case_id=case.id,
        created_at=NOW,
        base_version=view.version,
        to=Status.PROCESSED,
        response="done",
        resolution=Resolution.APPROVED,
    )
    with pytest.raises(KnownError) as error:
        officer.casework.submit(done)
    assert error.value.facts["reason"] == "approval"
    assert len(officer.casework.waiting()) == 1


def test_a_transfer_shows_where_the_case_is_until_it_is_accepted(boss: Office):
    case = a_case(1)
    boss.mirror.apply(a_page(told(case, 2), head=2))
    boss.casework.submit(steering_acts.offer(case, "jeddah", "theirs", NOW))
    (row,) = boss.mirror.page(QueueQuery(Shelf.ALL), 0, 10, BOSS.id).rows
    assert (row.office_id, row.offered_to, row.assignee_id) == ("riyadh", "jeddah", ME.id)
    offered = a_case(2, office_id="jeddah", offered_to="riyadh")
    boss.mirror.apply(a_page(told(offered, 3), head=3))
    query = QueueQuery(Shelf.ALL, offered_to=("riyadh",))
    assert [row.case_id for row in boss.mirror.page(query, 0, 10, BOSS.id).rows] == [offered.id]
    boss.casework.submit(steering_acts.answer_transfer(offered, "accept", "", NOW))
    assert boss.mirror.page(query, 0, 10, BOSS.id).rows == ()
    rows = boss.mirror.page(QueueQuery(Shelf.UNASSIGNED, office_id="riyadh"), 0, 10, BOSS.id).rows
    assert [(row.case_id, row.office_id) for row in rows] == [(offered.id, "riyadh")]


def test_a_case_that_left_while_it_was_being_given_holds_the_act(boss: Office):
    boss.mirror.apply(a_page(told(a_case(1), 2), head=2))
    boss.steering.assign_many([a_case(1).id], OTHER.id)
    boss.mirror.apply(a_page(left(a_case(1), 3)), lambda ids: [boss.book.hold(each) for each in ids] and None)
    assert [item.state for item in boss.casework.waiting()] == [OperationState.HELD]


def told_of(person: StaffRecord) -> StaffChange:
    return StaffChange(seq=1, id=person.id, data=person)


@pytest.mark.calendar
def test_a_supervisor_moves_work_and_notes_and_another_desk_shows_it(open_as: OpenAs):
    boss, officer = open_as("supervisor01"), open_as("officer01")
    synced(boss)
    synced(officer)
    mine = frozenset(row.case_id for row in rows_of(officer, Shelf.MINE))
    theirs = [row.case_id for row in rows_of(boss, Shelf.ALL) if row.assignee_id != officer.staff.id]
    cases = [boss.casework.view(each).case for each in theirs]
    # Not one that only an offer of another office shows: it is not the supervisor's to give.
    fit = [case for case in cases if give_refusal(case, boss.staff) is None]
    chosen = [case.id for case in fit if case.applicant_staff_id != officer.staff.id][:10]
    steered = boss.steering.assign_many(chosen, officer.staff.id)
    boss.casework.submit(note(chosen[0], "please look at this first"))
    assert len(steered.operation_ids) == len(chosen) == 10
    synced(boss)
    synced(officer)
    now = {row.case_id for row in rows_of(officer, Shelf.MINE)}
    assert now == mine | set(chosen)
    view = officer.casework.view(chosen[0])
    assert "please look at this first" in [event.body for event in view.events]
    boss.steering.undo(steered.operation_ids)
    synced(boss)
    synced(officer)
    assert {row.case_id for row in rows_of(officer, Shelf.MINE)} == mine
    assert boss.casework.waiting() == ()


@pytest.mark.calendar
@pytest.mark.usefixtures("own_requests")
def test_the_central_tells_whose_own_request_it_is_but_no_number(open_as: OpenAs):
    boss = open_as("supervisor01")
    synced(boss)
    rows = boss.casework.page(QueueQuery(Shelf.ALL), 0, 1000).rows
    cases = [boss.casework.view(row.case_id).case for row in rows]
    own = [case for case in cases if case.applicant_staff_id]
    assert own
    sender = boss.casework.staff()[own[0].applicant_staff_id]
    assert "identity" not in sender.model_dump_json()
    steered = boss.steering.assign_many([own[0].id], sender.id)
    assert [code for _, code in steered.refused] == [RefusalCode.OWN_REQUEST]


def rows_of(desk: Desk, shelf: Shelf):
    statuses = frozenset(Status) - {Status.PROCESSED, Status.CLOSED}
    return desk.casework.page(QueueQuery(shelf, statuses=statuses), 0, 1000).rows
