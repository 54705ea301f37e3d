"""The proposal of a distribution as a table in which the officer of each line can be changed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.distributing import changed_lines
from tawasul_desk.services.distribution import Line, Proposal
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.steering.hands import Hands
from tawasul_desk.ui.steering.reasons import reason_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """The columns."""

    NUMBER = 0
    SERVICE = 1
    BEFORE = 2
    OFFICER = 3
    REASON = 4


@dataclass(frozen=True)
class Load:
    """How many open requests one officer has before, and would have after."""

    staff_id: UUID
    before: int
    after: int


class DistributionModel(QAbstractTableModel):
    """Lines of a proposal; `changed` when one of them goes to somebody else."""

    changed = Signal()

    def __init__(self, locale: Locale, parent: QObject) -> None:
        super().__init__(parent)
        self._locale = locale
        self._proposal = Proposal()
        self._hands = Hands((), None)
        self._lines: list[Line] = []
        self._services: Mapping[str, str] = {}

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as they stand."""
        return tuple(self._lines)

    @property
    def hands(self) -> Hands:
        """The officers."""
        return self._hands

    def show_proposal(self, proposal: Proposal, hands: Hands) -> None:
        """Show what is proposed."""
        self.beginResetModel()
        self._proposal, self._hands, self._lines = proposal, hands, list(proposal.lines)
        catalogue = hands.catalogue
        services = catalogue.services if catalogue is not None else ()
        self._services = {each.id: self._locale.name(each) for each in services}
        self.endResetModel()
        self.changed.emit()

    def give(self, row: int, staff_id: UUID | None) -> None:
        """Let this line go to somebody else, or stay where it is."""
        if self._lines[row].assignee_id != staff_id:
            self._lines[row] = replace(self._lines[row], assignee_id=staff_id)
            self.dataChanged.emit(self.index(row, 0), self.index(row, Column.REASON))
            self.changed.emit()

    def loads(self) -> tuple[Load, ...]:
        """Return what every officer has open now and would have then, as the lines stand."""
        moved = changed_lines(replace(self._proposal, lines=self.lines))
        change = Counter(line.assignee_id for line in moved)
        change.subtract(line.before for line in moved)
        return tuple(
            Load(hand.staff.id, hand.open, hand.open + change[hand.staff.id]) for hand in self._hands.all
        )

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many requests there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the officer can be changed."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == Column.OFFICER else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NUMBER: self.tr("Request number"),
            Column.SERVICE: self.tr("Service"),
            Column.BEFORE: self.tr("Now with"),
            Column.OFFICER: self.tr("Goes to"),
            Column.REASON: self.tr("Why"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell; long ones also as its tooltip."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.EditRole)
        if not index.isValid() or role not in shown:
            return None
        return self._text(self._lines[index.row()], index.row(), Column(index.column()))

    def _text(self, line: Line, row: int, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return isolate(line.case_number)
            case Column.SERVICE:
                return self._services.get(line.service_id, isolate(line.service_id))
            case Column.BEFORE:
                return self._person(line.before, self.tr("Nobody"))
            case Column.OFFICER:
                return self._person(line.assignee_id, self.tr("Stays as it is"))
            case Column.REASON:
                proposed = self._proposal.lines[row].assignee_id == line.assignee_id
                return reason_text(line.reason) if proposed else self.tr("Chosen by you")

    def _person(self, staff_id: UUID | None, nobody: str) -> str:
        hand = self._hands.of(staff_id)
        return isolate(self._locale.name(hand.staff)) if hand is not None else nobody
