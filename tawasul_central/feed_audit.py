"""Proves from the database alone that the feed has no gap, and that nothing was written past it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

SHOWN: Final = 10  # of what is wrong


@dataclass(frozen=True)
class Check:
    """A sentence that must hold; `wrong` selects what breaks it, `examined` counts what is looked at."""

    sentence: str
    examined: str
    wrong: str


@dataclass(frozen=True)
class Finding:
    """What came of a check: how many were looked at, how many are wrong, and the first of those."""

    sentence: str
    examined: int
    wrong: int
    first: tuple[str, ...]

    def __str__(self) -> str:
        if not self.wrong:
            return f"ok     {self.sentence} ({self.examined})"
        more = ", …" if self.wrong > len(self.first) else ""
        return f"WRONG  {self.sentence} ({self.wrong} of {self.examined}): {', '.join(self.first)}{more}"


_IN_TRANSACTION: Final = """
SELECT seq FROM {table} LEFT JOIN feed_transaction ON last = txn_last
WHERE last IS NULL OR seq NOT BETWEEN first AND last
"""
# What the checks speak of. An act is what an operation wrote: other lines of the trail tell of looks, and of
# uploads whose operation may still be to come.
_TERMS: Final = """
WITH used AS (
    SELECT seq AS number FROM change
    UNION ALL SELECT seq FROM scope_exit
    UNION ALL SELECT seq FROM audit
    UNION ALL SELECT last FROM feed_transaction
    UNION ALL SELECT confirmed_seq FROM ledger
), record AS (
    SELECT 'case' AS entity, id, id AS case_id FROM case_file
    UNION ALL SELECT 'event', id, case_id FROM event
    UNION ALL SELECT 'attachment', id, case_id FROM attachment
    UNION ALL SELECT 'staff', id, NULL FROM staff
    UNION ALL SELECT DISTINCT 'catalogue', CAST('00000000-0000-0000-0000-000000000000' AS uuid),
        CAST(NULL AS uuid) FROM catalogue WHERE active
), act AS (
    SELECT staff_id, operation_id, seq FROM audit
    WHERE action IN ('change_status', 'add_response', 'add_note', 'assign')
)
"""
_FIRST: Final = """
SELECT one, count(*) OVER () AS wrong FROM ({wrong}) AS found (one) ORDER BY one LIMIT :shown
"""

CHECKS: Final = (
    Check(
        "transactions tile the numbers from 1 without hole or overlap",
        "SELECT count(*) FROM feed_transaction",
        "SELECT first FROM (SELECT first, last, coalesce(lag(last) OVER (ORDER BY last), 0) + 1 AS due"
        " FROM feed_transaction) AS tiles WHERE first <> due OR last < first",
    ),
    Check(
        "the last transaction ends where the counter stands",
        "SELECT count(*) FROM feed_counter",
        "SELECT n FROM feed_counter WHERE n <> coalesce((SELECT max(last) FROM feed_transaction), 0)",
    ),
    Check(
        "each change lies in its transaction",
        "SELECT count(*) FROM change",
        _IN_TRANSACTION.format(table="change"),
    ),
    Check(
        "each removal lies in its transaction",
        "SELECT count(*) FROM scope_exit",
        _IN_TRANSACTION.format(table="scope_exit"),
    ),
    Check(
        "no number is both a change and a removal",
        "SELECT count(*) FROM scope_exit",
        "SELECT seq FROM change JOIN scope_exit USING (seq)",
    ),
    Check(
        "no number is above the counter",
        "SELECT count(*) FROM used",
        "SELECT number FROM used, feed_counter WHERE number > n",
    ),
    Check(
        "each record has its change",
        "SELECT count(*) FROM record",
        "SELECT record.entity || ' ' || id FROM record"
        " LEFT JOIN change ON change.entity = record.entity AND entity_id = id"
        " WHERE seq IS NULL OR change.case_id IS DISTINCT FROM record.case_id",
    ),
    Check(
        "each change has its record",
        "SELECT count(*) FROM change",
        "SELECT seq FROM change LEFT JOIN record ON change.entity = record.entity AND entity_id = id"
        " WHERE id IS NULL",
    ),
    Check(
        "each result was confirmed where a transaction ends",
        "SELECT count(*) FROM ledger",
        "SELECT coalesce(CAST(confirmed_seq AS text), CAST(operation_id AS text)) FROM ledger"
        " LEFT JOIN feed_transaction ON last = confirmed_seq"
        " WHERE last IS NULL AND confirmed_seq IS DISTINCT FROM 0",
    ),
    Check(
        "each line of the audit trail stands where a transaction ends",
        "SELECT count(*) FROM audit",
        "SELECT seq FROM audit LEFT JOIN feed_transaction ON last = seq WHERE last IS NULL AND seq <> 0",
    ),
    Check(
        "each result has its line in the audit trail",
        "SELECT count(*) FROM ledger",
        "SELECT operation_id FROM ledger WHERE NOT EXISTS (SELECT FROM audit"
        " WHERE audit.staff_id = ledger.staff_id AND audit.operation_id = ledger.operation_id)",
    ),
    Check(
        "each audited act has its result, with the same number",
        "SELECT count(*) FROM act",
        "SELECT operation_id FROM act WHERE NOT EXISTS (SELECT FROM ledger"
        " WHERE ledger.staff_id = act.staff_id AND ledger.operation_id = act.operation_id"
        " AND confirmed_seq = seq)",
    ),
    Check(
        "each effect of an operation has its result",
        "SELECT count(*) FROM event WHERE operation_id IS NOT NULL",
        "SELECT DISTINCT operation_id FROM event WHERE operation_id IS NOT NULL AND NOT EXISTS"
        " (SELECT FROM ledger WHERE ledger.operation_id = event.operation_id)",
    ),
)


def audit(db: Connection) -> Sequence[Finding]:
    """Return what each check found; `db` must be a still picture."""
    return [_find(db, check) for check in CHECKS]


def _find(db: Connection, check: Check) -> Finding:
    examined = db.scalar(text(_TERMS + check.examined)) or 0
    wrong = db.execute(text(_TERMS + _FIRST.format(wrong=check.wrong)), {"shown": SHOWN}).all()
    first = tuple(str(row.one) for row in wrong)
    return Finding(check.sentence, examined, wrong[0].wrong if wrong else 0, first)
