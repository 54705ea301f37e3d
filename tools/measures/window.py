"""What the window costs: from the start of the process to its first paint and its lines, and its memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSettings

from tawasul_desk import app
from tawasul_desk.services import keepers, session
from tawasul_desk.settings import Settings
from tawasul_desk.twins import twin_of
from tawasul_desk.ui.place import Stop
from tools.measures import Measure, unlocked_keyring
from tools.measures.arena import PASSPHRASE, ROOT

TIMES = 5
SECONDS = 60


def start(profile: Path, cases: int) -> Iterator[Measure]:
    """Ours: the program on a profile with so many cached cases. Floor: a bare PySide6 window with a table.

    The program is timed twice, at the first picture of its window and at the lines of its queue; the floor
    is the same for both, its first picture. The keys come from a stand-in for an unlocked keyring: how long
    a passphrase is stretched is chosen, not caused.
    """
    ours, floor = [], []
    keys = _unlocked(profile)
    kept = QSettings(str(profile / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("place/stop", Stop.ALL.value)  # the shelf with every case
    kept.sync()
    for _ in range(TIMES + 1):
        ours.append(_started(keys, "ours", str(profile)))
        floor.append(_started(keys, "bare"))
    bare = _middle(floor, "painted")
    yield Measure("start to first paint", _middle(ours, "painted"), bare, 3, "s")
    yield Measure(f"start to the lines of {cases:,} cases", _middle(ours, "lines"), bare, 3, "s")
    memory = _middle(ours, "mebibytes"), _middle(floor, "mebibytes")
    yield Measure(f"memory with {cases:,} cached cases", *memory, 2, "MiB")


def _unlocked(profile: Path) -> dict[str, str]:
    """Take the keys out of the file under the passphrase; return the environment that finds them."""
    keys = unlocked_keyring.CHOICE | {unlocked_keyring.FILE: str(profile.with_suffix(".keys"))}
    os.environ.update(keys)
    account = app.last_account(Settings(profile=profile))
    assert account is not None
    folder = session.folder_of(profile, account)
    taken = keepers.passphrase_keeper(folder, PASSPHRASE)
    given = keepers.KeyringKeeper(account, unlocked_keyring.UnlockedKeyring())
    for name in ("database-key", "refresh-token"):
        given.put(name, taken.get(name) or "")
    for copy in (folder / keepers.KEY_FILE, twin_of(folder / keepers.KEY_FILE)):
        copy.unlink()
    return keys


def _middle(taken: list[dict[str, float]], name: str) -> float:
    return median(one[name] for one in taken[1:])


def _started(keys: dict[str, str], *words: str) -> dict[str, float]:
    environment = os.environ | keys | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tools.measures.first_paint", *words]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=environment | {"TAWASUL_BENCH_BEGUN": str(time.monotonic())},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
    )
    taken: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return taken
