import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawasul_contract.operations import OPERATION, Operation, fingerprint, new_id
from tawasul_contract.outcomes import OUTCOME, Outcome, Problem, ProblemCode, problem_type
from tawasul_contract.record import Record
from tests.contract.strategies import every_type, operation


@pytest.mark.slow
@pytest.mark.parametrize("kind", every_type(), ids=lambda kind: kind.__name__)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_type_survives_json(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert kind.model_validate_json(record.model_dump_json()) == record


@settings(max_examples=60)
@given(operation)
def test_an_operation_is_told_by_its_kind(one: Operation) -> None:
    again = OPERATION.validate_json(OPERATION.dump_json(one))
    assert type(again) is type(one)
    assert fingerprint(again) == fingerprint(one)


@settings(max_examples=60)
@given(operation, operation)
def test_a_fingerprint_is_of_the_whole_content(one: Operation, other: Operation) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


@settings(max_examples=60)
@given(st.from_type(Outcome))
def test_an_outcome_is_told_by_its_status(outcome: Outcome) -> None:
    assert OUTCOME.validate_json(OUTCOME.dump_json(outcome)) == outcome


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_has_a_type_of_its_own(code: ProblemCode) -> None:
    problem = Problem(type=problem_type(code), title="", status=400, code=code)
    assert problem.type == f"urn:tawasul:problem:{code.value}"


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(made)
    assert {one.version for one in made} == {7}
