"""The supervisor's board: read off the thread, shown as of when, kept fresh while it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tawasul_contract.boards import Part
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.board.board_head import REFRESH_KEYS, BoardHead
from tawasul_desk.ui.board.board_view import BoardView
from tawasul_desk.ui.board.last_known import LastKnown
from tawasul_desk.ui.board.source import BoardSource, Loaded, Terms
from tawasul_desk.ui.jobs import Job, Jobs, Lane
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices, sentence
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.empty_state import EmptyState

FRESH_MS: Final = 60_000


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
        self._job: Job | None = None
        self._dirty = True
        self.loaded: Loaded | None = None
        self.view: BoardView | None = None
        self.head = BoardHead(self.tr("Board"), source.offices, locale, theme)
        self.last_known = LastKnown(theme, locale)
        self.blank = EmptyState(theme, "board", self.tr("Counting"), self.tr("The board is being read."))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.blank)
        self._lay_out()
        self._connect()

    @property
    def terms(self) -> Terms:
        """The days and the office that are shown."""
        return self.head.terms

    def read(self) -> None:
        """Read the board again; what was asked before and has not come is no longer wanted."""
        if self._job is not None:
            self._job.cancel()
        self._dirty = False
        self._timer.start()
        terms, read = self.terms, self._source.read
        self._job = self._jobs.run(
            lambda: read(terms), self._on_read, self._on_failed, lane=Lane.NETWORK, owner=self
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while nobody looked."""
        super().showEvent(event)
        if self._dirty:
            self.read()

    def _on_read(self, loaded: Loaded) -> None:
        self._job = None
        self.loaded = loaded
        self.head.learn(loaded.names)
        self._tell_time(loaded)
        record = loaded.board.record
        if not any(tile.value for tile in record.tiles) and not any(
            day.came or day.finished for day in record.days
        ):
            self._tell_empty()
            return
        if self.view is None:
            self.view = BoardView(loaded, self._locale, self._theme)
            self.view.drilled.connect(self._on_drilled)
            self.stack.addWidget(self.view)
            self.setFocusProxy(self.view.tiles.tiles[0] if self.view.tiles.tiles else self.view)
        else:
            self.view.show_board(loaded)
        self.stack.setCurrentWidget(self.view)

    def _on_failed(self, error: KnownError) -> None:
        self._job = None
        self._dirty = True
        if error.code is ErrorCode.CANCELLED:
            return
        if self.loaded is not None and self.loaded.board.record.office_id == self.terms.office_id:
            # What is shown stays; it is only no longer fresh.
            self.last_known.show_since(self.loaded.board.fetched_at)
            self._notices.show_error(error)
            return
        self.last_known.hide()
        again = (self.tr("Try again"), self.read)
        if error.code is ErrorCode.OFFLINE:
            text = self.tr(
                "This computer has not kept a board of these days. It is read as soon as there is a network."
            )
            self.blank.tell("offline", self.tr("No network"), text, again)
        else:
            self.blank.tell("server-fault", self.tr("The board could not be read"), sentence(error), again)
        self.stack.setCurrentWidget(self.blank)

    def _tell_time(self, loaded: Loaded) -> None:
        board = loaded.board
        moment = self._locale.date_time(board.record.as_of)
        self.head.as_of.setText(self.tr("As of {moment}").format(moment=moment))
        if board.stale:
            self.last_known.show_since(board.fetched_at)
        else:
            self.last_known.hide()

    def _tell_empty(self) -> None:
        text = self.tr("No request came in, is open or was finished in these days and in this office.")
        self.blank.tell("board", self.tr("Nothing to count"), text)
        self.stack.setCurrentWidget(self.blank)

    def _on_terms(self, _terms: Terms) -> None:
        self.read()

    def _on_changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in (Kind.CASE, Kind.STAFF, Kind.CATALOGUE)):
            self._dirty = True

    def _on_minute(self) -> None:
        stale = self.loaded is not None and self.loaded.board.stale
        if self.isVisible() and (self._dirty or stale):
            self.read()

    def _on_refresh(self) -> None:
        self.sync_requested.emit()
        self.read()

    def _on_drilled(self, part: Part, key: str, words: str) -> None:
        terms, drill = self.terms, self._source.drill
        done: Callable[[tuple[UUID, ...]], None] = lambda ids: self.drilled.emit(ids, words)  # noqa: E731
        self._jobs.run(
            lambda: drill(part, key, terms), done, self._on_no_cases, lane=Lane.NETWORK, owner=self
        )

    def _on_no_cases(self, error: KnownError) -> None:
        if error.code is ErrorCode.OFFLINE:
            text = self.tr("Which requests these are is not known here without a network.")
            self._notices.show_notice(text)
        else:
            self._notices.show_error(error)

    def _connect(self) -> None:
        self.head.terms_chosen.connect(self._on_terms)
        self.head.refresh_requested.connect(self._on_refresh)
        self._jobs.changed.connect(self._on_changed)
        self._timer = QTimer(self, interval=FRESH_MS)
        self._timer.timeout.connect(self._on_minute)
        shortcut(self, REFRESH_KEYS, self._on_refresh)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        for widget in (self.head, self.last_known):
            widget.setContentsMargins(0, 0, 0, 0)
        head = QVBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.setSpacing(10)
        head.addWidget(self.head)
        head.addWidget(self.last_known)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
