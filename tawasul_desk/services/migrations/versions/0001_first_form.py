"""The first form of work.db: operations and drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "op",
        sa.Column("id", sa.Uuid(native_uuid=False), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("case_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("supersedes", sa.Uuid(native_uuid=False)),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", sa.Text),
        sa.Column("problem", sa.Text),
        sa.Column("conflict", sa.Text),
        sa.Column("base", sa.Text),
        sa.Column("confirmed_seq", sa.Integer),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("discarded_at", sa.Text),
    )
    op.create_index("op_of_case", "op", ["case_id", "position"])
    op.create_index("op_in_order", "op", ["position"])
    op.create_table(
        "draft",
        sa.Column("case_id", sa.Uuid(native_uuid=False), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
    )
