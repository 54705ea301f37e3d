"""An officer's own figures beside the team's average; nobody else is named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from tawasul_contract.boards import MineRecord
from tawasul_desk.services.board import Mine
from tawasul_desk.services.errors import KnownError
from tawasul_desk.ui.board.board_counted import BoardCounted
from tawasul_desk.ui.board.board_head import SIDE, BoardHead, lay_out_page
from tawasul_desk.ui.board.fresh import Fresh
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.last_known import LastKnown
from tawasul_desk.ui.board.mine_figures import pairs_of
from tawasul_desk.ui.board.pair_card import PairCard
from tawasul_desk.ui.board.source import BoardSource
from tawasul_desk.ui.board.why_blank import counting, say_failed, say_no_cases
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.labels import label


class MinePage(QWidget):
    """`drilled` carries the ids of the cases behind an own number, and its words."""

    drilled = Signal(object, str)
    sync_requested = Signal()

    def __init__(
        self, source: BoardSource, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices
    ) -> None:
        super().__init__()
        self._source = source
        self._locale = locale
        self._notices = notices
        self._jobs = jobs
        self._ink = Ink(theme, locale)
        self.mine: Mine | None = None
        self.head = BoardHead(self.tr("My figures"), (), locale, theme)
        self.last_known = LastKnown(theme, locale)
        self.blank = counting(theme)
        self.beside = label("", "soft", wrap=True)
        self.cards: list[PairCard] = []
        self.stack = QStackedWidget()
        self.fresh = Fresh(jobs, self._ask, self._on_read, self._on_failed, self)
        self._lay_out()
        self.head.terms_chosen.connect(lambda _terms: self.fresh.read())
        self.head.refresh_requested.connect(self._on_refresh)
        set_area(self, Area.BOARD)
        bind(self, Key.SYNC, self._on_refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed while nobody looked."""
        super().showEvent(event)
        self.fresh.look()

    def _ask(self) -> Callable[[], Mine]:
        terms, mine = self.head.terms, self._source.mine
        return lambda: mine(terms)

    def _on_read(self, mine: Mine) -> None:
        self.mine = mine
        self.head.tell_moment(mine.record.as_of)
        self.last_known.tell(mine.fetched_at if mine.stale else None)
        if mine.stale:
            self.fresh.was_stale()
        self.beside.setText(self._beside_whom(mine.record))
        pairs = pairs_of(mine.record, self._locale)
        if not self.cards:
            self.cards = [PairCard(pair, self._ink) for pair in pairs]
            for number, card in enumerate(self.cards):
                self._grid.addWidget(card, *divmod(number, 3))
                card.clicked.connect(partial(self._on_chosen, card))
        for card, pair in zip(self.cards, pairs, strict=True):
            card.show_pair(pair)
        self.stack.setCurrentIndex(1)

    def _on_chosen(self, card: PairCard) -> None:
        if self.mine is None:
            return
        pair, shown, drill = card.pair, self.mine.record, self._source.drill_own

        def found(case_ids: tuple[UUID, ...]) -> None:
            self.drilled.emit(case_ids, pair.name)

        failed = partial(say_no_cases, self._notices)
        self._jobs.run(lambda: drill(pair.part, shown), found, failed, lane=Lane.NETWORK, owner=self)

    def _beside_whom(self, record: MineRecord) -> str:
        if record.team is None:
            return self.tr("Your office has too few officers for an average that names nobody.")
        text = BoardCounted().people(record.team.people)
        return self._locale.digits(text)

    def _on_failed(self, error: KnownError) -> None:
        if self.mine is not None and self.mine.record.first == self.head.terms.span(self.mine.record.last)[0]:
            self.last_known.tell(self.mine.fetched_at)
            return
        self.last_known.tell(None)
        say_failed(self.blank, error, self.fresh.read)
        self.stack.setCurrentIndex(0)

    def _on_refresh(self) -> None:
        self.sync_requested.emit()
        self.fresh.read()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(SIDE, 8, SIDE, 20)
        rows.setSpacing(12)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for place in range(3):
            self._grid.setColumnStretch(place, 1)
        rows.addWidget(self.beside)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        self.stack.addWidget(self.blank)
        self.stack.addWidget(scroll)
        lay_out_page(self, self.head, self.last_known, self.stack)
