from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from tawasul_central import seed
from tawasul_central.seeding.cases import Seeded, make
from tawasul_central.seeding.people import applicant, identity_number, roster
from tawasul_central.seeding.sources import catalogue, cultures, sentences
from tawasul_central.seeding.steered import engaged
from tawasul_contract.records import (
    EventKind,
    EventRecord,
    Resolution,
    Role,
    Status,
)
from tawasul_contract.rules import MOVES, identity_is_valid

NOW = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
SEED = 3
CASES = 400
SHARES = {
    Status.SUBMITTED: 0.25,
    Status.UNDER_PROCESSING: 0.30,
    Status.RETURNED_TO_APPLICANT: 0.10,
    Status.RETURNED_BY_APPLICANT: 0.10,
    Status.PROCESSED: 0.10,
    Status.CLOSED: 0.15,
}


@pytest.fixture(scope="module")
def made() -> list[Seeded]:
    offices = seed.offices_of(roster(SEED))
    return [make(number, CASES, SEED, NOW, offices) for number in range(CASES)]


def test_the_same_seed_gives_the_same_cases_and_another_does_not(made: list[Seeded]) -> None:
    offices = seed.offices_of(roster(SEED))
    assert make(17, CASES, SEED, NOW, offices) == made[17]
    assert make(17, CASES, SEED + 1, NOW, offices).case.applicant != made[17].case.applicant


def test_the_statuses_are_mixed_as_in_an_office(made: list[Seeded]) -> None:
    counts = Counter(seeded.case.status for seeded in made)
    for status, share in SHARES.items():
        assert counts[status] / CASES == pytest.approx(share, abs=0.05)
    new = [seeded.case for seeded in made if seeded.case.status is Status.SUBMITTED]
    unassigned = sum(case.assignee_id is None for case in new)
    assert unassigned / len(new) == pytest.approx(0.5, abs=0.2)


def test_people_are_many_and_of_many_nationalities(made: list[Seeded]) -> None:
    people = [seeded.case.applicant for seeded in made]
    assert len({person.nationality for person in people}) >= 15
    assert len({person.name_ar for person in people}) > CASES * 0.97
    for person in people:
        assert len(person.name_en.split()) >= 4
        assert all("\u0600" <= letter <= "\u06ff" for letter in person.name_ar.replace(" ", ""))
        assert person.nationality in catalogue().nationalities
        assert person.phone.startswith("+9665")
        assert len(person.phone) == 13
        assert person.email.rpartition("@")[2] in ("example.com", "example.net", "example.org")
        assert person.email.isascii()


def test_about_one_identity_number_in_a_hundred_fails_its_check_digit() -> None:
    rng = Random(1)
    numbers = [applicant(rng, NOW.date()).identity_number for _ in range(4000)]
    invalid = sum(not identity_is_valid(number) for number in numbers)
    assert 20 <= invalid <= 60
    assert identity_is_valid(identity_number(rng, "1"))
    assert not identity_is_valid(identity_number(rng, "2", valid=False))


def test_descriptions_are_of_the_right_length_and_differ(made: list[Seeded]) -> None:
    texts = [seeded.case.description for seeded in made]
    assert len(set(texts)) == CASES
    assert all(150 <= len(words) <= 600 for words in texts)
    assert not any("{" in words for words in texts)


def test_every_timeline_follows_the_status_table(made: list[Seeded]) -> None:
    for seeded in made:
        status = Status.SUBMITTED
        for event in seeded.events:
            if event.kind is EventKind.STATUS_CHANGED:
                assert event.from_status is status
                assert event.to_status is not None
                assert (status, event.to_status) in MOVES
                status = event.to_status
        assert status is seeded.case.status


def test_moves_carry_what_they_must(made: list[Seeded]) -> None:
    for seeded in made:
        for event in seeded.events:
            if event.kind is not EventKind.STATUS_CHANGED or event.from_status is None:
                continue
            move = MOVES[event.from_status, event.to_status or event.from_status]
            with_it = [other for other in seeded.events if other.at == event.at]
            assert not move.response or any(other.kind is EventKind.RESPONSE for other in with_it)
            assert not move.missing or event.missing
            assert not move.resolution or event.resolution
            assert not move.reason or event.body


def test_facts_of_a_case_agree_with_its_past(made: list[Seeded]) -> None:
    for seeded in made:
        case, events = seeded.case, seeded.events
        times = [event.at for event in events]
        assert times == sorted(times)
        assert (times[0], times[-1]) == (case.submitted_at, case.updated_at)
        assert times[-1] <= NOW
        assert case.version == 1 + changes_in(events)
        assigned = [event.assignee_id for event in events if event.kind is EventKind.ASSIGNED]
        assert case.assignee_id == (assigned[-1] if assigned else None)
        assert bool(case.missing) == (case.status is Status.RETURNED_TO_APPLICANT)
        assert len(seeded.files) <= 6


def changes_in(events: tuple[EventRecord, ...]) -> int:
    told = (EventKind.SUBMITTED, EventKind.RESPONSE, EventKind.NOTE, EventKind.APPLICANT_REPLY)
    return sum(event.kind not in told for event in events)


def test_the_clock_stands_still_only_with_the_applicant(made: list[Seeded]) -> None:
    held = [seeded.case for seeded in made if seeded.case.status is Status.RETURNED_TO_APPLICANT]
    assert held
    assert all(case.due_at is None for case in held)
    working = [seeded.case for seeded in made if seeded.case.status is Status.UNDER_PROCESSING]
    late = sum(case.due_at is not None and case.due_at < NOW for case in working)
    assert 0.1 < late / len(working) < 0.6


def test_some_of_it_is_steered(made: list[Seeded]) -> None:
    for seeded in made:
        case, kinds = seeded.case, [event.kind for event in seeded.events]
        asked = kinds.count(EventKind.APPROVAL_REQUESTED) - kinds.count(EventKind.APPROVED)
        assert (case.approval_asked_by is not None) == bool(asked)
        assert case.approval_asked_by in (None, case.assignee_id)
        open_offers = kinds.count(EventKind.TRANSFER_OFFERED) - kinds.count(EventKind.TRANSFER_WITHDRAWN)
        assert (case.offered_to is not None) == bool(open_offers)
        assert case.offered_to != case.office_id
    cases = [seeded.case for seeded in made]
    assert sum(case.approval_asked_by is not None for case in cases) >= 5
    assert sum(case.offered_to is not None for case in cases) >= 5
    reopened = [
        each
        for each in made
        if any(
            event.from_status is Status.PROCESSED and event.to_status is not Status.CLOSED
            for event in each.events
        )
    ]
    assert len(reopened) >= 3
    assert all(each.case.resolution is None for each in reopened)


def test_somebody_is_away_and_another_stands_in() -> None:
    staff = {each.user_name: each for each in engaged(roster(SEED), NOW.date())}
    away, substitute = staff["officer04"], staff["officer03"]
    assert away.absence is not None
    assert away.absence.first <= NOW.date() <= away.absence.last
    assert away.absence.substitute_id == substitute.id
    assert set(substitute.skills) < {service.id for service in catalogue().services}
    assert [name for name, each in staff.items() if each.absence or each.skills] == ["officer03", "officer04"]


def test_corrections_are_approved_by_a_second_officer(made: list[Seeded]) -> None:
    needing = [each.case for each in made if catalogue().service(each.case.service_id).needs_approval]
    assert any(case.approved_by is None for case in needing)
    for case in needing:
        if case.status is Status.PROCESSED:
            assert case.approved_by not in (None, case.assignee_id)


def test_case_numbers_bear_the_hijri_year(made: list[Seeded]) -> None:
    numbers = [seeded.case.case_number for seeded in made]
    assert len(set(numbers)) == CASES
    assert numbers[-1] == "TW-1447-0000400"  # 3 May 2026 is in 1447
    assert [seeded.case.submitted_at for seeded in made] == sorted(each.case.submitted_at for each in made)


def test_responses_come_from_the_templates_of_the_catalogue(made: list[Seeded]) -> None:
    bodies = [event.body for seeded in made for event in seeded.events if event.kind is EventKind.RESPONSE]
    letters = [body for body in bodies if body.startswith("المكرم/")]
    assert len(letters) > CASES / 4
    assert not any("{" in body for body in letters)
    refused = [each for each in made if each.case.resolution is Resolution.REJECTED]
    for seeded in refused:
        assert any("نعتذر" in event.body for event in seeded.events)


def test_the_catalogue_is_whole() -> None:
    words = catalogue()
    assert len(words.offices) == 3
    assert len(words.sections) == 5
    assert len(words.templates) >= 14
    assert len(words.nationalities) >= 40
    for service in words.services:
        words.section(service.section_id)
        assert {words.document(id_).id for id_ in service.document_ids} == set(service.document_ids)
        assert service.needs_approval == (service.section_id == "data_correction")
        assert service.id in sentences().situations
    for template in words.templates:
        facts = dict.fromkeys(("applicant", "case_number", "service", "missing", "officer"), "")
        assert template.body.format_map(facts)
        assert all(words.service(service) for service in template.service_ids)
    assert {culture.nationality for culture in cultures()} <= set(words.nationalities)


def test_the_roster_is_as_announced() -> None:
    staff = roster(SEED)
    assert [person.user_name for person in staff if person.role is Role.OFFICER] == [
        f"officer{number:02}" for number in range(1, 13)
    ]
    watched = [person.office_ids for person in staff if person.role is Role.SUPERVISOR]
    assert [len(offices) for offices in watched] == [1, 1, 2]
    homes = Counter(person.office_ids for person in staff if person.role is Role.OFFICER)
    assert set(homes.values()) == {4}
    assert staff[-1].user_name == "auditor01"
