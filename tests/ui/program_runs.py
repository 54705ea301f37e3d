"""The real program as a child process on a real profile: started, led into a phase, ended."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen

ROOT = Path(__file__).resolve().parents[2]
STARTS = 60.0  # seconds, on a busy machine
ENDS = 20.0


@dataclass
class Run:
    """One start of the program."""

    process: Popen[str]
    profile: Path

    def wait_for(self, word: str) -> None:
        """Wait until it says this."""
        said, until = self.profile / "said.txt", time.monotonic() + STARTS
        while not (said.exists() and word in said.read_text().split()):
            assert self.process.poll() is None, f"it ended before {word}: {self.process.communicate()}"
            assert time.monotonic() < until, f"it never said {word}"
            time.sleep(0.01)

    def end(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal; return the exit code and the seconds until it was gone."""
        begun = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(ENDS)
        return code, time.monotonic() - begun


@contextmanager
def running(profile: Path, *command: str) -> Iterator[Run]:
    """Run a command of Python from the root of the project; killed if it is still there at the end."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "default"}
    (profile / "said.txt").unlink(missing_ok=True)
    process = Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, stdout=PIPE, stderr=PIPE, text=True
    )
    try:
        yield Run(process, profile)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
