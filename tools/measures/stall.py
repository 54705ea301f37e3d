"""How long the window stands still while everything is fetched anew and somebody scrolls.

As a program: open the window on a profile, forget the place in the feed, synchronise, scroll, print the
longest time between two turns of the event loop.
"""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QScrollBar

from tawasul_desk import app
from tawasul_desk.services.database import writing
from tawasul_desk.settings import Settings
from tawasul_desk.ui.collecting import Collector
from tawasul_desk.ui.place import Stop
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.window import Window
from tools.measures import Measure
from tools.measures.arena import PASSPHRASE, ROOT
from tools.officer import Officer

LIMIT_MS = 100.0
TICK_MS = 5
SECONDS = 180


def longest(profile: Path, url: str, cases: int) -> Measure:
    """Ours: the longest stall of the window during a resynchronisation. Floor: what nobody feels, 100 ms."""
    command = [sys.executable, "-m", "tools.measures.stall", str(profile), url]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
    )
    taken = json.loads(ran.stdout.splitlines()[-1])
    name = f"longest stall in a resync of {cases:,} cases ({taken['turns']} turns)"
    return Measure(name, taken["milliseconds"], LIMIT_MS, 1, "ms")


class Scrolling(QObject):
    """Scrolls a table at every turn of the event loop and notes how long the turns were apart."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__()
        self._bar = bar
        self._last = time.perf_counter()
        self.stalls: list[float] = []
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin."""
        self._last = time.perf_counter()
        self._ticking.start()

    def stop(self) -> None:
        """End."""
        self._ticking.stop()

    def _on_turn(self) -> None:
        now = time.perf_counter()
        self.stalls.append((now - self._last) * 1000 - TICK_MS)
        self._last = now
        self._bar.setValue((self._bar.value() + 3) % max(1, self._bar.maximum()))


def main() -> int:
    """Run the window and print its longest stall."""
    program = QApplication([])
    Collector(program)
    profile = Path(sys.argv[1])
    kept = QSettings(str(profile / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("place/stop", Stop.ALL.value)  # the shelf with every case
    kept.sync()
    officer = _at_work(Settings(profile=profile, server=sys.argv[2]))
    _forget_the_cursor(officer)
    scrolling = Scrolling(officer.shell.queue.table.verticalScrollBar())
    scrolling.start()
    _synchronise(officer)
    scrolling.stop()
    print(json.dumps({"milliseconds": max(scrolling.stalls), "turns": len(scrolling.stalls)}), flush=True)
    os._exit(0)  # what ending takes is not measured here


def _at_work(settings: Settings) -> Officer:
    officer = Officer(Window(settings, partial(app.entrance, settings)))
    officer.start()
    officer.unlock(PASSPHRASE)
    officer.wait_for_queue()
    officer.wait(lambda: _is_quiet(officer), "the first pass", SECONDS)
    return officer


def _is_quiet(officer: Officer) -> bool:
    heartbeat = officer.window.heartbeat
    return heartbeat is not None and not heartbeat.pulse.syncing


def _forget_the_cursor(officer: Officer) -> None:
    assert officer.window.desk is not None
    with writing(officer.window.desk.open_session.vault.engine("mirror.db")) as connection:
        connection.exec_driver_sql("DELETE FROM fact WHERE name = 'cursor'")


def _synchronise(officer: Officer) -> None:
    assert officer.window.heartbeat is not None
    officer.window.heartbeat.sync_now()
    officer.wait(lambda: _is_quiet(officer), "the resynchronisation", SECONDS)
    assert officer.window.heartbeat.pulse.connection is Connection.ONLINE


if __name__ == "__main__":
    sys.exit(main())
