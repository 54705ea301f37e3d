"""When a case in the queue will be due once what waits is confirmed: counted here, until the central has."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sqlalchemy import Connection

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.due_account import FINISHED, Told
from tawasul_contract.records import CaseRecord, EventKind, EventRecord
from tawasul_desk.services.due import Turned, counted
from tawasul_desk.services.facts import long_fact
from tawasul_desk.services.listing import Moved, Overlay, office_of

_EVENTS: Final = "SELECT data FROM event WHERE case_id = ?"


def due_as_laid(connection: Connection, case: CaseRecord, over: Overlay | None) -> CaseRecord:
    """Return the case with the due time that what is laid over it makes, none where it cannot be counted.

    Only a reopening and another office make another one; a return stops the clock, and the line says so.
    """
    if over is None or not _moves_the_clock(case, over):
        return case
    catalogue = long_fact(connection, "catalogue")
    if catalogue is None:
        return case.model_copy(update={"due_at": None})
    there = case.model_copy(update={"office_id": office_of(case, over)})
    found = connection.exec_driver_sql(_EVENTS, (case.id.bytes,)).scalars()
    events: list[Told] = [*map(EventRecord.model_validate_json, found), *_turns(case, over)]
    due = counted(there, events, CatalogueRecord.model_validate_json(catalogue))
    return case.model_copy(update={"due_at": due.due_at})


def _moves_the_clock(case: CaseRecord, over: Overlay) -> bool:
    status = over.status or case.status
    reopened = case.status in FINISHED and status not in FINISHED
    return reopened or (status not in FINISHED and office_of(case, over) != case.office_id)


def _turns(case: CaseRecord, over: Overlay) -> Iterator[Turned]:
    first = Moved(to=case.status, at=case.submitted_at)
    for before, move in pairwise((first, *over.moves)):
        yield Turned(EventKind.STATUS_CHANGED, move.at, before.to, move.to)
