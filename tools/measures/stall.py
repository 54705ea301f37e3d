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

from tools.measures import Measure
from tools.measures.arena import PASSPHRASE, ROOT

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


def main() -> int:
    """Run the window and print its longest stall."""
    from PySide6.QtCore import QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from tawasul_desk import app
    from tawasul_desk.services.database import writing
    from tawasul_desk.settings import Settings
    from tawasul_desk.ui.collecting import Collector
    from tawasul_desk.ui.place import Place, Stop, keep_place
    from tawasul_desk.ui.window import Window
    from tools.officer import Officer

    program = QApplication([])
    collector = Collector(program)
    kept = QSettings(str(Path(sys.argv[1]) / "window.ini"), QSettings.Format.IniFormat)
    keep_place(kept, Place(Stop.ALL))  # the shelf with every case
    kept.sync()
    settings = Settings(profile=Path(sys.argv[1]), server=sys.argv[2])
    officer = Officer(Window(settings, partial(app.entrance, settings)))
    officer.start()
    officer.unlock(PASSPHRASE)
    officer.wait_for_queue()
    window = officer.window
    assert window.desk is not None
    assert window.heartbeat is not None
    officer.wait(lambda: not window.heartbeat.pulse.syncing, "the first pass")
    with writing(window.desk.open_session.vault.engine("mirror.db")) as connection:
        connection.exec_driver_sql("DELETE FROM fact WHERE name = 'cursor'")

    stalls: list[float] = []
    last = time.perf_counter()
    bar = officer.shell.queue.table.verticalScrollBar()

    def turn() -> None:
        nonlocal last
        now = time.perf_counter()
        stalls.append((now - last) * 1000 - TICK_MS)
        last = now
        bar.setValue((bar.value() + 3) % max(1, bar.maximum()))

    ticking = QTimer(interval=TICK_MS)
    ticking.timeout.connect(turn)
    last = time.perf_counter()
    ticking.start()
    window.heartbeat.sync_now()
    officer.wait(lambda: not window.heartbeat.pulse.syncing, "the resynchronisation", SECONDS)
    ticking.stop()
    print(json.dumps({"milliseconds": max(stalls), "turns": len(stalls)}), flush=True)
    collector.collect()
    os._exit(0)  # what ending takes is not measured here


if __name__ == "__main__":
    sys.exit(main())
