"""No central has had a scanner so far: what was called clean becomes unscanned, and the feed tells of it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

# Parts, each a transaction of the feed: a page of the feed is never smaller than one.
_PART = sa.text("""
WITH part AS (
    SELECT id, case_id, row_number() OVER (ORDER BY id) AS place
    FROM (SELECT id, case_id FROM attachment WHERE scan = 'clean' ORDER BY id LIMIT 500) AS clean
), marked AS (
    UPDATE attachment SET scan = 'unscanned' FROM part WHERE attachment.id = part.id
), bumped AS (
    UPDATE feed_counter SET n = n + (SELECT count(*) FROM part)
    WHERE EXISTS (SELECT FROM part) RETURNING n, n - (SELECT count(*) FROM part) AS before
), logged AS (
    INSERT INTO feed_transaction (last, first, at) SELECT n, before + 1, clock_timestamp() FROM bumped
), moved AS (
    INSERT INTO change (entity, entity_id, case_id, seq, txn_last)
    SELECT 'attachment', part.id, part.case_id, before + place, n FROM bumped, part
    ON CONFLICT (entity, entity_id) DO UPDATE SET seq = excluded.seq, txn_last = excluded.txn_last
)
SELECT count(*) FROM part
""")


def upgrade() -> None:
    """Apply."""
    unscan(op.get_bind())


def unscan(db: sa.Connection) -> None:
    """Mark every attachment that was called clean, and number the change."""
    while db.execute(_PART).scalar_one():
        pass
