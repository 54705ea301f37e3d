"""Ends at a precise point: a desk is forked, does one thing, and is killed in the middle of it."""

import http.client
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from tawasul_contract.operations import Operation, uploads_of
from tawasul_desk.services import attachments, intake
from tawasul_desk.services.api import Api
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.file_keys import FileKeys
from tawasul_desk.services.keeping import Keeping
from tawasul_desk.services.receiving import Receiver
from tawasul_desk.services.transport import Transport
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.services.workbook import Workbook
from tests.faults.desk_process import PICTURE
from tests.faults.fork_server import ForkServer, die_with_parent
from tests.faults.seats import FileKeeper, Seat, opened
from tests.services.desks import synced

PIECE = 16 * 1024  # bytes of a file sent at once
SIZE = 3 * PIECE + 5  # bytes of a file
CONTENT = PICTURE + bytes(SIZE - len(PICTURE))
TYPED = "typed and kept"
Which = Callable[..., bool]


class Crash(BaseModel):
    """What is done, and the point at which it ends: an order to the fork server."""

    seat: Seat
    deed: str
    point: str
    operation: Operation | None = None
    case_id: UUID | None = None

    @property
    def log(self) -> Path:
        return self.seat.folder.with_suffix(".crash")

    def run(self) -> None:
        """Do it and say whether it ended there; in the child that was forked for it."""
        speak, log = os.dup(1), os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        child = os.fork()
        if child == 0:
            die_with_parent()
            attachments.UPLOAD_PIECE = PIECE
            POINTS[self.point]()
            DEEDS[self.deed](self)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        there = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        os.write(speak, f"ended {'' if there else self.log}\n".encode())
        os._exit(0)


def crashed(forks: ForkServer, crash: Crash) -> None:
    """Have it done until it ends; coming to any other end fails."""
    forks.order(crash)
    said: list[str] = []
    while not said:
        said = forks.heard(10)
    log = said[0].removeprefix("ended ")
    assert not log, f"{crash.point} was not reached:\n{Path(log).read_text()[-4000:]}"


def _always(*_: object) -> bool:
    return True


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _ends(owner: Any, name: str, *, after: bool = False, nth: int = 1, only: Which = _always) -> None:
    """Have this process end before, or after, the nth of these calls."""
    real, calls = getattr(owner, name), 0

    def hooked(*args: Any, **facts: Any) -> Any:
        nonlocal calls
        counted = only(*args)
        calls += counted
        if counted and calls == nth and not after:
            _end()
        result = real(*args, **facts)
        if counted and calls == nth:
            _end()
        return result

    setattr(owner, name, hooked)


def _ends_sending(wanted: bytes, share: float) -> None:
    """Have this process end when that share of the bytes that hold `wanted` has gone out."""
    send = http.client.HTTPConnection.send

    def hooked(self: http.client.HTTPConnection, content: Any) -> None:
        ours = isinstance(content, bytes) and wanted in content
        send(self, content[: int(len(content) * share)] if ours else content)
        if ours:
            _end()

    http.client.HTTPConnection.send = hooked  # type: ignore[method-assign]


def _asks(path: str) -> Which:
    return lambda _self, request: request.path == path


POINTS: dict[str, Callable[[], None]] = {
    "draft not kept": lambda: _ends(Workbook, "save_draft"),
    "draft kept": lambda: _ends(Workbook, "save_draft", after=True),
    "file there, its key not": lambda: _ends(FileKeys, "put"),
    "file kept, act not": lambda: _ends(Workbook, "append"),
    "journal written, database not": lambda: _ends(Keeping, "_journaled", after=True),
    "act kept, not told": lambda: _ends(Workbook, "append", after=True),
    "half of the request sent": lambda: _ends_sending(b'"operations"', 0.5),
    "request sent": lambda: _ends_sending(b'"operations"', 1),
    "reply read": lambda: _ends(Transport, "exchange", after=True, only=_asks("/v1/ops")),
    "reply not noted": lambda: _ends(Workbook, "mark_all"),
    "noted, nothing pulled": lambda: _ends(Receiver, "receive"),
    "in the middle of a page": lambda: _ends(intake, "take", after=True),
    "in the middle of the second page": lambda: _ends(intake, "take", after=True, nth=2),
    "a piece of a file sent": lambda: _ends(Api, "append_upload", after=True, nth=2),
    "half of a piece of a file sent": lambda: _ends_sending(CONTENT[:PIECE], 0.5),
    "new token not kept": lambda: _ends(FileKeeper, "put", only=lambda _, name, __: name == "refresh-token"),
    "new token kept": lambda: _ends(
        FileKeeper, "put", after=True, only=lambda _, name, __: name == "refresh-token"
    ),
    "key kept, no database": lambda: _ends(
        FileKeeper, "put", after=True, only=lambda _, name, __: name == "database-key"
    ),
    "keys forgotten, files not": lambda: _ends(FileKeys, "forget_case", after=True),
}


def _act(crash: Crash) -> None:
    assert crash.operation is not None
    desk = opened(crash.seat)
    desk.casework.submit(crash.operation, {file.id: CONTENT for file in uploads_of(crash.operation)})


def _draft(crash: Crash) -> None:
    assert crash.case_id is not None
    opened(crash.seat).casework.save_draft(Draft(crash.case_id, DraftKind.NOTE, TYPED))


def _forget(crash: Crash) -> None:
    assert crash.case_id is not None
    desk: Desk = opened(crash.seat)
    desk.attachments.forget_case(crash.case_id)


DEEDS: dict[str, Callable[[Crash], object]] = {
    "open": lambda crash: opened(crash.seat),
    "act": _act,
    "sync": lambda crash: synced(opened(crash.seat)),
    "type": _draft,
    "forget": _forget,
}
