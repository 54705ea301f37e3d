"""Replies that are lost, cut, doubled or late: one effect each, and the same truth on both sides."""

from random import Random

import pytest

from tawasul_desk.services.errors import ErrorCode
from tests.faults.line import Line, attempt, outcomes, settle
from tests.faults.proxy import Fault, Kind, Plan, once
from tests.faults.tally import Tally
from tests.services.desks import PNG, a_picture, bodies, note, response, some_case, states

LOST = 5
BROKEN = 24
BREAKS = (Kind.RESET_BEFORE, Kind.RESET_REQUEST, Kind.RESET_REPLY, Kind.CUT_REPLY, Kind.SWALLOW)
PLACES = ("/v1/ops", "/v1/sync/changes", "/v1/uploads/", "/v1/uploads")


@pytest.mark.fault("F4")
def test_a_lost_reply_costs_one_more_question_and_nothing_else(line: Line, tally: Tally) -> None:
    desk = line.open()
    for number in range(LOST):
        case_id = some_case(desk, place=number % 3)
        line.save(desk, note(case_id, f"note {number}"))
        line.save(desk, response(some_case(desk, place=3), f"response {number}"))
        line.clear()
        line.proxy.plan = once(Fault(Kind.SWALLOW), "/v1/ops")
        assert attempt(desk) is ErrorCode.OFFLINE
        assert attempt(desk) is None
        settle(desk)
        assert outcomes(line) == ["applied", "applied", "replayed", "replayed"]
        assert bodies(desk, case_id).count(f"note {number}") == 1
    tally.note("F4", LOST, **line.judge())


@pytest.mark.fault("F5")
@pytest.mark.parametrize("seed", [11])
def test_a_connection_reset_anywhere_is_tried_again_under_the_same_id(
    line: Line, tally: Tally, seed: int
) -> None:
    desk, random = line.open(), Random(seed)
    broken = 0
    for number in range(BROKEN):
        content = PNG + number.to_bytes(2, "big")
        enclosed = (a_picture(content),) if number % 2 else ()
        act = response(some_case(desk, place=number % 5), f"round {number}", uploads=enclosed)
        line.save(desk, act, {file.id: content for file in enclosed})
        line.proxy.plan = _breaking(random)
        code = attempt(desk)
        assert code in (ErrorCode.OFFLINE, ErrorCode.NOT_THE_SERVICE, None), f"{seed=} {number=}"
        broken += code is not None
        settle(desk)
        assert states(desk) == [], f"{seed=} {number=}"
    assert broken > BROKEN // 3
    tally.note("F5", BROKEN, **line.judge())


@pytest.mark.fault("F28")
@pytest.mark.parametrize("kind", [Kind.REPEAT_REQUEST, Kind.REPEAT_REPLY, Kind.LATE])
def test_what_arrives_twice_or_late_is_done_once(line: Line, tally: Tally, kind: Kind) -> None:
    desk = line.open()
    for number in range(3):
        picture = a_picture(PNG + bytes([number]))
        act = response(some_case(desk, place=number), f"{kind} {number}", uploads=(picture,))
        line.save(desk, act, {picture.id: PNG + bytes([number])})
        line.save(desk, note(some_case(desk, place=4), f"{kind} note {number}"))
        line.proxy.plan = lambda _asked: Fault(kind, seconds=0.02)
        for _ in range(4):
            attempt(desk)
        settle(desk)
        assert states(desk) == []
    tally.note("F28", 3, **line.judge())


def _breaking(random: Random) -> Plan:
    """Return the plan that breaks one exchange, somewhere."""
    path, kind = random.choice(PLACES), random.choice(BREAKS)
    most = 60_000 if path == "/v1/uploads/" and kind is Kind.RESET_REQUEST else 600
    return once(Fault(kind, after=random.randrange(most)), path)
