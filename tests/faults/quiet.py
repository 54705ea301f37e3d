"""When everything is mended and decided: that nothing is lost or twice, and everybody has the same."""

from contextlib import suppress
from uuid import UUID

from sqlalchemy import select

from tawasul_central import feed_audit, tables
from tawasul_central.database import still_picture
from tawasul_contract.operations import Operation
from tawasul_contract.outcomes import SightDigest
from tawasul_desk.services.database import reading
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import WaitingOperation
from tests.faults.people import Workplace
from tests.faults.verdict import Saved, duplicated, lost
from tests.faults.world import World

ROUNDS = 30  # of passes in which everything must have come to rest
# What chance may ask for and the rules may refuse.
REFUSALS = frozenset({ErrorCode.REFUSED, ErrorCode.NOT_FOUND})


class allowed(suppress):  # noqa: N801 - reads as `with suppress` does
    """Let these failures pass, and no others."""

    def __init__(self, *codes: ErrorCode) -> None:
        super().__init__(KnownError)
        self._codes = codes

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        return isinstance(error, KnownError) and error.code in self._codes


def mend(world: World) -> None:
    """End everything that is broken."""
    world.open()
    for place in world.places:
        place.line.down = False
        place.line.fates.clear()
        place.set_clock(days=0)
        place.sign_in_again()


def come_to_rest(world: World) -> None:
    """Let everybody sync until nothing can be sent any more and nothing new comes."""
    for _ in range(ROUNDS):
        moving = [_is_moving(place) for place in world.places]
        if not any(moving):
            return
    left = [(item.operation, item.state) for place in world.places for item in waiting(place)]
    raise AssertionError(f"it does not come to rest: {left}")


def _is_moving(place: Workplace) -> bool:
    place.desk.casework.retry_all()
    report = place.sync()
    assert report is not None, f"{place.user_name} cannot finish a pass though nothing is broken"
    stuck = {item.operation.case_id for item in waiting(place) if item.state in TROUBLED}
    free = [item for item in waiting(place) if item.operation.case_id not in stuck]
    return bool(report.sent or report.received or free)


def waiting(place: Workplace) -> tuple[WaitingOperation, ...]:
    """Return what is not settled at this desk."""
    return place.desk.casework.waiting()


def decide_everything(world: World, keep: dict[UUID, Saved]) -> int:
    """Let everybody do again what they may and give up the rest, until nothing waits; return how often."""
    decided = 0
    for turn in range(ROUNDS):
        asked = [
            (place, item.operation)
            for place in world.places for item in waiting(place) if item.state in TROUBLED
        ]  # fmt: skip
        if not asked:
            break
        for place, operation in asked:
            _decide(place, operation, again=turn == 0)
            keep |= acts_of(place)
        decided += len(asked)
        come_to_rest(world)
    left = [item for place in world.places for item in waiting(place)]
    assert left == [], f"still undecided: {left}"
    return decided


def _decide(place: Workplace, operation: Operation, *, again: bool) -> None:
    casework = place.desk.casework
    if again:
        with allowed(*REFUSALS):
            casework.apply_again(operation.id)
            return
    with allowed(*REFUSALS):
        casework.discard(operation.id)


def acts_of(place: Workplace) -> dict[UUID, Saved]:
    """Return what waits at this desk, as acts that were saved."""
    operations = (item.operation for item in waiting(place))
    return {operation.id: Saved(operation.id, operation.kind) for operation in operations}


def nothing_is_lost_or_twice(world: World, saved: dict[UUID, Saved]) -> None:
    """Fail unless every act has one effect, or stands before its author once."""
    engine = world.central.engine
    gone = lost(engine, saved.values(), [place.desk for place in world.places])
    assert gone == [], f"lost: {gone}"
    twice = duplicated(engine)
    assert twice == [], f"twice: {twice}"
    act = tables.event.c.operation_id
    with engine.connect() as db:
        done = set(db.scalars(select(act).where(act.is_not(None))))
    for place in world.places:
        casework = place.desk.casework
        asked = [item for item in casework.waiting() if item.state in TROUBLED]  # others wait behind these
        shown = (*asked, *casework.discarded())
        ids = [item.operation.id for item in shown]
        assert len(ids) == len(set(ids)), "an act stands before its author once"
        settled = [item for item in shown if item.operation.id in done]
        assert settled == [], f"done, and yet put before its author: {settled}"


def everybody_has_the_same(world: World) -> None:
    """Fail unless every mirror is what the central shows, nothing is laid over it, and the feed is whole."""
    for place in world.places:
        differing = place.differs()
        assert differing == [], f"{place.user_name} differs: {differing}"
        client = world.central.client(place.user_name, device_id="digest")
        answer = client.get(f"{world.central.url}/v1/sync/digest", timeout=60)
        here, there = place.desk.casework._mirror.digest(), SightDigest.model_validate_json(answer.content)
        assert here == there, f"{place.user_name} has {here}, the central {there}"
        with reading(place.desk.open_session.vault.engine("mirror.db")) as connection:
            laid = connection.exec_driver_sql("SELECT case_id FROM overlay").all()
        assert laid == [], f"still laid over {place.user_name}'s queue: {laid}"
    with still_picture(world.central.engine) as db:
        wrong = [str(finding) for finding in feed_audit.audit(db) if finding.wrong]
    assert wrong == [], f"the feed: {wrong}"
