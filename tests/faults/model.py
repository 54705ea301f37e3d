"""What may happen to several people who work on the same few cases, in any order."""

from collections import Counter
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from random import Random
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from sqlalchemy import update

from tawasul_central import tables
from tawasul_contract.operations import Operation, RecordAccess, new_id, uploads_of
from tawasul_contract.records import Status
from tawasul_desk.services.errors import ErrorCode
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import Draft, DraftKind, OperationState, QueueQuery, Shelf, SortKey
from tests.central.acts import person
from tests.faults.damages import DAMAGES, inflict
from tests.faults.people import Fate, Workplace, move_person
from tests.faults.quiet import (
    REFUSALS,
    allowed,
    come_to_rest,
    decide_everything,
    everybody_has_the_same,
    mend,
    nothing_is_lost_or_twice,
    waiting,
)  # fmt: skip
from tests.faults.verdict import Saved, lost
from tests.faults.world import CASES, PEOPLE, World
from tests.services.desks import (
    PNG,
    a_picture,
    assign,
    give_back,
    move,
    note,
    process,
    response,
    start,
    take,
)  # fmt: skip

EVERYBODY = st.integers(0, len(PEOPLE) - 1)
ANY_CASE = st.integers(0, CASES - 1)
SUPERVISOR = PEOPLE.index("supervisor01")
WORDS = ("note", "response", "file", "look")
MOVES = ("take", "start", "give back", "process", "close", "reopen")
WHOLE = ("take", "start", "note", "file", "process", "close")
WAYS = ("keep theirs", "apply again", "discard", "retry")
DESK_TROUBLES = ("mend", "kill", "damage", "cut", "station", "months", "sign in", "revoke", "clock")
CENTRAL_TROUBLES = ("start", "back up", "restore", "epoch", "stop")
DAYS = (-3650, -1, 1, 40, 3650)
STATIONS: tuple[dict[str, object], ...] = (
    {"role": "supervisor"},
    {"role": "officer"},
    {"office_ids": ["jeddah"]},
    {"office_ids": ["riyadh", "jeddah"]},
    {"role": "officer", "office_ids": ["riyadh"]},
)
FILES = ("mirror.db", "work.db", "outbox.journal")
UNREACHABLE = (
    ErrorCode.OFFLINE, ErrorCode.SERVER_FAULT, ErrorCode.SIGNED_OUT, ErrorCode.BUSY, ErrorCode.CANCELLED,
)  # fmt: skip
UNOPENED = (*UNREACHABLE, *REFUSALS, ErrorCode.BLOCKED, ErrorCode.DAMAGED)


def step(**chosen: Any) -> Callable[[Callable[..., None]], Any]:
    """Return what makes a rule of a function, and counts how often it ran."""

    def made(act: Callable[..., None]) -> Any:
        @wraps(act)
        def counted(self: "Offices", **values: Any) -> None:
            Offices.steps[values.get("trouble") or act.__name__] += 1
            act(self, **values)

        return rule(**chosen)(counted)

    return made


class Offices(RuleBasedStateMachine):
    """The schedule of one world; it is judged when its end has come."""

    world: ClassVar[World]
    schedules: ClassVar[int] = 0
    saves: ClassVar[int] = 0
    decisions: ClassVar[int] = 0
    steps: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.world.begin()
        self.random = Random(0)
        self.saved: dict[UUID, Saved] = {}
        self.places: dict[UUID, tuple[Workplace, UUID]] = {}  # of each act: whose desk, and the case
        self.drafts: dict[tuple[str, UUID, DraftKind], str] = {}

    @step(who=EVERYBODY, which=ANY_CASE, words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    def write(self, who: int, which: int, words: list[str]) -> None:
        """Somebody writes to a case."""
        self._act(who, which, *words)

    @step(who=EVERYBODY, which=ANY_CASE, moves=st.lists(st.sampled_from(MOVES), min_size=1, max_size=4))
    def move(self, who: int, which: int, moves: list[str]) -> None:
        """Somebody moves a case; what the rules refuse does not happen."""
        self._act(who, which, *moves)

    @step(who=EVERYBODY, which=ANY_CASE, upto=st.integers(1, len(WHOLE)), sends=st.booleans())
    def work(self, who: int, which: int, upto: int, sends: bool) -> None:
        """Somebody works on a case from its beginning, and their desk makes a pass or not."""
        self._act(who, which, *WHOLE[:upto])
        if sends:
            self.world.places[who].sync()

    @step(which=ANY_CASE, whom=EVERYBODY)
    def give(self, which: int, whom: int) -> None:
        """The supervisor gives a case to somebody."""
        self._act(SUPERVISOR, which, "assign", whom=whom)
        self.world.places[SUPERVISOR].sync()

    @step(who=EVERYBODY)
    def pass_(self, who: int) -> None:
        """Somebody's desk makes a pass."""
        self.world.places[who].sync()

    @step(who=EVERYBODY, fates=st.lists(st.sampled_from(Fate), min_size=1, max_size=5))
    def pass_on_a_bad_line(self, who: int, fates: list[Fate]) -> None:
        """The exchanges of a pass meet these fates; one of them may be its end."""
        place = self.world.places[who]
        place.line.fates.extend(fates)
        place.sync()
        place.line.fates.clear()  # an end left over would strike where nobody stands up again

    @step(who=EVERYBODY, which=st.integers(0, 5), way=st.sampled_from(WAYS))
    def decide(self, who: int, which: int, way: str) -> None:
        """Somebody decides about one of the acts that are put before them."""
        place = self.world.places[who]
        casework = place.desk.casework
        asked = [item.operation for item in waiting(place) if item.state in TROUBLED]
        if not asked:
            return
        ways = {
            "keep theirs": casework.keep_theirs, "apply again": casework.apply_again,
            "discard": casework.discard, "retry": casework.retry,
        }  # fmt: skip
        with allowed(*REFUSALS):
            ways[way](asked[which % len(asked)].id)
            Offices.decisions += 1
        self._keep(place, *(item.operation for item in waiting(place)))

    @step(who=EVERYBODY, which=ANY_CASE, kind=st.sampled_from(DraftKind), text=st.text("نص abc", max_size=9))
    def draft(self, who: int, which: int, kind: DraftKind, text: str) -> None:
        """Somebody begins to write, or clears a form."""
        place = self.world.places[who]
        case_id = self._case(place, which)
        if case_id is None:
            return
        if text:
            place.desk.casework.save_draft(Draft(case_id, kind, text))
            self.drafts[place.user_name, case_id, kind] = text
        else:
            place.desk.casework.drop_draft(case_id, kind)
            self.drafts.pop((place.user_name, case_id, kind), None)

    @step(who=EVERYBODY, which=ANY_CASE, fates=st.lists(st.sampled_from(Fate), max_size=2))
    def fetch(self, who: int, which: int, fates: list[Fate]) -> None:
        """Somebody opens the attachments of a case: it is the right file or none."""
        place = self.world.places[who]
        case_id = self._case(place, which)
        view = place.desk.casework.view(case_id) if case_id else None
        records = view.attachments if view else ()
        own = {file.id for item in view.waiting for file in uploads_of(item.operation)} if view else set()
        place.line.fates.extend(fate for fate in fates if fate is not Fate.KILLED)
        for record in records:
            with allowed(*UNOPENED):
                content = place.desk.attachments.content(record)
                assert sha256(content).hexdigest() == record.sha256
                assert record.scan.may_be_opened or record.id in own
        place.line.fates.clear()

    @step(who=EVERYBODY, trouble=st.sampled_from(DESK_TROUBLES), place_of_it=st.integers(0, 59))
    def desk_trouble(self, who: int, trouble: str, place_of_it: int) -> None:
        """Something happens to somebody, or to their computer."""
        place = self.world.places[who]
        troubles: dict[str, Callable[[], object]] = {
            "kill": lambda: self._kill(place),
            "cut": lambda: setattr(place.line, "down", True),
            "mend": lambda: setattr(place.line, "down", False),
            "revoke": lambda: self._revoke(place),
            "sign in": lambda: self._sign_in(place),
            "clock": lambda: place.set_clock(days=DAYS[place_of_it % len(DAYS)]),
            "months": lambda: self._months(place),
            "station": lambda: self._move_person(place, STATIONS[place_of_it % len(STATIONS)]),
            "damage": lambda: self._damage(place, FILES[place_of_it % 3], tuple(DAMAGES)[place_of_it % 6]),
        }
        troubles[trouble]()

    @step(trouble=st.sampled_from(CENTRAL_TROUBLES))
    def central_trouble(self, trouble: str) -> None:
        """Something happens to the central."""
        world = self.world
        troubles = {
            "stop": world.shut, "start": world.open, "epoch": world.begin_epoch,
            "back up": world.back_up, "restore": self._restore,
        }  # fmt: skip
        troubles[trouble]()

    def teardown(self) -> None:
        """Let it become quiet and judge, once as it is and once more when everything is decided."""
        try:
            mend(self.world)
            come_to_rest(self.world)
            nothing_is_lost_or_twice(self.world, self.saved)
            Offices.decisions += decide_everything(self.world, self.saved)
            nothing_is_lost_or_twice(self.world, self.saved)
            everybody_has_the_same(self.world)
            for place in self.world.places:
                self._drafts_are_there(place)
        finally:
            Offices.schedules += 1
            self.world.end()

    def _act(self, who: int, which: int, *acts: str, whom: int = 0) -> None:
        place = self.world.places[who]
        case_id = self._case(place, which)
        for what in acts if case_id else ():
            with allowed(*REFUSALS):
                operation, files = self._operation(place, case_id, what, whom)
                place.save(operation, files=files)
                self._keep(place, operation)

    def _case(self, place: Workplace, which: int) -> UUID | None:
        query = QueueQuery(shelf=Shelf.ALL, sort=SortKey.CASE_NUMBER)
        rows = place.desk.casework.page(query, 0, CASES).rows
        return rows[which % len(rows)].case_id if rows else None

    def _keep(self, place: Workplace, *operations: Operation) -> None:
        Offices.saves += sum(operation.id not in self.saved for operation in operations)
        self.saved |= {operation.id: Saved(operation.id, operation.kind) for operation in operations}
        self.places |= {operation.id: (place, operation.case_id) for operation in operations}

    def _restore(self) -> None:
        """Restore the central; what was confirmed on cases out of its author's sight nobody has any more.

        It is shredded at the desk together with the case, by design.
        """
        world, desks = self.world, [place.desk for place in self.world.places]
        never_came = {item.id for item in lost(world.central.engine, self.saved.values(), desks)}
        known = {act for desk in desks for act in desk.casework._workbook._keeping.known()}
        for act in self.saved.keys() - known - never_came:
            place, case_id = self.places[act]
            if place.desk.casework._mirror.case(case_id) is None:
                del self.saved[act]
        world.restore()

    def _operation(
        self, place: Workplace, case_id: UUID, what: str, whom: int
    ) -> tuple[Operation, dict[UUID, bytes]]:
        desk, words = place.desk, f"{place.user_name} {new_id()}"
        content = PNG + words.encode()
        file = a_picture(content)
        acts: dict[str, Callable[[], Operation]] = {
            "note": lambda: note(case_id, words),
            "response": lambda: response(case_id, words),
            "file": lambda: response(case_id, words, uploads=(file,)),
            "take": lambda: take(desk, case_id),
            "start": lambda: start(desk, case_id),
            "give back": lambda: give_back(desk, case_id),
            "process": lambda: process(desk, case_id),
            "close": lambda: move(desk, case_id, Status.CLOSED, reason=words),
            "reopen": lambda: move(desk, case_id, Status.UNDER_PROCESSING, reason=words),
            "assign": lambda: assign(desk, case_id, person(self.world.central, PEOPLE[whom]).id),
            "look": lambda: _look(case_id),
        }
        return acts[what](), {file.id: content}

    def _kill(self, place: Workplace) -> None:
        before = [item.operation for item in waiting(place)]
        place.kill()
        assert [item.operation for item in waiting(place)] == before
        self._drafts_are_there(place)

    def _revoke(self, place: Workplace) -> None:
        theirs = tables.session.c.staff_id == person(self.world.central, place.user_name).id
        with self.world.central.engine.begin() as db:
            db.execute(update(tables.session).where(theirs).values(revoked=True))

    def _sign_in(self, place: Workplace) -> None:
        with allowed(*UNREACHABLE):
            place.sign_in_again()

    def _months(self, place: Workplace) -> None:
        with self.world.months_later():
            place.sync()

    def _move_person(self, place: Workplace, station: dict[str, object]) -> None:
        move_person(self.world.central, place.user_name, **station)

    def _damage(self, place: Workplace, name: str, damage: str) -> None:
        """Damage a file of a closed desk and open it: what was saved is there, and still in its order."""
        before = [item.operation for item in waiting(place) if item.state is not OperationState.SENT]
        folder = place.folder
        place.leave()
        inflict(folder / name, damage, self.random)
        place.enter()
        after = [item.operation for item in waiting(place)]
        assert [operation for operation in after if operation in before] == before
        self._drafts_are_there(place, all_of_them=name != "work.db")

    def _drafts_are_there(self, place: Workplace, *, all_of_them: bool = True) -> None:
        """Drafts have no second copy: of a damaged database those are kept that can be read."""
        kept = {(draft.case_id, draft.kind): draft.body for draft in place.desk.casework.drafts()}
        theirs = {key[1:]: body for key, body in self.drafts.items() if key[0] == place.user_name}
        assert kept.items() <= theirs.items()
        if all_of_them:
            assert kept == theirs
        for key in theirs.keys() - kept.keys():
            del self.drafts[place.user_name, *key]


def _look(case_id: UUID) -> RecordAccess:
    envelope = note(case_id).model_dump(include={"id", "case_id", "created_at"})
    return RecordAccess(**envelope, action="open")
