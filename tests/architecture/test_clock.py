"""The tests have one clock, set to a fixed day: in this process, in those it starts, and in PostgreSQL."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from tests.as_of import shifted_clock
from tests.conftest import Central

pytestmark = pytest.mark.calendar
LONGEST_RUN = timedelta(hours=12)
NEAR = timedelta(minutes=1)
TOLD = "import datetime, time; print(datetime.datetime.now(datetime.UTC).isoformat(), time.time())"


def test_it_began_at_the_set_instant() -> None:
    assert timedelta(0) <= datetime.now(UTC) - shifted_clock.instant() < LONGEST_RUN


def test_a_process_that_is_started_has_it() -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", TOLD], capture_output=True, text=True, check=True
    )
    told, seconds = ran.stdout.split()
    assert abs(datetime.fromisoformat(told) - datetime.now(UTC)) < NEAR
    assert abs(datetime.fromtimestamp(float(seconds), UTC) - datetime.now(UTC)) < NEAR


def test_postgresql_has_it(central: Central) -> None:
    with psycopg.connect(central.dsn) as connection:
        told = connection.execute("SELECT now(), clock_timestamp()").fetchone()
    assert told is not None
    assert all(abs(each - datetime.now(UTC)) < NEAR for each in told)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("2024-02-29T10:00", "2024-02-29T07:00+00:00"), ("2024-02-29T10:00Z", "2024-02-29T10:00+00:00")],
)
def test_a_day_is_in_riyadh_unless_it_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, given: str, wanted: str
) -> None:
    monkeypatch.setenv(shifted_clock.VARIABLE, given)
    assert shifted_clock.instant() == datetime.fromisoformat(wanted)
