"""Serving the desks until told to stop."""

import uvicorn

from tawasul_central import log, storage
from tawasul_central.app import create_app
from tawasul_central.settings import Settings

GRACE_SECONDS = 10


def server(settings: Settings) -> uvicorn.Server:
    """Return a server that is not running yet; its log lines are ours, not uvicorn's."""
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return uvicorn.Server(config)


def serve(settings: Settings) -> None:
    """Serve until Ctrl-C or a signal to stop; what is under way is finished first.

    A store that cannot be used raises SettingsError now, not at the first attachment.
    """
    storage.open_store(settings.store)
    log.configure()
    server(settings).run()
