"""The people of one's offices as a table."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tawasul_contract.records import AbsenceRecord, Role
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.office import Person
from tawasul_desk.ui.locale import Locale

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """The columns."""

    NAME = 0
    LOAD = 1
    SKILLS = 2
    ABSENCE = 3
    STATE = 4


class PeopleModel(QAbstractTableModel):
    """One line a person; a refill keeps the lines that stay where they were."""

    def __init__(self, me: UUID, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._locale = locale
        self._people: tuple[Person, ...] = ()
        self._loads: Mapping[UUID, int] = {}

    @property
    def people(self) -> tuple[Person, ...]:
        """The people listed."""
        return self._people

    def show_people(self, people: Sequence[Person], loads: Mapping[UUID, int]) -> None:
        """List these with how much each has on hand."""
        same = [each.staff.id for each in people] == [each.staff.id for each in self._people]
        if same and people:
            self._people, self._loads = tuple(people), loads
            self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._people, self._loads = tuple(people), loads
        self.endResetModel()

    def person(self, row: int) -> Person | None:
        """Return who is on this row, or None."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def load(self, person: Person) -> int:
        """Return how many requests are on a person's hands."""
        return self._loads.get(person.staff.id, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text."""
        person = self.person(index.row()) if index.isValid() else None
        if person is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        match Column(index.column()):
            case Column.NAME:
                return self._locale.name(person.staff)
            case Column.LOAD:
                officer = person.staff.role is Role.OFFICER
                return self._locale.number(self.load(person)) if officer else ""
            case Column.SKILLS:
                return self.skills_text(person)
            case Column.ABSENCE:
                return self.absence_text(person)
            case Column.STATE:
                return self._state(person)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if not wanted or not 0 <= section < len(Column):
            return None
        return {
            Column.NAME: self.tr("Name"),
            Column.LOAD: self.tr("On hand"),
            Column.SKILLS: self.tr("Skills"),
            Column.ABSENCE: self.tr("Absence"),
            Column.STATE: self.tr("State"),
        }[Column(section)]

    def skills_text(self, person: Person) -> str:
        """Return how many services a person handles."""
        if not person.staff.skills:
            return self.tr("Every service")
        return self._locale.digits(self.tr("%n service(s)", "", len(person.staff.skills)))

    def absence_text(self, person: Person) -> str:
        """Return from when until when a person is away, as digits."""
        absence = person.staff.absence
        if absence is None:
            return ""
        return self._locale.digits(isolate(f"{_digits(absence)}"))

    def _state(self, person: Person) -> str:
        if person.pending:
            return self.tr("Waiting to be sent")
        if person.absent:
            return self.tr("Away today")
        return self.tr("You watch this queue") if self._me in person.staff.watcher_ids else ""


def _digits(absence: AbsenceRecord) -> str:
    if absence.first == absence.last:
        return f"{absence.first:%Y-%m-%d}"
    same_year = absence.first.year == absence.last.year
    last = f"{absence.last:%m-%d}" if same_year else f"{absence.last:%Y-%m-%d}"
    return f"{absence.first:%Y-%m-%d} – {last}"
