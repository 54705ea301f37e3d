"""The board counts by days and hours in Riyadh, worked out with each row and read from an index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_THERE = "AT TIME ZONE '03:00:00'::interval"
_BEFORE = "- '00:00:00.000001'::interval"
_FIRST = f"first_day date GENERATED ALWAYS AS (((since {_THERE}) {_BEFORE})::date + 1) STORED"
_LAST = f"last_day date GENERATED ALWAYS AS (((until {_THERE}) {_BEFORE})::date) STORED"
_DUE = f"due_day date GENERATED ALWAYS AS ((due_at {_THERE})::date) STORED"
_CAME = f"came_at timestamp GENERATED ALWAYS AS (date_trunc('hour', submitted_at {_THERE})) STORED"


def upgrade() -> None:
    """Apply; each of the two tables is written anew once."""
    op.execute(f"ALTER TABLE board_case ADD COLUMN {_CAME}, ADD COLUMN {_FIRST}, ADD COLUMN {_DUE}")
    op.execute(f"ALTER TABLE board_spell ADD COLUMN {_FIRST}, ADD COLUMN {_LAST}, ADD COLUMN {_DUE}")
    op.drop_index("ix_board_case_office_id_submitted_at", "board_case")
    op.create_index("ix_board_case_came", "board_case", ["office_id", "came_at", "service_id"])
    op.create_index(
        "ix_board_case_stands",
        "board_case",
        ["office_id", "first_day", "due_day", "asked", "status"],
        postgresql_where=sa.text("status NOT IN ('processed', 'closed')"),
    )
    op.drop_index("ix_board_spell_office_id_until", "board_spell")
    op.create_index(
        "ix_board_spell_stood",
        "board_spell",
        ["office_id", "last_day", "first_day", "due_day", "asked", "status"],
        postgresql_where=sa.text("first_day <= last_day"),
    )
    # An index answers alone only for pages that were vacuumed since they last changed.
    op.execute("ALTER TABLE board_case SET (autovacuum_vacuum_scale_factor = 0.01)")
    op.execute("ALTER TABLE board_spell SET (autovacuum_vacuum_insert_scale_factor = 0.01)")
