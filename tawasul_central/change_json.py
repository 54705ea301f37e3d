"""The JSON of a change. PostgreSQL writes it and we pass it on: no Python object per row."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Subquery,
    Text,
    cast,
    func,
    literal_column,
    select,
)

from tawasul_central import rows
from tawasul_central.rows import AnySelect
from tawasul_central.tables import change, staff
from tawasul_contract.records import Role, StaffRecord

_NOBODY: ColumnElement[Any] = literal_column("CAST('{}' AS uuid[])").label(staff.c.watcher_ids.name)


def records(entity: str, reader: StaffRecord) -> AnySelect:
    """Return the select of exactly the fields of the record, to be narrowed and given to `changes`.

    Who watches a person's queue is told to supervisors only: not to who is watched.
    """
    columns = rows.columns(*rows.RECORDS[entity])
    if entity == "staff" and reader.role is not Role.SUPERVISOR:
        columns = [_NOBODY if column is staff.c.watcher_ids else column for column in columns]
    return select(*columns)


def changes(entity: str, record: Subquery) -> AnySelect:
    """Return the select of `id` and `body`, the whole change, for each row of `record`.

    The number is that of the row's own last change, in a snapshot as in the feed; 0 where it has none.
    """
    parts: list[Any] = [
        _text(f'{{"type":"{entity}","op":"upsert","seq":'),
        cast(func.coalesce(_number(entity, record), 0), Text),
        _text(',"id":"'),
        cast(record.c.id, Text),
    ]
    if entity != "staff":
        case_id = record.c.id if entity == "case" else record.c.case_id
        parts += [_text('","case_id":"'), cast(case_id, Text)]
    parts += [_text('","data":'), cast(func.row_to_json(record.table_valued()), Text), _text("}")]
    return select(record.c.id, func.concat(*parts).label("body"))


def _number(entity: str, record: Subquery) -> ScalarSelect[int]:
    # A subquery, not a join: for a join PostgreSQL may read the whole feed to number one page.
    own = (change.c.entity == entity) & (change.c.entity_id == record.c.id)
    return select(change.c.seq).where(own).scalar_subquery()


def catalogue_change(db: Connection) -> str:
    """Return the change that carries the catalogue in force."""
    seq = db.scalar(select(change.c.seq).where(change.c.entity == rows.CATALOGUE)) or 0
    data = rows.active_catalogue(db).model_dump_json()
    return f'{{"type":"catalogue","op":"upsert","seq":{seq},"data":{data}}}'


def removal(seq: int, case_id: UUID, reason: str) -> str:
    """Return the change that takes a case away."""
    facts = {"type": "removal", "op": "remove", "seq": seq, "case_id": str(case_id), "reason": reason}
    return json.dumps(facts)


def _text(constant: str) -> ColumnElement[str]:
    return literal_column(f"'{constant}'")
