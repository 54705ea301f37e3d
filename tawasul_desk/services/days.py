"""Days as a person types them: in either calendar, with any digits."""

import re
from datetime import date
from typing import Final

from hijridate import Hijri

from tawasul_desk.services.arabic import hijri, to_ascii_digits

_BETWEEN: Final = r"\s*[-/.،,\s]\s*"
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})")
_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{4}})")
_ERA: Final = re.compile(r"\s*(هـ|ه|م|AH|CE|AD)\.?$", re.IGNORECASE)
_MARKS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0640]")
# Umm al-Qura is defined from 1343 to 1500 AH; no other day could be shown in both calendars.
FIRST_DAY: Final = date(1924, 8, 1)
LAST_DAY: Final = date(2077, 11, 16)
_HIJRI_UNTIL: Final = 1600  # a smaller year is one of the Hijra


def day_of(text: str) -> date | None:
    """Return the day written as 2026-12-03 or 3/12/2026, Gregorian or Umm al-Qura; None where it is no day.

    Without the year in front the day comes first, as it is written in the country.
    """
    written = _ERA.sub("", _MARKS.sub("", to_ascii_digits(text)).strip())
    if found := _YEAR_FIRST.fullmatch(written):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(written):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return gregorian(year, month, day) if year < _HIJRI_UNTIL else date(year, month, day)
    except (ValueError, OverflowError):
        return None


def gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of an Umm al-Qura one; ValueError or OverflowError where there is none."""
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def hijri_digits(day: date) -> str:
    """Return the Umm al-Qura day as digits, 1448-06-08; nothing where that calendar is not defined."""
    try:
        return "{:04}-{:02}-{:02}".format(*hijri(day))
    except OverflowError:
        return ""
