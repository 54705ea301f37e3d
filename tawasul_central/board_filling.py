"""Writes what the board is counted from, beside what its trigger writes: hours, and the past of old cases."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from psycopg import Cursor
from sqlalchemy import Connection, select, text, update

from tawasul_central import rows
from tawasul_central.board_history import Case, History, history
from tawasul_central.board_tables import board_case, board_finish, board_spell
from tawasul_central.bulk import bulk_cursor, copy_rows
from tawasul_central.rows import AnyRow
from tawasul_central.tables import case_file, event
from tawasul_contract.due_account import account

CASE, SPELL, FINISH = (
    [column.name for column in table.columns if column.name != "id" and not column.computed]
    for table in (board_case, board_spell, board_finish)
)
CHUNK: Final = 1_000  # cases told at a time
EVER: Final = "infinity"

_UNCOUNTED = select(board_finish.c.id, board_finish.c.at).where(board_finish.c.hours.is_(None))
_UNTOLD = (
    select(case_file)
    .outerjoin(board_case, board_case.c.case_id == case_file.c.id)
    .where(board_case.c.case_id.is_(None))
    .order_by(case_file.c.id)
    .limit(CHUNK)
)


def fill_by_hand(db: Connection) -> None:
    """Have the trigger leave new cases to this transaction, which writes their rows itself."""
    db.execute(text("SET LOCAL tawasul.filling = 'on'"))


def count_hours(db: Connection, case_id: UUID) -> None:
    """Write how long the case was handled, and whether it was on time, where it has just been finished."""
    for finish in db.execute(_UNCOUNTED.where(board_finish.c.case_id == case_id)).all():
        case = db.execute(select(case_file).where(case_file.c.id == case_id)).one()
        told = [line for line in _timelines(db, [case_id])[case_id] if line.at <= finish.at]
        hours = rows.service(db, case.service_id).deadline_hours
        counted = account(case, told, hours, rows.clock(db, case.office_id))
        facts = {"hours": counted.used, "on_time": counted.on_time is not False}
        db.execute(update(board_finish).where(board_finish.c.id == finish.id).values(facts))


def fill_missing(db: Connection) -> int:
    """Tell the past of all cases of which the board knows nothing yet; return how many there were."""
    filled = 0
    while cases := db.execute(_UNTOLD).all():
        deadlines = {service.id: service.deadline_hours for service in rows.active_catalogue(db).services}
        timelines = _timelines(db, [case.id for case in cases])
        clocks = {office: rows.clock(db, office) for office in {case.office_id for case in cases}}
        told = [
            (case, history(case, timelines[case.id], deadlines[case.service_id], clocks[case.office_id]))
            for case in cases
        ]
        with bulk_cursor(db) as cursor:
            copy_histories(cursor, told)
        filled += len(cases)
    return filled


def copy_histories(cursor: Cursor[Any], told: Iterable[tuple[Case, History]]) -> None:
    """Write the rows of these cases and their pasts."""
    pairs = list(told)
    copy_rows(cursor, "board_case", CASE, (_case_row(case, past) for case, past in pairs))
    copy_rows(cursor, "board_spell", SPELL, (row for pair in pairs for row in _spell_rows(*pair)))
    copy_rows(cursor, "board_finish", FINISH, (row for pair in pairs for row in _finish_rows(*pair)))


def _timelines(db: Connection, case_ids: Sequence[UUID]) -> Mapping[UUID, list[AnyRow]]:
    told: dict[UUID, list[AnyRow]] = defaultdict(list)
    for line in db.execute(select(event).where(event.c.case_id.in_(case_ids)).order_by(event.c.at)):
        told[line.case_id].append(line)
    return told


def _case_row(case: Case, past: History) -> tuple[Any, ...]:
    """Return the row of `board_case`: as the case says that it stands, since when its past says."""
    facts = (case.id, case.office_id, case.service_id, case.assignee_id, case.submitted_at)
    return (*facts, case.status, case.due_at, case.approval_asked_by is not None, past.since)


def _spell_rows(case: Case, past: History) -> Iterator[tuple[Any, ...]]:
    for spell in past.spells:
        facts = (spell.status, spell.due_at, spell.asked, spell.since, spell.until)
        yield case.id, case.office_id, *facts


def _finish_rows(case: Case, past: History) -> Iterator[tuple[Any, ...]]:
    for finish in past.finishes:
        moments = (finish.at, finish.again_at or EVER, finish.reopened_at)
        yield (
            case.id,
            case.office_id,
            case.service_id,
            finish.staff_id,
            *moments,
            finish.hours,
            finish.on_time,
        )
