"""J10: a supervisor sees the board, drills down, reassigns ten cases; the officers' desks show them."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tawasul_contract.boards import Figure
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.board.board_page import BoardPage
from tawasul_desk.ui.case_drag import mime_of
from tawasul_desk.ui.cases.queue_acts import PickAct
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.steering.assign_dialog import AssignDialog
from tawasul_desk.ui.steering.distribute_dialog import DistributeDialog
from tawasul_desk.ui.steering.people_panel import PeoplePanel
from tests.journeys.conftest import case_of
from tools.officer import Officer

TEN = 10
Seat = Callable[[str], Officer]


@pytest.fixture
def supervisor(seat: Seat) -> Officer:
    """A supervisor at the window, before the list of all requests."""
    person = seat("supervisor01")
    person.shell.go(Place(Stop.ALL))
    person.wait(lambda: person.shell.queue.model.query.shelf is Shelf.ALL, "all requests")
    person.wait(lambda: person.shell.queue.model.total, "lines")
    return person


def drill(supervisor: Officer, figure: Figure) -> None:
    """Open the board and press Enter on a tile; wait for the cases behind its number."""
    supervisor.press("Ctrl+5", supervisor.shell)
    board = supervisor.wait(lambda: supervisor.shell.board, "the board")
    assert isinstance(board, BoardPage)
    supervisor.wait(lambda: board.view is not None, "the figures")
    tile = board.view.tiles.tile(figure)
    tile.setFocus()
    counted = tile.tile.value
    QTest.keyClick(tile, Qt.Key.Key_Return)
    queue = supervisor.shell.queue
    supervisor.wait(lambda: supervisor.shell.pages.currentWidget() is queue, "the list")
    supervisor.wait(lambda: queue.model.query.case_ids is not None, "the cases behind the number")
    supervisor.wait(lambda: not queue.model._switching and queue.model.total, "their lines")
    assert len(queue.model.query.case_ids) == queue.model.total, counted


def choose(person: Officer, count: int) -> tuple[UUID, ...]:
    """Choose the first lines with Shift and the arrow key."""
    table = person.shell.queue.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    for _ in range(count - 1):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    person.wait(lambda: len(table.picks.ids) == count, f"{count} chosen")
    return table.picks.ids


def assign_to(supervisor: Officer, name: str) -> None:
    """Two keys: open the dialog, press Enter; between them the name."""
    supervisor.press("Ctrl+G", supervisor.shell.queue.table)
    dialog = supervisor.wait(lambda: supervisor.shell.findChild(AssignDialog), "the dialog")
    supervisor.wait(dialog.people.count, "the officers")
    dialog.search.setText(name)
    supervisor.wait(lambda: dialog.people.count() == 1, "one officer of that name")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    supervisor.wait(lambda: not dialog.isVisible(), "the dialog to close")


def has(person: Officer, ids: tuple[UUID, ...]) -> bool:
    """Return whether the list on this desk shows all of them as this person's."""
    return {row.case_id for row in person.rows()} >= set(ids)


def sent_by(person: Officer, supervisor: Officer, case_id: UUID) -> bool:
    """Return whether the person is the applicant of the case: then the rules give it to them never again."""
    return supervisor.desk.casework.view(case_id).case.applicant_staff_id == person.desk.staff.id


def test_ten_cases_behind_a_figure_go_to_another_officer_and_back(
    supervisor: Officer, seat: Seat, told: Callable[..., list[object]]
) -> None:
    first, second = seat("officer01"), seat("officer02")
    drill(supervisor, Figure.OPEN)
    mine = {row.case_id for row in first.rows()}
    ten = choose(supervisor, TEN)
    before = {case_id: told(case_of(case_id))[0].assignee_id for case_id in ten}
    assert supervisor.shell.queue.acts.isVisible()

    assign_to(supervisor, second.desk.staff.name_ar)

    supervisor.wait(supervisor.shell.notices.isVisible, "the word that they moved")
    second.wait(lambda: has(second, ten), "the ten on the second officer's desk")
    first.wait(lambda: not {row.case_id for row in first.rows()} & set(ten), "them gone from the first desk")
    assert mine & set(ten), "some of them were the first officer's"
    now = {told(case_of(case_id))[0].assignee_id for case_id in ten}
    assert now == {second.desk.staff.id}

    supervisor.press("Ctrl+Z", supervisor.shell.queue.table)
    own = {
        case_id for case_id in ten if sent_by(first, supervisor, case_id)
    }  # these go back to nobody's desk
    first.wait(lambda: has(first, tuple(mine & set(ten) - own)), "the first officer's cases back")
    supervisor.wait_until_sent()
    back = {case_id: told(case_of(case_id))[0].assignee_id for case_id in ten}
    assert back == before | dict.fromkeys(own, second.desk.staff.id)


def test_rows_dropped_on_a_person_are_theirs(supervisor: Officer, seat: Seat) -> None:
    second = seat("officer02")
    three = choose(supervisor, 3)
    panel = supervisor.shell.queue.findChild(PeoplePanel)
    if not panel.isVisible():  # a narrow page is left to the list
        supervisor.shell.queue.head.beside.click()
    supervisor.wait(panel.people.count, "the people beside the list")
    panel.people.choose(second.desk.staff.id)
    place = panel.people.visualItemRect(panel.people.currentItem()).center()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data, target = mime_of(three), panel.people.viewport()
    QApplication.sendEvent(target, QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(target, QDragMoveEvent(place, copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(place.toPointF(), copy, data, left, none))
    second.wait(lambda: has(second, three), "the three on the other desk")


def test_a_distribution_is_shown_changed_done_and_taken_back(
    supervisor: Officer, told: Callable[..., list[object]]
) -> None:
    unassigned = supervisor.desk.casework.page(QueueQuery(shelf=Shelf.UNASSIGNED), 0, 4).rows
    ids = tuple(row.case_id for row in unassigned)
    assert len(ids) >= 2
    supervisor.shell.queue.steer_requested.emit(PickAct.DISTRIBUTE, ids)
    dialog = supervisor.wait(lambda: supervisor.shell.findChild(DistributeDialog), "the preview")
    supervisor.wait(lambda: dialog.moves, "a proposal")
    assert told(case_of(ids[0]))[0].assignee_id is None, "nothing has happened yet"
    line = dialog.moves[0]
    other = next(hand.staff.id for hand in dialog.model.hands.all if hand.staff.id != line.assignee_id)
    dialog.model.give(dialog.model.lines.index(line), other)
    moved = {each.case_id: each.assignee_id for each in dialog.moves}
    assert moved[line.case_id] == other
    supervisor.press("Ctrl+Return", dialog.table)
    supervisor.wait(
        lambda: all(told(case_of(case_id))[0].assignee_id == to for case_id, to in moved.items()),
        "each with whom it was given to",
    )
    supervisor.press("Ctrl+Z", supervisor.shell.queue.table)
    supervisor.wait(
        lambda: all(told(case_of(case_id))[0].assignee_id is None for case_id in moved), "all taken back"
    )


def test_an_officer_is_given_the_next_case_with_one_key(
    seat: Seat, told: Callable[..., list[object]]
) -> None:
    officer = seat("officer01")
    expected = officer.desk.steering.next_case()
    officer.wait_for_queue()
    officer.wait(officer.shell.queue.table.isVisible, "the list")
    officer.press("Ctrl+N", officer.shell.queue.table)
    officer.wait_for_case(expected.case_id)
    officer.wait(
        lambda: told(case_of(expected.case_id))[0].assignee_id == officer.desk.staff.id,
        "the central to say that it is theirs",
    )
    notices = officer.shell.notices
    assert expected.case_number in notices.text.text()
    officer.wait(lambda: notices.state.text() == "أُرسل", "the notice to say that it was sent")
