"""The offices whose open cases are to be counted on their new working time, and how far that has come."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "recount",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("after", sa.Uuid(), nullable=True, comment="the last case that was counted"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recount")),
    )
