"""The keys of encrypted files, a row each in an encrypted database; a dropped row shreds its file."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine, bindparam, text

from tawasul_desk.services.database import reading, writing

TABLE: Final = """
CREATE TABLE IF NOT EXISTS file_key (
    id TEXT PRIMARY KEY, case_id TEXT NOT NULL, key BLOB NOT NULL,
    size INTEGER NOT NULL, whole INTEGER NOT NULL, used_at REAL NOT NULL
) WITHOUT ROWID
"""
_PUT: Final = text("""
INSERT INTO file_key (id, case_id, key, size, whole, used_at)
VALUES (:id, :case_id, :key, :size, :whole, :used_at)
ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, key = excluded.key, size = excluded.size,
    whole = excluded.whole, used_at = excluded.used_at
""")
_OF_FILES: Final = text("SELECT id, case_id, key, size, whole FROM file_key WHERE id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


@dataclass(frozen=True)
class FileKey:
    """What opens one file. `size` in bytes of content; `whole` where all of it is there and verified."""

    id: UUID
    case_id: UUID
    key: bytes
    size: int
    whole: bool


def keys_of(connection: Connection, ids: Collection[UUID]) -> tuple[FileKey, ...]:
    """Return the keys of these files, of those that have one."""
    if not ids:
        return ()
    rows = connection.execute(_OF_FILES, {"ids": [str(file_id) for file_id in ids]})
    return tuple(FileKey(UUID(row[0]), UUID(row[1]), row[2], row[3], bool(row[4])) for row in rows)


def put_keys(connection: Connection, keys: Iterable[FileKey]) -> None:
    """Keep these keys, each in the place of an earlier one of the same file."""
    for key in keys:
        values = {"id": str(key.id), "case_id": str(key.case_id), "key": key.key, "size": key.size}
        connection.execute(_PUT, values | {"whole": key.whole, "used_at": time.time()})


class FileKeys:
    """The table of file keys in one encrypted database; a failing disk is a KnownError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with writing(engine) as connection:
            connection.exec_driver_sql(TABLE)

    def get(self, file_id: UUID) -> FileKey | None:
        """Return the key of this file, or None."""
        with reading(self._engine) as connection:
            found = keys_of(connection, (file_id,))
        return found[0] if found else None

    def put(self, key: FileKey) -> None:
        """Keep the key, in the place of an earlier one of the same file."""
        with writing(self._engine) as connection:
            put_keys(connection, (key,))

    def touch(self, file_id: UUID) -> None:
        """Note that the file was looked at: it is among the last to be evicted."""
        with writing(self._engine) as connection:
            connection.execute(
                text("UPDATE file_key SET used_at = :now WHERE id = :id"),
                {"now": time.time(), "id": str(file_id)},
            )

    def forget(self, file_id: UUID) -> None:
        """Drop the key of this file."""
        with writing(self._engine) as connection:
            connection.execute(text("DELETE FROM file_key WHERE id = :id"), {"id": str(file_id)})

    def forget_case(self, case_id: UUID) -> tuple[UUID, ...]:
        """Drop the keys of all files of a case and return whose they were."""
        with writing(self._engine) as connection:
            rows = connection.execute(
                text("DELETE FROM file_key WHERE case_id = :case_id RETURNING id"), {"case_id": str(case_id)}
            ).all()
        return tuple(UUID(row[0]) for row in rows)

    def forget_oldest(self, cap: int) -> tuple[UUID, ...]:
        """Drop the keys of the files longest not looked at, until `cap` bytes are left; return whose."""
        oldest = text("""
        DELETE FROM file_key WHERE id IN (
            SELECT id FROM (
                SELECT id, sum(size) OVER (ORDER BY used_at DESC, id) AS together FROM file_key
            ) WHERE together > :cap
        ) RETURNING id
        """)
        with writing(self._engine) as connection:
            rows = connection.execute(oldest, {"cap": cap}).all()
        return tuple(UUID(row[0]) for row in rows)

    def known(self) -> frozenset[UUID]:
        """Return the ids of all files that have a key."""
        with reading(self._engine) as connection:
            return frozenset(UUID(row[0]) for row in connection.execute(text("SELECT id FROM file_key")))
