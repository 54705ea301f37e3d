"""Fills an empty central with made-up staff, requests and documents; the same seed, the same data."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, insert, select, text, update

from tawasul_central import auth, tables
from tawasul_central.database import expect_form, open_engine, transaction
from tawasul_central.feed import THE_CATALOGUE, Touched, announce
from tawasul_central.seeding.cases import make
from tawasul_central.seeding.copying import Complete, copy_in
from tawasul_central.seeding.decided import decide
from tawasul_central.seeding.filing import OWN_FILES_UP_TO, Attach, no_files, own_files, shared_files
from tawasul_central.seeding.people import roster, staff_number
from tawasul_central.seeding.sources import catalogue
from tawasul_central.seeding.steered import engaged
from tawasul_central.seeding.timeline import Office
from tawasul_central.settings import Settings
from tawasul_central.storage import open_store
from tawasul_contract.clock import RIYADH
from tawasul_contract.records import Role, StaffRecord

PASSWORD: Final = "tawasul-demo"  # noqa: S105 - the demonstration's, offered on its sign-in card
MOST_CASES: Final = 1_000_000
CHUNK: Final = 2_000  # cases written at a time
REFUSED: Final = 1
PASSWORD_COST: Final = (65_536, 3)  # KiB, passes


class SeedError(Exception):
    """The database cannot be seeded; the text is one sentence for the administrator."""


@dataclass(frozen=True)
class SeedReport:
    """What was written, and how long it took."""

    cases: int
    events: int
    attachments: int
    seconds: float


def main(settings: Settings, cases: int, seed: int, now: datetime | None, attachments: bool) -> int:
    """Seed the migrated database and the store of these settings, say what was done, return the exit code."""
    engine = open_engine(settings.dsn, connections=1)
    try:
        with transaction(engine) as db:
            expect_form(db)
        report = fill(engine, settings.store, cases=cases, seed=seed, now=now, attachments=attachments)
    except SeedError as error:
        sys.stderr.write(f"tawasul-central: {error}\n")
        return REFUSED
    finally:
        engine.dispose()
    sys.stdout.write(
        f"{report.cases} cases, {report.events} events, {report.attachments} attachments "
        f"in {report.seconds:.1f} seconds\n"
    )
    return 0


def fill(
    engine: Engine,
    store: str | Path,
    *,
    cases: int = 400,
    seed: int = 1,
    now: datetime | None = None,
    attachments: bool = True,
    decided: bool = False,
) -> SeedReport:
    """Write staff, catalogue and this many cases, dated back from `now` (the current minute unless given).

    `decided`: supervisors have been at work too, on hours and response texts.
    """
    started = time.monotonic()
    now = now or datetime.now(UTC).replace(second=0, microsecond=0)
    if not 0 < cases <= MOST_CASES:
        raise SeedError(f"The number of cases must be between 1 and {MOST_CASES:,}.")
    _refuse_if_filled(engine)
    staff = engaged(roster(seed), now.astimezone(RIYADH).date())
    offices = offices_of(staff)
    attach = _attacher(store, cases, seed, now, offices) if attachments else no_files
    with transaction(engine) as db:
        after = _write_staff(db, staff, seed)
        events = files = 0
        for chunk in _chunks(cases, seed, now, offices, attach):
            after = copy_in(db, chunk, after)
            events += sum(len(case.seeded.events) for case in chunk)
            files += sum(len(case.files) for case in chunk)
        db.execute(update(tables.feed_counter).values(n=after))
        if decided:
            announce(db, decide(db, staff, now))
        db.execute(text("ANALYZE"))  # the planner knows nothing of what COPY brought
    return SeedReport(cases, events, files, time.monotonic() - started)


def is_empty(engine: Engine) -> bool:
    """Return whether the database has neither cases nor staff."""
    with engine.connect() as db:
        counts = [db.scalar(select(func.count()).select_from(t)) for t in (tables.case_file, tables.staff)]
    return not any(counts)


def _refuse_if_filled(engine: Engine) -> None:
    if not is_empty(engine):
        raise SeedError("The database already has staff or cases; seed an empty one.")


def _write_staff(db: Connection, staff: tuple[StaffRecord, ...], seed: int) -> int:
    """Write the catalogue and the people, and return where the feed stands after them."""
    words = catalogue()
    db.execute(insert(tables.catalogue).values(version=words.version, data=words.model_dump(mode="json")))
    password_hash = auth.hash_password(PASSWORD, *PASSWORD_COST)
    rows = [
        {
            **member.model_dump(mode="json"),
            "id": member.id,
            "password_hash": password_hash,
            "identity_number": staff_number(seed, member),
        }
        for member in staff
    ]
    db.execute(insert(tables.staff), rows)
    people = [Touched("staff", member.id) for member in staff]
    return announce(db, [Touched("catalogue", THE_CATALOGUE), *people])


def _chunks(
    cases: int, seed: int, now: datetime, offices: tuple[Office, ...], attach: Attach
) -> Iterator[list[Complete]]:
    for first in range(0, cases, CHUNK):
        numbers = range(first, min(first + CHUNK, cases))
        made = [make(number, cases, seed, now, offices) for number in numbers]
        yield [Complete(case, attach(case)) for case in made]


def offices_of(staff: tuple[StaffRecord, ...]) -> tuple[Office, ...]:
    """Return the offices of the catalogue with those of the staff who work there."""

    def members(office: str, role: Role) -> tuple[StaffRecord, ...]:
        return tuple(member for member in staff if member.role is role and office in member.office_ids)

    return tuple(
        Office(office.id, members(office.id, Role.OFFICER), members(office.id, Role.SUPERVISOR)[-1])
        for office in catalogue().offices
    )


def _attacher(store: str | Path, cases: int, seed: int, now: datetime, offices: tuple[Office, ...]) -> Attach:
    opened = open_store(str(store))
    if cases > OWN_FILES_UP_TO:
        return shared_files(opened, seed, now)
    return own_files(opened, (make(number, cases, seed, now, offices) for number in range(cases)))
