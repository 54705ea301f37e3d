from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_contract.calendars import ClosureRecord
from tawasul_contract.clock import Departure, WorkClock, clock_for, usual_calendar
from tawasul_contract.due_account import Turn, account, due_times, first_answer
from tawasul_contract.due_lines import Step, lines
from tawasul_contract.records import EventKind, Status
from tests.contract.test_rules import PLAIN

CLOCK = clock_for("o", ())
NEXT = {
    Status.SUBMITTED: (Status.UNDER_PROCESSING,),
    Status.UNDER_PROCESSING: (Status.RETURNED_TO_APPLICANT, Status.PROCESSED),
    Status.RETURNED_TO_APPLICANT: (Status.RETURNED_BY_APPLICANT, Status.CLOSED),
    Status.RETURNED_BY_APPLICANT: (Status.UNDER_PROCESSING,),
    Status.PROCESSED: (Status.CLOSED, Status.UNDER_PROCESSING),
    Status.CLOSED: (Status.UNDER_PROCESSING,),
}


@dataclass(frozen=True)
class Case:
    submitted_at: datetime


@dataclass(frozen=True)
class Event:
    at: datetime
    from_status: str | None = None
    to_status: str | None = None
    kind: str = EventKind.STATUS_CHANGED


def at(text: str) -> datetime:
    """A moment in Riyadh."""
    return datetime.fromisoformat(f"{text}+03:00").astimezone(UTC)


SUNDAY = Case(at("2026-05-03T08:00"))
U, R, B, P, C = (
    Status.UNDER_PROCESSING,
    Status.RETURNED_TO_APPLICANT,
    Status.RETURNED_BY_APPLICANT,
    Status.PROCESSED,
    Status.CLOSED,
)


def past(*moves: tuple[Status, str]) -> list[Event]:
    """What happened since the case was submitted."""
    told, status = [], Status.SUBMITTED
    for to, moment in moves:
        told.append(Event(at(moment), status, to))
        status = to
    return told


@st.composite
def pasts(draw: st.DrawFn) -> list[Event]:
    """A past as the status table allows it; some acts happen at the same instant."""
    told: list[Event] = []
    status, moment = Status.SUBMITTED, SUNDAY.submitted_at
    for _ in range(draw(st.integers(0, 9))):
        moment += timedelta(minutes=draw(st.sampled_from((0, 0, 7, 90, 600, 4000))))
        to = draw(st.sampled_from(NEXT[status]))
        told.append(Event(moment, status, to))
        status = to
    return told


@given(pasts(), st.randoms(use_true_random=False), st.integers(1, 60))
def test_the_order_in_which_events_arrive_does_not_matter(told: list[Event], rng, hours: int) -> None:  # type: ignore[no-untyped-def]
    shuffled = told[:]
    rng.shuffle(shuffled)
    mixed = account(SUNDAY, shuffled, hours, CLOCK)
    straight = account(SUNDAY, told, hours, CLOCK)
    assert (mixed.due_at, mixed.used, mixed.finished) == (straight.due_at, straight.used, straight.finished)


@given(pasts(), st.integers(1, 60))
def test_the_clock_stands_only_with_the_applicant_and_never_begins_anew(
    told: list[Event], hours: int
) -> None:
    found = account(SUNDAY, told, hours, CLOCK)
    status = told[-1].to_status if told else Status.SUBMITTED
    assert found.finished == (status in (P, C))
    assert found.running == (status not in (P, C, R))
    if not found.finished:
        assert (found.due_at is None) == (status is R)
    assert all(later.used >= earlier.used for earlier, later in pairwise(found.stretches))
    if found.running:
        since, left = found.stretches[-1].since, hours - found.used
        assert found.due_at is not None
        assert CLOCK.worked(since, found.due_at) == pytest.approx(max(left, 0), abs=1e-6)


@given(pasts(), st.integers(1, 60))
def test_lines_follow_the_time_and_end_where_the_account_does(told: list[Event], hours: int) -> None:
    found = account(SUNDAY, told, hours, CLOCK)
    said = lines(found, CLOCK)
    assert [line.at for line in said] == sorted(line.at for line in said)
    assert [line.used for line in said] == sorted(line.used for line in said)
    assert all(line.left == max(hours - line.used, 0) for line in said)
    if found.running:
        assert (said[-1].step, said[-1].at) == (Step.DUE, found.due_at)
    if found.finished:
        assert (said[-1].step, said[-1].at) == (Step.FINISHED, found.finished_at)


def test_the_applicants_time_is_not_the_offices() -> None:
    told = past((U, "2026-05-03T09:00"), (R, "2026-05-03T13:00"))
    assert account(SUNDAY, told, 14, CLOCK).due_at is None
    told += [Event(at("2026-05-05T08:00"), R, B)]
    found = account(SUNDAY, told, 14, CLOCK)
    assert (found.used, found.due_at) == (5, at("2026-05-06T10:00"))  # 9 left: 7 on Tuesday, 2 on Wednesday
    assert found.used_by(at("2026-05-05T10:00"), CLOCK) == 7
    assert (found.handling_hours, found.on_time) == (None, None)


def test_reopening_goes_on_where_the_clock_stood() -> None:
    told = past((U, "2026-05-03T09:00"), (P, "2026-05-03T13:00"), (C, "2026-05-04T13:00"))
    done = account(SUNDAY, told, 14, CLOCK)
    assert (done.used, done.handling_hours, done.on_time) == (5, 5, True)
    assert (done.finished_at, done.due_at) == (at("2026-05-03T13:00"), at("2026-05-04T15:00"))
    told += [Event(at("2026-05-10T08:00"), C, U)]
    again = account(SUNDAY, told, 14, CLOCK)
    assert (again.due_at, again.finished) == (at("2026-05-11T10:00"), False)
    assert again.stretches[-1].turn is Turn.REOPENED
    late = account(SUNDAY, [*told, Event(at("2026-05-11T10:01"), U, P)], 14, CLOCK)
    assert late.on_time is False
    assert late.used == pytest.approx(14 + 1 / 60)


def test_a_reopened_case_that_had_used_its_hours_is_due_at_once() -> None:
    told = past((U, "2026-05-03T09:00"), (P, "2026-05-06T13:00"), (U, "2026-05-10T06:00"))
    assert account(SUNDAY, told, 14, CLOCK).due_at == at("2026-05-10T08:00")


def test_a_case_closed_while_the_applicant_held_it_took_what_the_office_took() -> None:
    told = past((U, "2026-05-03T09:00"), (R, "2026-05-03T13:00"), (C, "2026-06-03T13:00"))
    found = account(SUNDAY, told, 14, CLOCK)
    assert (found.finished, found.due_at, found.used, found.on_time) == (True, None, 5, True)
    assert [line.step for line in lines(found, CLOCK)] == [Step.STARTED, Step.PAUSED, Step.FINISHED]


@pytest.mark.parametrize(
    ("told", "waits"),
    [
        ([], True),
        ([Event(at("2026-05-03T09:00"), Status.SUBMITTED, U)], True),
        ([Event(at("2026-05-03T09:00"), kind=EventKind.NOTE)], True),
        ([Event(at("2026-05-03T09:00"), kind=EventKind.RESPONSE)], False),
        (past((U, "2026-05-03T09:00"), (R, "2026-05-03T13:00")), False),
        (past((U, "2026-05-03T09:00"), (P, "2026-05-03T13:00")), False),
    ],
)
def test_the_first_response_is_waited_for_until_the_staff_speak(told: list[Event], waits: bool) -> None:
    service = PLAIN.model_copy(update={"deadline_hours": 35, "answer_hours": 9})
    expected = at("2026-05-04T10:00") if waits else None
    assert due_times(SUNDAY, told, service, CLOCK).answer_due_at == expected
    assert first_answer(SUNDAY, told, 9, CLOCK).finished is not waits


def test_days_that_are_skipped_are_named() -> None:
    closed = ClosureRecord(first=date(2026, 5, 24), last=date(2026, 5, 24), reason="صيانة")
    clock = WorkClock(usual_calendar("o").model_copy(update={"closures": (closed,)}))
    found = account(Case(at("2026-05-21T14:00")), [], 21, clock)
    told = [(line.step, line.days and (line.days.plan.departure, line.days.first.day, line.days.last.day))
            for line in lines(found, clock)]  # fmt: skip
    assert told == [
        (Step.STARTED, None),
        (Step.UNUSUAL, (Departure.WEEKEND, 22, 23)),
        (Step.UNUSUAL, (Departure.CLOSURE, 24, 24)),
        (Step.UNUSUAL, (Departure.HOLIDAY, 26, 30)),
        (Step.DUE, None),
    ]
    holiday = lines(found, clock)[3]
    assert holiday.days is not None
    assert (holiday.days.plan.name_en, holiday.used, holiday.left) == ("Eid al-Adha", 8, 13)
