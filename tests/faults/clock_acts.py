"""What children do while their clock is wrong: set back, set forward, jumping, in another season."""

import os
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import time_machine

from tests.faults.desk_acts import opened, plant, settle
from tests.faults.forks import Tell
from tests.services.desks import note


def at_these_times(
    tell: Tell, case_id: str, offsets: list[float], zone: str, planted: str = "", **place: Any
) -> None:
    """Start the program at each of these times (seconds from now), act, end; synchronise at the last."""
    plant(planted)
    os.environ["TZ"] = zone
    time.tzset()
    now = datetime.now(UTC)
    for number, offset in enumerate(offsets):
        with time_machine.travel(now + timedelta(seconds=offset)):
            desk = opened(tell, **place)
            _note(tell, desk, case_id, number)
            if number == len(offsets) - 1:
                _synchronised(tell, desk)
            desk.close()


def while_it_jumps(tell: Tell, case_id: str, offsets: list[float], zone: str, **place: Any) -> None:
    """Let the clock jump while the program runs: between acts, and in the middle of passes."""
    os.environ["TZ"] = zone
    time.tzset()
    now = datetime.now(UTC)
    jumps = iter(offsets)
    with time_machine.travel(now) as clock:
        desk = opened(tell, **place)

        def jump() -> bool:
            clock.move_to(now + timedelta(seconds=next(jumps, offsets[-1])))
            return False

        for number in range(len(offsets)):
            jump()
            _note(tell, desk, case_id, number)
            if number % 3 == 2:
                desk.sync.once(lambda _done, _total: None, jump)
        _synchronised(tell, desk)
        desk.close()


def _note(tell: Tell, desk: Any, case_id: str, number: int) -> None:
    operation = note(UUID(case_id), f"the act number {number}")
    desk.casework.submit(operation)
    tell(saved=[str(operation.id), operation.kind])


def _synchronised(tell: Tell, desk: Any) -> None:
    settle(desk)
    report = desk.sync.once(lambda _done, _total: None, lambda: False)
    tell(skew=report.skew.total_seconds())
