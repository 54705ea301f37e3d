"""A real desk without a window, working by chance until it is killed.

One thread acts and another keeps in step with the central, as in the program. What was kept is told
through a pipe, and only after `Casework.submit` has returned.
"""

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Collection
from functools import partial
from random import Random
from typing import NoReturn
from uuid import UUID

from tawasul_contract.operations import Operation
from tawasul_contract.records import CaseRecord, Resolution, Role, Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import QueueQuery, Shelf
from tests.faults import planted
from tests.faults.seats import Seat, opened
from tests.services.desks import a_picture, assign, move, note, response, synced, take

Act = tuple[Operation, dict[UUID, bytes]]
Say = Callable[[Operation], None]

FAILED = 70  # how a child ends that met something that must not happen
MOST_WAITING = 25  # acts; more would only measure how fast one machine can be both sides
PAUSE = 0.02  # seconds between acts, on average
PICTURE = b"\x89PNG\r\n\x1a\n"
_CENTRAL_AWAY = (ErrorCode.OFFLINE, ErrorCode.SERVER_FAULT, ErrorCode.BUSY)
_NOT_ALLOWED = (ErrorCode.REFUSED, ErrorCode.NOT_FOUND)


def live(seat: Seat, seed: int, pipe: int, plants: Collection[str] = ()) -> NoReturn:
    """Work until killed; end with FAILED where anything happens that nobody expects."""
    try:
        threading.excepthook = lambda args: _fail(args.exc_value)
        say = partial(_tell, pipe)
        for name in plants:
            planted.AT_THE_DESK[name](say)
        desk = opened(seat)
        os.write(pipe, b"open\n")
        _work(desk, Random(seed), say)
    except BaseException as error:
        _fail(error)
    os._exit(FAILED)


def _fail(error: BaseException | None) -> None:
    if error is not None:
        traceback.print_exception(error)
    sys.stderr.flush()
    os._exit(FAILED)


def _tell(pipe: int, operation: Operation) -> None:
    os.write(pipe, f"saved {operation.id} {operation.kind}\n".encode())


def _work(desk: Desk, rng: Random, say: Say) -> None:
    threading.Thread(target=_keep_in_step, args=(desk, Random(rng.random())), daemon=True).start()
    while True:
        if len(desk.casework.waiting()) < MOST_WAITING:
            _unless_refused(lambda: _act(desk, rng, say))
        _unless_refused(lambda: _decide(desk, rng, say))
        time.sleep(rng.expovariate(1 / PAUSE))


def _keep_in_step(desk: Desk, rng: Random) -> None:
    while True:
        try:
            desk.casework.retry_all()
            synced(desk)
        except KnownError as error:
            if error.code not in _CENTRAL_AWAY:
                raise
        time.sleep(rng.random() * PAUSE)


def _unless_refused(act: Callable[[], None]) -> None:
    try:
        act()
    except KnownError as error:
        if error.code not in _NOT_ALLOWED:
            raise


def _act(desk: Desk, rng: Random, say: Say) -> None:
    rows = desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1_000).rows
    if not rows:
        return
    case = desk.casework.view(rng.choice(rows).case_id).case
    if rng.random() < 0.1:
        desk.casework.record_access(case.id, "open")
    operation, files = rng.choice(_fitting(desk, case, rng))()
    desk.casework.submit(operation, files)
    say(operation)


def _fitting(desk: Desk, case: CaseRecord, rng: Random) -> list[Callable[[], Act]]:
    """Return what makes sense on the case; whether it is allowed, the rules say."""
    acts: list[Callable[[], Operation]] = [partial(note, case.id), partial(response, case.id)]
    if case.assignee_id is None:
        acts += [partial(take, desk, case.id)] * 2
    elif desk.staff.role is Role.SUPERVISOR:
        people = [one.id for one in desk.casework.staff().values() if one.id != case.assignee_id]
        acts.append(partial(assign, desk, case.id, rng.choice(people)))
    acts += [partial(move, desk, case.id, to, **texts) for to, texts in _MOVES[case.status]]
    return [partial(lambda act: (act(), {}), act) for act in acts] + [partial(_with_a_file, case.id, rng)]


_RESTART = (Status.UNDER_PROCESSING, {"reason": "again"})
_MOVES: dict[Status, list[tuple[Status, dict[str, object]]]] = {
    Status.SUBMITTED: [(Status.UNDER_PROCESSING, {})],
    Status.RETURNED_BY_APPLICANT: [(Status.UNDER_PROCESSING, {})],
    Status.UNDER_PROCESSING: [
        (Status.PROCESSED, {"response": "done", "resolution": Resolution.APPROVED}),
        (Status.RETURNED_TO_APPLICANT, {"response": "send it", "missing": ("passport_copy",)}),
    ],
    Status.RETURNED_TO_APPLICANT: [(Status.CLOSED, {"reason": "no answer"})],
    Status.PROCESSED: [(Status.CLOSED, {}), _RESTART],
    Status.CLOSED: [_RESTART, _RESTART],
}


def _with_a_file(case_id: UUID, rng: Random) -> Act:
    content = PICTURE + rng.randbytes(rng.choice((200, 2_000, 300_000)))
    file = a_picture(content)
    return response(case_id, "see the file", uploads=(file,)), {file.id: content}


def _decide(desk: Desk, rng: Random, say: Say) -> None:
    """Give up, or do again, one of those that the central refused."""
    casework = desk.casework
    troubled = [item.operation.id for item in casework.waiting() if item.state in TROUBLED]
    if not troubled or rng.random() < 0.5:
        return
    chosen = rng.choice(troubled)
    if rng.random() < 0.5:
        casework.discard(chosen)
        return
    casework.apply_again(chosen)
    for item in casework.waiting():
        if item.operation.supersedes == chosen:
            say(item.operation)
