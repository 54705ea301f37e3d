"""What lies under the key of an officer: whether a key is the right one, and where files wait for theirs.

SQLCipher says the same of a wrong key and of a damaged file; a small sealed file beside them tells which.
Files whose key is lost or was replaced are put away whole, and come back with their key.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tawasul_desk.services.database import encrypted_engine, reading
from tawasul_desk.services.disk import disk_told
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.journal import JOURNAL, Journal
from tawasul_desk.twins import keep_names, replace_bytes, twin_of

KEY_BYTES: Final = 32
KEY_CHECK: Final = "key.check"
OFFICER: Final = "officer.sealed"
FILES: Final = "files"  # the folder of encrypted attachments
DatabaseName = Literal["mirror.db", "work.db"]
DATABASES: Final[tuple[DatabaseName, ...]] = ("mirror.db", "work.db")
_WITHOUT_KEY: Final = "without-key-"
_UNDER_WAY: Final = f"{_WITHOUT_KEY}begun"
_NONCE: Final = 12  # bytes
_TOLD: Final = b"tawasul"


def derived(key: bytes, purpose: str) -> bytes:
    """Return a 32-byte key for this purpose alone, always the same one."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(key)


def sealed_under(key: bytes, content: bytes) -> bytes:
    """Return the content sealed under a derived key."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, None)


def opened_under(key: bytes, sealed: bytes) -> bytes | None:
    """Return the content, or None where it is damaged or lies under another key."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except (InvalidTag, ValueError):
        return None


def has_sealed(folder: Path) -> bool:
    """Return whether anything lies here that only a key opens, or was being put away."""
    names = (*DATABASES, JOURNAL, OFFICER, twin_of(Path(OFFICER)).name, _UNDER_WAY)
    return any((folder / name).exists() for name in names)


def is_right(folder: Path, key: bytes) -> bool:
    """Return whether anything that lies here opens under this key, or nothing is there to be opened."""
    if _checked(folder, key):
        return True
    return not has_sealed(folder) or any(opens() for opens in _ways(folder, key))


def check_key(folder: Path, key: bytes) -> None:
    """Leave the file by which this key is known as the right one."""
    if not _checked(folder, key):
        with disk_told():
            replace_bytes(folder / KEY_CHECK, sealed_under(derived(key, KEY_CHECK), _TOLD))


def put_away(folder: Path) -> int:
    """Put away all that lies under a key that is not here; return how many files and folders.

    It can be interrupted anywhere: the next time goes on, and the key check goes last.
    """
    begun = folder / _UNDER_WAY
    with disk_told():
        begun.mkdir(exist_ok=True, mode=0o700)
        for path in _sealed(folder):
            path.rename(begun / path.name)
        count = len(list(begun.iterdir()))
        begun.rename(folder / f"{_WITHOUT_KEY}{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
        keep_names(folder)
    return count


def take_back(folder: Path, key: bytes) -> int:
    """Take back what was put away and lies under this key, where nothing stands in its place; how many."""
    # What was interrupted while it was put away belongs to what still lies here.
    begun = [folder / _UNDER_WAY] if (folder / _UNDER_WAY).exists() else []
    count = sum(_emptied(away, folder) for away in begun)
    for away in waiting_for_key(folder):
        if _checked(away, key) or any(opens() for opens in _ways(away, key)):
            count += _emptied(away, folder)
    return count


def waiting_for_key(folder: Path) -> list[Path]:
    """Return the folders of what was put away, the newest first."""
    return sorted(folder.glob(f"{_WITHOUT_KEY}2*"), reverse=True)


def _emptied(away: Path, folder: Path) -> int:
    count = 0
    with disk_told():
        for path in _sealed(away):
            if not (folder / path.name).exists():
                path.rename(folder / path.name)
                count += 1
        keep_names(folder)
    with suppress(OSError):  # what found its place taken stays
        away.rmdir()
    return count


def _sealed(folder: Path) -> list[Path]:
    starts = (*DATABASES, JOURNAL, OFFICER, FILES)
    found = [path for path in folder.iterdir() if path.name.startswith(starts)]
    return [*sorted(found), *folder.glob(KEY_CHECK)]


def _checked(folder: Path, key: bytes) -> bool:
    try:
        return opened_under(derived(key, KEY_CHECK), (folder / KEY_CHECK).read_bytes()) == _TOLD
    except OSError:
        return False


def _ways(folder: Path, key: bytes) -> list[Callable[[], bool]]:
    def officer(path: Path) -> bool:
        return path.is_file() and opened_under(derived(key, "officer"), path.read_bytes()) is not None

    def journal() -> bool:
        return bool(Journal(folder, derived(key, "journal")).read().frames)

    path = folder / OFFICER
    databases = [lambda path=folder / name: _is_database(path, key) for name in DATABASES]
    return [lambda: officer(path), lambda: officer(twin_of(path)), journal, *databases]


def _is_database(path: Path, key: bytes) -> bool:
    if not path.exists():
        return False
    engine = encrypted_engine(path, key, "NORMAL")
    try:
        with reading(engine) as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()) > 0
    except KnownError:
        return False
    finally:
        engine.dispose()
