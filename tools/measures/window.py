"""What the window costs: from the start of the process to the first paint of the queue, and its memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSettings

from tawasul_desk.ui.place import Place, Stop, keep_place
from tools.measures import Measure
from tools.measures.arena import ROOT

TIMES = 5
SECONDS = 60


def start(profile: Path, cases: int) -> Iterator[Measure]:
    """Ours: the program on a profile with so many cached cases. Floor: a bare PySide6 window with a table."""
    ours, floor = [], []
    kept = QSettings(str(profile / "window.ini"), QSettings.Format.IniFormat)
    keep_place(kept, Place(Stop.ALL))  # the shelf with every case
    kept.sync()
    for _ in range(TIMES + 1):
        ours.append(_first_paint("ours", str(profile)))
        floor.append(_first_paint("bare"))
    name = f"start to first paint, {cases:,} cached cases"
    yield Measure(name, _middle(ours, "seconds"), _middle(floor, "seconds"), 3, "s")
    name = f"memory with {cases:,} cached cases"
    yield Measure(name, _middle(ours, "mebibytes"), _middle(floor, "mebibytes"), 2, "MiB")


def _middle(taken: list[dict[str, float]], name: str) -> float:
    return median(one[name] for one in taken[1:])


def _first_paint(*words: str) -> dict[str, float]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "TAWASUL_BENCH_BEGUN": str(time.monotonic())}
    command = [sys.executable, "-m", "tools.measures.first_paint", *words]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
    )
    taken: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return taken
