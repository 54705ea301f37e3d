"""One program per profile: a lock that dies with its holder, and a way to bring the first window forward."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from tawasul_desk.settings import load_preferences

LOCK_FILE: Final = "program.lock"
PATIENCE: Final = 2.0  # seconds a second start gives the first one to answer
GLANCE_MS: Final = 200
_ASKED: Final = b"come forward\n"
_DONE: Final = b"done\n"


class Answer(StrEnum):
    """What came of asking the program that has the profile."""

    CAME = "came"
    BUSY = "busy"  # it has no window: a command, that will be done soon
    SILENT = "silent"  # it has a window and does not answer


@contextmanager
def held(profile: Path) -> Iterator[QLockFile | None]:
    """Hold the profile while the block runs; None where another program has it.

    A program that was killed holds nothing: its lock is told from a living one by process and host.
    """
    profile.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = QLockFile(str(profile / LOCK_FILE))
    lock.setStaleLockTime(0)  # age says nothing: a window stays open for weeks
    if not lock.tryLock(0):
        yield None
        return
    try:
        yield lock
    finally:
        lock.unlock()


def holder(profile: Path) -> int:
    """Return the process that holds the profile; 0 where it cannot be told."""
    known = QLockFile(str(profile / LOCK_FILE)).getLockInfo()
    return int(known[0]) if isinstance(known, tuple) and known else 0


def call_forward(profile: Path) -> Answer:
    """Ask the window of this profile to come to the front; answers within two seconds."""
    name, until = meeting_name(profile), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(GLANCE_MS):
            return _asked(socket, until)
        time.sleep(GLANCE_MS / 1000)  # it may be about to open
    return Answer.BUSY


def _asked(socket: QLocalSocket, until: float) -> Answer:
    socket.write(_ASKED)
    socket.flush()
    heard = socket.waitForReadyRead(max(1, round((until - time.monotonic()) * 1000)))
    return Answer.CAME if heard and bytes(socket.readAll().data()) == _DONE else Answer.SILENT


def meeting_name(profile: Path) -> str:
    """Return where the programs of this profile meet: short, and it tells neither path nor person."""
    device = load_preferences(profile).device_id.bytes
    place = str(profile.resolve()).encode()
    return f"tawasul-desk-{hashlib.blake2b(place, key=device, digest_size=16).hexdigest()}"


class Doorbell(QObject):
    """Rings when the program is started again on the same profile."""

    rang = Signal()

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = meeting_name(profile)
        QLocalServer.removeServer(name)  # of a program that was killed: whoever holds the lock is alone
        self._server.listen(name)

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_asked)
            socket.disconnected.connect(socket.deleteLater)

    def _on_asked(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and bytes(socket.readAll().data()) == _ASKED:
            self.rang.emit()
            socket.write(_DONE)
            socket.disconnectFromServer()
