"""The vault: sole holder of the keys; opens the encrypted databases of one officer."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from threading import RLock
from typing import Final

import structlog
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DatabaseError

from tawasul_desk.services.database import check_cipher, encrypted_engine, is_sound, reading, told
from tawasul_desk.services.disk import disk_told
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.journal import JOURNAL
from tawasul_desk.services.keepers import (
    Account,
    Keeper,
    KeyringKeeper,
    PassphraseKeeper,
    has_passphrase,
    keyring_keeper,
    passphrase_keeper,
)
from tawasul_desk.services.presence import Presence
from tawasul_desk.services.repairs import RepairCode, note_repair
from tawasul_desk.services.under_key import (
    DATABASES,
    FILES,
    KEY_BYTES,
    DatabaseName,
    check_key,
    derived,
    has_sealed,
    is_right,
    put_away,
    take_back,
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

# What was not sent yet must outlive a power cut; what the server said can be asked again.
_SYNCHRONOUS: Final[dict[DatabaseName, str]] = {"mirror.db": "NORMAL", "work.db": "FULL"}
_KEY: Final = "database-key"
_SESSION: Final = "refresh-token"
_log = structlog.stdlib.get_logger(__name__)


class Vault:
    """The keys of one officer at this computer, and what they open."""

    def __init__(self, folder: Path, keeper: Keeper) -> None:
        self._folder = folder
        self._keeper = keeper
        self._key = b""
        self._engines: dict[DatabaseName, Engine] = {}
        self._presence: Presence | None = None
        self._lock = RLock()

    @property
    def folder(self) -> Path:
        """Where everything of this officer lies."""
        return self._folder

    @property
    def unclean(self) -> bool:
        """Whether a program that had this open was ended by force since it was last looked at."""
        return self._presence is not None and self._presence.unclean

    @property
    def alone(self) -> bool:
        """Whether no other program had this open when it was opened."""
        return self._presence is None or self._presence.alone

    @property
    def has_key(self) -> bool:
        """Whether a key to what lies here is kept, so that opening makes none."""
        return _key_bytes(self._keeper.get(_KEY)) is not None

    @property
    def only(self) -> bool:
        """Whether no other program has this open now."""
        return self._presence is None or self._presence.only

    def open(self) -> None:
        """Read the key, or make one and prove that it is kept, before any database exists.

        What lies under a key that is lost or was replaced is put away until that key returns; noted as a
        repair. KnownError(NO_KEYRING), DISK_FULL, NOT_WRITABLE.
        """
        check_cipher()
        with self._lock:
            if self._key:
                return
            with disk_told():
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            presence = Presence(self._folder)
            try:
                self._key = self._right_key()
            except BaseException:
                presence.leave()
                raise
            self._presence = presence

    def engine(self, name: DatabaseName) -> Engine:
        """Return the engine of this database; KnownError(DAMAGED) where it was unreadable and set aside."""
        with self._lock:
            if name not in self._engines:
                self._engines[name] = self._opened(name)
            return self._engines[name]

    def derive(self, purpose: str) -> bytes:
        """Return a 32-byte key for this purpose alone, always the same one."""
        return derived(self._known_key(), purpose)

    def replace(self, name: DatabaseName) -> Engine:
        """Put a damaged database aside, never away, and return the engine of a new one."""
        with self._lock:
            self._engines.pop(name).dispose()
            set_aside(self._folder / name)
            self.is_suspect(name)
            return self.engine(name)

    def is_suspect(self, name: DatabaseName) -> bool:
        """Return whether a page of it was found damaged in use; asked, it is forgotten."""
        mark = self._suspicion(name)
        found = mark.exists()
        mark.unlink(missing_ok=True)
        return found

    def look_over(self) -> tuple[DatabaseName, ...]:
        """Read both databases whole and return which are damaged: the next opening mends them."""
        damaged = tuple(name for name in DATABASES if not is_sound(self.engine(name), deep=False))
        for name in damaged:
            self.suspect(name)
        return damaged

    def suspect(self, name: DatabaseName) -> None:
        """Have the next opening look at this database."""
        with suppress(OSError):
            self._suspicion(name).touch()

    def mended(self) -> None:
        """Note that everything was looked at since a program was ended by force."""
        if self._presence is not None:
            self._presence.mended()

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
            for name in (*DATABASES, JOURNAL, FILES):
                set_aside(self._folder / name, "of-another")

    def close(self) -> None:
        """Close the databases and drop the key from memory."""
        with self._lock:
            for engine in self._engines.values():
                engine.dispose()
            self._engines.clear()
            self._key = b""
            if self._presence is not None:
                self._presence.leave()
                self._presence = None

    def _known_key(self) -> bytes:
        if not self._key:
            raise KnownError(ErrorCode.LOCKED)
        return self._key

    def _right_key(self) -> bytes:
        key = _key_bytes(self._keeper.get(_KEY))
        if has_sealed(self._folder) and (key is None or not is_right(self._folder, key)):
            code = RepairCode.KEY_GONE if key is None else RepairCode.KEY_CHANGED
            note_repair(self._folder, code, files=put_away(self._folder))
        if key is not None and (files := take_back(self._folder, key)):
            note_repair(self._folder, RepairCode.KEY_RETURNED, files=files)
        key = key or self._fresh_key()
        check_key(self._folder, key)
        return key

    def _fresh_key(self) -> bytes:
        key = token_bytes(KEY_BYTES)
        self._keeper.put(_KEY, key.hex())
        if self._keeper.get(_KEY) != key.hex():
            raise KnownError(ErrorCode.NO_KEYRING, reason="not_kept")
        return key

    def _suspicion(self, name: DatabaseName) -> Path:
        return self._folder / f"{name}.suspect"

    def _opened(self, name: DatabaseName) -> Engine:
        path = self._folder / name
        engine = encrypted_engine(path, self._known_key(), _SYNCHRONOUS[name])

        def notice(context: ExceptionContext) -> None:
            error = context.sqlalchemy_exception
            known = told(error) if isinstance(error, DatabaseError) else None
            if known is not None and known.code is ErrorCode.DAMAGED:
                self.suspect(name)

        event.listen(engine, "handle_error", notice)
        try:
            with reading(engine) as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        except KnownError as error:
            engine.dispose()
            if error.code is ErrorCode.DAMAGED:
                set_aside(path)
                self.is_suspect(name)
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
    return key if len(key) == KEY_BYTES else None
