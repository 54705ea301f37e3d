"""One request of the seed: who sent it, what it says, and how far it has come."""

from bisect import bisect
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Final

from hijridate import Gregorian

from tawasul_central.seeding.people import applicant, identifier, staff_number
from tawasul_central.seeding.sources import catalogue
from tawasul_central.seeding.steered import steer
from tawasul_central.seeding.texts import description, facts_of
from tawasul_central.seeding.timeline import Office, Story, Wanted, close_when_due, tell
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.clock import RIYADH, clock_for
from tawasul_contract.records import ApplicantRecord, CaseRecord, EventRecord, StaffRecord, Status

# The oldest requests are closed, the newest are new: shares of each, oldest first, blurred at the edges.
AGES: Final = (0.10, 0.25, 0.45, 0.75)
BLUR: Final = 0.12
# How old a request is, in days, at each tenth of the way from the first to the last.
DAYS: Final = (330.0, 120.0, 40.0, 16.0, 8.0, 6.2, 4.7, 3.4, 2.2, 1.1, 0.02)
OWN_REQUESTS: Final = 37  # of so many requests, one is an officer's own
OFFICES: Final = (0.45, 0.33, 0.22)


@dataclass(frozen=True)
class Seeded:
    """A case with its timeline, and the files still to be drawn."""

    case: CaseRecord
    events: tuple[EventRecord, ...]
    files: tuple[Wanted, ...]
    changed_by: StaffRecord | None


def make(number: int, cases: int, seed: int, now: datetime, offices: tuple[Office, ...]) -> Seeded:
    """Return case `number` (from 0) of `cases`; the same numbers always give the same case."""
    rng = Random(f"{seed}:{number}")  # noqa: S311 - repeatable on purpose
    place = (number + rng.random()) / cases
    submitted_at = (now - timedelta(days=_days(place))).replace(microsecond=0)
    day = submitted_at.astimezone(RIYADH).date()
    person = applicant(rng, day)
    service = rng.choices(*_services())[0]
    facts = facts_of(rng, person, day)
    office = rng.choices(offices, OFFICES[: len(offices)])[0]
    sender = _sender(number, office)
    if sender is not None:
        person, office = _sent_by(sender, seed, person, office)
        facts = facts_of(Random(f"{seed}:{number}:own"), person, day)  # noqa: S311 - repeatable on purpose
    story = Story(
        rng=rng,
        now=now,
        office=office,
        service=service,
        clock=clock_for(office.id, catalogue().calendars),
        facts=facts,
        case_id=identifier(rng, submitted_at),
        case_number=f"TW-{Gregorian(day.year, day.month, day.day).to_hijri().year}-{number + 1:07}",
        applicant=person.name_ar,
        moment=submitted_at,
        submitted_at=submitted_at,
    )
    text = description(rng, service, facts)
    tell(story, _end(rng, place))
    steer(story, tuple(each.id for each in offices))
    close_when_due(story)
    case = _record(story, person, text, sender)
    return Seeded(case, tuple(story.events), tuple(story.files), story.changed_by)


def _sender(number: int, office: Office) -> StaffRecord | None:
    """Return the officer of this very office who sent the request; mostly it is nobody of them."""
    if number % OWN_REQUESTS != OWN_REQUESTS // 2 or len(office.officers) < 2:
        return None
    return office.officers[number // OWN_REQUESTS % len(office.officers)]


def _sent_by(
    sender: StaffRecord, seed: int, person: ApplicantRecord, office: Office
) -> tuple[ApplicantRecord, Office]:
    """Return the officer as applicant, and the office with those who may work on the request."""
    known = {"identity_number": staff_number(seed, sender)}
    names = {"name_ar": sender.name_ar, "name_en": sender.name_en}
    others = tuple(officer for officer in office.officers if officer.id != sender.id)
    return person.model_copy(update=known | names), replace(office, officers=others)


def _record(story: Story, person: ApplicantRecord, text: str, sender: StaffRecord | None) -> CaseRecord:
    """Return the case as its past has left it."""
    times = story.due_times()
    return CaseRecord(
        id=story.case_id,
        case_number=story.case_number,
        version=story.version,
        status=story.status,
        section_id=story.service.section_id,
        service_id=story.service.id,
        office_id=story.office.id,
        assignee_id=story.assignee.id if story.assignee else None,
        approved_by=story.approver.id if story.approver else None,
        approval_asked_by=story.asked_by.id if story.asked_by else None,
        offered_to=story.offered_to,
        resolution=story.resolution,
        missing=story.missing,
        applicant=person,
        description=text,
        submitted_at=story.submitted_at,
        updated_at=story.events[-1].at,
        due_at=times.due_at,
        answer_due_at=times.answer_due_at,
        applicant_staff_id=sender.id if sender else None,
    )


def _end(rng: Random, place: float) -> Status:
    match bisect(AGES, place + rng.uniform(-BLUR, BLUR)):
        case 0:
            return Status.CLOSED
        case 1:
            return Status.PROCESSED
        case 2:
            return rng.choice((Status.RETURNED_TO_APPLICANT, Status.RETURNED_BY_APPLICANT))
        case 3:
            return Status.UNDER_PROCESSING
        case _:
            return Status.SUBMITTED


def _days(place: float) -> float:
    """Return the age at this place, between the ages of the tenths around it."""
    tenth = min(int(place * 10), 9)
    part = place * 10 - tenth
    return DAYS[tenth] * (1 - part) + DAYS[tenth + 1] * part


@cache
def _services() -> tuple[tuple[ServiceRecord, ...], tuple[float, ...]]:
    """Return the services and how often each is asked for: corrections are many kinds, but not many."""
    services = catalogue().services
    weights = {"data_correction": 4, "general_inquiries": 9, "residence_extension": 13, "passport_renewal": 8}
    return services, tuple(weights.get(service.section_id, 6) for service in services)
