"""Everything the board shows once it is read: answers, tiles, charts; it scrolls where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tawasul_contract.boards import Part
from tawasul_desk.ui.board.board_head import SIDE
from tawasul_desk.ui.board.chart_card import ChartCard
from tawasul_desk.ui.board.figures import Tile, tiles_of
from tawasul_desk.ui.board.headline import News, headline_of
from tawasul_desk.ui.board.ink import Ink
from tawasul_desk.ui.board.news import NewsLine
from tawasul_desk.ui.board.plots import Cell, Plot
from tawasul_desk.ui.board.plotting import ageing_plot, days_plot, hours_plot, load_plot, services_plot
from tawasul_desk.ui.board.source import Loaded
from tawasul_desk.ui.board.tiles import Note, Tiles
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip

Makers = dict[str, Callable[[Loaded], Plot]]


class BoardView(QScrollArea):
    """`drilled` carries the part, the key and the words of the number that was opened."""

    drilled = Signal(object, str, str)

    def __init__(self, loaded: Loaded, locale: Locale, theme: Theme) -> None:
        super().__init__()
        self._locale = locale
        self._theme = theme
        self._ink = Ink(theme, locale)
        self._loaded = loaded
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.inside = QWidget()
        self.inside.setObjectName("page")
        self.note = Note(self.inside)
        self.news = NewsLine(self._ink)
        self.tiles = Tiles(self._ink, self.note)
        self.hijri = Chip(self.tr("Hijri"))
        self.gregorian = Chip(self.tr("Gregorian"))
        self._makers: Makers = {
            "load": lambda found: load_plot(found.board.record, found.names, locale),
            "ageing": lambda found: ageing_plot(found.board.record, locale),
            "days": lambda found: days_plot(found.board.record, locale, hijri=self.hijri.isChecked()),
            "services": lambda found: services_plot(found.board.record, found.names, locale),
            "hours": lambda found: hours_plot(found.board.record, locale),
        }
        self._offer_calendars()
        self.cards = {name: self._card(make(loaded)) for name, make in self._makers.items()}
        self._lay_out()
        self._connect()
        self.show_board(loaded)

    def show_board(self, loaded: Loaded) -> None:
        """Show another reading; the keys stay where they were."""
        self._loaded = loaded
        self.news.show_news(headline_of(loaded.board.record, loaded.names, self._locale))
        self.tiles.show_tiles(tiles_of(loaded.board.record, loaded.names, self._locale))
        for name, card in self.cards.items():
            card.show_plot(self._makers[name](loaded))

    def focus_first(self) -> None:
        """Give the keys to the first tile."""
        if self.tiles.tiles:
            self.tiles.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.tiles.tiles[0])

    def _card(self, plot: Plot) -> ChartCard:
        return ChartCard(plot, self._ink, self._theme, self.note)

    def _offer_calendars(self) -> None:
        for chip, is_hijri in ((self.hijri, True), (self.gregorian, False)):
            chip.setCheckable(True)
            chip.setChecked(is_hijri is self._locale.is_arabic)
            chip.clicked.connect(lambda _=False, chosen=is_hijri: self._on_calendar(hijri=chosen))

    def _on_calendar(self, *, hijri: bool) -> None:
        self.hijri.setChecked(hijri)
        self.gregorian.setChecked(not hijri)
        self.cards["days"].show_plot(self._makers["days"](self._loaded))

    def _connect(self) -> None:
        self.news.chosen.connect(self._on_news)
        self.tiles.chosen.connect(self._on_tile)
        for card in self.cards.values():
            card.drilled.connect(self._on_cell)

    def _on_news(self, news: News) -> None:
        self.drilled.emit(news.part, news.key, f"{news.question}: {news.answer}")

    def _on_tile(self, tile: Tile) -> None:
        self.drilled.emit(Part.TILE, tile.figure.value, tile.name)

    def _on_cell(self, cell: Cell, words: str) -> None:
        self.drilled.emit(cell.part, cell.key, words)

    def _leave_room_for_the_bar(self, column: QVBoxLayout) -> None:
        # The scroll bar stands in the margin, so that what is above the figures ends where they end.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        beside = SIDE - self.verticalScrollBar().sizeHint().width()
        mirrored = self._locale.direction is Qt.LayoutDirection.RightToLeft
        column.setContentsMargins(beside if mirrored else SIDE, 0, SIDE if mirrored else beside, 20)

    def _lay_out(self) -> None:
        days = self.cards["days"]
        for place, chip in enumerate((self.hijri, self.gregorian)):
            days.head.insertWidget(3 + place, chip)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.cards["load"], 1)
        beside.addWidget(self.cards["ageing"], 1)
        column = QVBoxLayout(self.inside)
        self._leave_room_for_the_bar(column)
        column.setSpacing(10)
        column.addWidget(self.news)
        column.addWidget(self.tiles)
        column.addLayout(beside)
        for name in ("days", "services", "hours"):
            column.addWidget(self.cards[name])
        column.addStretch(1)
        self.setWidget(self.inside)
