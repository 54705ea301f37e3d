"""Sharing work out by rules: nobody gets what is not for them, and loads come out even."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tawasul_contract.records import OPEN, AbsenceRecord, CaseRecord, Role, StaffRecord, Status
from tawasul_desk.services.distribution import NOT_PLACED, Proposal, Reason, is_absent, propose
from tests.services.made_up import ME, a_case

TODAY = date(2026, 11, 22)
SERVICES = ("a", "b", "c")
AWAY = AbsenceRecord(first=TODAY - timedelta(days=1), last=TODAY)


def person(number: int, **facts: object) -> StaffRecord:
    return ME.model_copy(update={"id": UUID(int=number), "user_name": f"officer{number}", **facts})


def case(serial: int, **facts: object) -> CaseRecord:
    usual = {"assignee_id": None, "status": Status.SUBMITTED, "service_id": "a"}
    return a_case(serial, **(usual | facts))


def shared(
    cases: Sequence[CaseRecord],
    people: Sequence[StaffRecord],
    others: Mapping[UUID, int] | None = None,
    previous: Mapping[UUID, UUID] | None = None,
) -> Proposal:
    """`others`: how many open cases each person has beside these."""
    on_hand = open_before(cases, others or {})
    return propose(cases, {one.id: one for one in people}, TODAY, on_hand, previous or {})


def open_before(cases: Sequence[CaseRecord], others: Mapping[UUID, int]) -> Counter[UUID | None]:
    counted = Counter[UUID | None](others)
    counted.update(each.assignee_id for each in cases if each.status in OPEN)
    return counted


def only(proposal: Proposal) -> tuple[UUID | None, Reason]:
    (line,) = proposal.lines
    return line.assignee_id, line.reason


IDS = st.integers(1, 6).map(lambda number: UUID(int=number))
ABSENCES = st.none() | st.builds(
    AbsenceRecord,
    first=st.just(TODAY - timedelta(days=1)),
    last=st.sampled_from((TODAY - timedelta(days=1), TODAY)),
    substitute_id=st.none() | IDS,
)
SKILLS = st.lists(st.sampled_from(SERVICES), max_size=2, unique=True).map(tuple)
OFFICES = st.sampled_from((("riyadh",), ("jeddah",), ("riyadh", "jeddah")))
PEOPLE = st.lists(
    st.fixed_dictionaries({"skills": SKILLS, "absence": ABSENCES, "office_ids": OFFICES}),
    min_size=1,
    max_size=6,
).map(lambda many: tuple(person(number, **facts) for number, facts in enumerate(many, start=1)))
CASES = st.lists(
    st.fixed_dictionaries(
        {
            "service_id": st.sampled_from(SERVICES),
            "office_id": st.sampled_from(("riyadh", "jeddah")),
            "status": st.sampled_from(Status),
            "assignee_id": st.none() | IDS,
            "applicant_staff_id": st.none() | IDS,
        }
    ),
    max_size=14,
).map(lambda many: [case(number, **facts) for number, facts in enumerate(many, start=1)])
LOADS = st.dictionaries(IDS, st.integers(0, 4))
PREVIOUS = st.dictionaries(st.integers(1, 14).map(lambda number: case(number).id), IDS)


def may_have(one: StaffRecord, each: CaseRecord) -> bool:
    skilled = not one.skills or each.service_id in one.skills
    present = not is_absent(one, TODAY)
    return skilled and present and each.office_id in one.office_ids and each.applicant_staff_id != one.id


@given(CASES, PEOPLE, LOADS, PREVIOUS)
def test_nobody_gets_what_is_not_for_them_and_nothing_is_left_that_somebody_could_have(
    cases: list[CaseRecord],
    people: tuple[StaffRecord, ...],
    on_hand: dict[UUID, int],
    previous: dict[UUID, UUID],
):
    by_id = {one.id: one for one in people}
    proposal = shared(cases, people, on_hand, previous)
    assert sorted(line.case_id for line in proposal.lines) == sorted(each.id for each in cases)
    for line in proposal.lines:
        each = next(one for one in cases if one.id == line.case_id)
        able = [one for one in people if may_have(one, each)]
        if line.assignee_id is None:
            finished = each.status in (Status.PROCESSED, Status.CLOSED)
            assert line.reason in NOT_PLACED
            assert finished or not able
        else:
            assert by_id[line.assignee_id] in able
            assert line.reason not in NOT_PLACED


@given(CASES, PEOPLE, LOADS, PREVIOUS)
def test_no_case_could_be_moved_to_make_two_loads_more_even(
    cases: list[CaseRecord],
    people: tuple[StaffRecord, ...],
    on_hand: dict[UUID, int],
    previous: dict[UUID, UUID],
):
    proposal = shared(cases, people, on_hand, previous)
    before = open_before(cases, on_hand)
    loads = Counter(before)
    loads.update(line.assignee_id for line in proposal.lines if line.assignee_id)
    loads.subtract(line.before for line in proposal.lines if line.assignee_id)
    for share in proposal.shares:
        assert (share.before, share.after) == (before[share.staff_id], loads[share.staff_id])
    by_case = {each.id: each for each in cases}
    for line in proposal.lines:
        if line.assignee_id and line.reason in (Reason.FEWEST, Reason.SKILLED):
            able = [one.id for one in people if may_have(one, by_case[line.case_id])]
            assert loads[line.assignee_id] <= min(loads[each] for each in able) + 1


@given(
    st.lists(st.sampled_from(SERVICES), min_size=1, max_size=5),
    st.lists(SKILLS, min_size=1, max_size=3),
)
def test_the_loads_are_as_even_as_any_sharing_could_make_them(
    services: list[str], skills: list[tuple[str, ...]]
):
    people = [person(number, skills=known) for number, known in enumerate(skills, start=1)]
    cases = [case(number, service_id=service) for number, service in enumerate(services, start=1)]
    able = [[one.id for one in people if may_have(one, each)] for each in cases]
    possible = [each for each in able if each]
    best = min(
        sorted((Counter(choice)[one.id] for one in people), reverse=True) for choice in product(*possible)
    )
    got = Counter(line.assignee_id for line in shared(cases, people).lines if line.assignee_id)
    assert sorted((got[one.id] for one in people), reverse=True) == best


@given(CASES, PEOPLE, LOADS, PREVIOUS, st.randoms(use_true_random=False))
def test_the_same_question_in_any_order_has_the_same_answer(
    cases: list[CaseRecord],
    people: tuple[StaffRecord, ...],
    on_hand: dict[UUID, int],
    previous: dict[UUID, UUID],
    random: object,
):
    first = shared(cases, people, on_hand, previous)
    mixed, others = list(cases), list(people)
    random.shuffle(mixed)
    random.shuffle(others)
    assert shared(mixed, others, on_hand, previous) == first


def test_whoever_knew_the_applicant_goes_first_even_with_more_on_hand():
    people = [person(1), person(2)]
    one = case(1)
    known = shared([one], people, {UUID(int=1): 9}, {one.id: UUID(int=1)})
    assert only(known) == (UUID(int=1), Reason.PREVIOUS)
    assert only(shared([one], people, {UUID(int=1): 9})) == (UUID(int=2), Reason.FEWEST)


def test_the_substitute_stands_in_and_the_substitute_of_the_substitute():
    away = AWAY.model_copy(update={"substitute_id": UUID(int=2)})
    people = [person(1, absence=away), person(2), person(3)]
    mine = case(1, assignee_id=UUID(int=1), status=Status.UNDER_PROCESSING)
    assert only(shared([mine], people, {UUID(int=2): 9})) == (UUID(int=2), Reason.SUBSTITUTE)
    following = AWAY.model_copy(update={"substitute_id": UUID(int=3)})
    people = [person(1, absence=away), person(2, absence=following), person(3), person(4)]
    one = case(1)
    told = shared([one], people, {UUID(int=3): 9}, {one.id: UUID(int=1)})
    assert only(told) == (UUID(int=3), Reason.SUBSTITUTE)
    circle = AWAY.model_copy(update={"substitute_id": UUID(int=1)})
    people = [person(1, absence=away), person(2, absence=circle), person(3)]
    assert only(shared([one], people, None, {one.id: UUID(int=1)})) == (UUID(int=3), Reason.FEWEST)


def test_each_line_says_why():
    assert only(shared([case(1, status=Status.PROCESSED)], [person(1)])) == (None, Reason.FINISHED)
    assert only(shared([case(1, offered_to="jeddah")], [person(1)])) == (None, Reason.OFFERED)
    assert only(shared([case(1)], [person(1, office_ids=("jeddah",))])) == (None, Reason.NO_OFFICER)
    assert only(shared([case(1)], [person(1, role=Role.SUPERVISOR)])) == (None, Reason.NO_OFFICER)
    assert only(shared([case(1)], [person(1, skills=("b",))])) == (None, Reason.NOBODY_SKILLED)
    assert only(shared([case(1)], [person(1, absence=AWAY)])) == (None, Reason.ALL_ABSENT)
    own = case(1, applicant_staff_id=UUID(int=1))
    assert only(shared([own], [person(1)])) == (None, Reason.OWN_REQUEST)
    people = [person(1, skills=("b",)), person(2)]
    assert only(shared([case(1)], people)) == (UUID(int=2), Reason.SKILLED)
