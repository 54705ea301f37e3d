"""What a page from the central does to the mirror: upserts guarded by number, lines, search, removals."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from tawasul_contract.outcomes import (
    AttachmentChange,
    CaseChange,
    CatalogueChange,
    Change,
    EventChange,
    Removal,
    StaffChange,
)
from tawasul_contract.records import CaseRecord
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.courtesy import in_turns
from tawasul_desk.services.facts import long_fact, put_fact
from tawasul_desk.services.laid_due import due_as_laid
from tawasul_desk.services.listing import INSERT, Overlay, row_values
from tawasul_desk.services.search_terms import searchable
from tawasul_desk.services.shredding import note_words_left

Rows = Sequence[tuple[object, ...]]
ME: Final = "me"  # the fact whose mirror it is

# A row of a later number stays as it is; only a newer snapshot overrules it (a restored central counts anew).
_CASE: Final = """
INSERT INTO "case" (id, seq, generation, data) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    seq = excluded.seq, generation = excluded.generation, data = excluded.data
    WHERE excluded.seq >= seq OR excluded.generation > generation
"""
_EVENT: Final = """
INSERT INTO event (case_id, id, seq, generation, data) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (case_id, id) DO UPDATE SET
    seq = excluded.seq, generation = excluded.generation, data = excluded.data
    WHERE excluded.seq >= seq OR excluded.generation > generation
"""
_ATTACHMENT: Final = """
INSERT INTO attachment (case_id, id, seq, generation, data) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (case_id, id) DO UPDATE SET
    seq = excluded.seq, generation = excluded.generation, data = excluded.data
    WHERE excluded.seq >= seq OR excluded.generation > generation
"""
_STAFF: Final = """
INSERT INTO staff (id, seq, generation, data) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    seq = excluded.seq, generation = excluded.generation, data = excluded.data
    WHERE excluded.seq >= seq OR excluded.generation > generation
"""
_CASES: Final = """
SELECT n, data FROM "case" WHERE id IN (SELECT unhex(value) FROM json_each(?)) ORDER BY n
"""
_BODIES: Final = """
SELECT case_id, data ->> 'body' FROM event
WHERE case_id IN (SELECT unhex(value) FROM json_each(?)) AND data ->> 'body' <> ''
"""
_FILES: Final = """
SELECT case_id, data ->> 'name' FROM attachment
WHERE case_id IN (SELECT unhex(value) FROM json_each(?))
"""
_INDEX: Final = "INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)"
_OVERLAYS: Final = "SELECT data FROM overlay"
_OVERLAYS_OF: Final = f"{_OVERLAYS} WHERE case_id IN (SELECT unhex(value) FROM json_each(?))"  # noqa: S608

# In this order, so that a crash between statements could only leave a case without its children.
_REMOVALS: Final = (
    'DELETE FROM search WHERE rowid = (SELECT n FROM "case" WHERE id = ? AND seq < ?)',
    'DELETE FROM listing WHERE n = (SELECT n FROM "case" WHERE id = ? AND seq < ?)',
    'DELETE FROM "case" WHERE id = ? AND seq < ?',
    "DELETE FROM event WHERE case_id = ? AND seq < ?",
    "DELETE FROM attachment WHERE case_id = ? AND seq < ?",
)


def take(connection: Connection, changes: Sequence[Change], generation: int) -> Changes:
    """Write these changes in the open transaction and return what they touched."""
    gone = removals(changes)
    remove(connection, gone)
    kept = [change for change in changes if not _left(change, gone)]
    cases = [change for change in kept if isinstance(change, CaseChange)]
    events = [change for change in kept if isinstance(change, EventChange)]
    attachments = [change for change in kept if isinstance(change, AttachmentChange)]
    staff = [change for change in kept if isinstance(change, StaffChange)]
    many(connection, _CASE, [_parent(change, generation) for change in in_turns(cases)])
    many(connection, _STAFF, [_parent(change, generation) for change in in_turns(staff)])
    many(connection, _EVENT, [_child(change, generation) for change in in_turns(events)])
    many(connection, _ATTACHMENT, [_child(change, generation) for change in in_turns(attachments)])
    for change in kept:
        if isinstance(change, CatalogueChange):
            put_fact(connection, "catalogue", change.data.model_dump_json())
    drawn = {change.id for change in cases}
    spoken = {change.case_id for change in events if change.data.body}
    filed = {change.case_id for change in attachments}
    derive(connection, drawn | spoken | filed, text=True)
    return _touched(kept, gone)


def removals(changes: Sequence[Change]) -> dict[UUID, int]:
    """Return the cases that left this officer's sight, and at which number."""
    return {change.case_id: change.seq for change in changes if isinstance(change, Removal)}


def remove(connection: Connection, gone: Mapping[UUID, int]) -> None:
    """Drop everything of these cases that is older than the number at which they left."""
    places = [(case_id.bytes, seq) for case_id, seq in gone.items()]
    for statement in _REMOVALS:
        many(connection, statement, places)
    if gone:
        note_words_left(connection)


def derive(connection: Connection, case_ids: Collection[UUID], *, text: bool) -> None:
    """Write the queue's lines of these cases, and what the search knows of them, from what is stored."""
    wanted = hex_of(case_ids)
    over = overlays_of(connection, case_ids)
    stored = connection.exec_driver_sql(_CASES, (wanted,)).all()
    me = long_fact(connection, ME)
    found = ((n, CaseRecord.model_validate_json(data)) for n, data in in_turns(stored))
    cases = [(n, due_as_laid(connection, case, over.get(case.id))) for n, case in found]
    many(connection, INSERT, [row_values(n, case, over.get(case.id), me) for n, case in in_turns(cases)])
    if text:
        bodies, files = texts_of(connection, wanted)
        many(connection, _INDEX, [(n, _searchable(case, bodies, files)) for n, case in in_turns(cases)])


def overlays(connection: Connection) -> dict[UUID, Overlay]:
    """Return what waiting operations lay over the queue; there are few."""
    found = connection.exec_driver_sql(_OVERLAYS).scalars()
    return {over.case_id: over for over in map(Overlay.model_validate_json, found)}


def overlays_of(connection: Connection, case_ids: Collection[UUID]) -> dict[UUID, Overlay]:
    """Return what waiting operations lay over the lines of these cases."""
    found = connection.exec_driver_sql(_OVERLAYS_OF, (hex_of(case_ids),)).scalars()
    return {over.case_id: over for over in map(Overlay.model_validate_json, found)}


def many(connection: Connection, statement: str, rows: Rows) -> None:
    """Run the statement for every row; none is no error."""
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def hex_of(ids: Iterable[UUID]) -> str:
    """Return these ids as one value for `json_each`."""
    return json.dumps([item.hex for item in ids])


def _left(change: Change, gone: Mapping[UUID, int]) -> bool:
    """Return whether this is a removal, or tells of a case before it left."""
    match change:
        case Removal():
            return True
        case CaseChange() | EventChange() | AttachmentChange():
            return change.seq < gone.get(change.case_id, 0)
        case _:
            return False


def _parent(change: CaseChange | StaffChange, generation: int) -> tuple[object, ...]:
    return (change.id.bytes, change.seq, generation, change.data.model_dump_json())


def _child(change: EventChange | AttachmentChange, generation: int) -> tuple[object, ...]:
    return (change.case_id.bytes, change.id.bytes, change.seq, generation, change.data.model_dump_json())


def _touched(kept: Iterable[Change], gone: Iterable[UUID]) -> Changes:
    items: set[tuple[Kind, UUID | None]] = {(Kind.CASE, case_id) for case_id in gone}
    for change in kept:
        match change:
            case CaseChange() | EventChange() | AttachmentChange():
                items.add((Kind.CASE, change.case_id))
            case StaffChange():
                items.add((Kind.STAFF, change.id))
            case CatalogueChange():
                items.add((Kind.CATALOGUE, None))
            case Removal():
                pass
    return Changes(frozenset(items))


def texts_of(connection: Connection, wanted: str) -> tuple[dict[bytes, str], dict[bytes, str]]:
    """Return by case what was written in these cases (as of `hex_of`), and the names of their files."""
    return _joined(connection, _BODIES, wanted), _joined(connection, _FILES, wanted)


def _joined(connection: Connection, statement: str, wanted: str) -> dict[bytes, str]:
    """Return by case the texts that this statement finds, one after another."""
    texts: dict[bytes, str] = {}
    for case_id, text in connection.exec_driver_sql(statement, (wanted,)):
        texts[case_id] = f"{texts.get(case_id, '')} {text}"
    return texts


def _searchable(case: CaseRecord, bodies: Mapping[bytes, str], files: Mapping[bytes, str]) -> str:
    return searchable(case, bodies.get(case.id.bytes, ""), files.get(case.id.bytes, ""))
