"""Nobody gets their own request, and nobody is told an identity number to decide that."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select, update

from tawasul_central import staffing
from tawasul_central.seed import offices_of
from tawasul_central.seeding.cases import make
from tawasul_central.seeding.people import roster, staff_number
from tawasul_contract.outcomes import CaseChange, Rejected, StaffChange
from tawasul_contract.records import Role
from tawasul_contract.rules import identity_is_valid
from tests.central.acts import case_file, changes_after, cursor_now, find, person, send, snapshot, take
from tests.conftest import PASSWORD, Central

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


def test_the_seed_has_requests_of_officers_whom_it_knows_by_their_number() -> None:
    staff = roster(7)
    numbers = {staff_number(7, one): one.id for one in staff}
    made = [make(number, 200, 7, NOW, offices_of(staff)).case for number in range(200)]
    assert any(case.applicant_staff_id for case in made)
    for case in made:
        sender = numbers.get(case.applicant.identity_number)
        assert case.applicant_staff_id == sender
        assert sender is None or case.assignee_id != sender


def test_the_feed_tells_whose_request_it_is_and_nobodys_number(
    central: Central, own_requests: dict[UUID, UUID]
) -> None:
    told, _, _ = snapshot(central, central.client("supervisor01"))
    cases = {change.id: change.data for change in told if isinstance(change, CaseChange)}
    own = {case_id: one for case_id, one in own_requests.items() if case_id in cases}
    assert own
    assert {each: cases[each].applicant_staff_id for each in own} == own
    people = [change.data for change in told if isinstance(change, StaffChange)]
    assert people
    assert not any("number" in name for one in people for name in one.model_dump())


def test_nobody_gets_their_own_request_whoever_asks(central: Central, own_requests: dict[UUID, UUID]) -> None:
    case_id, staff_id = next(iter(own_requests.items()))
    with central.engine.connect() as db:
        row = db.execute(select(case_file).where(case_file.c.id == case_id)).one()
    bosses = ("supervisor01", "supervisor02", "supervisor03")
    boss = next(each for each in bosses if row.office_id in person(central, each).office_ids)
    (given,) = send(central, central.client(boss), take(case_id, staff_id, row.version))
    assert isinstance(given, Rejected)
    assert given.code == "own_request"


def test_the_requests_of_a_new_member_of_staff_are_known_from_then_on(central: Central) -> None:
    case_id = find(central, case_file.c.office_id == "riyadh", case_file.c.applicant_staff_id.is_(None)).id
    number = "1000000008"
    with central.engine.begin() as db:
        row = db.execute(select(case_file.c.applicant).where(case_file.c.id == case_id)).one()
        applicant = {**row.applicant, "identity_number": number}
        db.execute(update(case_file).where(case_file.c.id == case_id).values(applicant=applicant))
    boss = central.client("supervisor01")
    before = cursor_now(central, boss)
    with central.engine.begin() as db:
        new = staffing.add(
            db,
            central.settings,
            user_name="new",
            password=PASSWORD,
            role=Role.OFFICER,
            office_ids=["riyadh"],
            names=("جديد", "New"),
            identity_number=number,
        )
    told, _ = changes_after(central, boss, before)
    (change,) = (one for one in told if isinstance(one, CaseChange))
    assert (change.id, change.data.applicant_staff_id) == (case_id, new)


def test_a_number_is_repeatable_and_of_one_person_only() -> None:
    everybody = roster(7)
    numbers = [staff_number(7, one) for one in everybody]
    assert numbers == [staff_number(7, one) for one in everybody]
    assert len(set(numbers)) == len(numbers)
    assert all(map(identity_is_valid, numbers))
