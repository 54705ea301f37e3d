"""Language, direction, digits and dates as the officer wants to see them."""

from datetime import date, datetime
from datetime import time as clock_time
from typing import Literal, Protocol

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from tawasul_desk.services import arabic
from tawasul_desk.services.days import hijri_digits
from tawasul_desk.services.resources import translations_dir
from tawasul_desk.ui.counted import MINUTE, Counted

Language = Literal["ar", "en"]


class Named(Protocol):
    """A record with a name in both languages."""

    @property
    def name_ar(self) -> str:
        """The Arabic name."""

    @property
    def name_en(self) -> str:
        """The Latin name."""


class Locale:
    """One language with one kind of digits; it never changes: a new choice makes a new one."""

    def __init__(self, language: Language = "ar", arabic_digits: bool = False) -> None:
        self.language: Language = language
        self.arabic_digits = arabic_digits

    @property
    def direction(self) -> Qt.LayoutDirection:
        """The direction in which the language is read."""
        if self.language == "ar":
            return Qt.LayoutDirection.RightToLeft
        return Qt.LayoutDirection.LeftToRight

    @property
    def is_arabic(self) -> bool:
        """Whether the language is Arabic."""
        return self.language == "ar"

    def install(self, app: QApplication) -> None:
        """Make the whole application speak this language, in its direction."""
        for old in app.findChildren(QTranslator):
            app.removeTranslator(old)
            old.deleteLater()
        for folder, name in (
            (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{self.language}"),
            (str(translations_dir()), f"tawasul_{self.language}"),
        ):
            translator = QTranslator(app)
            if translator.load(name, folder):
                app.installTranslator(translator)
        app.setLayoutDirection(self.direction)
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))

    def number(self, count: int) -> str:
        """Return a count with its thousands grouped, in this locale's digits."""
        return arabic.format_number(count, self.arabic_digits)

    def digits(self, text: str) -> str:
        """Return the text with its digits as this locale shows them. Not for identifiers."""
        return arabic.to_arabic_digits(text) if self.arabic_digits else text

    def percent(self, hundredths: int) -> str:
        """Return a share in hundredths with its sign: % beside Latin digits, ٪ beside Arabic ones."""
        return arabic.format_percent(hundredths, self.arabic_digits)

    def clock_range(self, opens: clock_time, closes: clock_time) -> str:
        """Return a stretch of the day as one unit read from the left: 08:00-15:00."""
        return arabic.clock_range(opens, closes, self.arabic_digits)

    def day_of_month(self, day: date, *, hijri: bool) -> str:
        """Return a day without its year in one of the calendars, for an axis."""
        return arabic.day_and_month(day, self.language, self.arabic_digits, umm_al_qura=hijri)

    def month(self, day: date, *, hijri: bool) -> str:
        """Return the month of a day and its year in one of the calendars, which must know the day."""
        return arabic.month_and_year(day, self.language, self.arabic_digits, umm_al_qura=hijri)

    def short_dates(self, moment: datetime | date) -> tuple[str, ...]:
        """Return the day in both calendars as digits, for narrow columns: 1448-06-12, 2026-11-22.

        A moment is taken in Riyadh. Gregorian alone where Umm al-Qura is not defined.
        """
        day = moment.astimezone(arabic.RIYADH).date() if isinstance(moment, datetime) else moment
        written = (hijri_digits(day), day.isoformat())
        return tuple(arabic.isolate(self.digits(text)) for text in written if text)

    def date(self, moment: datetime | date) -> str:
        """Return the day in both calendars; a moment is taken in Riyadh."""
        if isinstance(moment, datetime):
            return arabic.dual_date(moment, self.language, self.arabic_digits)
        return arabic.dual_day(moment, self.language, self.arabic_digits)

    def date_time(self, moment: datetime) -> str:
        """Return the day in both calendars and the time of day in Riyadh."""
        return arabic.dual_date(moment, self.language, self.arabic_digits, with_time=True)

    def time(self, moment: datetime) -> str:
        """Return the time of day in Riyadh: 14:05."""
        return arabic.isolate(self.digits(f"{moment.astimezone(arabic.RIYADH):%H:%M}"))

    def relative(self, moment: datetime, now: datetime) -> str:
        """Return how long ago or ahead a moment is, in words: "3 minutes ago", "in 2 days"."""
        seconds = int((now - moment).total_seconds())
        counted = Counted()
        return self.digits(counted.ahead(-seconds) if seconds < -MINUTE else counted.ago(seconds))

    def name(self, record: Named) -> str:
        """Return the record's name in this language, or the other one where it has none."""
        first, second = record.name_ar, record.name_en
        return (first or second) if self.is_arabic else (second or first)
