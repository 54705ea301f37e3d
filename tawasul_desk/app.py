"""Builds the objects and wires them: the only place that knows how everything is put together."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

from tawasul_contract.records import StaffRecord
from tawasul_desk.services import session
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.desk import Desk, Entrance
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKeys
from tawasul_desk.services.hints import Hints
from tawasul_desk.services.keepers import Account
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.prefetch import Prefetch
from tawasul_desk.services.session import OpenSession
from tawasul_desk.services.sync import Sync
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.workbook import Workbook
from tawasul_desk.settings import Settings, load_preferences, save_preferences

DEMO_ACCOUNTS: Final = tuple(
    (name, "tawasul-demo") for name in ("officer01", "officer02", "officer05", "supervisor01")
)


def open_desk(open_session: OpenSession) -> Desk:
    """Return the desk of an open session; KnownError(DAMAGED) where unsent work was unreadable."""
    vault, api = open_session.vault, open_session.api
    mirror = _open_mirror(vault)
    workbook = Workbook(vault.engine("work.db"), mirror.lay_over)
    keys = FileKeys(vault.engine("mirror.db")), FileKeys(vault.engine("work.db"))
    files = Attachments(open_session.folder / "files", api, *keys)
    files.sweep()

    def me() -> StaffRecord:
        return mirror.staff(open_session.staff.id) or open_session.staff

    return Desk(
        account=open_session.account,
        staff=open_session.staff,
        casework=Casework(mirror, workbook, me, files),
        attachments=files,
        sync=Sync(api, mirror, workbook, files, now),
        hints=Hints(api),
        prefetch=Prefetch(mirror, files, me).turn,
        open_session=open_session,
        passphrase_mode=open_session.passphrase_mode,
    )


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
        needs_passphrase=partial(needs_passphrase, settings),
        demo_accounts=DEMO_ACCOUNTS if settings.demo else (),
    )


def sign_in(
    settings: Settings, server: str, user_name: str, password: str, passphrase: str | None = None
) -> Desk:
    """Return the desk of a new session and remember whose it is for the next start."""
    profile = settings.profile
    account = session.account_of(server, user_name)
    desk = _opened(session.sign_in(profile, account, password, passphrase))
    last = {"server": account.server, "user_name": account.user_name}
    save_preferences(profile, load_preferences(profile).model_copy(update=last))
    return desk


def resume(settings: Settings, passphrase: str | None = None) -> Desk | None:
    """Return the desk of the last end without a network, or None where one must sign in."""
    account = last_account(settings)
    opened = session.resume(settings.profile, account, passphrase) if account else None
    return _opened(opened) if opened else None


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


def _opened(opened: OpenSession) -> Desk:
    try:
        return open_desk(opened)
    except BaseException:
        session.close(opened)
        raise


def _open_mirror(vault: Vault) -> Mirror:
    try:
        return Mirror(vault.engine("mirror.db"))
    except KnownError as error:
        if error.code is not ErrorCode.DAMAGED:
            raise
    return Mirror(vault.engine("mirror.db"))  # the unreadable one was set aside; the central fills a new one
