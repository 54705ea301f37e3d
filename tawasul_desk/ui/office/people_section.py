"""People: who has how much, who handles what, who is away, whose queue is watched."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from tawasul_contract.operations import OfficeOperation, WatchQueue
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.office import Person
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.absence_sheet import AbsenceSheet
from tawasul_desk.ui.office.envelope import envelope
from tawasul_desk.ui.office.people_model import Column, PeopleModel
from tawasul_desk.ui.office.people_read import People, read_people
from tawasul_desk.ui.office.person_panel import PersonPanel
from tawasul_desk.ui.office.plain_table import PlainTable
from tawasul_desk.ui.office.section import Section
from tawasul_desk.ui.office.sheet import Sheet
from tawasul_desk.ui.office.skills_sheet import SkillsSheet
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import OfficeKey, bind_button
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.empty_state import EmptyState

PANEL_WIDTH: Final = 320
WIDTHS: Final[dict[int, int]] = {
    Column.LOAD: 64,
    Column.SKILLS: 120,
    Column.ABSENCE: 264,
}


class PeopleSection(Section):
    """The list, and the chosen person beside it."""

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices) -> None:
        super().__init__(desk, jobs, locale, theme, notices)
        self._known = People()
        self.model = PeopleModel(desk.staff.id, locale, self)
        name = self.tr("People of your offices")
        self.table = PlainTable(self.model, name, (Column.NAME,), WIDTHS, lines=2)
        self.panel = PersonPanel(desk.staff.id, locale, theme)
        self.empty = EmptyState(theme, "users", self.tr("Reading…"))
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_chosen()
        self.reload()

    def reload(self) -> None:
        """Read the people again."""
        desk = self._desk
        self._jobs.run(lambda: read_people(desk), self._on_read, self._on_failed, owner=self)

    @property
    def chosen(self) -> Person | None:
        """The person chosen in the list."""
        return self.model.line(self.table.currentIndex().row())

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew what is on hand."""
        super().showEvent(event)
        self.reload()

    def _on_read(self, known: People) -> None:
        before = self.chosen
        self._known = known
        self.model.show_people(known.people, known.loads)
        if not known.people:
            text = self.tr("Nobody shares an office with you.")
            self.empty.tell("users", self.tr("No people"), text)
        self.stack.setCurrentIndex(0 if known.people else 1)
        ids = [each.staff.id for each in known.people]
        row = ids.index(before.staff.id) if before and before.staff.id in ids else 0
        if known.people and self.table.currentIndex().row() != row:
            self.table.choose(row)
        self._on_chosen()

    def _on_failed(self, error: KnownError) -> None:
        self.empty.tell("alert-triangle", self.tr("The people could not be read"), sentence(error))
        self.stack.setCurrentIndex(1)

    def _on_chosen(self) -> None:
        person = self.chosen
        self.panel.setVisible(person is not None)
        if person is not None:
            names = {each.staff.id: each.staff for each in self._known.people}
            self.panel.show_person(person, self.model.load(person), self._known.catalogue, names)

    def _edit_absence(self) -> None:
        person = self.chosen
        if person is not None:
            people = [each.staff for each in self._known.people]
            given = self._desk, self._jobs, self._locale, self._theme
            self._open(AbsenceSheet(person.staff, people, *given, self))

    def _edit_skills(self) -> None:
        person, catalogue = self.chosen, self._known.catalogue
        if person is not None and catalogue is not None:
            given = self._desk, self._jobs, self._locale, self._theme
            self._open(SkillsSheet(person.staff, catalogue, *given, self))

    def _open(self, sheet: Sheet) -> None:
        sheet.sent.connect(self._on_sent)
        sheet.open()

    def _on_sent(self, act: OfficeOperation) -> None:
        staff = {each.staff.id: each.staff for each in self._known.people}
        self.tell_of(act, Names(staff, self._known.catalogue))

    def _toggle_watch(self) -> None:
        person = self.chosen
        if person is None or not self.panel.watch.isEnabled():
            return
        watched = self._desk.staff.id not in person.staff.watcher_ids
        act = WatchQueue(**envelope(datetime.now(UTC)), staff_id=person.staff.id, watched=watched)
        office = self._desk.office
        self._jobs.write(
            lambda: office.submit(act), lambda _: self._on_sent(act), self._notices.show_error, owner=self
        )

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _row: self._on_chosen())
        self.table.opened.connect(lambda _row: self._edit_absence())
        self.panel.absence_wanted.connect(self._edit_absence)
        self.panel.skills_wanted.connect(self._edit_skills)
        self.panel.watch_wanted.connect(self._toggle_watch)
        self.listen(self.reload, Kind.STAFF, Kind.OUTBOX, Kind.CATALOGUE)
        bind_button(self, OfficeKey.ABSENCE, self.panel.absence)
        bind_button(self, OfficeKey.SKILLS, self.panel.skills)
        bind_button(self, OfficeKey.WATCH_QUEUE, self.panel.watch)

    def _lay_out(self) -> None:
        aside = QScrollArea()
        aside.setWidgetResizable(True)
        aside.setFrameShape(QScrollArea.Shape.NoFrame)
        aside.setFixedWidth(PANEL_WIDTH)
        aside.setWidget(self.panel)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(aside)
        self.stack.addWidget(both)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentIndex(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
