"""The next four weeks as a calendar would have them: open or closed, and why."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.clock import RIYADH, DayPlan, Departure, WorkClock
from tawasul_desk.services.arabic import hijri
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.calendar_words import WEEK, departure_text, plan_text, short_weekday
from tawasul_desk.ui.theme import Theme, body_font
from tawasul_desk.ui.tone import Tone

Index = QModelIndex | QPersistentModelIndex
WEEKS: Final = 4
ROW_HEIGHT: Final = 88
HEAD: Final = 44
NARROWEST: Final = 40
SMALL: Final = 13  # pixels of the letters
_TONES: Final = {
    None: Tone.SUCCESS,
    Departure.RAMADAN: Tone.SUCCESS,
    Departure.SPECIAL: Tone.WARNING,
    Departure.HOLIDAY: Tone.INFO,
    Departure.CLOSURE: Tone.ERROR,
    Departure.WEEKEND: Tone.NEUTRAL,
}


class _DayDelegate(QStyledItemDelegate):
    """Draws a day's ground, which the stylesheet of tables leaves out, and its words in small letters."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - a Qt name
        """Take the smaller letters."""
        super().initStyleOption(option, index)
        option.font = body_font(SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, then the words."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:  # a day that is not filled in yet has none
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class WeeksAhead(QTableWidget):
    """A week in each row, from Sunday; a day says its dates, its hours, and what is unusual."""

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(WEEKS, len(WEEK), parent)
        self._locale = locale
        self._theme = theme
        self.setAccessibleName(self.tr("The next four weeks"))
        self.setHorizontalHeaderLabels([short_weekday(day) for day in WEEK])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_DayDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(NARROWEST)
        self.setMinimumHeight(2 * ROW_HEIGHT + HEAD)  # where there is little room, one scrolls
        self.setMaximumHeight(WEEKS * ROW_HEIGHT + HEAD)

    def show_calendar(self, calendar: CalendarRecord, today: date) -> None:
        """Show how the office would work from this week on."""
        clock, first = WorkClock(calendar), first_day(today)
        for place in range(WEEKS * len(WEEK)):
            day = first + timedelta(days=place)
            row, column = divmod(place, len(WEEK))
            self.setItem(row, column, self._item(day, clock.plan(day), past=day < today))

    def _item(self, day: date, plan: DayPlan, *, past: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(self._text(day, plan))
        ink, ground = self._theme.tone(_TONES[plan.departure])
        item.setForeground(self._theme.colour("muted") if past else ink)
        item.setBackground(self._theme.colour("raised") if past else ground)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        item.setToolTip(f"{self._locale.date(day)}\n{plan_text(plan, self._locale)}")
        return item

    def _text(self, day: date, plan: DayPlan) -> str:
        locale = self._locale
        _, month, hijri_day = hijri(day)
        dates = locale.digits(f"\u2066{day:%d/%m}\u2069\n\u2066({hijri_day:02}/{month:02})\u2069")
        hours = hours_of(plan)
        worked = locale.digits(self.tr("{hours} h").format(hours=f"{hours:g}")) if hours else "—"
        reason = departure_text(plan, locale)
        usual = plan.departure in (None, Departure.WEEKEND)  # told by the look; the tooltip says it in words
        return f"{dates}\n{worked}" if usual else f"{dates}\n{worked}\n{reason}"


def first_day(today: date) -> date:
    """Return the Sunday of the week of this day."""
    return today - timedelta(days=today.isoweekday() % 7)


def hours_of(plan: DayPlan) -> float:
    """Return how many hours are worked on a day."""
    return sum(
        (_moment(window.closes) - _moment(window.opens)) / timedelta(hours=1) for window in plan.windows
    )


def hours_ahead(calendar: CalendarRecord, now: datetime) -> float:
    """Return how many hours are worked in the four weeks from now."""
    return WorkClock(calendar).worked(now, now + timedelta(weeks=WEEKS))


def _moment(at: time) -> datetime:
    return datetime.combine(date(2000, 1, 1), at, RIYADH).astimezone(UTC)
