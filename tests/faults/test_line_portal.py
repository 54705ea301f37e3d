"""Somebody else answers, kindly: a captive portal, a proxy's page, another program. That is no network."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from tawasul_contract.operations import new_id
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.api import Api
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState
from tests.conftest import PASSWORD, Central
from tests.faults.line import Line, attempt, laid, settle
from tests.faults.proxy import Fault, Kind, always, by_chance, honest, reply
from tests.faults.tally import Tally
from tests.faults.test_line_flaky import believing
from tests.services.desks import PNG, a_picture, note, response, some_case, states

HTML = b"<!DOCTYPE html><html><body>Welcome to the airport. Sign in.</body></html>"
PAGE, JSON = "text/html", "application/json"
PORTALS = {
    "a page": reply("200 OK", HTML, Content_Type="text/html; charset=utf-8"),
    "a page that says it is JSON": reply("200 OK", HTML, Content_Type=JSON),
    "nothing": reply("204 No Content"),
    "an empty page": reply("200 OK", b"", Content_Type=PAGE),
    "the JSON of somebody": reply("200 OK", b'{"status":"success","data":[]}', Content_Type=JSON),
    "an empty object": reply("200 OK", b"{}", Content_Type=JSON),
    "an empty list": reply("200 OK", b"[]", Content_Type=JSON),
    "a way elsewhere": reply("302 Found", HTML, Location="http://127.0.0.1:9/login", Content_Type=PAGE),
    "a part of a page": reply("206 Partial Content", HTML, Content_Type=PAGE),
    "sign in to the network": reply("511 Network Authentication Required", HTML, Content_Type=PAGE),
    "forbidden by a proxy": reply("403 Forbidden", HTML, Content_Type=PAGE),
    "not found by another server": reply("404 Not Found", HTML, Content_Type=PAGE),
    "not allowed by another server": reply("405 Method Not Allowed", b"{}", Content_Type=JSON),
}
NO_NETWORK = {ErrorCode.OFFLINE, ErrorCode.NOT_THE_SERVICE, ErrorCode.SERVER_FAULT}
SOMETIMES = NO_NETWORK | {ErrorCode.INTERCEPTED, None}  # where the next call may reach the central
PASSES = 3
SEED = 8080


def _everything(api: Api, case_id: UUID) -> dict[str, Callable[[], object]]:
    """Return a call of each kind, as nobody but the central may answer it."""
    picture = a_picture()

    def content() -> bytes:
        with api.content(new_id()) as answer:
            return b"".join(answer.pieces)

    return {
        "sign_in": lambda: api.sign_in("officer01", PASSWORD),
        "me": api.me,
        "catalogue": api.catalogue,
        "limits": api.limits,
        "health": api.health,
        "changes": lambda: api.changes("a cursor"),
        "snapshot": lambda: api.snapshot(None),
        "send": lambda: api.send([note(case_id)]),
        "case": lambda: api.case(case_id),
        "content": content,
        "begin_upload": lambda: api.begin_upload(picture, new_id(), case_id),
        "append_upload": lambda: api.append_upload(picture.id, 0, PNG),
        "upload": lambda: api.upload(picture.id),
        "finalize_upload": lambda: api.finalize_upload(picture.id),
    }


@pytest.mark.fault("F8")
def test_no_call_takes_a_stranger_for_the_central(line: Line, tally: Tally) -> None:
    desk = line.open()
    calls = _everything(desk.open_session.api, some_case(desk))
    believed = []
    for name, page in PORTALS.items():
        line.proxy.plan = always(Fault(Kind.ANSWER, answer=page))
        came = {call: _failure_of(act) for call, act in calls.items()}
        believed += [f"{call} of {name}: {code}" for call, code in came.items() if code not in NO_NETWORK]
    assert believed == []
    tally.note("F8", len(PORTALS) * len(calls), **line.judge())


def _failure_of(act: Callable[[], object]) -> ErrorCode | None:
    try:
        act()
    except KnownError as error:
        return error.code
    return None


@pytest.mark.fault("F8")
def test_what_a_portal_swallowed_is_sent_when_it_is_gone(line: Line, tally: Tally) -> None:
    desk = line.open()
    for number, (name, page) in enumerate(PORTALS.items()):
        content = PNG + bytes([number])
        picture = a_picture(content)
        act = response(some_case(desk, place=number % 4), f"enclosed {number}", uploads=(picture,))
        line.save(desk, act, {picture.id: content})
        line.save(desk, note(some_case(desk, place=4), f"note {number}"))
        line.proxy.plan = always(Fault(Kind.ANSWER, answer=page))
        assert attempt(desk) in NO_NETWORK, name
        assert states(desk) == [OperationState.WAITING_NETWORK] * 2, name
        line.proxy.plan = by_chance(SEED + number, {Kind.ANSWER: 0.4}, page)
        for _ in range(PASSES):
            assert attempt(desk) in SOMETIMES, name
        assert desk.casework.outbox_counts().troubled == 0, name  # nobody decides for a portal
        line.proxy.plan = honest
        settle(desk)
        assert states(desk) == [], name
    tally.note("F8", len(PORTALS), **line.judge())


@pytest.mark.fault("F8")
def test_the_page_of_a_portal_is_never_shown_as_a_file(line: Line) -> None:
    desk = line.open()
    known = _sent_file(line, desk)
    desk.attachments.forget_case(known.case_id)
    for page in PORTALS.values():
        line.proxy.plan = always(Fault(Kind.ANSWER, answer=page))
        with pytest.raises(KnownError) as caught:
            desk.attachments.content(known)
        assert caught.value.code in NO_NETWORK
        assert not desk.attachments.is_local(known)
    line.clear()
    assert desk.attachments.content(known) == PNG


def _sent_file(line: Line, desk: Desk) -> AttachmentRecord:
    picture = a_picture()
    case_id = some_case(desk)
    line.save(desk, response(case_id, "enclosed", uploads=(picture,)), {picture.id: PNG})
    assert attempt(desk) is None
    return next(file for file in desk.casework.view(case_id).attachments if file.id == picture.id)


def test_a_portal_read_as_the_central_is_seen(
    line_central: Central, tmp_path: Path, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Api, "send", believing(Api.send, ErrorCode.NOT_THE_SERVICE))
    with laid(line_central, tmp_path) as line:
        desk = line.open()
        line.save(desk, note(some_case(desk), "believed"))
        line.proxy.plan = always(Fault(Kind.ANSWER, answer=PORTALS["a page"]))
        attempt(desk)
        tally.bite("F8: a portal's page taken as done", line.judge()["lost"])
