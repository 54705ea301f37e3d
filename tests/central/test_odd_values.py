"""Values that PostgreSQL cannot hold, and files whose operation was refused: told, and never a fault."""

from uuid import UUID

import pytest
import requests
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.operations import UploadReference, new_id
from tawasul_contract.outcomes import Problem, ProblemCode
from tawasul_contract.records import Status
from tests.central import acts
from tests.central.test_uploads import OFFICER, PNG, announcement, begin, finish, put
from tests.conftest import PASSWORD, Central


@pytest.fixture
def case_id(central: Central) -> UUID:
    return acts.prepare(central, OFFICER, Status.UNDER_PROCESSING, OFFICER)


@pytest.fixture
def client(central: Central) -> requests.Session:
    return central.client(OFFICER)


def test_a_text_with_a_nul_is_rejected_alone_and_leaves_no_trace(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    texts = {"response": "x", "missing": ("a\x00",)}
    odd = (
        acts.note(case_id, "a\x00b"),
        acts.response(case_id, "\x00"),
        acts.move(case_id, Status.RETURNED_TO_APPLICANT, **texts),
    )
    before = acts.counts(central)
    rejected = acts.send(central, client, *odd)
    assert [outcome.model_dump()["code"] for outcome in rejected] == [ProblemCode.INVALID] * 3
    assert acts.counts(central) == before
    assert [outcome.status for outcome in acts.send(central, client, acts.note(case_id))] == ["applied"]


def test_a_name_with_a_nul_or_half_a_letter_is_nobody(central: Central) -> None:
    for name in (b"a\\u0000b", b"a\\ud800b"):
        body = b'{"user_name": "%s", "password": "%s", "device_id": "d"}' % (name, PASSWORD.encode())
        answer = requests.post(f"{central.url}/v1/session", data=body, timeout=acts.TIMEOUT)
        assert answer.status_code == 422
        assert Problem.model_validate_json(answer.content).code is ProblemCode.INVALID


def test_a_file_goes_with_the_operation_that_takes_the_place_of_a_refused_one(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    body = announcement(case_id)
    path = begin(central, client, body)
    put(central, client, path, PNG, 0)
    finish(central, client, path)
    again = acts.post(central, client, "/v1/uploads", body | {"operation_id": str(new_id())})
    assert (again.status_code, again.json()["complete"]) == (200, True)
    reference = UploadReference.model_validate(body)
    said = acts.response(case_id, uploads=(reference,))
    assert [outcome.status for outcome in acts.send(central, client, said)] == ["applied"]
    used = acts.post(central, client, "/v1/uploads", body | {"operation_id": str(new_id())})
    assert Problem.model_validate_json(used.content).code is ProblemCode.ID_REUSED


def test_whoever_announced_a_file_hears_of_it_also_after_the_case_has_left(
    central: Central, client: requests.Session, case_id: UUID
) -> None:
    body = announcement(case_id)
    begin(central, client, body)
    other = acts.person(central, "officer02").id
    with central.engine.begin() as db:
        mine = tables.case_file.c.id == case_id
        db.execute(update(tables.case_file).where(mine).values(assignee_id=other))
    assert acts.post(central, client, "/v1/uploads", body).status_code == 200
    fresh = acts.post(central, client, "/v1/uploads", announcement(case_id))
    assert fresh.status_code == 404
