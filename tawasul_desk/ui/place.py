"""Where the officer is, kept over a change of language and over a restart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from tawasul_contract.records import Role, StaffRecord

# Values of a Role: the records of the contract are loaded after the first picture of the window.
_AUDITOR: Final = "auditor"
_SUPERVISOR: Final = "supervisor"


class Stop(StrEnum):
    """The places the rail leads to."""

    TURN = "turn"
    WAITING = "waiting"
    FINISHED = "finished"
    UNASSIGNED = "unassigned"
    ALL = "all"
    WATCHED = "watched"
    OUTBOX = "outbox"
    BOARD = "board"
    OFFICE = "office"

    @property
    def is_shelf(self) -> bool:
        """Whether it is a part of the queue."""
        return self in SHELVES


SHELVES: Final = (Stop.TURN, Stop.WAITING, Stop.FINISHED, Stop.UNASSIGNED, Stop.ALL, Stop.WATCHED)
_OF_OFFICERS: Final = (Stop.WAITING, Stop.FINISHED)  # nothing is assigned to a supervisor for long


@dataclass(frozen=True)
class Place:
    """A stop of the rail and, over it, perhaps an open case."""

    stop: Stop = Stop.TURN
    case_id: UUID | None = None


def stops_of(role: Role) -> tuple[Stop, ...]:
    """Return where this role may go; an auditor reads the trail, and neither cases nor figures of them."""
    if role == _AUDITOR:
        return (Stop.OFFICE,)
    others = _OF_OFFICERS if role == _SUPERVISOR else (Stop.OFFICE,)
    return tuple(stop for stop in Stop if stop not in others)


def first_place(role: Role) -> Place:
    """Return what a person of this role sees first: a supervisor the board, an officer their own work."""
    return Place(Stop.BOARD if role == _SUPERVISOR else stops_of(role)[0])


def keep_place(settings: QSettings, place: Place, staff: StaffRecord) -> None:
    """Write down for the next start where this person is, and that the program was ended as it should."""
    settings.setValue("place/ended", 1)
    settings.setValue("place/staff", str(staff.id))
    settings.setValue("place/stop", place.stop.value)
    settings.setValue("place/case", str(place.case_id or ""))


def kept_place(settings: QSettings, staff: StaffRecord) -> Place:
    """Return where this person was at the last end; the first place of the role where somebody else was.

    After an end that was none of ours the case is left closed: perhaps it was what ended the program.
    """
    ended = settings.value("place/ended") is not None
    settings.remove("place/ended")
    settings.sync()  # at once: what is opened now may end this run
    try:
        stop = Stop(str(settings.value("place/stop")))
        case = str(settings.value("place/case", "")) if ended else ""
        own = settings.value("place/staff", str(staff.id)) == str(staff.id)
        if not own:
            return first_place(staff.role)
        return Place(stop, UUID(case) if case else None)
    except ValueError:
        return first_place(staff.role)
