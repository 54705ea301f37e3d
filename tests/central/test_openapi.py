import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from tawasul_central.__main__ import main
from tawasul_central.app import describe
from tawasul_contract.outcomes import Problem
from tests.conftest import Central, Template, running_central

SNAPSHOT = Path(__file__).with_name("openapi.json")
schema = schemathesis.openapi.from_dict(describe().openapi())


def test_the_document_is_the_one_agreed_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Changed on purpose? `python -m tawasul_central openapi > tests/central/openapi.json`, and review it."""
    assert main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(SNAPSHOT.read_text("utf-8"))


def test_every_failure_is_documented_as_a_problem() -> None:
    document = describe().openapi()
    for path in document["paths"].values():
        for operation in path.values():
            content = operation["responses"]["default"]["content"]
            assert list(content) == ["application/problem+json"]
            assert "422" not in operation["responses"]
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_every_reference_in_the_document_leads_somewhere() -> None:
    text = json.dumps(describe().openapi())
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(describe().openapi()["components"]["schemas"])


@pytest.fixture(scope="module")
def served(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Central, requests.Session]]:
    """A central for all the made-up calls, and somebody who is signed in again for each endpoint."""
    with running_central(postgres, template_database, tmp_path_factory.mktemp("served")) as central:
        yield central, central.client("supervisor01")


@schema.exclude(operation_id_regex="sign_out|hints").parametrize()
@settings(
    max_examples=12,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_made_up_calls_are_answered_as_documented(
    case: schemathesis.Case, served: tuple[Central, requests.Session]
) -> None:
    central, client = served
    headers = {"Authorization": str(client.headers["Authorization"])}
    answer = case.call(base_url=central.url, headers=headers, session=client)
    assert answer.status_code < 500, answer.text
    case.validate_response(
        answer,
        excluded_checks=[
            schemathesis.checks.CHECKS.get_one("positive_data_acceptance"),
            schemathesis.checks.CHECKS.get_one("ignored_auth"),
        ],
    )
    if answer.status_code >= 400 and case.method != "HEAD":
        assert Problem.model_validate_json(answer.content).request_id == answer.headers["x-request-id"][0]
