"""Keeping twice: a transaction of work.db whose entries are in the journal before it is committed."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import Final, TypeVar
from uuid import UUID

import structlog
from sqlalchemy import Connection, Engine, update

from tawasul_desk.services.ballast import Ballast
from tawasul_desk.services.database import writing
from tawasul_desk.services.entries import Done, End, Ending, read_entries, written
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.journal import JOURNAL, Journal, Place
from tawasul_desk.services.work_rows import iso
from tawasul_desk.services.work_tables import entry

Result = TypeVar("Result")
Entries = list[Done | Ending]
Act = Callable[[Connection, Entries], Result]

# Lost in a power cut, they cost one question to the central: it knows what it was sent.
_MAY_BE_LOST: Final = (End.SENT, End.DROPPED)
_log = structlog.stdlib.get_logger(__name__)


class Keeping:
    """The two places in which unsent work stands; whatever `write` returned from is in both."""

    def __init__(self, engine: Engine, journal: Journal, ballast: Ballast) -> None:
        self.engine = engine
        self._journal = journal
        self._ballast = ballast
        self._cases: frozenset[UUID] = frozenset()
        self._looked_at: tuple[int, int] | None = None
        self._looking = Lock()

    def write(self, act: Act[Result]) -> Result:
        """Return what `act` returns, once its changes and the entries it added are on the disk.

        What could not be kept in both places is kept in neither: KnownError(DISK_FULL), (NOT_WRITABLE) …
        """
        return self.making_room(lambda: self._written(act))

    def making_room(self, work: Callable[[], Result]) -> Result:
        """Return what `work` returns; on a full disk it is done once more after room was made."""
        return self._ballast.rescued(work)

    def shred(self, connection: Connection, case_id: UUID, held: Collection[UUID]) -> None:
        """Leave nothing of this case in the journal but the officer's own unsent words, `held` as such."""
        if case_id not in self._journaled_cases():
            return
        known = self.known().values()
        left = (_shredded(done, held) if done.case_id == case_id else done for done in known)
        kept = [done for done in left if done is not None]
        self._journal.write_anew(_next(connection), [written(done) for done in kept])
        with self._looking:
            self._cases = frozenset(done.case_id for done in kept)
            self._looked_at = self._journal.mark()

    def known(self) -> Mapping[UUID, Done]:
        """Return every operation that the journal knows, with what became of it.

        KnownError(NOT_WRITABLE) where it cannot be read just now: that would look as if it knew of none.
        """
        found = self._journal.read()
        if found.unread:
            raise KnownError(ErrorCode.NOT_WRITABLE, file=JOURNAL)
        return read_entries(found.frames)

    def _written(self, act: Act[Result]) -> Result:
        place: Place | None = None
        entries: Entries = []
        try:
            with writing(self.engine) as connection:
                result = act(connection, entries)
                if entries:
                    place = self._journaled(connection, entries)
        except BaseException:
            if place is not None:
                self._take_back(place, entries)
            raise
        return result

    def _journaled(self, connection: Connection, entries: Entries) -> Place:
        lasting = any(not isinstance(one, Ending) or one.end not in _MAY_BE_LOST for one in entries)
        number = _next(connection) if lasting else last_number(connection)
        place = self._journal.append(number, map(written, entries), lasting=lasting)
        done = {one.case_id for one in entries if isinstance(one, Done)}
        with self._looking:
            if self._looked_at is not None and self._looked_at[1] == place.before:
                self._looked_at = self._journal.mark()
                self._cases |= done
        return place

    def _take_back(self, place: Place, entries: Entries) -> None:
        """Under the write lock, so that nobody appends meanwhile; an entry that cannot be cut is ended."""
        try:
            with writing(self.engine) as connection:
                if self._journal.take_back(place):
                    return
                void = [_void(one) for one in entries]
                self._journal.append(last_number(connection), map(written, void), lasting=True)
        except KnownError as error:
            _log.error("journal_not_cut", code=str(error.code))

    def _journaled_cases(self) -> frozenset[UUID]:
        """Return whose work the journal holds; it is read again only where another program wrote to it."""
        with self._looking:
            mark = self._journal.mark()
            if mark is None or mark != self._looked_at:
                self._cases = frozenset(done.case_id for done in self.known().values())
                self._looked_at = mark
            return self._cases


def ended(operation_id: UUID, end: End, confirmed_seq: int | None = None) -> Ending:
    """Return that this became of the operation, now."""
    return Ending(operation_id, end, str(iso(datetime.now(UTC))), confirmed_seq)


def last_number(connection: Connection) -> int:
    """Return the number of the newest entry that this database knows of."""
    return int(connection.exec_driver_sql("SELECT number FROM entry").scalar_one())


def put_number(connection: Connection, number: int) -> None:
    """Note up to which entry this database holds what the journal holds."""
    connection.execute(update(entry).values(number=number))


def kept_of(known: Iterable[Done], now: datetime) -> list[Done]:
    """Return what the journal still needs to hold."""
    return [done for done in known if not done.is_over(now)]


def _void(one: Done | Ending) -> Ending:
    return ended(one.id, End.DROPPED if isinstance(one, Done) else End.AGAIN)


def _next(connection: Connection) -> int:
    following = "UPDATE entry SET number = number + 1 RETURNING number"
    return int(connection.exec_driver_sql(following).scalar_one())


def _shredded(done: Done, held: Collection[UUID]) -> Done | None:
    if done.end in (End.SENT, End.DROPPED):
        return None
    words = done.without_case()
    return Done(words.row, words.files, ended(done.id, End.HELD)) if done.id in held else words
