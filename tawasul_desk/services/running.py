"""The open cases of an office whose clock runs, read from the mirror a stretch at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine

from tawasul_contract.due_account import STANDING, TELLING
from tawasul_desk.services.database import reading
from tawasul_desk.services.due import Turned
from tawasul_desk.services.intake import hex_of

AT_ONCE: Final = 500  # rows of the mirror looked through in one transaction: some milliseconds

_LAST: Final = 'SELECT coalesce(max(n), 0) FROM "case"'
_CASES: Final = """
SELECT id, data ->> 'service_id', data ->> 'submitted_at', data ->> 'due_at' FROM "case"
WHERE n > ? AND n <= ? AND data ->> 'office_id' = ? AND data ->> 'status' NOT IN (?, ?, ?)
"""
_TOLD: Final = """
SELECT case_id, data ->> 'kind', data ->> 'at', data ->> 'from_status', data ->> 'to_status' FROM event
WHERE case_id IN (SELECT unhex(value) FROM json_each(?)) AND data ->> 'kind' IN (?, ?)
"""


@dataclass(frozen=True)
class RunningCase:
    """What of a case decides when it is due, and when it is due by its record."""

    service_id: str
    submitted_at: datetime
    due_at: datetime | None
    events: tuple[Turned, ...]


@dataclass(frozen=True)
class Stretch:
    """Some of these cases, and how far through the mirror that is."""

    cases: tuple[RunningCase, ...]
    done: int
    total: int


def read_running(engine: Engine, office_id: str) -> Iterator[Stretch]:
    """Yield what the central last said of these cases; no transaction is open between two stretches."""
    with reading(engine) as connection:
        total = int(connection.exec_driver_sql(_LAST).scalar_one())
    for after in range(0, total, AT_ONCE):
        with reading(engine) as connection:
            cases = tuple(_cases(connection, office_id, after))
        yield Stretch(cases, min(after + AT_ONCE, total), total)


def _cases(connection: Connection, office_id: str, after: int) -> Iterator[RunningCase]:
    terms = (after, after + AT_ONCE, office_id, *STANDING)
    found = connection.exec_driver_sql(_CASES, terms).all()
    told = _events(connection, [UUID(bytes=case_id) for case_id, *_ in found])
    for case_id, service_id, submitted_at, due_at in found:
        due = datetime.fromisoformat(due_at) if due_at else None
        yield RunningCase(service_id, datetime.fromisoformat(submitted_at), due, tuple(told[case_id]))


def _events(connection: Connection, case_ids: list[UUID]) -> Mapping[bytes, list[Turned]]:
    told: dict[bytes, list[Turned]] = defaultdict(list)
    for case_id, kind, at, *moved in connection.exec_driver_sql(_TOLD, (hex_of(case_ids), *TELLING)):
        told[case_id].append(Turned(kind, datetime.fromisoformat(at), *moved))
    return told
