"""Which number of the board somebody looked behind, in the language of the window."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from tawasul_contract.boards import NOBODY, Figure, Part
from tawasul_contract.records import Status
from tawasul_desk.services.arabic import DATE_SEPARATOR, isolate
from tawasul_desk.services.board_words import BoardWords, board_words
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.words import status_text

_COLUMNS: Final[Mapping[str, str]] = {
    Part.CAME: "came",
    Part.FINISHED: "finished",
    Part.OPEN_OF: "open",
    Part.OVERDUE_OF: "overdue",
    Part.FINISHED_BY: "finished",
    Part.ON_TIME_OF: "on_time",
    Part.SERVICE_CAME: "came",
    Part.SERVICE_OPEN: "open",
    Part.SERVICE_LATE: "late",
}


def number_text(subject: str, names: Mapping[str, str], locale: Locale) -> str:
    """Return the words for `part/key`; what a newer central calls otherwise stays as it is."""
    words, (part, _, key) = board_words(locale.language), subject.partition("/")
    try:
        return _text(words, part, key, names, locale)
    except (KeyError, ValueError):
        return subject


def _text(words: BoardWords, part: str, key: str, names: Mapping[str, str], locale: Locale) -> str:
    first, _, second = key.partition("/")
    match part:
        case Part.TILE:
            return words.figures[Figure(key)]
        case Part.AGEING:
            return f"{status_text(Status(first))}: {words.bands[second]}"
        case Part.HOUR:
            return f"{words.weekdays[int(first)]} {int(second):02}:00"
        case Part.CAME | Part.FINISHED:
            days = DATE_SEPARATOR.join(locale.short_dates(date.fromisoformat(key)))
            return f"{words.columns[_COLUMNS[part]]}: {days}"
        case _:
            name = words.nobody if key == NOBODY else names.get(key, key)
            return f"{words.columns[_COLUMNS[part]]}: {isolate(name)}"
