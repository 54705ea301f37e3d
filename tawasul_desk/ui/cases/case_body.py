"""The case itself, to scroll through: in two columns where there is room, in one where there is not."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.decoding.decoder import Decoder
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.cases.applicant_card import ApplicantCard
from tawasul_desk.ui.cases.attachments_card import AttachmentsCard
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.facts_card import FactsCard
from tawasul_desk.ui.cases.texts import LongText
from tawasul_desk.ui.cases.timeline import Timeline
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.widgets.card import Card

TWO_COLUMNS_FROM: Final = 960  # pixels of the page: 1200 px of window less the rail


class CaseBody(QScrollArea):
    """Description and timeline; applicant, facts and attachments beside or between them."""

    def __init__(
        self,
        files: Attachments,
        decoder: Decoder,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        clock: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.applicant = ApplicantCard(locale, theme)
        self.facts = FactsCard(locale, clock)
        self.attachments = AttachmentsCard(files, decoder, jobs, locale, theme)
        self.timeline = Timeline(locale, theme, clock)
        self._description = Card(self.tr("Description"))
        self._events = Card(self.tr("Timeline"))
        self._events.body.addWidget(self.timeline)
        self._text: LongText | None = None
        self._shown: CaseScreen | None = None
        self._columns = 0
        self._lay_out()

    def show_screen(self, screen: CaseScreen) -> None:
        """Show this case; the place scrolled to stays."""
        before, self._shown = self._shown, screen
        self.applicant.show_screen(screen)
        self.facts.show_screen(screen)
        self.attachments.show_screen(screen)
        if before is None or before.case.description != screen.case.description:
            self._describe(screen.case.description)
        if before is None or _timeline(before) != _timeline(screen):
            self.timeline.show_screen(screen)

    def begin(self) -> None:
        """Start at the top of a case just opened, whatever was scrolled to or revealed before."""
        self.applicant.hide_identity()
        self.verticalScrollBar().setValue(0)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one column or two."""
        super().resizeEvent(event)
        self._arrange(2 if self.viewport().width() >= TWO_COLUMNS_FROM else 1)

    def _describe(self, description: str) -> None:
        if self._text is not None:
            self._description.body.removeWidget(self._text)
            self._text.hide()
            self._text.deleteLater()
        self._text = LongText(shown(description))
        self._text.setAccessibleName(self.tr("Description"))
        self._description.body.addWidget(self._text)

    def _lay_out(self) -> None:
        inner = QWidget()
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        row = QHBoxLayout(inner)
        row.setContentsMargins(spacing(6), spacing(4), spacing(6), spacing(6))
        row.setSpacing(spacing(4))
        for column, stretch in ((self._main, 64), (self._side, 36)):
            column.setSpacing(spacing(4))
            row.addLayout(column, stretch)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        self._row = row
        self._arrange(2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        two = columns == 2
        side = (self.applicant, self.facts, self.attachments)
        main = (self._description, self._events)
        _fill(self._main, main if two else (main[0], *side, main[1]))
        _fill(self._side, side if two else ())
        self._row.setStretch(1, 36 if two else 0)
        self._row.setSpacing(spacing(4) if two else 0)


def _timeline(screen: CaseScreen) -> tuple[object, ...]:
    return screen.view.events, screen.view.attachments, [item.state for item in screen.view.waiting]


def _fill(column: QVBoxLayout, cards: Iterable[QWidget]) -> None:
    """Have the column hold these cards, at its top."""
    # Not takeAt: nobody would own what it returns, and Qt would go on asking it how high the card is.
    while (item := column.itemAt(0)) is not None:
        card = item.widget()
        if card is None:
            column.removeItem(item)
        else:
            column.removeWidget(card)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
