"""Server truth with the officer's waiting work laid over it, as a pure function."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    AnswerApproval,
    AnswerTransfer,
    Assign,
    ChangeStatus,
    OfferTransfer,
    Operation,
    RecordAccess,
    RequestApproval,
    UploadReference,
    Watch,
    new_id,
)
from tawasul_contract.records import CaseFile, EventKind, Resolution, ScanState, Status
from tawasul_desk.services.listing import row_values
from tawasul_desk.services.projection import TROUBLED, overlay, project
from tawasul_desk.services.views import OperationState, WaitingOperation
from tests.services.made_up import ME, NOW, OTHER, a_case, an_event

CASE = a_case(1)
FILE = CaseFile(case=CASE, events=(an_event(CASE, "قديم"),), attachments=())
UPLOAD = UploadReference(
    id=UUID(int=77), name="reply.pdf", media_type="application/pdf", size=9, sha256="a" * 64
)
LATER = NOW + timedelta(days=400)


def waits(operation: Operation, state: OperationState = OperationState.SAVED) -> WaitingOperation:
    return WaitingOperation(operation, state, CASE.case_number)


def act(kind: type[Operation], **facts: object) -> Operation:
    return kind(id=new_id(), case_id=CASE.id, created_at=LATER, **facts)


def a_return(**facts: object) -> Operation:
    return act(
        ChangeStatus,
        base_version=1,
        to=Status.RETURNED_TO_APPLICANT,
        response="أكمل المستندات",
        missing=("passport_copy",),
        **facts,
    )


def test_without_work_the_case_is_what_the_central_said():
    view = project(FILE, (), ME)
    assert (view.case, view.confirmed, view.events, view.waiting) == (CASE, CASE, FILE.events, ())


def test_a_return_stops_the_clock_and_shows_response_and_move():
    operation = a_return(uploads=(UPLOAD,))
    view = project(FILE, (waits(operation),), ME)
    assert view.confirmed == CASE
    assert (view.case.status, view.case.due_at) == (Status.RETURNED_TO_APPLICANT, None)
    assert (view.case.missing, view.case.version) == (("passport_copy",), CASE.version + 1)
    assert view.case.updated_at == LATER
    said, moved = view.events[1:]
    assert (said.kind, said.body, said.attachment_ids) == (EventKind.RESPONSE, "أكمل المستندات", (UPLOAD.id,))
    assert (moved.kind, moved.from_status, moved.to_status) == (
        EventKind.STATUS_CHANGED,
        Status.UNDER_PROCESSING,
        Status.RETURNED_TO_APPLICANT,
    )
    assert said.id in view.pending_ids
    assert {said.operation_id, moved.operation_id} == view.pending_ids
    assert len({event.id for event in view.events}) == 3
    assert (said.actor_id, said.actor_name_ar) == (ME.id, ME.name_ar)


def test_a_first_response_that_waits_is_waited_for_no_more():
    file = FILE.model_copy(update={"case": CASE.model_copy(update={"answer_due_at": LATER})})
    for operation, due in (
        (act(AddResponse, body="رد"), None),
        (a_return(), None),
        (act(AddNote, body="ملاحظة"), LATER),
    ):
        assert project(file, (waits(operation),), ME).case.answer_due_at == due


def test_a_file_that_waits_is_shown_as_waiting():
    view = project(FILE, (waits(act(AddResponse, body="رد", uploads=(UPLOAD,))),), ME)
    (file,) = view.attachments
    assert (file.id, file.scan, file.from_staff, file.name) == (
        UPLOAD.id,
        ScanState.UNSCANNED,
        True,
        "reply.pdf",
    )


def test_processing_sets_the_outcome_and_reopening_takes_it_back():
    done = act(
        ChangeStatus, base_version=1, to=Status.PROCESSED, response="تم", resolution=Resolution.APPROVED
    )
    view = project(FILE, (waits(done),), ME)
    assert (view.case.status, view.case.resolution) == (Status.PROCESSED, Resolution.APPROVED)
    reopened = act(ChangeStatus, base_version=2, to=Status.UNDER_PROCESSING, reason="خطأ")
    view = project(FILE, (waits(done), waits(reopened)), ME)
    assert (view.case.status, view.case.resolution, view.case.version) == (Status.UNDER_PROCESSING, None, 3)
    assert view.events[-1].body == "خطأ"


def test_notes_and_taking_are_shown_and_looking_is_not():
    work = (
        waits(act(AddNote, body="ملاحظة")),
        waits(act(Assign, base_version=1, assignee_id=OTHER.id)),
        waits(act(RecordAccess, action="open")),
    )
    view = project(FILE, work, ME)
    assert [event.kind for event in view.events[1:]] == [EventKind.NOTE, EventKind.ASSIGNED]
    assert (view.case.assignee_id, view.case.version) == (OTHER.id, CASE.version + 1)


@pytest.mark.parametrize("state", sorted(TROUBLED))
def test_what_was_refused_is_told_of_but_not_laid_over(state: OperationState):
    troubled = waits(a_return(), state)
    view = project(FILE, (troubled,), ME)
    assert (view.case, view.events) == (CASE, FILE.events)
    assert view.waiting == (troubled,)


def test_nothing_is_shown_twice_once_the_central_tells_it_too():
    operation = act(AddNote, body="ملاحظة")
    told = an_event(CASE, "ملاحظة", kind=EventKind.NOTE, operation_id=operation.id)
    both = CaseFile(case=CASE, events=(*FILE.events, told), attachments=())
    view = project(both, (waits(operation, OperationState.SENT),), ME)
    assert view.events == both.events


states = st.sampled_from(OperationState)
moves = st.sampled_from(Status).map(lambda to: act(ChangeStatus, base_version=1, to=to, response="x"))
assignments = st.sampled_from([ME.id, OTHER.id]).map(
    lambda person: act(Assign, base_version=1, assignee_id=person)
)
texts = st.sampled_from([AddNote, AddResponse]).map(lambda kind: act(kind, body="نص"))
audits = st.just(RecordAccess).map(lambda kind: act(kind, action="open"))
lanes = st.lists(st.builds(waits, st.one_of(moves, assignments, texts, audits), states), max_size=8)


@given(lanes)
def test_the_queue_and_the_case_page_tell_the_same(work: list[WaitingOperation]):
    view, line = project(FILE, work, ME), overlay(CASE.id, work)
    assert (line.status or CASE.status) == view.case.status
    assert (line.assignee_id or CASE.assignee_id) == view.case.assignee_id
    assert max(line.updated_at or CASE.updated_at, CASE.updated_at) == view.case.updated_at
    acts = [item for item in work if not isinstance(item.operation, RecordAccess)]
    assert line.pending == len(acts)
    assert line.troubled == any(item.state in TROUBLED for item in acts)


@given(lanes)
def test_laying_over_never_loses_a_word_or_touches_the_truth(work: list[WaitingOperation]):
    view = project(FILE, work, ME)
    assert view.events[: len(FILE.events)] == FILE.events
    assert view.confirmed is FILE.case
    assert len({event.id for event in view.events}) == len(view.events)
    kept = [item.operation for item in work if item.state not in TROUBLED]
    bodies = [item.body for item in kept if isinstance(item, AddNote | AddResponse)]
    shown = [event.body for event in view.events[1:]]
    assert all(shown.count(body) >= bodies.count(body) for body in bodies)


STEERED = st.lists(
    st.one_of(
        st.builds(
            act,
            st.just(Assign),
            base_version=st.just(1),
            assignee_id=st.sampled_from((None, ME.id, OTHER.id)),
        ),
        st.builds(
            act,
            st.just(OfferTransfer),
            base_version=st.just(1),
            office_id=st.just("jeddah"),
            reason=st.just("x"),
        ),
        st.builds(
            act,
            st.just(AnswerTransfer),
            base_version=st.just(1),
            answer=st.sampled_from(("accept", "refuse")),
        ),
        st.builds(act, st.just(RequestApproval), base_version=st.just(1), body=st.just("x")),
        st.builds(act, st.just(AnswerApproval), base_version=st.just(1), approved=st.booleans()),
        st.builds(act, st.just(Watch), watched=st.booleans()),
        st.builds(act, st.just(ChangeStatus), base_version=st.just(1), to=st.sampled_from(Status)),
    ),
    max_size=6,
)
BEFORE = st.fixed_dictionaries(
    {
        "offered_to": st.sampled_from((None, "dammam")),
        "approval_asked_by": st.sampled_from((None, OTHER.id)),
        "watcher_ids": st.sampled_from(((), (ME.id,), (OTHER.id, ME.id))),
        "assignee_id": st.sampled_from((None, OTHER.id)),
    }
)


@given(BEFORE, STEERED)
def test_the_line_in_the_queue_is_that_of_the_case_as_shown(before: dict[str, object], acts: list[Operation]):
    case = CASE.model_copy(update={"office_id": "riyadh", **before})
    work = [waits(operation) for operation in acts]
    shown = project(CaseFile(case=case, events=(), attachments=()), work, ME).case
    line = row_values(1, case, overlay(case.id, work), str(ME.id))
    plain = row_values(1, shown, None, str(ME.id))
    status_and_assignee, steered = slice(7, 10), slice(-4, None)
    assert line[status_and_assignee] == plain[status_and_assignee]
    if shown.office_id is not None:  # nobody accepts what nobody offered
        assert line[steered] == plain[steered]
