"""An officer's own figures as pairs: what is mine, and what the team has on average."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tawasul_contract.boards import MineRecord, Part
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.board.figures import decimal, hours_text, share_text
from tawasul_desk.ui.locale import Locale


@dataclass(frozen=True)
class Pair:
    """One figure of one's own beside the team's; the parts are of the longer bar, 0 to 1."""

    part: Part  # which cases it leads to; a share and a median lead to all that they are of
    name: str
    own: str
    team: str
    own_part: float
    team_part: float
    explanation: str
    late: bool = False

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        return " · ".join(text for text in (f"{self.name}: {isolate(self.own)}", self.team) if text)


def pairs_of(mine: MineRecord, locale: Locale) -> tuple[Pair, ...]:
    """Return the pairs in the order of the page."""
    return (*_counts(mine, locale), _on_time(mine, locale), _handling(mine, locale))


def _counts(mine: MineRecord, locale: Locale) -> tuple[Pair, ...]:
    translate = QCoreApplication.translate
    own, team = mine.own, mine.team
    return (
        _counted(
            Part.OPEN_OF,
            translate("Board", "Open"),
            own.open,
            team.open if team else None,
            translate("Board", "Requests assigned to you that are neither processed nor closed."),
            locale,
        ),
        _counted(
            Part.OVERDUE_OF,
            translate("Board", "Overdue"),
            own.overdue,
            team.overdue if team else None,
            translate("Board", "Of your open requests, those whose deadline has passed."),
            locale,
            late=own.overdue > 0,
        ),
        _counted(
            Part.FINISHED_BY,
            translate("Board", "Finished"),
            own.finished,
            team.finished if team else None,
            translate("Board", "Requests that you processed or closed in these days."),
            locale,
        ),
    )


def _on_time(mine: MineRecord, locale: Locale) -> Pair:
    translate = QCoreApplication.translate
    own = mine.own.on_time / mine.own.finished if mine.own.finished else None
    team = mine.team.on_time if mine.team else None
    return _pair(
        Part.FINISHED_BY,
        translate("Board", "On time"),
        (own, team),
        (_share(own, locale), _share(team, locale) if mine.team else ""),
        translate("Board", "Of the requests you finished in these days, the share within the deadline."),
    )


def _handling(mine: MineRecord, locale: Locale) -> Pair:
    translate = QCoreApplication.translate
    own, team = mine.handling_median, mine.team.handling_median if mine.team else None
    return _pair(
        Part.FINISHED_BY,
        translate("Board", "Handling, median"),
        (own, team),
        (_hours(own, locale), _hours(team, locale) if mine.team else ""),
        translate(
            "Board",
            "Half of the requests you finished took less than this, half took more, in working hours."
            " A shorter bar is a shorter wait.",
        ),
    )


def _counted(
    part: Part,
    name: str,
    own: int,
    team: float | None,
    explanation: str,
    locale: Locale,
    *,
    late: bool = False,
) -> Pair:
    theirs = "" if team is None else decimal(f"{team:.1f}".removesuffix(".0"), locale)
    return _pair(part, name, (own, team), (locale.number(own), theirs), explanation, late=late)


def _pair(
    part: Part,
    name: str,
    values: tuple[float | None, float | None],
    texts: tuple[str, str],
    explanation: str,
    *,
    late: bool = False,
) -> Pair:
    own, team = (value or 0.0 for value in values)
    most = max(own, team) or 1.0
    theirs = QCoreApplication.translate("Board", "Team {value}").format(value=isolate(texts[1]))
    beside = theirs if texts[1] else ""
    return Pair(part, name, texts[0], beside, own / most, team / most, explanation, late)


def _share(value: float | None, locale: Locale) -> str:
    return "–" if value is None else share_text(value, locale)


def _hours(value: float | None, locale: Locale) -> str:
    return "–" if value is None else hours_text(value, locale)
