"""Taking an act back before anybody has sent it: certain, or refused."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tawasul_contract.operations import UploadReference, new_id
from tawasul_contract.outcomes import OutcomeBatch
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import Draft, DraftKind, OperationState, Shelf
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central
from tests.services.desks import (
    PASSPHRASE,
    bodies,
    note,
    response,
    some_case,
    start,
    states,
    stopped,
    synced,
    take,
)


def refused(desk: Desk, operation_id: Any) -> str:
    with pytest.raises(KnownError) as caught:
        desk.withdraw(operation_id)
    assert caught.value.code is ErrorCode.REFUSED
    return str(caught.value.facts["reason"])


def test_what_nobody_has_sent_is_taken_back_and_its_text_is_kept(desk: Desk) -> None:
    case_id = some_case(desk)
    wrong = response(case_id, "wrong", seen_seq=10**9)
    desk.casework.submit(wrong)
    desk.withdraw(wrong.id)
    assert desk.casework.waiting() == ()
    (kept,) = desk.casework.discarded()
    assert (kept.operation, kept.state) == (wrong, OperationState.DISCARDED)
    assert synced(desk).sent == 0
    assert "wrong" not in bodies(desk, case_id)


def test_the_files_of_what_is_taken_back_go_back_to_its_draft(desk: Desk) -> None:
    case_id, content = some_case(desk), b"%PDF-1.4 a letter"
    file = UploadReference(
        id=new_id(),
        name="letter.pdf",
        media_type="application/pdf",
        size=len(content),
        sha256=sha256(content).hexdigest(),
    )
    desk.casework.keep_draft_file(case_id, DraftKind.RESPONSE, file, content)
    wrong = response(case_id, "wrong", seen_seq=10**9).model_copy(update={"uploads": (file,)})
    desk.casework.submit(wrong)
    desk.casework.drop_draft(case_id, DraftKind.RESPONSE)
    draft = Draft(case_id, DraftKind.RESPONSE, "wrong", files=(file,))
    desk.withdraw(wrong.id, draft)
    desk.casework.save_draft(draft)
    found = desk.casework.draft(case_id, DraftKind.RESPONSE)
    assert found is not None
    assert (found.body, found.files) == ("wrong", (file,))
    assert desk.attachments.upload_bytes(file.id) == content


def test_what_reached_nobody_is_taken_back_too(desk: Desk, central: Central) -> None:
    said = note(some_case(desk), "unreached")
    desk.casework.submit(said)
    central.stop()
    for _ in range(2):
        stopped(desk)
    assert states(desk) == [OperationState.WAITING_NETWORK]
    assert [item.attempts for item in desk.casework.waiting()] == [0]
    desk.withdraw(said.id)
    assert desk.casework.waiting() == ()


def test_what_may_have_been_done_is_not_taken_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = some_case(desk)
    said = note(case_id, "done, and nobody heard")
    desk.casework.submit(said)
    api = desk.open_session.api
    send = api.send

    def lost(operations: Any) -> OutcomeBatch:
        send(operations)
        raise KnownError(ErrorCode.OFFLINE, reason="reply")

    with monkeypatch.context() as patched:
        patched.setattr(api, "send", lost)
        stopped(desk)
    assert refused(desk, said.id) == "may_have_been_sent"
    synced(desk)
    assert bodies(desk, case_id).count("done, and nobody heard") == 1


def test_what_is_on_its_way_is_not_taken_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = note(some_case(desk), "on its way")
    desk.casework.submit(said)
    api, told = desk.open_session.api, list[str]()
    send = api.send

    def slow(operations: Any) -> OutcomeBatch:
        told.append(refused(desk, said.id))
        return send(operations)

    monkeypatch.setattr(api, "send", slow)
    assert synced(desk).sent == 1
    assert told == ["may_have_been_sent"]


def test_beside_another_program_nothing_is_taken_back(central: Central, tmp_path: Path) -> None:
    settings = Settings(profile=tmp_path / "desk")
    first = app.sign_in(settings, central.url, "officer01", PASSWORD, PASSPHRASE)
    synced(first)
    second = app.resume(settings, PASSPHRASE)
    assert second is not None
    said = note(some_case(first), "who sends it?")
    first.casework.submit(said)
    assert refused(first, said.id) == "may_have_been_sent"
    second.close()
    first.withdraw(said.id)
    assert first.casework.waiting() == ()
    first.close()


def test_what_was_built_on_it_keeps_an_act(desk: Desk) -> None:
    case_id = some_case(desk, Shelf.UNASSIGNED)
    taken = take(desk, case_id)
    desk.casework.submit(taken)
    desk.casework.submit(start(desk, case_id))
    assert refused(desk, taken.id) == "built_on"
    assert len(desk.casework.waiting()) == 2
