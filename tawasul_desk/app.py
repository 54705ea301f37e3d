"""Builds the objects and wires them: the only place that knows how everything is put together."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from tawasul_contract.records import StaffRecord
from tawasul_desk.services import session
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.board import Boards
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.decoding.decoder import Decoder, StoppedFiles
from tawasul_desk.services.desk import Desk, Entrance
from tawasul_desk.services.distributing import Distribution
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKeys
from tawasul_desk.services.hints import Hints
from tawasul_desk.services.keepers import Account
from tawasul_desk.services.lookout import Lookout
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.office import OfficeWork
from tawasul_desk.services.prefetch import Prefetch
from tawasul_desk.services.recovery import open_mirror, open_work
from tawasul_desk.services.repairs import RepairCode, note_repair, take_repairs
from tawasul_desk.services.session import OpenSession
from tawasul_desk.services.steering import Steering
from tawasul_desk.services.sync import Sync
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import Draft
from tawasul_desk.services.watching import Watching
from tawasul_desk.services.workbook import Workbook
from tawasul_desk.settings import Settings, load_preferences, mend_preferences, save_preferences

DEMO_ACCOUNTS: Final = tuple(
    (name, "tawasul-demo") for name in ("officer01", "officer02", "officer05", "supervisor01")
)


def open_desk(open_session: OpenSession) -> Desk:
    """Return the desk of an open session; what was damaged is mended, and told by its `repairs`.

    KnownError(CLIENT_TOO_OLD) where a newer program wrote the outbox, DISK_FULL, NOT_WRITABLE.
    """
    vault, api = open_session.vault, open_session.api
    mirror = Mirror(open_mirror(vault), open_session.staff.id)
    workbook = Workbook(open_work(vault), mirror.lay_over)
    keys = FileKeys(vault.engine("mirror.db")), FileKeys(vault.engine("work.db"))
    files = Attachments(open_session.folder / "files", api, *keys)
    files.sweep(workbook.files())
    vault.mended()

    def me() -> StaffRecord:
        return mirror.staff(open_session.staff.id) or open_session.staff

    sync = Sync(api, mirror, workbook, files, now)
    lookout = Lookout(vault.engine("mirror.db"))
    casework = Casework(mirror, workbook, me, files)
    steering = Steering(mirror, lookout, workbook, me, now, casework.discard)
    office = OfficeWork(mirror, workbook, me, now)
    return Desk(
        account=open_session.account,
        staff=open_session.staff,
        casework=casework,
        steering=steering,
        distribution=Distribution(lookout, office, steering, now),
        office=office,
        watching=Watching(vault.engine("mirror.db"), me),
        attachments=files,
        decoder=Decoder(StoppedFiles(vault.engine("mirror.db"))),
        sync=sync,
        hints=Hints(api),
        boards=Boards(vault.engine("mirror.db"), api, now),
        prefetch=Prefetch(mirror, files, me).turn,
        open_session=open_session,
        passphrase_mode=open_session.passphrase_mode,
        withdraw=partial(_withdraw, vault, sync, casework),
        repairs=take_repairs(open_session.folder),
    )


def _withdraw(
    vault: Vault, sync: Sync, casework: Casework, operation_id: UUID, draft: Draft | None = None
) -> Changes:
    if not vault.only:  # another program sends what is in the outbox, and does not say when
        raise KnownError(ErrorCode.REFUSED, reason="may_have_been_sent")
    with sync.unsent(operation_id):
        return casework.withdraw(operation_id, draft)


def now() -> datetime:
    """Return this computer's time; shown and compared, never trusted."""
    return datetime.now(UTC)


def entrance(settings: Settings) -> Entrance:
    """Return the ways into a desk of this profile."""
    return Entrance(
        sign_in=partial(sign_in, settings),
        sign_in_again=lambda desk, password: session.sign_in_again(desk.open_session, password),
        resume=partial(resume, settings),
        sign_out=lambda desk: session.sign_out(desk.open_session),
        demo_accounts=DEMO_ACCOUNTS if settings.demo else (),
    )


def sign_in(
    settings: Settings, server: str, user_name: str, password: str, passphrase: str | None = None
) -> Desk:
    """Return the desk of a new session and remember whose it is for the next start."""
    profile = settings.profile
    account = session.account_of(server, user_name)
    opened = session.sign_in(profile, account, password, passphrase)
    before = load_preferences(profile)
    servers = {*before.other_servers, before.server} - {account.server, ""}
    with _closed_on_failure(opened):
        _note_work_elsewhere(profile, opened, servers, passphrase)
    desk = _opened(settings, opened)
    last = {"server": account.server, "user_name": account.user_name, "other_servers": tuple(sorted(servers))}
    try:
        save_preferences(profile, before.model_copy(update=last))
    except BaseException:
        desk.close()
        raise
    return desk


def _note_work_elsewhere(
    profile: Path, opened: OpenSession, servers: Collection[str], passphrase: str | None
) -> None:
    """Have the officer told of unsent work that lies under another address: it is not sent from here."""
    for server in servers:
        unsent = session.unsent_of(profile, Account(server, opened.account.user_name), passphrase)
        if unsent != 0:
            note_repair(opened.folder, RepairCode.WORK_ELSEWHERE, server=server, operations=unsent)


def resume(settings: Settings, passphrase: str | None = None) -> Desk | None:
    """Return the desk of the last end without a network, or None where one must sign in."""
    account = last_account(settings)
    opened = session.resume(settings.profile, account, passphrase) if account else None
    return _opened(settings, opened) if opened else None


def needs_passphrase(settings: Settings) -> bool:
    """Return whether the desk of the last end is opened by a passphrase."""
    account = last_account(settings)
    return account is not None and session.needs_passphrase(settings.profile, account)


def last_account(settings: Settings) -> Account | None:
    """Return who signed in last in this profile, at the server that is asked for; or None."""
    last = load_preferences(settings.profile)
    if not last.server or not last.user_name:
        return None
    account = session.account_of(last.server, last.user_name)
    other = settings.server and session.account_of(settings.server, last.user_name) != account
    return None if other else account


def _opened(settings: Settings, opened: OpenSession) -> Desk:
    with _closed_on_failure(opened):
        if mend_preferences(settings.profile):
            note_repair(opened.folder, RepairCode.PREFERENCES_MENDED)
        return open_desk(opened)


@contextmanager
def _closed_on_failure(opened: OpenSession) -> Iterator[None]:
    """Leave no session open, and its files locked, where what follows does not come to its end."""
    try:
        yield
    except BaseException:
        session.close(opened)
        raise
