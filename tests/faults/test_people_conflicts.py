"""Several people at one case at the same time: one wins, the others are asked; nothing is lost or twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, update

from tawasul_central import tables
from tawasul_contract.operations import Operation, new_id
from tawasul_contract.outcomes import Conflict
from tawasul_contract.records import CaseRecord, Resolution, Status
from tawasul_contract.rules import MOVES, Actor
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import OperationState
from tests.central.acts import find, note, person, post, reread, response, take
from tests.central.acts import move as move_from
from tests.conftest import Central
from tests.faults.people import Fate, Workplace
from tests.faults.tally import Tally
from tests.faults.verdict import Saved, duplicated, lost
from tests.services.desks import move

OFFICE, OFFICER, SUPERVISOR = "riyadh", "officer01", "supervisor01"
CROWD, ACTS, TRIES = 50, 4, 4
RETRIES = 30
case_file, event, change = tables.case_file, tables.event, tables.change


@pytest.fixture
def processed(central: Central) -> list[UUID]:
    """All cases of the office, processed by one officer, who may close them; the supervisor may reopen."""
    mine = select(tables.staff.c.id).where(tables.staff.c.user_name == OFFICER).scalar_subquery()
    facts = {"status": Status.PROCESSED, "assignee_id": mine, "changed_by": mine, "resolution": "approved"}
    ours = case_file.c.office_id == OFFICE
    with central.engine.begin() as db:
        return list(db.scalars(update(case_file).where(ours).values(facts).returning(case_file.c.id)))


@pytest.fixture
def pair(central: Central, processed: list[UUID], tmp_path: Path) -> Iterator[tuple[Workplace, Workplace]]:
    """The officer and the supervisor, each with everything read."""
    officer, supervisor = (
        Workplace(central, name, tmp_path / name).enter() for name in (OFFICER, SUPERVISOR)
    )
    for place in (officer, supervisor):
        assert place.sync() is not None
    yield officer, supervisor
    officer.leave()
    supervisor.leave()


@pytest.mark.fault("F13")
def test_of_two_who_move_a_case_one_wins_and_the_other_is_asked(
    central: Central, pair: tuple[Workplace, Workplace], processed: list[UUID], tally: Tally
) -> None:
    officer, supervisor = pair
    saved = []
    for case_id in processed:
        saved.append(officer.save(move(officer.desk, case_id, Status.CLOSED)))
        reopened = move(supervisor.desk, case_id, Status.UNDER_PROCESSING, reason="once more")
        saved.append(supervisor.save(reopened))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Workplace.sync, pair))
    asked = {place: [item for item in place.desk.casework.waiting() if item.conflict] for place in pair}
    losers = Counter(item.operation.case_id for place in pair for item in asked[place])
    assert losers == Counter(processed), "of each two acts exactly one is put before its author"
    for place, other in (pair, pair[::-1]):
        for item in asked[place]:
            _shows_base_theirs_and_mine(central, item, other)
            _decide(place, item)
    for place in (*pair, *pair):
        place.sync()
    assert [place.desk.casework.waiting() for place in pair] == [(), ()]
    gone = lost(central.engine, saved, [place.desk for place in pair])
    assert {place.user_name: place.differs() for place in pair} == {OFFICER: [], SUPERVISOR: []}
    _history_has_both(central, pair, saved)
    tally.note("F13", len(processed), lost=len(gone), duplicated=len(duplicated(central.engine)))


def _shows_base_theirs_and_mine(central: Central, item: Any, other: Workplace) -> None:
    now = reread(central, item.operation.case_id)
    assert item.state is OperationState.NEEDS_DECISION
    assert (item.base.status, item.base.version) == (Status.PROCESSED, item.operation.base_version)
    assert (item.conflict.current.status, item.conflict.current.version) == (now.status, now.version)
    assert item.conflict.changed_by.id == other.desk.staff.id
    assert item.conflict.current.status is not item.operation.to


def _decide(place: Workplace, item: Any) -> None:
    """A supervisor reopens what was closed; a closing that came second lets the case stay open."""
    casework = place.desk.casework
    if item.operation.to is Status.UNDER_PROCESSING:
        casework.apply_again(item.operation.id)
    else:
        with pytest.raises(KnownError) as refused:
            casework.apply_again(item.operation.id)
        assert refused.value.code is ErrorCode.REFUSED
        casework.keep_theirs(item.operation.id)


def _history_has_both(central: Central, pair: tuple[Workplace, Workplace], saved: list[Saved]) -> None:
    """Whatever was done is in the timeline in its order; what was given up is still at its author's desk."""
    given_up = {item.operation.id for place in pair for item in place.desk.casework.discarded()}
    wanted = select(event.c.case_id, event.c.from_status, event.c.to_status).where(
        event.c.kind == "status_changed", event.c.operation_id.is_not(None)
    )
    with central.engine.connect() as db:
        told = db.execute(wanted.join(change, change.c.entity_id == event.c.id).order_by(change.c.seq)).all()
    moves: dict[UUID, list[str]] = {}
    for case_id, before, after in told:
        assert moves.setdefault(case_id, [Status.PROCESSED])[-1] == before
        moves[case_id].append(after)
    for path in moves.values():
        closed_first = [Status.PROCESSED, Status.CLOSED, Status.UNDER_PROCESSING]
        assert path in (closed_first, [Status.PROCESSED, Status.UNDER_PROCESSING])
    assert len(told) + len(given_up & {item.id for item in saved}) == len(saved) + _again(pair)


def _again(pair: tuple[Workplace, Workplace]) -> int:
    """Acts that were done anew: the first try is among what was given up, the second in the timeline."""
    return sum(
        item.operation.to is Status.UNDER_PROCESSING
        for place in pair
        for item in place.desk.casework.discarded()
    )


@dataclass
class Hand:
    """One of the crowd: a client that sends its acts one by one, and again whatever was not answered."""

    central: Central
    name: str
    case_id: UUID
    number: int
    case: Any = None
    me: Any = None
    applied: dict[UUID, tuple[Operation, int]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)

    def work(self, people: list[UUID]) -> None:
        """Do a few acts, chosen by chance from what the rules allow just now."""
        random = Random(self.number)
        client = self.central.client(self.name, device_id=self.name)
        self.me = person(self.central, self.name).id
        self._look(client)
        for _ in range(ACTS):
            self._send(client, self._act(random, people), random)

    def _look(self, client: Any) -> None:
        answer = client.get(f"{self.central.url}/v1/cases/{self.case_id}", timeout=60)
        self.case = CaseRecord.model_validate(answer.json()["case"])

    def _act(self, random: Random, people: list[UUID]) -> Operation:
        words = f"{self.name} {uuid4()}"
        acts: list[Callable[[], Operation]] = [
            lambda: note(self.case_id, words),
            lambda: response(self.case_id, words),
            lambda: _some_move(self.case, self.me, random, words),
            lambda: take(self.case_id, random.choice([self.me, *people]), self.case.version),
            lambda: _some_move(self.case, self.me, random, words),
            lambda: _some_move(self.case, self.me, random, words),
            lambda: _some_move(self.case, self.me, random, words),
        ]
        return random.choice(acts)()

    def _send(self, client: Any, operation: Operation, random: Random, tries: int = TRIES) -> None:
        body = b'{"operations":[' + operation.model_dump_json().encode() + b"]}"
        twice = random.random() < 0.2  # the first answer is lost on its way
        for _ in range(RETRIES):
            if twice:
                post(self.central, client, "/v1/ops", body)
                twice = False
                continue
            (result,) = post(self.central, client, "/v1/ops", body).json()["results"]
            if result["status"] != "unfinished":
                break
        self._hear(client, operation, result, random, tries)

    def _hear(
        self, client: Any, operation: Operation, result: dict[str, Any], random: Random, tries: int
    ) -> None:
        if result["status"] in ("applied", "replayed"):
            self.applied[operation.id] = operation, result["version"]
            self._look(client)
            return
        self.refused[result["status"]] += 1
        self._look(client)
        if result["status"] == "conflict":
            told = Conflict.model_validate(result).current
            assert told.version > operation.base_version
            anew = {"id": new_id(), "supersedes": operation.id, "base_version": told.version}
            if tries:
                self._send(client, operation.model_copy(update=anew), random, tries - 1)


def _some_move(case: CaseRecord, me: UUID, random: Random, words: str) -> Operation:
    """Return a move of the status table; where it is for another, write a note or ask for the case."""
    ways = [
        (after, way) for (before, after), way in MOVES.items()
        if before is case.status and way.actor is not Actor.APPLICANT
    ]  # fmt: skip
    to, way = random.choice(ways)
    if way.actor is Actor.ASSIGNED_OFFICER and case.assignee_id != me:
        return take(case.id, me, case.version) if random.random() < 0.35 else note(case.id, words)
    texts = {"response": words, "missing": ("passport_copy",)} if way.missing else {}
    texts |= {"response": words, "resolution": Resolution.APPROVED} if way.resolution else {}
    texts |= {"reason": words} if way.reason else {}
    return move_from(case.id, to, case.version, **texts)


@pytest.mark.fault("F14")
def test_fifty_people_at_one_case(central: Central, tmp_path: Path, tally: Tally) -> None:
    names = _crowd(central)
    case_id = find(central, case_file.c.office_id == OFFICE, case_file.c.status == Status.SUBMITTED).id
    with central.engine.begin() as db:  # whom a processed case is given to does not matter: all may move it
        done = {"status": Status.PROCESSED, "resolution": "approved"}
        db.execute(update(case_file).where(case_file.c.id == case_id).values(done))
    first = reread(central, case_id)
    with central.engine.connect() as db:
        people = list(db.scalars(select(tables.staff.c.id).where(tables.staff.c.user_name.in_(names))))
    hands = [Hand(central, name, case_id, number) for number, name in enumerate(names)]
    with ThreadPoolExecutor(CROWD) as pool:
        list(pool.map(lambda hand: hand.work(people), hands))
    applied = {key: value for hand in hands for key, value in hand.applied.items()}
    saved = [Saved(operation.id, operation.kind) for operation, _ in applied.values()]
    refused = sum((hand.refused for hand in hands), Counter[str]())
    assert len(applied) > CROWD, f"too little was allowed to show anything: {refused}"
    idle = _already_so(central, case_id, applied)
    missing = lost(central.engine, [item for item in saved if item.id not in idle], [])
    assert _texts(central, case_id) == _sent_texts(applied)
    assert _path_is_valid(central, case_id, first.status, reread(central, case_id).status)
    _versions_are_gapless(central, case_id, first.version, applied, idle)
    place = Workplace(central, SUPERVISOR, tmp_path / "desk").enter()
    place.line.fates.append(Fate.PASSED)
    assert place.sync() is not None
    tally.note(
        "F14", len(applied), lost=len(missing), duplicated=len(duplicated(central.engine)),
        diverged=len(place.differs()),
    )  # fmt: skip
    tally.tell("fifty at one case", f"{len(applied)} acts done, refused: {dict(refused)}")
    place.leave()


def _crowd(central: Central) -> list[str]:
    """Add fifty people of the office; supervisors, for an officer sees nothing of a colleague's case."""
    staff = tables.staff
    names = [f"crowd{number:02}" for number in range(CROWD)]
    with central.engine.begin() as db:
        one = db.execute(select(staff).where(staff.c.user_name == SUPERVISOR)).one()._asdict()
        db.execute(insert(staff), [one | {"id": new_id(), "user_name": name} for name in names])
    return names


def _already_so(central: Central, case_id: UUID, applied: dict[UUID, Any]) -> set[UUID]:
    """Return what was answered as done because it was so already: it writes no line."""
    with central.engine.connect() as db:
        written = set(db.scalars(select(event.c.operation_id).where(event.c.case_id == case_id)))
    idle = {key for key in applied if key not in written}
    assert {applied[key][0].kind for key in idle} <= {"assign", "change_status"}
    assert all(not getattr(applied[key][0], "response", "") for key in idle)
    return idle


def _texts(central: Central, case_id: UUID) -> Counter[str]:
    wanted = select(event.c.body).where(event.c.case_id == case_id, event.c.body.startswith("crowd"))
    with central.engine.connect() as db:
        return Counter(db.scalars(wanted.where(event.c.kind.in_(("note", "response")))))


def _sent_texts(applied: dict[UUID, Any]) -> Counter[str]:
    texts = (getattr(act, "body", "") or getattr(act, "response", "") for act, _ in applied.values())
    return Counter(text for text in texts if text)


def _path_is_valid(central: Central, case_id: UUID, first: str, last: str) -> bool:
    wanted = select(event.c.from_status, event.c.to_status).join(change, change.c.entity_id == event.c.id)
    ours = (event.c.case_id == case_id, event.c.kind == "status_changed", event.c.operation_id.is_not(None))
    with central.engine.connect() as db:
        steps = [tuple(row) for row in db.execute(wanted.where(*ours).order_by(change.c.seq))]
    assert steps, "nobody moved the case"
    befores, afters = [first, *(after for _, after in steps)], [*(before for before, _ in steps), last]
    return befores == afters and all(step in MOVES for step in steps)


def _versions_are_gapless(
    central: Central, case_id: UUID, first: int, applied: dict[UUID, Any], idle: set[UUID]
) -> None:
    """A version for each change of facts, no number twice or left out; what is added moves none."""
    facts = [
        version for key, (act, version) in applied.items()
        if act.kind in ("assign", "change_status") and key not in idle
    ]  # fmt: skip
    assert sorted(facts) == list(range(first + 1, reread(central, case_id).version + 1))
