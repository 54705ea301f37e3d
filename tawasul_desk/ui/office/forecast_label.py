"""How many requests another working time would move, counted beside the hand that changes it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from tawasul_contract.calendars import CalendarRecord
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.forecast import Forecast
from tawasul_desk.services.office import OfficeWork
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.widgets.labels import Label

PAUSE_MS: Final = 400  # without an edit, before it is counted


class ForecastLabel(Label):
    """Counts for the latest calendar it was shown, while it is seen; `told` carries what it says by now."""

    told = Signal(str)

    def __init__(
        self,
        office: OfficeWork,
        jobs: Jobs,
        locale: Locale,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__("", "soft", wrap=True)
        self._office = office
        self._jobs = jobs
        self._locale = locale
        self._now = now
        self._calendar: CalendarRecord | None = None
        self._stop = threading.Event()
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._count)
        jobs.changed.connect(self._on_changed)

    def show_calendar(self, calendar: CalendarRecord | None) -> None:
        """Count for this calendar, once the hand rests; None: nothing would change."""
        if calendar != self._calendar:
            self._calendar = calendar
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Count: what was counted before may have moved meanwhile."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go: nobody looks."""
        super().hideEvent(event)
        self._let_go()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.CASE) or changes.touches(Kind.CATALOGUE):
            self._begin()

    def _begin(self) -> None:
        self._let_go()
        if self._calendar is None:
            self._tell("")
        elif self.isVisible():
            self._on_progress(self._stop, 0, 0)
            self._soon.start()

    def _let_go(self) -> None:
        self._soon.stop()
        self._stop.set()
        self._stop = threading.Event()

    def _count(self) -> None:
        calendar, stop, now = self._calendar, self._stop, self._now()
        if calendar is None:
            return

        def progress(done: int, total: int) -> None:
            self._jobs.call(lambda: self._on_progress(stop, done, total))

        def cancelled() -> bool:
            return stop.is_set() or self._jobs.stopping()

        self._jobs.run(
            lambda: self._office.forecast(calendar, now, progress, cancelled),
            partial(self._on_counted, stop),
            partial(self._on_failed, stop),
            lane=Lane.COUNTING,
            owner=self,
        )

    def _on_progress(self, stop: threading.Event, done: int, total: int) -> None:
        if stop is self._stop and shiboken6.isValid(self):
            share = self._locale.percent(100 * done // total if total else 0)
            text = self.tr("Counting which requests would be due at another time… {share}")
            self._tell(text.format(share=f"\u2066{share}\u2069"))

    def _on_counted(self, stop: threading.Event, found: Forecast | None) -> None:
        if stop is self._stop:
            self._tell(self._locale.digits(" ".join(self._lines(found))))

    def _on_failed(self, stop: threading.Event, error: KnownError) -> None:
        if stop is self._stop:
            self._tell(sentence(error))

    def _lines(self, found: Forecast | None) -> list[str]:
        if found is None:
            return [self.tr("With this, the office would not be open for years.")]
        lines = [self.tr("%n open request(s) would be due at another time.", "", found.moved)]
        if found.late:
            lines.append(self.tr("%n request(s) would be overdue at once.", "", found.late))
        if found.late_no_more:
            lines.append(self.tr("%n request(s) would no longer be overdue.", "", found.late_no_more))
        return lines

    def _tell(self, text: str) -> None:
        self.setText(text)
        self.told.emit(text)
