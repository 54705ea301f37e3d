"""The tiles: what each says, beside yesterday and what is usual, and how it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from tawasul_contract.boards import BoardRecord, Figure, TileRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.board.board_counted import BoardCounted
from tawasul_desk.ui.board.names import Names
from tawasul_desk.ui.board.wording import figure_explanation, figure_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.tone import Tone

HOURS: Final = (Figure.HANDLING_MEDIAN, Figure.HANDLING_P90)
_MOST_STUCK: Final = 5
# What asks for something to be done where it is not nought.
_ALARMS: Final = {
    Figure.OVERDUE: (Tone.ERROR, "alert-circle"),
    Figure.DUE_TODAY: (Tone.WARNING, "clock"),
    Figure.STUCK: (Tone.WARNING, "offline"),
}


@dataclass(frozen=True)
class Tile:
    """What a tile shows; `leads`: there are cases behind it."""

    figure: Figure
    name: str
    value: str
    trend: tuple[str, ...]
    explanation: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""
    leads: bool = True

    @property
    def spoken(self) -> str:
        """All of it in one line, for who does not see it."""
        return isolate(" · ".join((f"{self.name}: {self.value}", *self.trend)))


def tiles_of(board: BoardRecord, names: Names, locale: Locale) -> tuple[Tile, ...]:
    """Return the tiles in the order of the board."""
    told = {tile.figure: tile for tile in board.tiles}
    return tuple(_tile(board, told[figure], names, locale) for figure in Figure if figure in told)


def value_text(figure: Figure, value: float | None, locale: Locale) -> str:
    """Return a figure as it is read: a count, working hours or a share; a dash where there is none."""
    if value is None:
        return "–"
    if figure in HOURS:
        return hours_text(value, locale)
    if figure is Figure.ON_TIME:
        return share_text(value, locale)
    return locale.number(round(value))


def hours_text(value: float, locale: Locale) -> str:
    """Return working hours, with a tenth where there are few."""
    if value >= 10 or value == round(value):
        return locale.digits(BoardCounted().hours(round(value)))
    text = QCoreApplication.translate("Board", "{hours} h").format(hours=f"{value:.1f}")
    return decimal(text, locale)


def share_text(value: float, locale: Locale) -> str:
    """Return a share of 0 to 1 in hundredths; only all of them are 100%."""
    hundredths = min(99, round(value * 100)) if value < 1 else 100
    return locale.percent(hundredths)


def decimal(text: str, locale: Locale) -> str:
    """Return a text with a decimal point in the digits and the point of the locale."""
    return locale.digits(text.replace(".", "٫") if locale.arabic_digits else text)


def _tile(board: BoardRecord, told: TileRecord, names: Names, locale: Locale) -> Tile:
    tone, icon = _ALARMS.get(told.figure, (Tone.NEUTRAL, "")) if told.value else (Tone.NEUTRAL, "")
    return Tile(
        told.figure,
        locale.digits(figure_text(told.figure)),
        value_text(told.figure, told.value, locale),
        _trend(board, told, locale),
        "\n".join((locale.digits(figure_explanation(told.figure)), *_where(board, told, names, locale))),
        tone,
        icon,
        leads=bool(told.value) and told.figure is not Figure.STUCK,
    )


def _where(board: BoardRecord, told: TileRecord, names: Names, locale: Locale) -> list[str]:
    # What is stuck leads to no cases here: who has it, and since when nothing was heard, must be said.
    if told.figure is not Figure.STUCK:
        return []
    pattern = QCoreApplication.translate("Board", "{person}: {count}, last heard {moment}")
    return [
        pattern.format(
            person=isolate(names.person(stuck.staff_id, locale)),
            count=isolate(locale.number(stuck.waiting)),
            moment=locale.date_time(stuck.heard_at),
        )
        for stuck in board.stuck[:_MOST_STUCK]
    ]


def _trend(board: BoardRecord, told: TileRecord, locale: Locale) -> tuple[str, ...]:
    translate = QCoreApplication.translate
    lines = []
    if told.figure is Figure.STUCK and board.stuck:
        lines.append(locale.digits(BoardCounted().workstations(len(board.stuck))))
    if told.yesterday is not None:
        value = value_text(told.figure, told.yesterday, locale)
        lines.append(translate("Board", "Yesterday {value}").format(value=isolate(value)))
    if told.usual is not None:
        value = value_text(told.figure, told.usual, locale)
        lines.append(translate("Board", "Typical: {value}").format(value=isolate(value)))
    return tuple(lines)
