from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_central.deadlines import RIYADH, due


def riyadh(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=RIYADH)


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
        ("2026-05-03T08:00", 35, "2026-05-07T15:00"),  # a week
        ("2026-05-03T08:00", 36, "2026-05-10T09:00"),
        ("2026-05-03T10:30", 0, "2026-05-03T10:30"),
    ],
)
def test_working_hours_are_counted(start: str, hours: float, end: str) -> None:
    assert due(riyadh(start), hours) == riyadh(end)


FROM, UNTIL = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2020, 2040))


@given(st.integers(FROM, UNTIL), st.integers(1, 100), st.integers(1, 100))
def test_hours_add_up_and_end_in_working_time(seconds: int, first: int, second: int) -> None:
    start = datetime.fromtimestamp(seconds, UTC)
    assert due(due(start, first), second) == due(start, first + second)
    local = due(start, first).astimezone(RIYADH)
    assert local.weekday() not in (4, 5)
    assert time(8) < local.time() <= time(15)
