"""What surrounds the queue's rows: counts, the catalogue, and whether anything was ever fetched."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.views import QueueCounts
from tawasul_desk.services.watching import News, Watching

_CONCERNS = (Kind.CASE, Kind.OUTBOX, Kind.CATALOGUE, Kind.STAFF)


@dataclass(frozen=True)
class QueueScene:
    """Read in one go; `filled` is false until the first sync has ended."""

    counts: QueueCounts
    catalogue: CatalogueRecord | None
    people: Mapping[UUID, StaffRecord]
    filled: bool
    news: News


def read_scene(casework: Casework, watching: Watching) -> QueueScene:
    """Return what surrounds the rows as it is now."""
    filled = casework.last_good_sync() is not None
    return QueueScene(casework.counts(), casework.catalogue(), casework.staff(), filled, watching.news())


def concerns_queue(changes: Changes) -> bool:
    """Return whether rows or counts of the queue may have changed; a draft changes neither."""
    return any(changes.touches(kind) for kind in _CONCERNS)
