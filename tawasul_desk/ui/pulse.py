"""How the desk stands with its server, as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from tawasul_desk.services.errors import ErrorCode

SKEW_LIMIT: Final = timedelta(minutes=2)


class Connection(StrEnum):
    """What the last attempt found; CHECKING before there was one."""

    CHECKING = "checking"
    ONLINE = "online"
    OFFLINE = "offline"
    SIGNED_OUT = "signed_out"
    SERVER_FAULT = "server_fault"
    UNTRUSTED = "untrusted"
    WRONG_CLOCK = "wrong_clock"
    PROXY = "proxy"
    INTERCEPTED = "intercepted"
    TOO_OLD = "too_old"


_MEANS: Final = {
    ErrorCode.OFFLINE: Connection.OFFLINE,
    ErrorCode.NOT_THE_SERVICE: Connection.OFFLINE,
    ErrorCode.PROXY: Connection.PROXY,
    ErrorCode.SIGNED_OUT: Connection.SIGNED_OUT,
    ErrorCode.WRONG_CREDENTIALS: Connection.SIGNED_OUT,
    ErrorCode.UNTRUSTED_SERVER: Connection.UNTRUSTED,
    ErrorCode.INTERCEPTED: Connection.INTERCEPTED,
    ErrorCode.WRONG_CLOCK: Connection.WRONG_CLOCK,
    ErrorCode.CLIENT_TOO_OLD: Connection.TOO_OLD,
}
# What is wrong with this computer is no fault of the server, and is told even where nobody asked.
HERE: Final = frozenset(
    {ErrorCode.DISK_FULL, ErrorCode.NOT_WRITABLE, ErrorCode.LOCKED, ErrorCode.DAMAGED, ErrorCode.NO_KEYRING}
)
_NOT_THE_LINE: Final = HERE | {ErrorCode.CANCELLED, ErrorCode.BUSY}


def found(code: ErrorCode) -> Connection | None:
    """Return what a failed pass says of the connection; None where it says nothing of it."""
    return None if code in _NOT_THE_LINE else _MEANS.get(code, Connection.SERVER_FAULT)


@dataclass(frozen=True)
class Pulse:
    """How the desk stands. `progress` is (done, total) of a first filling.

    `counted`: whether what is stored here has been read yet; before that the figures mean nothing.
    """

    connection: Connection = Connection.CHECKING
    syncing: bool = False
    progress: tuple[int, int] | None = None
    last_good: datetime | None = None
    waiting: int = 0
    troubled: int = 0
    skew: timedelta = timedelta(0)
    counted: bool = False

    @property
    def empty(self) -> bool:
        """Whether this computer has never held a whole copy: there is nothing to show yet."""
        return self.counted and self.last_good is None

    @property
    def skewed(self) -> bool:
        """Whether this computer's clock is off by more than two minutes."""
        return abs(self.skew) > SKEW_LIMIT
