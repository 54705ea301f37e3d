"""A central and desks that begin again as often as one likes, each time exactly as the first time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import exists, select, update

from tawasul_central import database, feed, lineage, tables
from tawasul_central.database import transaction
from tawasul_contract.records import Status
from tests.conftest import Central, create_database, drop_database, dsn_of
from tests.faults.people import Workplace

PEOPLE = ("officer01", "officer02", "officer03", "supervisor01")
OFFICE, CASES = "riyadh", 4
LONG = timedelta(days=60)  # more than a cursor lives


class _Later(datetime):
    """The clock of a central that nobody asked for two months."""

    @classmethod
    def now(cls, tz: object = UTC) -> datetime:
        return datetime.now(UTC) + LONG


class World:
    """One central whose database can be put back, copied and restored, and a desk for each of the people."""

    def __init__(self, server: str, central: Central, folder: Path) -> None:
        self.central = central
        self.places: list[Workplace] = []
        self._server = server
        self._folder = folder
        self._first = _name(central.dsn)
        self._now = f"{self._first}_now"
        self._backup = f"{self._first}_backup"
        self.has_backup = False
        self.is_up = True
        _few_cases(central)
        for place in self._at(folder / "first"):
            place.enter()
            assert place.sync() is not None
            place.leave()
        self.shut()
        self._use(self._now)

    def begin(self) -> None:
        """Put everything back as it was at first, and open every desk."""
        create_database(self._server, self._now, self._first)
        with transaction(self.central.engine) as db:  # or it would be taken for a restored one
            db.execute(update(tables.feed_care).values(home=None))
        shutil.copytree(self._folder / "first", self._folder / "now")
        self.open()
        self.places = self._at(self._folder / "now")
        for place in self.places:
            place.enter()

    def end(self) -> None:
        """Close every desk and throw everything away."""
        for place in self.places:
            place.leave()
        self.shut()
        drop_database(self._server, self._now)
        self._drop_backup()
        shutil.rmtree(self._folder / "now")

    def shut(self) -> None:
        """Stop the central, if it runs; nobody is connected to its database then."""
        self.central.stop()
        self.central.engine.dispose()
        self.is_up = False

    def open(self) -> None:
        """Start the central, if it does not run."""
        if not self.is_up:
            self.central.start()
            self.is_up = True

    def back_up(self) -> None:
        """Keep the database as it is now."""
        self.shut()
        self._drop_backup()
        create_database(self._server, self._backup, self._now)
        self.has_backup = True
        self.open()

    def restore(self) -> None:
        """Put the database back as it was kept: what came since is forgotten, and a new epoch begins.

        Without a backup it is as it was at first.
        """
        self.shut()
        drop_database(self._server, self._now)
        create_database(self._server, self._now, self._backup if self.has_backup else self._first)
        self.begin_epoch()
        self.open()

    def begin_epoch(self) -> None:
        """Begin a new epoch, as the administrator does after a restore."""
        with transaction(self.central.engine) as db:
            lineage.restored(db)

    @contextmanager
    def months_later(self) -> Iterator[None]:
        """Let every cursor be too old while the block runs."""
        with patch.object(feed, "datetime", _Later):
            yield

    def close(self) -> None:
        """Give the central back as it came."""
        self._use(self._first)

    @property
    def first_dsn(self) -> str:
        """Where the database is that every beginning copies."""
        return dsn_of(self._server, self._first)

    def _drop_backup(self) -> None:
        if self.has_backup:
            drop_database(self._server, self._backup)
            self.has_backup = False

    def _use(self, name: str) -> None:
        central = self.central
        central.engine.dispose()
        central.dsn = dsn_of(self._server, name)
        central.engine = database.open_engine(central.dsn)
        central.settings = central.settings.model_copy(update={"dsn": central.dsn})

    def _at(self, folder: Path) -> list[Workplace]:
        folder.mkdir(exist_ok=True)
        return [Workplace(self.central, name, folder / name) for name in PEOPLE]


def _few_cases(central: Central) -> None:
    """Leave the office so few cases that everybody meets everybody."""
    case = tables.case_file
    ours = case.c.office_id == OFFICE
    with central.engine.begin() as db:
        with_files = exists().where(tables.attachment.c.case_id == case.c.id)
        first = select(case.c.id).where(ours).order_by(with_files.desc(), case.c.case_number).limit(CASES)
        kept = list(db.scalars(first))
        others = update(case).where(ours, case.c.id.not_in(kept))
        db.execute(others.values(office_id="dammam", assignee_id=None))
        fresh = {"assignee_id": None, "status": Status.SUBMITTED, "resolution": None, "missing": []}
        db.execute(update(case).where(case.c.id.in_(kept)).values(fresh))


def _name(dsn: str) -> str:
    return dsn.partition("?")[0].rpartition("/")[2]
