"""What the central's own faults did to an operation: how many, since when, and how its log names the last."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("op", sa.Column("faults", sa.Integer, nullable=False, server_default="0"))
    op.add_column("op", sa.Column("failing_since", sa.Text))
    op.add_column("op", sa.Column("reference", sa.Text))
