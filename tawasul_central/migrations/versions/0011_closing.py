"""An index of the cases that the service closes by itself after a while."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_case_file_to_close",
        "case_file",
        ["id"],
        postgresql_where=sa.text("status IN ('processed', 'returned_to_applicant')"),
    )
