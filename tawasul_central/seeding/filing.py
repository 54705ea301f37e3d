"""The files of the seed in the store: for few cases each its own, for many a pool that they share."""

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context, parent_process
from random import Random
from threading import Thread
from typing import Final

from obstore.store import ObjectStore

from tawasul_central import storage
from tawasul_central.seeding.cases import Seeded
from tawasul_central.seeding.drawings import Drawn, Order, draw
from tawasul_central.seeding.people import applicant
from tawasul_central.seeding.sources import catalogue
from tawasul_central.seeding.timeline import Wanted
from tawasul_contract.records import AttachmentRecord

OWN_FILES_UP_TO: Final = 500  # cases; drawing more would take minutes
POOL: Final = 4  # of each document
HANDS: Final = 2  # processes that draw
ORDERS_AT_A_TIME: Final = 8


@dataclass(frozen=True)
class Kept:
    """A drawn file that is in the store."""

    name: str
    media_type: str
    size: int
    sha256: str


Choose = Callable[[Seeded, Wanted], Order]
Attach = Callable[[Seeded], tuple[AttachmentRecord, ...]]


def own_files(store: ObjectStore, cases: Iterable[Seeded]) -> Attach:
    """Draw every file of these cases about its own applicant; return what hangs them on a case."""
    return _filing(store, (_own(case, wanted) for case in cases for wanted in case.files), _own)


def shared_files(store: ObjectStore, seed: int, now: datetime) -> Attach:
    """Draw a pool of files; return what hangs some of it on a case."""
    pool = {
        (document.id, number): _pooled(seed, document.id, number, now)
        for document in catalogue().documents
        for number in range(POOL)
    }
    return _filing(store, pool.values(), lambda _, wanted: pool[wanted.document_id, wanted.id.int % POOL])


def no_files(_: Seeded) -> tuple[AttachmentRecord, ...]:
    """Hang nothing on the case."""
    return ()


def _filing(store: ObjectStore, orders: Iterable[Order], choose: Choose) -> Attach:
    kept = _draw_all(store, tuple(orders))

    def attach(case: Seeded) -> tuple[AttachmentRecord, ...]:
        return tuple(_record(case, wanted, kept[choose(case, wanted)]) for wanted in case.files)

    return attach


def _draw_all(store: ObjectStore, orders: tuple[Order, ...]) -> Mapping[Order, Kept]:
    # Started afresh, not forked: the caller may have threads, and connections that must not be shared.
    started = get_context("spawn")
    with ProcessPoolExecutor(HANDS, mp_context=started, initializer=_end_with_parent) as hands:
        drawn = hands.map(draw, orders, chunksize=ORDERS_AT_A_TIME)
        return {order: _keep(store, file) for order, file in zip(orders, drawn, strict=True)}


def _end_with_parent() -> None:
    """Watch, in a worker, for the end of the process that started it: nobody else would tell."""
    Thread(target=_exit_after_parent, name="parent", daemon=True).start()


def _exit_after_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _keep(store: ObjectStore, drawn: Drawn) -> Kept:
    return Kept(drawn.name, drawn.media_type, len(drawn.data), storage.keep(store, drawn.data))


def _own(case: Seeded, wanted: Wanted) -> Order:
    return Order(str(wanted.id), wanted.document_id, case.case.applicant, wanted.at)


def _pooled(seed: int, document_id: str, number: int, now: datetime) -> Order:
    key = f"{seed}:{document_id}:{number}"
    return Order(key, document_id, applicant(Random(key), now.date()), now)  # noqa: S311 - repeatable on purpose


def _record(case: Seeded, wanted: Wanted, kept: Kept) -> AttachmentRecord:
    return AttachmentRecord(
        id=wanted.id,
        case_id=case.case.id,
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
        document_id=wanted.document_id,
        from_staff=wanted.from_staff,
        added_at=wanted.at,
    )
