"""Garbage is collected on the main thread alone: a worker that collected a widget would end the program."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS: Final = 1_000


class Collector(QObject):
    """Takes the place of Python's own timing, which collects on whatever thread happens to allocate."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # What the program is made of never becomes garbage; without it a collection takes a millisecond.
        gc.collect()
        gc.freeze()
        beat = QTimer(self, interval=INTERVAL_MS)
        beat.timeout.connect(self.collect)
        beat.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would have done."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [generation for generation, (count, limit) in enumerate(due) if count > limit]
        if generations:
            gc.collect(generations[-1])
