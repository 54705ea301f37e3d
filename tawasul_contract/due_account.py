"""Why a request is due when it is: its past on the working clock, stretch by stretch, the same on both sides.

The clock for completion runs from the submission to `processed` or `closed`, stands still while the applicant
holds the request, and runs on when it comes back or is reopened. The clock for the first response runs from
the submission until the staff first speak.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import Final, Protocol

from tawasul_contract.catalogue import ServiceRecord
from tawasul_contract.clock import WorkClock
from tawasul_contract.records import EventKind, Status

FINISHED: Final = (Status.PROCESSED, Status.CLOSED)
STANDING: Final = (*FINISHED, Status.RETURNED_TO_APPLICANT)  # no clock runs
TELLING: Final = (EventKind.STATUS_CHANGED, EventKind.RESPONSE)  # of other events no clock hears
ANSWERS: Final = (Status.PROCESSED, Status.RETURNED_TO_APPLICANT)
_AT: Final = attrgetter("at")


class Turn(StrEnum):
    """What sets the clock going, or stops it."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    FINISHED = "finished"
    REOPENED = "reopened"
    ANSWERED = "answered"


class Submitted(Protocol):
    """What of a case decides: a record of it, or a row."""

    @property
    def submitted_at(self) -> datetime:
        """When the applicant sent it."""


class Told(Protocol):
    """What of an event decides: a record of it, or a row."""

    @property
    def kind(self) -> str:
        """An EventKind."""

    @property
    def at(self) -> datetime:
        """When it happened."""

    @property
    def from_status(self) -> str | None:
        """The status before a move."""

    @property
    def to_status(self) -> str | None:
        """The status after a move."""


@dataclass(frozen=True)
class Stretch:
    """A time in which the clock runs; `used` are the working hours used before it."""

    turn: Turn
    since: datetime
    used: float
    due_at: datetime
    ended: Turn | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Account:
    """What a clock has to say; `used` counts the working hours of the stretches that have ended."""

    hours: float
    stretches: tuple[Stretch, ...]
    used: float
    due_at: datetime | None
    finished_at: datetime | None = None

    @property
    def finished(self) -> bool:
        """Whether the clock has come to its end, for now."""
        return self.finished_at is not None

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return bool(self.stretches) and self.stretches[-1].until is None

    @property
    def handling_hours(self) -> float | None:
        """The working hours that it took; none while it is not finished."""
        return self.used if self.finished else None

    @property
    def on_time(self) -> bool | None:
        """Whether the last stretch ended by its due time; none while it is not finished."""
        last = self.stretches[-1]
        return None if not self.finished or last.until is None else last.until <= last.due_at

    def used_by(self, now: datetime, clock: WorkClock) -> float:
        """Return the working hours used until `now`."""
        return self.used + (clock.worked(self.stretches[-1].since, now) if self.running else 0.0)


@dataclass(frozen=True)
class DueTimes:
    """The two due times of a case, as they stand in its record."""

    due_at: datetime | None
    answer_due_at: datetime | None


def due_times(case: Submitted, events: Iterable[Told], service: ServiceRecord, clock: WorkClock) -> DueTimes:
    """Return when the case and its first response are due, as the central writes them."""
    told = tuple(events)
    completion = account(case, told, service.deadline_hours, clock)
    if any(map(_answers, told)):
        return DueTimes(completion.due_at, None)
    return DueTimes(completion.due_at, clock.due(case.submitted_at, service.answer_hours))


def account(case: Submitted, events: Iterable[Told], hours: float, clock: WorkClock) -> Account:
    """Return how the clock for completion came to where it stands; the order of `events` does not matter."""
    running = _Running(hours, clock)
    running.begin(Turn.STARTED, case.submitted_at)
    for move in _moves(events):
        if move.to_status == Status.RETURNED_TO_APPLICANT:
            running.pause(move.at)
        elif move.to_status in FINISHED:
            running.finish(Turn.FINISHED, move.at)
        elif move.to_status == Status.RETURNED_BY_APPLICANT:
            running.begin(Turn.RESUMED, move.at)
        elif move.from_status in FINISHED:
            running.begin(Turn.REOPENED, move.at)
    return running.account()


def first_answer(case: Submitted, events: Iterable[Told], hours: float, clock: WorkClock) -> Account:
    """Return the account of the first response; once given it is due no more."""
    running = _Running(hours, clock)
    running.begin(Turn.STARTED, case.submitted_at)
    answered = min((event.at for event in events if _answers(event)), default=None)
    if answered is not None:
        running.finish(Turn.ANSWERED, answered)
        running.due_at = None
    return running.account()


def _answers(event: Told) -> bool:
    moved = event.kind == EventKind.STATUS_CHANGED and event.to_status in ANSWERS
    return moved or event.kind == EventKind.RESPONSE


def _moves(events: Iterable[Told]) -> Iterator[Told]:
    """Yield the moves in the order made: those of one instant follow each other's statuses."""
    moves = sorted((event for event in events if event.kind == EventKind.STATUS_CHANGED), key=_AT)
    status: str | None = Status.SUBMITTED
    for _, same in groupby(moves, _AT):
        told = tuple(same)
        for move in _chain(status, told) or told:
            yield move
            status = move.to_status


def _chain(status: str | None, moves: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the moves so that each begins where the one before ended; none where there is no such order."""
    for place, move in enumerate(moves):
        if move.from_status == status:
            others = moves[:place] + moves[place + 1 :]
            rest = _chain(move.to_status, others)
            if rest or not others:
                return (move, *rest)
    return ()


@dataclass
class _Running:
    """A clock that is being followed through the past of a case."""

    hours: float
    clock: WorkClock
    used: float = 0.0
    due_at: datetime | None = None
    finished_at: datetime | None = None
    stretches: list[Stretch] = field(default_factory=list)

    def begin(self, turn: Turn, at: datetime) -> None:
        if self.stretches and self.stretches[-1].until is None:
            return  # it runs already
        self.due_at = self.clock.due(at, max(self.hours - self.used, 0.0))
        self.finished_at = None
        self.stretches.append(Stretch(turn, at, self.used, self.due_at))

    def pause(self, at: datetime) -> None:
        self._stop(Turn.PAUSED, at)
        self.due_at = None

    def finish(self, turn: Turn, at: datetime) -> None:
        self._stop(turn, at)
        self.finished_at = self.finished_at or at

    def _stop(self, turn: Turn, at: datetime) -> None:
        last = self.stretches[-1]
        if last.until is None:
            self.used += self.clock.worked(last.since, at)
            self.stretches[-1] = Stretch(last.turn, last.since, last.used, last.due_at, turn, at)

    def account(self) -> Account:
        return Account(self.hours, tuple(self.stretches), self.used, self.due_at, self.finished_at)
