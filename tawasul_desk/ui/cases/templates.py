"""Response texts of the catalogue: which are offered, and their variables filled in."""

from collections.abc import Mapping, Sequence
from typing import Final

from tawasul_contract.catalogue import CatalogueRecord, DocumentRecord, TemplateRecord
from tawasul_contract.records import Resolution, StaffRecord, Status
from tawasul_desk.services import placeholders
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.views import CaseView

MISSING: Final = "{missing}"  # stands in a text until something is on the list of what is missing


def offered(catalogue: CatalogueRecord, service_id: str, move: Status | None) -> tuple[TemplateRecord, ...]:
    """Return the texts for this service and move, those made for the move first."""
    fitting = [
        template
        for template in catalogue.templates
        if template.for_status in (None, move)
        and (not template.service_ids or service_id in template.service_ids)
    ]
    return tuple(sorted(fitting, key=lambda template: template.for_status != move))


def standard(
    templates: Sequence[TemplateRecord], move: Status | None, resolution: Resolution | None
) -> TemplateRecord | None:
    """Return the text that a move has unless another is chosen, or None.

    A return has the general text that lists what is missing; an outcome has the service's own before a
    general one.
    """
    if move is Status.RETURNED_TO_APPLICANT:
        lists = [each for each in templates if each.for_status is move and MISSING in each.body]
        return next((each for each in lists if not each.service_ids), next(iter(lists), None))
    told = [each for each in templates if resolution is not None and each.resolution is resolution]
    return next((each for each in told if each.service_ids), next(iter(told), None))


def missing_lines(missing: Sequence[str], catalogue: CatalogueRecord) -> str:
    """Return one line for each document asked for, as the resident reads it."""
    return "\n".join(f"- {document_name(item, catalogue)}" for item in missing) or MISSING


def document_name(item: str, catalogue: CatalogueRecord, language: str = "ar") -> str:
    """Return the name of a catalogue document; free words are their own name."""
    found: DocumentRecord | None = next((each for each in catalogue.documents if each.id == item), None)
    if found is None:
        return item
    return found.name_ar if language == "ar" else found.name_en


def values_for(
    view: CaseView, catalogue: CatalogueRecord, me: StaffRecord, missing: Sequence[str]
) -> dict[str, str]:
    """Return what the variables stand for, each isolated; the texts are Arabic, and so are the names."""
    case = view.case
    return {
        "applicant": isolate(case.applicant.name_ar),
        "case_number": isolate(case.case_number),
        "service": isolate(catalogue.service(case.service_id).name_ar),
        "officer": isolate(me.name_ar),
        "missing": missing_lines(missing, catalogue),
    }


def filled(template: TemplateRecord, values: Mapping[str, str]) -> str:
    """Return the text with its variables replaced; any other brace is left as it stands."""
    return placeholders.filled(template.body, values)
