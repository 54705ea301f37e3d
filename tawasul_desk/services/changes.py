"""What a piece of work changed, so that only what shows it is painted again."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tawasul_contract.record import NO_CASE


class Kind(StrEnum):
    """The kinds of thing a screen can show."""

    CASE = "case"
    CATALOGUE = "catalogue"
    STAFF = "staff"
    OUTBOX = "outbox"
    DRAFT = "draft"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Changes:
    """A frozen set of (kind, id); an id of None means all of that kind."""

    items: frozenset[tuple[Kind, UUID | None]] = frozenset()

    @classmethod
    def of(cls, kind: Kind, *ids: UUID) -> "Changes":
        """Return the changes of these ids; without ids, of everything of that kind."""
        return cls(frozenset((kind, item) for item in ids) if ids else frozenset({(kind, None)}))

    @classmethod
    def of_lanes(cls, lanes: Iterable[UUID]) -> "Changes":
        """Return the changes of these cases; an act of administration shows in people and catalogue."""
        found = set(lanes)
        items = {(Kind.CASE, case_id) for case_id in found if case_id != NO_CASE}
        office = {(Kind.STAFF, None), (Kind.CATALOGUE, None)} if NO_CASE in found else set()
        return cls(frozenset(items | office))

    @classmethod
    def union(cls, many: Iterable["Changes"]) -> "Changes":
        """Return all changes together."""
        return cls(frozenset().union(*(changes.items for changes in many)))

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.items | other.items)

    def __bool__(self) -> bool:
        return bool(self.items)

    def touches(self, kind: Kind, item: UUID | None = None) -> bool:
        """Return whether this kind, or where given this very item, changed."""
        if (Kind.EVERYTHING, None) in self.items or (kind, None) in self.items:
            return True
        if item is None:
            return any(found is kind for found, _ in self.items)
        return (kind, item) in self.items
