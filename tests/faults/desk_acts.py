"""What children do with a whole desk: fill a profile, act in it and end well or not, come back to it."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import keyring
import requests
from alembic import command as _alembic  # noqa: F401 — a migration loads it; here once for all children
from sqlalchemy import Connection, Engine

from tawasul_contract.operations import Operation
from tawasul_contract.records import TokenRecord
from tawasul_desk import app
from tawasul_desk.services import keepers, session, transport, vault, work_tables  # noqa: F401 — the same
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.journal import Journal, Reading
from tawasul_desk.services.keeping import Keeping
from tawasul_desk.services.log import shape_log, start_log
from tawasul_desk.services.sync import SyncReport
from tawasul_desk.services.under_key import put_away
from tawasul_desk.services.views import (
    Draft,
    DraftKind,
    OperationState,
    QueueQuery,
    Shelf,
    WaitingOperation,
)
from tawasul_desk.services.workbook import Workbook
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD
from tests.faults import verdict
from tests.faults.forks import Tell
from tests.faults.key_rings import FileKeyring, LockedKeyring
from tests.services.desks import a_picture, ids_of, note, own_cases, response, take

_waiting_in_order: Final = Workbook.waiting
PASSES: Final = 4  # an officer who comes back waits no longer than this many passes
OPENINGS: Final = 4
SYSTEM, LOCKED = "system", "locked"
OVER: Final = (OperationState.NEEDS_DECISION, OperationState.FAILED, OperationState.HELD)


def prepare(tell: Tell, **place: Any) -> None:
    """Fill a profile: signed in and synchronised, files fetched, one act in conflict, one confirmed."""
    desk = _signed_in(place)
    passed(desk)
    cases = own_cases(desk, 2)
    undecided = _taken_too_late(desk, 2)
    fetched = _fetch_some(desk, cases, 2)
    confirmed = note(cases[0], "confirmed long ago")
    desk.casework.submit(confirmed)
    for _ in range(2):
        passed(desk)
    states = [item.state for item in desk.casework.waiting()]
    assert states == [OperationState.NEEDS_DECISION] * 2, states
    desk.close()
    tell(cases=[str(case_id) for case_id in cases], cached=[str(item) for item in fetched])
    tell(confirmed=str(confirmed.id), undecided=[str(operation.id) for operation in undecided])


def write(tell: Tell, cases: list[str], give_up: str, end: str, **place: Any) -> None:
    """Act without a network, tell of every act once it was kept, and end: closed or killed."""
    desk = opened(tell, **place)
    here = [UUID(case_id) for case_id in cases]
    _keep(tell, desk, note(here[0], "noted before the end"))
    content = b"\x89PNG\r\n\x1a\n" + os.urandom(40_000)
    file = a_picture(content)
    _keep(tell, desk, response(here[1], "answered with a file", uploads=(file,)), {file.id: content})
    tell(upload=str(file.id))
    _keep(tell, desk, response(here[0], "answered before the end"))
    desk.casework.save_draft(Draft(here[1], DraftKind.NOTE, "half a sentence"))
    tell(draft=True)
    desk.casework.discard(UUID(give_up))
    tell(given_up=give_up)
    _keep(tell, desk, note(here[1], "the last word"))
    if end == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    desk.close()


def bustle(tell: Tell, cases: list[str], rounds: int, **place: Any) -> None:
    """Act and make passes at once with another program on the same profile."""
    desk = opened(tell, **place)
    for number in range(rounds):
        _keep(tell, desk, note(UUID(cases[number % 2]), f"{os.getpid()} {number}"))
        settle(desk)
    desk.close()


def knock(tell: Tell, planted: str = "", **place: Any) -> None:
    """Try to open the profile, and tell why that cannot be."""
    plant(planted)
    try:
        opened(tell, **place).close()
    except KnownError as error:
        tell(shut=str(error.code))


def come_back(tell: Tell, planted: str = "", **place: Any) -> None:
    """Open the profile as an officer would, tell what is there, synchronise, tell what is left."""
    plant(planted)
    desk = opened(tell, **place)
    tell(found=_waiting(desk), drafts=[form.body for form in desk.casework.drafts()])
    for _ in range(OPENINGS):
        try:
            with desk_closing(desk):
                settle(desk)
                _see_each_file(desk)
                return _tell_of(tell, desk, **place)
        except KnownError as error:
            if error.code is not ErrorCode.DAMAGED:
                raise
            tell(told=f"{error.code} {error.facts}", restart=True)
        desk = opened(tell, **place)
    raise AssertionError("it is damaged at every start")


def _tell_of(tell: Tell, desk: Desk, server: str, user: str, **_: Any) -> None:
    with signed_in_client(server, user) as client:
        diverged = verdict.diverged(desk, client, server)
    tell(left=_waiting(desk), discarded=[str(item.operation.id) for item in desk.casework.discarded()])
    tell(diverged=diverged)


def shred(folder: Path) -> int:
    """Throw away what lies under a lost key: a bug to plant."""
    for name in ("work.db", "work.db-wal", "outbox.journal"):
        (folder / name).unlink(missing_ok=True)
    return put_away(folder)


def _by_the_clock(self: Workbook, case_id: UUID | None = None) -> tuple[WaitingOperation, ...]:
    return tuple(sorted(_waiting_in_order(self, case_id), key=lambda item: item.operation.created_at))


@contextmanager
def _torn(engine: Engine) -> Iterator[Connection]:
    """Write each statement by itself: a bug to plant."""
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        yield connection


def plant(planted: str) -> None:
    """Put the bug of this name into the program of this process."""
    if planted:
        owner, name, bug = PLANTED[planted]
        setattr(owner, name, bug)


def _see_each_file(desk: Desk) -> None:
    """Look at every attachment that is here: what is shown is what the central has, or nothing is."""
    for case_id in ids_of(desk, Shelf.MINE)[:2]:
        for attachment in desk.casework.view(case_id).attachments:
            if desk.attachments.is_local(attachment):
                assert sha256(desk.attachments.content(attachment)).hexdigest() == attachment.sha256


PLANTED: Final[dict[str, tuple[Any, str, Any]]] = {
    "the journal is not read": (Journal, "read", lambda _self: Reading((), damaged=False)),
    "what failed stays in the journal": (Keeping, "_take_back", lambda *_: None),
    "a lost key takes its files along": (vault, "put_away", shred),
    "a change of form in several transactions": (work_tables, "writing", _torn),
    "the clock orders": (Workbook, "waiting", _by_the_clock),
}


def opened(
    tell: Tell, *, profile: str, keys: str, server: str, user: str, passphrase: str | None = None
) -> Desk:
    """Return the desk as an officer gets it: what was left open, after a refusal once more, or signed in."""
    _use_keyring(keys)
    settings = Settings(profile=Path(profile))
    start_log(settings.profile, "info")
    shape_log()
    for _ in range(OPENINGS):
        try:
            desk = app.resume(settings, passphrase)
            if desk is None:
                tell(told="asks to sign in")
                desk = app.sign_in(settings, server, user, PASSWORD, passphrase)
        except KnownError as error:
            if error.code not in (ErrorCode.DAMAGED, ErrorCode.LOCKED):
                raise
            tell(told=f"{error.code} {error.facts}")
            continue
        for repair in getattr(desk, "repairs", ()):
            tell(told=f"{repair.code} {repair.facts}")
        return desk
    raise AssertionError("it does not open")


def passed(desk: Desk) -> SyncReport:
    """Make a pass."""
    return desk.sync.once(lambda _done, _total: None, lambda: False)


def settle(desk: Desk) -> None:
    """Make passes until nothing waits but for a person; who is asked to sign in does so."""
    for _ in range(PASSES):
        try:
            passed(desk)
        except KnownError as error:
            if error.code is not ErrorCode.SIGNED_OUT:
                raise
            session.sign_in_again(desk.open_session, PASSWORD)
            continue
        if all(item.state in OVER for item in desk.casework.waiting()):
            return
        desk.casework.retry_all()


@contextmanager
def desk_closing(desk: Desk) -> Iterator[None]:
    """Close the desk with the block."""
    try:
        yield
    finally:
        desk.close()


@contextmanager
def signed_in_client(server: str, user: str) -> Iterator[requests.Session]:
    """Give an HTTP session that is signed in as this user."""
    with requests.Session() as client:
        body = {"user_name": user, "password": PASSWORD, "device_id": "verdict"}
        answer = client.post(f"{server}/v1/session", json=body, timeout=10)
        answer.raise_for_status()
        token = TokenRecord.model_validate_json(answer.content).access_token
        client.headers["Authorization"] = f"Bearer {token}"
        yield client


def _signed_in(place: dict[str, Any]) -> Desk:
    _use_keyring(place["keys"])
    settings = Settings(profile=Path(place["profile"]))
    return app.sign_in(settings, place["server"], place["user"], PASSWORD, place.get("passphrase"))


def _use_keyring(keys: str) -> None:
    """Use the keyring in this file, a locked one, or that of the desktop."""
    keepers._MEMORY, keepers._PASSES = 32, 1  # how well a passphrase is stretched is not tried here
    if keys != SYSTEM:
        keyring.set_keyring(LockedKeyring() if keys == LOCKED else FileKeyring(Path(keys)))


def _keep(tell: Tell, desk: Desk, operation: Operation, files: dict[UUID, bytes] | None = None) -> None:
    desk.casework.submit(operation, files or {})
    tell(saved=[str(operation.id), operation.kind])


def _waiting(desk: Desk) -> dict[str, list[str]]:
    return {
        str(item.operation.id): [str(item.state), str(item.problem), getattr(item.operation, "body", "")]
        for item in desk.casework.waiting()
    }


def _taken_too_late(desk: Desk, most: int) -> list[Operation]:
    """Take cases on a version that they never had: a person will have to decide."""
    rows = desk.casework.page(QueueQuery(shelf=Shelf.UNASSIGNED), 0, most).rows
    taken = [take(desk, row.case_id).model_copy(update={"base_version": 99}) for row in rows]
    for operation in taken:
        desk.casework.submit(operation)
    return taken


def _fetch_some(desk: Desk, cases: list[UUID], most: int) -> list[UUID]:
    fetched: list[UUID] = []
    for case_id in cases:
        for attachment in desk.casework.view(case_id).attachments:
            if len(fetched) < most:
                content = desk.attachments.content(attachment)
                assert sha256(content).hexdigest() == attachment.sha256
                fetched.append(attachment.id)
    return fetched
