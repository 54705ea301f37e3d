"""The officers to whom work can be given, with what they have on hand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import Role, StaffRecord
from tawasul_desk.services.arabic import fold
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.office import Person


@dataclass(frozen=True)
class Hand:
    """One officer; `overdue` of the `open` requests are late."""

    person: Person
    open: int
    overdue: int

    @property
    def staff(self) -> StaffRecord:
        """Who it is."""
        return self.person.staff

    @property
    def substitute_id(self) -> UUID | None:
        """Who stands in while this officer is away; none while present."""
        absence = self.staff.absence
        return absence.substitute_id if self.person.absent and absence is not None else None

    def lacks(self, service_ids: Collection[str]) -> tuple[str, ...]:
        """Return which of these services the officer does not handle."""
        skills = self.staff.skills
        return tuple(each for each in service_ids if skills and each not in skills)


@dataclass(frozen=True)
class Hands:
    """The officers of the supervisor's offices, those with the least on hand first; the absent last."""

    all: tuple[Hand, ...]
    catalogue: CatalogueRecord | None

    def of(self, staff_id: UUID | None) -> Hand | None:
        """Return this officer."""
        return next((hand for hand in self.all if hand.staff.id == staff_id), None)

    def service_names(self, ids: Sequence[str], *, arabic: bool) -> list[str]:
        """Return the names of these services in one language."""
        known = {each.id: each for each in self.catalogue.services} if self.catalogue else {}
        found = (known[each] for each in ids if each in known)
        return [each.name_ar if arabic else each.name_en for each in found]


def read_hands(desk: Desk, now: datetime) -> Hands:
    """Return the officers as they are at this moment; on a worker."""
    mine = set(desk.casework.me.office_ids)
    officers = [
        person
        for person in desk.office.people()
        if person.staff.role is Role.OFFICER and mine & set(person.staff.office_ids)
    ]
    counted = desk.distribution.hands(now)
    hands = [Hand(person, *counted.get(person.staff.id, (0, 0))) for person in officers]
    hands.sort(key=lambda hand: (hand.person.absent, hand.open, hand.overdue, str(hand.staff.id)))
    return Hands(tuple(hands), desk.casework.catalogue())


def matching(hands: Hands, text: str) -> tuple[Hand, ...]:
    """Return the officers whose name or user name holds every word typed, however it is spelt."""
    words = fold(text).split()
    return tuple(hand for hand in hands.all if all(word in _searched(hand.staff) for word in words))


def _searched(person: StaffRecord) -> str:
    return fold(f"{person.name_ar} {person.name_en} {person.user_name}")
