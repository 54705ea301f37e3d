"""The forms of the case page as data: what each asks for, and the operation that a filled one becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tawasul_contract.catalogue import CatalogueRecord, ServiceRecord
from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    CaseOperation,
    ChangeStatus,
    UploadReference,
    new_id,
)
from tawasul_contract.records import LimitsRecord, Resolution, StaffRecord, Status
from tawasul_desk.services.letters import Doubt, DoubtCode, doubts_in, known_numbers
from tawasul_desk.services.views import CaseView, Draft, DraftKind
from tawasul_desk.ui.cases.acts import TARGETS, ActKind, to_start
from tawasul_desk.ui.cases.steering_acts import STEERING, steering_of

REASON_CHARACTERS: Final = 4_000
NOTES: Final = (ActKind.NOTE, ActKind.ASK_APPROVAL)
_APPROVALS: Final = (ActKind.ASK_APPROVAL, ActKind.REFUSE_APPROVAL)


@dataclass(frozen=True)
class FormKind:
    """What a form asks for besides its text, and under which name its draft is kept."""

    draft: DraftKind
    public: bool = False
    missing: bool = False
    resolution: bool = False
    office: bool = False


@dataclass(frozen=True)
class FormContent:
    """What the officer has filled in."""

    body: str = ""
    missing: tuple[str, ...] = ()
    resolution: Resolution | None = None
    files: tuple[UploadReference, ...] = ()
    office_id: str | None = None
    template_ids: tuple[str, ...] = ()
    """The response texts that were put into the body."""

    @property
    def empty(self) -> bool:
        """Whether nothing would be lost."""
        return not (self.body.strip() or self.missing or self.resolution or self.files or self.office_id)


FORMS: Final[Mapping[ActKind, FormKind]] = MappingProxyType(
    {
        ActKind.RESPOND: FormKind(DraftKind.RESPONSE, public=True),
        ActKind.RETURN: FormKind(DraftKind.RETURN, public=True, missing=True),
        ActKind.PROCESS: FormKind(DraftKind.PROCESS, public=True, resolution=True),
        ActKind.NOTE: FormKind(DraftKind.NOTE),
        ActKind.CLOSE: FormKind(DraftKind.REASON),
        ActKind.REOPEN: FormKind(DraftKind.REASON),
        ActKind.ASK_APPROVAL: FormKind(DraftKind.APPROVAL, resolution=True),
        ActKind.REFUSE_APPROVAL: FormKind(DraftKind.OBJECTION),
        ActKind.OFFER: FormKind(DraftKind.OFFER, office=True),
        ActKind.REFUSE_TRANSFER: FormKind(DraftKind.REFUSAL),
    }
)


def needs_form(kind: ActKind, status: Status) -> bool:
    """Return whether the act asks for words first; closing a processed case does not."""
    return kind in FORMS and not (kind is ActKind.CLOSE and status is Status.PROCESSED)


def text_limit(kind: ActKind, limits: LimitsRecord) -> int:
    """Return how many characters the form's text may have."""
    if FORMS[kind].public:
        return limits.response_characters
    return limits.note_characters if kind in NOTES else REASON_CHARACTERS


def operation_of(
    kind: ActKind, content: FormContent, view: CaseView, me: StaffRecord, now: datetime
) -> CaseOperation:
    """Return the one operation that this act is; it is built on the version that the officer saw."""
    case = view.case
    if kind in STEERING:
        return steering_of(kind, content, case, me, now)
    if kind is ActKind.NOTE:
        return AddNote(id=new_id(), case_id=case.id, created_at=now, body=content.body)
    if kind is ActKind.RESPOND:
        return _response(content, view, now)
    return _move(kind, content, view, now)


def operations_of(
    kind: ActKind,
    content: FormContent,
    view: CaseView,
    me: StaffRecord,
    service: ServiceRecord,
    now: datetime,
) -> tuple[CaseOperation, ...]:
    """Return what this act is, in the order to be sent: where nobody began the work, it begins it first."""
    begun = to_start(kind, view.case, me, service)
    if begun is None:
        return (operation_of(kind, content, view, me, now),)
    start = operation_of(ActKind.START, FormContent(), view, me, now)
    return start, operation_of(kind, content, replace(view, case=begun), me, now)


def doubts_of(
    kind: ActKind, content: FormContent, view: CaseView, catalogue: CatalogueRecord
) -> tuple[Doubt, ...]:
    """Return what gives reason to ask once more before this text is sent; an internal note gives none."""
    if not (FORMS[kind].public or kind in _APPROVALS):
        return ()
    used = (each for each in catalogue.templates if each.id in content.template_ids)
    wrong = (each.id for each in used if each.resolution not in (None, content.resolution))
    outcome = tuple(Doubt(DoubtCode.OUTCOME, each) for each in wrong)
    return outcome + doubts_in(content.body, known_numbers(view))


def draft_of(kind: ActKind, content: FormContent, view: CaseView, now: datetime) -> Draft:
    """Return the unfinished form as it is kept."""
    fields: dict[str, object] = {
        "missing": list(content.missing),
        "resolution": content.resolution and content.resolution.value,
        "office": content.office_id,
        "templates": list(content.template_ids) if content.body.strip() else [],
    }
    return Draft(view.case.id, FORMS[kind].draft, content.body, fields, now, content.files)


def content_of(draft: Draft) -> FormContent:
    """Return what a kept draft had filled in."""
    missing = draft.fields.get("missing")
    resolution = draft.fields.get("resolution")
    return FormContent(
        body=draft.body,
        missing=_texts(missing),
        resolution=Resolution(str(resolution)) if resolution else None,
        office_id=str(draft.fields["office"]) if draft.fields.get("office") else None,
        files=draft.files,
        template_ids=_texts(draft.fields.get("templates")),
    )


def _texts(kept: object) -> tuple[str, ...]:
    return tuple(str(item) for item in kept) if isinstance(kept, list | tuple) else ()


def _response(content: FormContent, view: CaseView, now: datetime) -> AddResponse:
    return AddResponse(
        id=new_id(),
        case_id=view.case.id,
        created_at=now,
        seen_seq=view.seen_seq,
        body=content.body,
        uploads=content.files,
    )


def _move(kind: ActKind, content: FormContent, view: CaseView, now: datetime) -> ChangeStatus:
    public = kind in FORMS and FORMS[kind].public
    return ChangeStatus(
        id=new_id(),
        case_id=view.case.id,
        created_at=now,
        base_version=view.case.version,
        to=TARGETS[kind],
        response=content.body if public else "",
        reason="" if public else content.body,
        missing=content.missing,
        resolution=content.resolution,
        uploads=content.files,
    )


class Lack(StrEnum):
    """What keeps a form from being sent."""

    TEXT = "text"
    TOO_LONG = "too_long"
    MISSING = "missing"
    RESOLUTION = "resolution"
    OFFICE = "office"


def lack_of(kind: ActKind, content: FormContent, limits: LimitsRecord) -> Lack | None:
    """Return the first thing that the form still lacks, or None where it can be sent."""
    form = FORMS[kind]
    if form.missing and not content.missing:
        return Lack.MISSING
    if form.resolution and content.resolution is None:
        return Lack.RESOLUTION
    if form.office and content.office_id is None:
        return Lack.OFFICE
    if not content.body.strip():
        return Lack.TEXT
    return Lack.TOO_LONG if len(content.body) > text_limit(kind, limits) else None
