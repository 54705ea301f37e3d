"""Beside the queue of a supervisor: the officers with their load, onto whom requests can be dragged."""

from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.steering.hands import Hands, read_hands
from tawasul_desk.ui.steering.people_list import PeopleList
from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.widgets.labels import label

WIDTH = 224  # pixels
_CALM_MS = 400  # a storm of changes is one reading


class PeoplePanel(QFrame):
    """Follows what changes; `dropped(staff id, case ids)`: who is to have what, `chosen`: who gets it."""

    dropped = Signal(object, object)
    chosen = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self.setProperty("surface", "card")
        self.setFixedWidth(WIDTH)
        self.people = PeopleList(locale, theme, self)
        self.people.accept_drops()
        self.people.dropped.connect(self.dropped)
        self.people.itemActivated.connect(lambda _: self._on_activated())
        self._soon = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._soon.timeout.connect(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, spacing(3), 1, 1)
        column.setSpacing(spacing(1))
        for line in (label(self.tr("Officers"), "strong"), label(self.tr("Drag requests here"), "caption")):
            line.setContentsMargins(spacing(3), 0, spacing(3), 0)
            column.addWidget(line)
        column.addWidget(self.people, 1)
        jobs.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Read who has what."""
        super().showEvent(event)
        self._read()

    def _on_activated(self) -> None:
        hand = self.people.hand()
        if hand is not None:
            self.chosen.emit(hand.staff.id)

    def _on_changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in (Kind.CASE, Kind.OUTBOX, Kind.STAFF)):
            self._soon.start()

    def _read(self) -> None:
        desk = self._desk
        if self.isVisible():
            self._jobs.run(lambda: read_hands(desk, datetime.now(UTC)), self._on_hands, owner=self)

    def _on_hands(self, hands: Hands) -> None:
        self.people.show_hands(hands.all)
