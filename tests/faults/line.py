"""A central, a proxy before it, and whole desks that know only the proxy."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit
from uuid import UUID

import keyring
import pytest
from sqlalchemy import select, update

from tawasul_central import tables
from tawasul_contract.operations import Operation, OperationBatch
from tawasul_contract.outcomes import OutcomeBatch
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode
from tawasul_desk.services.sync import SyncStoppedError
from tawasul_desk.services.views import OperationState
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central, Template, running_central
from tests.faults import verdict
from tests.faults.key_rings import FileKeyring
from tests.faults.proxy import Proxy, honest
from tests.faults.verdict import Saved
from tests.services.desks import synced

OFFICER, OTHER, SUPERVISOR = "officer01", "officer02", "supervisor01"
UNSENT = frozenset(OperationState) - {OperationState.SENT}


@dataclass
class Line:
    """Desks on one line to one central, and what they showed as saved."""

    central: Central
    proxy: Proxy
    folder: Path
    desks: list[tuple[str, Desk]] = field(default_factory=list)
    saved: list[Saved] = field(default_factory=list)

    def open(self, user_name: str = OFFICER, profile: str = "") -> Desk:
        """Return the desk of a new session, filled; in a profile of its own unless told which."""
        settings = self.settings(profile or f"desk-{len(self.desks)}")
        desk = app.sign_in(settings, self.proxy.url, user_name, PASSWORD)
        self.desks.append((user_name, desk))
        synced(desk)
        return desk

    def settings(self, profile: str) -> Settings:
        """Return the settings of a workstation."""
        return Settings(profile=self.folder / profile)

    def reopen(self, desk: Desk) -> Desk:
        """Return the desk as it comes up after the program ended, without a network."""
        ((user_name, _),) = [pair for pair in self.desks if pair[1] is desk]
        profile = desk.open_session.folder.parents[1]
        desk.close()
        again = app.resume(Settings(profile=profile))
        assert again is not None
        self.desks[[one for _, one in self.desks].index(desk)] = user_name, again
        return again

    def save(self, desk: Desk, operation: Operation, files: dict[UUID, bytes] | None = None) -> Operation:
        """Have the act saved on this computer, and remember that it was."""
        desk.casework.submit(operation, files or {})
        self.remember(operation)
        return operation

    def remember(self, operation: Operation) -> None:
        """Count the act among those that were shown as saved."""
        self.saved.append(Saved(operation.id, operation.kind))

    def clear(self) -> None:
        """Let everything through from now on, and forget what was seen."""
        self.proxy.plan = honest
        self.proxy.seen.clear()

    def judge(self) -> dict[str, int]:
        """Let the line be good, have every desk do its passes, and return the verdict."""
        self.proxy.plan = honest
        for _, desk in self.desks:
            settle(desk)
        for _, desk in self.desks:
            synced(desk)  # what another still had to send when this one settled
        return self.verdict()

    def verdict(self) -> dict[str, int]:
        """Return what is lost, doubled or differs as things are."""
        desks = [desk for _, desk in self.desks]
        differing = [one for name, desk in self.desks for one in self.differing(name, desk)]
        lost = verdict.lost(self.central.engine, self.saved, desks)
        doubled = verdict.duplicated(self.central.engine)
        print(*lost, *doubled, *differing, sep="\n")
        return {"lost": len(lost), "duplicated": len(doubled), "diverged": len(differing)}

    def differing(self, user_name: str, desk: Desk) -> list[str]:
        """Return what this desk's mirror does not share with the central."""
        return verdict.diverged(desk, self.central.client(user_name, f"judge-{user_name}"), self.central.url)


def settle(desk: Desk, seconds: float = 10.0) -> None:
    """Make passes until nothing waits for the line any more."""
    until = monotonic() + seconds
    while True:
        desk.casework.retry_all()
        synced(desk)
        if not desk.casework.outbox_counts().waiting:
            return
        assert monotonic() < until, [item.problem for item in desk.casework.waiting()]
        sleep(0.05)


def attempt(desk: Desk, *, hurry: bool = True) -> ErrorCode | None:
    """Make a pass, in a `hurry` with all that waits, and return why it stopped, or None."""
    if hurry:
        desk.casework.retry_all()
    try:
        synced(desk)
    except SyncStoppedError as error:
        return error.code
    return None


def outcomes(line: Line) -> list[str]:
    """Return the statuses of the outcomes that the central gave, whether they arrived or not."""
    answers = [one.text for one in line.proxy.of("/v1/ops") if one.status == 200]
    return [result.status for text in answers for result in OutcomeBatch.model_validate_json(text).results]


def batch_of(body: bytes) -> tuple[UUID, ...]:
    """Return the ids in the body of a sending."""
    return tuple(one.id for one in OperationBatch.model_validate_json(body).operations)


@pytest.fixture(scope="module")
def line_central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    """A central for all tests of one file."""
    with running_central(postgres, template_database, tmp_path_factory.mktemp("central")) as running:
        _give_work(running)
        yield running


def _give_work(central: Central) -> None:
    """Make every case one of the officer's office, and all work that somebody has the officer's."""
    case, staff = tables.case_file, tables.staff
    with central.engine.begin() as db:
        officer = db.execute(select(staff).where(staff.c.user_name == OFFICER)).one()
        db.execute(update(case).values(office_id=officer.office_ids[0]))
        db.execute(update(case).where(case.c.assignee_id.is_not(None)).values(assignee_id=officer.id))
        same = staff.c.user_name.in_((OTHER, SUPERVISOR))
        db.execute(update(staff).where(same).values(office_ids=officer.office_ids))


@pytest.fixture
def line(line_central: Central, tmp_path: Path) -> Iterator[Line]:
    """A good line to that central; the test makes it a bad one."""
    with laid(line_central, tmp_path) as opened:
        yield opened


@contextmanager
def laid(central: Central, folder: Path) -> Iterator[Line]:
    """Give a line; its desks are closed after."""
    keyring.set_keyring(FileKeyring(folder / "keyring.json"))
    parts = urlsplit(central.url)
    assert parts.hostname
    assert parts.port
    proxy = Proxy((parts.hostname, parts.port))
    opened = Line(central, proxy, folder)
    try:
        yield opened
    finally:
        for _, desk in opened.desks:
            desk.close()
        proxy.close()
