"""To whom the chosen requests go: type a few letters of a name, press Enter, and the work has moved."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.steering.asking_dialog import AskingDialog
from tawasul_desk.ui.steering.counts import Counts
from tawasul_desk.ui.steering.dialog_frame import lay_out
from tawasul_desk.ui.steering.hand_words import HandWords
from tawasul_desk.ui.steering.hands import Hands, matching, read_hands
from tawasul_desk.ui.steering.people_list import PeopleList
from tawasul_desk.ui.steering.warning import WarningLine
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.field import Field

REASON_CHARACTERS: Final = 4_000


class AssignDialog(AskingDialog):
    """`chosen(staff id, reason)`: who is to have them. Warnings tell, they do not forbid."""

    chosen = Signal(object, str)

    def __init__(
        self, case_ids: Sequence[UUID], desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self._words = HandWords(locale)
        self._hands = Hands((), None)
        self._services: tuple[str, ...] = ()
        self.setWindowTitle(locale.digits(Counts().assign_title(len(case_ids))))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name of the officer"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.people = PeopleList(locale, theme, self)
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.absence = WarningLine(theme, self)
        self.skills = WarningLine(theme, self)
        self.reason = Field(self.tr("Reason (kept in the timeline, may stay empty)"))
        self.reason.edit.setMaxLength(REASON_CHARACTERS)
        self.assign = PrimaryButton(self.tr("Assign"), keys=Key.OPEN)
        self.resize(520, 620)
        asked = (self.search, self.people, self.absence, self.skills, self.reason)
        lay_out(self, asked, self.people, self.assign)
        self._connect()
        jobs.run(
            lambda: (read_hands(desk, datetime.now(UTC)), services_of(desk, case_ids)),
            lambda found: self._on_hands(*found),
            owner=self,
        )
        self.search.setFocus()

    def typed(self) -> str:
        """Return the reason typed so far."""
        return self.reason.text

    def _on_hands(self, hands: Hands, services: tuple[str, ...]) -> None:
        self._hands, self._services = hands, services
        self._filter()

    def _filter(self) -> None:
        self.people.show_hands(matching(self._hands, self.search.text()))
        self._tell()

    def _tell(self) -> None:
        hand = self.people.hand()
        self.assign.setEnabled(hand is not None)
        self.absence.hide()
        self.skills.hide()
        if hand is None:
            return
        if hand.person.absent:
            substitute = self._hands.of(hand.substitute_id)
            offer = None
            if substitute is not None:
                name = self.tr("Choose {name}").format(name=self._words.name(substitute))
                offer = (name, lambda: self._choose(substitute.staff.id))
            self.absence.tell(self._words.absence(hand, self._hands), offer)
        if hand.lacks(self._services):
            self.skills.tell(self._words.lacking(hand, self._hands, self._services))

    def _choose(self, staff_id: UUID) -> None:
        self.search.clear()
        self.people.choose(staff_id)
        self.search.setFocus()

    def _on_assign(self) -> None:
        hand = self.people.hand()
        if hand is not None:
            self.chosen.emit(hand.staff.id, self.reason.text)
            self.accept()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.people.currentRowChanged.connect(lambda _: self._tell())
        self.people.itemDoubleClicked.connect(lambda _: self._on_assign())
        self.assign.clicked.connect(self._on_assign)
        shortcut(self, Key.OPEN, self._on_assign)
        shortcut(self, "Down", lambda: self.people.step(1))
        shortcut(self, "Up", lambda: self.people.step(-1))


def services_of(desk: Desk, case_ids: Sequence[UUID]) -> tuple[str, ...]:
    """Return which services the requests in sight are of, each once; on a worker.

    What is out of sight is told when it is assigned.
    """
    return tuple(dict.fromkeys(case.service_id for case in desk.steering.as_seen(case_ids)))
