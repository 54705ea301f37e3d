"""What the section of response texts shows, read in one go off the thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord, TemplateRecord
from tawasul_contract.operations import NO_CASE
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.office import ResponseText
from tawasul_desk.services.views import Draft, DraftKind


@dataclass(frozen=True)
class TextEntry:
    """A response text: the one in force, the one proposed, or both."""

    in_force: TemplateRecord | None
    proposal: ResponseText | None = None

    @property
    def shown(self) -> TemplateRecord:
        """The text by which it is listed: the one in force, else the one proposed."""
        found = self.in_force or (self.proposal.template if self.proposal else None)
        if found is None:
            raise ValueError("an entry without a text")
        return found


@dataclass(frozen=True)
class Texts:
    """All texts, the proposed ones first; the catalogue, the colleagues, and a text in the making."""

    entries: tuple[TextEntry, ...] = ()
    catalogue: CatalogueRecord | None = None
    people: Mapping[UUID, StaffRecord] = field(default_factory=dict)
    draft: Draft | None = None


def read_texts(desk: Desk) -> Texts:
    """Return them as they are now, with the waiting acts laid over."""
    in_force = {each.template.id: each.template for each in desk.office.templates()}
    proposed = {each.template.id: each for each in desk.office.proposals()}
    ids = (*proposed, *(each for each in in_force if each not in proposed))
    entries = tuple(TextEntry(in_force.get(each), proposed.get(each)) for each in ids)
    casework = desk.casework
    draft = casework.draft(NO_CASE, DraftKind.TEMPLATE)
    return Texts(entries, casework.catalogue(), casework.staff(), draft)
