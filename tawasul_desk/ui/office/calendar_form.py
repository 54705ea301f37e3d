"""The working time of one office, to be filled in."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tawasul_contract.calendars import CalendarRecord, ClosureRecord, SightingRecord
from tawasul_desk.services.calendar_faults import in_order
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.calendar_words import (
    WEEK,
    closure_text,
    holiday_text,
    short_weekday,
    sighting_text,
    weekday_text,
)
from tawasul_desk.ui.office.closure_sheet import ClosureSheet
from tawasul_desk.ui.office.entry_list import EntryList
from tawasul_desk.ui.office.sighting_sheet import SightingSheet
from tawasul_desk.ui.office.windows_field import WindowsField
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import label

Entry = TypeVar("Entry")


class CalendarForm(QScrollArea):
    """Emits `changed` with every change; what it holds may be wrong."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], locale: Locale, theme: Theme) -> None:
        super().__init__()
        self._today = today
        self._locale = locale
        self._theme = theme
        self._shown: CalendarRecord | None = None
        self._closures: tuple[ClosureRecord, ...] = ()
        self._sightings: tuple[SightingRecord, ...] = ()
        self.days = {day: _day_chip(day) for day in WEEK}
        self.windows = WindowsField(self.tr("Hours"), theme, empty=self.tr("No hours yet."))
        as_usual = self.tr("None of its own: as on other days.")
        self.ramadan = WindowsField(self.tr("Hours in Ramadan"), theme, empty=as_usual)
        self.closures = EntryList(theme, self.tr("Add a closure or special hours"), self.tr("None."))
        nothing = self.tr("None: months begin as Umm al-Qura says.")
        self.sightings = EntryList(theme, self.tr("Add a sighting"), nothing)
        self.holidays = label("", "soft", wrap=True)
        self._lay_out()
        self._connect()

    def calendar(self) -> CalendarRecord | None:
        """Return the working time as filled in; None before one was shown."""
        if self._shown is None:
            return None
        filled = {
            "days": tuple(day for day in WEEK if self.days[day].isChecked()),
            "windows": in_order(self.windows.windows()),
            "ramadan": in_order(self.ramadan.windows()),
            "closures": self._closures,
            "sightings": self._sightings,
        }
        return self._shown.model_copy(update=filled)

    def show_calendar(self, calendar: CalendarRecord) -> None:
        """Fill the form in."""
        self._shown = calendar
        for day, chip in self.days.items():
            chip.setChecked(day in calendar.days)
        self.windows.set_windows(calendar.windows)
        self.ramadan.set_windows(calendar.ramadan)
        lines = (holiday_text(each, self._locale) for each in calendar.holidays)
        self.holidays.setText("\n".join(lines) or self.tr("None."))
        self._closures, self._sightings = calendar.closures, calendar.sightings
        self._show_entries()

    def _show_entries(self) -> None:
        locale = self._locale
        self.closures.show_lines([(closure_text(each, locale), each.reason) for each in self._closures])
        self.sightings.show_lines([(sighting_text(each, locale), "") for each in self._sightings])
        self.changed.emit()

    def _edit_closure(self, place: int | None) -> None:
        old = None if place is None else self._closures[place]
        sheet = ClosureSheet(old, self._locale, self._theme, self)
        sheet.filled.connect(lambda closure: self._keep_closures(_with(self._closures, place, closure)))
        sheet.open()

    def _edit_sighting(self, place: int | None) -> None:
        old = None if place is None else self._sightings[place]
        sheet = SightingSheet(old, self._today(), self._locale, self._theme, self)
        sheet.filled.connect(lambda sighting: self._keep_sightings(_with(self._sightings, place, sighting)))
        sheet.open()

    def _keep_closures(self, closures: tuple[ClosureRecord, ...]) -> None:
        self._closures = tuple(sorted(closures, key=lambda closure: closure.first))
        self._show_entries()

    def _keep_sightings(self, sightings: tuple[SightingRecord, ...]) -> None:
        self._sightings = tuple(sorted(sightings, key=lambda each: (each.year, each.month)))
        self._show_entries()

    def _connect(self) -> None:
        for chip in self.days.values():
            chip.clicked.connect(self.changed)
        self.windows.changed.connect(self.changed)
        self.ramadan.changed.connect(self.changed)
        self.closures.add_requested.connect(partial(self._edit_closure, None))
        self.closures.edit_requested.connect(self._edit_closure)
        self.closures.remove_requested.connect(
            lambda place: self._keep_closures(_without(self._closures, place))
        )
        self.sightings.add_requested.connect(partial(self._edit_sighting, None))
        self.sightings.edit_requested.connect(self._edit_sighting)
        self.sightings.remove_requested.connect(
            lambda place: self._keep_sightings(_without(self._sightings, place))
        )

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.days.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        hours = QHBoxLayout()
        hours.setSpacing(16)
        hours.addWidget(self.windows, 1, Qt.AlignmentFlag.AlignTop)
        hours.addWidget(self.ramadan, 1, Qt.AlignmentFlag.AlignTop)
        week = Card(self.tr("Working days and hours"))
        week.body.addLayout(chips)
        week.body.addLayout(hours)
        column.addWidget(week)
        for title, content in (
            (self.tr("Closures and special hours"), self.closures),
            (self.tr("Moon sighting"), self.sightings),
            (self.tr("Holidays of every year"), self.holidays),
        ):
            card = Card(title)
            card.body.addWidget(content)
            column.addWidget(card)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(self.Shape.NoFrame)
        self.setWidget(inner)


def _day_chip(day: int) -> Chip:
    chip = Chip(short_weekday(day))
    chip.setAccessibleName(weekday_text(day))
    chip.setToolTip(weekday_text(day))
    chip.setCheckable(True)
    return chip


def _with(entries: tuple[Entry, ...], place: int | None, entry: Entry) -> tuple[Entry, ...]:
    if place is None:
        return (*entries, entry)
    return (*entries[:place], entry, *entries[place + 1 :])


def _without(entries: tuple[Entry, ...], place: int) -> tuple[Entry, ...]:
    return entries[:place] + entries[place + 1 :]
