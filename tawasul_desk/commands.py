"""The commands that need no window: each returns an exit code and says what it has to say."""

import getpass
import json
import os
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tawasul_desk import app
from tawasul_desk.services import session
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sealed import put_in_place
from tawasul_desk.settings import Settings, load_preferences

if TYPE_CHECKING:
    from tawasul_desk.doctor import Finding

Say = Callable[[str], None]

PASSWORD: Final = "TAWASUL_DESK_PASSWORD"  # noqa: S105 — the name of a variable
PASSPHRASE: Final = "TAWASUL_DESK_PASSPHRASE"  # noqa: S105 — the same


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
}
_SENTENCES: Final = {
    ErrorCode.OFFLINE: "The server cannot be reached.",
    ErrorCode.NOT_THE_SERVICE: "Something else than the server answers at this address.",
    ErrorCode.UNTRUSTED_SERVER: "This computer does not trust the server's certificate.",
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


def exit_code(error: KnownError) -> ExitCode:
    """Return what the program ends with after this failure."""
    return _EXITS.get(error.code, ExitCode.FAILED)


def sentence(error: KnownError) -> str:
    """Return the failure in English, for a terminal."""
    facts = " ".join(f"{name}={value}" for name, value in error.facts.items())
    return _SENTENCES.get(error.code) or f"It failed: {error.code} {facts}".rstrip()


def report(settings: Settings, given: Namespace, say: Say) -> ExitCode:
    """Write the PDF summary of a case from what is on this computer; no network is needed."""
    # Not at the top, here and below: the window opens sooner without paper.
    from tawasul_desk.services.printing import summary

    desk = _resumed(settings)
    try:
        case_id = desk.casework.find(given.case_number)
        if case_id is None:
            raise KnownError(ErrorCode.NOT_FOUND, case_number=given.case_number)
        preferences = load_preferences(settings.profile)
        pdf = summary(
            desk.casework,
            case_id,
            language=given.language or preferences.language,
            arabic_digits=preferences.arabic_digits,
            printed_at=app.now(),
            include_notes=given.notes,
        )
        _write(given.out, pdf)
        desk.casework.record_access(case_id, "save_report")
    finally:
        desk.close()
    say(f"{given.out}: {len(pdf)} bytes")
    return ExitCode.OK


def sync(settings: Settings, given: Namespace, say: Say) -> ExitCode:
    """Make one pass with the central and print what was sent and received."""
    desk = _signed_in(settings, given.user) if given.user else _resumed(settings)
    try:
        done = desk.sync.once(lambda _done, _total: None, lambda: False)
        left = desk.casework.outbox_counts()
    finally:
        desk.close()
    say(f"sent {done.sent}, received {done.received}, waiting {left.waiting}, undecided {left.troubled}")
    return ExitCode.OK


def doctor(settings: Settings, given: Namespace, say: Say) -> ExitCode:
    """Print how each part fares; FAILED where an essential one does not work."""
    from tawasul_desk.doctor import findings

    server = settings.server or load_preferences(settings.profile).server
    found = list(findings(settings.profile, server))
    if given.json:
        say(json.dumps([asdict(finding) for finding in found], indent=2))
    else:
        for finding in found:
            say(_line(finding))
    failed = any(finding.essential and not finding.ok for finding in found)
    return ExitCode.FAILED if failed else ExitCode.OK


def _line(finding: "Finding") -> str:
    state = "ok    " if finding.ok else "failed" if finding.essential else "absent"
    advice = f" — {finding.advice}" if finding.advice else ""
    return f"{state}  {finding.part:<13} {finding.detail}{advice}"


def _resumed(settings: Settings) -> Desk:
    passphrase = _asked(PASSPHRASE, "Passphrase: ") if app.needs_passphrase(settings) else None
    desk = app.resume(settings, passphrase)
    if desk is None:
        raise KnownError(ErrorCode.SIGNED_OUT)
    return desk


def _signed_in(settings: Settings, user_name: str) -> Desk:
    server = settings.server or load_preferences(settings.profile).server
    account = session.account_of(server, user_name)
    locked = session.needs_passphrase(settings.profile, account)
    password = _asked(PASSWORD, "Password: ")
    passphrase = _asked(PASSPHRASE, "Passphrase: ") if locked else os.environ.get(PASSPHRASE)
    return app.sign_in(settings, server, user_name, password, passphrase)


def _asked(variable: str, prompt: str) -> str:
    return os.environ.get(variable) or getpass.getpass(prompt)


def _write(out: Path, content: bytes) -> None:
    fresh = out.with_name(f".{out.name}.new")
    try:
        fresh.write_bytes(content)
        put_in_place(fresh, out)
    except OSError:
        raise KnownError(ErrorCode.NOT_WRITABLE, file=out.name) from None
