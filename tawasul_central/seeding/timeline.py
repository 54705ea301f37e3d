"""The past of one request, told step by step as the status table allows, up to where it stands now."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from tawasul_central.seeding.people import identifier
from tawasul_central.seeding.sources import catalogue, sentences
from tawasul_central.seeding.texts import Facts, sentence
from tawasul_contract.catalogue import ServiceRecord, TemplateRecord
from tawasul_contract.clock import WorkClock
from tawasul_contract.due_account import DueTimes, due_times
from tawasul_contract.records import EventKind, EventRecord, Resolution, StaffRecord, Status

MOST_FILES: Final = 6
FIRST_FILES: Final = (0.16, 0.38, 0.27, 0.13, 0.06)  # how often 0, 1, 2 … files come with a request
STEP_HOURS: Final = (0.3, 9.0)  # working hours between two acts of an officer
OUTCOMES: Final = ((Resolution.APPROVED, Resolution.REJECTED), (0.8, 0.2))
WAITING: Final = (Status.PROCESSED, Status.RETURNED_TO_APPLICANT)  # for nobody of the staff
INQUIRIES: Final = "general_inquiries"


@dataclass(frozen=True)
class Wanted:
    """A file that hangs on the case and has yet to be drawn."""

    id: UUID
    document_id: str
    at: datetime
    from_staff: bool = False


@dataclass(frozen=True)
class Office:
    """Who works in an office."""

    id: str
    officers: tuple[StaffRecord, ...]
    supervisor: StaffRecord


@dataclass
class Story:
    """What a case has become so far; each step moves it on."""

    rng: Random
    now: datetime
    office: Office
    service: ServiceRecord
    clock: WorkClock
    facts: Facts
    case_id: UUID
    case_number: str
    applicant: str
    moment: datetime
    submitted_at: datetime
    status: Status = Status.SUBMITTED
    version: int = 1
    assignee: StaffRecord | None = None
    approver: StaffRecord | None = None
    asked_by: StaffRecord | None = None
    offered_to: str | None = None
    changed_by: StaffRecord | None = None
    resolution: Resolution | None = None
    missing: tuple[str, ...] = ()
    events: list[EventRecord] = field(default_factory=list)
    files: list[Wanted] = field(default_factory=list)

    def due_times(self) -> DueTimes:
        """Return what its clocks say by now."""
        return due_times(self, self.events, self.service, self.clock)


def tell(story: Story, end: Status) -> None:
    """Take the case from its submission to `end`."""
    rng = story.rng
    _submit(story)
    if end is Status.SUBMITTED:
        if rng.random() < 0.5:
            _assign(story)
        return
    _assign(story)
    _start(story)
    _write_notes(story)
    if end not in (Status.RETURNED_TO_APPLICANT, Status.RETURNED_BY_APPLICANT) and rng.random() < 0.25:
        _return(story)
        _reply(story)
        _start(story)
    ENDINGS[end](story)


def _submit(story: Story) -> None:
    count = story.rng.choices(range(len(FIRST_FILES)), FIRST_FILES)[0]
    files = _attach(story, count)
    add(story, EventKind.SUBMITTED, None, to_status=Status.SUBMITTED, attachment_ids=files)


def _assign(story: Story) -> None:
    officer = story.rng.choice(story.office.officers)
    pass_time(story)
    actor = officer if story.rng.random() < 0.4 else story.office.supervisor
    story.assignee = officer
    add(story, EventKind.ASSIGNED, actor, assignee_id=officer.id)
    changed(story, actor)


def _start(story: Story) -> None:
    pass_time(story)
    move(story, Status.UNDER_PROCESSING)


def _write_notes(story: Story) -> None:
    pools, rng = sentences(), story.rng
    for _ in range(rng.choices((0, 1, 2), (0.4, 0.4, 0.2))[0]):
        pass_time(story)
        author = story.assignee if rng.random() < 0.8 else story.office.supervisor
        add(story, EventKind.NOTE, author, body=sentence(rng, pools.notes, story.facts))
    if rng.random() < 0.15:
        pass_time(story)
        add(story, EventKind.RESPONSE, story.assignee, body=sentence(rng, pools.answers, story.facts))


def _return(story: Story) -> None:
    asked = story.service.document_ids or ("iqama_copy", "passport_copy")
    pass_time(story)
    story.missing = tuple(sorted(story.rng.sample(asked, story.rng.randint(1, min(2, len(asked))))))
    _respond(story, Status.RETURNED_TO_APPLICANT)
    move(story, Status.RETURNED_TO_APPLICANT, missing=story.missing)


def _reply(story: Story) -> None:
    story.moment = _towards_now(story, story.moment + timedelta(hours=story.rng.uniform(3, 70)))
    asked = story.missing
    files = _attach(story, len(asked), asked)
    text = sentence(story.rng, sentences().replies, story.facts)
    back = Status.RETURNED_BY_APPLICANT
    add(story, EventKind.APPLICANT_REPLY, None, body=text, attachment_ids=files)
    add(story, EventKind.STATUS_CHANGED, None, from_status=story.status, to_status=back)
    story.status, story.missing = back, ()
    changed(story, None)


def _approve(story: Story) -> None:
    others = [officer for officer in story.office.officers if officer != story.assignee]
    ask_approval(story)
    pass_time(story)
    story.approver, story.asked_by = story.rng.choice(others), None
    body = sentence(story.rng, sentences().approvals, story.facts)
    add(story, EventKind.APPROVED, story.approver, body=body)
    changed(story, story.approver)


def ask_approval(story: Story, outcome: Resolution | None = None) -> None:
    """Have its officer ask for a second one's approval of an outcome."""
    pass_time(story)
    body = sentence(story.rng, sentences().approval_requests, story.facts)
    add(story, EventKind.APPROVAL_REQUESTED, story.assignee, body=body, resolution=outcome)
    changed(story, story.assignee)
    story.asked_by = story.assignee


def process(story: Story) -> None:
    """Finish it, after a second officer's approval where the service needs one."""
    if story.service.needs_approval:
        _approve(story)
    pass_time(story)
    answered = story.service.section_id == INQUIRIES
    story.resolution = Resolution.ANSWERED if answered else story.rng.choices(*OUTCOMES)[0]
    _tell_asked_outcome(story)
    _respond(story, Status.PROCESSED)
    move(story, Status.PROCESSED, resolution=story.resolution)


def _tell_asked_outcome(story: Story) -> None:
    """Have the question to the second officer name the outcome that came of it."""
    kinds = [event.kind for event in story.events]
    if EventKind.APPROVAL_REQUESTED in kinds:
        place = len(kinds) - 1 - kinds[::-1].index(EventKind.APPROVAL_REQUESTED)
        story.events[place] = story.events[place].model_copy(update={"resolution": story.resolution})


def _close(story: Story) -> None:
    if story.rng.random() < 0.15:
        _return(story)
    else:
        process(story)
    pass_time(story)
    reason = sentence(story.rng, sentences().reasons, story.facts)
    move(story, Status.CLOSED, actor=story.office.supervisor, body=reason)
    story.missing = ()


def close_when_due(story: Story) -> None:
    """Close it as the service does by itself, where it has waited for the catalogue's delay by now."""
    days = story.service.close_after_days
    if days is None or story.status not in WAITING or story.moment + timedelta(days=days) > story.now:
        return
    story.moment += timedelta(days=days)
    closed = Status.CLOSED
    add(story, EventKind.STATUS_CHANGED, None, from_status=story.status, to_status=closed)
    story.status, story.missing = closed, ()
    changed(story, None)


def _stay(story: Story) -> None:
    if story.service.needs_approval and story.rng.random() < 0.3:
        _approve(story)


def _return_and_reply(story: Story) -> None:
    _return(story)
    story.moment += (story.now - story.moment) * story.rng.uniform(0.5, 0.95)
    _reply(story)


ENDINGS: Final = {
    Status.UNDER_PROCESSING: _stay,
    Status.RETURNED_TO_APPLICANT: _return,
    Status.RETURNED_BY_APPLICANT: _return_and_reply,
    Status.PROCESSED: process,
    Status.CLOSED: _close,
}


def _respond(story: Story, to: Status) -> None:
    """Write the response that a template gives for this move."""
    names = [catalogue().document(each).name_ar for each in story.missing]
    body = story.rng.choice(_templates(story, to)).body.format(
        applicant=story.applicant,
        case_number=story.case_number,
        service=story.service.name_ar,
        missing="\n".join(f"- {name}" for name in names),
        officer=story.assignee.name_ar if story.assignee else "",
    )
    add(story, EventKind.RESPONSE, story.assignee, body=body)


def _templates(story: Story, to: Status) -> list[TemplateRecord]:
    """Return the templates that tell what happened; a service's own where it has any."""
    fitting = [
        each
        for each in catalogue().templates
        if each.for_status is to and story.service.id in (each.service_ids or (story.service.id,))
    ]
    if to is not Status.PROCESSED:
        return fitting
    said = [each for each in fitting if each.resolution in (None, story.resolution)]
    return [each for each in said if each.service_ids] or said


def move(story: Story, to: Status, actor: StaffRecord | None = None, **told: Any) -> None:
    """Move it to another status."""
    actor = actor or story.assignee
    add(story, EventKind.STATUS_CHANGED, actor, from_status=story.status, to_status=to, **told)
    story.status = to
    changed(story, actor)


def changed(story: Story, actor: StaffRecord | None) -> None:
    """Count another change of its facts, and remember by whom."""
    story.version += 1
    story.changed_by = actor


def _attach(story: Story, count: int, asked: tuple[str, ...] = ()) -> tuple[UUID, ...]:
    """Hang files on the case, those asked for first, up to the most that a case has."""
    documents = asked or story.service.document_ids or ("passport_copy", "iqama_copy", "fee_receipt")
    names = (*documents, "fee_receipt", "medical_report", "passport_copy")
    room = min(count, MOST_FILES - len(story.files))
    new = [
        Wanted(identifier(story.rng, story.moment), names[n % len(names)], story.moment) for n in range(room)
    ]
    story.files += new
    return tuple(each.id for each in new)


def add(story: Story, kind: EventKind, actor: StaffRecord | None, **told: Any) -> None:
    """Write a line of its timeline, at this moment."""
    story.events.append(
        EventRecord(
            id=identifier(story.rng, story.moment),
            case_id=story.case_id,
            kind=kind,
            at=story.moment,
            actor_id=actor.id if actor else None,
            actor_name_ar=actor.name_ar if actor else "",
            actor_name_en=actor.name_en if actor else "",
            **told,
        )
    )


def pass_time(story: Story) -> None:
    """Let some working hours pass, but never beyond now."""
    story.moment = _towards_now(story, story.clock.due(story.moment, story.rng.uniform(*STEP_HOURS)))


def _towards_now(story: Story, wanted: datetime) -> datetime:
    if wanted >= story.now:
        wanted = story.moment + (story.now - story.moment) * story.rng.uniform(0.2, 0.6)
    return max(wanted.replace(microsecond=0), story.moment)
