"""Answers that are lost or that nobody expected: nothing is done twice, and nothing is given up for them."""

from typing import Any

import pytest
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.outcomes import OutcomeBatch
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState
from tests.conftest import Central
from tests.services.conftest import OpenAs
from tests.services.desks import (
    PNG,
    a_picture,
    bodies,
    note,
    own_cases,
    response,
    some_case,
    states,
    stopped,
    synced,
)


def test_a_program_that_ends_between_the_answer_and_the_mark_asks_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, files = some_case(desk), (a_picture(), a_picture(PNG + b"2"))
    contents = {files[0].id: PNG, files[1].id: PNG + b"2"}
    desk.casework.submit(response(case_id, "with two files", uploads=files), contents)

    def ends(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(desk.casework._workbook, "mark_all", ends)
        with pytest.raises(SystemExit):
            synced(desk)
    assert states(desk) == [OperationState.SAVED]
    assert synced(desk).sent == 1
    assert bodies(desk, case_id).count("with two files") == 1
    sent = {file.id for file in desk.casework.view(case_id).attachments}
    assert sent >= contents.keys()


@pytest.mark.parametrize("code", [ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN])
def test_an_address_that_is_unknown_for_a_while_holds_no_case(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: ErrorCode
) -> None:
    desk.casework.submit(note(some_case(desk)))

    def refuse(_: Any) -> OutcomeBatch:
        raise KnownError(code, status=404)

    with monkeypatch.context() as patched:
        patched.setattr(desk.open_session.api, "send", refuse)
        assert stopped(desk).code is ErrorCode.SERVER_FAULT
    assert states(desk) == [OperationState.WAITING_NETWORK]
    desk.casework.retry_all()
    assert synced(desk).sent == 1


def test_a_file_that_cannot_be_read_stops_its_response_alone(desk: Desk) -> None:
    (case_id, other, *_), file = own_cases(desk, 2), a_picture()
    desk.casework.submit(response(case_id, "lost file", uploads=(file,)), {file.id: PNG})
    desk.casework.submit(note(other, "goes on"))
    place = desk.open_session.folder / "files" / file.id.hex
    place.unlink()
    place.mkdir()  # any failure of the file system will do
    assert synced(desk).sent == 1
    (item,) = desk.casework.waiting()
    assert (item.state, item.problem) == (OperationState.FAILED, "damaged")


def test_a_sight_that_changes_while_the_first_pages_come_begins_anew(
    central: Central, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawasul_central.snapshot.CASES_PER_PAGE", 2)
    desk = open_as("supervisor01")
    pages: list[int] = []

    def change_once(done: int, _total: int) -> None:
        if not pages:
            with central.engine.begin() as db:
                mine = tables.staff.c.id == desk.staff.id
                db.execute(update(tables.staff).where(mine).values(scope_version=99))
        pages.append(done)

    desk.sync.once(change_once, lambda: False)
    whole = open_as("supervisor01")
    synced(whole)
    assert desk.casework.counts() == whole.casework.counts()
