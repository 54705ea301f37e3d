"""Which services a person handles."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import SetSkills
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.envelope import envelope
from tawasul_desk.ui.office.sheet import Sheet
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.labels import label

HEIGHT = 420


class SkillsSheet(Sheet):
    """A box for each service under its section, and one for all of them."""

    def __init__(
        self,
        person: StaffRecord,
        catalogue: CatalogueRecord,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("SkillsSheet", "Skills: {name}").format(name=locale.name(person))
        super().__init__(theme, title, translate("SkillsSheet", "Save the skills"), parent)
        self._person = person
        self._desk = desk
        self._jobs = jobs
        self.every = QCheckBox(self.tr("Every service, also those still to come"))
        self.boxes = {service.id: QCheckBox(locale.name(service)) for service in catalogue.services}
        self._lay_out(catalogue, locale)
        self.every.toggled.connect(self._on_every)
        self.every.setChecked(not person.skills)
        for service_id, box in self.boxes.items():
            box.setChecked(service_id in person.skills)
        self.begin(self._skills)
        self.every.setFocus()

    def on_act(self) -> None:
        """Save the skills, or say what is missing."""
        if not self.every.isChecked() and not self._skills():
            self.tell(self.tr("Choose at least one service, or every service."))
            return
        now = datetime.now(UTC)
        act = SetSkills(**envelope(now), staff_id=self._person.id, skills=self._skills())
        self.send(self._desk, self._jobs, act)

    def _skills(self) -> tuple[str, ...]:
        if self.every.isChecked():
            return ()
        return tuple(service_id for service_id, box in self.boxes.items() if box.isChecked())

    def _on_every(self, every: bool) -> None:
        for box in self.boxes.values():
            box.setEnabled(not every)

    def _lay_out(self, catalogue: CatalogueRecord, locale: Locale) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for section in catalogue.sections:
            column.addWidget(label(locale.name(section), "label"))
            for service in catalogue.services:
                if service.section_id == section.id:
                    column.addWidget(self.boxes[service.id])
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFixedHeight(HEIGHT)
        area.setWidget(inner)
        self.body.addWidget(self.every)
        self.body.addWidget(area)
