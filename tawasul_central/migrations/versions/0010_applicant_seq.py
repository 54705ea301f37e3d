"""Where the feed told the applicant's latest message, by which a response written before is known.

Of messages that were there already it is not known any more: the number of a line in the feed moves up when
somebody gains sight of it. They count as read.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Apply."""
    told = "where the feed first told the applicant's latest message"
    op.add_column("case_file", sa.Column("applicant_seq", sa.BigInteger(), nullable=True, comment=told))
