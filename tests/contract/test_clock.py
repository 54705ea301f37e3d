from datetime import UTC, date, datetime, time, timedelta

import pytest
from hijridate import Hijri
from hypothesis import assume, given
from hypothesis import strategies as st

from tawasul_contract.calendars import (
    CalendarRecord,
    ClosureRecord,
    HolidayRecord,
    SightingRecord,
    WindowRecord,
)
from tawasul_contract.clock import (
    RIYADH,
    Departure,
    NeverOpenError,
    WorkClock,
    clock_for,
    clock_of,
    usual_calendar,
)

FROM, UNTIL = (datetime(year, 1, 1) for year in (2020, 2040))  # noqa: DTZ001 - hypothesis adds the zone


def window(opens: int, closes: int) -> WindowRecord:
    """A window by the minutes of the day."""
    return WindowRecord(opens=time(*divmod(opens, 60)), closes=time(*divmod(closes, 60)))


def riyadh(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=RIYADH)


@st.composite
def windows(draw: st.DrawFn, least: int = 1) -> tuple[WindowRecord, ...]:
    """Several windows of one day that do not touch each other, in any order."""
    count = draw(st.integers(least, 3))
    edges = draw(st.lists(st.integers(0, 1439), min_size=2 * count, max_size=2 * count, unique=True))
    edges.sort()
    made = [window(opens, closes) for opens, closes in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(draw(st.permutations(made)))


days_of_these_years = st.dates(FROM.date(), UNTIL.date())


@st.composite
def closures(draw: st.DrawFn) -> ClosureRecord:
    first = draw(days_of_these_years)
    last = first + timedelta(days=draw(st.integers(0, 40)))
    return ClosureRecord(first=first, last=last, reason="إغلاق", windows=draw(windows(least=0)))


@st.composite
def holidays(draw: st.DrawFn) -> HolidayRecord:
    kind = draw(st.sampled_from(("hijri", "gregorian")))
    first = (draw(st.integers(1, 12)), draw(st.integers(1, 29)))
    last = (first[0] + draw(st.integers(0, 1)), draw(st.integers(1, 29)))
    assume(first <= last)
    return HolidayRecord(
        id="h", name_ar="عيد", name_en="Feast", calendar=kind, first=first, last=(last[0] % 13 or 1, last[1])
    )


@st.composite
def sightings(draw: st.DrawFn) -> SightingRecord:
    year, month = draw(st.integers(1442, 1460)), draw(st.integers(1, 12))
    umm_al_qura = first_of(year, month)
    return SightingRecord(
        year=year, month=month, first=umm_al_qura + timedelta(days=draw(st.integers(-1, 1)))
    )


def first_of(year: int, month: int) -> date:
    begun = Hijri(year, month, 1).to_gregorian()
    return date(begun.year, begun.month, begun.day)


calendars = st.builds(
    CalendarRecord,
    office_id=st.just("o"),
    days=st.sets(st.integers(1, 7), min_size=1).map(tuple),
    windows=windows(),
    ramadan=windows(least=0),
    holidays=st.lists(holidays(), max_size=3).map(tuple),
    closures=st.lists(closures(), max_size=3).map(tuple),
    sightings=st.lists(sightings(), max_size=2).map(tuple),
)
clocks = calendars.map(WorkClock)
moments = st.datetimes(FROM, UNTIL, timezones=st.just(UTC))
ticks = st.integers(1, 120 * 3600 * 10**6)  # microseconds of work
HOUR = 3600 * 10**6


@given(clocks, moments, ticks)
def test_hours_added_and_counted_back_are_the_same(clock: WorkClock, start: datetime, work: int) -> None:
    assert clock.worked(start, clock.due(start, work / HOUR)) == work / HOUR


@given(clocks, moments, ticks)
def test_nothing_is_due_in_closed_time(clock: WorkClock, start: datetime, work: int) -> None:
    due = clock.due(start, work / HOUR)
    local = due.astimezone(RIYADH)
    assert clock.is_open(due)
    spans = [(each.opens, each.closes) for each in clock.plan(local.date()).windows]
    assert any(opens < local.time() <= closes for opens, closes in spans)
    assert clock.worked(due - timedelta(microseconds=1), due) > 0


@given(clocks, moments, ticks, ticks)
def test_hours_add_up(clock: WorkClock, start: datetime, first: int, second: int) -> None:
    whole = clock.due(start, (first + second) / HOUR)
    assert clock.due(clock.due(start, first / HOUR), second / HOUR) == whole


@given(clocks, st.lists(moments, min_size=3, max_size=3).map(sorted))
def test_time_worked_adds_up(clock: WorkClock, three: list[datetime]) -> None:
    first, middle, last = three
    assume(last - first < timedelta(days=900))
    parts = clock.worked(first, middle) + clock.worked(middle, last)
    assert parts == pytest.approx(clock.worked(first, last), abs=1e-6)
    assert clock.worked(last, first) == 0


@given(clocks, moments, moments, ticks, st.integers(0, 10 * HOUR))
def test_later_and_longer_is_never_earlier(
    clock: WorkClock, one: datetime, other: datetime, work: int, more: int
) -> None:
    early, late = sorted((one, other))
    assert clock.due(early, work / HOUR) <= clock.due(late, work / HOUR)
    assert clock.due(early, work / HOUR) <= clock.due(early, (work + more) / HOUR)


@given(calendars, days_of_these_years, windows(least=0))
def test_what_was_decided_last_of_a_day_counts(
    calendar: CalendarRecord, day: date, decided: tuple[WindowRecord, ...]
) -> None:
    closure = ClosureRecord(first=day, last=day, reason="قرار", windows=decided)
    clock = WorkClock(calendar.model_copy(update={"closures": (*calendar.closures, closure)}))
    midnight = datetime.combine(day, time(0), RIYADH)
    lengths = [datetime.combine(day, each.closes) - datetime.combine(day, each.opens) for each in decided]
    hours = sum(lengths, timedelta()) / timedelta(hours=1)
    assert clock.worked(midnight, midnight + timedelta(days=1)) == pytest.approx(hours, abs=1e-6)
    assert clock.plan(day).departure is (Departure.SPECIAL if decided else Departure.CLOSURE)
    assert clock.plan(day).name_ar == "قرار"


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-05-03T09:00", 3, "2026-05-03T12:00"),  # a Sunday
        ("2026-05-03T06:00", 1, "2026-05-03T09:00"),  # before opening
        ("2026-05-03T14:00", 2, "2026-05-04T09:00"),  # over the night
        ("2026-05-03T08:00", 7, "2026-05-03T15:00"),  # a whole day ends with it
        ("2026-05-07T14:00", 2, "2026-05-10T09:00"),  # Thursday to Sunday
        ("2026-05-08T10:00", 1, "2026-05-10T09:00"),  # a Friday
        ("2026-05-09T23:00", 1, "2026-05-10T09:00"),  # a Saturday
        ("2026-05-03T08:00", 36, "2026-05-10T09:00"),
        ("2026-05-03T10:30", 0, "2026-05-03T10:30"),  # nothing left: at once
        ("2026-05-03T16:00", 0, "2026-05-04T08:00"),  # or at the next opening
        ("2026-02-19T14:00", 2, "2026-02-23T11:00"),  # in Ramadan, over the weekend and Founding Day
        ("2026-03-18T14:00", 2, "2026-03-24T09:00"),  # over Eid al-Fitr 1447
        ("2026-05-25T14:00", 2, "2026-05-31T09:00"),  # over Eid al-Adha 1447
        ("2026-09-22T14:00", 2, "2026-09-24T09:00"),  # over National Day
    ],
)
def test_the_usual_calendar(start: str, hours: float, end: str) -> None:
    assert clock_for("riyadh", ()).due(riyadh(start), hours) == riyadh(end)


def test_a_sighted_moon_moves_the_feast_and_the_end_of_the_month_before() -> None:
    usual = usual_calendar("o")
    first_of_shawwal = date(2026, 3, 20)  # by Umm al-Qura
    assert WorkClock(usual).plan(first_of_shawwal).name_en == "Eid al-Fitr"
    later = SightingRecord(year=1447, month=10, first=first_of_shawwal + timedelta(days=1))
    clock = WorkClock(usual.model_copy(update={"sightings": (later,)}))
    names = [clock.plan(date(2026, 3, day)).name_en for day in (18, 19, 20, 24, 25)]
    assert names == ["", "Eid al-Fitr", "Eid al-Fitr", "Eid al-Fitr", ""]  # 30 Ramadan has two days
    earlier = SightingRecord(year=1447, month=9, first=date(2026, 2, 17))
    clock = WorkClock(usual.model_copy(update={"sightings": (earlier,)}))
    assert clock.plan(date(2026, 2, 17)).departure is Departure.RAMADAN
    assert WorkClock(usual).plan(date(2026, 2, 17)).departure is None


def test_ramadan_is_as_otherwise_where_no_hours_are_set() -> None:
    calendar = usual_calendar("o").model_copy(update={"ramadan": ()})
    plan = WorkClock(calendar).plan(date(2026, 3, 1))
    assert (plan.windows, plan.departure) == (calendar.windows, None)


def test_a_holiday_may_cross_the_end_of_a_year() -> None:
    feast = HolidayRecord(id="h", name_ar="", name_en="", calendar="gregorian", first=(12, 30), last=(1, 2))
    calendar = usual_calendar("o").model_copy(update={"days": tuple(range(1, 8)), "holidays": (feast,)})
    clock = WorkClock(calendar)
    around = [date(2026, 12, 29) + timedelta(days=n) for n in range(6)]
    assert [clock.plan(day).departure is Departure.HOLIDAY for day in around] == [False, *[True] * 4, False]


def test_windows_that_overlap_are_counted_once_and_empty_ones_not_at_all() -> None:
    double = (window(8 * 60, 12 * 60), window(9 * 60, 10 * 60), window(12 * 60, 13 * 60), window(900, 800))
    clock = WorkClock(usual_calendar("o").model_copy(update={"windows": double}))
    sunday = riyadh("2026-05-03T00:00")
    assert clock.worked(sunday, sunday + timedelta(days=1)) == 5


def test_an_office_that_never_opens_is_told() -> None:
    calendar = usual_calendar("jeddah")
    forever = ClosureRecord(first=date(2026, 1, 1), last=date(2200, 1, 1), reason="إغلاق")
    for closed in ({"days": ()}, {"closures": (forever,)}):
        with pytest.raises(NeverOpenError, match="jeddah"):
            WorkClock(calendar.model_copy(update=closed)).due(riyadh("2026-05-03T09:00"), 1)


def test_a_clock_is_worked_out_once_and_an_office_without_a_calendar_has_the_usual_one() -> None:
    own = usual_calendar("a").model_copy(update={"days": (6,)})
    assert clock_for("a", (own,)) is clock_of(own.model_copy())
    assert clock_for("b", (own,)).calendar == usual_calendar("b")


def test_beyond_the_tables_of_umm_al_qura_the_week_still_counts() -> None:
    clock = clock_for("o", ())
    assert clock.due(datetime(2190, 1, 4, 6, tzinfo=UTC), 1) == datetime(2190, 1, 4, 7, tzinfo=UTC)
