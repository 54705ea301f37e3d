"""Who keeps the keys: the keyring of the system, or a file under a passphrase; never a plain file."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes, token_hex
from threading import Lock, Thread
from typing import Final, Protocol, TypeVar
from unicodedata import decimal, normalize

import keyring
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.repairs import RepairCode, note_repair
from tawasul_desk.twins import mend, put_twice, read_either, there_is

Answer = TypeVar("Answer")

SERVICE: Final = "Tawasul Desk"
KEY_FILE: Final = "keys.json"

# Backends that keep nothing, or keep it readable on the disk.
_REFUSED: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
PATIENCE: Final = 60.0  # seconds: a keyring may ask a person to unlock it before it answers
_CHECK: Final = "check"  # sealed like a key, so that a wrong passphrase is known before a key is asked for
_NONCE: Final = 12  # bytes
_MEMORY: Final = 64 * 1024  # KiB
_PASSES: Final = 3
_LANES: Final = 4


@dataclass(frozen=True)
class Account:
    """An officer at a server: what a folder of encrypted files belongs to."""

    server: str
    user_name: str

    @property
    def id(self) -> str:
        """Return 16 hexadecimal digits that name the account without telling it."""
        return sha256(f"{self.server}\n{self.user_name}".encode()).hexdigest()[:16]


class Keeper(Protocol):
    """Keeps a few short secrets by name."""

    def get(self, name: str) -> str | None:
        """Return the secret, or None where none was put."""

    def put(self, name: str, value: str) -> None:
        """Keep the secret."""

    def forget(self, name: str) -> None:
        """Drop the secret; one that is not there is no error."""


class KeyringKeeper:
    """Secrets in the keyring of the operating system; a keyring that fails is KnownError(NO_KEYRING)."""

    def __init__(self, account: Account, backend: KeyringBackend) -> None:
        self._account = account
        self._backend = backend

    def get(self, name: str) -> str | None:
        """Return the secret, or None where none was put."""
        return _answered(lambda: self._backend.get_password(SERVICE, self._entry(name)))

    def put(self, name: str, value: str) -> None:
        """Keep the secret."""
        _answered(lambda: self._backend.set_password(SERVICE, self._entry(name), value))

    def forget(self, name: str) -> None:
        """Drop the secret; one that is not there is no error."""

        def delete() -> None:
            with suppress(PasswordDeleteError):
                self._backend.delete_password(SERVICE, self._entry(name))

        _answered(delete)

    def _entry(self, name: str) -> str:
        return f"{self._account.id}/{name}"


def keyring_keeper(account: Account) -> KeyringKeeper:
    """Return a keeper on a keyring that was just proved to work; else KnownError(NO_KEYRING)."""
    chosen = _answered(keyring.get_keyring)  # which looks for the one that is set, wherever it is
    backend = _usable(chosen)
    if backend is None:
        raise KnownError(ErrorCode.NO_KEYRING, backend=_name_of(chosen))
    keeper = KeyringKeeper(account, backend)
    name, value = f"probe-{token_hex(4)}", token_hex(32)
    keeper.put(name, value)
    found = keeper.get(name)
    keeper.forget(name)
    if found != value:
        raise KnownError(ErrorCode.NO_KEYRING, backend=_name_of(backend), reason="not-kept")
    return keeper


def _usable(backend: KeyringBackend) -> KeyringBackend | None:
    """Return the backend itself, for a chain the first of its links, that keeps secrets as secrets."""
    links = getattr(backend, "backends", (backend,))
    return next((link for link in links if not type(link).__module__.startswith(_REFUSED)), None)


def _name_of(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _answered(call: Callable[[], Answer]) -> Answer:
    """Return what the keyring answers; one that fails, is not there or does not answer: NO_KEYRING.

    On a thread of its own, which is left behind: nothing can end a call to a service that is silent.
    """
    coming: Future[Answer] = Future()

    def run() -> None:
        try:
            coming.set_result(call())
        except BaseException as error:
            coming.set_exception(error)

    Thread(target=run, name="keyring", daemon=True).start()
    try:
        return coming.result(PATIENCE)
    except FutureTimeout:
        raise KnownError(ErrorCode.NO_KEYRING, reason="silent") from None
    except Exception as error:
        # A backend raises what its platform raises (D-Bus, COM, OSError …), not only KeyringError.
        kind = "keyring" if isinstance(error, KeyringError) else type(error).__name__
        raise KnownError(ErrorCode.NO_KEYRING, reason=kind) from None


class PassphraseKeeper:
    """Secrets sealed under a key made from a passphrase, in `keys.json` of the officer's folder.

    However a keyboard writes it (composed or not, which digits), a passphrase is the same; one that was
    chosen before this was so is tried as it was typed.
    """

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._path = folder / KEY_FILE
        self._lock = Lock()
        self._sealed: dict[str, str] = {}
        self._salt = token_bytes(16)
        exists = there_is(self._path)
        if exists:
            self._mend()
            self._read()
        written = _normal(passphrase)
        self._cipher = AESGCM(_stretched(written, self._salt))
        if not exists:
            self.put(_CHECK, _CHECK)
        elif written == passphrase or self._opens():
            self._checked()
        else:
            self._cipher = AESGCM(_stretched(passphrase, self._salt))
            self._checked()

    def get(self, name: str) -> str | None:
        """Return the secret, or None where none was put; what another program put counts too."""
        with self._lock:
            self._reread()
            sealed = self._sealed.get(name)
        if sealed is None:
            return None
        content = b64decode(sealed)
        try:
            opened = self._cipher.decrypt(content[:_NONCE], content[_NONCE:], name.encode())
        except InvalidTag:
            raise KnownError(ErrorCode.DAMAGED, file=KEY_FILE) from None
        return opened.decode()

    def put(self, name: str, value: str) -> None:
        """Keep the secret; KnownError(NOT_WRITABLE) where the file cannot be written."""
        nonce = token_bytes(_NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, value.encode(), name.encode())
        with self._lock:
            self._reread()
            self._write({**self._sealed, name: b64encode(sealed).decode()})

    def forget(self, name: str) -> None:
        """Drop the secret; one that is not there is no error."""
        with self._lock:
            self._reread()
            self._write({found: sealed for found, sealed in self._sealed.items() if found != name})

    def _reread(self) -> None:
        # A second program on this profile renews the session too: an old token would end it for both.
        if there_is(self._path):
            self._read()

    def _mend(self) -> None:
        try:
            if mend(self._path, _keys_in):
                note_repair(self._path.parent, RepairCode.KEY_FILE_MENDED)
        except OSError:
            raise KnownError(ErrorCode.NOT_WRITABLE, file=KEY_FILE) from None

    def _read(self) -> None:
        found = read_either(self._path, _keys_in)
        if found is None:
            raise KnownError(ErrorCode.DAMAGED, file=KEY_FILE)
        self._salt, self._sealed = found

    def _opens(self) -> bool:
        try:
            return self.get(_CHECK) == _CHECK
        except KnownError:
            return False

    def _checked(self) -> None:
        try:
            known = self.get(_CHECK)
        except KnownError:
            raise KnownError(ErrorCode.WRONG_PASSPHRASE) from None
        if known != _CHECK:
            raise KnownError(ErrorCode.DAMAGED, file=KEY_FILE)

    def _write(self, sealed: dict[str, str]) -> None:
        salt = b64encode(self._salt).decode()
        content = json.dumps({"version": 2, "salt": salt, "sealed": sealed, "sum": _sum(salt, sealed)})
        try:
            put_twice(self._path, content.encode())
        except OSError:
            raise KnownError(ErrorCode.NOT_WRITABLE, file=KEY_FILE) from None
        self._sealed = sealed


def passphrase_keeper(folder: Path, passphrase: str) -> PassphraseKeeper:
    """Return the keeper of this folder, made on first use; KnownError(WRONG_PASSPHRASE) or (DAMAGED)."""
    return PassphraseKeeper(folder, passphrase)


def has_passphrase(folder: Path) -> bool:
    """Return whether the keys of this folder are kept under a passphrase."""
    return there_is(folder / KEY_FILE)


def _keys_in(content: bytes) -> tuple[bytes, dict[str, str]] | None:
    """Return the salt and the sealed secrets of a key file, or None where any of it was altered."""
    try:
        told = json.loads(content)
        if told["sum"] != _sum(told["salt"], told["sealed"]):
            return None
        return b64decode(told["salt"]), dict(told["sealed"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _sum(salt: str, sealed: Mapping[str, str]) -> str:
    # Against an altered bit, not against anybody: whoever can write here can also count.
    return sha256(json.dumps([salt, sorted(sealed.items())]).encode()).hexdigest()


def _normal(passphrase: str) -> str:
    """Return the passphrase composed (NFC) and with 0-9 for the digits of any script."""
    composed = normalize("NFC", passphrase)
    return "".join(str(decimal(mark)) if mark.isdecimal() else mark for mark in composed)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(passphrase.encode(), salt, _PASSES, _MEMORY, _LANES, hash_len=32, type=Type.ID)
