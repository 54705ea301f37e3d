"""The plan of the heartbeat: for every state a delay within its bounds, and never a herd."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawasul_desk.ui import rhythm
from tawasul_desk.ui.rhythm import Rhythm, Wake

STATES = st.builds(
    Rhythm, failures=st.integers(0, 5_000), idle=st.booleans(), hinted=st.booleans(), waiting=st.booleans()
)
DRAWS = st.integers(0, 2**32).map(lambda seed: Random(seed).uniform)


@given(STATES, DRAWS)
def test_every_delay_is_within_the_bounds_of_its_state(state: Rhythm, draw: rhythm.Draw) -> None:
    delay = rhythm.next_delay(state, draw)
    if state.failures:
        assert 0 <= delay <= min(300, 2 ** min(state.failures - 1, 30))
    else:
        assert 0.8 * rhythm.interval(state) <= delay <= 1.2 * rhythm.interval(state)


@given(STATES)
def test_polling_never_ends_and_work_that_waits_is_not_left_to_a_hint(state: Rhythm) -> None:
    usual = rhythm.interval(state)
    assert 60 <= usual <= 600
    assert usual == 60 or not state.waiting


@pytest.mark.parametrize(
    ("state", "usual"),
    [
        (Rhythm(), 60),
        (Rhythm(idle=True), 300),
        (Rhythm(hinted=True), 600),
        (Rhythm(idle=True, hinted=True), 600),
        (Rhythm(idle=True, hinted=True, waiting=True), 60),
    ],
)
def test_the_usual_time_between_two_passes(state: Rhythm, usual: float) -> None:
    assert rhythm.interval(state) == usual


@given(st.sampled_from(Wake), st.floats(0, 1e6), DRAWS)
def test_what_brings_a_pass_forward_does_so_in_time(wake: Wake, since: float, draw: rhythm.Draw) -> None:
    latest = {Wake.ASKED: 0, Wake.ACT: 0, Wake.HINT: 7, Wake.LINE: 4, Wake.OUTAGE_OVER: 30}[wake]
    assert 0 <= rhythm.wake_delay(wake, since, draw) <= latest


@given(DRAWS)
def test_a_pass_on_a_dead_line_is_given_three_to_five_seconds(draw: rhythm.Draw) -> None:
    assert 3 <= rhythm.patience(draw) <= 5


@given(st.floats(0, 4), DRAWS)
def test_hints_without_end_start_a_pass_every_few_seconds_at_most(since: float, draw: rhythm.Draw) -> None:
    assert since + rhythm.wake_delay(Wake.HINT, since, draw) >= 5


def test_a_thousand_desks_are_spread_over_the_time_after_an_outage() -> None:
    draw = Random(7).uniform
    drawn = [rhythm.wake_delay(Wake.OUTAGE_OVER, 60.0, draw) for _ in range(1_000)]
    in_each_second = [sum(second <= delay < second + 1 for delay in drawn) for second in range(30)]
    assert max(in_each_second) < 70
    retries = [rhythm.retry_delay(12, draw) for _ in range(1_000)]
    assert max(sum(low <= delay < low + 10 for delay in retries) for low in range(0, 300, 10)) < 70


@given(st.floats(-5, 1e9), DRAWS)
def test_a_pause_is_never_shorter_than_told_nor_longer_than_an_hour_and_a_bit(
    told: float, draw: rhythm.Draw
) -> None:
    length = rhythm.pause(told, draw)
    assert min(max(told, 0), 3_600) <= length <= 3_600 * 1.2


@given(st.floats(0, 3_600), st.floats(0, 3_600))
def test_a_click_counts_once_in_ten_seconds_of_a_pause(left: float, since: float) -> None:
    assert rhythm.click_counts(left, since) is (left == 0 or since >= 10)


def test_sleep_is_seen_by_either_clock_and_a_busy_window_is_not_taken_for_it() -> None:
    assert rhythm.has_slept(wall=3_600, monotonic=2, tick=2)
    assert rhythm.has_slept(wall=3_600, monotonic=3_600, tick=2)
    assert rhythm.has_slept(wall=-86_400, monotonic=60, tick=2)
    assert not rhythm.has_slept(wall=-86_400, monotonic=2, tick=2), "a clock set back is no sleep"
    assert not rhythm.has_slept(wall=3.5, monotonic=3.5, tick=2)
