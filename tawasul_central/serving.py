"""Serving the desks until told to stop."""

import socket
import sys
import time
from typing import Final

import structlog
import uvicorn

from tawasul_central import database, log, storage
from tawasul_central.app import create_app
from tawasul_central.hints import Hints
from tawasul_central.settings import PREFIX, Settings, SettingsError

GRACE_SECONDS = 10
LONGEST_PAUSE: Final = 15.0  # seconds between two looks at a database that cannot be used


class Server(uvicorn.Server):
    """A server whose streams end when it is told to stop: they would go on for as long as it waits."""

    def __init__(self, config: uvicorn.Config, hints: Hints) -> None:
        super().__init__(config)
        self._hints = hints

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what is under way come to its end, and stop."""
        self._hints.close()
        await super().shutdown(sockets)


def server(settings: Settings) -> Server:
    """Return a server that is not running yet; its log lines are ours, not uvicorn's."""
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config, app.state.hints)


def serve(settings: Settings, *, wait: bool = False) -> None:
    """Serve until Ctrl-C or a signal to stop; what is under way is finished first.

    A store that cannot be used raises SettingsError now, not at the first attachment; so does an address.
    So does a database, unless `wait`: then the reason is said on stderr, and it is tried again until it can.
    """
    storage.open_store(settings.store)
    _meet_database(settings, wait)
    with _listener(settings.host, settings.port) as listener:
        log.configure()
        host, port = listener.getsockname()[:2]
        structlog.get_logger().info("listening", host=host, port=port)
        server(settings).run(sockets=[listener])


def _meet_database(settings: Settings, wait: bool) -> None:
    """Return once the database can be used."""
    engine, pause, said = database.open_engine(settings.dsn, connections=1), 0.5, ""
    try:
        while (fault := database.unfit(engine)) is not None:
            if not wait:
                raise SettingsError(fault.sentence)
            if fault.sentence != said:
                sys.stderr.write(f"tawasul-central: {fault.sentence} Waiting until it can be used.\n")
                sys.stderr.flush()
            said, pause = fault.sentence, min(2 * pause, LONGEST_PAUSE)
            time.sleep(pause)
    finally:
        engine.dispose()


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (")[0]
        raise SettingsError(f"{PREFIX}HOST and PORT cannot be used, {host} {port}: {why}.") from None
    # Inherited by what is accepted. The head and the body of an answer are two writes: without this the
    # second waits until the desk has acknowledged the first, which takes it 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
