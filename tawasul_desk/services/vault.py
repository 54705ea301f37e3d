"""The vault: sole holder of the keys; opens the encrypted databases of one officer."""

from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from threading import RLock
from typing import Final, Literal

import structlog
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Engine

from tawasul_desk.services.database import check_cipher, encrypted_engine, reading
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.keepers import (
    Account,
    Keeper,
    KeyringKeeper,
    PassphraseKeeper,
    has_passphrase,
    keyring_keeper,
    passphrase_keeper,
)

__all__ = [
    "Account",
    "Keeper",
    "KeyringKeeper",
    "PassphraseKeeper",
    "Vault",
    "has_passphrase",
    "keyring_keeper",
    "passphrase_keeper",
]

DatabaseName = Literal["mirror.db", "work.db"]
# What was not sent yet must outlive a power cut; what the server said can be asked again.
_SYNCHRONOUS: Final[dict[DatabaseName, str]] = {"mirror.db": "NORMAL", "work.db": "FULL"}
FILES: Final = "files"  # the folder of encrypted attachments beside them
_KEY: Final = "database-key"
_SESSION: Final = "refresh-token"
_KEY_BYTES: Final = 32
_log = structlog.stdlib.get_logger(__name__)


class Vault:
    """The keys of one officer at this computer, and what they open."""

    def __init__(self, folder: Path, keeper: Keeper) -> None:
        self._folder = folder
        self._keeper = keeper
        self._key = b""
        self._engines: dict[DatabaseName, Engine] = {}
        self._lock = RLock()

    def open(self) -> None:
        """Read the key, or make one and prove that it is kept, before any database exists.

        KnownError(DAMAGED): there are databases, but their key is gone; they were set aside and the next
        call begins anew.
        """
        check_cipher()
        with self._lock:
            if self._key:
                return
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._key = _key_bytes(self._keeper.get(_KEY)) or self._fresh_key()

    def engine(self, name: DatabaseName) -> Engine:
        """Return the engine of this database; KnownError(DAMAGED) where it was unreadable and set aside."""
        with self._lock:
            if name not in self._engines:
                self._engines[name] = self._opened(name)
            return self._engines[name]

    def derive(self, purpose: str) -> bytes:
        """Return a 32-byte key for this purpose alone, always the same one."""
        return HKDF(SHA256(), _KEY_BYTES, salt=None, info=purpose.encode()).derive(self._known_key())

    @property
    def refresh_token(self) -> str | None:
        """The token that opens a session without a password, if there is one."""
        return self._keeper.get(_SESSION)

    @refresh_token.setter
    def refresh_token(self, token: str | None) -> None:
        if token is None:
            self._keeper.forget(_SESSION)
        else:
            self._keeper.put(_SESSION, token)

    def set_aside(self) -> None:
        """Put away all that is here, because it is another person's, before any of it is opened."""
        with self._lock:
            self._keeper.forget(_SESSION)
            for name in (*_SYNCHRONOUS, FILES):
                set_aside(self._folder / name, "of-another")

    def close(self) -> None:
        """Close the databases and drop the key from memory."""
        with self._lock:
            for engine in self._engines.values():
                engine.dispose()
            self._engines.clear()
            self._key = b""

    def _known_key(self) -> bytes:
        if not self._key:
            raise KnownError(ErrorCode.LOCKED)
        return self._key

    def _fresh_key(self) -> bytes:
        orphans = [name for name in _SYNCHRONOUS if (self._folder / name).exists()]
        for name in orphans:
            set_aside(self._folder / name)
        if orphans:
            raise KnownError(ErrorCode.DAMAGED, reason="key_lost", files=len(orphans))
        key = token_bytes(_KEY_BYTES)
        self._keeper.put(_KEY, key.hex())
        if self._keeper.get(_KEY) != key.hex():
            raise KnownError(ErrorCode.NO_KEYRING, reason="not_kept")
        return key

    def _opened(self, name: DatabaseName) -> Engine:
        path = self._folder / name
        engine = encrypted_engine(path, self._known_key(), _SYNCHRONOUS[name])
        try:
            with reading(engine) as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        except KnownError as error:
            engine.dispose()
            if error.code is ErrorCode.DAMAGED:
                set_aside(path)
                raise KnownError(ErrorCode.DAMAGED, file=name) from None
            raise
        return engine


def set_aside(path: Path, why: str = "damaged") -> None:
    """Rename a database with its journals, or a folder, so that it can still be looked at."""
    mark = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    for ending in ("", "-wal", "-shm"):
        found = path.with_name(path.name + ending)
        if found.exists():
            found.rename(path.with_name(f"{path.name}.{why}-{mark}{ending}"))
    _log.warning("set_aside", file=path.name, why=why)


def _key_bytes(text: str | None) -> bytes | None:
    """Return the kept key; text that is no key counts as none."""
    try:
        key = bytes.fromhex(text or "")
    except ValueError:
        return None
    return key if len(key) == _KEY_BYTES else None
