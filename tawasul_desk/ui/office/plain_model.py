"""Lines under titled columns, as all lists of this page are."""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Line = TypeVar("Line")
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class PlainModel(QAbstractTableModel, Generic[Line]):
    """Each kind of lines names its columns (`titles`) and tells what a cell says (`text`, `hint`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are here."""
        return self._lines

    def line(self, row: int) -> Line | None:
        """Return what is on this row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def refill(self, lines: Sequence[Line], key: Callable[[Line], object]) -> None:
        """List these; where they are those that were here, each stays where it was, and chosen."""
        same = list(map(key, lines)) == list(map(key, self._lines))
        if same and lines:
            self._lines = tuple(lines)
            self.tell_all()
        else:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def tell_all(self) -> None:
        """Have every cell painted anew."""
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self.titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def text(self, line: Line, column: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def hint(self, line: Line, column: int) -> str:
        """Return the longer form."""
        return self.text(line, column)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines are here."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text, or the longer form as a tooltip."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, index.column())
        return self.hint(line, index.column()) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.titles[section] if wanted and 0 <= section < len(self.titles) else None
