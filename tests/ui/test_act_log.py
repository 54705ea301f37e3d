"""After an act one notice follows it to the central; taking back is by page, and names what it takes back."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.operations import AddResponse, AnswerApproval, AnswerTransfer, ChangeStatus, new_id
from tawasul_contract.records import EventKind, EventRecord, Resolution, Status
from tawasul_desk.services.arabic import mask_identity
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.views import Draft, DraftKind, OperationState, QueueQuery, Shelf
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.done import Done, done_by
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.work import Work
from tests.conftest import Central
from tests.services.desks import synced

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
QUEUE = "queue"


@pytest.fixture
def supervisor(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("supervisor01")


@pytest.fixture
def work(
    qtbot: QtBot, supervisor: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Work:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    notices.turn_to(QUEUE)
    return Work(supervisor, jobs, locale_en, theme, notices, window)


def plain(text: str) -> str:
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069")


def respond(work: Work, jobs: Jobs, desk: Desk, qtbot: QtBot) -> AddResponse:
    """Turn to the page of a case and send a response from there, as the page does."""
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
    row = next(row for row in rows if row.status is Status.UNDER_PROCESSING and row.assignee_id)
    now, view = datetime.now(UTC), desk.casework.view(row.case_id)
    case, seen = view.case, view.seen_seq
    response = AddResponse(id=new_id(), case_id=case.id, created_at=now, body="wrong", seen_seq=seen)
    work._notices.turn_to(case.id)
    jobs.write(lambda: desk.casework.submit(response))
    qtbot.waitUntil(lambda: any(item.operation == response for item in desk.casework.waiting()))
    done = done_by(response, case, Names(desk.casework.staff()), work._locale)
    done.draft = Draft(case.id, DraftKind.RESPONSE, "wrong", {}, now)
    work.acts.add(done)
    return response


def assigned(work: Work, desk: Desk, notices: Notices, qtbot: QtBot) -> dict[UUID, UUID]:
    """Give two requests that nobody has to an officer, from the list; return who has them now."""
    people = [each.staff for each in desk.office.people() if each.staff.role == "officer"]
    rows = desk.casework.page(QueueQuery(shelf=Shelf.UNASSIGNED), 0, 500).rows
    office = next(row.office_id for row in rows if sum(row.office_id == each.office_id for each in rows) > 1)
    someone = next(each.id for each in people if office in each.office_ids)
    ids = [row.case_id for row in rows if row.office_id == office][:2]
    work._give(ids, someone, "")
    qtbot.waitUntil(lambda: plain(notices.text.text()) == "2 requests assigned")
    return dict.fromkeys(ids, someone)


def holders(desk: Desk, ids: dict[UUID, UUID]) -> dict[UUID, UUID | None]:
    return {case_id: desk.casework.view(case_id).case.assignee_id for case_id in ids}


def states(desk: Desk) -> list[OperationState]:
    return [item.state for item in desk.casework.waiting()]


def test_one_notice_says_sending_and_then_sent(
    work: Work, supervisor: Desk, jobs: Jobs, notices: Notices, qtbot: QtBot
) -> None:
    work.acts.show_connection(Connection.ONLINE)
    response = respond(work, jobs, supervisor, qtbot)
    number, case = notices.number, supervisor.casework.view(response.case_id).case
    assert plain(notices.text.text()) == f"Response to the applicant: request {case.case_number}."
    qtbot.waitUntil(lambda: notices.state.text() == "Sending …")
    jobs.write(lambda: synced(supervisor).changes)
    qtbot.waitUntil(lambda: notices.state.text() == "Sent")
    assert notices.number == number, "it is the same notice"
    assert supervisor.casework.waiting() == ()


def test_without_a_connection_it_says_that_it_waits_and_why(
    work: Work, supervisor: Desk, jobs: Jobs, notices: Notices, central: Central, qtbot: QtBot
) -> None:
    central.stop()
    work.acts.show_connection(Connection.OFFLINE)
    respond(work, jobs, supervisor, qtbot)
    qtbot.waitUntil(lambda: notices.state.text() == "Waiting: there is no connection")
    assert "Sending" not in notices.state.text()


def test_what_needs_a_decision_leads_to_the_outbox(
    work: Work, supervisor: Desk, central: Central, jobs: Jobs, notices: Notices, qtbot: QtBot
) -> None:
    given = assigned(work, supervisor, notices, qtbot)
    case = tables.case_file
    with central.engine.begin() as db:  # somebody else was first
        db.execute(update(case).where(case.c.id.in_(given)).values(version=case.c.version + 1))
    jobs.write(lambda: synced(supervisor).changes)
    qtbot.waitUntil(lambda: notices.state.text() == "Needs your decision")
    with qtbot.waitSignal(work.acts.outbox_requested):
        notices._button.click()


def test_a_wrong_response_is_taken_back_and_the_assignments_before_it_stay(
    work: Work, supervisor: Desk, jobs: Jobs, notices: Notices, qtbot: QtBot
) -> None:
    given = assigned(work, supervisor, notices, qtbot)
    synced(supervisor)
    response = respond(work, jobs, supervisor, qtbot)
    work.undo()
    qtbot.waitUntil(lambda: "Taken back: Response to the applicant" in plain(notices.text.text()))
    assert supervisor.casework.waiting() == ()
    assert [item.operation for item in supervisor.casework.discarded()] == [response]
    draft = supervisor.casework.draft(response.case_id, DraftKind.RESPONSE)
    assert draft is not None
    assert draft.body == "wrong"
    assert holders(supervisor, given) == given
    synced(supervisor)
    assert "wrong" not in [event.body for event in supervisor.casework.view(response.case_id).events]


def test_what_was_sent_is_not_taken_back_and_nothing_else_is_instead(
    work: Work, supervisor: Desk, jobs: Jobs, notices: Notices, qtbot: QtBot
) -> None:
    given = assigned(work, supervisor, notices, qtbot)
    response = respond(work, jobs, supervisor, qtbot)
    synced(supervisor)
    for told in ("cannot be taken back any more", "nothing on this page to take back"):
        work.undo()
        qtbot.waitUntil(lambda told=told: told in notices.text.text())
        assert holders(supervisor, given) == given
    assert "wrong" in [event.body for event in supervisor.casework.view(response.case_id).events]
    notices.turn_to(QUEUE)
    work.undo()
    question = work._window.findChild(Question)
    assert isinstance(question, Question), "an older act asks first"
    assert holders(supervisor, given) == given
    question.yes.click()
    qtbot.waitUntil(lambda: set(holders(supervisor, given).values()) == {None})


def test_an_older_act_asks_first_and_may_be_left(
    work: Work, supervisor: Desk, jobs: Jobs, notices: Notices, qtbot: QtBot
) -> None:
    given = assigned(work, supervisor, notices, qtbot)
    response = respond(work, jobs, supervisor, qtbot)
    notices.turn_to(QUEUE)
    work.undo()
    question = work._window.findChild(Question)
    assert isinstance(question, Question)
    question.no.click()
    assert holders(supervisor, given) == given
    assert response in [item.operation for item in supervisor.casework.waiting()]


def test_a_page_without_an_act_says_so(work: Work, notices: Notices) -> None:
    notices.turn_to("another page")
    work.undo()
    assert notices.text.text() == "There is nothing on this page to take back."


def test_what_waits_for_a_connection_is_taken_back(
    work: Work, supervisor: Desk, jobs: Jobs, notices: Notices, central: Central, qtbot: QtBot
) -> None:
    central.stop()
    response = respond(work, jobs, supervisor, qtbot)
    with pytest.raises(KnownError):
        synced(supervisor)
    assert states(supervisor) == [OperationState.WAITING_NETWORK]
    work.undo()
    qtbot.waitUntil(lambda: "Taken back" in notices.text.text())
    assert [item.operation for item in supervisor.casework.discarded()] == [response]


def test_an_answer_says_who_has_the_request_now(supervisor: Desk, locale_en: Locale) -> None:
    staff, catalogue = supervisor.casework.staff(), supervisor.casework.catalogue()
    names, now = Names(staff, catalogue), datetime.now(UTC)
    row = supervisor.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0]
    case = supervisor.casework.view(row.case_id).case
    facts = {"id": new_id(), "case_id": case.id, "created_at": now, "base_version": case.version}
    refused = AnswerTransfer(**facts, answer="refuse", reason="not ours")
    office = next(each for each in catalogue.offices if each.id == case.office_id)
    told = plain(done_by(refused, case, names, locale_en).text)
    assert told == f"Transfer refused. Request {case.case_number} stays with {office.name_en}."
    reopened = ChangeStatus(**facts, to=Status.UNDER_PROCESSING, reason="again")
    before = case.model_copy(update={"status": Status.CLOSED})
    assert plain(done_by(reopened, before, names, locale_en).text) == f"Request {case.case_number} reopened."


def test_an_answer_names_the_outcome_and_the_words_that_it_is_about(
    supervisor: Desk, locale_en: Locale
) -> None:
    row = supervisor.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0]
    case, now = supervisor.casework.view(row.case_id).case, datetime.now(UTC)
    number = case.applicant.identity_number
    facts = {"case_id": case.id, "actor_id": new_id(), "at": now, "kind": EventKind.APPROVAL_REQUESTED}
    body = f"the name of {number} as in the passport, " + "and so on " * 40
    asked = EventRecord(id=new_id(), body=body, resolution=Resolution.REJECTED, **facts)
    earlier = EventRecord(id=new_id(), body="something else", **facts)
    act = AnswerApproval(
        id=new_id(), case_id=case.id, created_at=now, base_version=case.version, approved=True
    )
    done = done_by(act, case, Names(supervisor.casework.staff()), locale_en, (earlier, asked))
    told = plain(done.told)
    assert told.startswith(
        f"{plain(done.text)} Outcome: Rejected. Asked: the name of {mask_identity(number)} as"
    )
    assert told.endswith("…")
    assert number not in told
    assert plain(done_by(act, case, Names(), locale_en, (earlier,)).told).endswith("Asked: something else")
    assert done.approval


def test_an_act_that_leaves_the_log_is_forgotten(work: Work) -> None:
    done = Done(QUEUE, "something", ())
    work.acts.add(done)
    work.acts.forget(done)
    work.acts.forget(done)
    work.undo()
    assert work._notices.text.text() == "There is nothing on this page to take back."
