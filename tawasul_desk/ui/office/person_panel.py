"""What is known of one person, and what a supervisor can do about it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.arabic import DATE_SEPARATOR
from tawasul_desk.services.office import Person
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import OfficeKey
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.buttons import PlainButton
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.facts_grid import FactsGrid
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.words import role_text


class PersonPanel(Card):
    """The person chosen in the list."""

    absence_wanted = Signal()
    skills_wanted = Signal()
    watch_wanted = Signal()

    def __init__(self, me: UUID, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._me = me
        self._locale = locale
        self.badge = Badge(self.tr("Waiting to be sent"), Tone.PRIMARY)
        self.facts = FactsGrid()
        self.absence = PlainButton(self.tr("Absence…"), icon=theme.icon("calendar"), keys=OfficeKey.ABSENCE)
        self.skills = PlainButton(self.tr("Skills…"), icon=theme.icon("layers"), keys=OfficeKey.SKILLS)
        self.watch = PlainButton(
            self.tr("Watch this queue"), icon=theme.icon("eye"), keys=OfficeKey.WATCH_QUEUE
        )
        self.watch.setCheckable(True)
        self.explained = label("", "muted", wrap=True)
        self.heading.setWordWrap(True)
        self.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.facts)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.absence, self.skills, self.watch):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.body.addWidget(self.explained)
        self.body.addStretch(1)
        self.absence.clicked.connect(self.absence_wanted)
        self.skills.clicked.connect(self.skills_wanted)
        self.watch.clicked.connect(self.watch_wanted)

    def show_person(
        self, person: Person, load: int, catalogue: CatalogueRecord | None, names: Mapping[UUID, StaffRecord]
    ) -> None:
        """Show this person."""
        staff, locale = person.staff, self._locale
        self.heading.setText(locale.name(staff))
        self.badge.setVisible(person.pending)
        self.facts.clear()
        self.facts.add(self.tr("Role"), role_text(staff.role))
        if catalogue is not None:
            offices = (locale.name(catalogue.office(office)) for office in staff.office_ids)
            self.facts.add(self.tr("Office"), "\n".join(offices))
        self.facts.add(self.tr("Open requests"), locale.number(load))
        self.facts.add(self.tr("Skills"), self._skills(staff, catalogue))
        self._add_absence(staff, names)
        watched = self._me in staff.watcher_ids
        self.watch.setChecked(watched)
        self.watch.setText(self.tr("Stop watching") if watched else self.tr("Watch this queue"))
        self.watch.setEnabled(staff.id != self._me)
        self.explained.setText(
            self.tr("You are notified of what others do with this person's requests.") if watched else ""
        )

    def _skills(self, staff: StaffRecord, catalogue: CatalogueRecord | None) -> str:
        if not staff.skills or catalogue is None:
            return self.tr("Every service")
        known = {service.id: self._locale.name(service) for service in catalogue.services}
        return "\n".join(known.get(skill, skill) for skill in staff.skills)

    def _add_absence(self, staff: StaffRecord, names: Mapping[UUID, StaffRecord]) -> None:
        absence = staff.absence
        if absence is None:
            self.facts.add(self.tr("Absence"), self.tr("None"))
            return
        if absence.first == absence.last:
            self.facts.add(self.tr("Absent on"), self._day(absence.first))
        else:
            self.facts.add(self.tr("Absent from"), self._day(absence.first))
            self.facts.add(self.tr("Until"), self._day(absence.last))
        substitute = names.get(absence.substitute_id) if absence.substitute_id else None
        if substitute is not None:
            self.facts.add(self.tr("Substitute"), self._locale.name(substitute))

    def _day(self, day: date) -> str:
        # A line for each calendar, and no line ends inside a date.
        return self._locale.date(day).replace(DATE_SEPARATOR, "\n").replace(" ", "\N{NO-BREAK SPACE}")
