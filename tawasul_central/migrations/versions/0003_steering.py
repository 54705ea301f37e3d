"""What steering needs: transfers, approvals, watchers, a clock for the first answer, skills and absences."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    nobody = sa.text("'{}'")
    op.add_column("case_file", sa.Column("approval_asked_by", sa.Uuid, sa.ForeignKey("staff.id")))
    op.add_column("case_file", sa.Column("offered_to", sa.Text))
    op.add_column(
        "case_file", sa.Column("watcher_ids", ARRAY(sa.Uuid), nullable=False, server_default=nobody)
    )
    op.add_column("case_file", sa.Column("answer_due_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_case_file_offered_to",
        "case_file",
        ["offered_to", "id"],
        postgresql_where=sa.text("offered_to IS NOT NULL"),
    )
    op.add_column("event", sa.Column("office_id", sa.Text))
    op.add_column("staff", sa.Column("skills", ARRAY(sa.Text), nullable=False, server_default=nobody))
    op.add_column("staff", sa.Column("absence", JSONB(none_as_null=True)))
    op.add_column("staff", sa.Column("watcher_ids", ARRAY(sa.Uuid), nullable=False, server_default=nobody))
