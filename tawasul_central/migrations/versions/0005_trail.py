"""The audit trail as something to read: what an act concerned, and ways in from its newest end."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "audit",
        sa.Column(
            "subject",
            sa.Text,
            nullable=False,
            server_default="",
            comment="whom or what it concerns beside the case",
        ),
    )
    op.drop_index("ix_audit_case_id", "audit")
    op.create_index("ix_audit_at_id", "audit", ["at", "id"])
    for column in ("case_id", "staff_id", "action"):
        op.create_index(f"ix_audit_{column}_at_id", "audit", [column, "at", "id"])
    op.create_index(
        "ix_case_file_awaiting",
        "case_file",
        ["office_id", "id"],
        postgresql_where=sa.text("approval_asked_by IS NOT NULL"),
    )
