"""A Hijri month that begins on another day than Umm al-Qura says, because the moon was sighted otherwise."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from tawasul_contract.calendars import SightingRecord
from tawasul_desk.services.arabic import hijri
from tawasul_desk.services.days import gregorian
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.calendar_words import month_text
from tawasul_desk.ui.office.sheet import Sheet
from tawasul_desk.ui.office.titled import titled
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.calm import CalmComboBox
from tawasul_desk.ui.widgets.labels import label

MONTHS: Final = 13  # offered, beginning with the one before this one
SHIFTS: Final = (-1, 1)


class SightingSheet(Sheet):
    """`filled` carries the month and its first day; only neighbours of the day of Umm al-Qura are offered."""

    filled = Signal(object)

    def __init__(
        self, sighting: SightingRecord | None, today: date, locale: Locale, theme: Theme, parent: QWidget
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("SightingSheet", "Moon sighting")
        super().__init__(theme, title, translate("SightingSheet", "Save"), parent)
        self._locale = locale
        self.month = CalmComboBox()
        self.begins = CalmComboBox()
        # By their place: Qt gives days and pairs back as something else.
        self._months = list(_months(today))
        self._days: list[date] = []
        if sighting is not None and (sighting.year, sighting.month) not in self._months:
            self._months.insert(0, (sighting.year, sighting.month))
        self.month.addItems([month_text(*month, locale) for month in self._months])
        if sighting is not None:
            self.month.setCurrentIndex(self._months.index((sighting.year, sighting.month)))
        self._offer_days(sighting.first if sighting else None)
        text = self.tr("As the Supreme Court announced it. Ramadan hours and the two Eids move with it.")
        self.body.addWidget(label(text, "soft", wrap=True))
        self.body.addWidget(titled(self.tr("Month"), self.month))
        self.body.addWidget(titled(self.tr("Begins on"), self.begins))
        self.month.currentIndexChanged.connect(lambda _: self._offer_days(None))
        self.begin(lambda: (self.month.currentIndex(), self.begins.currentIndex()))

    def on_act(self) -> None:
        """Keep the sighting."""
        year, month = self._months[self.month.currentIndex()]
        first = self._days[self.begins.currentIndex()]
        self.filled.emit(SightingRecord(year=year, month=month, first=first))
        self.accept()

    def _offer_days(self, chosen: date | None) -> None:
        usual = gregorian(*self._months[self.month.currentIndex()], 1)
        shifted = {usual + timedelta(days=shift) for shift in SHIFTS}
        self._days = sorted(shifted | ({chosen} if chosen else set()))
        self.begins.clear()
        self.begins.addItems([self._locale.date(day) for day in self._days])
        self.begins.setCurrentIndex(self._days.index(chosen) if chosen else len(self._days) - 1)


def _months(today: date) -> Iterator[tuple[int, int]]:
    year, month, _ = hijri(today)
    first = year * 12 + month - 2
    for number in range(first, first + MONTHS):
        yield number // 12, number % 12 + 1
