"""One program per profile: real processes, also killed and stopped ones."""

import getpass
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tawasul_desk.settings import Settings
from tawasul_desk.ui import sole
from tawasul_desk.ui.sole import Answer, Doorbell
from tests.ui.program_runs import ROOT, running

pytestmark = pytest.mark.slow

HOLD = (
    "import sys, time\nfrom pathlib import Path\nfrom tawasul_desk.ui import sole\n"
    "with sole.held(Path(sys.argv[1])) as lock:\n"
    "    Path(sys.argv[1], 'said.txt').write_text('held' if lock else 'refused')\n    time.sleep(60)"
)


def started_again(profile: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tawasul_desk", "--profile", str(profile), *command],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_profile_is_held_once_and_let_go(tmp_path: Path) -> None:
    with sole.held(tmp_path) as first:
        assert first is not None
        assert sole.holder(tmp_path) == os.getpid()
        with sole.held(tmp_path) as second:
            assert second is None
        with sole.held(tmp_path / "other") as other:
            assert other is not None, "another profile runs beside it"
    with sole.held(tmp_path) as again:
        assert again is not None


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    with running(tmp_path, "-c", HOLD, str(tmp_path)) as run:
        run.wait_for("held")
        with sole.held(tmp_path) as lock:
            assert lock is None
        run.end(signal.SIGKILL)
    with sole.held(tmp_path) as lock:
        assert lock is not None


def test_the_first_window_comes_forward_and_the_second_start_says_so(tmp_path: Path) -> None:
    settings = Settings(profile=tmp_path)
    command = ("-m", "tests.ui.driven_program", str(tmp_path), "http://127.0.0.1:9", "nothing")
    with running(tmp_path, *command) as run:
        run.wait_for("ready")
        second = started_again(settings.profile)
        assert (second.returncode, second.stderr) == (0, "")
        assert "brought to the front" in second.stdout
        refused = started_again(settings.profile, "sync")
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
        assert f"process {run.process.pid}" in refused.stderr
        run.process.send_signal(signal.SIGSTOP)
        begun = time.monotonic()
        assert sole.call_forward(tmp_path) is Answer.SILENT
        assert time.monotonic() - begun < sole.PATIENCE + 0.5
        hung = started_again(settings.profile)
        assert (hung.returncode, hung.stdout) == (1, "")
        assert f"process {run.process.pid}" in hung.stderr
        run.process.send_signal(signal.SIGCONT)
        assert run.end()[0] == 0
    free = started_again(settings.profile, "sync")
    assert "in use" not in free.stderr


def test_a_command_that_has_the_profile_is_told_from_a_window_that_hangs(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert sole.call_forward(tmp_path) is Answer.BUSY
    assert time.monotonic() - begun < sole.PATIENCE + 0.5


@pytest.mark.parametrize("depth", [0, 20])
def test_they_meet_under_a_name_that_tells_nothing(tmp_path: Path, depth: int, qtbot: QtBot) -> None:
    profile = tmp_path.joinpath(*(f"a long name of a folder {number}" for number in range(depth)))
    profile.mkdir(parents=True, exist_ok=True)
    name = sole.meeting_name(profile)
    assert len(name) < 60
    assert not {part for part in profile.parts[1:] if len(part) > 2} & set(name.split("-"))
    assert getpass.getuser() not in name
    assert name != sole.meeting_name(profile / "other")
    bell = Doorbell(profile)
    caller = "import sys\nfrom pathlib import Path\nfrom tawasul_desk.ui import sole\n"
    caller += "print(sole.call_forward(Path(sys.argv[1])))"
    process = subprocess.Popen(
        [sys.executable, "-c", caller, str(profile)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with qtbot.waitSignal(bell.rang, timeout=20_000):
        pass
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert process.communicate()[0].strip() == "came"
