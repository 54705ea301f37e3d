"""Everything in a person's sight, condensed, so that a desk can tell whether its copy is whole."""

from sqlalchemy import ColumnElement, Connection, FromClause, Table, func, literal_column, select, true

from tawasul_central import feed, rows
from tawasul_central.auth import Caller
from tawasul_central.rows import AnySelect
from tawasul_central.sight import visible
from tawasul_central.tables import case_file, change
from tawasul_contract.outcomes import RowsDigest, SightDigest

# The contract's hash: eight bytes of SHA-256 as a signed number. PostgreSQL reads a number from bits only.
_HASH = "('x' || encode(substr(sha256(uuid_send({id}) || int8send({seq})), 1, 8), 'hex'))::bit(64)::bigint"


def of_sight(db: Connection, caller: Caller) -> SightDigest:
    """Return the digest of all that this person sees; `db` must be a still picture."""
    head, _ = feed.position(db)
    condensed = {entity: _condensed(db, caller, entity) for entity in rows.RECORDS}
    return SightDigest(head=head, **condensed)


def _condensed(db: Connection, caller: Caller, entity: str) -> RowsDigest:
    row = db.execute(_digest(caller, entity)).one()
    return RowsDigest(count=row.count, digest=row.digest)


def _digest(caller: Caller, entity: str) -> AnySelect:
    table, _ = rows.RECORDS[entity]
    numbered = _in_sight(table).outerjoin(
        change, (change.c.entity == entity) & (change.c.entity_id == table.c.id)
    )
    mark: ColumnElement[int] = literal_column(
        _HASH.format(id=f"{table.name}.id", seq=f"coalesce({change.name}.seq, 0)")
    )
    return (
        select(func.count().label("count"), func.coalesce(func.bit_xor(mark), 0).label("digest"))
        .select_from(numbered)
        .where(true() if entity == "staff" else visible(caller.staff))
    )


def _in_sight(table: Table) -> FromClause:
    """Return the table together with the case that decides who sees its rows."""
    return table.join(case_file, case_file.c.id == table.c.case_id) if "case_id" in table.c else table
