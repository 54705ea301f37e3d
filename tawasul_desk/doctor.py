"""What works on this computer: one finding per part, with advice where it does not."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final
from uuid import uuid4

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from tawasul_desk.app import now
from tawasul_desk.services.api import Api, InMemory
from tawasul_desk.services.database import check_cipher
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.keepers import Account, keyring_keeper
from tawasul_desk.services.reports.faces import FAMILY
from tawasul_desk.services.resources import fonts_dir, translations_dir

MOST_SKEW: Final = timedelta(minutes=2)
LANGUAGES: Final = ("ar", "en")
_ASIDE: Final = ("without-key-*", "*.damaged-*", "*.of-another-*")
_ALEF, _A = 0x0627, 0x0041


@dataclass(frozen=True)
class Finding:
    """How one part fares; an essential one that fails keeps the program from working."""

    part: str
    ok: bool
    detail: str
    advice: str = ""
    essential: bool = True


def findings(profile: Path, server: str) -> Iterator[Finding]:
    """Yield a finding for each part, in the order in which they are needed; `server` may be empty."""
    yield _profile(profile)
    yield from _kept_aside(profile)
    yield _keyring()
    yield _cipher()
    yield _fonts()
    yield _translations()
    yield from _server(server)


def _profile(profile: Path) -> Finding:
    try:
        profile.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryFile(dir=profile) as file:
            file.write(b"tawasul")
    except OSError as error:
        advice = "Choose a folder that this account may write to: --profile DIR."
        return Finding("profile", False, f"{profile}: {error.strerror}", advice)
    return Finding("profile", True, str(profile))


def _kept_aside(profile: Path) -> Iterator[Finding]:
    found = sorted(path for start in _ASIDE for path in profile.glob(f"officers/*/{start}"))
    if found:
        names = ", ".join(str(path.relative_to(profile)) for path in found)
        advice = "Files without their key come back by themselves once the former key is in the keyring."
        yield Finding("kept aside", False, names, advice, essential=False)


def _keyring() -> Finding:
    try:
        keyring_keeper(Account("doctor", "doctor"))
    except KnownError as error:
        advice = "The officer will choose a passphrase; or install and unlock a keyring (Secret Service)."
        told = {"silent": "it does not answer", "not-kept": "it does not keep what it is given"}
        reason = str(error.facts.get("reason", "none that keeps secrets"))
        names = (os.environ.get("PYTHON_KEYRING_BACKEND"), error.facts.get("backend"))
        name = "".join(f"{name}: " for name in names if name)
        return Finding("keyring", False, name + told.get(reason, reason), advice, essential=False)
    return Finding("keyring", True, "keeps, returns and forgets")


def _cipher() -> Finding:
    try:
        return Finding("cipher", True, f"SQLCipher {check_cipher()}")
    except KnownError as error:
        detail = f"SQLite {error.facts.get('sqlite', '?')} without a usable cipher"
        return Finding(
            "cipher", False, detail, "Install the program again: its database library is not the one shipped."
        )


def _fonts() -> Finding:
    advice = "Install the program again: its fonts are missing or damaged."
    try:
        files = sorted(fonts_dir().glob(f"{FAMILY}-*.ttf"))
        lacking = [file.name for file in files if not _has_both_scripts(file)]
    except (OSError, TTFError) as error:
        return Finding("fonts", False, type(error).__name__, advice)
    if not files or lacking:
        return Finding("fonts", False, ", ".join(lacking) or "none", advice)
    return Finding("fonts", True, f"{len(files)} files with Arabic and Latin letters")


def _has_both_scripts(file: Path) -> bool:
    known = TTFont(file.stem, str(file)).face.charToGlyph
    return _ALEF in known and _A in known


def _translations() -> Finding:
    try:
        lacking = [name for name in LANGUAGES if not (translations_dir() / f"tawasul_{name}.qm").is_file()]
    except FileNotFoundError:
        lacking = list(LANGUAGES)
    if lacking:
        advice = "Install the program again, or run `make strings` in a source checkout."
        return Finding("translations", False, f"missing: {', '.join(lacking)}", advice)
    return Finding("translations", True, ", ".join(LANGUAGES))


def _server(server: str) -> Iterator[Finding]:
    if not server:
        yield Finding("server", False, "none known yet", "Give one: --server URL.", essential=False)
        return
    try:
        told = _told_time(server)
    except KnownError as error:
        yield Finding(
            "server", False, f"{server}: {error.code}", "Check the address, the network and the proxy."
        )
        return
    yield Finding("server", True, server)
    skew = abs(told - now())
    detail = f"{skew.total_seconds():.0f} s from the server's"
    advice = "" if skew <= MOST_SKEW else "Set this computer's clock: times on screen would mislead."
    yield Finding("clock", skew <= MOST_SKEW, detail, advice, essential=False)


def _told_time(server: str) -> datetime:
    api = Api(server, uuid4(), InMemory())
    try:
        return api.health()
    finally:
        api.close()
