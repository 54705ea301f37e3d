"""Garbage is collected where widgets may be destroyed: on the main thread, and only there."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tawasul_desk.ui.collecting import Collector


class Ring:
    """A ring of references, which only the collector can break."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    before = gc.isenabled()
    gc.unfreeze()
    owner = QObject()
    yield Collector(owner)
    gc.freeze()
    if before:
        gc.enable()


def allocate_much() -> None:
    kept = [[] for _ in range(20_000)]
    assert kept


def test_a_worker_that_allocates_collects_nothing(collector: Collector) -> None:
    ring = weakref.ref(Ring())
    worker = threading.Thread(target=allocate_much)
    worker.start()
    worker.join()
    assert ring() is not None


def test_the_main_thread_collects_what_is_due(collector: Collector) -> None:
    ring = weakref.ref(Ring())
    kept = [[] for _ in range(2_000)]
    collector.collect()
    assert ring() is None
    assert kept


def test_settling_looks_at_nothing_old_and_freezes_what_is_there(collector: Collector) -> None:
    """A look at all that the program is made of takes long enough to be felt."""
    looked: list[int] = []

    def note(phase: str, facts: dict[str, int]) -> None:
        if phase == "start":
            looked.append(facts["generation"])

    gc.callbacks.append(note)
    try:
        collector.settle()
    finally:
        gc.callbacks.remove(note)
    assert max(looked) < 2
    assert gc.get_freeze_count() > 10_000
