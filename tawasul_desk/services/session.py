"""Sign in, open again without a network, sign out: from credentials to an unlocked vault and an api."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from tawasul_contract.records import StaffRecord, TokenRecord
from tawasul_desk.services.api import Api, InMemory
from tawasul_desk.services.disk import disk_told
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.exchange import server_root
from tawasul_desk.services.keepers import (
    KEY_FILE,
    Account,
    Keeper,
    PassphraseKeeper,
    has_passphrase,
    keyring_keeper,
    passphrase_keeper,
)
from tawasul_desk.services.recovery import open_work
from tawasul_desk.services.repairs import RepairCode, note_repair
from tawasul_desk.services.under_key import OFFICER, opened_under, sealed_under
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.workbook import Workbook
from tawasul_desk.settings import load_preferences
from tawasul_desk.twins import mend, put_twice, read_either, there_is, twin_of

STAFF_FILE: Final = OFFICER


@dataclass(frozen=True)
class OpenSession:
    """An officer at this workstation: the unlocked vault and the central as they may use it."""

    account: Account
    folder: Path
    vault: Vault
    api: Api
    staff: StaffRecord
    passphrase_mode: bool


def account_of(server: str, user_name: str) -> Account:
    """Return the account as it is written everywhere; KnownError(BAD_SETTING) for an unusable address."""
    return Account(server_root(server), user_name.strip())


def folder_of(profile: Path, account: Account) -> Path:
    """Return the folder of this officer's encrypted files."""
    return profile / "officers" / account.id


def needs_passphrase(profile: Path, account: Account) -> bool:
    """Return whether this officer's files are opened by a passphrase rather than the keyring."""
    return has_passphrase(folder_of(profile, account))


def sign_in(profile: Path, account: Account, password: str, passphrase: str | None = None) -> OpenSession:
    """Return the session the central grants.

    KnownError: WRONG_CREDENTIALS, OFFLINE …; and only once those are right NO_KEYRING where a passphrase
    must be chosen, LOCKED where one was chosen and is not given, WRONG_PASSPHRASE.
    """
    api = Api(account.server, load_preferences(profile).device_id, InMemory())
    try:
        tokens = api.sign_in(account.user_name, password)
        api.adopt(tokens)
        return _opened(profile, account, api, tokens, passphrase)
    except BaseException:
        with suppress(KnownError):
            api.sign_out()  # nobody is to use what was granted
        api.close()
        raise


def _opened(
    profile: Path, account: Account, api: Api, tokens: TokenRecord, passphrase: str | None
) -> OpenSession:
    """Open what this computer keeps of the officer, and keep the tokens there."""
    folder = _made(folder_of(profile, account))
    vault, passphrase_mode = _vault(folder, account, passphrase)
    try:
        vault.open()
        if _is_another(tokens.staff, _sealed_staff(folder, vault)):
            vault.set_aside()
        _seal_staff(folder, vault, tokens.staff)
        api.adopt(tokens, vault)
    except BaseException:
        vault.close()
        _drop_unused_passphrase(folder)
        raise
    return OpenSession(account, folder, vault, api, tokens.staff, passphrase_mode)


def unsent_of(profile: Path, account: Account, passphrase: str | None = None) -> int | None:
    """Return how many acts of this account wait here to be sent; None where that cannot be told.

    A passphrase that does not open it, or a keyring without its key, leaves everything as it is.
    """
    folder = folder_of(profile, account)
    if not there_is(folder / STAFF_FILE):
        return 0
    try:
        vault, _ = _vault(folder, account, passphrase)
        if not vault.has_key:
            return None
        vault.open()
        try:
            return Workbook(open_work(vault), _lay_over_nothing).unsent()
        finally:
            vault.close()
    except KnownError:
        return None


def _lay_over_nothing(overlays: object, *, all_there_are: bool = False) -> None:
    # Counting needs no mirror.
    return


def sign_in_again(session: OpenSession, password: str) -> None:
    """Give an open session new tokens after the old ones ended; what waits is sent again from now on.

    KnownError(FORBIDDEN) where the name belongs to another person by now: this work is not theirs to send.
    """
    tokens = session.api.sign_in(session.account.user_name, password)
    if _is_another(tokens.staff, session.staff):
        raise KnownError(ErrorCode.FORBIDDEN, reason="another-person")
    session.api.adopt(tokens)


def resume(profile: Path, account: Account, passphrase: str | None = None) -> OpenSession | None:
    """Return the session left open at the last end, without a network; None where one must sign in.

    KnownError: LOCKED where a passphrase is needed, WRONG_PASSPHRASE, NO_KEYRING, DAMAGED.
    """
    folder = folder_of(profile, account)
    if not there_is(folder / STAFF_FILE):
        return None
    vault, passphrase_mode = _vault(folder, account, passphrase)
    if vault.refresh_token is None:
        return None
    vault.open()
    staff = _sealed_staff(folder, vault)
    if staff is None:
        vault.close()
        return None
    api = Api(account.server, load_preferences(profile).device_id, vault)
    return OpenSession(account, folder, vault, api, staff, passphrase_mode)


def close(session: OpenSession) -> None:
    """Let go of keys and connections; the session stays signed in for the next start."""
    session.api.close()
    session.vault.close()


def sign_out(session: OpenSession) -> None:
    """End the session here, and at the central if it can be reached; the encrypted work stays."""
    try:
        session.api.sign_out()
    except KnownError:
        pass  # no network: without its token this computer can no longer use the session
    finally:
        session.vault.refresh_token = None
        close(session)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise KnownError(ErrorCode.NOT_WRITABLE) from None
    return folder


def _drop_unused_passphrase(folder: Path) -> None:
    # A passphrase chosen in an attempt that failed protects nothing yet: the next one is free to choose.
    copies = (folder / KEY_FILE, twin_of(folder / KEY_FILE))
    if set(folder.iterdir()) == set(copies):
        for copy in copies:
            copy.unlink()


def _vault(folder: Path, account: Account, passphrase: str | None) -> tuple[Vault, bool]:
    keeper = _keeper(folder, account, passphrase)
    return Vault(folder, keeper), isinstance(keeper, PassphraseKeeper)


def _keeper(folder: Path, account: Account, passphrase: str | None) -> Keeper:
    if has_passphrase(folder):
        if not passphrase:
            raise KnownError(ErrorCode.LOCKED)
        return passphrase_keeper(folder, passphrase)
    try:
        return keyring_keeper(account)
    except KnownError as error:
        if error.code is not ErrorCode.NO_KEYRING or not passphrase:
            raise
        return passphrase_keeper(folder, passphrase)


def _seal_staff(folder: Path, vault: Vault, staff: StaffRecord) -> None:
    sealed = sealed_under(vault.derive("officer"), staff.model_dump_json().encode())
    with disk_told():
        put_twice(folder / STAFF_FILE, sealed)


def _is_another(staff: StaffRecord, before: StaffRecord | None) -> bool:
    """Return whether a name was given to a new person; ids are never given twice."""
    return before is not None and before.id != staff.id


def _sealed_staff(folder: Path, vault: Vault) -> StaffRecord | None:
    def opened(content: bytes) -> StaffRecord | None:
        try:
            return StaffRecord.model_validate_json(opened_under(vault.derive("officer"), content) or b"")
        except ValidationError:
            return None  # signing in writes it anew

    with disk_told():
        if mend(folder / STAFF_FILE, opened):
            note_repair(folder, RepairCode.OFFICER_MENDED)
    return read_either(folder / STAFF_FILE, opened)
