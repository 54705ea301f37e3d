"""The names behind the ids of a board, read once beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import StaffRecord
from tawasul_desk.ui.board.wording import nobody_text
from tawasul_desk.ui.locale import Locale


@dataclass(frozen=True)
class Names:
    """Who and what an id stands for; an unknown one is shown as it is."""

    staff: dict[UUID, StaffRecord] = field(default_factory=dict)
    catalogue: CatalogueRecord | None = None

    def person(self, staff_id: UUID | None, locale: Locale) -> str:
        """Return the name of a member of staff, or that there is none."""
        if staff_id is None:
            return nobody_text()
        known = self.staff.get(staff_id)
        return locale.name(known) if known else str(staff_id)[:8]

    def service(self, service_id: str, locale: Locale) -> str:
        """Return the name of a service."""
        for service in self.catalogue.services if self.catalogue else ():
            if service.id == service_id:
                return locale.name(service)
        return service_id

    def office(self, office_id: str, locale: Locale) -> str:
        """Return the name of an office."""
        for office in self.catalogue.offices if self.catalogue else ():
            if office.id == office_id:
                return locale.name(office)
        return office_id
