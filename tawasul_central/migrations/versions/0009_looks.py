"""The audit trail says when something was done at the workstation, beside when it arrived."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Apply."""
    when = sa.Column("done_at", sa.DateTime(timezone=True), comment="by the workstation's clock")
    op.add_column("audit", when)
