"""Every word a report prints besides the case's own, given by the caller: this package knows no language."""

import json
from functools import cache

from pydantic import BaseModel, ConfigDict

from tawasul_contract.records import EventKind, Resolution, Status
from tawasul_contract.rules import IdentityFault
from tawasul_desk.services.arabic import Language, PluralCategory
from tawasul_desk.services.resources import resources_dir


class ReportWords(BaseModel):
    """The labels of one language; `{names}` in braces are filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Language
    service_name: str
    service_line: str
    title: str
    case_number: str
    not_synchronised: str
    not_synchronised_detail: str
    submitted_at: str
    updated_at: str
    due_at: str
    clock_stopped: str
    applicant: str
    name_ar: str
    name_en: str
    identity_number: str
    identity_faults: dict[IdentityFault, str]
    identity_masked: str
    identity_shown: str
    nationality: str
    passport_number: str
    birth_date: str
    phone: str
    email: str
    facts: str
    section: str
    service: str
    office: str
    assignee: str
    nobody: str
    status: str
    resolution: str
    approved_by: str
    missing: str
    description: str
    responses: str
    no_responses: str
    timeline: str
    no_events: str
    when: str
    event: str
    by: str
    notes: str
    notes_warning: str
    notes_included: str
    notes_left_out: dict[PluralCategory, str]
    attachments: str
    no_attachments: str
    attachment_name: str
    attachment_type: str
    attachment_size: str
    attachment_from: str
    fingerprint: str
    staff: str
    the_service: str
    required: str
    enclosed: str
    list_separator: str
    nothing: str
    end: str
    page: str
    printed: str
    statuses: dict[Status, str]
    resolutions: dict[Resolution, str]
    events: dict[EventKind, str]
    left_unassigned: str
    left_unassigned_reason: str
    unknown_person: str
    closed_by_itself: str
    message_kinds: dict[EventKind, str]
    media_types: dict[str, str]
    size_units: tuple[str, str, str, str]

    @classmethod
    def arabic(cls) -> "ReportWords":
        """Return the shipped Arabic words."""
        return report_words("ar")

    @classmethod
    def english(cls) -> "ReportWords":
        """Return the shipped English words."""
        return report_words("en")


@cache
def report_words(language: Language) -> ReportWords:
    """Return the shipped words of a language."""
    path = resources_dir() / "reports" / "words.json"
    return ReportWords.model_validate(json.loads(path.read_text("utf-8"))[language])
