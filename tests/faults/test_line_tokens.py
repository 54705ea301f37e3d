"""Sessions that end in the middle: renewed once, or the officer is asked; what was saved stays theirs."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import keyring
import pytest
from sqlalchemy import select, update

from tawasul_central import tables
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import OperationState
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD
from tests.faults.forks import Forks, Tell, forking
from tests.faults.key_rings import FileKeyring
from tests.faults.line import OTHER, Line, attempt
from tests.faults.proxy import Asked, Fault, Kind, once
from tests.faults.tally import Tally
from tests.services.desks import PNG, a_picture, note, response, some_case, states, stopped, synced

PIECE: Final = 8 * 1024
REFRESH: Final = "/v1/session/refresh"
THREADS, ROUNDS, KILLS = 8, 5, 4
Setting = Callable[..., None]


@pytest.fixture
def setting(line: Line) -> Iterator[Setting]:
    """Change how the central runs, for this test."""
    state, before = line.central.app.state, line.central.app.state.settings

    def change(**values: Any) -> None:
        state.settings = state.settings.model_copy(update=values)

    yield change
    state.settings = before


@pytest.fixture
def ending(line: Line, setting: Setting, monkeypatch: pytest.MonkeyPatch) -> Callable[[Desk, int], None]:
    """Give a desk a token that ends within so many seconds although it trusts it; the next one is whole."""

    def end_soon(desk: Desk, seconds: int) -> None:
        monkeypatch.setattr("tawasul_desk.services.api.EARLY", -60.0)
        setting(access_seconds=seconds)
        app.session.sign_in_again(desk.open_session, PASSWORD)
        setting(access_seconds=600)
        line.clear()

    return end_soon


@pytest.mark.fault("F10")
def test_a_token_that_ends_in_the_middle_of_a_file_is_renewed_once(
    line: Line, tally: Tally, ending: Callable[[Desk, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawasul_desk.services.attachments.UPLOAD_PIECE", PIECE)
    desk, picture = line.open(), a_picture()
    ending(desk, 3)
    act = response(some_case(desk), "long way up", uploads=(picture,))
    line.save(desk, act, {picture.id: PNG})
    line.proxy.plan = _slow("PATCH", 0.5)
    synced(desk)
    assert states(desk) == []
    pieces = line.proxy.of(f"/v1/uploads/{picture.id}", "PATCH")
    refused = [one for one in pieces if one.status == 401]
    assert len(refused) == len(line.proxy.of(REFRESH)) == 1
    offsets = [int(one.asked.headers["upload-offset"]) for one in pieces if one.status == 200]
    assert offsets == list(range(0, len(PNG), PIECE))
    assert 0 < int(refused[0].asked.headers["upload-offset"]) < len(PNG)
    tally.note("F10", 1, **line.judge())


@pytest.mark.fault("F10")
def test_a_token_that_ends_between_batches_is_renewed_once(
    line: Line, tally: Tally, ending: Callable[[Desk, int], None], setting: Setting
) -> None:
    setting(operations_per_batch=2)
    desk = line.open()
    ending(desk, 1)
    for place in range(10):
        line.save(desk, response(some_case(desk, place=place), f"batch {place}"))
    line.proxy.plan = _slow("POST", 1.2)  # the first four batches are answered after the token ended
    synced(desk)
    assert states(desk) == []
    sent = line.proxy.of("/v1/ops")
    assert len([one for one in sent if one.status == 200]) >= 5
    assert 1 <= len([one for one in sent if one.status == 401]) <= 4  # lanes that were under way at once
    assert len(line.proxy.of(REFRESH)) == 1
    tally.note("F10", 1, **line.judge())


def _slow(method: str, seconds: float) -> Callable[[Asked], Fault]:
    """Return the plan of a line on which every answer to this method comes late."""
    return lambda asked: Fault(Kind.LATE, seconds=seconds) if asked.method == method else Fault()


@pytest.mark.fault("F11")
def test_a_session_revoked_while_offline_asks_for_its_officer(line: Line, tally: Tally) -> None:
    desk = line.open(profile="shared")
    case_id = some_case(desk)
    line.central.stop()
    texts = [f"written offline {number}" for number in range(5)]
    for text in texts:
        line.save(desk, note(case_id, text))
    assert attempt(desk) is ErrorCode.OFFLINE
    _revoke(line)
    line.central.start()
    desk.open_session.api._access = None  # it ended while offline
    assert attempt(desk) is ErrorCode.SIGNED_OUT
    assert attempt(desk) is ErrorCode.SIGNED_OUT
    assert len(states(desk)) == 5
    assert OperationState.WAITING_SIGN_IN in states(desk)
    other = line.open(OTHER, profile="shared")
    assert attempt(other) is None
    assert [item.operation.body for item in desk.casework.waiting()] == texts
    assert _effects_of(line, desk) == 0
    app.session.sign_in_again(desk.open_session, PASSWORD)
    assert attempt(desk) is None
    assert _effects_of(line, desk) == 5
    tally.note("F11", 1, **line.judge())


def _revoke(line: Line) -> None:
    with line.central.engine.begin() as db:
        db.execute(update(tables.session).values(revoked=True))


def _effects_of(line: Line, desk: Desk) -> int:
    ids = [item.id for item in line.saved]
    wanted = select(tables.event.c.actor_id).where(tables.event.c.operation_id.in_(ids))
    with line.central.engine.connect() as db:
        authors = db.scalars(wanted).all()
    assert set(authors) <= {desk.staff.id}
    return len(authors)


@pytest.mark.fault("F12")
def test_many_threads_renew_once(line: Line, tally: Tally) -> None:
    desk = line.open()
    api = desk.open_session.api
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in range(ROUNDS):
            line.clear()
            line.proxy.plan = lambda asked: Fault(Kind.LATE, seconds=0.05 if asked.path == REFRESH else 0)
            api._access = None
            people = list(threads.map(lambda _: api.me(), range(THREADS)))
            assert {person.id for person in people} == {desk.staff.id}
            assert len(line.proxy.of(REFRESH)) == 1
    assert not _revoked(line, desk)
    tally.note("F12", ROUNDS, **line.judge())


@pytest.mark.fault("F12")
def test_a_lost_renewal_is_asked_for_again(line: Line, tally: Tally) -> None:
    desk = line.open()
    for number in range(ROUNDS):
        line.save(desk, note(some_case(desk), f"renewed {number}"))
        desk.open_session.api._access = None
        line.proxy.plan = once(Fault(Kind.SWALLOW), REFRESH)
        assert stopped(desk).code is ErrorCode.OFFLINE
        desk = line.reopen(desk)
        assert attempt(desk) is None
        assert states(desk) == []
    assert not _revoked(line, desk)
    tally.note("F12", ROUNDS, **line.judge())


def _revoked(line: Line, desk: Desk) -> bool:
    """Return whether the central ended this desk's session."""
    token = desk.open_session.vault.refresh_token
    assert token is not None
    mine = tables.session.c.id == UUID(hex=token.partition(".")[0])
    with line.central.engine.connect() as db:
        return bool(db.scalars(select(tables.session.c.revoked).where(mine)).one())


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    """A process that forks a child for every kill."""
    with forking() as process:
        yield process


@pytest.mark.fault("F12")
def test_a_kill_between_the_new_token_and_its_keeping_ends_no_session(
    line: Line, tally: Tally, forks: Forks
) -> None:
    desk = line.open()
    for number in range(KILLS):
        line.save(desk, note(some_case(desk), f"killed {number}"))
        profile = desk.open_session.folder.parents[1]
        desk.open_session.api._access = None
        desk.close()
        line.clear()
        facts = {"profile": str(profile), "kept": str(line.folder / "keyring.json")}
        ended = forks.run("test_line_tokens:renew_and_die", **facts)
        assert ended.code == -signal.SIGKILL, ended
        assert [one.status for one in line.proxy.of(REFRESH)] == [200]
        desk = line.reopen(desk)
        assert attempt(desk) is None
        assert states(desk) == []
    assert not _revoked(line, desk)
    tally.note("F12", KILLS, **line.judge())


def renew_and_die(tell: Tell, profile: str, kept: str) -> None:
    """Open the desk and make a pass; die with the new token in hand, before it is kept."""
    keyring.set_keyring(FileKeyring(Path(kept)))
    found = Vault.refresh_token
    die = found.setter(lambda _vault, _token: os.kill(os.getpid(), signal.SIGKILL))
    Vault.refresh_token = die  # type: ignore[method-assign, assignment]
    desk = app.resume(Settings(profile=Path(profile)))
    assert desk is not None
    synced(desk)
    tell(survived=True)


@pytest.mark.fault("F12")
def test_without_the_grace_a_token_used_twice_ends_its_session(
    line: Line, tally: Tally, setting: Setting
) -> None:
    desk = line.open()
    setting(grace_seconds=0)
    line.save(desk, note(some_case(desk), "kept through it"))
    desk.open_session.api._access = None
    line.proxy.plan = once(Fault(Kind.SWALLOW), REFRESH)
    assert attempt(desk) is ErrorCode.OFFLINE
    desk = line.reopen(desk)
    tally.bite("F12: a central without the grace", int(attempt(desk) is ErrorCode.SIGNED_OUT))
    assert _revoked(line, desk)
    assert states(desk) == [OperationState.WAITING_SIGN_IN]
    with pytest.raises(KnownError) as caught:
        desk.open_session.api.me()
    assert caught.value.code is ErrorCode.SIGNED_OUT
    app.session.sign_in_again(desk.open_session, PASSWORD)
    tally.note("F12", 1, **line.judge())
