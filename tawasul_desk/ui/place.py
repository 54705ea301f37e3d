"""Where the officer is, kept over a change of language and over a restart."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QSettings


class Stop(StrEnum):
    """The places the rail leads to."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    ALL = "all"
    WATCHED = "watched"
    OUTBOX = "outbox"
    BOARD = "board"
    OFFICE = "office"

    @property
    def is_shelf(self) -> bool:
        """Whether it is a part of the queue."""
        return self in (Stop.MINE, Stop.UNASSIGNED, Stop.ALL, Stop.WATCHED)


@dataclass(frozen=True)
class Place:
    """A stop of the rail and, over it, perhaps an open case."""

    stop: Stop = Stop.MINE
    case_id: UUID | None = None


def keep_place(settings: QSettings, place: Place) -> None:
    """Write the place down for the next start."""
    settings.setValue("place/stop", place.stop.value)
    settings.setValue("place/case", str(place.case_id or ""))


def kept_place(settings: QSettings) -> Place:
    """Return the place of the last end, or the first stop."""
    try:
        case = str(settings.value("place/case", ""))
        stop = Stop(str(settings.value("place/stop", Stop.MINE.value)))
        return Place(stop, UUID(case) if case else None)
    except ValueError:
        return Place()
