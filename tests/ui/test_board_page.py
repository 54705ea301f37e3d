"""The board as it is used: mirrored, walked by keys, read as a table, drilled, offline."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tawasul_contract.boards import BoardRecord, Figure, Part
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.board.board_head import BoardHead
from tawasul_desk.ui.board.board_page import BoardPage
from tawasul_desk.ui.board.board_view import BoardView
from tawasul_desk.ui.board.chart import Chart
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.mine_page import MinePage
from tawasul_desk.ui.board.opening import figures_page
from tawasul_desk.ui.board.plotting import OPEN
from tawasul_desk.ui.cases.queue_page import QueuePage
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.theme import Theme
from tests.ui.board_samples import Sample, board, empty_board, mine_record

Opened = Callable[..., BoardPage]


@pytest.fixture
def sample() -> Sample:
    return Sample()


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, jobs: Jobs, notices: Notices, sample: Sample
) -> Iterator[Opened]:
    pages: list[BoardPage] = []

    def open_page(locale: Locale, theme: Theme) -> BoardPage:
        locale.install(qapp)
        theme.apply(qapp)
        page = BoardPage(sample.source(), jobs, locale, theme, notices)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(1122, 728)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: bool(sample.asked))
        return page

    yield open_page
    for page in pages:
        page.close()


@pytest.fixture
def page(qtbot: QtBot, opened: Opened, locale_en: Locale, theme: Theme) -> BoardPage:
    shown = opened(locale_en, theme)
    qtbot.waitUntil(lambda: shown.view is not None)
    return shown


def view_of(page: BoardPage) -> BoardView:
    assert page.view is not None
    return page.view


def chart(page: BoardPage, name: str) -> Chart:
    return view_of(page).cards[name].chart


def in_middle_of(shown: Chart, row: int, column: int) -> QPoint:
    mark = shown.mark(row, column)
    assert mark is not None
    return mark.room.center().toPoint()


def test_tiles_and_the_load_are_seen_without_scrolling(page: BoardPage) -> None:
    view = view_of(page)
    for widget in (*view.tiles.tiles, *view.news.buttons, view.cards["load"].chart):
        top = widget.mapTo(page, QPoint(0, 0)).y()
        assert 0 <= top < page.height() - 200
    load = view.cards["load"]
    assert load.mapTo(page, QPoint(0, load.height())).y() <= page.height()


def test_time_runs_from_the_right_in_arabic(
    qtbot: QtBot, opened: Opened, locale_en: Locale, theme: Theme
) -> None:
    places = {}
    for locale in (locale_en, Locale("ar")):
        shown = opened(locale, theme)
        qtbot.waitUntil(lambda shown=shown: shown.view is not None)
        for name in ("days", "hours"):
            days = chart(shown, name)
            first, last = in_middle_of(days, 0, 0), in_middle_of(days, -1 + len(days.plot.rows), 0)
            late = in_middle_of(days, 0, len(days.plot.columns) - 1)
            places[locale.language, name] = (first.x(), last.x(), late.x(), days.width())
    assert places["en", "days"][0] < places["en", "days"][1]
    assert places["ar", "days"][0] > places["ar", "days"][1]
    assert places["ar", "days"][0] == pytest.approx(places["ar", "days"][3] - places["en", "days"][0], abs=3)
    assert places["en", "hours"][0] < places["en", "hours"][2]
    assert places["ar", "hours"][0] > places["ar", "hours"][2]
    load = chart(shown, "load")
    assert in_middle_of(load, 0, 0).x() > load.width() * 0.4


def test_arrows_walk_the_bars_and_enter_opens_the_cases(
    qtbot: QtBot, page: BoardPage, sample: Sample
) -> None:
    card = view_of(page).cards["ageing"]
    card.chart.setFocus()
    QTest.keyClick(card.chart, Qt.Key.Key_Down)
    QTest.keyClick(card.chart, Qt.Key.Key_Right)
    assert card.chart.at == (1, 1)
    assert "Under processing" in card.pointed.text()
    assert "18" in card.chart.accessibleDescription()
    with qtbot.waitSignal(page.drilled) as drilled:
        QTest.keyClick(card.chart, Qt.Key.Key_Return)
    assert sample.drilled == [(Part.AGEING, "under_processing/2-3")]
    assert drilled.args[0] == (UUID(int=1), UUID(int=2))
    assert "Under processing" in drilled.args[1]


def test_arrows_go_where_they_point_from_right_to_left(
    qtbot: QtBot, opened: Opened, locale_ar: Locale, theme: Theme
) -> None:
    shown = opened(locale_ar, theme)
    qtbot.waitUntil(lambda: shown.view is not None)
    days = chart(shown, "days")
    days.setFocus()
    QTest.keyClick(days, Qt.Key.Key_Home)
    QTest.keyClick(days, Qt.Key.Key_Left)
    assert days.at == (1, 0)
    assert in_middle_of(days, 1, 0).x() < in_middle_of(days, 0, 0).x()
    QTest.keyClick(days, Qt.Key.Key_End)
    assert days.at == (len(days.plot.rows) - 1, 0)
    QTest.keyClick(days, Qt.Key.Key_Down)
    assert days.at[1] == 1


def test_a_click_on_a_bar_opens_its_cases_and_nothing_has_none(
    qtbot: QtBot, page: BoardPage, sample: Sample
) -> None:
    load = chart(page, "load")
    with qtbot.waitSignal(page.drilled):
        QTest.mouseClick(load, Qt.MouseButton.LeftButton, pos=in_middle_of(load, 0, 1))
    assert sample.drilled[0][0] is Part.OVERDUE_OF
    hours = chart(page, "hours")
    hours.setFocus()
    hours.at = (5, 0)  # nothing came on a Friday at midnight
    QTest.keyClick(hours, Qt.Key.Key_Return)
    qtbot.wait(30)
    assert len(sample.drilled) == 1


def test_a_tile_and_an_answer_lead_to_their_cases(qtbot: QtBot, page: BoardPage, sample: Sample) -> None:
    tile = view_of(page).tiles.tile(Figure.OVERDUE)
    tile.setFocus()
    with qtbot.waitSignal(page.drilled) as drilled:
        QTest.keyClick(tile, Qt.Key.Key_Return)
    assert drilled.args[1] == "Overdue"
    with qtbot.waitSignal(page.drilled):
        view_of(page).news.buttons[0].click()
    assert sample.drilled == [(Part.TILE, "overdue"), (Part.OPEN_OF, str(UUID(int=100)))]


def test_the_keyboard_explains_a_tile(qtbot: QtBot, page: BoardPage) -> None:
    view = view_of(page)
    tile = view.tiles.tile(Figure.ON_TIME)
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.note.isVisible()
    assert view.note.text.text() == tile.tile.explanation == tile.toolTip()
    QTest.keyClick(tile, Qt.Key.Key_Escape)
    assert not view.note.isVisible()
    QTest.keyClick(tile, Qt.Key.Key_E)
    assert view.note.isVisible()
    QTest.keyClick(tile, Qt.Key.Key_Left)
    assert view.note.text.text() == view.tiles.tile(Figure.HANDLING_P90).tile.explanation
    stuck = view.tiles.tile(Figure.STUCK)
    stuck.click()
    assert "Noura Al-Harbi" in view.note.text.text()


@pytest.mark.parametrize("name", ["load", "ageing", "days", "services", "hours"])
def test_the_table_has_the_numbers_of_the_chart(
    qtbot: QtBot, page: BoardPage, name: str, sample: Sample, qtmodeltester: ModelTester
) -> None:
    card = view_of(page).cards[name]
    card.chart.setFocus()
    QTest.keyClick(card.chart, Qt.Key.Key_T)
    assert card.table.isVisible()
    assert card.table.hasFocus()
    model, plot = card.table.numbers, card.chart.plot
    qtmodeltester.check(model)
    shown = [
        [model.index(row, column).data() for column in range(1, model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert shown == [[f"{cell.value:,}" for cell in row] for row in plot.cells]
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [row.name for row in plot.rows]
    row, column = next(
        (row, column)
        for row, cells in enumerate(plot.cells)
        for column, cell in enumerate(cells)
        if cell.value
    )
    card.table.setCurrentIndex(model.index(row, column + 1))
    with qtbot.waitSignal(page.drilled):
        QTest.keyClick(card.table, Qt.Key.Key_Return)
    cell = plot.cells[row][column]
    assert sample.drilled == [(cell.part, cell.key)]


def test_the_calendar_of_the_axis_is_chosen(page: BoardPage) -> None:
    view = view_of(page)
    assert "November" in chart(page, "days").plot.rows[-1].short
    view.hijri.click()
    assert "Jumada" in chart(page, "days").plot.rows[-1].short
    assert not view.gregorian.isChecked()


def test_the_office_and_the_days_are_chosen(qtbot: QtBot, page: BoardPage, sample: Sample) -> None:
    page.head.periods[90].click()
    qtbot.waitUntil(lambda: len(chart(page, "days").plot.rows) == 90)
    menu = page.head.office.menu()
    assert [action.text() for action in menu.actions()] == [
        "All my offices",
        "Riyadh Passports",
        "Jeddah Passports",
    ]
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: sample.asked[-1].office_id == "jeddah")
    qtbot.waitUntil(lambda: page.head.office.text() == "Jeddah Passports")
    assert sample.asked[-1].days == 90


def test_a_head_in_the_making_is_no_window(qapp: QApplication, locale_en: Locale, theme: Theme) -> None:
    class Ear(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                windows.append(watched)
            return False

    windows: list[QWidget] = []
    ear = Ear()
    qapp.installEventFilter(ear)
    head = BoardHead("Board", ("riyadh", "jeddah"), locale_en, theme)
    qapp.removeEventFilter(ear)
    assert not head.office.isHidden()
    assert windows == []


def test_a_number_leads_to_the_cases_of_its_own_days(
    qtbot: QtBot, opened: Opened, locale_en: Locale, theme: Theme, sample: Sample
) -> None:
    shown: list[BoardRecord] = []
    source = sample.source()
    earlier = board(30)
    sample.source = lambda: replace(source, drill=lambda _part, _key, record: (shown.append(record), ())[1])  # type: ignore[method-assign]
    page = opened(locale_en, theme)
    qtbot.waitUntil(lambda: page.view is not None)
    with qtbot.waitSignal(page.drilled):
        view_of(page).tiles.tile(Figure.OPEN).click()
    assert [(each.first, each.last) for each in shown] == [(earlier.first, earlier.last)]


def test_without_a_network_the_age_of_the_figures_is_told(
    qtbot: QtBot, page: BoardPage, sample: Sample, notices: Notices, jobs: Jobs
) -> None:
    assert page.last_known.isHidden()
    sample.stale = True
    with qtbot.waitSignal(jobs.unanswered):
        page.fresh.read()
    qtbot.waitUntil(page.last_known.isVisible)
    assert "22 November 2026" in page.last_known.text.text()
    assert "from the last answer of the server" in page.last_known.text.text()
    assert view_of(page).isVisible()
    sample.error = KnownError(ErrorCode.OFFLINE)
    view_of(page).tiles.tile(Figure.OPEN).click()
    qtbot.waitUntil(lambda: not notices.isHidden())
    assert "it did not answer" in notices.text.text()
    page.fresh.read()
    qtbot.wait(50)
    assert view_of(page).isVisible()
    sample.error, sample.stale = None, False
    jobs.answered.emit()  # by itself, once the server answers
    qtbot.waitUntil(page.last_known.isHidden)


def test_what_was_never_read_is_said_and_tried_again(
    qtbot: QtBot, opened: Opened, locale_en: Locale, theme: Theme, sample: Sample, jobs: Jobs
) -> None:
    sample.error = KnownError(ErrorCode.OFFLINE)
    with qtbot.waitSignal(jobs.unanswered):
        shown = opened(locale_en, theme)
    assert shown.blank._title.text() == "These figures are at the server only"
    with qtbot.waitSignal(jobs.unanswered):
        shown.blank._button.click()
    sample.error = None
    jobs.answered.emit()
    qtbot.waitUntil(lambda: shown.view is not None and shown.view.isVisible())


def test_an_office_where_nothing_happened_says_so(
    qtbot: QtBot, opened: Opened, locale_en: Locale, theme: Theme, sample: Sample
) -> None:
    sample.record = lambda _days: empty_board()
    shown = opened(locale_en, theme)
    qtbot.waitUntil(lambda: shown.blank._title.text() == "Nothing to count")
    assert shown.view is None


def test_what_changed_is_read_again_once_a_minute_at_most(
    qtbot: QtBot, page: BoardPage, jobs: Jobs, sample: Sample
) -> None:
    asked = len(sample.asked)
    jobs.changed.emit(Changes.of(Kind.CASE))
    jobs.changed.emit(Changes.of(Kind.CASE))
    qtbot.wait(30)
    assert len(sample.asked) == asked
    page.fresh._look_if_seen()
    qtbot.waitUntil(lambda: len(sample.asked) == asked + 1)
    page.fresh._look_if_seen()
    qtbot.wait(30)
    assert len(sample.asked) == asked + 1


def test_a_new_reading_leaves_the_keys_where_they_were(qtbot: QtBot, page: BoardPage) -> None:
    load = chart(page, "load")
    load.setFocus()
    QTest.keyClick(load, Qt.Key.Key_Down)
    before = page.loaded
    page.fresh.read()
    qtbot.waitUntil(lambda: page.loaded is not before)
    assert load.hasFocus()
    assert load.at == (1, 0)


def test_a_chart_is_painted_in_a_few_milliseconds(qtbot: QtBot, page: BoardPage) -> None:
    page.head.periods[90].click()
    qtbot.waitUntil(lambda: len(chart(page, "days").plot.rows) == 90)
    for name in ("load", "ageing", "days", "services", "hours"):
        shown = chart(page, name)
        times = []
        for _ in range(7):
            begun = time.thread_time()
            shown.grab()
            times.append(time.thread_time() - begun)
        assert min(times) < 0.005, name


def test_the_keys_move_over_bars_that_are_drawn_once(
    page: BoardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = chart(page, "days")
    shown.grab()
    drawn: list[object] = []
    fill = Ink.fill
    monkeypatch.setattr(Ink, "fill", lambda *given: (drawn.append(given), fill(*given)))
    shown.setFocus()
    before = shown.grab().toImage()
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert shown.grab().toImage() != before, "the ring moved"
    assert not drawn
    page.resize(page.width() - 60, page.height())
    shown.grab()
    assert drawn, "another size is drawn anew"
    drawn.clear()
    shown.show_plot(replace(shown.plot))
    shown.grab()
    assert drawn, "and so are other numbers"


def test_the_load_is_said_in_words_and_whole_names_are_told(page: BoardPage) -> None:
    load = chart(page, "load")
    assert load.plot.said[0] == ("31 open, 7 overdue", "64 finished, 51 on time")
    assert load.plot.said[2][0] == "18 open"
    first = load.mark(0, 0)
    assert first is not None
    assert load._name_at(round(first.room.center().y())) == "Saad Al-Qahtani"


def test_what_is_above_the_figures_ends_where_they_end(
    qtbot: QtBot, opened: Opened, locale_en: Locale, theme: Theme, sample: Sample
) -> None:
    sample.stale = True
    for locale in (locale_en, Locale("ar")):
        shown = opened(locale, theme)
        qtbot.waitUntil(shown.last_known.isVisible)
        card = view_of(shown).cards["days"]
        qtbot.waitUntil(lambda card=card: card.width() > 800)
        banner = shown.last_known
        for edge in (QPoint(0, 0), QPoint(banner.width(), 0)):
            of_card = card.mapTo(shown, QPoint(card.width() if edge.x() else 0, 0))
            assert banner.mapTo(shown, edge).x() == of_card.x(), locale.language


def test_the_queue_shows_exactly_the_cases_behind_a_number(  # type: ignore[no-untyped-def]
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices, kept
) -> None:
    everything = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
    wanted = tuple(row.case_id for row in everything[:3])
    queue = QueuePage(desk, jobs, locale_en, theme, notices, kept)
    qtbot.addWidget(queue)
    queue.resize(1100, 700)
    queue.show()
    queue.search.setText("a search of before")
    queue.show_cases(wanted, "Overdue")
    queue.show_shelf(Shelf.ALL)
    qtbot.waitUntil(lambda: queue.model.total == 3)
    assert queue.search.text() == ""
    assert queue.head.from_board.isVisible()
    assert "Overdue" in queue.head.from_board.text()
    queue.head.from_board.click()
    qtbot.waitUntil(lambda: queue.model.total == len(everything))
    assert queue.head.from_board.isHidden()


def test_officers_see_their_own_figures(
    qtbot: QtBot, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices, sample: Sample
) -> None:
    shown = MinePage(sample.source(), jobs, locale_en, theme, notices)
    qtbot.addWidget(shown)
    shown.resize(1122, 728)
    shown.show()
    qtbot.waitUntil(lambda: len(shown.cards) == 5)
    assert shown.beside.text() == "Beside the average of 7 officers"
    open_now = shown.cards[0]
    own, team = open_now.bars()
    assert own.width() > team.width() > 0
    assert "31" in open_now.accessibleName()
    for card, key in zip(shown.cards[:3], (Qt.Key.Key_Return, Qt.Key.Key_Space, None), strict=True):
        with qtbot.waitSignal(shown.drilled) as drilled:
            if key is None:
                qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
            else:
                qtbot.keyClick(card, key)
        assert drilled.args == [(UUID(int=1), UUID(int=2)), card.pair.name]
    assert [part for part, _ in sample.drilled_own] == [Part.OPEN_OF, Part.OVERDUE_OF, Part.FINISHED_BY]
    sample.own = mine_record().model_copy(
        update={"team": None, "as_of": mine_record().as_of + timedelta(hours=1)}
    )
    sample.stale = True
    shown.fresh.read()
    qtbot.waitUntil(shown.last_known.isVisible)
    assert "too few officers" in shown.beside.text()
    shown.close()


def test_the_real_board_leads_to_as_many_requests_as_it_counts(  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    open_desk: Callable[[str], Desk],
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
    kept,
) -> None:
    supervisor = open_desk("supervisor01")
    shown = figures_page(supervisor, jobs, locale_en, theme, notices)
    queue = QueuePage(supervisor, jobs, locale_en, theme, notices, kept)
    assert isinstance(shown, BoardPage)
    for widget in (shown, queue):
        qtbot.addWidget(widget)
        widget.resize(1122, 728)
        widget.show()
    shown.drilled.connect(queue.show_cases)
    queue.show_shelf(Shelf.ALL)
    qtbot.waitUntil(lambda: shown.view is not None, timeout=20_000)
    plot = chart(shown, "ageing").plot
    row = max(range(len(plot.rows)), key=lambda number: sum(cell.value for cell in plot.cells[number]))
    column = max(range(len(plot.columns)), key=lambda number: plot.cells[row][number].value)
    wanted = plot.cells[row][column].value
    assert wanted
    chart(shown, "ageing")._drill(row, column)
    qtbot.waitUntil(lambda: queue.model.query.case_ids is not None, timeout=20_000)
    qtbot.waitUntil(lambda: queue.model.total == wanted)
    view_of(shown).tiles.tile(Figure.OPEN).click()
    counted = next(
        tile.value
        for tile in shown.loaded.board.record.tiles
        if tile.figure is Figure.OPEN  # type: ignore[union-attr]
    )
    qtbot.waitUntil(lambda: queue.model.total == counted)
    shown.close()
    queue.close()


def test_an_officer_is_given_the_own_figures_of_the_central(
    qtbot: QtBot,
    open_desk: Callable[[str], Desk],
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
    notices: Notices,
) -> None:
    desk = open_desk("officer02")
    shown = figures_page(desk, jobs, locale_en, theme, notices)
    assert isinstance(shown, MinePage)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: len(shown.cards) == 5, timeout=20_000)
    query = QueueQuery(shelf=Shelf.MINE, statuses=frozenset(OPEN))
    mine = [row for row in desk.casework.page(query, 0, 100).rows if row.assignee_id == desk.staff.id]
    assert shown.cards[0].pair.own == str(len(mine))
    assert len(mine) > 0
    with qtbot.waitSignal(shown.drilled, timeout=20_000) as drilled:
        shown.cards[0].click()
    assert set(drilled.args[0]) == {row.case_id for row in mine}
    shown.close()
