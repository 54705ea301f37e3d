"""From rows to the records of the contract."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from tawasul_central import tables
from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import CatalogueRecord, ServiceRecord
from tawasul_contract.clock import WorkClock, clock_for
from tawasul_contract.record import Record
from tawasul_contract.records import AttachmentRecord, CaseRecord, EventRecord, StaffRecord

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnySelect: TypeAlias = Select[*tuple[Any, ...]]

RECORDS: Final[Mapping[str, tuple[Table, type[Record]]]] = {
    "case": (tables.case_file, CaseRecord),
    "event": (tables.event, EventRecord),
    "attachment": (tables.attachment, AttachmentRecord),
    "staff": (tables.staff, StaffRecord),
}
CATALOGUE: Final = "catalogue"


_SERVICE = text("""
SELECT service FROM catalogue, jsonb_array_elements(data -> 'services') AS service
WHERE active AND service ->> 'id' = :wanted ORDER BY version DESC LIMIT 1
""").columns(service=JSONB)
_CALENDAR = text("""
SELECT jsonb_path_query_first(data, '$.calendars[*] ? (@.office_id == $wanted)',
                              jsonb_build_object('wanted', CAST(:wanted AS text))) AS calendar
FROM catalogue WHERE active ORDER BY version DESC LIMIT 1
""").columns(calendar=JSONB)


def columns(table: Table, record: type[Record]) -> list[ColumnElement[Any]]:
    """Return the columns that fill this record."""
    return [table.c[name] for name in record.model_fields]


def case_of(row: AnyRow) -> CaseRecord:
    """Return the case of a row that holds at least its columns."""
    return CaseRecord.model_validate(row, from_attributes=True)


def event_of(row: AnyRow) -> EventRecord:
    """Return the line of a timeline."""
    return EventRecord.model_validate(row, from_attributes=True)


def attachment_of(row: AnyRow) -> AttachmentRecord:
    """Return what is known of an attachment."""
    return AttachmentRecord.model_validate(row, from_attributes=True)


def staff_of(row: AnyRow) -> StaffRecord:
    """Return the member of staff, without who watches them: `change_json` tells that, and whom."""
    return StaffRecord.model_validate(row, from_attributes=True).model_copy(update={"watcher_ids": ()})


def active_catalogue(db: Connection) -> CatalogueRecord:
    """Return the catalogue in force; a database without one raises LookupError."""
    newest = (
        select(tables.catalogue.c.data)
        .where(tables.catalogue.c.active)
        .order_by(tables.catalogue.c.version.desc())
        .limit(1)
    )
    data = db.scalar(newest)
    if data is None:
        raise LookupError("no catalogue: seed the database first")
    return CatalogueRecord.model_validate(data)


def service(db: Connection, service_id: str) -> ServiceRecord:
    """Return a service of the catalogue in force, without reading the rest; unknown raises KeyError."""
    found = db.scalar(_SERVICE, {"wanted": service_id})
    if found is None:
        raise KeyError(service_id)
    return ServiceRecord.model_validate(found)


def clock(db: Connection, office_id: str) -> WorkClock:
    """Return the working clock of an office by the catalogue in force, without reading the rest of it."""
    found = db.scalar(_CALENDAR, {"wanted": office_id})
    return clock_for(office_id, [CalendarRecord.model_validate(found)] if found else ())
