"""Putting a catalogue in force: offices, sections, services, documents, templates and nationalities."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, func, insert, select, text

from tawasul_central import feed, recounting, rows
from tawasul_central.feed import THE_CATALOGUE, Touched
from tawasul_central.tables import case_file, catalogue, staff
from tawasul_contract.calendars import CalendarRecord
from tawasul_contract.catalogue import CatalogueRecord, Identified
from tawasul_contract.clock import NeverOpenError, clock_for

LISTS = ("offices", "sections", "services", "documents", "templates", "proposals")
_DECIDED = {"proposals", "refusals", "calendars"}


class CatalogueError(Exception):
    """A catalogue that cannot be put in force; the text is one sentence for the administrator."""


def load(db: Connection, written: bytes) -> int:
    """Put this JSON in force, tell every desk, and return its version; the version in the file is ignored.

    The same catalogue as before changes nothing. A wrong one raises CatalogueError. What supervisors decide,
    calendars, proposed and refused texts, stays as it is where the file does not name it. Once this is
    committed, `recounting.finish` counts the open cases anew whose hours or calendars changed.
    """
    lock(db)
    current = rows.active_catalogue(db) if db.scalar(select(func.max(catalogue.c.version))) else None
    wanted = _read(written, current)
    for fault in (*_faults(wanted), *_missing_in(db, wanted)):
        raise CatalogueError(fault)
    version = put(db, current, wanted)
    if current is None or version != current.version:
        recounting.ask(db, _to_recount(current, wanted))
        feed.announce(db, [Touched("catalogue", THE_CATALOGUE)])
    return version


def _to_recount(current: CatalogueRecord | None, wanted: CatalogueRecord) -> list[str]:
    """Return the offices whose open cases are due at another time by the new hours or calendars."""
    if current is None:
        return []
    changed = [each.id for each in wanted.offices if _counts(current, each.id) != _counts(wanted, each.id)]
    try:
        for office_id in changed:
            clock_for(office_id, wanted.calendars).due(datetime.now(UTC), 0)
    except NeverOpenError as error:
        raise CatalogueError(str(error)) from None
    return changed


def _counts(catalogue: CatalogueRecord, office_id: str) -> tuple[object, ...]:
    """Return all that the due times of an office are counted from."""
    services = ((each.id, each.deadline_hours, each.answer_hours) for each in catalogue.services)
    return clock_for(office_id, catalogue.calendars).calendar, *services


def lock(db: Connection) -> None:
    """Keep others from putting a catalogue in force until this transaction ends: two acts, two versions."""
    db.execute(text("LOCK TABLE catalogue IN SHARE ROW EXCLUSIVE MODE"))


def put(db: Connection, current: CatalogueRecord | None, wanted: CatalogueRecord) -> int:
    """Write it as the version after `current`, unless it says the same, and return the version in force.

    The table must be locked; the feed is left to the caller.
    """
    if current is not None and _same(current, wanted):
        return current.version
    version = current.version + 1 if current else 1
    data = wanted.model_copy(update={"version": version}).model_dump(mode="json")
    db.execute(insert(catalogue).values(version=version, data=data))
    return version


def version(db: Connection, number: int) -> CatalogueRecord | None:
    """Return the catalogue as it was in this version, or None where there never was one."""
    data = db.scalar(select(catalogue.c.data).where(catalogue.c.version == number))
    return CatalogueRecord.model_validate(data) if data else None


def calendar_faults(calendar: CalendarRecord) -> list[str]:
    """Return what is wrong with the working time of an office, a sentence each."""
    where = f"The calendar of {calendar.office_id}"
    closures = calendar.closures
    windows = (*calendar.windows, *calendar.ramadan, *(each for one in closures for each in one.windows))
    found = (
        (not calendar.days, f"{where} has no working day."),
        (not set(calendar.days) <= set(range(1, 8)), f"{where} has a day that no week has."),
        (
            any(each.closes <= each.opens for each in windows),
            f"{where} has hours that end too early.",
        ),
        (any(each.last < each.first for each in closures), f"{where} has a closure that ends too early."),
    )
    return [sentence for wrong, sentence in found if wrong]


def _read(written: bytes, current: CatalogueRecord | None) -> CatalogueRecord:
    try:
        found: Any = json.loads(written)
    except ValueError as error:
        raise CatalogueError(f"The catalogue is not JSON: {error}.") from None
    if not isinstance(found, dict):
        raise CatalogueError("The catalogue must be a JSON object.")
    try:
        kept = current.model_dump(mode="json", include=_DECIDED) if current else {}
        return CatalogueRecord.model_validate_json(json.dumps(kept | found | {"version": 0}))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise CatalogueError(f"The catalogue is wrong at {place}: {first['msg']}.") from None


def _faults(wanted: CatalogueRecord) -> Iterator[str]:
    """Yield what is wrong within the catalogue, a sentence each."""
    for name in LISTS:
        for one in _repeated(getattr(wanted, name)):
            yield f"The catalogue has {one} twice among its {name}."
    for name in ("offices", "sections", "services"):
        if not getattr(wanted, name):
            yield f"The catalogue has no {name}."
    sections, documents, services = (_ids(wanted, name) for name in ("sections", "documents", "services"))
    for service in wanted.services:
        yield from _unknown({service.section_id} - sections, "section", f"service {service.id}")
        yield from _unknown(set(service.document_ids) - documents, "document", f"service {service.id}")
        if service.deadline_hours <= 0:
            yield f"The service {service.id} needs a deadline of at least one hour."
        if service.close_after_days is not None and service.close_after_days <= 0:
            yield f"The service {service.id} needs at least one day before its requests are closed."
    yield from _faults_of_supervisors(wanted, services)


def _faults_of_supervisors(wanted: CatalogueRecord, services: set[str]) -> Iterator[str]:
    """Yield what is wrong with calendars and response texts, a sentence each."""
    for calendar in wanted.calendars:
        yield from _unknown({calendar.office_id} - _ids(wanted, "offices"), "office", "calendar")
        yield from calendar_faults(calendar)
    for template in (*wanted.templates, *wanted.proposals):
        yield from _unknown(set(template.service_ids) - services, "service", f"template {template.id}")
        if not template.outcome_fits:
            yield f"The template {template.id} tells an outcome, but is not for processed requests."


def _missing_in(db: Connection, wanted: CatalogueRecord) -> Iterator[str]:
    """Yield what cases and staff refer to and the catalogue lacks, a sentence each."""
    offices = func.unnest(staff.c.office_ids)
    for name, column in (
        ("offices", offices),
        ("offices", case_file.c.office_id),
        ("sections", case_file.c.section_id),
        ("services", case_file.c.service_id),
    ):
        for one in sorted(set(db.scalars(select(column).distinct())) - _ids(wanted, name)):
            yield f"The catalogue lacks {one} among its {name}: requests or staff belong to it."


def _same(one: CatalogueRecord, other: CatalogueRecord) -> bool:
    return one.model_dump(exclude={"version"}) == other.model_dump(exclude={"version"})


def _ids(wanted: CatalogueRecord, name: str) -> set[str]:
    return {one.id for one in getattr(wanted, name)}


def _repeated(items: Iterable[Identified]) -> list[str]:
    return [one for one, times in Counter(item.id for item in items).items() if times > 1]


def _unknown(ids: set[str], kind: str, where: str) -> Iterator[str]:
    for one in sorted(ids):
        yield f"The {where} names the {kind} {one}, which the catalogue lacks."
