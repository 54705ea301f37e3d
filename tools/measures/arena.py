"""Where the measures are taken: a real central in processes of its own, and real profiles."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import requests

from tawasul_central import embedded, seed
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
WATCHER, PASSWORD, PASSPHRASE = "watcher", "a watcher of everything", "a passphrase for measuring"
SECRET = "for measuring only, on this machine"
OFFICES = ("riyadh", "jeddah", "dammam")
START_SECONDS = 60.0


@dataclass(frozen=True)
class Central:
    """A running central; its user `watcher` is a supervisor who sees every case."""

    url: str
    cases: int
    dsn: str
    process_id: int

    def first_page(self, line: requests.Session) -> dict[str, Any]:
        """Return the first page of a snapshot; its cursor stands at the newest change."""
        answer = line.post(f"{self.url}/v1/sync/snapshot", json={"after": None}, timeout=60)
        page: dict[str, Any] = answer.json()
        return page

    def signed_in(self, user_name: str = WATCHER) -> requests.Session:
        """Return a line to it on which the watcher, or another of the seed, is signed in."""
        line = requests.Session()
        credentials = {"user_name": user_name, "password": _password(user_name), "device_id": "bench"}
        answer = line.post(f"{self.url}/v1/session", json=credentials, timeout=30)
        line.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        return line


@contextmanager
def central(folder: Path, cases: int) -> Iterator[Central]:
    """Run a central with so many cases on a PostgreSQL of its own."""
    with embedded.running(folder / "postgres", durable=True) as dsn:
        port = _free_port()
        environment = os.environ | {
            "TAWASUL_CENTRAL_DSN": dsn,
            "TAWASUL_CENTRAL_STORE": str(folder / "store"),
            "TAWASUL_CENTRAL_SECRET": SECRET,
            "TAWASUL_CENTRAL_PORT": str(port),
            "TAWASUL_CENTRAL_PASSWORD": PASSWORD,
        }
        _command(environment, "migrate")
        _command(environment, "seed", "--cases", str(cases), "--no-attachments")
        offices = [part for office in OFFICES for part in ("--office", office)]
        names = ["--name-ar", "مراقب القياس", "--name-en", "Measuring Watcher"]
        _command(environment, "user", "add", WATCHER, "--role", "supervisor", *offices, *names)
        url = f"http://127.0.0.1:{port}"
        with _served(environment, url) as process_id:
            yield Central(url, cases, dsn, process_id)


@contextmanager
def desk(profile: Path, url: str, user_name: str = WATCHER) -> Iterator[Desk]:
    """Sign the watcher or another in, in a profile under a passphrase; nothing is synchronised yet."""
    settings = Settings(profile=profile, server=url)
    opened = app.sign_in(settings, url, user_name, _password(user_name), PASSPHRASE)
    try:
        yield opened
    finally:
        opened.close()


def fill(opened: Desk) -> None:
    """Synchronise to the end."""
    opened.sync.once(lambda _done, _total: None, lambda: False)


@contextmanager
def _served(environment: dict[str, str], url: str) -> Iterator[int]:
    serving = [sys.executable, "-m", "tawasul_central", "serve"]
    with subprocess.Popen(
        serving, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(url)
            yield process.pid
        finally:
            process.terminate()


def _wait_for(url: str) -> None:
    until = monotonic() + START_SECONDS
    while monotonic() < until:
        try:
            if requests.get(f"{url}/v1/readiness", timeout=2).ok:
                return
        except requests.ConnectionError:
            sleep(0.1)
    raise TimeoutError(url)


def _command(environment: dict[str, str], *words: str) -> None:
    command = [sys.executable, "-m", "tawasul_central", *words]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _password(user_name: str) -> str:
    return PASSWORD if user_name == WATCHER else seed.PASSWORD


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
