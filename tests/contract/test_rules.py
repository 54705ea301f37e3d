from datetime import UTC, date, datetime
from itertools import product
from uuid import UUID

import pytest

from tawasul_contract import rules
from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    Assign,
    ChangeStatus,
    Operation,
    RecordAccess,
    new_id,
)
from tawasul_contract.records import ApplicantRecord, CaseRecord, Resolution, Role, StaffRecord, Status
from tawasul_contract.rules import MOVES, Actor, RefusalCode, refusal

NOW = datetime(2026, 5, 3, 9, tzinfo=UTC)
ME, COLLEAGUE = UUID(int=1), UUID(int=2)
PLAIN = ServiceRecord(id="s", section_id="x", name_ar="", name_en="", deadline_hours=8)
APPROVED = PLAIN.model_copy(update={"needs_approval": True})
APPLICANT = ApplicantRecord(
    name_ar="", name_en="", identity_number="1000000008", nationality="SAU", birth_date=date(1990, 1, 1),
    passport_number="", phone="", email="",
)  # fmt: skip


def staff(role: Role, who: UUID = ME) -> StaffRecord:
    return StaffRecord(id=who, user_name="u", name_ar="", name_en="", role=role, office_ids=("o",))


def case(status: Status, assignee: UUID | None = ME, approved_by: UUID | None = None) -> CaseRecord:
    return CaseRecord(
        id=UUID(int=9), case_number="TW-1448-0000001", version=1, status=status, section_id="x",
        service_id="s", office_id="o", assignee_id=assignee, approved_by=approved_by,
        applicant=APPLICANT, description="", submitted_at=NOW, updated_at=NOW,
    )  # fmt: skip


def act(kind: type[Operation], **values: object) -> Operation:
    return kind(id=new_id(), case_id=UUID(int=9), created_at=NOW, **values)


def move(to: Status, **values: object) -> ChangeStatus:
    full = {"response": "رد", "missing": ("passport",), "resolution": Resolution.APPROVED, "reason": "سبب"}
    return ChangeStatus(
        id=new_id(), case_id=UUID(int=9), created_at=NOW, base_version=1, to=to, **{**full, **values}
    )


EVERY_ACT = [
    *(move(to) for to in Status),
    act(AddResponse, body="رد"),
    act(AddNote, body="ملاحظة"),
    act(Assign, base_version=1, assignee_id=ME),
    act(Assign, base_version=1, assignee_id=COLLEAGUE),
    act(RecordAccess, action="open"),
]


@pytest.mark.parametrize(("status", "role"), list(product(Status, Role)))
def test_every_pair_has_one_answer(status: Status, role: Role) -> None:
    for operation, assignee, service in product(EVERY_ACT, (None, ME, COLLEAGUE), (PLAIN, APPROVED)):
        answers = {refusal(operation, case(status, assignee), staff(role), service) for _ in range(2)}
        assert len(answers) == 1
        assert answers <= {None, *RefusalCode}


@pytest.mark.parametrize(("status", "to"), list(product(Status, Status)))
def test_the_table_is_that_of_the_directorate(status: Status, to: Status) -> None:
    """The pairs of product.md, written out again on purpose."""
    officer = {
        ("submitted", "under_processing"),
        ("returned_by_applicant", "under_processing"),
        ("under_processing", "returned_to_applicant"),
        ("under_processing", "processed"),
        ("processed", "closed"),
    }
    supervisor = {
        ("processed", "closed"),
        ("returned_to_applicant", "closed"),
        ("processed", "under_processing"),
        ("closed", "under_processing"),
    }
    pair = (status.value, to.value)
    assert (refusal(move(to), case(status), staff(Role.OFFICER), PLAIN) is None) == (pair in officer)
    over = case(status, COLLEAGUE)
    assert (refusal(move(to), over, staff(Role.SUPERVISOR), PLAIN) is None) == (pair in supervisor)
    assert refusal(move(to), case(status), staff(Role.AUDITOR), PLAIN) is RefusalCode.ROLE


@pytest.mark.parametrize(
    ("status", "to", "lacking", "code"),
    [
        (Status.UNDER_PROCESSING, Status.RETURNED_TO_APPLICANT, {"response": " "}, RefusalCode.RESPONSE),
        (Status.UNDER_PROCESSING, Status.RETURNED_TO_APPLICANT, {"missing": ()}, RefusalCode.MISSING),
        (Status.UNDER_PROCESSING, Status.PROCESSED, {"resolution": None}, RefusalCode.RESOLUTION),
        (Status.UNDER_PROCESSING, Status.PROCESSED, {"response": ""}, RefusalCode.RESPONSE),
    ],
)
def test_a_move_must_carry_its_texts(
    status: Status, to: Status, lacking: dict[str, object], code: RefusalCode
) -> None:
    assert refusal(move(to, **lacking), case(status), staff(Role.OFFICER), PLAIN) is code


@pytest.mark.parametrize("status", [Status.PROCESSED, Status.CLOSED])
def test_reopening_needs_a_reason(status: Status) -> None:
    reopening = move(Status.UNDER_PROCESSING, reason="  ")
    assert refusal(reopening, case(status), staff(Role.SUPERVISOR), PLAIN) is RefusalCode.REASON


def test_only_the_assigned_officer_works_on_a_case() -> None:
    start = move(Status.UNDER_PROCESSING)
    for assignee in (None, COLLEAGUE):
        found = refusal(start, case(Status.SUBMITTED, assignee), staff(Role.OFFICER), PLAIN)
        assert found is RefusalCode.NOT_ASSIGNED


@pytest.mark.parametrize(
    ("approver", "code"), [(None, RefusalCode.APPROVAL), (ME, RefusalCode.APPROVAL), (COLLEAGUE, None)]
)
def test_a_second_person_approves(approver: UUID | None, code: RefusalCode | None) -> None:
    found = case(Status.UNDER_PROCESSING, approved_by=approver)
    assert refusal(move(Status.PROCESSED), found, staff(Role.OFFICER), APPROVED) is code


def test_an_officer_takes_only_what_nobody_has() -> None:
    mine = act(Assign, base_version=1, assignee_id=ME)
    given = act(Assign, base_version=1, assignee_id=COLLEAGUE)
    officer, unassigned = staff(Role.OFFICER), case(Status.SUBMITTED, None)
    assert refusal(mine, unassigned, officer, PLAIN) is None
    assert refusal(given, unassigned, officer, PLAIN) is RefusalCode.ROLE
    assert refusal(mine, case(Status.SUBMITTED, COLLEAGUE), officer, PLAIN) is RefusalCode.ALREADY_ASSIGNED
    assert refusal(given, case(Status.SUBMITTED), staff(Role.SUPERVISOR), PLAIN) is None
    assert refusal(given, case(Status.CLOSED), staff(Role.SUPERVISOR), PLAIN) is RefusalCode.CLOSED


@pytest.mark.parametrize(("status", "role"), list(product(Status, (Role.OFFICER, Role.SUPERVISOR))))
def test_the_buttons_agree_with_the_act(status: Status, role: Role) -> None:
    for assignee in (None, ME, COLLEAGUE):
        there, person = case(status, assignee), staff(role)
        for to in Status:
            button = (
                rules.move_refusal(there, to, person, PLAIN) if role is not Role.AUDITOR else RefusalCode.ROLE
            )
            assert button == refusal(move(to), there, person, PLAIN)
        assert rules.response_refusal(there, person) == refusal(
            act(AddResponse, body="رد"), there, person, PLAIN
        )


@pytest.mark.parametrize(("status", "role"), list(product(Status, (Role.OFFICER, Role.SUPERVISOR))))
def test_a_case_is_started_exactly_where_its_officer_may_start_it(status: Status, role: Role) -> None:
    waiting = status in (Status.SUBMITTED, Status.RETURNED_BY_APPLICANT)
    for assignee in (None, ME, COLLEAGUE):
        there = case(status, assignee)
        begun = rules.started(there, staff(role), PLAIN)
        assert (begun is not None) is (waiting and assignee == ME)
        if begun is not None:
            assert (begun.status, begun.version) == (Status.UNDER_PROCESSING, there.version + 1)
            assert refusal(move(Status.UNDER_PROCESSING), there, staff(role), PLAIN) is None


def test_only_the_applicant_comes_back() -> None:
    assert MOVES[Status.RETURNED_TO_APPLICANT, Status.RETURNED_BY_APPLICANT].actor is Actor.APPLICANT


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("1000000008", True),
        ("١٠٠٠٠٠٠٠٠٨", True),
        ("۱۰۰۰۰۰۰۰۰۸", True),
        (" 1000000008 ", True),
        ("1000000009", False),
        ("3000000006", False),
        ("100000000", False),
        ("10000000080", False),
        ("1000a00008", False),
        ("", False),
    ],
)
def test_the_identity_number_is_checked(number: str, valid: bool) -> None:
    assert rules.identity_is_valid(number) is valid


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("1000000008", None),
        ("1000000009", "check_digit"),
        ("٢٠٠٠٠٠٠٠٠١", "check_digit"),
        ("3000000006", "start"),
        ("0000000000", "start"),
        ("100000000", "length"),
        ("10000000080", "length"),
        ("", "length"),
        ("1000-000008", "marks"),
        ("1 000 000 008", "marks"),
        ("A100000000", "marks"),
    ],
)
def test_what_is_wrong_with_an_identity_number_is_told_apart(number: str, fault: str | None) -> None:
    assert rules.identity_fault(number) == fault


def test_every_single_wrong_digit_is_found() -> None:
    candidates = (f"234567890{last}" for last in range(10))
    valid = next(number for number in candidates if rules.identity_is_valid(number))
    for place, digit in product(range(1, 10), range(10)):
        changed = valid[:place] + str(digit) + valid[place + 1 :]
        assert rules.identity_is_valid(changed) == (changed == valid)
