"""The forms in the making, as rows of work.db; one that cannot be read is in nobody's way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from tawasul_contract.operations import UploadReference
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.services.work_rows import draft_of, draft_row
from tawasul_desk.services.work_tables import draft, draft_file

_log = structlog.stdlib.get_logger(__name__)


def of_form(connection: Connection, case_id: UUID, kind: DraftKind) -> Draft | None:
    """Return the form in the making, or None."""
    wanted = select(draft).where(draft.c.case_id == case_id, draft.c.kind == kind)
    return next(_read(connection.execute(wanted), _files(connection)), None)


def all_forms(connection: Connection) -> tuple[Draft, ...]:
    """Return every form in the making, the latest first."""
    rows = connection.execute(select(draft).order_by(draft.c.saved_at.desc()))
    return tuple(_read(rows, _files(connection)))


def save(connection: Connection, form: Draft) -> None:
    """Keep the form in the place of an earlier one."""
    values = draft_row(form)
    places = (draft.c.case_id, draft.c.kind)
    fresh = insert(draft).values(values)
    connection.execute(fresh.on_conflict_do_update(index_elements=places, set_=values))


def drop(connection: Connection, case_id: UUID, kind: DraftKind) -> None:
    """Forget the form, and which files were chosen for it."""
    for table in (draft, draft_file):
        connection.execute(delete(table).where(table.c.case_id == case_id, table.c.kind == kind))


def keep_file(connection: Connection, case_id: UUID, kind: DraftKind, file: UploadReference) -> None:
    """Add a file to the form, which exists from then on even without a word in it."""
    connection.execute(insert(draft).values(draft_row(Draft(case_id, kind, ""))).on_conflict_do_nothing())
    row = {"id": file.id, "case_id": case_id, "kind": kind, "reference": file.model_dump_json()}
    connection.execute(insert(draft_file).values(row))


def drop_file(connection: Connection, file_id: UUID) -> None:
    """Take a file out of its form; a form with nothing else in it is forgotten."""
    connection.execute(delete(draft_file).where(draft_file.c.id == file_id))
    of_form = (draft_file.c.case_id == draft.c.case_id, draft_file.c.kind == draft.c.kind)
    others = select(draft_file.c.id).where(*of_form).correlate(draft).exists()
    connection.execute(delete(draft).where(draft.c.body == "", draft.c.fields == "{}", ~others))


def files_of(connection: Connection, case_id: UUID, kind: DraftKind) -> frozenset[UUID]:
    """Return the files of the form."""
    of_form = (draft_file.c.case_id == case_id, draft_file.c.kind == kind)
    return frozenset(connection.execute(select(draft_file.c.id).where(*of_form)).scalars())


def all_files(connection: Connection) -> frozenset[UUID]:
    """Return the files of every form."""
    return frozenset(connection.execute(select(draft_file.c.id)).scalars())


def _files(connection: Connection) -> dict[tuple[UUID, str], list[UploadReference]]:
    found: dict[tuple[UUID, str], list[UploadReference]] = {}
    for row in connection.execute(select(draft_file).order_by(draft_file.c.id)):
        reference = UploadReference.model_validate_json(row.reference)
        found.setdefault((row.case_id, row.kind), []).append(reference)
    return found


def _read(
    rows: Iterable[Row[Any]], files: Mapping[tuple[UUID, str], Sequence[UploadReference]]
) -> Iterator[Draft]:
    for row in rows:
        try:
            yield replace(draft_of(row), files=tuple(files.get((row.case_id, row.kind), ())))
        except (ValueError, TypeError):
            _log.warning("draft_unreadable", case_id=str(row.case_id))
