"""People at their desks: real profiles on a real central, behind lines that fail as they are told to."""

import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import select, update

from tawasul_central import feed, rows, tables
from tawasul_central.feed import Touched
from tawasul_contract.operations import Operation
from tawasul_desk import app
from tawasul_desk.services.database import reading
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sync import SyncReport, SyncStoppedError
from tawasul_desk.settings import Settings
from tests.conftest import PASSWORD, Central
from tests.faults.passphrases import cheap_passphrases
from tests.faults.verdict import Saved, diverged
from tests.services.desks import PASSPHRASE, synced


class Fate(StrEnum):
    """What becomes of one exchange with the central."""

    PASSED = "passed"
    CALL_LOST = "call lost"  # it never arrived
    REPLY_LOST = "reply lost"  # it was done, and nobody hears of it
    FAULT_TOLD = "fault told"  # it was done, and a proxy says that it failed
    KILLED = "killed"  # the program ends with the answer in its hands


class KilledError(BaseException):
    """The program is gone: nothing of it catches this."""


class Line:
    """The line of one desk: each exchange meets the next fate; without one it passes, unless all is down."""

    def __init__(self) -> None:
        self.fates: deque[Fate] = deque()
        self.down = False

    @contextmanager
    def exchange(self) -> Iterator[None]:
        """Let the block speak to the central, or not, and keep its answer or lose it."""
        fate = self.fates.popleft() if self.fates else Fate.PASSED
        if self.down or fate is Fate.CALL_LOST:
            raise KnownError(ErrorCode.OFFLINE, reason="line")
        yield
        match fate:
            case Fate.REPLY_LOST:
                raise KnownError(ErrorCode.OFFLINE, reason="reply")
            case Fate.FAULT_TOLD:
                raise KnownError(ErrorCode.SERVER_FAULT, status=502)
            case Fate.KILLED:
                raise KilledError


class BadTransport:
    """The real transport on such a line."""

    def __init__(self, real: Any, line: Line) -> None:
        self._real = real
        self._line = line

    def exchange(self, *values: Any, **named: Any) -> Any:
        """Make a whole exchange."""
        with self._line.exchange():
            return self._real.exchange(*values, **named)

    @contextmanager
    def stream(self, *values: Any, **named: Any) -> Iterator[Any]:
        """Open a stream; a fate strikes once it is read."""
        with self._line.exchange(), self._real.stream(*values, **named) as opened:
            yield opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class Workplace:
    """One person's place: a profile, the desk that is open on it, and its line."""

    def __init__(self, central: Central, user_name: str, profile: Path) -> None:
        self.central = central
        self.user_name = user_name
        self.profile = profile
        self.line = Line()
        self.ahead = timedelta()  # how wrong this computer's clock is
        self._lives = 0
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open desk."""
        assert self._desk is not None, "nobody is at this desk"
        return self._desk

    @property
    def settings(self) -> Settings:
        """The settings of this profile."""
        return Settings(profile=self.profile)

    @property
    def folder(self) -> Path:
        """The folder of this officer's files."""
        return self.desk.open_session.folder

    def enter(self) -> "Workplace":
        """Sign in, or open again what is left."""
        with patch.object(app, "now", self._now), cheap_passphrases():
            left = app.resume(self.settings, PASSPHRASE)
            self._adopt(left or self._signed_in())
        return self

    def _signed_in(self) -> Desk:
        return app.sign_in(self.settings, self.central.url, self.user_name, PASSWORD, PASSPHRASE)

    def _adopt(self, desk: Desk) -> None:
        api = desk.open_session.api
        vars(api)["_transport"] = BadTransport(api._transport, self.line)
        self._desk = desk

    def leave(self) -> None:
        """Close the program."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def kill(self) -> None:
        """End the program without a word and start it again on what is on the disk at this moment."""
        self._lives += 1
        left = self.profile.with_name(f"{self.profile.name.partition('.')[0]}.{self._lives}")
        shutil.copytree(self.profile, left)
        self.leave()
        shutil.rmtree(self.profile)
        self.profile = left
        self.line.fates.clear()
        self.enter()

    def sync(self) -> SyncReport | None:
        """Make a pass; None where it could not be finished. A program killed in it is started again."""
        try:
            return synced(self.desk)
        except SyncStoppedError:
            return None
        except KilledError:
            self.kill()
            return None

    def set_clock(self, *, days: int) -> None:
        """Let this computer's clock be wrong by so many days."""
        self.ahead = timedelta(days=days)

    def sign_in_again(self) -> None:
        """Give the password after the session ended."""
        app.entrance(self.settings).sign_in_again(self.desk, PASSWORD)

    def save(self, operation: Operation, **files: Any) -> Saved:
        """Submit the act and return what was shown as saved."""
        self.desk.casework.submit(operation, **files)
        return Saved(operation.id, operation.kind)

    def differs(self) -> list[str]:
        """Return what differs between this mirror and what the central shows this person."""
        client = self.central.client(self.user_name, device_id="a-fresh-look")
        return diverged(self.desk, client, self.central.url)

    def _now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


def move_person(central: Central, user_name: str, **facts: Any) -> None:
    """Give a person another role or other offices, as an administrator does; every desk is told."""
    staff = tables.staff
    with central.engine.begin() as db:
        changed = update(staff).where(staff.c.user_name == user_name).values(facts)
        person = rows.staff_of(db.execute(changed.returning(staff)).one())
        feed.announce(db, [Touched("staff", person.id)])


def traces(place: Workplace, words: list[str]) -> list[str]:
    """Return where any of these words is still to be read: in a row of a database or a file of the folder."""
    found = [
        f"{name}: {table}: {word}"
        for name in ("mirror.db", "work.db")
        for table, text in _tables(place, name)
        for word in words
        if word in text
    ]
    for path in place.profile.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        found += [f"{path.name}: {word}" for word in words if _written_in(word, content)]
    return found


def _tables(place: Workplace, name: Any) -> Iterator[tuple[str, str]]:
    with reading(place.desk.open_session.vault.engine(name)) as connection:
        listed = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        for table in listed.scalars().all():
            rows_of_it = connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()  # noqa: S608
            yield str(table), "\n".join(_readable(value) for row in rows_of_it for value in row)


def _readable(value: object) -> str:
    if isinstance(value, bytes):
        return f"{value.hex()} {value.decode('utf-8', 'replace')}"
    return str(value)


def _written_in(word: str, content: bytes) -> bool:
    return any(word.encode(coding) in content for coding in ("utf-8", "utf-16-le"))


def mark(central: Central, case_id: UUID) -> list[str]:
    """Give a case words that nothing else holds, before anybody reads it; return them."""
    case, event, attachment = tables.case_file, tables.event, tables.attachment
    person = {"name_ar": "زخرفقشان", "name_en": "Zqxwv Kjhgfd", "identity_number": "1987654320"}
    person |= {"passport_number": "ZQ7418529", "phone": "+966598765431"}
    with central.engine.begin() as db:
        applicant = db.scalar(select(case.c.applicant).where(case.c.id == case_id)) | person
        told = {"applicant": applicant, "description": "وصف فيه ظغخضشث وحدها"}
        db.execute(update(case).where(case.c.id == case_id).values(told))
        db.execute(update(event).where(event.c.case_id == case_id).values(body="قيل فيه ثضصقفغ وحدها"))
        db.execute(update(attachment).where(attachment.c.case_id == case_id).values(name="Wvxqz.pdf"))
    return [*person.values(), "Zqxwv", "zqxwv", "ظغخضشث", "ثضصقفغ", "Wvxqz", "1987654320"]


def searchable(place: Workplace) -> set[str]:
    """Return every word by which anything is found at this desk."""
    with reading(place.desk.open_session.vault.engine("mirror.db")) as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, 'row')")
        found = set(connection.exec_driver_sql("SELECT term FROM temp.words").scalars())
        connection.exec_driver_sql("DROP TABLE temp.words")
    return found
