"""Everything in one process: PostgreSQL, made-up cases, and the service on the loopback address."""

import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from threading import Thread
from types import FrameType
from typing import Final

import uvicorn

from tawasul_central import database, embedded, log, seed, serving
from tawasul_central import settings as central_settings
from tawasul_central.settings import Settings

HOST: Final = "127.0.0.1"
CASES: Final = 400
SEED: Final = 1
FAILED: Final = 1


class _StopError(Exception):
    """Somebody asked this process to end."""


def main(*, data: Path, port: int, reset: bool = False, until_stdin_closes: bool = False) -> int:
    """Serve the demonstration from this folder until told to stop; return the exit code.

    Prints `ready ADDRESS` once it answers. With `until_stdin_closes` it also ends with who started it.
    """
    signal.signal(signal.SIGTERM, _on_signal)
    signal.signal(signal.SIGINT, _on_signal)
    if until_stdin_closes:
        Thread(target=_end_with_stdin, name="stdin", daemon=True).start()
    try:
        with _listener(port) as listener:
            _run(data.absolute(), listener, reset)
    except _StopError:
        return 0
    except (embedded.EmbeddedError, OSError) as error:
        sys.stderr.write(f"tawasul-central: {error}\n")
        return FAILED
    return 0


def _run(data: Path, listener: socket.socket, reset: bool) -> None:
    postgres = data / "postgres"
    if reset:
        _start_over(data)
    data.mkdir(parents=True, exist_ok=True)
    with (data / "central.log").open("a", encoding="utf-8") as lines:
        log.configure(lines)
        with embedded.running(postgres) as dsn:
            settings = _settings(data, dsn)
            _fill(settings)
            _serve(settings, listener)


def _start_over(data: Path) -> None:
    embedded.refuse_if_in_use(data / "postgres")
    for folder in ("postgres", "store"):
        shutil.rmtree(data / folder, ignore_errors=True)


def _settings(data: Path, dsn: str) -> Settings:
    secret = data / "secret"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(token_urlsafe(48))
    return central_settings.load(dsn=dsn, store=str(data / "store"), secret=secret.read_text(), host=HOST)


def _fill(settings: Settings) -> None:
    database.migrate(settings.dsn)
    engine = database.open_engine(settings.dsn, connections=1)
    try:
        if seed.is_empty(engine):
            seed.fill(engine, settings.store, cases=CASES, seed=SEED, decided=True)
    finally:
        engine.dispose()


@contextmanager
def _listener(port: int) -> Iterator[socket.socket]:
    """Yield a socket that holds the port already but takes no calls before the service does."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((HOST, port))
        except OSError as error:
            raise OSError(f"Port {port} cannot be used: {error.strerror}.") from error
        yield held


def _serve(settings: Settings, listener: socket.socket) -> None:
    server = serving.server(settings)
    Thread(target=_tell_when_ready, args=(server, listener), name="ready", daemon=True).start()
    server.run(sockets=[listener])


def _tell_when_ready(server: uvicorn.Server, listener: socket.socket) -> None:
    while not server.started:
        time.sleep(0.01)
    sys.stdout.write(f"ready http://{HOST}:{listener.getsockname()[1]}\n")
    sys.stdout.flush()


def _end_with_stdin() -> None:
    """Wait until whoever holds the other end of our input is gone, then stop as if told to."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _on_signal(_number: int, _frame: FrameType | None) -> None:
    raise _StopError
