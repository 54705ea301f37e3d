"""What was found damaged or missing at an opening, and what was done about it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

import structlog

from tawasul_desk.twins import replace_bytes

REPAIRS_FILE: Final = "repairs.json"
_log = structlog.stdlib.get_logger(__name__)


class RepairCode(StrEnum):
    """The kinds of repair that have a sentence of their own on screen."""

    WORK_REBUILT = "work_rebuilt"  # the outbox was unreadable or gone, and made anew (operations, drafts)
    WORK_RETURNED = "work_returned"  # the outbox lacked acts that the journal had (operations)
    JOURNAL_REWRITTEN = "journal_rewritten"  # the second copy of the outbox was damaged or gone
    MIRROR_EMPTIED = "mirror_emptied"  # the requests were unreadable or gone; the central sends them again
    KEY_GONE = "key_gone"  # the key is lost: what lay under it was put away, unsent work with it (files)
    KEY_CHANGED = "key_changed"  # another key is kept now: what lies under the former was put away (files)
    KEY_RETURNED = "key_returned"  # a former key is back, and with it what lay under it (files)
    KEY_FILE_MENDED = "key_file_mended"  # one copy of the keys under the passphrase was damaged or gone
    OFFICER_MENDED = "officer_mended"  # one copy of who the officer is was damaged or gone
    PREFERENCES_MENDED = "preferences_mended"  # one copy of the preferences was damaged or gone
    WORK_ELSEWHERE = "work_elsewhere"  # unsent work lies under another address (server, operations or None)
    UPLOAD_LOST = "upload_lost"  # files to be sent are gone or cut; their acts will be refused (files)


@dataclass(frozen=True)
class Repair:
    """One thing that was done; `facts` are counts and names of files, nothing of any case."""

    code: RepairCode
    facts: Mapping[str, object] = field(default_factory=dict)


def note_repair(folder: Path, code: RepairCode, **facts: object) -> None:
    """Remember what was done until an open desk can tell the officer; it is never lost with a crash."""
    _log.warning("repaired", repair=str(code), **facts)
    noted = (*_noted(folder), Repair(code, facts))
    content = json.dumps([{"code": str(one.code), "facts": dict(one.facts)} for one in noted])
    with suppress(OSError):  # a repair that cannot be told is still a repair
        replace_bytes(folder / REPAIRS_FILE, content.encode())


def take_repairs(folder: Path) -> tuple[Repair, ...]:
    """Return what was noted since this was asked last."""
    noted = _noted(folder)
    with suppress(OSError):
        (folder / REPAIRS_FILE).unlink(missing_ok=True)
    return noted


def _noted(folder: Path) -> tuple[Repair, ...]:
    try:
        found = json.loads((folder / REPAIRS_FILE).read_bytes())
        return tuple(Repair(RepairCode(one["code"]), dict(one["facts"])) for one in found)
    except (OSError, ValueError, TypeError, KeyError):
        return ()
