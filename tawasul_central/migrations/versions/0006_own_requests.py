"""Requests that a member of staff sent: who of them it was, known by an identity number that stays here."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_STAFF_NUMBER = "never told to anybody: it decides which requests are one's own"


def upgrade() -> None:
    """Apply."""
    op.add_column("staff", sa.Column("identity_number", sa.Text, comment=_STAFF_NUMBER))
    op.add_column("case_file", sa.Column("applicant_staff_id", sa.Uuid, sa.ForeignKey("staff.id")))
