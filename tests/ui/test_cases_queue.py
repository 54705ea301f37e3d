"""The queue page on a real desk: shelves, search while typing, filters, order, keys, and what is kept."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QFont, QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.operations import AddNote, new_id
from tawasul_desk.services.arabic import match_spans
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, QueueRow, Shelf, SortKey
from tawasul_desk.settings import Preferences, RowHeight
from tawasul_desk.ui.cases.queue_columns import Column
from tawasul_desk.ui.cases.queue_page import QueuePage
from tawasul_desk.ui.cases.queue_paint import laid_out
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.key_menu import KeyMenu

MakePage = Callable[..., QueuePage]


@pytest.fixture
def make_page(
    qtbot: QtBot,
    desk: Desk,
    jobs: Jobs,
    locale_ar: Locale,
    theme: Theme,
    notices: Notices,
    kept: QSettings,
) -> MakePage:
    def made(*row_height: RowHeight) -> QueuePage:
        page = QueuePage(desk, jobs, locale_ar, theme, notices, kept, *row_height)
        qtbot.addWidget(page)
        page.resize(1146, 720)
        with qtbot.waitExposed(page):
            page.show()
        with qtbot.waitSignal(page.model.shown):
            page.show_shelf(Shelf.ALL)
        return page

    return made


@pytest.fixture
def page(make_page: MakePage) -> Iterator[QueuePage]:
    return make_page()


class Painted(QObject):
    """Notes which share of a widget each painting covered."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._whole = widget.width() * widget.height()
        self.shares: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            painted = sum(part.width() * part.height() for part in event.region())
            self.shares.append(painted / self._whole)
        return False


def shown_rows(page: QueuePage) -> list[QueueRow]:
    found = [page.model.row_at(position) for position in range(page.model.total)]
    return [row for row in found if row is not None]


def test_each_shelf_shows_what_the_casework_counts(page: QueuePage, desk: Desk, qtbot: QtBot) -> None:
    counts = desk.casework.counts()
    for shelf in Shelf:
        with qtbot.waitSignal(page.model.shown):
            page.show_shelf(shelf)
        assert page.model.total == counts.of(shelf)


@pytest.mark.parametrize("relaid", [False, True])
def test_scrolling_paints_what_comes_into_sight_alone(
    page: QueuePage, qtbot: QtBot, qapp: QApplication, relaid: bool
) -> None:
    page.resize(1146, 400)
    if relaid:
        qapp.setStyleSheet(qapp.styleSheet() + " ")  # as another theme does
    qtbot.wait(50)
    painted = Painted(page.table.viewport())
    page.table.verticalScrollBar().setValue(7)
    qtbot.waitUntil(lambda: bool(painted.shares))
    assert max(painted.shares) < 0.5  # and the row that comes under the pointer, where one is there


def test_a_case_that_is_gone_to_stands_alone_while_a_key_is_held_down(page: QueuePage) -> None:
    first, second = shown_rows(page)[:2]
    page.table.choose(first.case_id)
    QTest.keyPress(page.table, Qt.Key.Key_F15, Qt.KeyboardModifier.ControlModifier)
    page.table.choose(second.case_id)
    QTest.keyRelease(page.table, Qt.Key.Key_F15)
    assert page.table.picks.ids == (second.case_id,)


def test_counts_are_told_to_the_rail(page: QueuePage, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.counts_changed) as told:
        page._read_scene()
    assert told.args == [desk.casework.counts()]


def test_typing_finds_by_folded_name_and_emptying_brings_all_back(page: QueuePage, qtbot: QtBot) -> None:
    everything = page.model.total
    name = shown_rows(page)[0].applicant_ar
    written = name.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه")
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    with qtbot.waitSignal(page.model.shown):
        page.search.setText(written)
    found = shown_rows(page)
    assert 0 < len(found) < everything
    assert name in [row.applicant_ar for row in found]
    with qtbot.waitSignal(page.model.shown):
        QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.model.total == everything


def test_nothing_found_says_so_and_offers_the_way_back(page: QueuePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.shown):
        page.search.setText("لا أحد يحمل هذا الاسم")
    assert page.model.total == 0
    assert page._stack.currentWidget() is page._empty
    with qtbot.waitSignal(page.model.shown):
        page._empty._button.click()
    assert page._stack.currentWidget() is page.table
    assert page.search.text() == ""


def test_hits_are_marked_where_they_stand_in_the_original(theme: Theme) -> None:
    text = "مُحَمَّد عبد الله"
    spans = match_spans(text, "محمد عبدالله")
    mark = (theme.colour("highlight"), theme.colour("on_highlight"))
    layout = laid_out(text, QFont(), 1_000, spans, mark)
    marked = [text[piece.start : piece.start + piece.length] for piece in layout.formats()]
    assert marked == [text[start:end] for start, end in spans]
    assert "مُحَمَّد" in marked[0]


def test_a_hit_is_seen_in_the_cell(page: QueuePage, theme: Theme, qtbot: QtBot) -> None:
    name = shown_rows(page)[0].applicant_ar.split()[0]
    with qtbot.waitSignal(page.model.shown):
        page.search.setText(name)
    cell = page.table.visualRect(page.model.index(0, Column.APPLICANT))
    picture = page.table.viewport().grab(cell).toImage()
    assert theme.colour("highlight").rgb() in colours(picture)


def colours(picture: QImage) -> set[int]:
    return {
        picture.pixelColor(x, y).rgb() for x in range(picture.width()) for y in range(0, picture.height(), 2)
    }


def test_filters_narrow_and_their_button_clears_them(page: QueuePage, qtbot: QtBot) -> None:
    everything = page.model.total
    first, second = sorted({row.status for row in shown_rows(page)})[:2]
    with qtbot.waitSignal(page.model.shown):
        page.filters._status_actions[first].trigger()
    assert {row.status for row in shown_rows(page)} == {first}
    with qtbot.waitSignal(page.model.shown):
        page.filters._status_actions[second].trigger()
    assert {row.status for row in shown_rows(page)} == {first, second}
    service = shown_rows(page)[0].service_id
    with qtbot.waitSignal(page.model.shown):
        page.filters._set(page.filters.statuses, service)
    assert {row.service_id for row in shown_rows(page)} == {service}
    with qtbot.waitSignal(page.model.shown):
        page.filters._clear.click()
    assert page.model.total == everything
    assert not page.filters._clear.isVisible()


@pytest.mark.parametrize("column", [Column.CASE_NUMBER, Column.UPDATED])
def test_a_click_on_a_heading_sorts_and_a_second_one_turns_round(
    page: QueuePage, column: Column, qtbot: QtBot
) -> None:
    header = page.table.horizontalHeader()
    middle = header.viewport().rect().center()
    middle.setX(header.sectionViewportPosition(column) + header.sectionSize(column) // 2)
    orders = []
    for _ in range(2):
        with qtbot.waitSignal(page.model.shown):
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        orders.append([row.case_id for row in shown_rows(page)])
    query = page.model.query
    assert query.sort is {Column.CASE_NUMBER: SortKey.CASE_NUMBER, Column.UPDATED: SortKey.UPDATED}[column]
    keys = [row.case_number if column is Column.CASE_NUMBER else row.updated_at for row in shown_rows(page)]
    assert keys == sorted(keys, reverse=query.descending)
    assert set(orders[0]) == set(orders[1])
    assert orders[0] != orders[1]


def test_one_key_sorts_by_each_column_and_turns_round_what_is_sorted_by_it(
    page: QueuePage, qtbot: QtBot
) -> None:
    def sort_by_first() -> None:
        page.window().activateWindow()  # as a window manager does once a menu is closed
        qtbot.waitUntil(page.window().isActiveWindow)
        page.table.setFocus()
        QTest.keySequence(page.table, str(Key.SORT))
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), KeyMenu))
        with qtbot.waitSignal(page.model.shown):
            QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)

    for descending in (False, True, False):
        sort_by_first()
        assert (page.model.query.sort, page.model.query.descending) == (SortKey.CASE_NUMBER, descending)
        numbers = [row.case_number for row in shown_rows(page)]
        assert numbers == sorted(numbers, reverse=descending)


def test_the_work_order_stands_under_headings_and_shows_no_arrow(page: QueuePage) -> None:
    table, header = page.table, page.table.horizontalHeader()
    assert page.work_order.isChecked()
    assert header.sortIndicatorSection() == -1
    groups = dict(page.model.groups)
    assert sum(groups.values()) == page.model.total
    assert len(groups) > 1
    place = 0
    for count in groups.values():
        heights = [table.rowHeight(row) for row in range(place, place + count)]
        assert heights[0] > heights[-1] if count > 1 else True
        assert table._headings[place].rows == count
        place += count


@pytest.mark.parametrize(("height", "pixels"), [("compact", 32), (None, 38), ("normal", 38), ("roomy", 44)])
def test_rows_are_as_high_as_was_chosen(height: RowHeight | None, pixels: int, make_page: MakePage) -> None:
    page = make_page(height or Preferences().row_height)
    assert page.table.verticalHeader().defaultSectionSize() == pixels
    assert page._delegate.row_height == pixels


def test_another_list_leaves_no_room_for_the_headings_of_the_last(page: QueuePage, qtbot: QtBot) -> None:
    for shelf in (Shelf.UNASSIGNED, Shelf.FINISHED, Shelf.ALL):
        with qtbot.waitSignal(page.model.shown):
            page.show_shelf(shelf)
        tall = {
            row for row in range(page.model.total) if page.table.rowHeight(row) > page._delegate.row_height
        }
        assert tall == set(page.table._headings)


def test_the_arrow_on_the_deadline_tells_the_truth_and_a_key_leads_back(
    page: QueuePage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.model.shown):
        page.show_shelf(Shelf.UNASSIGNED)  # there what came back stands first
    worked = [row.case_id for row in shown_rows(page)]
    header = page.table.horizontalHeader()
    middle = header.viewport().rect().center()
    middle.setX(header.sectionViewportPosition(Column.DEADLINE) + header.sectionSize(Column.DEADLINE) // 2)
    with qtbot.waitSignal(page.model.shown):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    due = [row.due_at for row in shown_rows(page) if row.due_at]
    assert due == sorted(due, reverse=page.model.query.descending)
    assert header.sortIndicatorSection() == Column.DEADLINE
    assert not page.work_order.isChecked()
    assert not page.table._headings
    with qtbot.waitSignal(page.model.shown):
        QTest.keyClick(page.table, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert [row.case_id for row in shown_rows(page)] == worked
    assert header.sortIndicatorSection() == -1


def test_choosing_rows_moves_nothing_and_boxes_tell_what_is_chosen(page: QueuePage, theme: Theme) -> None:
    table = page.table
    place = table.mapTo(page, table.rect().topLeft())
    boxes = [table.visualRect(page.model.index(row, Column.CASE_NUMBER)).right() - 14 for row in (1, 2)]
    for row, x in zip((1, 2), boxes, strict=True):
        y = table.visualRect(page.model.index(row, 0)).center().y()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    chosen = [row.case_id for row in shown_rows(page)[:3]]
    assert list(table.picks.ids) == chosen
    assert page.acts.isVisible()
    assert table.mapTo(page, table.rect().topLeft()) == place
    picture = table.viewport().grab(QRect(boxes[0] - 4, y - 8, 12, 16)).toImage()
    assert theme.colour("primary").rgb() in colours(picture)


def test_a_column_that_would_be_empty_is_not_shown(
    page: QueuePage, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    header = page.table.horizontalHeader()
    assert header.isSectionHidden(Column.PENDING)
    assert header.isSectionHidden(Column.FOUND)
    assert not header.isSectionHidden(Column.DEADLINE)
    case_id = shown_rows(page)[0].case_id
    note = AddNote(id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="م")
    jobs.write(lambda: desk.casework.submit(note), owner=page)
    qtbot.waitUntil(lambda: not header.isSectionHidden(Column.PENDING))
    with qtbot.waitSignal(page.model.shown):
        page.show_shelf(Shelf.FINISHED)
    assert header.isSectionHidden(Column.DEADLINE)
    assert header.isSectionHidden(Column.PENDING)


def test_a_hit_that_the_row_does_not_show_is_said(page: QueuePage, desk: Desk, qtbot: QtBot) -> None:
    person = desk.casework.view(shown_rows(page)[0].case_id).case.applicant
    with qtbot.waitSignal(page.model.shown):
        page.search.setText(
            f"{person.identity_number[:3]} {person.identity_number[3:6]} {person.identity_number[6:]}"
        )
    (row,) = {row.applicant_ar: row for row in shown_rows(page)}.values()
    assert row.applicant_ar == person.name_ar
    assert not page.table.horizontalHeader().isSectionHidden(Column.FOUND)
    assert page._cells.text(row, Column.FOUND) == "رقم الهوية"
    with qtbot.waitSignal(page.model.shown):
        page.search.setText(person.name_ar)
    assert page.table.horizontalHeader().isSectionHidden(Column.FOUND)


def test_what_is_searched_for_stays_and_a_hit_on_another_shelf_is_offered(
    page: QueuePage, qtbot: QtBot
) -> None:
    number = shown_rows(page)[0].case_number
    with qtbot.waitSignal(page.model.shown):
        page.search.setText(number)
    with qtbot.waitSignal(page.model.shown):
        page.show_shelf(Shelf.FINISHED)
    assert page.search.text() == number
    assert page.model.query.text == number
    assert page.model.total == 0
    qtbot.waitUntil(lambda: "«" in page._empty._button.text())
    with qtbot.waitSignal(page.shelf_requested) as asked:
        page._empty._button.click()
    with qtbot.waitSignal(page.model.shown):
        page.show_shelf(asked.args[0])
    assert [row.case_number for row in shown_rows(page)] == [number]


def test_a_whole_number_opens_at_once_from_any_shelf(page: QueuePage, desk: Desk, qtbot: QtBot) -> None:
    row = shown_rows(page)[0]
    with qtbot.waitSignal(page.model.shown):
        page.show_shelf(Shelf.FINISHED)
    page.focus_search()
    page.search.setText(row.case_number.replace("-", " ").lower())
    with qtbot.waitSignal(page.case_opened) as opened:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert opened.args == [row.case_id]


def test_widths_and_order_of_the_columns_are_kept(make_page: MakePage) -> None:
    page = make_page()
    header = page.table.horizontalHeader()
    header.resizeSection(Column.SERVICE, 301)
    header.moveSection(header.visualIndex(Column.STATUS), 0)
    page = make_page()
    again = page.table.horizontalHeader()
    assert again.sectionSize(Column.SERVICE) == 301
    assert again.visualIndex(Column.STATUS) == 0


def test_names_share_the_room_and_nothing_scrolls_sideways(page: QueuePage, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    for width, tells_update in ((1146, True), (900, False), (1400, True)):
        page.resize(width, 720)
        assert header.length() == page.table.viewport().width()
        qtbot.waitUntil(lambda: not page.table.horizontalScrollBar().maximum())
        assert header.isSectionHidden(Column.UPDATED) is not tells_update
    assert header.sectionSize(Column.APPLICANT) > header.sectionSize(Column.SERVICE)


def test_who_has_a_request_is_told_where_it_is_not_the_same_for_all(
    page: QueuePage, desk: Desk, qtbot: QtBot
) -> None:
    header = page.table.horizontalHeader()
    page.resize(1400, 720)
    assert not header.isSectionHidden(Column.ASSIGNEE)
    people = desk.casework.staff()
    for row in shown_rows(page):
        expected = "غير مسند" if row.assignee_id is None else people[row.assignee_id].name_ar
        qtbot.waitUntil(lambda: page._cells.text(row, Column.ASSIGNEE) == expected)  # noqa: B023
    with qtbot.waitSignal(page.model.shown):
        page.show_shelf(Shelf.MINE)
    assert header.isSectionHidden(Column.ASSIGNEE)
    assert header.length() == page.table.viewport().width()


def test_a_narrow_page_is_left_to_the_list_until_chosen_otherwise(
    page: QueuePage, make_page: MakePage
) -> None:
    beside = QLabel("people")
    page.stand_beside(beside)
    page.resize(1074, 720)
    assert not beside.isVisible()
    page.resize(1500, 720)
    assert beside.isVisible()
    page.resize(1074, 720)
    page.head.beside.click()
    assert beside.isVisible()
    again = make_page()
    kept = QLabel("people")
    again.stand_beside(kept)
    again.resize(1074, 720)
    assert kept.isVisible()


def test_the_page_hands_the_keyboard_to_its_table(page: QueuePage) -> None:
    page.search.setFocus()
    page.setFocus()
    assert page.table.hasFocus()


def test_a_name_cannot_turn_its_line_round(page: QueuePage) -> None:
    row = replace(shown_rows(page)[0], applicant_ar="\u202eabc")
    assert "\u202e" not in page._cells.text(row, Column.APPLICANT)
    assert "\u202e" not in page._cells.hint(row, Column.APPLICANT)


def test_arrows_move_and_enter_opens(page: QueuePage, qtbot: QtBot) -> None:
    rows = shown_rows(page)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.case_opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [rows[2].case_id]
    assert page.neighbour(rows[2].case_id, 1) == rows[3].case_id
    assert page.table.currentIndex().row() == 3


def test_a_change_leaves_choice_and_place_where_they_are(
    page: QueuePage, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.model.shown):
        page._ask(QueueQuery(shelf=Shelf.ALL, sort=SortKey.UPDATED, descending=True))
    page.resize(1146, 360)
    rows = shown_rows(page)
    page.table.choose(rows[1].case_id)
    page.table.verticalScrollBar().setValue(30)
    note = AddNote(id=new_id(), case_id=rows[-1].case_id, created_at=datetime.now(UTC), body="م")
    with qtbot.waitSignal(page.model.refreshed):
        jobs.write(lambda: desk.casework.submit(note), owner=page)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None and page.model.row_at(0).pending == 1)
    assert page.model.row_at(0).case_id == rows[-1].case_id, "the changed case is first now"
    assert page.table.chosen == rows[1].case_id
    assert page.table.currentIndex().row() == 2
    assert page.table.verticalScrollBar().value() == 30


def test_a_draft_does_not_make_the_queue_read_again(page: QueuePage, jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.model.refreshed, wait=60):
        jobs.changed.emit(Changes.of(Kind.DRAFT))
