"""What the program ends with, and what it says on a terminal when it fails."""

from collections.abc import Callable
from enum import IntEnum
from typing import Final

from tawasul_desk.services.errors import ErrorCode, KnownError

Say = Callable[[str], None]

PASSPHRASE: Final = "TAWASUL_DESK_PASSPHRASE"  # noqa: S105 — the name of a variable


class ExitCode(IntEnum):
    """What the program ends with."""

    OK = 0
    FAILED = 1
    USAGE = 2
    SIGNED_OUT = 3
    OFFLINE = 4


_EXITS: Final = {
    ErrorCode.BAD_SETTING: ExitCode.USAGE,
    ErrorCode.SIGNED_OUT: ExitCode.SIGNED_OUT,
    ErrorCode.WRONG_CREDENTIALS: ExitCode.SIGNED_OUT,
    ErrorCode.WRONG_PASSPHRASE: ExitCode.SIGNED_OUT,
    ErrorCode.LOCKED: ExitCode.SIGNED_OUT,
    ErrorCode.NO_KEYRING: ExitCode.SIGNED_OUT,
    ErrorCode.OFFLINE: ExitCode.OFFLINE,
    ErrorCode.NOT_THE_SERVICE: ExitCode.OFFLINE,
    ErrorCode.WRONG_CLOCK: ExitCode.OFFLINE,
    ErrorCode.PROXY: ExitCode.OFFLINE,
}
_SENTENCES: Final = {
    ErrorCode.OFFLINE: "The server cannot be reached.",
    ErrorCode.NOT_THE_SERVICE: "Something else than the server answers at this address.",
    ErrorCode.UNTRUSTED_SERVER: "This computer does not trust the server's certificate.",
    ErrorCode.WRONG_CLOCK: "The server's certificate is not valid on this computer's date: check the date.",
    ErrorCode.PROXY: "The proxy that is set for this computer cannot be used.",
    ErrorCode.INTERCEPTED: "A device on the network refused this request; the server itself answers.",
    ErrorCode.SERVER_FAULT: "The server has a fault.",
    ErrorCode.BUSY: "The server is busy.",
    ErrorCode.WRONG_CREDENTIALS: "The user name or the password is wrong.",
    ErrorCode.SIGNED_OUT: "Nobody is signed in: use `tawasul-desk sync --user NAME`, or open the window.",
    ErrorCode.LOCKED: f"A passphrase is needed; give it in {PASSPHRASE}.",
    ErrorCode.WRONG_PASSPHRASE: "The passphrase is wrong.",
    ErrorCode.NO_KEYRING: f"This computer has no keyring; choose a passphrase and give it in {PASSPHRASE}.",
    ErrorCode.NOT_FOUND: "There is no such request among those synchronised.",
    ErrorCode.DAMAGED: "A file of this profile was damaged and has been set aside; try again.",
    ErrorCode.DISK_FULL: "The disk is full.",
    ErrorCode.NOT_WRITABLE: "The folder cannot be written to.",
    ErrorCode.BAD_SETTING: "The server's address cannot be used: https:// is needed.",
}

_PROXIES: Final = {
    "socks": "it is a SOCKS proxy, and an HTTP proxy is needed",
    "malformed": "its address is not valid",
    "user-name": "its user name or password has letters that no proxy can read",
    "sign-in": "it asks for a user name and a password",
}


def exit_code(error: KnownError) -> ExitCode:
    """Return what the program ends with after this failure."""
    return _EXITS.get(error.code, ExitCode.FAILED)


def sentence(error: KnownError) -> str:
    """Return the failure in English, for a terminal."""
    if error.code is ErrorCode.PROXY:
        return f"{_SENTENCES[error.code][:-1]}: {_PROXIES[str(error.facts.get('reason'))]}."
    facts = " ".join(f"{name}={value}" for name, value in error.facts.items())
    return _SENTENCES.get(error.code) or f"It failed: {error.code} {facts}".rstrip()
