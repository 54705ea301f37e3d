"""What the section of response texts shows, read in one go off the thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord, RefusalRecord, TemplateRecord
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.office import ResponseText
from tawasul_desk.services.views import Draft, DraftKind


@dataclass(frozen=True)
class TextEntry:
    """A response text: the one in force, and one proposed, or one's own that was refused."""

    in_force: TemplateRecord | None
    proposal: ResponseText | None = None
    refusal: RefusalRecord | None = None

    @property
    def shown(self) -> TemplateRecord:
        """The text by which it is listed: the one in force, else the one wanted."""
        found = self.in_force or self.wanted
        if found is None:
            raise ValueError("an entry without a text")
        return found

    @property
    def wanted(self) -> TemplateRecord | None:
        """The text that is, or was, to come in the place of the one in force."""
        return next((each.template for each in (self.proposal, self.refusal) if each), None)

    @property
    def other(self) -> UUID | None:
        """Who else had a hand in it: refused it, or proposed it."""
        if self.refusal is not None:
            return self.refusal.refused_by
        return self.proposal.template.proposed_by if self.proposal else None


@dataclass(frozen=True)
class Texts:
    """All texts, those proposed or refused first; the catalogue, the colleagues, a text in the making."""

    entries: tuple[TextEntry, ...] = ()
    catalogue: CatalogueRecord | None = None
    people: Mapping[UUID, StaffRecord] = field(default_factory=dict)
    draft: Draft | None = None


def read_texts(desk: Desk) -> Texts:
    """Return them as they are now, with the waiting acts laid over; nothing before the first filling."""
    casework = desk.casework
    catalogue = casework.catalogue()
    if catalogue is None:
        return Texts()
    in_force = {each.template.id: each.template for each in desk.office.templates()}
    proposed = {each.template.id: each for each in desk.office.proposals()}
    refused = {each.template.id: each for each in desk.office.refusals()}
    ids = dict.fromkeys((*proposed, *refused, *in_force))
    entries = tuple(TextEntry(in_force.get(each), proposed.get(each), refused.get(each)) for each in ids)
    draft = casework.draft(NO_CASE, DraftKind.TEMPLATE)
    return Texts(entries, catalogue, casework.staff(), draft)
