"""A language on paper: its direction, its dates and its digits, and how what comes from outside is shown."""

from collections.abc import Sequence
from datetime import date, datetime

from tawasul_desk.services.arabic import (
    DATE_SEPARATOR,
    RIYADH,
    Language,
    dual_date,
    dual_day,
    format_number,
    hijri,
    isolate,
    to_arabic_digits,
)
from tawasul_desk.services.reading_order import shown


class Tongue:
    """One language with one kind of digits; `nothing` is the sign for what is not there."""

    def __init__(self, language: Language, nothing: str, arabic_digits: bool) -> None:
        self._language: Language = language
        self._nothing = nothing
        self._arabic_digits = arabic_digits

    @property
    def base(self) -> int:
        """Return the page's direction: 1 right to left, 0 left to right."""
        return int(self._language == "ar")

    def either(self, arabic: str, english: str) -> str:
        """Return the form of this language, or the other one where it is missing; isolated."""
        chosen = (arabic or english) if self.base else (english or arabic)
        return value(chosen or self._nothing)

    def moment(self, moment: datetime | None) -> str:
        """Return a point in time in both calendars."""
        if moment is None:
            return self._nothing
        return dual_date(moment, self._language, self._arabic_digits, with_time=True)

    def day(self, day: date) -> str:
        """Return a day in both calendars."""
        return dual_day(day, self._language, self._arabic_digits)

    def brief(self, moment: datetime) -> str:
        """Return a point in time in figures, in both calendars, for tables."""
        local = moment.astimezone(RIYADH)
        return self._in_order([*_calendars(local.date()), f"{local:%H:%M}"])

    def brief_day(self, day: date) -> str:
        """Return a day in figures, in both calendars, for tables."""
        return self._in_order(_calendars(day))

    def number(self, number: int) -> str:
        """Return a count in the digits asked for."""
        return format_number(number, self._arabic_digits)

    def figures(self, text: str) -> str:
        """Return figures in the digits asked for."""
        return to_arabic_digits(text) if self._arabic_digits else text

    def _in_order(self, parts: Sequence[str]) -> str:
        # Each in the number's own order, one after the other as the page runs.
        return DATE_SEPARATOR.join(isolate(self.figures(part)) for part in parts)


def value(text: str) -> str:
    """Return what came from outside, shown as it is and kept apart from the sentence around it."""
    return isolate(shown(" ".join(text.split())))


def free_text(text: str, *, by_staff: bool = False) -> str:
    """Return a text of several paragraphs from outside, with numbers and dates kept in order.

    In staff's own texts the isolates of filled templates do their work unseen.
    """
    return shown(text.strip(), by_staff=by_staff)


def _calendars(day: date) -> list[str]:
    gregorian = f"{day:%Y/%m/%d}"
    try:
        year, month, month_day = hijri(day)
    except OverflowError:
        return [gregorian]
    return [f"{year}/{month:02}/{month_day:02}", gregorian]
