"""What is told when requests move: how many, what was left out and why, what is new; and undo that fails."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddNote, new_id
from tawasul_contract.records import Role, Status
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services import steering_acts
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.steering import NextCase, Skipped, SkipReason
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.services.watching import News
from tawasul_desk.ui.case_drag import mime_of
from tawasul_desk.ui.cases.queue_news import QueueNews
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.steering.counts import Counts
from tawasul_desk.ui.steering.doing import LeftOut, Result, Untouched
from tawasul_desk.ui.steering.people_list import PeopleList
from tawasul_desk.ui.steering.told_dialog import ToldDialog
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.work import Work
from tests.ui.test_steering import hand, officer

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def supervisor(own_requests: dict[UUID, UUID], open_desk: Callable[[str], Desk]) -> Desk:
    """Knows which requests members of staff sent themselves."""
    return open_desk("supervisor01")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def work(
    window: QWidget, supervisor: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Work:
    return Work(supervisor, jobs, locale_en, theme, notices, window)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def told_dialog(work: Work) -> list[tuple[str, str]]:
    dialog = work._window.findChild(ToldDialog)
    rows = range(dialog.table.rowCount())
    lines = [(plain(dialog.table.item(row, 0).text()), dialog.table.item(row, 1).text()) for row in rows]
    dialog.close()
    return lines


def test_all_that_was_chosen_is_told_of_moved_or_left_out(
    qtbot: QtBot, work: Work, supervisor: Desk, notices: Notices, own_requests: dict[UUID, UUID]
) -> None:
    cases = supervisor.steering.as_seen(
        [row.case_id for row in supervisor.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 500).rows]
    )
    own = next(case for case in cases if own_requests.get(case.id) and case.status is not Status.CLOSED)
    sender = own_requests[own.id]
    theirs = next(case for case in cases if case.id not in own_requests and case.assignee_id == sender)
    closed = next(case for case in cases if case.status is Status.CLOSED and case.assignee_id != sender)
    free = [
        case
        for case in cases
        if case.status is not Status.CLOSED and case.assignee_id != sender and case.id not in own_requests
    ]
    unseen = new_id()
    chosen = [own.id, theirs.id, closed.id, unseen, *(case.id for case in free[:3])]
    work._give(chosen, sender, "")
    qtbot.waitUntil(notices.isVisible)
    text = plain(notices.text.text())
    assert text.startswith("3 requests assigned · 4 left out: ")
    for reason in (
        "Nobody works on their own request (1)",
        "It is assigned to this person already (1)",
        "The request is closed (1)",
        "You can no longer see it (1)",
    ):
        assert reason in text
    notices._button.click()
    assert set(told_dialog(work)) == {
        (own.case_number, "Nobody works on their own request."),
        (theirs.case_number, "It is assigned to this person already."),
        (closed.case_number, "The request is closed."),
        ("—", "You can no longer see it."),
    }


def test_giving_back_tells_what_nobody_had(
    qtbot: QtBot, work: Work, supervisor: Desk, notices: Notices
) -> None:
    row = supervisor.casework.page(QueueQuery(shelf=Shelf.UNASSIGNED), 0, 1).rows[0]
    work._give([row.case_id], None, "")
    qtbot.waitUntil(notices.isVisible)
    assert plain(notices.text.text()) == (
        "0 requests returned to the office · 1 left out: It is unassigned at the office already."
    )


def test_what_is_refused_is_told_with_its_reason(work: Work, supervisor: Desk, notices: Notices) -> None:
    left = (LeftOut("TW-1448-0000001", RefusalCode.CLOSED), LeftOut("", Untouched.GONE))
    work._on_done(Result(supervisor.casework.retry_all(), 3, left), Counts().assigned)
    assert plain(notices.text.text()) == (
        "3 requests assigned · 2 left out: The request is closed (1) · You can no longer see it (1)"
    )


def test_undo_that_failed_can_be_tried_again(
    qtbot: QtBot, work: Work, supervisor: Desk, notices: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = supervisor.casework.page(QueueQuery(shelf=Shelf.UNASSIGNED), 0, 1).rows[0]
    someone = next(each.staff.id for each in supervisor.office.people() if each.staff.role is Role.OFFICER)
    work._give([row.case_id], someone, "")
    qtbot.waitUntil(notices.isVisible)

    def full(_ids: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(supervisor.steering, "undo", full)
        notices.clear()
        work.undo()
        qtbot.waitUntil(notices.isVisible)
    assert supervisor.casework.view(row.case_id).case.assignee_id == someone
    work.undo()
    qtbot.waitUntil(lambda: supervisor.casework.view(row.case_id).case.assignee_id is None)
    qtbot.waitUntil(lambda: plain(notices.text.text()) == "1 request is back where it was")
    work.undo()
    assert notices.text.text() == "There is nothing on this page to take back."


def test_undo_that_was_refused_can_be_tried_again(
    qtbot: QtBot, work: Work, supervisor: Desk, notices: Notices
) -> None:
    row = supervisor.casework.page(QueueQuery(shelf=Shelf.UNASSIGNED), 0, 1).rows[0]
    people = [each.staff.id for each in supervisor.office.people() if each.staff.role is Role.OFFICER]
    work._give([row.case_id], people[0], "")
    qtbot.waitUntil(notices.isVisible)
    for holder, told in (
        (people[1], "0 requests are back where they were · 1 left out: Somebody has changed this"),
        (people[0], "1 request is back where it was"),
    ):
        supervisor.steering.assign_many([row.case_id], holder)
        work.undo()
        qtbot.waitUntil(lambda told=told: plain(notices.text.text()).startswith(told))
    assert supervisor.casework.view(row.case_id).case.assignee_id is None


def test_the_next_request_tells_what_was_skipped_and_why(
    qtbot: QtBot, work: Work, supervisor: Desk, notices: Notices, monkeypatch: pytest.MonkeyPatch
) -> None:
    skipped = tuple(
        Skipped(UUID(int=number), f"TW-1448-{number:07}", reason) for number, reason in enumerate(SkipReason)
    )
    monkeypatch.setattr(supervisor.steering, "next_case", lambda: NextCase(None, "", skipped))
    work.next_case()
    qtbot.waitUntil(notices.isVisible)
    count = len(SkipReason)
    assert notices.text.text() == f"There is no other request for you. {count} requests were skipped."
    notices._button.click()
    assert work._window.findChild(ToldDialog).windowTitle() == f"{count} requests were skipped."
    assert told_dialog(work) == [
        ("TW-1448-0000000", "You are its applicant"),
        ("TW-1448-0000001", "You do not handle this service"),
        ("TW-1448-0000002", "It is offered to another office"),
        ("TW-1448-0000003", "You tried to take it and could not"),
    ]


@pytest.fixture
def people(window: QWidget, locale_en: Locale, theme: Theme) -> PeopleList:
    made = PeopleList(locale_en, theme, window)
    made.accept_drops()
    made.resize(220, 400)
    made.show()
    made.show_hands((hand(officer(1, "One")), hand(officer(2, "Two"))))
    return made


def over(people: PeopleList, row: int) -> QPoint:
    return people.visualItemRect(people.item(row)).center()


def drag(people: PeopleList, kind: type[QDropEvent], place: QPoint, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = place.toPointF() if kind is QDropEvent else place
    QApplication.sendEvent(people.viewport(), kind(at, copy, data, left, none))


def test_requests_go_to_whom_they_were_held_over_though_the_loads_changed(
    qtbot: QtBot, people: PeopleList
) -> None:
    data = mime_of([UUID(int=9)])
    place = over(people, 0)
    drag(people, QDragEnterEvent, place, data)
    drag(people, QDragMoveEvent, place, data)
    people.show_hands((hand(officer(2, "Two")), hand(officer(1, "One"), 5)))
    with qtbot.waitSignal(people.dropped) as dropped:
        drag(people, QDropEvent, place, data)
    assert dropped.args == [ONE, (UUID(int=9),)]
    names = [people.item(row).text() for row in range(people.count())]
    assert "Two" in names[0]
    assert "5 open" in names[1], "what was heard meanwhile is shown afterwards"


@pytest.fixture
def bar(window: QWidget, supervisor: Desk, jobs: Jobs, locale_en: Locale, theme: Theme) -> QueueNews:
    made = QueueNews(supervisor, jobs, locale_en, theme, window)
    made.show_shelf(Shelf.WATCHED)
    return made


def test_news_are_counted_told_on_their_shelf_and_gone_once_seen(
    qtbot: QtBot, bar: QueueNews, supervisor: Desk, open_desk: Callable[[str], Desk]
) -> None:
    rows = supervisor.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
    held = [row for row in rows if row.assignee_id and row.status is Status.UNDER_PROCESSING]
    supervisor.watching.news()  # from now on
    for row in held[:2]:
        case = supervisor.casework.view(row.case_id).case
        supervisor.casework.submit(steering_acts.watch(case, True, case.submitted_at))
    assert supervisor.watching.news().count == 0
    bar.show_news(supervisor.watching.news())
    assert not bar.isVisible()
    colleague = supervisor.casework.staff()[held[0].assignee_id].user_name
    other = open_desk(colleague)
    note = AddNote(id=new_id(), case_id=held[0].case_id, created_at=case.submitted_at, body="a word")
    other.casework.submit(note)
    for desk in (other, supervisor):
        desk.sync.once(lambda _done, _total: None, lambda: False)
    with qtbot.waitSignal(bar.counted) as counted:
        bar.show_news(supervisor.watching.news())
    assert counted.args == [1]
    assert bar.text.text() == "1 watched request has news"
    bar.show_shelf(Shelf.MINE)
    assert not bar.isVisible()
    bar.show_shelf(Shelf.WATCHED)
    with qtbot.waitSignal(bar.wanted) as wanted, qtbot.waitSignal(bar.counted) as counted:
        bar._show()
    assert wanted.args == [(held[0].case_id,), "News in watched requests"]
    assert counted.args == [0]
    qtbot.waitUntil(lambda: supervisor.watching.news() == News(head=supervisor.watching.news().head))
