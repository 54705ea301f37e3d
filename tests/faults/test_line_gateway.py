"""A firewall or gateway that lets most requests pass and refuses some, with a page of its own."""

import pytest

from tawasul_desk.services import attachments
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.verdicts import TRIES
from tawasul_desk.services.views import OperationState
from tests.faults.line import Line, attempt
from tests.faults.proxy import Fault, Kind, Plan, always, reply
from tests.faults.tally import Tally
from tests.faults.wire import Asked
from tests.services.desks import PNG, a_picture, bodies, note, response, some_case, states

HTML = b"<!DOCTYPE html><html><body>Request blocked by policy 17.</body></html>"
PAGES = {
    status: reply(status, HTML, Content_Type="text/html; charset=utf-8")
    for status in (
        "200 OK",
        "400 Bad Request",
        "403 Forbidden",
        "404 Not Found",
        "406 Not Acceptable",
        "413 Payload Too Large",
        "501 Not Implemented",
    )
}
LARGE = 2_000  # bytes
FORBIDDEN = PAGES["403 Forbidden"]


def larger_than(limit: int, page: bytes, path: str = "/v1/ops") -> Plan:
    """Refuse what has a larger body."""

    def plan(asked: Asked) -> Fault:
        refused = asked.path.startswith(path) and asked.length > limit
        return Fault(Kind.ANSWER, answer=page) if refused else Fault()

    return plan


def method(name: str, page: bytes) -> Plan:
    """Refuse this method."""
    return lambda asked: Fault(Kind.ANSWER, answer=page) if asked.method == name else Fault()


@pytest.mark.fault("F8")
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_one_refused_request_is_set_aside_and_all_else_goes_on(line: Line, tally: Tally, page: bytes) -> None:
    desk = line.open()
    refused = line.save(desk, note(some_case(desk), "x" * LARGE))
    line.proxy.plan = larger_than(LARGE, page)
    for number in range(TRIES):
        case_id = some_case(desk, place=1 + number % 4)
        line.save(desk, note(case_id, f"goes on {number} {page[:30]!r}"))
        assert attempt(desk) is None, "the desk stays online"
        assert f"goes on {number} {page[:30]!r}" in bodies(desk, case_id)
        (item,) = desk.casework.waiting()
        assert item.operation.id == refused.id
        assert item.problem == "intercepted", "it waits in its own words"
        assert (item.state is OperationState.FAILED) == (number + 1 == TRIES)
    assert item.reference == f"HTTP {page.split()[1].decode()}"
    line.clear()
    desk.casework.retry(refused.id)
    tally.note("F8", TRIES, **line.judge())
    assert states(desk) == []


@pytest.mark.fault("F8")
@pytest.mark.parametrize("page", [FORBIDDEN, PAGES["501 Not Implemented"]], ids=["403", "501"])
def test_a_file_goes_up_where_no_patch_passes(line: Line, tally: Tally, page: bytes) -> None:
    desk = line.open()
    picture = a_picture()
    case_id = some_case(desk)
    line.save(desk, response(case_id, "with a file", uploads=(picture,)), {picture.id: PNG})
    line.proxy.plan = method("PATCH", page)
    assert attempt(desk) is None
    assert states(desk) == []
    tally.note("F8", 1, **line.judge())


@pytest.mark.fault("F8")
def test_a_file_goes_up_in_pieces_that_a_body_limit_lets_pass(
    line: Line, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "SMALLEST_PIECE", 4_096)
    desk = line.open()
    picture = a_picture()
    line.save(desk, response(some_case(desk), "with a file", uploads=(picture,)), {picture.id: PNG})
    line.proxy.plan = larger_than(10_000, PAGES["413 Payload Too Large"], "/v1/uploads")
    assert attempt(desk) is None
    assert states(desk) == []
    tally.note("F8", 1, **line.judge())


@pytest.mark.fault("F8")
def test_a_page_for_everything_is_still_no_network(line: Line) -> None:
    desk = line.open()
    line.save(desk, note(some_case(desk), "waits"))
    line.proxy.plan = always(Fault(Kind.ANSWER, answer=FORBIDDEN))
    for _ in range(TRIES + 1):
        assert attempt(desk) is ErrorCode.NOT_THE_SERVICE
    assert states(desk) == [OperationState.WAITING_NETWORK]


def test_a_refused_reading_is_told_as_such(line: Line) -> None:
    desk = line.open()
    line.proxy.plan = lambda asked: (
        Fault(Kind.ANSWER, answer=FORBIDDEN) if asked.path.startswith("/v1/me") else Fault()
    )
    with pytest.raises(KnownError) as caught:
        desk.open_session.api.me()
    assert caught.value.code is ErrorCode.INTERCEPTED
