"""Who may do what where: every route and every kind of act × role × place, against one table.

Places: `mine` is assigned to the actor (to the officer, for an auditor), `pool` is their office's and
nobody's, `colleague` is a colleague's, `asked` a colleague's that waits for a second officer, `offered`
another office's that is offered to theirs, `elsewhere` another office's.
"""

from collections.abc import Iterator
from typing import Final

import pytest

from tawasul_central.app import describe
from tests.central.acts import send
from tests.central.places import ACTORS, ACTS, CALLS, PLACES, Stage
from tests.conftest import Template, running_central

Everywhere = str  # one verdict for all places, or one for each, in the order of PLACES
SIGNED: Final = "200"
SEEN_BY_OFFICERS: Final = "200 200 404 200 404 404"
SEEN_BY_SUPERVISORS: Final = "200 200 200 200 200 404"
OWN_FILES: Final = "{0} 404 404 404 404 404"

# route → officer, supervisor, auditor, nobody
ROUTES: Final[dict[str, tuple[Everywhere, Everywhere, Everywhere, Everywhere]]] = {
    "POST /v1/session": ("200", "200", "200", "200"),
    "POST /v1/session/refresh": ("401", "401", "401", "401"),  # a token of another device
    "DELETE /v1/session": ("204", "204", "204", "401"),
    "GET /v1/me": (SIGNED, SIGNED, SIGNED, "401"),
    "GET /v1/catalogue": (SIGNED, SIGNED, SIGNED, "401"),
    "GET /v1/limits": (SIGNED, SIGNED, SIGNED, "401"),
    "GET /v1/sync/changes": (SIGNED, SIGNED, SIGNED, "401"),  # each their own sight: test_sight, test_feed
    "POST /v1/sync/snapshot": (SIGNED, SIGNED, SIGNED, "401"),
    "GET /v1/sync/digest": (SIGNED, SIGNED, SIGNED, "401"),
    "GET /v1/sync/hints": (SIGNED, SIGNED, SIGNED, "401"),
    "POST /v1/ops": (SIGNED, SIGNED, SIGNED, "401"),  # each act has its own verdict: OPERATIONS
    "GET /v1/cases/{case_id}": (SEEN_BY_OFFICERS, SEEN_BY_SUPERVISORS, "403", "401"),
    "GET /v1/board": ("403", "200 200 200 200 404 404", "403", "401"),
    "GET /v1/board/cases": ("403", "200 200 200 200 404 404", "403", "401"),
    "GET /v1/board/mine": (SIGNED, SIGNED, "403", "401"),
    "GET /v1/board/mine/cases": (SIGNED, SIGNED, "403", "401"),  # whose cases: test_board_recount
    "GET /v1/attachments/{attachment_id}/content": (SEEN_BY_OFFICERS, SEEN_BY_SUPERVISORS, "404", "401"),
    "HEAD /v1/attachments/{attachment_id}/content": (SEEN_BY_OFFICERS, SEEN_BY_SUPERVISORS, "404", "401"),
    "POST /v1/uploads": (
        SEEN_BY_OFFICERS.replace("200", "201"),
        SEEN_BY_SUPERVISORS.replace("200", "201"),
        "404",
        "401",
    ),
    "PATCH /v1/uploads/{upload_id}": (OWN_FILES.format("200"), OWN_FILES.format("200"), "404", "401"),
    "POST /v1/uploads/{upload_id}": (OWN_FILES.format("200"), OWN_FILES.format("200"), "404", "401"),
    "GET /v1/uploads/{upload_id}": (OWN_FILES.format("200"), OWN_FILES.format("200"), "404", "401"),
    "HEAD /v1/uploads/{upload_id}": (OWN_FILES.format("200"), OWN_FILES.format("200"), "404", "401"),
    "POST /v1/uploads/{upload_id}/finalize": (OWN_FILES.format("409"), OWN_FILES.format("409"), "404", "401"),
    "GET /v1/audit": ("403", SIGNED, SIGNED, "401"),  # whose lines a supervisor reads: test_trail
    "GET /v1/health": ("200", "200", "200", "200"),
    "GET /v1/readiness": ("200", "200", "200", "200"),
}

# act → officer, supervisor, auditor; `gone` is out of sight, the others are the codes of refusals
OPERATIONS: Final[dict[str, tuple[Everywhere, Everywhere, Everywhere]]] = {
    "change_status:start": (
        "applied not_assigned gone not_assigned gone gone",
        "applied not_assigned not_assigned not_assigned other_office gone", "role",
    ),
    "change_status:return": (
        "applied not_assigned gone not_assigned gone gone",
        "applied not_assigned not_assigned not_assigned other_office gone", "role",
    ),
    "change_status:process": (
        "applied not_assigned gone not_assigned gone gone",
        "applied not_assigned not_assigned not_assigned other_office gone", "role",
    ),
    "change_status:close": (
        "applied applied gone applied gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "change_status:give up": (
        "role role gone role gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "change_status:reopen": (
        "role role gone role gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "add_response": (
        "applied not_assigned gone not_assigned gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "add_note": (
        "applied applied gone applied gone gone",
        "applied applied applied applied applied gone", "role",
    ),
    "assign:take": (
        "applied applied gone already_assigned gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "assign:give": (
        "role role gone role gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "assign:back": (
        "role applied gone role gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "offer_transfer": (
        "role role gone role gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "answer_transfer:accept": (
        "role role gone role gone gone",
        "other_office other_office other_office other_office applied gone", "role",
    ),
    "answer_transfer:refuse": (
        "role role gone role gone gone",
        "other_office other_office other_office other_office applied gone", "role",
    ),
    "answer_transfer:withdraw": (
        "role role gone role gone gone",
        "applied applied applied applied other_office gone", "role",
    ),
    "request_approval": (
        "applied not_assigned gone not_assigned gone gone",
        "applied not_assigned not_assigned not_assigned not_assigned gone", "role",
    ),
    "answer_approval:approve": (
        "own applied applied applied gone gone",
        "own applied applied applied other_office gone", "role",
    ),
    "answer_approval:refuse": (
        "own applied applied applied gone gone",
        "own applied applied applied other_office gone", "role",
    ),
    "watch": (
        "applied applied gone applied gone gone",
        "applied applied applied applied applied gone", "role",
    ),
    "record_access:case": ("applied", "applied", "role"),  # it happened, whatever has become of the case
    "record_access:export": ("applied", "applied", "applied"),
    "record_access:cases": ("applied", "applied", "applied"),
    # Of these the place says whom or which office they concern.
    "set_absence": (
        "applied role role role role role",
        "applied applied applied applied other_office other_office", "role",
    ),
    "set_skills": ("role", "applied applied applied applied other_office other_office", "role"),
    "watch_queue": ("role", "applied applied applied applied other_office other_office", "role"),
    "set_calendar": ("role", "applied applied applied applied other_office other_office", "role"),
    "propose_template": ("role", "applied", "role"),
    "answer_template": ("role", "own applied applied applied applied applied", "role"),
}  # fmt: skip


@pytest.fixture(scope="module")
def stage(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """One central for the whole matrix."""
    with running_central(postgres, template_database, tmp_path_factory.mktemp("matrix")) as central:
        yield Stage(central)


def by_place(verdicts: Everywhere) -> dict[str, str]:
    each = verdicts.split()
    return dict(zip(PLACES, each if len(each) > 1 else each * len(PLACES), strict=True))


def test_the_table_knows_every_route_and_every_kind() -> None:
    """A new one without an entry is a hole in the matrix."""
    document = describe().openapi()
    routes = {f"{method.upper()} {path}" for path, each in document["paths"].items() for method in each}
    assert set(ROUTES) == set(CALLS) == routes
    sent = document["components"]["schemas"]["SentBatch"]["properties"]["operations"]["items"]["anyOf"][0]
    kinds = set(sent["discriminator"]["mapping"])
    assert len(kinds) >= 16
    assert {name.partition(":")[0] for name in OPERATIONS} == kinds
    assert set(OPERATIONS) == set(ACTS)


@pytest.mark.parametrize("route", ROUTES)
def test_a_route(stage: Stage, route: str) -> None:
    expected = {
        (role, place): verdict
        for role, verdicts in zip(ACTORS, ROUTES[route], strict=True)
        for place, verdict in by_place(verdicts).items()
    }
    # Where the place makes no difference, the nearest and the farthest stand for all.
    plain = all(len(verdicts.split()) == 1 for verdicts in ROUTES[route])
    asked = {key for key in expected if not plain or key[1] in ("mine", "elsewhere")}
    found = {}
    for role, place in asked:
        scene = stage.set(role, place)
        found[role, place] = str(CALLS[route](stage.clients[role], stage.central.url, scene).status_code)
    assert found == {key: expected[key] for key in asked}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_act(stage: Stage, name: str) -> None:
    act, expected, found = ACTS[name], {}, {}
    for role, verdicts in zip(("officer", "supervisor", "auditor"), OPERATIONS[name], strict=True):
        for place, verdict in by_place(verdicts).items():
            scene = stage.set(role, place, **act.facts(stage, place))
            [outcome] = send(stage.central, stage.clients[role], act.make(stage, scene))
            expected[role, place] = verdict
            found[role, place] = getattr(outcome, "code", outcome.status)
    assert found == expected


def test_nobody_sends_anything(stage: Stage) -> None:
    for name, act in ACTS.items():
        scene = stage.set("nobody", "pool")
        body = {"operations": [act.make(stage, scene).model_dump(mode="json")]}
        answer = stage.clients["nobody"].post(stage.central.url + "/v1/ops", json=body, timeout=20)
        assert answer.status_code == 401, name
