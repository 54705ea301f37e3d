"""What a supervisor must know in ten seconds: who is drowning, what will be late, where and why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tawasul_contract.boards import NOBODY, BoardRecord, Figure, LoadRecord, Part, VolumeRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.board.board_counted import BoardCounted
from tawasul_desk.ui.board.names import Names
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.tone import Tone


@dataclass(frozen=True)
class News:
    """One answer, and the number on the board that it comes from."""

    question: str
    answer: str
    detail: str
    part: Part
    key: str
    tone: Tone = Tone.NEUTRAL


def headline_of(board: BoardRecord, names: Names, locale: Locale) -> tuple[News, ...]:
    """Return the answers there are; a quiet board has none."""
    found = (
        _most_loaded(board, names, locale),
        _soon_late(board, locale),
        _latest_service(board, names, locale),
        _held_up(board, locale),
    )
    return tuple(news for news in found if news is not None)


def _figure(board: BoardRecord, figure: Figure) -> int:
    return next((round(tile.value or 0) for tile in board.tiles if tile.figure is figure), 0)


def _most_loaded(board: BoardRecord, names: Names, locale: Locale) -> News | None:
    people = [load for load in board.loads if load.staff_id is not None and load.open]
    if not people:
        return None

    def burden(load: LoadRecord) -> tuple[int, int]:
        return load.open, load.overdue

    most, counted = max(people, key=burden), BoardCounted()
    parts = [counted.open(most.open)] + ([counted.overdue(most.overdue)] if most.overdue else [])
    return News(
        QCoreApplication.translate("Board", "Highest load"),
        names.person(most.staff_id, locale),
        _joined(parts, locale),
        Part.OPEN_OF,
        str(most.staff_id),
        Tone.ERROR if most.overdue else Tone.NEUTRAL,
    )


def _soon_late(board: BoardRecord, locale: Locale) -> News | None:
    due, overdue = _figure(board, Figure.DUE_TODAY), _figure(board, Figure.OVERDUE)
    if not due and not overdue:
        return None
    counted = BoardCounted()
    return News(
        QCoreApplication.translate("Board", "Next to be late"),
        locale.digits(counted.due_today(due)),
        locale.digits(counted.overdue(overdue)),
        Part.TILE,
        (Figure.DUE_TODAY if due else Figure.OVERDUE).value,
        Tone.WARNING,
    )


def _latest_service(board: BoardRecord, names: Names, locale: Locale) -> News | None:
    def lateness(item: VolumeRecord) -> tuple[int, int]:
        return item.late, item.open

    most = max(board.services, key=lateness, default=None)
    if most is None or not most.late:
        return None
    counted = BoardCounted()
    return News(
        QCoreApplication.translate("Board", "Most often late"),
        names.service(most.service_id, locale),
        _joined([counted.late(most.late), counted.open(most.open)], locale),
        Part.SERVICE_LATE,
        most.service_id,
        Tone.ERROR,
    )


def _held_up(board: BoardRecord, locale: Locale) -> News | None:
    counted = BoardCounted()
    nobody = sum(load.open for load in board.loads if load.staff_id is None)
    approval, back = _figure(board, Figure.AWAITING_APPROVAL), _figure(board, Figure.RETURNED)
    causes = [
        (approval, counted.await_approval(approval), Part.TILE, Figure.AWAITING_APPROVAL.value),
        (back, counted.came_back(back), Part.TILE, Figure.RETURNED.value),
        (nobody, counted.unassigned(nobody), Part.OPEN_OF, NOBODY),
    ]
    there = sorted((cause for cause in causes if cause[0]), key=lambda cause: -cause[0])
    if not there:
        return None
    _, text, part, key = there[0]
    others = _joined([cause[1] for cause in there[1:2]], locale)
    question = QCoreApplication.translate("Board", "Where requests wait")
    return News(question, locale.digits(text), others, part, key)


def _joined(parts: list[str], locale: Locale) -> str:
    return " · ".join(isolate(locale.digits(part)) for part in parts)
