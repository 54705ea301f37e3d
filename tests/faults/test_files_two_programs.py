"""Two programs on one profile: the second makes way; where both send, each act lands once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Central, Template, running_central
from tests.faults import verdict
from tests.faults.forks import ROOT
from tests.faults.places import Prepared, forks_of, not_arrived, prepared_as, saved_by
from tests.faults.tally import Tally

START_SECONDS = 30.0
OPEN_ALREADY = "brought to the front"


@pytest.fixture(scope="module")
def central(
    postgres: str, template_database: Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    with running_central(postgres, template_database, tmp_path_factory.mktemp("two")) as running:
        yield running


@pytest.fixture(scope="module")
def prepared(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared_as(central, "officer01", tmp_path_factory.mktemp("two") / "officer01")


@pytest.mark.fault("F32")
def test_two_that_send_from_one_profile(prepared: Prepared, tmp_path: Path, tally: Tally) -> None:
    place = prepared.copied(tmp_path / "copy")
    cases, given_up = prepared.facts["cases"][:2], prepared.facts["undecided"][0]
    before = prepared.forks.run("desk_acts:write", cases=cases, give_up=given_up, end="killed", **place)
    with ThreadPoolExecutor(2) as both:
        runs = [
            both.submit(forks.run, "desk_acts:bustle", cases=cases, rounds=6, **place)
            for forks in (prepared.forks, forks_of("officer05"))
        ]
        endings = [run.result().well() for run in runs]
    back = prepared.forks.run("desk_acts:come_back", **place).well()
    engine = prepared.central.engine
    tally.note(
        "F32",
        lost=len(not_arrived(engine, saved_by(before, *endings))),
        duplicated=len(verdict.duplicated(engine)),
        diverged=len(back.last("diverged")),
    )


@contextmanager
def started(profile: Path, *more: str) -> Iterator["subprocess.Popen[str]"]:
    """Give the program as it is started from a desktop; ended by force with the block."""
    command = [sys.executable, "-m", "tawasul_desk", "--profile", str(profile), *more]
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ended(profile: Path, *more: str) -> tuple[int, str]:
    """Return how another start on the profile ended, and what it said."""
    with started(profile, *more) as process:
        said, _ = process.communicate(timeout=START_SECONDS)
        return process.returncode, said


def up(profile: Path, process: "subprocess.Popen[str]") -> None:
    """Wait until this program has the profile."""
    until = time.monotonic() + START_SECONDS
    lock = profile / "program.lock"
    while not lock.exists() or lock.read_text().partition("\n")[0] != str(process.pid):
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.fault("F32")
def test_the_second_window_makes_way_for_the_first(tmp_path: Path, tally: Tally) -> None:
    profile = tmp_path / "profile"
    with started(profile) as first:
        up(profile, first)
        for _ in range(2):
            code, said = ended(profile)
            assert (code, OPEN_ALREADY in said) == (0, True), said
        code, said = ended(profile, "sync")
        assert (code, str(first.pid) in said) == (1, True), said
        assert first.poll() is None
        first.send_signal(signal.SIGKILL)
        first.wait(10)
    with started(profile) as heir:
        up(profile, heir)
        code, said = ended(profile)
        assert (code, OPEN_ALREADY in said) == (0, True), said
        heir.send_signal(signal.SIGTERM)
        assert heir.wait(10) == 0
    tally.note("F32", 4)
