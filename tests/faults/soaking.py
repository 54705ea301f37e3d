"""A desk that works through many days in a few seconds each: `python -m` this module, orders as JSON.

Its clock is moved from one event to the next; everything else is real: the files, the line, the hints. It
prints a line of JSON for every noon and every evening, and waits at noon until it is told to go on.
"""

import gc
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import psutil
import time_machine

from tawasul_contract.operations import Operation
from tawasul_contract.records import Status
from tawasul_desk import app
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.log import shape_log, start_log
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.sync import SyncStoppedError
from tawasul_desk.services.views import Draft, DraftKind, QueueQuery, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.rhythm import Rhythm, Wake, next_delay, wake_delay
from tests.faults.passphrases import cheap_passphrases
from tests.services.desks import (
    PASSPHRASE,
    PNG,
    a_picture,
    give_back,
    move,
    note,
    process,
    response,
    start,
    synced,
    take,
)  # fmt: skip

MORNING, HOURS = 8, timedelta(hours=8)
BETWEEN_ACTS = 600.0  # seconds, on average
DRAINING = timedelta(hours=1)  # in which the last work of the day must have gone
NIGHTS = timedelta(days=31)  # after which nothing of what is over is kept any more
FIRST_DAY = datetime(2026, 2, 1, tzinfo=UTC)
REFUSED = (ErrorCode.REFUSED, ErrorCode.NOT_FOUND)


@dataclass(frozen=True)
class Order:
    """Who works where, and for how many days."""

    server: str
    user_name: str
    password: str
    profile: str
    days: int
    seed: int


@dataclass
class Ear:
    """Listens to hints on a thread of its own; begins again whenever its line breaks."""

    desk: Desk
    heard: int = 0
    listening: bool = False
    breaks: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        """Listen until it is over."""
        while not self._over.is_set():
            try:
                self.desk.hints.listen(self._told, self._over.is_set)
            except KnownError:
                self._over.wait(0.05)
            self.listening = False
            self.breaks += 1

    def _told(self, head: int) -> None:
        self.heard, self.listening = head, True

    @contextmanager
    def open(self) -> Iterator["Ear"]:
        """Listen while the block runs."""
        thread = threading.Thread(target=self.listen)
        thread.start()
        try:
            yield self
        finally:
            self._over.set()
            self.desk.hints.close()
            thread.join(5)
            assert not thread.is_alive(), "hints cannot be ended"


@dataclass
class Officer:
    """Who works at the desk, by chance but always by the same chance."""

    desk: Desk
    clock: Any
    random: Random
    head: int = 0
    passes: int = 0
    failures: int = 0
    in_a_row: int = 0
    last_pass: datetime = FIRST_DAY
    saved: list[tuple[str, str]] = field(default_factory=list)

    def work(self, ear: Ear, until: datetime) -> None:
        """Act and let the desk make its passes until then."""
        act_at, pass_at = self._in(self.random.expovariate(1 / BETWEEN_ACTS)), now()
        while min(act_at, pass_at) < until:
            self.clock.move_to(min(act_at, pass_at), tick=False)
            if act_at <= pass_at:
                self._act()
                act_at = self._in(self.random.expovariate(1 / BETWEEN_ACTS))
                pass_at = self._in(wake_delay(Wake.ACT, 0.0))
            else:
                self._pass()
                pass_at = self._in(next_delay(self._rhythm(ear)))
            if ear.heard > self.head:
                since = (now() - self.last_pass).total_seconds()
                pass_at = min(pass_at, self._in(wake_delay(Wake.HINT, since)))

    def drain(self) -> int:
        """Decide what is put before the officer and let the rest go; return what is left after an hour."""
        until = now() + DRAINING
        casework = self.desk.casework
        while casework.waiting() and now() < until:
            for item in casework.waiting():
                if item.state in TROUBLED:
                    self._decide(item.operation)
            self._pass()
            self.clock.shift(next_delay(Rhythm(failures=self.in_a_row, waiting=True)))
        return len(casework.waiting())

    def _rhythm(self, ear: Ear) -> Rhythm:
        waiting = self.desk.casework.outbox_counts().waiting > 0
        return Rhythm(failures=self.in_a_row, hinted=ear.listening, waiting=waiting)

    def _in(self, seconds: float) -> datetime:
        return now() + timedelta(seconds=seconds)

    def _pass(self) -> None:
        self.passes += 1
        self.last_pass = now()
        try:
            self.head = synced(self.desk).head
            self.desk.prefetch(lambda: False)
            self.in_a_row = 0
        except (SyncStoppedError, KnownError):
            self.failures += 1
            self.in_a_row += 1

    def _decide(self, operation: Operation) -> None:
        casework = self.desk.casework
        way = self.random.choice((casework.apply_again, casework.discard))
        if not allowed(lambda: way(operation.id)):
            casework.discard(operation.id)
        self.saved += [
            (item.operation.id.hex, item.operation.kind) for item in casework.waiting()
            if (item.operation.id.hex, item.operation.kind) not in self.saved
        ]  # fmt: skip

    def _act(self) -> None:
        rows = self.desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
        if not rows:
            return
        case_id, words = self.random.choice(rows).case_id, f"day {now():%d %H:%M:%S}"
        content = PNG + words.encode()
        file = a_picture(content)
        acts: list[Callable[[], Operation]] = [
            lambda: note(case_id, words),
            lambda: response(case_id, words),
            lambda: response(case_id, words, uploads=(file,)),
            lambda: take(self.desk, case_id),
            lambda: start(self.desk, case_id),
            lambda: give_back(self.desk, case_id),
            lambda: process(self.desk, case_id),
            lambda: move(self.desk, case_id, Status.CLOSED, reason=words),
        ]
        self._look(case_id)
        self.desk.casework.save_draft(Draft(case_id, DraftKind.NOTE, words))
        self.random.shuffle(acts)

        def submit(act: Callable[[], Operation]) -> None:
            operation = act()
            self.desk.casework.submit(operation, {file.id: content})
            self.saved.append((operation.id.hex, operation.kind))

        next(act for act in acts if allowed(partial(submit, act)))
        self.desk.casework.drop_draft(case_id, DraftKind.NOTE)

    def _look(self, case_id: UUID) -> None:
        """Open the case and its files, as far as the line lets."""
        self.desk.casework.record_access(case_id, "open")
        for record in self.desk.casework.view(case_id).attachments:
            try:
                self.desk.attachments.content(record)
            except KnownError:
                self.failures += 1


def allowed(act: Callable[[], object]) -> bool:
    """Do it and return whether the rules allow it."""
    try:
        act()
    except KnownError as error:
        if error.code not in REFUSED:
            raise
        return False
    return True


def now() -> datetime:
    """Return the time of this simulation."""
    return datetime.now(UTC)


def sizes(desk: Desk) -> dict[str, int]:
    """Return how large each file of the profile is, in bytes; the folder of attachments is one."""
    folder = desk.open_session.folder
    found = {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}
    return found | {"files": sum(path.stat().st_size for path in (folder / "files").iterdir())}


def opened(order: Order) -> Desk:
    """Return the desk as the morning finds it."""
    settings = Settings(profile=Path(order.profile))
    with cheap_passphrases():
        desk = app.resume(settings, PASSPHRASE)
        return desk or app.sign_in(settings, order.server, order.user_name, order.password, PASSPHRASE)


def one_day(order: Order, day: int, clock: Any, random: Random) -> dict[str, Any]:
    """Work through one day and return what it came to."""
    morning = FIRST_DAY + timedelta(days=day, hours=MORNING)
    clock.move_to(morning, tick=False)
    desk = opened(order)
    officer = Officer(desk, clock, random)
    with Ear(desk).open() as ear:
        officer.work(ear, morning + HOURS / 2)
        say(noon=day)
        sys.stdin.readline()
        officer.work(ear, morning + HOURS)
        left = officer.drain()
    gc.collect()
    told = {
        "day": day,
        "left": left,
        "saved": officer.saved,
        "given_up": [item.operation.id.hex for item in desk.casework.discarded()],
        "passes": officer.passes,
        "failures": officer.failures,
        "breaks": ear.breaks,
        "sizes": sizes(desk),
        "rss": psutil.Process().memory_info().rss,
    }
    desk.close()
    return told


def say(**facts: Any) -> None:
    """Print a line for the parent."""
    print(json.dumps(facts), flush=True)


def main() -> None:
    """Work through the days, and come back once more a month later."""
    order = Order(**json.loads(sys.stdin.readline()))
    shape_log()
    start_log(Path(order.profile), "info")
    random = Random(order.seed)
    with time_machine.travel(FIRST_DAY, tick=False) as clock:
        for day in range(order.days):
            say(**one_day(order, day, clock, random))
        clock.shift(NIGHTS)
        desk = opened(order)
        say(month_later=sizes(desk), given_up=len(desk.casework.discarded()))
        desk.close()


if __name__ == "__main__":
    main()
