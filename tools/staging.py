"""A central for pictures: the real one on a real PostgreSQL, in this process, always with the same cases."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import uvicorn
from sqlalchemy import Engine, select, update
from starlette.types import ASGIApp, Receive, Scope, Send

from tawasul_central import database, embedded, seed, serving, snapshot, tables
from tawasul_central.app import create_app
from tawasul_central.settings import Settings

SECRET: Final = "signs the tokens of a central that lives for minutes"
SLOW_PATH: Final = "/v1/sync/snapshot"
WAIT_SECONDS: Final = 10
PAGE: Final = 30  # cases: small, so that the first filling shows its progress


@dataclass
class Slowness:
    """Holds back what fills a desk for the first time, while `seconds` is above zero."""

    app: ASGIApp
    seconds: float = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, late if it is one of those."""
        if self.seconds and scope.get("path") == SLOW_PATH:
            await asyncio.sleep(self.seconds)
        await self.app(scope, receive, send)


@dataclass
class StagedCentral:
    """A central that can be cut off and come back at the same address."""

    settings: Settings
    engine: Engine
    slowness: Slowness = field(init=False)
    _server: uvicorn.Server | None = None
    _thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self.settings.host}:{self.settings.port}"

    def start(self) -> None:
        """Answer; the first time on a free port, later on the same."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL + 1)  # it wails when it is cut off
        app = create_app(self.settings)
        self.slowness = Slowness(app)
        config = uvicorn.Config(
            self.slowness,
            host=self.settings.host,
            port=self.settings.port,
            log_config=None,
            access_log=False,
            lifespan="on",
        )
        self._server = serving.Server(config, app.state.hints)
        self._thread = threading.Thread(target=self._server.run, name="central")
        self._thread.start()
        ready = threading.Event()
        while not self._server.started:
            if ready.wait(0.01) or not self._thread.is_alive():
                raise RuntimeError("the central did not start")
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.settings = self.settings.model_copy(update={"port": port})

    def stop(self) -> None:
        """Answer nothing any more, as if the network were gone."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._server.force_exit = True
            self._thread.join(WAIT_SECONDS)
            self._server = self._thread = None


@contextmanager
def central(
    folder: Path, *, cases: int, seed_number: int, now: datetime, officer: str
) -> Iterator[StagedCentral]:
    """Run a central with this many cases dated back from `now`; all assigned work is this officer's."""
    with embedded.running(folder / "postgres", durable=False) as dsn:
        database.migrate(dsn)
        engine = database.open_engine(dsn)
        store = folder / "store"
        setattr(snapshot, "CASES_PER_PAGE", PAGE)  # noqa: B010 - a constant elsewhere; here it is staged
        seed.fill(engine, store, cases=cases, seed=seed_number, now=now)
        _give_all_work_to(engine, officer)
        running = StagedCentral(Settings(dsn=dsn, store=str(store), secret=SECRET, port=0), engine)
        running.start()
        try:
            yield running
        finally:
            running.stop()
            engine.dispose()


def _give_all_work_to(engine: Engine, officer: str) -> None:
    case, staff = tables.case_file, tables.staff
    with database.transaction(engine) as db:
        person = db.execute(select(staff).where(staff.c.user_name == officer)).one()
        db.execute(update(case).values(office_id=person.office_ids[0]))
        db.execute(update(case).where(case.c.assignee_id.is_not(None)).values(assignee_id=person.id))
