"""Exactly the cases behind a number of the board."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, text

from tawasul_central.board import Terms, midnight
from tawasul_central.board_sql import BANDS, FINISHED, OPEN, REOPENED
from tawasul_contract.boards import NOBODY, DrillRecord, Figure, Part
from tawasul_contract.records import Status

_LATE: Final = f"{OPEN} AND due_at < :now"
_CAME: Final = "submitted_at >= :begin AND submitted_at < :end"
_AMONG: Final = (
    "case_id IN (SELECT case_id FROM board_finish WHERE office_id = ANY (:offices) AND {condition})"
)
_DONE: Final = _AMONG.format(condition=FINISHED)
_THERE: Final = "submitted_at AT TIME ZONE interval '3 hours'"
_WEEKDAY: Final = f"extract(isodow FROM {_THERE})"

_TILES: Final[Mapping[Figure, str]] = {
    Figure.OPEN: OPEN,
    Figure.NEW_TODAY: "submitted_at >= :today AND submitted_at < :tomorrow",
    Figure.OVERDUE: _LATE,
    Figure.DUE_TODAY: f"{OPEN} AND due_at >= :today AND due_at < :tomorrow",
    Figure.RETURNED: "status = 'returned_by_applicant'",
    Figure.AWAITING_APPROVAL: f"{OPEN} AND asked",
    Figure.HANDLING_MEDIAN: _DONE,
    Figure.HANDLING_P90: _DONE,
    Figure.ON_TIME: _DONE,
    Figure.REOPENED: _AMONG.format(condition=f"reopened_at >= :begin AND reopened_at < :end AND {REOPENED}"),
    Figure.STUCK: "false",  # workstations stand behind it, not cases
}
_PARTS: Final[Mapping[Part, str]] = {
    Part.CAME: _CAME,
    Part.FINISHED: _DONE,
    Part.AGEING: f"{OPEN} AND status = :status"
    " AND width_bucket(submitted_at, CAST(:bands AS timestamptz[])) = :band",
    Part.OPEN_OF: f"{OPEN} AND assignee_id IS NOT DISTINCT FROM CAST(:who AS uuid)",
    Part.OVERDUE_OF: f"{_LATE} AND assignee_id IS NOT DISTINCT FROM CAST(:who AS uuid)",
    Part.FINISHED_BY: _AMONG.format(
        condition=f"{FINISHED} AND staff_id IS NOT DISTINCT FROM CAST(:who AS uuid)"
    ),
    Part.ON_TIME_OF: _AMONG.format(
        condition=f"{FINISHED} AND on_time AND staff_id IS NOT DISTINCT FROM CAST(:who AS uuid)"
    ),
    Part.SERVICE_CAME: f"{_CAME} AND service_id = :service",
    Part.SERVICE_OPEN: f"{OPEN} AND service_id = :service",
    Part.SERVICE_LATE: f"service_id = :service AND ({_LATE} OR "
    + _AMONG.format(condition=f"{FINISHED} AND NOT on_time")
    + ")",
    Part.HOUR: f"{_CAME} AND {_WEEKDAY} = :weekday AND extract(hour FROM {_THERE}) = :hour",
}
_MINE: Final = "case_id IN (SELECT case_id FROM board_finish WHERE staff_id = :who AND {condition})"
# One's own work, wherever its cases are: no office is asked for.
_OWN: Final[Mapping[Part, str]] = {
    Part.OPEN_OF: f"{OPEN} AND assignee_id = :who",
    Part.OVERDUE_OF: f"{_LATE} AND assignee_id = :who",
    Part.FINISHED_BY: _MINE.format(condition=FINISHED),
    Part.ON_TIME_OF: _MINE.format(condition=f"{FINISHED} AND on_time"),
}
_WANTED: Final = """
SELECT case_id FROM board_case WHERE {condition}
ORDER BY {open} DESC, due_at NULLS LAST, submitted_at, case_id
"""


def drill(db: Connection, terms: Terms, part: Part, key: str) -> DrillRecord:
    """Return the cases counted by this number; a key that is none of the part raises ValueError."""
    condition = _TILES[Figure(key)] if part is Part.TILE else _PARTS[part]
    facts = _KEYS[part](key) if part in _KEYS else {}
    return _found(db, terms, part, key, f"office_id = ANY (:offices) AND ({condition})", facts)


def drill_own(db: Connection, staff_id: UUID, terms: Terms, part: Part) -> DrillRecord:
    """Return the cases counted by one's own number; a part that is not of a person raises ValueError."""
    if part not in _OWN:
        raise ValueError(part)
    return _found(db, terms, part, str(staff_id), _OWN[part], {"who": staff_id})


def _found(
    db: Connection, terms: Terms, part: Part, key: str, condition: str, facts: dict[str, Any]
) -> DrillRecord:
    wanted = text(_WANTED.format(condition=condition, open=f"({OPEN})"))
    found = db.scalars(wanted, terms.values() | facts)
    return DrillRecord(part=part, key=key, as_of=terms.now, case_ids=tuple(found))


def _day(key: str) -> dict[str, Any]:
    day = date.fromisoformat(key)
    return {"begin": midnight(day), "end": midnight(day + timedelta(days=1))}


def _age(key: str) -> dict[str, Any]:
    status, _, band = key.partition("/")
    return {"status": Status(status), "band": len(BANDS) - 1 - BANDS.index(band)}


def _person(key: str) -> dict[str, Any]:
    return {"who": None if key == NOBODY else UUID(key)}


def _service(key: str) -> dict[str, Any]:
    return {"service": key}


def _hour(key: str) -> dict[str, Any]:
    weekday, _, hour = key.partition("/")
    return {"weekday": int(weekday), "hour": int(hour)}


_KEYS: Final[Mapping[Part, Callable[[str], dict[str, Any]]]] = {
    Part.CAME: _day,
    Part.FINISHED: _day,
    Part.AGEING: _age,
    Part.OPEN_OF: _person,
    Part.OVERDUE_OF: _person,
    Part.FINISHED_BY: _person,
    Part.ON_TIME_OF: _person,
    Part.SERVICE_CAME: _service,
    Part.SERVICE_OPEN: _service,
    Part.SERVICE_LATE: _service,
    Part.HOUR: _hour,
}
