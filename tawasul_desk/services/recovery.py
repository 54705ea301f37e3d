"""Opening the outbox: what one of its two places lacks is brought back from the other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, Table, delete, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from tawasul_desk.services.ballast import Ballast
from tawasul_desk.services.database import is_sound, reading, writing
from tawasul_desk.services.entries import Done, End, Ending, done_of, read_entries, row_of, written
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.file_keys import FileKey, keys_of, put_keys
from tawasul_desk.services.journal import Journal, Reading
from tawasul_desk.services.keeping import Keeping, kept_of, last_number, put_number
from tawasul_desk.services.repairs import RepairCode, note_repair
from tawasul_desk.services.sealed import CHUNK, SEALED_CHUNK, chunk_count
from tawasul_desk.services.under_key import FILES
from tawasul_desk.services.vault import Vault
from tawasul_desk.services.views import OperationState
from tawasul_desk.services.work_rows import AUDIT, DISCARDED, files_of
from tawasul_desk.services.work_tables import draft, draft_file, migrate, op, revision

_READ_WHOLE: Final = 64 * 1024**2  # bytes; a larger one only after the program was ended by force
_READ_QUICKLY: Final = 8 * 1024**2  # bytes that no start notices
_ENDS: Final[dict[str, End]] = {
    DISCARDED: End.DISCARDED,
    OperationState.HELD: End.HELD,
    OperationState.SENT: End.SENT,
}


@dataclass(frozen=True)
class _Found:
    """What the opening found: the journal, what stands in it, and whether the database is a new one."""

    reading: Reading
    known: Mapping[UUID, Done]
    mark: int
    rebuilt: bool
    unclean: bool
    missing: bool

    @property
    def stale(self) -> bool:
        """Whether the journal lacks something that the database knows."""
        return self.missing or self.reading.damaged or self.reading.last < self.mark

    @property
    def behind(self) -> bool:
        """Whether the database lacks, or may lack, something that the journal knows."""
        return self.rebuilt or self.reading.last > self.mark or (self.unclean and not self.stale)

    def wanted(self) -> Iterable[Done]:
        """Return what the database must know of; a journal that lacks endings tells only what is new."""
        if self.rebuilt or not self.stale:
            return self.known.values()
        return (done for done in self.known.values() if done.number > self.mark)


@dataclass(frozen=True)
class _Saved:
    """What could still be read of a damaged database: the drafts, their files, and the keys of these."""

    drafts: Sequence[Row[Any]] = ()
    files: Sequence[Row[Any]] = ()
    keys: Sequence[FileKey] = ()


def open_work(vault: Vault) -> Keeping:
    """Return the outbox of this officer, sound and in both of its places; what was done is noted.

    KnownError(CLIENT_TOO_OLD) where a newer program wrote it, DISK_FULL, NOT_WRITABLE.
    """
    ballast = Ballast(vault.folder)
    keeping = ballast.rescued(lambda: _opened(vault, ballast))
    ballast.take()
    return keeping


def _opened(vault: Vault, ballast: Ballast) -> Keeping:
    journal = Journal(vault.folder, vault.derive("journal"))
    engine, drafts, lost = _sound(vault)
    rebuilt = lost or revision(engine) is None
    migrate(engine)
    known_before = journal.exists()
    returned, rewritten = _agreed(engine, journal, drafts, rebuilt, vault.unclean)
    if rebuilt and (lost or known_before):
        note_repair(vault.folder, RepairCode.WORK_REBUILT, operations=returned, drafts=len(drafts.drafts))
    elif returned:
        note_repair(vault.folder, RepairCode.WORK_RETURNED, operations=returned)
    if rewritten:
        note_repair(vault.folder, RepairCode.JOURNAL_REWRITTEN)
    if files := _lost_uploads(engine, vault.folder / FILES):
        note_repair(vault.folder, RepairCode.UPLOAD_LOST, files=files)
    return Keeping(engine, journal, ballast)


def open_mirror(vault: Vault) -> Engine:
    """Return the database of the mirror, sound or empty; that one was lost is noted.

    A large one is looked at whole only by `Desk.look_over`, and where it was found damaged in use.
    """
    path = vault.folder / "mirror.db"
    size = path.stat().st_size if path.exists() else 0
    lost = not size and (vault.folder / "work.db").exists()
    try:
        engine = vault.engine("mirror.db")
        look = size and vault.alone and size <= (_READ_WHOLE if vault.unclean else _READ_QUICKLY)
        if vault.is_suspect("mirror.db") or (look and not is_sound(engine, deep=False)):
            engine, lost = vault.replace("mirror.db"), True
    except KnownError as error:
        if error.code is not ErrorCode.DAMAGED:
            raise
        engine, lost = vault.engine("mirror.db"), True  # the unreadable one was set aside
    if lost:
        note_repair(vault.folder, RepairCode.MIRROR_EMPTIED)
    return engine


def _lost_uploads(engine: Engine, files: Path) -> int:
    """Return how many files that wait to be sent are gone or cut."""
    with reading(engine) as connection:
        waiting = connection.exec_driver_sql("SELECT id, size FROM file_key").all()
    return sum(not _is_whole(files / UUID(found.id).hex, found.size) for found in waiting)


def _is_whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size + chunk_count(size) * (SEALED_CHUNK - CHUNK)


def _sound(vault: Vault) -> tuple[Engine, _Saved, bool]:
    """Return the database, the drafts saved from a damaged one, and whether it was one."""
    path = vault.folder / "work.db"
    try:
        size = path.stat().st_size if path.exists() else 0
        engine = vault.engine("work.db")
    except KnownError as error:
        if error.code is not ErrorCode.DAMAGED:
            raise
        return vault.engine("work.db"), _Saved(), True
    asked = vault.is_suspect("work.db") or vault.unclean
    look = size and vault.alone and (asked or size <= _READ_WHOLE)
    if not look or is_sound(engine, deep=True):
        return engine, _Saved(), False
    drafts = _saved_drafts(engine)
    return vault.replace("work.db"), drafts, True


def _saved_drafts(engine: Engine) -> _Saved:
    """Return the drafts that can still be read, and those of their files that can still be opened."""
    files, keys = _saved_rows(engine, draft_file), list[FileKey]()
    for row in files:
        with suppress(KnownError, SQLAlchemyError, ValueError), reading(engine) as connection:
            keys += keys_of(connection, [row.id])
    known = {key.id for key in keys}
    return _Saved(_saved_rows(engine, draft), [row for row in files if row.id in known], keys)


def _saved_rows(engine: Engine, table: Table) -> Sequence[Row[Any]]:
    """Return the rows that can still be read, from both ends up to the damage."""
    found: dict[tuple[object, ...], Row[Any]] = {}
    for order in ("rowid", "rowid DESC"):
        with suppress(KnownError, SQLAlchemyError, ValueError), reading(engine) as connection:
            for row in connection.execute(select(table).order_by(text(order))):
                found[tuple(row._mapping[column] for column in table.primary_key)] = row
    return tuple(found.values())


def _agreed(
    engine: Engine, journal: Journal, drafts: _Saved, rebuilt: bool, unclean: bool
) -> tuple[int, bool]:
    """Make both places hold the same; return how many operations came back, and if the journal was lost."""
    with writing(engine) as connection:
        journal.sweep()  # under the write lock nobody else writes it anew
        reading_ = journal.read()
        known = read_entries(reading_.frames)
        mark = last_number(connection)
        found = _Found(reading_, known, mark, rebuilt, unclean, missing=not journal.exists())
        returned = _taken_over(connection, found) if found.behind or found.stale else 0
        _put_back(connection, drafts)
        number = max(mark, reading_.last) + 1
        if _complete(connection, journal, found, number):
            put_number(connection, number)
        elif found.behind:
            put_number(connection, reading_.last)
    return returned, found.stale and not (found.missing and (mark == 0 or rebuilt))


def _put_back(connection: Connection, saved: _Saved) -> None:
    for table, rows in ((draft, saved.drafts), (draft_file, saved.files)):
        for row in rows:
            connection.execute(insert(table).values(row._asdict()))
    put_keys(connection, saved.keys)


def _taken_over(connection: Connection, found: _Found) -> int:
    """Bring into the database what the journal alone knows; return how many operations came back."""
    there = {row.id: row.state for row in connection.execute(select(op.c.id, op.c.state))}
    now, returned = datetime.now(UTC), 0
    for done in found.wanted():
        if done.id not in there and not done.is_over(now) and done.end is not End.SENT:
            connection.execute(insert(op).values(_returned(done)))
            # The files of what was discarded are gone, and nobody is to miss them.
            put_keys(connection, done.files if done.end is not End.DISCARDED else ())
            returned += done.end is not End.DISCARDED and done.row["kind"] != AUDIT
        elif done.id in there and not found.stale:
            returned += _end(connection, done, there[done.id])
    return returned


def _returned(done: Done) -> dict[str, Any]:
    """Return the row of an operation that may have been sent before."""
    row = row_of(done) | {"attempts": 1, "state": OperationState.SAVED}
    if done.end is End.HELD:
        return row | {"state": OperationState.HELD}
    if done.end is End.DISCARDED and done.ending is not None:
        return row | {"state": DISCARDED, "discarded_at": done.ending.at}
    return row


def _end(connection: Connection, done: Done, state: str) -> bool:
    """Bring what the journal knows to have ended to the same end; return whether it was not there yet."""
    if done.ending is None or done.end is None or _ENDS.get(state) in (done.end, End.DISCARDED):
        return False
    here = op.c.id == done.id
    told: dict[str, object]
    match done.end:
        case End.SENT:
            told = {"state": OperationState.SENT, "confirmed_seq": done.ending.confirmed_seq}
            connection.execute(update(op).where(here).values(told))
        case End.DISCARDED:
            told = {"state": DISCARDED, "discarded_at": done.ending.at, "base": None, "conflict": None}
            connection.execute(update(op).where(here).values(told))
        case End.HELD:
            connection.execute(update(op).where(here).values(state=OperationState.HELD, base=None))
        case End.DROPPED:
            connection.execute(delete(op).where(here))
    return True


def _complete(connection: Connection, journal: Journal, found: _Found, number: int) -> bool:
    """Bring into the journal what the database alone knows; return whether anything was written."""
    rows = connection.execute(select(op)).all()
    kept = kept_of(found.known.values(), datetime.now(UTC))
    if found.stale or 4 * len(kept) <= 3 * len(found.known) - 1:
        told = _told(connection, rows) | _over(kept, {row.id for row in rows}, found)
        if found.stale:
            journal.keep_aside()
        journal.write_anew(number, [written(done) for done in told.values()])
        return True
    if found.reading.end < found.reading.size:
        journal.cut(found.reading.end)
    lacking = _told(connection, [row for row in rows if row.id not in found.known])
    if lacking:
        journal.append(number, map(written, lacking.values()), lasting=True)
    return bool(lacking)


def _told(connection: Connection, rows: Iterable[Row[Any]]) -> dict[UUID, Done]:
    return {row.id: _told_of(row, connection) for row in rows}


def _told_of(row: Row[Any], connection: Connection) -> Done:
    done = done_of(row._asdict(), keys_of(connection, files_of(row.payload)))
    end = _ENDS.get(row.state)
    if end is None:
        return done
    ending = Ending(row.id, end, row.discarded_at or row.created_at, row.confirmed_seq)
    return Done(done.row, done.files, ending)


def _over(kept: Iterable[Done], there: Collection[UUID], found: _Found) -> dict[UUID, Done]:
    """Return what is over and no longer in the database; what a stale journal leaves open is over too."""
    return {done.id: done for done in kept if done.id not in there and (done.end or not found.stale)}
