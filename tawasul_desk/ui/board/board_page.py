"""The supervisor's board: read off the thread, shown as of when, kept fresh while it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tawasul_contract.boards import BoardRecord, Part
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.board.board_head import BoardHead, lay_out_page
from tawasul_desk.ui.board.board_view import BoardView
from tawasul_desk.ui.board.fresh import Fresh
from tawasul_desk.ui.board.last_known import LastKnown
from tawasul_desk.ui.board.source import BoardSource, Loaded, Terms
from tawasul_desk.ui.board.why_blank import counting, say_empty, say_failed, say_no_cases
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
from tawasul_desk.ui.theme import Theme


class BoardPage(QWidget):
    """`drilled` carries the ids of the cases behind a number, and its words."""

    drilled = Signal(object, str)
    sync_requested = Signal()
    export_requested = Signal(str)

    def __init__(
        self, source: BoardSource, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices
    ) -> None:
        super().__init__()
        self._source = source
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._notices = notices
        self.loaded: Loaded | None = None
        self.view: BoardView | None = None
        self.head = BoardHead(self.tr("Board"), source.offices, locale, theme)
        self.last_known = LastKnown(theme, locale)
        self.blank = counting(theme)
        self.stack = QStackedWidget()
        self.fresh = Fresh(jobs, self._ask, self._on_read, self._on_failed, self)
        self._lay_out()
        self._connect()

    @property
    def terms(self) -> Terms:
        """The days and the office that are shown."""
        return self.head.terms

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while nobody looked."""
        super().showEvent(event)
        self.fresh.look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the figures, also when the board is come back to."""
        super().focusInEvent(event)
        if self.view is not None and self.stack.currentWidget() is self.view:
            self.view.focus_first()

    def _ask(self) -> Callable[[], Loaded]:
        terms, read = self.terms, self._source.read
        return lambda: read(terms)

    def _on_read(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.head.learn(loaded.names)
        self.head.tell_moment(loaded.board.record.as_of)
        self.last_known.tell(loaded.board.fetched_at if loaded.board.stale else None)
        if loaded.board.stale:
            self.fresh.was_stale()
        if _is_empty(loaded.board.record):
            say_empty(self.blank)
            self.stack.setCurrentWidget(self.blank)
            return
        view = self._shown(loaded)
        waited = self.blank.isVisible() and self.isAncestorOf(self.focusWidget() or self)
        self.stack.setCurrentWidget(view)
        if waited or self.hasFocus():
            view.focus_first()

    def _shown(self, loaded: Loaded) -> BoardView:
        if self.view is None:
            self.view = BoardView(loaded, self._locale, self._theme)
            self.view.drilled.connect(self._on_drilled)
            self.stack.addWidget(self.view)
        else:
            self.view.show_board(loaded)
        return self.view

    def _on_failed(self, error: KnownError) -> None:
        if self.loaded is not None and self._still_fits(self.loaded):
            # What is shown stays; it is only no longer fresh.
            self.last_known.tell(self.loaded.board.fetched_at)
            return
        self.last_known.tell(None)
        say_failed(self.blank, error, self.fresh.read)
        self.stack.setCurrentWidget(self.blank)

    def _still_fits(self, loaded: Loaded) -> bool:
        record = loaded.board.record
        days = (record.last - record.first).days + 1
        return (days, record.office_id) == (self.terms.days, self.terms.office_id)

    def _on_changed(self, changes: Changes) -> None:
        # A board that came before the first filling shows ids for want of names.
        named = self.loaded is None or self.loaded.names.catalogue is not None
        if not named and changes.touches(Kind.CATALOGUE):
            self.fresh.read()

    def _on_refresh(self) -> None:
        self.sync_requested.emit()
        self.fresh.read()

    def _on_drilled(self, part: Part, key: str, words: str) -> None:
        if self.loaded is None:
            return
        shown, drill = self.loaded.board.record, self._source.drill

        def found(case_ids: tuple[UUID, ...]) -> None:
            self.drilled.emit(case_ids, words)

        failed = partial(say_no_cases, self._notices)
        self._jobs.run(lambda: drill(part, key, shown), found, failed, lane=Lane.NETWORK, owner=self)

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self.head.terms_chosen.connect(lambda _terms: self.fresh.read())
        self.head.refresh_requested.connect(self._on_refresh)
        set_area(self, Area.BOARD)
        bind(self, Key.SYNC, self._on_refresh)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.blank)
        lay_out_page(self, self.head, self.last_known, self.stack)


def _is_empty(record: BoardRecord) -> bool:
    flows = any(day.came or day.finished for day in record.days)
    return not flows and not any(tile.value for tile in record.tiles)
