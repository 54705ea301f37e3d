"""The people of one's offices as a table."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QObject

from tawasul_contract.records import Role
from tawasul_desk.services.office import Person
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.plain_model import PlainModel


class Column(IntEnum):
    """The columns."""

    NAME = 0
    LOAD = 1
    SKILLS = 2
    ABSENCE = 3


class PeopleModel(PlainModel[Person]):
    """One line a person, with how many requests each has open."""

    def __init__(self, me: UUID, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = (
            self.tr("Name"),
            self.tr("Open requests"),
            self.tr("Skills"),
            self.tr("Absence"),
        )
        self._me = me
        self._locale = locale
        self._loads: Mapping[UUID, int] = {}

    def show_people(self, people: Sequence[Person], loads: Mapping[UUID, int]) -> None:
        """List these with how many requests each has open."""
        self._loads = loads
        self.refill(people, lambda person: person.staff.id)

    def load(self, person: Person) -> int:
        """Return how many requests a person has open."""
        return self._loads.get(person.staff.id, 0)

    def text(self, line: Person, column: int) -> str:
        """Return what a cell says."""
        match Column(column):
            case Column.NAME:
                return "\n".join(filter(None, (self._locale.name(line.staff), self._state(line))))
            case Column.LOAD:
                officer = line.staff.role is Role.OFFICER
                return self._locale.number(self.load(line)) if officer else ""
            case Column.SKILLS:
                return self.skills_text(line)
            case Column.ABSENCE:
                return self.absence_text(line)

    def skills_text(self, person: Person) -> str:
        """Return how many services a person handles."""
        if not person.staff.skills:
            return self.tr("Every service")
        return self._locale.digits(self.tr("%n service(s)", "", len(person.staff.skills)))

    def absence_text(self, person: Person) -> str:
        """Return from when until when a person is away, as digits, a line for each calendar."""
        absence = person.staff.absence
        if absence is None:
            return ""
        first, last = (self._locale.short_dates(day) for day in (absence.first, absence.last))
        if first == last:
            return "\n".join(first)
        span = self.tr("from {first} to {last}")
        return "\n".join(span.format(first=start, last=end) for start, end in zip(first, last, strict=True))

    def _state(self, person: Person) -> str:
        if person.pending:
            return self.tr("Waiting to be sent")
        if person.absent:
            return self.tr("Away today")
        return self.tr("You watch this queue") if self._me in person.staff.watcher_ids else ""
