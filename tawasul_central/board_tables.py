"""What the board is counted from: narrow rows that follow each case, written with the act itself.

A trigger of migration 0004 keeps them; `docs/decisions/0010-board-figures.md` says how they stay true.
"""

from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
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


def _case(*, primary_key: bool = False, index: bool | None = True) -> Column[UUID]:
    owner = ForeignKey("case_file.id", ondelete="CASCADE")
    return Column("case_id", Uuid, owner, nullable=False, primary_key=primary_key, index=index)


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
)
Index("ix_board_case_office_id_submitted_at", board_case.c.office_id, board_case.c.submitted_at)
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
)
Index("ix_board_spell_office_id_until", board_spell.c.office_id, board_spell.c.until)

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
