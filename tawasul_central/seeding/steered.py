"""What supervisors and second officers do beside the usual course of a request, in some of the seed."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from tawasul_central.seeding.people import OFFICERS_PER_OFFICE
from tawasul_central.seeding.sources import catalogue, sentences
from tawasul_central.seeding.texts import sentence
from tawasul_central.seeding.timeline import Story, add, ask_approval, changed, move, pass_time, process
from tawasul_contract.records import AbsenceRecord, EventKind, Resolution, Role, StaffRecord, Status

# How often each happens, where it can.
AWAITING: Final = 0.4
REOPENED: Final = 0.08
OFFERED: Final = 0.05
TAKEN_BACK: Final = 0.03
OPEN: Final = (Status.SUBMITTED, Status.UNDER_PROCESSING, Status.RETURNED_BY_APPLICANT)


def steer(story: Story, office_ids: tuple[str, ...]) -> None:
    """Take the case on from the end of its usual course, without moving it to another status."""
    rng = story.rng
    if story.status is Status.UNDER_PROCESSING:
        if rng.random() < REOPENED:
            _reopen(story)
        if story.service.needs_approval and story.approver is None and rng.random() < AWAITING:
            ask_approval(story, Resolution.APPROVED)
    others = [office for office in office_ids if office != story.office.id]
    if story.status in OPEN and others and rng.random() < TAKEN_BACK + OFFERED:
        _offer(story, rng.choice(others), taken_back=rng.random() < TAKEN_BACK / (TAKEN_BACK + OFFERED))


def engaged(staff: tuple[StaffRecord, ...], today: date) -> tuple[StaffRecord, ...]:
    """Return the staff with what supervisors noted: of the first office one is away, and one stands in.

    Who stands in handles two sections only.
    """
    first = [each for each in staff if each.role is Role.OFFICER][:OFFICERS_PER_OFFICE]
    *_, substitute, away = first
    days = {"first": today - timedelta(days=1), "last": today + timedelta(days=5)}
    absence = AbsenceRecord(**days, substitute_id=substitute.id)
    sections = ("passport_renewal", "residence_extension")
    skills = tuple(each.id for each in catalogue().services if each.section_id in sections)
    noted: dict[UUID, dict[str, Any]] = {away.id: {"absence": absence}, substitute.id: {"skills": skills}}
    return tuple(each.model_copy(update=noted.get(each.id)) for each in staff)


def _reopen(story: Story) -> None:
    process(story)
    pass_time(story)
    reason = sentence(story.rng, sentences().reopenings, story.facts)
    move(story, Status.UNDER_PROCESSING, actor=story.office.supervisor, body=reason)
    story.resolution = story.approver = None


def _offer(story: Story, office_id: str, *, taken_back: bool) -> None:
    """Offer it to another office, which has not answered yet, or take the offer back."""
    boss, pools = story.office.supervisor, sentences()
    pass_time(story)
    reason = sentence(story.rng, pools.transfers, story.facts)
    add(story, EventKind.TRANSFER_OFFERED, boss, office_id=office_id, body=reason)
    changed(story, boss)
    story.offered_to = office_id
    if taken_back:
        pass_time(story)
        reason = sentence(story.rng, pools.withdrawals, story.facts)
        add(story, EventKind.TRANSFER_WITHDRAWN, boss, office_id=office_id, body=reason)
        changed(story, boss)
        story.offered_to = None
