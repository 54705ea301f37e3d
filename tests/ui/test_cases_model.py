"""The virtual model of the queue: rows come when painted, never late ones of an older query."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tawasul_contract.records import Status
from tawasul_desk.services.arabic import Language
from tawasul_desk.services.views import QueuePage, QueueQuery
from tawasul_desk.ui.cases.queue_columns import Cells, Column, overdue
from tawasul_desk.ui.cases.queue_model import ROW_ROLE, QueueModel
from tawasul_desk.ui.cases.queue_pages import KEPT_PAGES, PAGE_ROWS, KeptPages
from tawasul_desk.ui.cases.queue_paint import GAP, ICON
from tawasul_desk.ui.cases.queue_walk import QueueWalk
from tawasul_desk.ui.cases.queue_widths import PADDING, fitting_widths, shared_widths
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.rail import WIDTH as RAIL
from tawasul_desk.ui.theme import Theme, body_font, spacing
from tests.ui import case_samples as samples
from tests.ui.case_samples import Rows

MakeModel = Callable[[Rows], QueueModel]


@pytest.fixture
def make_model(qtbot: QtBot, jobs: Jobs, locale_en: Locale) -> MakeModel:
    def made(rows: Rows) -> QueueModel:
        cells = Cells(locale_en, lambda: samples.NOW)
        cells.learn(samples.CATALOGUE)
        model = QueueModel(rows.page, jobs, cells)
        with qtbot.waitSignal(model.shown):
            model.show(QueueQuery())
        return model

    return made


def test_it_keeps_the_rules_of_a_model(
    make_model: MakeModel, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    rows = Rows(130)
    model = make_model(rows)
    qtmodeltester.check(model)
    for count in (131, 5, 0, 130):
        rows.rows = [samples.row(number) for number in range(count)]
        with qtbot.waitSignal(model.refreshed):
            model.refresh()
        qtbot.waitUntil(lambda count=count: model.rowCount() == count)
    qtmodeltester.check(model)


def test_only_what_is_painted_of_ten_thousand_rows_is_read(make_model: MakeModel, qtbot: QtBot) -> None:
    rows = Rows(10_000)
    model = make_model(rows)
    assert model.rowCount() == 10_000
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(600, 400)
    view.show()
    view.scrollToBottom()
    last = model.index(9_999, Column.CASE_NUMBER)
    qtbot.waitUntil(lambda: last.data() == "TW-1448-0009999")
    assert {offset for _, offset in rows.asked} <= {0, 9_900}


def test_a_row_that_is_not_here_is_empty_until_it_is(make_model: MakeModel, qtbot: QtBot) -> None:
    model = make_model(Rows(1_000))
    index = model.index(500, Column.APPLICANT)
    assert index.data() is None
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert index.data() == "Mohammed 500"
    assert index.data(ROW_ROLE) == samples.row(500)


def test_a_late_page_of_an_older_query_is_not_shown(make_model: MakeModel, qtbot: QtBot) -> None:
    model = make_model(Rows(300))
    model.index(250, 0).data()
    model.show(QueueQuery(text="محمد 1"))
    with qtbot.waitSignal(model.shown):
        model.show(QueueQuery(text="محمد 27"))
    qtbot.wait(30)
    assert model.rowCount() == 11
    assert model.index(0, Column.CASE_NUMBER).data() == "TW-1448-0000027"


def test_the_old_list_stays_until_the_new_one_is_here(make_model: MakeModel, qtbot: QtBot) -> None:
    model = make_model(Rows(300))
    with qtbot.waitSignal(model.shown):
        model.show(QueueQuery(text="محمد 29"))
        assert model.rowCount() == 300
        assert model.index(0, Column.CASE_NUMBER).data() == "TW-1448-0000000"


def test_a_refresh_changes_rows_without_a_reset(make_model: MakeModel, qtbot: QtBot) -> None:
    rows = Rows(120)
    model = make_model(rows)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.refreshed):
        rows.rows = [samples.row(number, Status.PROCESSED, pending=1) for number in range(118)]
        model.refresh()
    assert model.rowCount() == 118
    assert model.index(0, Column.STATUS).data() == "Processed"
    assert model.index(0, Column.PENDING).data() == "Waiting to be sent"


def test_a_storm_of_changes_reads_no_page_twice_at_once(make_model: MakeModel, qtbot: QtBot) -> None:
    rows = Rows(50)
    model = make_model(rows)
    rows.asked.clear()
    for _ in range(40):
        model.refresh()
    qtbot.wait(50)
    assert 1 <= len(rows.asked) <= 3


def a_walk(model: QueueModel, rows: Rows, jobs: Jobs) -> QueueWalk:
    return QueueWalk(model, rows.page, jobs)


def test_the_walk_keeps_the_order_in_which_the_case_was_opened(
    make_model: MakeModel, jobs: Jobs, qtbot: QtBot
) -> None:
    rows = Rows(6)
    model = make_model(rows)
    walk = a_walk(model, rows, jobs)
    ids = [row.case_id for row in rows.rows]
    walk.begin(ids[2])
    assert walk.neighbour(ids[2], 1) == ids[3]
    assert walk.neighbour(ids[5], 1) is None
    rows.rows.append(rows.rows.pop(2))  # finished, and now the last one
    with qtbot.waitSignal(model.refreshed):
        model.refresh()
    assert walk.neighbour(ids[2], 1) == ids[3]
    assert walk.neighbour(ids[3], -1) == ids[2]
    del rows.rows[-1]  # it has left the list
    with qtbot.waitSignal(model.refreshed):
        model.refresh()
    assert walk.neighbour(ids[2], 1) == ids[3]
    assert walk.neighbour(ids[2], -1) == ids[1]


def test_the_cursor_lands_on_the_case_or_its_old_neighbour(
    make_model: MakeModel, jobs: Jobs, qtbot: QtBot
) -> None:
    rows = Rows(4)
    model = make_model(rows)
    walk = a_walk(model, rows, jobs)
    ids = [row.case_id for row in rows.rows]
    walk.begin(ids[2])
    assert walk.nearest(ids[2]) == ids[2]
    for gone, expected in ((2, ids[3]), (2, ids[1])):
        del rows.rows[gone]
        with qtbot.waitSignal(model.refreshed):
            model.refresh()
        assert walk.nearest(ids[2]) == expected


def test_the_walk_goes_on_where_the_pages_at_hand_end(
    make_model: MakeModel, jobs: Jobs, qtbot: QtBot
) -> None:
    rows = Rows(3 * PAGE_ROWS)
    model = make_model(rows)
    walk = a_walk(model, rows, jobs)
    ids = [row.case_id for row in rows.rows]
    walk.begin(ids[PAGE_ROWS - 1])
    qtbot.waitUntil(lambda: walk.neighbour(ids[2 * PAGE_ROWS], 1) == ids[2 * PAGE_ROWS + 1])
    assert walk.neighbour(ids[PAGE_ROWS - 1], 1) == ids[PAGE_ROWS]


def test_few_pages_are_kept() -> None:
    pages = KeptPages()
    pages.total = 1_000_000
    for number in range(KEPT_PAGES + 5):
        rows = tuple(samples.row(number * PAGE_ROWS + place) for place in range(2))
        pages.keep(QueuePage(QueueQuery(), number * PAGE_ROWS, pages.total, rows))
    assert pages.row(0) is None
    assert pages.row(KEPT_PAGES * PAGE_ROWS) is not None
    assert pages.wants(0)


def test_a_deadline_counts_only_while_the_office_is_asked() -> None:
    late = samples.row(0)
    assert overdue(late, samples.NOW)
    assert not overdue(samples.row(0, Status.CLOSED), samples.NOW)
    assert not overdue(late, samples.NOW - timedelta(hours=6))


def test_cells_speak_the_language(locale_ar: Locale) -> None:
    cells = Cells(locale_ar, lambda: samples.NOW)
    cells.learn(samples.CATALOGUE)
    row = samples.row(3)
    assert cells.text(row, Column.APPLICANT) == "محمد 3"
    assert cells.text(row, Column.SERVICE) == "تمديد إقامة"
    assert cells.hint(row, Column.APPLICANT).endswith("Mohammed 3")
    assert cells.text(samples.row(3, Status.CLOSED), Column.DEADLINE) == ""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_date_or_deadline_is_wider_than_its_column(qapp: QApplication, language: Language) -> None:
    locale = Locale(language)
    locale.install(qapp)
    cells = Cells(locale, lambda: samples.NOW)
    widths = fitting_widths(cells)
    heavy = QFontMetrics(body_font(15, QFont.Weight.Medium))
    units = {"minutes": 60, "hours": 24, "days": 1_000}
    for unit, end in units.items():
        for count in range(end):
            span = timedelta(**{unit: count})
            ahead, past = cells.ago(-span), cells.ago(span)
            room = widths[Column.DEADLINE] - 2 * PADDING - ICON - GAP
            assert max(map(heavy.horizontalAdvance, (ahead, past))) <= room, (unit, count)
            assert heavy.horizontalAdvance(past) <= widths[Column.UPDATED] - PADDING, (unit, count)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_search_on_a_small_screen_leaves_the_applicants_name_its_room(
    qapp: QApplication, theme: Theme, language: Language
) -> None:
    locale = Locale(language)
    locale.install(qapp)
    fitting = fitting_widths(Cells(locale, lambda: samples.NOW))
    room = 1_366 - RAIL - 2 * spacing(6) - 14  # beside the rail, between margins, with a scroll bar
    usual = {"ar": "ناصر عبد الله الشمري", "en": "Nasser Al-Shammari"}[language]
    name = QFontMetrics(body_font(15)).horizontalAdvance(usual) + 2 * PADDING
    assert shared_widths(room, fitting, frozenset({Column.PENDING}))[Column.APPLICANT] >= name
    without = shared_widths(room, fitting, frozenset({Column.PENDING, Column.FOUND}))
    assert without[Column.ASSIGNEE] > 0
