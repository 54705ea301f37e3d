"""What the section of people shows, read in one go off the thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import Role
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.office import Person


@dataclass(frozen=True)
class People:
    """Those who share an office with the supervisor, how many requests each has open, and the catalogue."""

    people: tuple[Person, ...] = ()
    loads: Mapping[UUID, int] = field(default_factory=dict)
    catalogue: CatalogueRecord | None = None


def read_people(desk: Desk) -> People:
    """Return them as they are now, with the waiting acts laid over."""
    mine = set(desk.casework.me.office_ids)
    people = (
        each
        for each in desk.office.people()
        if each.staff.role is not Role.AUDITOR and mine & set(each.staff.office_ids)
    )
    hands = desk.distribution.hands(datetime.now(UTC))
    loads = {each: count for each, (count, _) in hands.items()}
    return People(tuple(people), loads, desk.casework.catalogue())
