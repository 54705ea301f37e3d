"""Filling the mirror from a snapshot: page by page, resumable, and nothing is dropped before the end."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine

from tawasul_contract.outcomes import ChangePage, SnapshotPage
from tawasul_desk.services import intake
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.facts import drop_facts, put_fact, short_facts

Leaving = Callable[[Collection[UUID]], None]

_UNSEEN: Final = 'SELECT id FROM "case" WHERE generation < ?'
_SWEEP: Final = (
    "DELETE FROM event WHERE generation < ?",
    "DELETE FROM attachment WHERE generation < ?",
    "DELETE FROM staff WHERE generation < ?",
)
_FIGURES: Final = "DELETE FROM board"  # they were counted over what may be out of sight by now
_HELD: Final = 'SELECT count(*) FROM "case"'
_HELD_OF: Final = 'SELECT count(*) FROM "case" WHERE id IN (SELECT unhex(value) FROM json_each(?))'
_SWEPT: Final = 'SELECT count(*) FROM "case" WHERE generation < ?'
_EVER: Final = 2**62  # later than any number of the feed
FEW: Final = 20  # cases; of so few, any number may well go at once


@dataclass(frozen=True)
class SnapshotPlace:
    """How far a snapshot has come: the generation its rows are stamped with, and where to go on."""

    generation: int
    after: str | None


@dataclass(frozen=True)
class Loss:
    """How many cases would go, of how many that are held."""

    going: int = 0
    held: int = 0

    @property
    def is_doubtful(self) -> bool:
        """Whether so much would go that the central is asked once more before it is believed."""
        return self.held >= FEW and self.going * 2 > self.held

    def __add__(self, other: "Loss") -> "Loss":
        return Loss(self.going + other.going, max(self.held, other.held))


def nobody(_case_ids: Collection[UUID]) -> None:
    """Take no notice of the cases that leave."""


def loss_of(connection: Connection, page: ChangePage) -> Loss:
    """Return what the removals of a page of the feed would take away."""
    gone = intake.removals(page.changes)
    if not gone:
        return Loss()
    return Loss(_count(connection, _HELD_OF, intake.hex_of(gone)), _count(connection, _HELD))


class Filling:
    """The snapshot that runs, or the next one; what it has reached outlives the program."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self) -> SnapshotPlace:
        """Return where an interrupted snapshot goes on, or the beginning of a new one."""
        with writing(self._engine) as connection:
            facts = short_facts(connection)
            generation = int(facts.get("generation", 0))
            if facts.get("place"):
                return SnapshotPlace(generation, facts["place"])
            # Also where only the end was missing: what has left since bears the generation of its pages.
            return _begun(connection, generation + 1)

    def restart(self) -> SnapshotPlace:
        """Return the beginning of a new snapshot: the central no longer knows the place of the old one."""
        with writing(self._engine) as connection:
            return _begun(connection, 1 + int(short_facts(connection).get("generation", 0)))

    def doubt(self) -> SnapshotPlace:
        """Return the beginning of a new snapshot: what this one would take away is asked for once more."""
        with writing(self._engine) as connection:
            put_fact(connection, "doubted", "1")
        return self.restart()

    def take(self, page: SnapshotPage, generation: int) -> Changes:
        """Write a page of a snapshot and where it goes on; old rows stay usable meanwhile."""
        with writing(self._engine) as connection:
            changed = intake.take(connection, page.changes, generation)
            put_fact(connection, "place", page.next or "")
        return changed

    def finish(self, last: SnapshotPage, generation: int, leaving: Leaving = nobody) -> Changes:
        """Drop what the snapshot did not name and go on with the feed from its cursor."""
        with reading(self._engine) as connection:
            unseen = [UUID(bytes=found) for (found,) in connection.exec_driver_sql(_UNSEEN, (generation,))]
        if unseen:
            leaving(unseen)
        with writing(self._engine) as connection:
            intake.remove(connection, dict.fromkeys(unseen, _EVER))
            for statement in _SWEEP:
                connection.exec_driver_sql(statement, (generation,))
            connection.exec_driver_sql(_FIGURES)
            put_fact(connection, "cursor", last.cursor)
            put_fact(connection, "head", str(last.head))  # the rows may be ahead of it: the feed follows
            put_fact(connection, "synced", last.server_time.isoformat())
            put_fact(connection, "unaudited", "1")
            drop_facts(connection, "place", "held", "doubted")
        return Changes.of(Kind.EVERYTHING)

    def is_begun(self) -> bool:
        """Return whether a snapshot was begun that is not whole yet."""
        with reading(self._engine) as connection:
            return "place" in short_facts(connection)

    def is_doubtful(self, generation: int) -> bool:
        """Return whether this snapshot takes away so much that it is asked for once more, but only once."""
        with reading(self._engine) as connection:
            facts = short_facts(connection)
            loss = Loss(_count(connection, _SWEPT, generation), int(facts.get("held", 0)))
        return loss.is_doubtful and "doubted" not in facts


def _begun(connection: Connection, generation: int) -> SnapshotPlace:
    if "held" not in short_facts(connection):
        put_fact(connection, "held", str(_count(connection, _HELD)))
    put_fact(connection, "generation", str(generation))
    put_fact(connection, "place", "")
    return SnapshotPlace(generation, None)


def _count(connection: Connection, statement: str, *values: object) -> int:
    return int(connection.exec_driver_sql(statement, values).scalar_one())
