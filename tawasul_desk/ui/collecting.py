"""Garbage is collected on the main thread alone: a worker that collected a widget would end the program."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS: Final = 1_000
SETTLED_MS: Final = 10_000  # by then the program has loaded what it is made of


class Collector(QObject):
    """Takes the place of Python's own timing, which collects on whatever thread happens to allocate."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        beat = QTimer(self, interval=INTERVAL_MS)
        beat.timeout.connect(self.collect)
        beat.start()
        QTimer.singleShot(SETTLED_MS, self, self.settle)

    def settle(self) -> None:
        """Look no more at what the program is made of: it never becomes garbage and takes long to look at.

        Not even once more: a look at all of it is felt, and what has grown old by now was there at the start.
        """
        gc.collect(1)
        gc.freeze()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would have done."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [generation for generation, (count, limit) in enumerate(due) if count > limit]
        if generations:
            gc.collect(generations[-1])
