"""Encrypted SQLite: one raw key, short transactions, and readers that never take the write lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from tawasul_desk.services.errors import ErrorCode, KnownError

OLDEST_SQLITE: Final = (3, 51, 3)  # the first without the WAL-reset bug
_BUSY: Final = 10.0  # seconds a writer waits for another
_CACHE: Final = 16 * 1024  # KiB for each connection; there are few

# By the name SQLite gives the result: what the officer is told.
_TOLD: Final = {
    "SQLITE_FULL": ErrorCode.DISK_FULL,
    "SQLITE_READONLY": ErrorCode.NOT_WRITABLE,
    "SQLITE_CANTOPEN": ErrorCode.NOT_WRITABLE,
    "SQLITE_IOERR": ErrorCode.NOT_WRITABLE,
    "SQLITE_BUSY": ErrorCode.LOCKED,
    "SQLITE_LOCKED": ErrorCode.LOCKED,
    "SQLITE_NOTADB": ErrorCode.DAMAGED,
    "SQLITE_CORRUPT": ErrorCode.DAMAGED,
}


def check_cipher(module: ModuleType = dbapi2) -> str:
    """Return the cipher's version; KnownError(BAD_SETTING) for a plain or an old SQLite."""
    connection = module.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    if row is None or module.sqlite_version_info < OLDEST_SQLITE:
        raise KnownError(ErrorCode.BAD_SETTING, part="sqlcipher", sqlite=module.sqlite_version)
    return str(row[0])


def encrypted_engine(path: Path, key: bytes, synchronous: str) -> Engine:
    """Return an engine on this file; nothing is opened yet. `synchronous` is FULL or NORMAL."""

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(str(path), timeout=_BUSY, isolation_level=None, check_same_thread=False)
        try:
            for pragma in _pragmas(key, synchronous):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()  # an open handle would keep the file from being set aside
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,  # they are personal data, and errors are printed by whoever starts a command
    )
    event.listen(engine, "begin", _begin)
    return engine


def _pragmas(key: bytes, synchronous: str) -> tuple[str, ...]:
    return (
        "cipher_log_level = NONE",  # it would write to the terminal
        f"key = \"x'{key.hex()}'\"",
        "journal_mode = WAL",
        f"synchronous = {synchronous}",
        "fullfsync = ON",
        "temp_store = MEMORY",  # a sorter's spill would be readable
        f"cache_size = -{_CACHE}",
    )


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("reads", False)
    driver = connection.connection.driver_connection  # at once: this is paid for with every transaction
    if driver is not None:
        driver.execute("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open one still picture of the database; a failing disk or file is a KnownError."""
    with told_by_sqlite(), engine.connect().execution_options(reads=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open one transaction that is committed whole or not at all; a failing disk or file is a KnownError."""
    with told_by_sqlite(), engine.begin() as connection:
        yield connection


@contextmanager
def told_by_sqlite() -> Iterator[None]:
    """Turn a failing disk or file into a KnownError."""
    try:
        yield
    except DatabaseError as error:
        raise told(error) or error from None
    except dbapi2.DatabaseError as error:
        raise _told(error) or error from None


def is_sound(engine: Engine, *, deep: bool) -> bool:
    """Return whether every page is what was written; `deep`: also whether they belong together."""
    try:
        with reading(engine) as connection:
            if connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None:
                return False
            return not deep or connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
    except KnownError as error:
        if error.code is not ErrorCode.DAMAGED:
            raise
        return False


def told(error: DatabaseError) -> KnownError | None:
    """Return what the officer is told of this failure of SQLite; None where it is a fault of ours."""
    return _told(error.orig)


def _told(error: BaseException | None) -> KnownError | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    code = next((code for start, code in _TOLD.items() if name.startswith(start)), None)
    return KnownError(code, sqlite=name) if code else None
