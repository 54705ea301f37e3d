"""What stands in the journal: an operation done, and what became of it; written and read back."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import structlog

from tawasul_desk.services.file_keys import FileKey
from tawasul_desk.services.journal import Frame
from tawasul_desk.services.work_rows import iso

LEVEL: Final = 1  # most of the gain: a month of confirmed work is read whole at every start
KEPT_FOR: Final = timedelta(days=30)  # so long what is over can be offered, or read, again
_IDS: Final = ("id", "case_id", "supersedes")
_COLUMNS: Final = (
    "id",
    "position",
    "case_id",
    "case_number",
    "kind",
    "payload",
    "fingerprint",
    "supersedes",
    "base",
    "created_at",
)
_log = structlog.stdlib.get_logger(__name__)


class End(StrEnum):
    """What became of an operation. AGAIN: what was told before does not hold, it is to be sent."""

    SENT = "sent"
    DISCARDED = "discarded"
    DROPPED = "dropped"  # an audit record that the central refused, or an act that could not be saved
    HELD = "held"
    AGAIN = "again"


@dataclass(frozen=True)
class Ending:
    """What became of an operation, and when."""

    id: UUID
    end: End
    at: str
    confirmed_seq: int | None = None


@dataclass(frozen=True)
class Done:
    """An operation as it stands in work.db, with the keys of its files, and what became of it.

    What was read from the journal stays folded: most of a month of it is never looked at.
    """

    kept: Mapping[str, Any] | bytes
    files: tuple[FileKey, ...] = ()
    ending: Ending | None = None
    number: int = 0

    @property
    def row(self) -> Mapping[str, Any]:
        """Its columns; unfolded each time, where it stands in the journal."""
        return self.kept if isinstance(self.kept, Mapping) else _unfolded(self.kept)["row"]

    @property
    def id(self) -> UUID:
        """The operation."""
        return UUID(str(self.row["id"]))

    @property
    def case_id(self) -> UUID:
        """Its case."""
        return UUID(str(self.row["case_id"]))

    @property
    def end(self) -> End | None:
        """What became of it; None where it is still to be sent."""
        return None if self.ending is None or self.ending.end is End.AGAIN else self.ending.end

    def without_case(self) -> "Done":
        """Return the words alone, of a case that is out of sight."""
        return replace(self, kept={**self.row, "base": None})

    def is_over(self, now: datetime) -> bool:
        """Return whether neither the central nor the officer may ask for it any more."""
        if self.end not in (End.SENT, End.DISCARDED, End.DROPPED) or self.ending is None:
            return False
        return self.end is End.DROPPED or self.ending.at < str(iso(now - KEPT_FOR))


def done_of(row: Mapping[str, Any], files: Iterable[FileKey] = ()) -> Done:
    """Return the entry of a row of work.db."""
    return Done({name: row[name] for name in _COLUMNS if row.get(name) is not None}, tuple(files))


def row_of(done: Done) -> dict[str, Any]:
    """Return the row for work.db, without how far it has come."""
    row = done.row
    ids = {name: UUID(str(row[name])) for name in _IDS if row.get(name)}
    return {name: row.get(name) for name in _COLUMNS} | ids


def written(entry: Done | Ending) -> bytes:
    """Return the entry as the content of a frame."""
    if isinstance(entry, Ending):
        told: dict[str, object] = {"ending": _ending(entry)}
    else:
        row = {name: str(value) if name in _IDS else value for name, value in entry.row.items()}
        told = {"row": row, "files": [_file(key) for key in entry.files]}
        told |= {"ending": _ending(entry.ending)} if entry.ending else {}
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), LEVEL)


def read_entries(frames: Iterable[Frame]) -> dict[UUID, Done]:
    """Return every operation by id with what became of it last, in the order done."""
    found: dict[UUID, Done] = {}
    for frame in frames:
        try:
            _take(found, frame)
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            _log.warning("journal_entry_unknown", number=frame.number, error=type(error).__name__)
    return found


def _take(found: dict[UUID, Done], frame: Frame) -> None:
    told = _unfolded(frame.content)
    ending = _read_ending(told["ending"]) if "ending" in told else None
    if "row" in told:
        files = tuple(map(_read_file, told["files"]))
        done = Done(frame.content, files, ending, frame.number)
        found[done.id] = done
    elif ending is not None and ending.id in found:
        found[ending.id] = replace(found[ending.id], ending=ending, number=frame.number)


def _unfolded(content: bytes) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(content if content.startswith(b"{") else zlib.decompress(content))
    return told


def _ending(ending: Ending) -> list[object]:
    return [str(ending.id), str(ending.end), ending.at, ending.confirmed_seq]


def _read_ending(told: list[Any]) -> Ending:
    return Ending(UUID(told[0]), End(told[1]), str(told[2]), told[3])


def _file(key: FileKey) -> list[object]:
    return [str(key.id), str(key.case_id), b64encode(key.key).decode(), key.size]


def _read_file(told: list[Any]) -> FileKey:
    return FileKey(UUID(told[0]), UUID(told[1]), b64decode(told[2]), int(told[3]), whole=True)
