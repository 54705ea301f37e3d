"""A desk with its heartbeat in a process of its own, which can be put to sleep and woken."""

import json
import sys
from pathlib import Path

import keyring
import structlog
from PySide6.QtWidgets import QApplication

from tawasul_desk import app
from tawasul_desk.settings import Settings
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.pulse import Pulse
from tests.faults.key_rings import FileKeyring


def main(profile: str, kept: str) -> int:
    """Open the desk of this profile and tell of every pulse, until the process is ended."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    keyring.set_keyring(FileKeyring(Path(kept)))
    application = QApplication(["sleeper"])
    desk = app.resume(Settings(profile=Path(profile)))
    assert desk is not None
    heart = Heartbeat(desk, Jobs(application), application)
    heart.state_changed.connect(_tell)
    heart.start()
    return application.exec()


def _tell(pulse: Pulse) -> None:
    print(json.dumps({"connection": pulse.connection, "syncing": pulse.syncing}), flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
