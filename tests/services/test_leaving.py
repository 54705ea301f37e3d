"""Cases that leave an officer's sight while work on them is under way, and some that come back."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

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
    assign,
    bodies,
    colleague,
    note,
    response,
    some_case,
    states,
    stopped,
    synced,
)


@pytest.fixture
def supervisor(open_as: OpenAs) -> Desk:
    opened = open_as("supervisor01")
    synced(opened)
    return opened


def given(supervisor: Desk, case_id: UUID, to: UUID) -> None:
    synced(supervisor)
    supervisor.casework.submit(assign(supervisor, case_id, to))
    synced(supervisor)


def lost_reply(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a pass whose acts are done at the central, but a proxy says that it failed."""
    api = desk.open_session.api
    send = api.send

    def lose(operations: Any) -> OutcomeBatch:
        send(operations)
        raise KnownError(ErrorCode.SERVER_FAULT, retry_after=300.0)

    with monkeypatch.context() as patched:
        patched.setattr(api, "send", lose)
        assert stopped(desk).code is ErrorCode.SERVER_FAULT


@pytest.mark.parametrize("with_file", [False, True])
def test_what_may_have_been_done_is_asked_for_before_it_is_held(
    desk: Desk, supervisor: Desk, monkeypatch: pytest.MonkeyPatch, with_file: bool
) -> None:
    case_id = some_case(desk)
    uploads = (a_picture(),) if with_file else ()
    done = response(case_id, "done once", uploads=uploads)
    desk.casework.submit(done, {file.id: PNG for file in uploads})
    lost_reply(desk, monkeypatch)
    desk.casework.submit(note(case_id, "never sent"))
    monkeypatch.setattr(desk.open_session.api, "send", lambda _: pytest.fail("too early"))
    given(supervisor, case_id, colleague(desk))
    with monkeypatch.context() as patched:
        patched.setattr("tawasul_desk.services.sending.next_batch", lambda *_: [])
        synced(desk)  # the case leaves before anything is due
    monkeypatch.undo()
    assert states(desk) == [OperationState.WAITING_NETWORK, OperationState.HELD]
    assert synced(desk).sent == 1
    synced(desk)
    (held,) = desk.casework.waiting()
    assert held.operation.body == "never sent"
    synced(supervisor)
    assert bodies(supervisor, case_id).count("done once") == 1


def test_a_held_act_does_not_stand_in_the_way_when_the_case_comes_back(desk: Desk, supervisor: Desk) -> None:
    case_id = some_case(desk)
    given(supervisor, case_id, colleague(desk))
    desk.casework.submit(response(case_id, "too late"))
    synced(desk)
    assert states(desk) == [OperationState.HELD]
    given(supervisor, case_id, desk.staff.id)
    synced(desk)
    desk.casework.submit(response(case_id, "in time"))
    assert synced(desk).sent == 1
    assert states(desk) == [OperationState.HELD]
    assert bodies(desk, case_id)[-1] == "in time"
    desk.casework.discard(desk.casework.waiting()[0].operation.id)
    assert states(desk) == []


def test_what_was_looked_at_is_audited_though_the_case_has_left(
    central: Central, desk: Desk, supervisor: Desk
) -> None:
    case_id = some_case(desk)
    desk.casework.record_access(case_id, "reveal_identity")
    given(supervisor, case_id, colleague(desk))
    desk.casework.submit(note(case_id, "gone before it"))
    synced(desk)
    synced(desk)
    row = tables.audit.c
    wanted = select(row.staff_id).where(row.case_id == case_id, row.action == "reveal_identity")
    with central.engine.connect() as db:
        assert db.scalars(wanted).all() == [desk.staff.id]
    assert desk.casework.outbox_counts().troubled == 1
