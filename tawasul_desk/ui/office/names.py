"""The names behind ids: of persons, offices, services and texts."""

from dataclasses import dataclass, field

from tawasul_contract.records import StaffRecord
from tawasul_desk.services.casework import Casework
from tawasul_desk.ui.locale import Locale


@dataclass(frozen=True)
class Known:
    """The members of staff, and every name by its id."""

    people: tuple[StaffRecord, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


def read_known(casework: Casework, locale: Locale) -> Known:
    """Return what the mirror knows."""
    people = tuple(casework.staff().values())
    names = {str(person.id): locale.name(person) for person in people}
    catalogue = casework.catalogue()
    if catalogue is not None:
        names |= {office.id: locale.name(office) for office in catalogue.offices}
        names |= {service.id: locale.name(service) for service in catalogue.services}
        for template in (*catalogue.templates, *catalogue.proposals):
            names[template.id] = template.title_ar if locale.is_arabic else template.title_en
    return Known(people, names)
