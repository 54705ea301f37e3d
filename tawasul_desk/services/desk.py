"""An open desk: everything the screens work with for one officer, and the ways in and out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from tawasul_contract.records import StaffRecord
from tawasul_desk.services import session
from tawasul_desk.services.attachments import Attachments
from tawasul_desk.services.board import Boards
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.decoding.decoder import Decoder
from tawasul_desk.services.distributing import Distribution
from tawasul_desk.services.hints import Hints
from tawasul_desk.services.keepers import Account
from tawasul_desk.services.office import OfficeWork
from tawasul_desk.services.repairs import Repair
from tawasul_desk.services.session import OpenSession
from tawasul_desk.services.steering import Steering
from tawasul_desk.services.sync import Sync
from tawasul_desk.services.views import Draft
from tawasul_desk.services.watching import Watching


class Withdraw(Protocol):
    """Takes an act back that nobody has sent."""

    def __call__(self, operation_id: UUID, draft: Draft | None = None) -> Changes:
        """Take it back; its files go back to the draft of which it was made."""


@dataclass(frozen=True)
class Desk:
    """One officer's open desk; all of it may be used from any thread. `repairs`: what its opening mended."""

    account: Account
    staff: StaffRecord
    casework: Casework
    steering: Steering
    distribution: Distribution
    office: OfficeWork
    watching: Watching
    attachments: Attachments
    decoder: Decoder
    sync: Sync
    hints: Hints
    boards: Boards
    prefetch: Callable[[Callable[[], bool]], int]  # Prefetch.turn
    open_session: OpenSession
    passphrase_mode: bool
    withdraw: Withdraw  # an act that nobody has sent: Casework.withdraw
    repairs: tuple[Repair, ...] = ()

    def look_over(self) -> bool:
        """Read all that is kept here and return whether it is sound; the next opening mends what is not.

        Takes about a second for every 100 MB: for a quiet moment, off the main thread.
        """
        return not self.open_session.vault.look_over()

    def close(self) -> None:
        """Let go of keys and connections; the session stays open for the next start."""
        self.decoder.close()
        session.close(self.open_session)


@dataclass(frozen=True)
class Entrance:
    """The ways in and out of a desk. All of them block, and raise KnownError.

    `sign_in(server, user_name, password, passphrase)`: NO_KEYRING asks for a passphrase to be chosen,
    LOCKED for the one that was, WRONG_CREDENTIALS, WRONG_PASSPHRASE, OFFLINE, SERVER_FAULT …
    `sign_in_again(desk, password)`: new tokens for an open desk whose session ended; nothing is reloaded.
    `resume(passphrase)`: the desk of the last end, without a network; None where one must sign in.
    `sign_out(desk)`: ends the session and closes the desk; what waits to be sent stays, encrypted.
    """

    sign_in: Callable[[str, str, str, str | None], Desk]
    sign_in_again: Callable[[Desk, str], None]
    resume: Callable[[str | None], Desk | None]
    sign_out: Callable[[Desk], None]
    demo_accounts: tuple[tuple[str, str], ...] = ()  # (user name, password), in a demonstration only
