"""The mirror: what the central last said. It may be thrown away and refilled at any time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.outcomes import ChangePage, SightDigest
from tawasul_contract.records import (
    AttachmentRecord,
    CaseFile,
    CaseRecord,
    EventRecord,
    LimitsRecord,
    StaffRecord,
)
from tawasul_desk.services import intake
from tawasul_desk.services.audit import Audit, digest_of
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.database import reading, writing
from tawasul_desk.services.facts import drop_facts, long_fact, put_fact, short_facts
from tawasul_desk.services.filling import Filling, Leaving, Loss, loss_of, nobody
from tawasul_desk.services.listing import Overlay
from tawasul_desk.services.mirror_tables import lay_tables
from tawasul_desk.services.running import Stretch, read_running
from tawasul_desk.services.search_terms import Names, match_expression, names_of
from tawasul_desk.services.shelves import read_counts, read_page
from tawasul_desk.services.shredding import shred_words
from tawasul_desk.services.views import QueueCounts, QueuePage, QueueQuery

_CASE: Final = 'SELECT data FROM "case" WHERE id = ?'
_EVENTS: Final = "SELECT data FROM event WHERE case_id = ?"
_ATTACHMENTS: Final = "SELECT data FROM attachment WHERE case_id = ?"
_FILES_OF: Final = """
SELECT attachment.data FROM listing CROSS JOIN attachment ON attachment.case_id = listing.id
WHERE listing.assignee_id = ? AND listing.open = 1
  AND attachment.data ->> 'scan' IN ('clean', 'unscanned') AND attachment.data ->> 'size' < ?
ORDER BY listing.urgency, attachment.id
"""
_STAFF: Final = "SELECT data FROM staff WHERE id = ?"
_ALL_STAFF: Final = "SELECT data FROM staff"
_FIND: Final = "SELECT id FROM listing WHERE case_number = ?"
_EXACTLY: Final = """
SELECT "case".id FROM search CROSS JOIN "case" ON "case".n = search.rowid
WHERE search MATCH ? AND ("case".data ->> 'case_number' = ?
    OR "case".data ->> '$.applicant.identity_number' = ?)
"""
_LAY: Final = "INSERT OR REPLACE INTO overlay (case_id, data) VALUES (?, ?)"
_LIFT: Final = "DELETE FROM overlay WHERE case_id = ?"


@dataclass(frozen=True)
class Sighted:
    """A case, the number of the feed up to which it is known, and the catalogue of that moment."""

    file: CaseFile
    head: int
    catalogue: CatalogueRecord | None


class Mirror:
    """Server truth of one officer, the queue derived from it, the search, and the place in the feed."""

    def __init__(self, engine: Engine, me: UUID | None = None) -> None:
        self._engine = engine
        self._catalogue: tuple[str, CatalogueRecord] | None = None
        self._names: tuple[CatalogueRecord, Names] | None = None
        self._lock = Lock()
        lay_tables(engine)
        self.filling = Filling(engine)
        if me is not None and self._known().get(intake.ME) != str(me):
            with writing(engine) as connection:
                put_fact(connection, intake.ME, str(me))

    def apply(self, page: ChangePage, leaving: Leaving = nobody) -> Changes:
        """Write a page of the feed and its cursor in one transaction; return what changed.

        `leaving` hears, before anything is written, which cases leave the officer's sight: their unsent
        work is to be held and their files forgotten. A page applied twice does no harm.
        """
        gone = intake.removals(page.changes)
        if gone:
            leaving(gone.keys())
        with writing(self._engine) as connection:
            facts = short_facts(connection)
            changed = intake.take(connection, page.changes, int(facts.get("generation", 0)))
            reached = max((change.seq for change in page.changes), default=0) if page.more else page.head
            put_fact(connection, "head", str(max(reached, int(facts.get("head", 0)))))
            put_fact(connection, "cursor", page.next)
            if not page.more:
                put_fact(connection, "synced", page.server_time.isoformat())
        return changed

    def shred_words(self, cancelled: Callable[[], bool]) -> None:
        """Take the words of cases that have left out of the search index for good."""
        shred_words(self._engine, cancelled)

    def loss_of(self, page: ChangePage) -> Loss:
        """Return what the removals of a page of the feed would take away."""
        with reading(self._engine) as connection:
            return loss_of(connection, page)

    def digest(self) -> SightDigest:
        """Return everything held, condensed, at the head that is reached: one still picture."""
        with reading(self._engine) as connection:
            return digest_of(connection, int(short_facts(connection).get("head", 0)))

    def awaits_audit(self) -> bool:
        """Return whether a snapshot was finished that was not compared with the central yet."""
        return "unaudited" in self._known()

    def audit(self) -> Audit | None:
        """Return how the last comparison with the central came out, or None before there was one."""
        with reading(self._engine) as connection:
            found = long_fact(connection, "audit")
        return Audit.model_validate_json(found) if found else None

    def note_audit(self, audit: Audit | None) -> None:
        """Keep how a comparison came out; None where the central cannot tell."""
        with writing(self._engine) as connection:
            if audit is not None:
                put_fact(connection, "audit", audit.model_dump_json())
            drop_facts(connection, "unaudited")

    def lay_over(self, overlays: Iterable[Overlay], *, all_there_are: bool = False) -> None:
        """Show in the queue what waiting operations make of these cases; an empty overlay lifts it."""
        laid = {over.case_id: over for over in overlays}
        with reading(self._engine) as connection:
            before = intake.overlays(connection) if all_there_are else intake.overlays_of(connection, laid)
        lifted = {
            case_id: Overlay(case_id=case_id) for case_id in before if all_there_are and case_id not in laid
        }
        fresh = [over for over in (lifted | laid).values() if before.get(over.case_id, over.empty) != over]
        if fresh:
            self._lay(fresh)

    def set_limits(self, limits: LimitsRecord) -> Changes:
        """Keep what the server accepts."""
        with writing(self._engine) as connection:
            put_fact(connection, "limits", limits.model_dump_json())
        return Changes.of(Kind.CATALOGUE)

    def set_catalogue(self, catalogue: CatalogueRecord) -> Changes:
        """Keep the catalogue, where it was asked for outside the feed."""
        with writing(self._engine) as connection:
            put_fact(connection, "catalogue", catalogue.model_dump_json())
        return Changes.of(Kind.CATALOGUE)

    def cursor(self) -> str | None:
        """Return where the feed goes on; None before the first snapshot is whole."""
        return self._known().get("cursor")

    def head(self) -> int:
        """Return the number up to which the feed is in the mirror."""
        return int(self._known().get("head", 0))

    def last_good_sync(self) -> datetime | None:
        """Return the central's time when the mirror was last known to be whole."""
        synced = self._known().get("synced")
        return datetime.fromisoformat(synced) if synced else None

    def case(self, case_id: UUID) -> CaseRecord | None:
        """Return the case, or None where it is not in sight."""
        with reading(self._engine) as connection:
            return _case(connection, case_id)

    def file(self, case_id: UUID) -> CaseFile | None:
        """Return the case with its timeline and attachments in order of time, or None."""
        with reading(self._engine) as connection:
            return _file(connection, case_id)

    def sighted(self, case_id: UUID) -> Sighted | None:
        """Return all that an act on the case is judged by, as one still picture; None out of sight."""
        with reading(self._engine) as connection:
            file = _file(connection, case_id)
            head = int(short_facts(connection).get("head", 0))
            catalogue = long_fact(connection, "catalogue")
        if file is None:
            return None
        return Sighted(file, head, self._read_catalogue(catalogue) if catalogue else None)

    def files_of(self, me: UUID, smaller_than: int) -> Iterator[AttachmentRecord]:
        """Yield the files below so many bytes of this officer's open cases, the most urgent first.

        Those that a scan holds back are left out.
        """
        with reading(self._engine) as connection:
            found = _texts(connection, _FILES_OF, me.bytes, smaller_than)
        yield from map(AttachmentRecord.model_validate_json, found)

    def find(self, case_number: str) -> UUID | None:
        """Return the case of this number, or None."""
        with reading(self._engine) as connection:
            found = connection.exec_driver_sql(_FIND, (case_number,)).scalar_one_or_none()
        return UUID(bytes=found) if found else None

    def page(
        self, query: QueueQuery, offset: int, limit: int, me: UUID, now: datetime | None = None
    ) -> QueuePage:
        """Return these lines of the queue as this officer has it; `now` is this moment unless given."""
        with reading(self._engine) as connection:
            data = long_fact(connection, "catalogue") if query.text.strip() else None
            names = self._read_names(data) if data else {}
            return read_page(connection, query, offset, limit, me, now or datetime.now(UTC), names)

    def exactly(self, number: str) -> tuple[UUID, ...]:
        """Return the case of this whole number, or those of the person with this identity number."""
        with reading(self._engine) as connection:
            match = match_expression(number, {})
            found = connection.exec_driver_sql(_EXACTLY, (match, number, number)).scalars().all()
        return tuple(UUID(bytes=each) for each in found)

    def running(self, office_id: str) -> Iterator[Stretch]:
        """Yield the open cases of this office whose clock runs, a stretch of the mirror at a time."""
        return read_running(self._engine, office_id)

    def counts(self, me: UUID) -> QueueCounts:
        """Return how many cases each shelf holds for this officer."""
        with reading(self._engine) as connection:
            return read_counts(connection, me)

    def staff(self, staff_id: UUID) -> StaffRecord | None:
        """Return the member of staff, or None where unknown."""
        with reading(self._engine) as connection:
            found = _texts(connection, _STAFF, staff_id.bytes)
        return StaffRecord.model_validate_json(found[0]) if found else None

    def all_staff(self) -> dict[UUID, StaffRecord]:
        """Return every known member of staff by id."""
        with reading(self._engine) as connection:
            found = map(StaffRecord.model_validate_json, _texts(connection, _ALL_STAFF))
            return {person.id: person for person in found}

    def catalogue(self) -> CatalogueRecord | None:
        """Return the catalogue, or None before it arrived."""
        with reading(self._engine) as connection:
            found = long_fact(connection, "catalogue")
        return self._read_catalogue(found) if found else None

    def limits(self) -> LimitsRecord | None:
        """Return what the server accepts, or None before it was told."""
        with reading(self._engine) as connection:
            found = long_fact(connection, "limits")
        return LimitsRecord.model_validate_json(found) if found else None

    def _read_names(self, data: str) -> Names:
        catalogue = self._read_catalogue(data)
        with self._lock:
            if self._names is None or self._names[0] is not catalogue:
                self._names = catalogue, names_of(catalogue)
            return self._names[1]

    def _read_catalogue(self, data: str) -> CatalogueRecord:
        """Every act asks for the catalogue and it is long, so the last one read is kept."""
        with self._lock:
            if self._catalogue is None or self._catalogue[0] != data:
                self._catalogue = data, CatalogueRecord.model_validate_json(data)
            return self._catalogue[1]

    def _lay(self, fresh: Collection[Overlay]) -> None:
        with writing(self._engine) as connection:
            lifted = [(over.case_id.bytes,) for over in fresh if over == over.empty]
            laid = [(over.case_id.bytes, over.model_dump_json()) for over in fresh if over != over.empty]
            intake.many(connection, _LIFT, lifted)
            intake.many(connection, _LAY, laid)
            intake.derive(connection, {over.case_id for over in fresh}, text=False)

    def _known(self) -> Mapping[str, str]:
        with reading(self._engine) as connection:
            return short_facts(connection)


def _case(connection: Connection, case_id: UUID) -> CaseRecord | None:
    found = _texts(connection, _CASE, case_id.bytes)
    return CaseRecord.model_validate_json(found[0]) if found else None


def _file(connection: Connection, case_id: UUID) -> CaseFile | None:
    case = _case(connection, case_id)
    if case is None:
        return None
    events = map(EventRecord.model_validate_json, _texts(connection, _EVENTS, case_id.bytes))
    files = map(AttachmentRecord.model_validate_json, _texts(connection, _ATTACHMENTS, case_id.bytes))
    return CaseFile(
        case=case,
        events=tuple(sorted(events, key=lambda item: (item.at, item.id))),
        attachments=tuple(sorted(files, key=lambda item: (item.added_at, item.id))),
    )


def _texts(connection: Connection, statement: str, *values: object) -> list[str]:
    return [str(data) for data in connection.exec_driver_sql(statement, values).scalars()]
