"""What the board is counted from: narrow rows that follow each case, written with the act itself.

A trigger of migration 0004 keeps them; `docs/decisions/0010-board-figures.md` says how they stay true.
PostgreSQL works out the days and hours in Riyadh (migration 0007): counting reads short indexes alone.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Identity,
    Index,
    Table,
    Text,
    Uuid,
)
from sqlalchemy import text as sql

from tawasul_central.tables import metadata

_MOMENT = DateTime(timezone=True)
_THERE = "AT TIME ZONE '03:00:00'::interval"
_BEFORE = "- '00:00:00.000001'::interval"


def _case(*, primary_key: bool = False, index: bool | None = True) -> Column[UUID]:
    owner = ForeignKey("case_file.id", ondelete="CASCADE")
    return Column("case_id", Uuid, owner, nullable=False, primary_key=primary_key, index=index)


def _day(name: str, formula: str) -> Column[date]:
    return Column(name, Date, Computed(formula, persisted=True))


def _first_day() -> Column[date]:
    """Return the first day of which the midnight was not before `since`."""
    return _day("first_day", f"((since {_THERE}) {_BEFORE})::date + 1")


def _due_day() -> Column[date]:
    return _day("due_day", f"(due_at {_THERE})::date")


board_case = Table(
    "board_case",  # each case as it stands now, and since when
    metadata,
    _case(primary_key=True, index=None),
    Column("office_id", Text, nullable=False),
    Column("service_id", Text, nullable=False),
    Column("assignee_id", Uuid),
    Column("submitted_at", _MOMENT, nullable=False),
    Column("status", Text, nullable=False),
    Column("due_at", _MOMENT),
    Column("asked", Boolean, nullable=False, comment="waits for a second officer's approval"),
    Column("since", _MOMENT, nullable=False),
    Column("came_at", DateTime, Computed(f"date_trunc('hour'::text, submitted_at {_THERE})", persisted=True)),
    _first_day(),
    _due_day(),
)
Index("ix_board_case_came", board_case.c.office_id, board_case.c.came_at, board_case.c.service_id)
Index(
    "ix_board_case_stands",
    *(board_case.c[name] for name in ("office_id", "first_day", "due_day", "asked", "status")),
    postgresql_where=sql("status NOT IN ('processed', 'closed')"),
)
Index("ix_board_case_assignee_id", board_case.c.assignee_id)

board_spell = Table(
    "board_spell",  # how an open case stood before, from one moment up to another
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _case(),
    Column("office_id", Text, nullable=False, comment="where the case is now"),
    Column("status", Text, nullable=False),
    Column("due_at", _MOMENT),
    Column("asked", Boolean, nullable=False),
    Column("since", _MOMENT, nullable=False),
    Column("until", _MOMENT, nullable=False),
    _first_day(),
    _day("last_day", f"((until {_THERE}) {_BEFORE})::date"),  # its midnight was before `until`
    _due_day(),
)
Index(
    "ix_board_spell_stood",
    *(board_spell.c[name] for name in ("office_id", "last_day", "first_day", "due_day", "asked", "status")),
    postgresql_where=sql("first_day <= last_day"),
)

board_finish = Table(
    "board_finish",  # each time a case was finished
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _case(),
    Column("office_id", Text, nullable=False, comment="where the case is now"),
    Column("service_id", Text, nullable=False),
    Column("staff_id", Uuid, comment="whose case it was"),
    Column("at", _MOMENT, nullable=False),
    Column("again_at", _MOMENT, nullable=False, server_default="infinity", comment="when finished anew"),
    Column("reopened_at", _MOMENT),
    Column("hours", Float, comment="working hours that the office had it until then"),
    Column("on_time", Boolean, nullable=False),
)
Index("ix_board_finish_office_id_at", board_finish.c.office_id, board_finish.c.at)
Index("ix_board_finish_staff_id_at", board_finish.c.staff_id, board_finish.c.at)
Index(
    "ix_board_finish_office_id_reopened_at",
    board_finish.c.office_id,
    board_finish.c.reopened_at,
    postgresql_where=sql("reopened_at IS NOT NULL"),
)
