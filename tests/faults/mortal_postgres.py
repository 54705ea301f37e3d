"""A PostgreSQL of its own that brings everything to the disk, and that can be killed."""

import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tawasul_central import database, embedded, seed
from tawasul_central.embedded import EmbeddedError
from tests.as_of import shifted_clock
from tests.conftest import dsn_of

TEMPLATE = "template_mortal"
TRIES = 1_000  # to start again, while what is left of the killed one lets go of its memory
_PROCESSES = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() ORDER BY pid"


class MortalPostgres:
    """A server with a seeded database to copy."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store"
        self._data = folder / "data"
        self._server = embedded.start(self._data, database=TEMPLATE)
        shifted_clock.shift_sql(self.dsn)
        database.migrate(self.dsn)
        engine = database.open_engine(self.dsn)
        seed.fill(engine, self.store, cases=60, seed=7, now=shifted_clock.instant(), attachments=False)
        engine.dispose()

    @property
    def dsn(self) -> str:
        return self._server.dsn

    def kill(self, rng: random.Random) -> None:
        """Kill all of it and start it again, or one of its processes, whereupon it restarts itself."""
        if rng.random() < 0.5:
            self._kill_whole()
        else:
            with psycopg.connect(dsn_of(self.dsn, "postgres")) as connection:
                processes = [row[0] for row in connection.execute(_PROCESSES)]
            os.kill(rng.choice(processes), signal.SIGKILL)
        self._wait()

    def stop(self) -> None:
        """Stop it as it should be stopped."""
        embedded.stop(self._server)

    def _kill_whole(self) -> None:
        os.kill(int((self._data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        embedded.stop(self._server)
        for _ in range(TRIES):
            try:
                self._server = embedded.start(self._data, database=TEMPLATE)
            except EmbeddedError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("PostgreSQL does not start again")

    def _wait(self) -> None:
        for _ in range(TRIES):
            try:
                psycopg.connect(self.dsn).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("PostgreSQL does not come back")


@contextmanager
def running() -> Iterator[MortalPostgres]:
    """Run one; not in pytest's own folder, which another run may close to the server's account."""
    with tempfile.TemporaryDirectory(prefix="tawasul-mortal-", ignore_cleanup_errors=True) as folder:
        server = MortalPostgres(Path(folder))
        try:
            yield server
        finally:
            server.stop()
