"""The log of the feed's transactions, results as columns, and what was done to the feed as a whole."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

# Where transactions ended is known from every trace of them. One that left none (all it touched was touched
# again since) becomes part of the next: what is in the feed lies in the same transaction as before.
_LOG = """
INSERT INTO feed_transaction (last, first, at)
SELECT last, coalesce(lag(last) OVER (ORDER BY last), 0) + 1, clock_timestamp()
FROM (
    SELECT txn_last AS last FROM change UNION SELECT txn_last FROM scope_exit
    UNION SELECT seq FROM audit UNION SELECT confirmed_seq FROM ledger UNION SELECT n FROM feed_counter
) AS known
WHERE last BETWEEN 1 AND (SELECT n FROM feed_counter)
"""


def upgrade() -> None:
    """Apply."""
    op.add_column("staff", sa.Column("resyncs", sa.Integer, nullable=False, server_default="0"))
    _results()
    op.create_table(
        "feed_transaction",
        sa.Column("last", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.execute(_LOG)
    op.create_table(
        "feed_care",
        sa.Column("single", sa.Boolean, primary_key=True, server_default="true"),
        sa.Column("exits_gone", sa.BigInteger, nullable=False, comment="the last removal tidied away"),
        sa.Column(
            "resyncs", sa.Integer, nullable=False, comment="how often all desks were told to start anew"
        ),
        sa.Column("home", sa.Text, comment="the PostgreSQL on which the epoch began"),
        sa.Column("tidied_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("single", name="one_row"),
    )
    op.execute("INSERT INTO feed_care (exits_gone, resyncs, tidied_at) VALUES (0, 0, now())")


def _results() -> None:
    """Keep of a result what an answer needs, in columns: it is small enough to be kept for ever."""
    op.add_column("ledger", sa.Column("confirmed_seq", sa.BigInteger))
    op.add_column("ledger", sa.Column("version", sa.Integer))
    ledger = sa.table("ledger", sa.column("confirmed_seq"), sa.column("version"), sa.column("result", JSONB))
    told = {name: ledger.c.result[name].as_integer() for name in ("confirmed_seq", "version")}
    op.execute(ledger.update().values(told))
    op.drop_column("ledger", "result")
