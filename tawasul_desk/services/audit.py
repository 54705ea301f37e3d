"""What the mirror holds, condensed, to be compared with what the central holds."""

from hashlib import sha256
from typing import Final

from pydantic import AwareDatetime
from sqlalchemy import Connection

from tawasul_contract.outcomes import RowsDigest, SightDigest
from tawasul_contract.record import Record

AT_ONCE: Final = 1000  # rows in memory
_WORD: Final = 8  # bytes of a hash, and of a number of the feed


class Audit(Record):
    """How the mirror compared with the central when that was asked last."""

    agrees: bool
    at: AwareDatetime
    here: SightDigest
    there: SightDigest


def digest_of(connection: Connection, head: int) -> SightDigest:
    """Return all rows of the mirror, condensed; memory stays flat, however many there are."""
    tables = ("case", "event", "attachment", "staff")
    return SightDigest(head=head, **{table: _rows_digest(connection, table) for table in tables})


def _rows_digest(connection: Connection, table: str) -> RowsDigest:
    count = digest = 0
    found = connection.exec_driver_sql(f'SELECT id, seq FROM "{table}"')  # noqa: S608 - a name of ours
    for rows in found.partitions(AT_ONCE):
        count += len(rows)
        for record_id, seq in rows:
            digest ^= _hash(record_id, seq)
    return RowsDigest(count=count, digest=digest)


def _hash(record_id: bytes, seq: int) -> int:
    whole = sha256(record_id + seq.to_bytes(_WORD, "big")).digest()
    return int.from_bytes(whole[:_WORD], "big", signed=True)
