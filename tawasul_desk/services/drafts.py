"""The forms in the making, as rows of work.db; one that cannot be read is in nobody's way."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.services.work_rows import draft_of, draft_row
from tawasul_desk.services.work_tables import draft

_log = structlog.stdlib.get_logger(__name__)


def of_form(connection: Connection, case_id: UUID, kind: DraftKind) -> Draft | None:
    """Return the form in the making, or None."""
    wanted = select(draft).where(draft.c.case_id == case_id, draft.c.kind == kind)
    return next(_read(connection.execute(wanted)), None)


def all_forms(connection: Connection) -> tuple[Draft, ...]:
    """Return every form in the making, the latest first."""
    return tuple(_read(connection.execute(select(draft).order_by(draft.c.saved_at.desc()))))


def save(connection: Connection, form: Draft) -> None:
    """Keep the form in the place of an earlier one."""
    values = draft_row(form)
    places = (draft.c.case_id, draft.c.kind)
    fresh = insert(draft).values(values)
    connection.execute(fresh.on_conflict_do_update(index_elements=places, set_=values))


def drop(connection: Connection, case_id: UUID, kind: DraftKind) -> None:
    """Forget the form."""
    connection.execute(delete(draft).where(draft.c.case_id == case_id, draft.c.kind == kind))


def _read(rows: Iterable[Row[Any]]) -> Iterator[Draft]:
    for row in rows:
        try:
            yield draft_of(row)
        except (ValueError, TypeError):
            _log.warning("draft_unreadable", case_id=str(row.case_id))
