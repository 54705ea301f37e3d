"""What a board is read from, and for which days and office; all of it off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from tawasul_contract.boards import BoardRecord, MineRecord, Part
from tawasul_contract.records import Role, StaffRecord
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.board import Board, Mine
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.board.names import Names

PERIODS: Final = (30, 90)


@dataclass(frozen=True)
class Terms:
    """How many days up to today, and which office; None: all of one's own."""

    days: int = PERIODS[0]
    office_id: str | None = None

    def span(self, today: date) -> tuple[date, date]:
        """Return the first and the last day, both included."""
        return today - timedelta(days=self.days - 1), today


@dataclass(frozen=True)
class Loaded:
    """A board with the names it needs."""

    board: Board
    names: Names


@dataclass(frozen=True)
class BoardSource:
    """The calls behind the page; each blocks and raises KnownError.

    `drill` and `drill_own` are given the figures that the number is among; they may be of an earlier day.
    """

    offices: tuple[str, ...]
    read: Callable[[Terms], Loaded]
    drill: Callable[[Part, str, BoardRecord], tuple[UUID, ...]]
    mine: Callable[[Terms], Mine]
    drill_own: Callable[[Part, MineRecord], tuple[UUID, ...]]


def today() -> date:
    """Return the day in Riyadh."""
    return datetime.now(UTC).astimezone(RIYADH).date()


def has_figures(staff: StaffRecord) -> bool:
    """Return whether there is a board, or figures of their own, for this person."""
    return staff.role in (Role.OFFICER, Role.SUPERVISOR)


def source_of(desk: Desk) -> BoardSource:
    """Return the calls to this desk."""

    def read(terms: Terms) -> Loaded:
        names = Names(desk.casework.staff(), desk.casework.catalogue())
        return Loaded(desk.boards.read(*terms.span(today()), terms.office_id), names)

    def drill(part: Part, key: str, shown: BoardRecord) -> tuple[UUID, ...]:
        return desk.boards.drill(part, key, shown.first, shown.last, shown.office_id)

    def mine(terms: Terms) -> Mine:
        return desk.boards.mine(*terms.span(today()))

    def drill_own(part: Part, shown: MineRecord) -> tuple[UUID, ...]:
        return desk.boards.drill_own(part, shown.first, shown.last)

    return BoardSource(desk.staff.office_ids, read, drill, mine, drill_own)
