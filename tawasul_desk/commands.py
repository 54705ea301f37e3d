"""The commands that need no window: each returns an exit code and says what it has to say."""

import getpass
import json
import os
import warnings
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tawasul_contract.operations import AccessAction
from tawasul_desk import app
from tawasul_desk.exits import PASSPHRASE, ExitCode, Say
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.sealed import put_in_place
from tawasul_desk.settings import Settings, SettingsError, load_preferences

if TYPE_CHECKING:
    from tawasul_desk.doctor import Finding

PASSWORD: Final = "TAWASUL_DESK_PASSWORD"  # noqa: S105 — the name of a variable


def report(settings: Settings, given: Namespace, say: Say) -> ExitCode:
    """Write the PDF summary of a case from what is on this computer; no network is needed."""
    # Not at the top, here and below: no other command needs paper.
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
            identity_revealed=given.identity,
        )
        saved: AccessAction = "save_report_revealed" if given.identity else "save_report"
        desk.casework.record_access(case_id, saved)  # no copy without a trace
        _write(given.out, pdf)
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
    password, passphrase = _asked(PASSWORD, "Password: "), os.environ.get(PASSPHRASE)
    try:
        return app.sign_in(settings, server, user_name, password, passphrase)
    except KnownError as error:
        if error.code is not ErrorCode.LOCKED:
            raise
    return app.sign_in(settings, server, user_name, password, _asked(PASSPHRASE, "Passphrase: "))


def _asked(variable: str, prompt: str) -> str:
    try:
        with warnings.catch_warnings(action="error", category=getpass.GetPassWarning):
            return os.environ.get(variable) or getpass.getpass(prompt)
    except (EOFError, getpass.GetPassWarning):
        raise SettingsError(f"Nobody is there to be asked; set {variable}.") from None


def _write(out: Path, content: bytes) -> None:
    fresh = out.with_name(f".{out.name}.new")
    try:
        fresh.write_bytes(content)
        put_in_place(fresh, out)
    except OSError:
        raise KnownError(ErrorCode.NOT_WRITABLE, file=out.name) from None
