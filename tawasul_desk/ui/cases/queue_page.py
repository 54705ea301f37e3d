"""The queue page: a shelf of requests, searched while typing, filtered, sorted, opened with Enter."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from tawasul_contract.records import Status
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, Shelf, SortKey
from tawasul_desk.settings import RowHeight
from tawasul_desk.ui.cases.case_style import style
from tawasul_desk.ui.cases.queue_acts import PickAct, QueueActs
from tawasul_desk.ui.cases.queue_columns import Cells, Column
from tawasul_desk.ui.cases.queue_delegate import QueueDelegate
from tawasul_desk.ui.cases.queue_elsewhere import Hits, hits_elsewhere, say_where
from tawasul_desk.ui.cases.queue_empty import say_why_empty
from tawasul_desk.ui.cases.queue_filters import QueueFilters
from tawasul_desk.ui.cases.queue_head import QueueHead
from tawasul_desk.ui.cases.queue_model import QueueModel
from tawasul_desk.ui.cases.queue_news import QueueNews
from tawasul_desk.ui.cases.queue_picks import MOST
from tawasul_desk.ui.cases.queue_scene import QueueScene, concerns_queue, read_scene
from tawasul_desk.ui.cases.queue_table import QueueTable
from tawasul_desk.ui.cases.queue_walk import QueueWalk
from tawasul_desk.ui.cases.sort_menu import offer_sorting
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.place import stops_of
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.widgets.buttons import Chip
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.search_box import SearchBox
from tawasul_desk.ui.words import shelf_text

_OF_SEVERAL: Final = (Shelf.ALL, Shelf.WATCHED)
_MINUTE_MS: Final = 60_000
_BESIDE_KEY: Final = "queue/beside"
_ROOM_BESIDE: Final = 1_200  # pixels of a page that has room for the list and something beside it


class QueuePage(QWidget):
    """One shelf at a time; `case_opened` carries the id of the case asked for."""

    case_opened = Signal(object)
    counts_changed = Signal(object)
    steer_requested = Signal(object, object)
    """A PickAct, and the ids of the chosen cases."""
    next_requested = Signal()
    share_requested = Signal()
    """All that nobody has is to be distributed."""
    undo_requested = Signal()
    shelf_requested = Signal(object)
    """The Shelf on which a search has hits."""
    beside_changed = Signal()
    """People stand beside the list, or no longer do."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        notices: Notices,
        settings: QSettings,
        row_height: RowHeight = "normal",
    ) -> None:
        super().__init__()
        self._desk = desk
        self._jobs = jobs
        self._settings = settings
        self._locale, self._theme = locale, theme
        self._shelves = tuple(Shelf(stop.value) for stop in stops_of(desk.staff.role) if stop.is_shelf)
        self._beside: QWidget | None = None
        self._scene: QueueScene | None = None
        self._cells = Cells(locale, lambda: datetime.now(UTC))
        self.model = QueueModel(desk.casework.page, jobs, self._cells, self)
        self._delegate = QueueDelegate(theme, self._cells, self, height=row_height)
        self.table = QueueTable(self.model, self._delegate, settings, self)
        self.search = SearchBox(
            theme, self.tr("Search number, name, identity number, description, responses")
        )
        self.work_order = self._made_work_order()
        self.filters = QueueFilters(desk.staff, locale, theme, self)
        self.acts = QueueActs(desk.staff.role, locale, theme, self)
        self.head = QueueHead(desk.staff.role, locale, theme, self)
        self.news = QueueNews(desk, jobs, locale, theme, self)
        self._walk = QueueWalk(self.model, desk.casework.page, jobs)
        self._empty = EmptyState(theme, "inbox", "")
        self._stack = QStackedWidget()
        self._top = self._made_top()
        self._lay_out()
        self._connect(notices)
        self._show_sort()
        self._read_scene()

    def _made_work_order(self) -> Chip:
        made = Chip(self.tr("Work order"), self, keys=Key.WORK_ORDER)
        made.setCheckable(True)
        return made

    def _made_top(self) -> QStackedWidget:
        # What can be done with the chosen requests takes the place of the head: so the list never moves.
        made = QStackedWidget()
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        made.addWidget(self.head)
        made.addWidget(self.acts)
        return made

    def show_shelf(self, shelf: Shelf) -> None:
        """Show a shelf; search and filters stay as they are."""
        self.head.show_shelf(shelf)
        self.table.setAccessibleName(shelf_text(shelf))
        self.news.show_shelf(shelf)
        self._ask(replace(self.model.query, shelf=shelf))
        self.table.setFocus()

    def show_cases(self, case_ids: tuple[UUID, ...] | None, words: str = "") -> None:
        """Show exactly these cases, behind a number of the board called `words`; None: all of the shelf."""
        if case_ids is not None:
            self._show_all()  # an old search must not hide any of them
        self.head.from_board.tell(words)
        if case_ids != self.model.query.case_ids:
            self._ask(replace(self.model.query, case_ids=case_ids))

    def neighbour(self, case_id: UUID, step: int) -> UUID | None:
        """Return the case `step` places on in the order as it stood, and move the cursor there."""
        found = self._walk.neighbour(case_id, step)
        if found is not None:
            self.table.choose(found)
        return found

    def land_on(self, case_id: UUID) -> None:
        """Put the cursor on this case; where it left the list, on the one that came after it or before it."""
        found = self._walk.nearest(case_id)
        if found is not None:
            self.table.choose(found)

    def stand_beside(self, widget: QWidget) -> None:
        """Let a widget stand at the end of the list, such as the people to whom rows are dragged."""
        self._middle.addWidget(widget)
        self._beside = widget
        self.head.beside.show()
        self._settle_beside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow page to the list, until the officer chooses otherwise."""
        super().resizeEvent(event)
        self._settle_beside()

    def focus_search(self) -> None:
        """Put the cursor in the search box, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _connect(self, notices: Notices) -> None:
        self._jobs.changed.connect(self._on_changed)
        self.model.shown.connect(self._on_rows)
        self.model.refreshed.connect(self._on_rows)
        self.model.failed.connect(notices.show_error)
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(self._on_enter)
        self.filters.filtered.connect(self._on_filtered)
        self.head.from_board.clicked.connect(lambda: self.show_cases(None))
        self.head.beside.clicked.connect(self._on_beside)
        self.table.sort_requested.connect(self._on_sort)
        self.work_order.clicked.connect(lambda: self._on_sort(SortKey.WORK, descending=False))
        bind(self, Key.SORT, self._on_sort_key)
        self._work_key = bind(self, Key.WORK_ORDER, self.work_order.click)
        minutes = QTimer(self, interval=_MINUTE_MS)
        minutes.timeout.connect(self._on_minute)
        minutes.start()
        self.table.opened.connect(self._on_opened)
        self.table.all_requested.connect(self._on_all)
        self.table.menu_requested.connect(self._on_menu)
        self.table.picks.changed.connect(self._on_picks)
        self.acts.asked.connect(self._on_act)
        self.acts.dropped.connect(self._drop_picks)
        self.head.next_requested.connect(self.next_requested)
        self.head.share_requested.connect(self.share_requested)
        self.news.wanted.connect(self._on_news_wanted)
        set_area(self, Area.QUEUE)
        bind(self, Key.SEARCH, self.focus_search)
        self.filters.bind_keys(self)
        shortcut(self.search, "Down", self.table.setFocus, Qt.ShortcutContext.WidgetShortcut)
        self._drop_key = bind(self.table, Key.BACK, self._drop_picks, Qt.ShortcutContext.WidgetShortcut)
        self._drop_key.setEnabled(False)
        bind(self, Key.UNDO, self.undo_requested.emit)
        shortcut(self.search, Key.BACK, self.search.clear, Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setStyleSheet(style(self._theme.tokens, self._locale.direction))
        self.setFocusProxy(self.table)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.search.setMinimumWidth(280)
        tools = QHBoxLayout()
        tools.setSpacing(spacing(2))
        tools.addWidget(self.search, 1)
        tools.addWidget(self.work_order)
        tools.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing(6), spacing(5), spacing(6), spacing(4))
        column.setSpacing(spacing(3))
        column.addWidget(self._top)
        column.addLayout(tools)
        column.addWidget(self.news)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(spacing(4))
        self._middle.addWidget(self._stack, 1)
        column.addLayout(self._middle, 1)

    def _settle_beside(self) -> None:
        if self._beside is not None:
            wide = self.width() >= _ROOM_BESIDE
            shown = bool(self._settings.value(_BESIDE_KEY, wide, bool))
            changed = shown is not self._beside.isVisibleTo(self)
            self.head.beside.setChecked(shown)
            self._beside.setVisible(shown)
            if changed:
                self.beside_changed.emit()

    def _on_beside(self, shown: bool) -> None:
        self._settings.setValue(_BESIDE_KEY, shown)
        self._settle_beside()

    def _ask(self, query: QueueQuery) -> None:
        self._delegate.search = query.text
        self.model.show(query)

    def _on_searched(self, text: str) -> None:
        self._ask(replace(self.model.query, text=text))

    def _on_filtered(self, statuses: frozenset[Status], service_id: str | None) -> None:
        self._ask(
            replace(
                self.model.query,
                statuses=statuses,
                service_id=service_id,
                awaiting_approval=self.filters.awaiting.isChecked(),
                offered_to=self.filters.offered_to(),
            )
        )

    def _on_sort(self, key: SortKey, descending: bool) -> None:
        self._ask(replace(self.model.query, sort=key, descending=descending))
        self._show_sort()

    def _on_sort_key(self) -> None:
        query = self.model.query
        absent, head = self.table.absent, self.table.horizontalHeader()
        offer_sorting(absent, query.sort, head, self._on_sort, descending=query.descending)

    def _show_sort(self) -> None:
        query = self.model.query
        self.work_order.setChecked(query.sort is SortKey.WORK)
        self._work_key.setEnabled(query.sort is not SortKey.WORK)
        self.table.show_sort(query.sort, descending=query.descending)

    def _on_minute(self) -> None:
        # What was due later is overdue by now: the parts of the work order move with the clock.
        if self.isVisible() and self.model.groups:
            self.model.refresh()

    def _on_opened(self, case_id: UUID) -> None:
        self._walk.begin(case_id)
        self.case_opened.emit(case_id)

    def _on_act(self, act: PickAct) -> None:
        if self.table.picks.ids:
            self.steer_requested.emit(act, self.table.picks.ids)

    def _on_all(self) -> None:
        page, query = self._desk.casework.page, self.model.query
        self._jobs.run(
            lambda: [row.case_id for row in page(query, 0, MOST).rows], self.table.picks.pick_all, owner=self
        )

    def _on_menu(self, place: QPoint) -> None:
        chosen = self.table.chosen
        if chosen is not None and self.table.picks.ids:
            self.acts.offer_menu(place, lambda: self._on_opened(chosen))

    def _on_news_wanted(self, case_ids: tuple[UUID, ...], words: str) -> None:
        # What is new may also stand in the queue of somebody watched: that is no shelf of mine.
        self.model.query = replace(self.model.query, shelf=Shelf.ALL)
        self.show_cases(case_ids, words)

    def _on_picks(self) -> None:
        self.acts.show_count(len(self.table.picks.ids))
        self._top.setCurrentWidget(self.acts if self.table.picks.many else self.head)
        self._drop_key.setEnabled(self.table.picks.many)

    def _drop_picks(self) -> None:
        self.table.picks.only(self.table.chosen)
        self.table.setFocus()

    def _on_changed(self, changes: Changes) -> None:
        if concerns_queue(changes):
            self.model.refresh()
            self._read_scene()

    def _read_scene(self) -> None:
        casework, watching = self._desk.casework, self._desk.watching
        self._jobs.run(lambda: read_scene(casework, watching), self._on_scene)

    def _on_scene(self, scene: QueueScene) -> None:
        known = self._scene.catalogue if self._scene else None
        self._scene = scene
        if scene.catalogue is not None and scene.catalogue != known:
            self._cells.learn(scene.catalogue)
            self.filters.offer_services(scene.catalogue)
            self.table.viewport().update()
        self._cells.learn_people(scene.people)
        self.counts_changed.emit(scene.counts)
        self.news.show_news(scene.news)
        self._on_rows()

    def _absent(self) -> frozenset[Column]:
        """Return the columns that would be empty here, or say the same of every request."""
        model, query, text = self.model, self.model.query, self._cells.text
        pending = model.any_at_hand(lambda row: bool(row.pending)) if query.text else model.pending
        found = model.any_at_hand(lambda row: bool(text(row, Column.FOUND)))
        said = {
            Column.ASSIGNEE: query.shelf in _OF_SEVERAL,
            Column.DEADLINE: query.shelf is not Shelf.FINISHED,
            Column.PENDING: pending,
            Column.FOUND: found,
        }
        return frozenset(column for column, says in said.items() if not says)

    def _look_elsewhere(self) -> None:
        page, query, shelves = self._desk.casework.page, self.model.query, self._shelves
        self._jobs.run(
            lambda: hits_elsewhere(page, query, shelves), lambda hits: self._on_hits(query, hits), owner=self
        )

    def _on_hits(self, query: QueueQuery, hits: Hits | None) -> None:
        if hits is not None and query == self.model.query and not self.model.total:
            say_where(self._empty, hits, self._locale, lambda: self.shelf_requested.emit(hits.shelf))

    def _on_enter(self) -> None:
        casework, text = self._desk.casework, self.search.text()
        self._jobs.run(lambda: casework.exactly(text), self._on_exact, owner=self)

    def _on_exact(self, found: tuple[UUID, ...]) -> None:
        if len(found) == 1:
            self._on_opened(found[0])
        else:
            self.table.setFocus()

    def _on_rows(self) -> None:
        total, query = self.model.total, self.model.query
        self.head.show_count(total, query)
        self.table.leave_out(self._absent())
        self._stack.setCurrentWidget(self.table if total else self._empty)
        if not total and query.text:
            self._look_elsewhere()
        if not total:
            say_why_empty(
                self._empty, query, filled=self._scene is None or self._scene.filled, again=self._show_all
            )

    def _show_all(self) -> None:
        self.search.clear()
        self.filters.clear()
