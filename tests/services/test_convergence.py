"""Whatever happens meanwhile, what a desk shows becomes what a fresh desk of the same person shows."""

from collections.abc import Callable
from functools import partial
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.operations import Operation
from tawasul_contract.records import OPEN, CaseFile
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sync import SyncStoppedError
from tawasul_desk.services.views import QueueQuery, QueueRow, Shelf, SortKey
from tests.conftest import Central
from tests.services.conftest import OpenAs
from tests.services.desks import (
    assign,
    colleague,
    give_back,
    note,
    process,
    response,
    some_case,
    start,
    synced,
    take,
)

PEOPLE = ("officer01", "officer02", "supervisor01")


def picture(desk: Desk) -> tuple[list[QueueRow], dict[UUID, CaseFile]]:
    """Return all that this desk shows: the queue, and every case whole."""
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL, sort=SortKey.CASE_NUMBER), 0, 1_000).rows
    files = [desk.casework._mirror.file(row.case_id) for row in rows]
    return list(rows), {file.case.id: file for file in files if file is not None}


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawasul_central.snapshot.CASES_PER_PAGE", 3)
    monkeypatch.setattr("tawasul_desk.services.api.Api.changes.__defaults__", (3,))


def test_cases_that_come_go_and_change_during_the_first_filling(open_as: OpenAs, small_pages: None) -> None:
    supervisor = open_as("supervisor01")
    synced(supervisor)
    officer = open_as("officer01")
    seen = supervisor.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows
    unfinished = [row for row in seen if row.status in OPEN]
    nobodys = (row for row in unfinished if row.assignee_id is None)
    held = [row.case_id for row in nobodys if row.office_id in officer.staff.office_ids][:3]
    foreign = [row.case_id for row in unfinished if row.assignee_id not in (None, officer.staff.id)]
    for case_id in held:
        supervisor.casework.submit(assign(supervisor, case_id, officer.staff.id))
    synced(supervisor)
    steps = [
        lambda: supervisor.casework.submit(assign(supervisor, held[0], colleague(officer))),
        lambda: supervisor.casework.submit(assign(supervisor, foreign[0], officer.staff.id)),
        lambda: supervisor.casework.submit(note(held[1], "meanwhile")),
        lambda: supervisor.casework.submit(assign(supervisor, held[-1], colleague(officer))),
        lambda: supervisor.casework.submit(assign(supervisor, held[0], officer.staff.id)),
        lambda: supervisor.casework.submit(assign(supervisor, foreign[-1], officer.staff.id)),
    ]

    def disturb(_done: int, _total: int) -> None:
        if steps:
            steps.pop(0)()
            synced(supervisor)

    pages = iter([False, True])
    with pytest.raises(SyncStoppedError, match="cancelled"):
        officer.sync.once(disturb, partial(next, pages, True))
    officer.sync.once(disturb, lambda: False)
    synced(officer)
    fresh = open_as("officer01")
    synced(fresh)
    assert picture(officer) == picture(fresh)


@pytest.mark.parametrize("seed", range(3))
def test_three_people_at_once_end_with_the_same_truth(
    central: Central, open_as: OpenAs, small_pages: None, seed: int
) -> None:
    rng = Random(seed)
    desks = [open_as(name) for name in PEOPLE]
    for desk in desks:
        synced(desk)
    for _ in range(60):
        act_or_sync(rng.choice(desks), rng)
    for desk in desks:
        drain(desk, rng)
    for desk, name in zip(desks, PEOPLE, strict=True):
        fresh = open_as(name)
        synced(fresh)
        synced(desk)
        assert picture(desk) == picture(fresh)
    with central.engine.connect() as db:
        words = db.scalars(select(tables.event.c.body).where(tables.event.c.body.startswith("word "))).all()
    assert len(words) == len(set(words)) > 3


def act_or_sync(desk: Desk, rng: Random) -> None:
    if rng.random() < 0.3:
        synced(desk)
        return
    case_id = some_case(desk, Shelf.ALL, rng.randrange(6))
    acts: list[Callable[[], Operation]] = [
        lambda: note(case_id, f"word {rng.random()}"),
        lambda: response(case_id, f"word {rng.random()}"),
        lambda: take(desk, case_id),
        lambda: start(desk, case_id),
        lambda: give_back(desk, case_id),
        lambda: process(desk, case_id),
        lambda: assign(desk, case_id, rng.choice(list(desk.casework.staff()))),
    ]
    allowed(lambda: desk.casework.submit(rng.choice(acts)()))


def drain(desk: Desk, rng: Random) -> None:
    """Decide whatever needs a person until nothing waits."""
    casework = desk.casework
    for turn in range(20):
        casework.retry_all()
        synced(desk)
        ways = (
            [casework.discard] if turn > 3 else [casework.apply_again, casework.keep_theirs, casework.retry]
        )
        for item in casework.waiting():
            allowed(partial(rng.choice(ways), item.operation.id))
    assert casework.waiting() == ()


def allowed(act: Callable[[], object]) -> None:
    """Do it, unless it is refused: chance asks for much that the rules forbid."""
    try:
        act()
    except KnownError as error:
        if error.code not in (ErrorCode.REFUSED, ErrorCode.NOT_FOUND):
            raise
