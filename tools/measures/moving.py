"""What moving much work costs: a thousand cases given to an officer, until that officer's desk shows them."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from uuid import UUID

from tawasul_contract.operations import Assign, new_id
from tawasul_contract.records import CaseRecord, StaffRecord, Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, Shelf
from tools.measures import Measure
from tools.measures.arena import Central, desk, fill
from tools.measures.catching_up import bare_delta, cursor_now, post
from tools.measures.timing import seconds

MANY = 1_000
TIMES = 3
ONE, OTHER = "officer01", "officer02"  # of the same office
OPEN = frozenset(Status) - {Status.CLOSED, Status.PROCESSED}


def moved(served: Central, folder: Path) -> Measure:
    """Ours: from the supervisor's order to the officer's queue. Floor: bare POSTs, and their feed put bare.

    By turns the cases go to another officer without a desk and to one with it.
    """
    ours, floor = [], []
    with desk(folder / "giver", served.url) as giver, desk(folder / "taker", served.url, ONE) as taker:
        fill(giver)
        fill(taker)
        people = {person.user_name: person for person in giver.casework.staff().values()}
        cases = _cases(giver, people[ONE])
        for turn in range(TIMES):
            acts = [_assign(case, people[OTHER].id) for case in giver.steering.as_seen(cases)]
            bare = partial(_bare, served, acts, cursor_now(served, OTHER), folder / f"bare-moved-{turn}.db")
            floor.append(seconds(bare))
            fill(giver)
            fill(taker)
            assert not _shown(taker, cases)
            ours.append(seconds(lambda: _move(giver, taker, cases, people[ONE].id)))
            assert _shown(taker, cases) == set(cases)
    return Measure(f"{MANY:,} cases moved, until shown", median(ours), median(floor), 2, "s")


def _move(giver: Desk, taker: Desk, cases: list[UUID], officer: UUID) -> None:
    giver.steering.assign_many(cases, officer)
    fill(giver)
    fill(taker)


def _bare(served: Central, acts: list[Assign], cursor: str, path: Path) -> None:
    post(served, acts)
    bare_delta(served, cursor, path, OTHER)


def _assign(case: CaseRecord, officer: UUID) -> Assign:
    facts = {"id": new_id(), "case_id": case.id, "created_at": datetime.now(UTC)}
    return Assign(**facts, base_version=case.version, assignee_id=officer)


def _cases(giver: Desk, officer: StaffRecord) -> list[UUID]:
    """Return so many open cases of the officer's office, none of them sent by one of the staff."""
    query = QueueQuery(shelf=Shelf.ALL, office_id=officer.office_ids[0], statuses=OPEN)
    rows = giver.casework.page(query, 0, 2 * MANY).rows
    seen = giver.steering.as_seen([row.case_id for row in rows])
    found = [case.id for case in seen if case.applicant_staff_id is None][:MANY]
    assert len(found) == MANY
    return found


def _shown(taker: Desk, cases: list[UUID]) -> set[UUID]:
    """Return which of the cases stand in the officer's queue."""
    mine = taker.casework.page(QueueQuery(shelf=Shelf.MINE), 0, 10 * MANY).rows
    return {row.case_id for row in mine} & set(cases)
