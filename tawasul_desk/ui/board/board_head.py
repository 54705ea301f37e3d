"""The head of the board: what it is, as of when, over which office and days."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tawasul_desk.ui.board.board_counted import BoardCounted
from tawasul_desk.ui.board.names import Names
from tawasul_desk.ui.board.source import PERIODS, Terms
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip, IconButton, PlainButton
from tawasul_desk.ui.widgets.labels import Elided, label

SIDE: Final = 24  # pixels at either side of the head and of the figures
# Qt turns the sides of a part of a button round by itself.
MENU_STYLE: Final = """
QPushButton::menu-indicator { subcontrol-position: center right; left: 0px; right: 10px; }
QPushButton { padding-left: 12px; padding-right: 34px; }
QPushButton:focus { padding-left: 11px; padding-right: 33px; }
"""


class BoardHead(QWidget):
    """`terms_chosen` carries the Terms wanted; further tools stand in `tools`."""

    terms_chosen = Signal(object)
    refresh_requested = Signal()

    def __init__(self, title: str, offices: tuple[str, ...], locale: Locale, theme: Theme) -> None:
        super().__init__()
        self._locale = locale
        self._offices = offices
        self._theme = theme
        self.terms = Terms()
        self.as_of = Elided("", "muted")
        self.office = PlainButton("", icon=theme.icon("office"))
        self.office.setStyleSheet(MENU_STYLE)
        counted = BoardCounted()
        self.periods = {days: Chip(locale.digits(counted.last_days(days))) for days in PERIODS}
        self.refresh = IconButton(theme.icon("sync"), self.tr("Reload"), keys=Key.SYNC)
        self.tools = QHBoxLayout()
        self._lay_out(title)
        self.office.setVisible(len(offices) > 1)  # before it has a place it would be a window of its own
        for days, chip in self.periods.items():
            chip.setCheckable(True)
            chip.clicked.connect(
                lambda _=False, chosen=days: self._choose(Terms(chosen, self.terms.office_id))
            )
        self.refresh.clicked.connect(self.refresh_requested)
        self._tell()

    def tell_moment(self, as_of: datetime) -> None:
        """Tell as of when the figures are."""
        # The time of day first: where room is short, the date is what gives way.
        text = self.tr("As of {time} · {date}")
        self.as_of.setText(text.format(time=self._locale.time(as_of), date=self._locale.date(as_of)))

    def learn(self, names: Names) -> None:
        """Offer the offices by their names."""
        menu, group = QMenu(self), QActionGroup(self)
        for office_id in (None, *self._offices):
            text = self._office_text(names, office_id)
            action = QAction(text, menu, checkable=True, checked=office_id == self.terms.office_id)
            action.triggered.connect(
                lambda _=False, chosen=office_id: self._choose(Terms(self.terms.days, chosen))
            )
            group.addAction(action)
            menu.addAction(action)
        old = self.office.menu()
        self.office.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.office.setText(self._office_text(names, self.terms.office_id))

    def _office_text(self, names: Names, office_id: str | None) -> str:
        return self.tr("All my offices") if office_id is None else names.office(office_id, self._locale)

    def _choose(self, terms: Terms) -> None:
        changed = terms != self.terms
        self.terms = terms
        self._tell()
        if changed:
            self.terms_chosen.emit(terms)

    def _tell(self) -> None:
        for days, chip in self.periods.items():
            chip.setChecked(days == self.terms.days)

    def _lay_out(self, title: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(title, "title"))
        row.addSpacing(4)
        row.addWidget(self.as_of, 1)
        row.addWidget(self.office)
        for chip in self.periods.values():
            row.addWidget(chip)
        self.tools.setSpacing(8)
        row.addLayout(self.tools)
        row.addWidget(self.refresh)


def lay_out_page(page: QWidget, head: BoardHead, last_known: QWidget, figures: QWidget) -> None:
    """Stack a page of figures: its head, the word of how old they are, and the figures."""
    above = QVBoxLayout()
    above.setContentsMargins(SIDE, 0, SIDE, 0)
    above.setSpacing(10)
    above.addWidget(head)
    above.addWidget(last_known)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(10)
    column.addLayout(above)
    column.addWidget(figures, 1)
