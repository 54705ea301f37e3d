"""Lives that end at a random moment: a desk is forked, killed, and forked again on the same files."""

import ctypes
import os
import select
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from random import Random
from uuid import UUID

from pydantic import BaseModel

from tests.faults import power_cut
from tests.faults.desk_process import live
from tests.faults.fork_server import ForkServer, die_with_parent
from tests.faults.seats import Seat, flaws
from tests.faults.verdict import Saved

PATIENCE = 5.0  # seconds for a life to get as far as it was meant to
LATER = 0.06  # seconds that it may live after that


class Lane(BaseModel):
    """How one seat is to live: an order to the fork server.

    A life ends up to `later` seconds after it has told something `most` times at most; with `cut` by a
    power cut.
    """

    seat: Seat
    lives: int
    seed: int
    most: int = 5
    later: float = LATER
    plants: tuple[str, ...] = ()
    cut: bool = False

    @property
    def stop(self) -> Path:
        return self.seat.folder.with_suffix(".stop")

    @property
    def told(self) -> Path:
        return self.seat.folder.with_suffix(".told")

    @property
    def log(self) -> Path:
        return self.seat.folder.with_suffix(".log")

    def saved(self) -> list[Saved]:
        """Return what was told to be saved, in all lives so far."""
        words = (line.split() for line in self.told.read_text().splitlines())
        return [Saved(UUID(told[1]), told[2]) for told in words if told[0] == "saved"]

    def run(self) -> None:
        """Live and die so often; in the child that was forked for it."""
        speak = os.dup(1)
        log = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.dup2(log, 1)
        os.dup2(log, 2)
        rng = Random(self.seed)
        ended = str(self.log)
        try:
            with self.told.open("ab") as told:
                lives = takewhile(lambda _: not self.stop.exists(), range(self.lives))
                if all(_one_life(self, rng, told.fileno()) for _ in lives):
                    ended = ""
        finally:
            os.write(speak, f"ended {ended}\n".encode())
        os._exit(0)


class Walk:
    """Lanes that are under way."""

    def __init__(self, forks: ForkServer, lanes: Sequence[Lane]) -> None:
        self._forks = forks
        self._lanes = lanes
        self._under_way = len(lanes)
        for lane in lanes:
            lane.stop.unlink(missing_ok=True)
            forks.order(lane)

    def goes_on(self, seconds: float) -> bool:
        """Return whether after so long any lane is still under way; a life that failed fails here."""
        deadline = time.monotonic() + seconds
        while self._under_way and (left := deadline - time.monotonic()) > 0:
            for line in self._forks.heard(left):
                self._under_way -= 1
                log = line.removeprefix("ended ")
                assert not log, f"{log}:\n{Path(log).read_text()[-4000:]}"
        return self._under_way > 0

    def end(self) -> None:
        """Let every lane come to the end of the life it is in."""
        for lane in self._lanes:
            lane.stop.touch()
        while self.goes_on(1):
            pass


@contextmanager
def walking(forks: ForkServer, lanes: Sequence[Lane]) -> Iterator[Walk]:
    """Have these lanes walk while the block runs; none goes on beside what comes after it."""
    walk = Walk(forks, lanes)
    try:
        yield walk
    finally:
        walk.end()


def walked(forks: ForkServer, lanes: Sequence[Lane]) -> None:
    """Have these lanes walk to their end."""
    with walking(forks, lanes) as walk:
        while walk.goes_on(1):
            pass


def _one_life(lane: Lane, rng: Random, written: int) -> bool:
    """Let a desk live for a while; return whether it lived until it was killed."""
    disk = power_cut.begun(lane.seat.folder) if lane.cut else None
    listen, tell = os.pipe()
    child = os.fork()
    if child == 0:
        _be_born(lane, rng, tell, disk)
    os.close(tell)
    _heard(listen, written, PATIENCE, rng.randint(0, lane.most))
    _heard(listen, written, rng.uniform(0, lane.later))
    os.kill(child, signal.SIGKILL)
    while _heard(listen, written, PATIENCE):  # what it had told before it died
        pass
    os.close(listen)
    _, status = os.waitpid(child, 0)
    if disk is not None:
        power_cut.cut(lane.seat.folder, disk, rng)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _be_born(lane: Lane, rng: Random, tell: int, disk: Path | None) -> None:
    die_with_parent()
    if disk is not None:
        ctypes.CDLL(None).power_cut_watch(os.fsencode(lane.seat.folder), os.fsencode(disk))
        found = flaws(lane.seat) if rng.random() < 0.5 else []
        if found:
            print(found, file=sys.stderr, flush=True)
            os._exit(1)
    live(lane.seat, rng.getrandbits(64), tell, lane.plants)


def _heard(listen: int, written: int, seconds: float, lines: int | None = None) -> bool:
    """Write down what is told within so many seconds, or until it is so many lines; say if more may come."""
    deadline = time.monotonic() + seconds
    while lines is None or lines > 0:
        if not select.select([listen], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return True
        told = os.read(listen, 65536)
        if not told:
            return False
        os.write(written, told)
        lines = None if lines is None else lines - told.count(b"\n")
    return True
