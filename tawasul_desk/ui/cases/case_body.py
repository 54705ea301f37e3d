"""The case itself, to scroll through: in two columns where there is room, in one where there is not."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.decoding.decoder import Decoder
from tawasul_desk.services.identity_texts import shown_masked
from tawasul_desk.services.looks import Look
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

_PASSES: Final = 8
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
        self._masked = ""  # the number that is masked in the texts
        self._last_look: Look | None = None
        self._looking = self._scrolling = self._at_newest = False
        self._lay_out()
        self.timeline.moved.connect(self._on_moved)
        self.applicant.identity_changed.connect(self._on_identity)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def show_screen(self, screen: CaseScreen, look: Look | None = None) -> None:
        """Show this case; the place scrolled to stays, and where that was the end, the end is shown."""
        before, self._shown, self._last_look = self._shown, screen, look
        at_end = self._at_newest or self.verticalScrollBar().value() >= self._newest()
        self.applicant.show_screen(screen)
        self.facts.show_screen(screen)
        self.attachments.show_screen(screen)
        masked, self._masked = self._masked, self.applicant.masked_number
        remasked = masked != self._masked
        if before is None or remasked or before.case.description != screen.case.description:
            self._describe(screen.case.description)
        if before is None or remasked or _timeline(before) != _timeline(screen):
            self.timeline.show_screen(screen, look, self._masked)
            if at_end and before is not None:
                self._to_newest()

    def forget(self) -> None:
        """Another case is about to be shown: nothing of it is made before it is known where it begins."""
        self._shown, self._at_newest = None, False
        self.timeline.forget()

    def begin(self) -> None:
        """Start at the newest entry of a case just opened, whatever was scrolled to or revealed before."""
        self.applicant.hide_identity()
        self._to_newest()
        if self.isVisible():  # one may have gone on meanwhile: the keyboard stays where one is
            self.setFocus()

    def _on_identity(self) -> None:
        """Mask the identity number in the texts too, or show it there as well."""
        if self._shown is not None and self.applicant.masked_number != self._masked:
            self.show_screen(self._shown, self._last_look)

    def reveal_identity(self) -> None:
        """Show the identity number in clear, and bring it into sight: a key asks for it from anywhere."""
        self.applicant.reveal()
        if self.applicant.identity is not None:
            self.ensureWidgetVisible(self.applicant.identity)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one column or two."""
        super().resizeEvent(event)
        self._arrange(2 if self.viewport().width() >= TWO_COLUMNS_FROM else 1)
        self._look_around()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the top or the end with Home and End too; a scroll area hears only the other keys."""
        ends = {Qt.Key.Key_Home: lambda: 0, Qt.Key.Key_End: self.verticalScrollBar().maximum}
        if event.key() in ends:
            self._at_newest = False
            self._go_to(ends[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _to_newest(self) -> None:
        self._at_newest = True
        self._go_to(self._newest)

    def _go_to(self, place: Callable[[], int]) -> None:
        for _ in range(_PASSES):  # rows that are made turn out higher or lower than was taken
            self._settle()
            self._scroll_to(place())
            self._look_around()
            self._settle()
            if place() == self.verticalScrollBar().value():
                return

    def _scroll_to(self, value: int) -> None:
        self._scrolling = True
        self.verticalScrollBar().setValue(value)
        self._scrolling = False

    def _on_scrolled(self) -> None:
        self._at_newest &= self._scrolling  # until somebody scrolls
        self._look_around()

    def _on_range(self) -> None:
        """Texts may know their height late, and the window its width: what was opened at stays in sight."""
        if self._at_newest:
            self._scroll_to(self._newest())
            self._look_around()

    def _newest(self) -> int:
        """Return where to scroll to so that what is new is in sight from its beginning, or the last entry."""
        top = self.timeline.mapTo(self._inner, QPoint(0, 0)).y()
        first, end = self.timeline.newest
        last = top + end + spacing(4) - self.viewport().height()
        return max(0, min(last, top + first - spacing(4)))

    def _look_around(self) -> None:
        """Have the entries made that are in sight, and those near."""
        if self._shown is not None and not self._looking:
            self._looking = True
            top = self.timeline.mapFrom(self.viewport(), QPoint(0, 0)).y()
            self.timeline.reach(top, top + self.viewport().height())
            self._looking = False

    def _on_moved(self, pixels: int) -> None:
        """Keep what is in sight where it is, although entries above it were made."""
        self._settle()
        self._scroll_to(self.verticalScrollBar().value() + pixels)

    def _settle(self) -> None:
        """Have the new heights known by the scroll bar now, not with the next turn of the event loop."""
        for _ in range(2):
            for widget in (self.timeline, self._events, self._inner, self.viewport()):
                QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)

    def _describe(self, description: str) -> None:
        if self._text is not None:
            self._description.body.removeWidget(self._text)
            self._text.hide()
            self._text.deleteLater()
        self._text = LongText(shown_masked(description, self._masked))
        self._text.setAccessibleName(self.tr("Description"))
        self._description.body.addWidget(self._text)

    def _lay_out(self) -> None:
        inner = self._inner = QWidget()
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
