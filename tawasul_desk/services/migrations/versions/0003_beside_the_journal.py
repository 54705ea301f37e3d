"""How far the journal had come, and the keys of files that wait, which stand in it too."""

import sqlalchemy as sa
from alembic import op

from tawasul_desk.services.file_keys import TABLE

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "entry",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO entry (one, number) VALUES (1, 0)")
    op.execute(TABLE)
