"""The button at the head of the board from which its exports are asked for."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.board.board_head import MENU_STYLE
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton

CASES: Final = "cases"
SCHEDULE: Final = "schedule"


class ExportButton(PlainButton):
    """`chosen` carries xlsx, csv or pdf, the cases of the last drill-down, or the scheduled export."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Export"), parent, icon=theme.icon("save"), keys=Key.SAVE)
        self.offers: dict[str, QAction] = {}
        self._menu = QMenu(self)
        self._offer("xlsx", self.tr("Workbook with a sheet for each part (XLSX)…"))
        self._offer("csv", self.tr("All numbers as text (CSV)…"))
        self._offer("pdf", self.tr("Report for print (PDF)…"))
        self._menu.addSeparator()
        self._offer(CASES, "")
        self.offers[CASES].setVisible(False)
        self._offer(SCHEDULE, self.tr("Scheduled export…"))
        self.setMenu(self._menu)
        self.setStyleSheet(MENU_STYLE)

    def set_ready(self, ready: bool) -> None:
        """Offer files only where there is a board to write."""
        for name, offer in self.offers.items():
            offer.setEnabled(ready or name == SCHEDULE)

    def offer_cases(self, words: str) -> None:
        """Offer the requests behind the number that was opened last."""
        text = self.tr("Requests behind “{number}” (XLSX)…")
        self.offers[CASES].setText(text.format(number=isolate(words)))
        self.offers[CASES].setVisible(True)

    def _offer(self, name: str, text: str) -> None:
        action = self._menu.addAction(text)
        action.triggered.connect(lambda: self.chosen.emit(name))
        self.offers[name] = action
