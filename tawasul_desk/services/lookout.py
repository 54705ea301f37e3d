"""What steering reads from the mirror: many cases at once, loads, earlier officers, what waits."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine

from tawasul_contract.records import OPEN, STAFF_TURN, CaseFile, CaseRecord, StaffRecord
from tawasul_desk.services.arabic import fts_query
from tawasul_desk.services.database import reading
from tawasul_desk.services.intake import hex_of
from tawasul_desk.services.listing import FIRST, RANKS, micros
from tawasul_desk.services.projection import project
from tawasul_desk.services.views import WaitingOperation

_CASES: Final = 'SELECT data FROM "case" WHERE id IN (SELECT unhex(value) FROM json_each(?))'
_TOLD: Final = """
SELECT data ->> 'operation_id' FROM event
WHERE case_id IN (SELECT unhex(value) FROM json_each(?)) AND data ->> 'operation_id' IS NOT NULL
"""
_TURN: Final = sum(1 << RANKS[status] for status in STAFF_TURN)
# From one index, in its order: there a request that came back from the applicant stands first.
_DUE: Final = f"CASE WHEN urgency < 0 THEN urgency - {FIRST} ELSE urgency END"
_UNFINISHED: Final = sum(1 << RANKS[status] for status in OPEN)
_HANDS: Final = f"""
SELECT assignee_id, count(*), count(*) FILTER (WHERE urgency > {FIRST} AND {_DUE} < ?)
FROM listing INDEXED BY shelf_urgency
WHERE open = 1 AND assignee_id IS NOT NULL AND ({_UNFINISHED} >> status) & 1
GROUP BY assignee_id
"""  # noqa: S608 - numbers of ours
_WAITING: Final = f"""
SELECT "case".data, listing.troubled FROM listing CROSS JOIN "case" ON "case".n = listing.n
WHERE listing.assignee_id IS NULL AND listing.open = 1 AND ({_TURN} >> listing.status) & 1
ORDER BY listing.urgency, listing.n LIMIT ? OFFSET ?
"""  # noqa: S608 - a number of ours
_EARLIER: Final = """
SELECT listing.assignee_id FROM search
CROSS JOIN listing ON listing.n = search.rowid CROSS JOIN "case" ON "case".n = listing.n
WHERE search MATCH ? AND listing.assignee_id IS NOT NULL AND listing.id <> ?
  AND "case".data ->> '$.applicant.identity_number' = ?
ORDER BY listing.updated_at DESC LIMIT 1
"""
_AT_ONCE: Final = 50


class Lookout:
    """Reads from the mirror of one officer what more than one case is decided by."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def seen(
        self, case_ids: Collection[UUID], waiting: Mapping[UUID, Sequence[WaitingOperation]], me: StaffRecord
    ) -> dict[UUID, tuple[CaseRecord, CaseRecord]]:
        """Return those of these cases that are in sight: as last stated, and with what waits laid over."""
        with reading(self._engine) as connection:
            found = connection.exec_driver_sql(_CASES, (hex_of(case_ids),)).scalars().all()
            told = set(connection.exec_driver_sql(_TOLD, (hex_of(waiting),)).scalars())
        cases = map(CaseRecord.model_validate_json, found)
        return {case.id: (case, _laid_over(case, waiting.get(case.id, ()), told, me)) for case in cases}

    def hands(self, now: datetime) -> dict[UUID, tuple[int, int]]:
        """Return how many open cases each officer has, and how many of them are overdue; none: missing."""
        with reading(self._engine) as connection:
            found = connection.exec_driver_sql(_HANDS, (micros(now),)).all()
        return {UUID(bytes=assignee_id): (count, late) for assignee_id, count, late in found}

    def unassigned(self) -> Iterator[tuple[CaseRecord, bool]]:
        """Yield what nobody has and somebody should, the most urgent first; True: with an act in trouble."""
        offset = 0
        while True:
            with reading(self._engine) as connection:
                found = connection.exec_driver_sql(_WAITING, (_AT_ONCE, offset)).all()
            yield from ((CaseRecord.model_validate_json(data), bool(trouble)) for data, trouble in found)
            if len(found) < _AT_ONCE:
                return
            offset += _AT_ONCE

    def earlier_officers(self, cases: Collection[CaseRecord]) -> dict[UUID, UUID]:
        """Return, by case, who last had another request of the same applicant, where anybody had."""
        with reading(self._engine) as connection:
            found = {case.id: _earlier(connection, case) for case in cases}
        return {case_id: officer for case_id, officer in found.items() if officer is not None}


def _laid_over(
    case: CaseRecord, waiting: Sequence[WaitingOperation], told: Collection[str], me: StaffRecord
) -> CaseRecord:
    unheard = [item for item in waiting if str(item.operation.id) not in told]
    return project(CaseFile(case=case, events=(), attachments=()), unheard, me).case if unheard else case


def _earlier(connection: Connection, case: CaseRecord) -> UUID | None:
    number = case.applicant.identity_number
    match = fts_query(number)
    if match is None:
        return None
    found = connection.exec_driver_sql(_EARLIER, (match, case.id.bytes, number)).scalar_one_or_none()
    return UUID(bytes=found) if found else None
