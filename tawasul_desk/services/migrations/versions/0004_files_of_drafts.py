"""The files chosen for a form in the making, and what an officer has seen of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "draft_file",
        sa.Column("id", sa.Uuid(native_uuid=False), primary_key=True),
        sa.Column("case_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
    )
    op.create_table(
        "look",
        sa.Column("case_id", sa.Uuid(native_uuid=False), primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("events", sa.LargeBinary, nullable=False),
    )
