"""A line on which one answer in seven is an error or lost: everything arrives once, and both sides agree."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from tawasul_contract.operations import Operation
from tawasul_contract.outcomes import Applied, OutcomeBatch
from tawasul_desk.services.api import Api
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import QueueQuery, Shelf
from tests.conftest import Central
from tests.faults.counts import COUNTS
from tests.faults.line import OFFICER, OTHER, SUPERVISOR, Line, attempt, laid
from tests.faults.proxy import Kind, by_chance, reply
from tests.faults.tally import Tally
from tests.services.desks import (
    PNG,
    a_picture,
    assign,
    colleague,
    give_back,
    note,
    process,
    response,
    start,
    take,
)

SEED = 7005
PLANTED_PASSES = 12
REFUSED = {Kind.ANSWER: 0.05, Kind.SWALLOW: 0.10}
BUSY = reply("503 Service Unavailable", b"<h1>try later</h1>", Content_Type="text/html")
TWIN = reply(
    "409 Conflict",
    b'{"type":"urn:tawasul:problem:in-progress","title":"Conflict","status":409,"code":"in-progress"}',
    Content_Type="application/problem+json",
)
STOPS = (None, ErrorCode.OFFLINE, ErrorCode.SERVER_FAULT, ErrorCode.BUSY)


@pytest.mark.fault("F7")
def test_a_bad_line_loses_doubles_and_hides_nothing(line: Line, tally: Tally) -> None:
    desks = [line.open(name) for name in (OFFICER, OTHER, SUPERVISOR)]
    line.proxy.plan = by_chance(SEED, REFUSED, BUSY)
    acts = _work(line, desks, COUNTS.flaky_passes, SEED)
    troubled = sum(one.fault.kind is not Kind.PASS for one in line.proxy.seen)
    assert troubled > COUNTS.flaky_passes // 5
    tally.note("F7", COUNTS.flaky_passes, **line.judge())
    tally.tell(
        "F7", f"{acts} acts over {len(line.proxy.seen)} exchanges, {troubled} of them failed; seed {SEED}"
    )


@pytest.mark.parametrize(
    ("bug", "answer", "read_as_done"),
    [
        ("F7: an error of the server taken as done", BUSY, ErrorCode.SERVER_FAULT),
        ("F7: 409 in-progress taken as done", TWIN, ErrorCode.BUSY),
    ],
    ids=["5xx", "409"],
)
def test_an_error_read_as_success_is_seen(
    line_central: Central,
    tmp_path: Path,
    tally: Tally,
    monkeypatch: pytest.MonkeyPatch,
    bug: str,
    answer: bytes,
    read_as_done: ErrorCode,
) -> None:
    monkeypatch.setattr(Api, "send", believing(Api.send, read_as_done))
    with laid(line_central, tmp_path) as line:
        desks = [line.open()]
        line.proxy.plan = by_chance(SEED, {Kind.ANSWER: 0.5}, answer)
        _work(line, desks, PLANTED_PASSES, SEED)
        tally.bite(bug, line.judge()["lost"])


def believing(send: Callable[[Api, Sequence[Operation]], OutcomeBatch], code: ErrorCode) -> object:
    """Return the sending with the planted bug: this failure is taken for the word of the central."""

    def believe(api: Api, operations: Sequence[Operation]) -> OutcomeBatch:
        try:
            return send(api, operations)
        except KnownError as error:
            if error.code is not code:
                raise
            done = (Applied(id=one.id, confirmed_seq=0, version=1) for one in operations)
            return OutcomeBatch(results=tuple(done))

    return believe


def _work(line: Line, desks: Sequence[Desk], passes: int, seed: int) -> int:
    """Let these people work through so many passes; return how many acts they saved."""
    random, before = Random(seed), len(line.saved)
    for number in range(passes):
        desk = random.choice(desks)
        for _ in range(random.randrange(1, 4)):
            _act(line, desk, random, number)
        code = attempt(desk)
        assert code in STOPS, f"{seed=} {number=} {code}"
    return len(line.saved) - before


def _act(line: Line, desk: Desk, random: Random, number: int) -> None:
    """Save one act that the rules allow on a case as it is seen; where they allow it not, another one."""
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 100).rows
    case_id = random.choice(rows).case_id
    content = PNG + random.randbytes(8)
    picture = a_picture(content)
    choices: list[Callable[[], Operation]] = [
        lambda: note(case_id, f"note {number}"),
        lambda: response(case_id, f"response {number}"),
        lambda: response(case_id, f"enclosed {number}", uploads=(picture,)),
        lambda: take(desk, case_id),
        lambda: start(desk, case_id),
        lambda: give_back(desk, case_id),
        lambda: process(desk, case_id),
        lambda: assign(desk, case_id, colleague(desk)),
    ]
    random.shuffle(choices)
    for choice in choices:
        try:
            line.save(desk, choice(), {picture.id: content})
        except KnownError as error:
            if error.code is not ErrorCode.REFUSED:
                raise
        else:
            return
