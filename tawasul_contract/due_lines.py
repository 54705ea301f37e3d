"""The account of a due time, told line by line: for people who ask why it is due then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from tawasul_contract.clock import RIYADH, DayPlan, WorkClock
from tawasul_contract.due_account import Account, Stretch, Turn

MOST_DAYS: Final = 400  # of one stretch; whoever asks reads no further


class Step(StrEnum):
    """What a line tells; the first six are turns of the clock."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    FINISHED = "finished"
    REOPENED = "reopened"
    ANSWERED = "answered"
    UNUSUAL = "unusual"  # days not worked as usual
    DUE = "due"


@dataclass(frozen=True)
class Days:
    """Days that follow each other and are not worked as usual, for the same reason; both included."""

    first: date
    last: date
    plan: DayPlan


@dataclass(frozen=True)
class Line:
    """One line: what happened when, and the working hours used and left by then."""

    step: Step
    at: datetime
    used: float
    left: float
    days: Days | None = None


def lines(account: Account, clock: WorkClock) -> tuple[Line, ...]:
    """Return the account told line by line, in the order of time."""
    told = [line for stretch in account.stretches for line in _of_stretch(account, stretch, clock)]
    stood_still = account.stretches[-1].ended is Turn.PAUSED
    if stood_still and account.finished_at is not None:
        told.append(_line(account, Step.FINISHED, account.finished_at, account.used))
    return tuple(told)


def _of_stretch(account: Account, stretch: Stretch, clock: WorkClock) -> Iterator[Line]:
    yield _line(account, Step(stretch.turn), stretch.since, stretch.used)
    end = stretch.due_at if stretch.until is None else min(stretch.until, stretch.due_at)
    for days in _unusual(stretch.since, end, clock):
        at = max(datetime.combine(days.first, time(0), RIYADH), stretch.since)
        used = stretch.used + clock.worked(stretch.since, at)
        yield _line(account, Step.UNUSUAL, at, used, days)
    if stretch.until is None or stretch.until > stretch.due_at:
        used = stretch.used + clock.worked(stretch.since, stretch.due_at)
        yield _line(account, Step.DUE, stretch.due_at, used)
    if stretch.until is not None and stretch.ended is not None:
        used = stretch.used + clock.worked(stretch.since, stretch.until)
        yield _line(account, Step(stretch.ended), stretch.until, used)


def _line(account: Account, step: Step, at: datetime, used: float, days: Days | None = None) -> Line:
    return Line(step, at, used, max(account.hours - used, 0.0), days)


def _unusual(since: datetime, until: datetime, clock: WorkClock) -> Iterator[Days]:
    """Yield the days between the two moments that are not worked as usual, those of one reason together."""
    found: Days | None = None
    day, last = since.astimezone(RIYADH).date(), until.astimezone(RIYADH).date()
    last = min(last, day + timedelta(days=MOST_DAYS))
    while day <= last:
        plan = clock.plan(day)
        if found and found.plan == plan:
            found = Days(found.first, day, plan)
        else:
            if found:
                yield found
            found = Days(day, day, plan) if plan.departure else None
        day += timedelta(days=1)
    if found:
        yield found
