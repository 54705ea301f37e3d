"""What the window asks of the program around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawasul_desk.services.desk import Desk
    from tawasul_desk.settings import Preferences


@dataclass(frozen=True)
class Doors:
    """The ways in and out; each blocks, may raise a KnownError, and is called on a worker thread.

    `sign_in(server, user name, password, passphrase or None)` opens a desk. `resume(server, user name,
    passphrase or None)` opens the one left signed in, or returns None. `sign_in_again(desk, password)`
    gives an open desk a new session. `sign_out(desk)` ends it and closes the desk; `close(desk)` leaves
    it signed in for the next start.
    """

    sign_in: Callable[[str, str, str, str | None], Desk]
    resume: Callable[[str, str, str | None], Desk | None]
    sign_in_again: Callable[[Desk, str], None]
    sign_out: Callable[[Desk], None]
    close: Callable[[Desk], None]
    save_preferences: Callable[[Preferences], None]
