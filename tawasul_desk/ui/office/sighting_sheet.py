"""A Hijri month that begins on another day than Umm al-Qura says, because the moon was sighted otherwise."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from tawasul_contract.calendars import SightingRecord
from tawasul_desk.services.arabic import hijri
from tawasul_desk.services.days import gregorian
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.calendar_words import month_text
from tawasul_desk.ui.office.sheet import Sheet
from tawasul_desk.ui.office.titled import titled
from tawasul_desk.ui.theme import Theme
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
        super().__init__(theme, title, translate("SightingSheet", "Keep"), parent)
        self._locale = locale
        self.month = QComboBox()
        self.begins = QComboBox()
        for year, month in _months(today):
            self.month.addItem(month_text(year, month, locale), (year, month))
        if sighting is not None:
            self._show(sighting)
        self._offer_days(sighting.first if sighting else None)
        text = self.tr("As the Supreme Court announced it. Ramadan hours and the two Eids move with it.")
        self.body.addWidget(label(text, "soft", wrap=True))
        self.body.addWidget(titled(self.tr("Month"), self.month))
        self.body.addWidget(titled(self.tr("Begins on"), self.begins))
        self.month.currentIndexChanged.connect(lambda _: self._offer_days(None))

    def on_act(self) -> None:
        """Keep the sighting."""
        year, month = self.month.currentData()
        first: date = self.begins.currentData()
        self.filled.emit(SightingRecord(year=year, month=month, first=first))
        self.accept()

    def _show(self, sighting: SightingRecord) -> None:
        month = (sighting.year, sighting.month)
        if self.month.findData(month) < 0:
            self.month.insertItem(0, month_text(*month, self._locale), month)
        self.month.setCurrentIndex(self.month.findData(month))

    def _offer_days(self, chosen: date | None) -> None:
        year, month = self.month.currentData()
        usual = gregorian(year, month, 1)
        days = sorted({usual + timedelta(days=shift) for shift in SHIFTS} | ({chosen} if chosen else set()))
        self.begins.clear()
        for day in days:
            self.begins.addItem(self._locale.date(day), day)
        self.begins.setCurrentIndex(days.index(chosen) if chosen else len(days) - 1)


def _months(today: date) -> Iterator[tuple[int, int]]:
    year, month, _ = hijri(today)
    first = year * 12 + month - 2
    for number in range(first, first + MONTHS):
        yield number // 12, number % 12 + 1
