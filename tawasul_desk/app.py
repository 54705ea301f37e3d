"""Builds the objects and wires them: the only place that knows how everything is put together."""

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from tawasul_contract.records import StaffRecord
from tawasul_desk.services import session
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.desk import Desk, Entrance
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKeys
from tawasul_desk.services.keepers import Account
from tawasul_desk.services.mirror import Mirror
from tawasul_desk.services.session import OpenSession
from tawasul_desk.services.sync import Sync
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.workbook import Workbook
from tawasul_desk.settings import Settings, load_preferences, save_preferences

DEMO_ACCOUNTS: Final = tuple(
    (name, "tawasul-demo") for name in ("officer01", "officer02", "officer05", "supervisor01")
)


class NoDisplayError(Exception):
    """There is no screen to open a window on."""


def open_desk(profile: Path, open_session: OpenSession) -> Desk:
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
        open_session=open_session,
        passphrase_mode=open_session.passphrase_mode,
    )


def now() -> datetime:
    """Return this computer's time; shown and compared, never trusted."""
    return datetime.now(UTC)


def entrance(settings: Settings) -> Entrance:
    """Return the ways into a desk of this profile."""
    profile = settings.profile
    return Entrance(
        sign_in=partial(sign_in, profile),
        sign_in_again=lambda desk, password: session.sign_in_again(desk.open_session, password),
        resume=partial(resume, profile),
        sign_out=lambda desk: session.sign_out(desk.open_session),
        needs_passphrase=lambda: _needs_passphrase(profile),
        demo_accounts=DEMO_ACCOUNTS if settings.demo else (),
    )


def sign_in(profile: Path, server: str, user_name: str, password: str, passphrase: str | None = None) -> Desk:
    """Return the desk of a new session and remember whose it is for the next start."""
    account = session.account_of(server, user_name)
    desk = _opened(profile, session.sign_in(profile, account, password, passphrase))
    last = {"server": account.server, "user_name": account.user_name}
    save_preferences(profile, load_preferences(profile).model_copy(update=last))
    return desk


def resume(profile: Path, passphrase: str | None = None) -> Desk | None:
    """Return the desk of the last end without a network, or None where one must sign in."""
    account = last_account(profile)
    opened = session.resume(profile, account, passphrase) if account else None
    return _opened(profile, opened) if opened else None


def last_account(profile: Path) -> Account | None:
    """Return who signed in last in this profile, or None."""
    last = load_preferences(profile)
    return session.account_of(last.server, last.user_name) if last.server and last.user_name else None


def run_window(settings: Settings) -> int:
    """Open the window and return the exit code when it is closed; NoDisplayError without a screen."""
    if not _has_display():
        raise NoDisplayError
    from tawasul_desk.ui.window import open_window

    return open_window(settings, entrance(settings))


def _opened(profile: Path, opened: OpenSession) -> Desk:
    try:
        return open_desk(profile, opened)
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


def _needs_passphrase(profile: Path) -> bool:
    account = last_account(profile)
    return account is not None and session.needs_passphrase(profile, account)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
