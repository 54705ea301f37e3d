"""Putting a catalogue in force: offices, sections, services, documents, templates and nationalities."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, func, insert, select, text

from tawasul_central import feed, rows
from tawasul_central.feed import THE_CATALOGUE, Touched
from tawasul_central.tables import case_file, catalogue, staff
from tawasul_contract.catalogue import CatalogueRecord, Identified

LISTS = ("offices", "sections", "services", "documents", "templates")


class CatalogueError(Exception):
    """A catalogue that cannot be put in force; the text is one sentence for the administrator."""


def load(db: Connection, written: bytes) -> int:
    """Put this JSON in force, tell every desk, and return its version; the version in the file is ignored.

    The same catalogue as before changes nothing. A wrong one raises CatalogueError.
    """
    db.execute(text("LOCK TABLE catalogue IN SHARE ROW EXCLUSIVE MODE"))  # two loads, two versions
    current = db.scalar(select(func.max(catalogue.c.version))) or 0
    wanted = _read(written, current + 1)
    for fault in (*_faults(wanted), *_missing_in(db, wanted)):
        raise CatalogueError(fault)
    if current and _same(rows.active_catalogue(db), wanted):
        return current
    db.execute(insert(catalogue).values(version=wanted.version, data=wanted.model_dump(mode="json")))
    feed.announce(db, [Touched("catalogue", THE_CATALOGUE)])
    return wanted.version


def _read(written: bytes, version: int) -> CatalogueRecord:
    try:
        found: Any = json.loads(written)
    except ValueError as error:
        raise CatalogueError(f"The catalogue is not JSON: {error}.") from None
    if not isinstance(found, dict):
        raise CatalogueError("The catalogue must be a JSON object.")
    try:
        return CatalogueRecord.model_validate_json(json.dumps(found | {"version": version}))
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
    for template in wanted.templates:
        yield from _unknown(set(template.service_ids) - services, "service", f"template {template.id}")


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
