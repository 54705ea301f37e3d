"""When a person is away, and who stands in: for a supervisor, and for everybody their own."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tawasul_contract.operations import SetAbsence
from tawasul_contract.records import AbsenceRecord, Role, StaffRecord
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.day_field import DayField, from_until
from tawasul_desk.ui.office.envelope import envelope
from tawasul_desk.ui.office.sheet import Sheet
from tawasul_desk.ui.office.titled import titled
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import DangerButton
from tawasul_desk.ui.widgets.calm import CalmComboBox
from tawasul_desk.ui.widgets.labels import label


class AbsenceSheet(Sheet):
    """First and last day, and a substitute; a person who is away can be said to be back."""

    def __init__(
        self,
        person: StaffRecord,
        people: Iterable[StaffRecord],
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("AbsenceSheet", "Absence: {name}").format(name=locale.name(person))
        super().__init__(theme, title, translate("AbsenceSheet", "Save the absence"), parent)
        self._person = person
        self._desk = desk
        self._jobs = jobs
        self.first = DayField(self.tr("First day away"), locale, theme)
        self.last = DayField(self.tr("Last day away"), locale, theme)
        self.substitute = CalmComboBox()
        self.substitute.addItem(self.tr("No substitute"), None)
        for other in sorted(substitutes(person, people), key=locale.name):
            self.substitute.addItem(locale.name(other), str(other.id))  # Qt finds no id again
        self.back_at_work = DangerButton(self.tr("Back at work"))
        self._lay_out()
        self.back_at_work.setVisible(person.absence is not None)  # a part of the sheet by now, not a window
        if person.absence is not None:
            self._show(person.absence)
        self.back_at_work.clicked.connect(lambda: self._send(None))
        self.begin(lambda: (self.first.edit.text(), self.last.edit.text(), self.substitute.currentData()))
        self.first.setFocus()

    def on_act(self) -> None:
        """Save the absence, or say what is missing."""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            self.tell(self.tr("Give the first and the last day."))
        elif last < first:
            self.tell(self.tr("The last day is before the first."))
        else:
            chosen = self.substitute.currentData()
            substitute_id = UUID(chosen) if chosen else None
            self._send(AbsenceRecord(first=first, last=last, substitute_id=substitute_id))

    def _send(self, absence: AbsenceRecord | None) -> None:
        act = SetAbsence(**envelope(datetime.now(UTC)), staff_id=self._person.id, absence=absence)
        self.send(self._desk, self._jobs, act)

    def _show(self, absence: AbsenceRecord) -> None:
        self.first.set_day(absence.first)
        self.last.set_day(absence.last)
        self.substitute.setCurrentIndex(max(0, self.substitute.findData(str(absence.substitute_id))))

    def _lay_out(self) -> None:
        self.body.addLayout(from_until(self.first, self.last))
        self.body.addWidget(titled(self.tr("Substitute"), self.substitute))
        text = self.tr(
            "On these days no work is given to this person; new requests go to the substitute."
            " Requests already assigned stay until a supervisor moves them."
        )
        self.body.addWidget(label(text, "muted", wrap=True))
        self.put_aside(self.back_at_work)


def substitutes(person: StaffRecord, people: Iterable[StaffRecord]) -> list[StaffRecord]:
    """Return who can stand in for a person: those who share an office, and are no auditors."""
    offices = set(person.office_ids)
    return [
        other
        for other in people
        if other.id != person.id and other.role is not Role.AUDITOR and offices & set(other.office_ids)
    ]
