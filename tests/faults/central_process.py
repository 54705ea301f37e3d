"""A real central in a process of its own, that can be killed and started again on the same port."""

import os
import random
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import requests
from pydantic import BaseModel

from tawasul_central import database, serving
from tawasul_central.settings import Settings
from tests.conftest import CHEAP, PASSWORD, SECRET, create_database, drop_database, dsn_of
from tests.faults import planted
from tests.faults.fork_server import ForkServer

NOT_EPHEMERAL = range(20_000, 32_000)  # no outgoing connection takes such a port while the central is down
START_SECONDS = 30


class Serve(BaseModel):
    """How a central is to be run: an order to the fork server."""

    dsn: str
    store: str
    port: int
    folder: Path
    plants: tuple[str, ...] = ()

    @property
    def log(self) -> Path:
        return self.folder / "central.log"

    @property
    def pid_file(self) -> Path:
        return self.folder / "central.pid"

    def run(self) -> None:
        """Serve; in the child that was forked for it."""
        log = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.dup2(log, 1)
        os.dup2(log, 2)
        self.pid_file.write_text(str(os.getpid()))
        for name in self.plants:
            planted.AT_THE_CENTRAL[name]()
        settings = Settings(dsn=self.dsn, store=self.store, port=self.port, secret=SECRET, **CHEAP)
        serving.serve(settings, wait=True)  # its PostgreSQL is killed too


class CentralProcess:
    """A central that is killed as a process is: with no chance to finish anything."""

    def __init__(self, forks: ForkServer, order: Serve) -> None:
        self.url = f"http://127.0.0.1:{order.port}"
        self.engine = database.open_engine(order.dsn)
        self.kills = 0
        self._forks = forks
        self._order = order
        self._sessions: list[requests.Session] = []

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._forks.order(self._order)
        deadline = time.monotonic() + START_SECONDS
        while not self._listens():
            assert time.monotonic() < deadline, f"no central; see {self._order.log}"
            time.sleep(0.005)

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        process = int(self._order.pid_file.read_text())
        self.kills += 1
        with suppress(ProcessLookupError):
            while True:
                os.kill(process, signal.SIGKILL)
                time.sleep(0.001)

    def client(self, user_name: str) -> requests.Session:
        """Return an HTTP session that is signed in as this user."""
        opened = requests.Session()
        self._sessions.append(opened)
        body = {"user_name": user_name, "password": PASSWORD, "device_id": str(uuid4())}
        answer = opened.post(f"{self.url}/v1/session", json=body, timeout=30)
        answer.raise_for_status()
        opened.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        return opened

    def close(self) -> None:
        """Kill it for the last time and let everything go."""
        for opened in self._sessions:
            opened.close()
        self.kill()
        self.engine.dispose()

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._order.port)) == 0


@contextmanager
def running(
    forks: ForkServer, server: str, template: str, store: Path, folder: Path, plants: tuple[str, ...] = ()
) -> Iterator[CentralProcess]:
    """Run a central on a copy of the template database; the copy goes with it."""
    name = f"kills_{uuid4().hex}"
    create_database(server, name, template)
    order = Serve(dsn=dsn_of(server, name), store=str(store), port=_free_port(), folder=folder, plants=plants)
    central = CentralProcess(forks, order)
    try:
        central.start()
        yield central
    finally:
        central.close()
        drop_database(server, name)


def _free_port() -> int:
    while True:
        port = random.choice(NOT_EPHEMERAL)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
