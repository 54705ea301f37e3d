"""The response texts as a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tawasul_contract.catalogue import TemplateRecord
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.texts_read import TextEntry
from tawasul_desk.ui.words import move_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """The columns."""

    TITLE = 0
    USE = 1
    STATE = 2


class TextsModel(QAbstractTableModel):
    """One line a text; a refill keeps the lines that stay where they were."""

    def __init__(self, locale: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._entries: tuple[TextEntry, ...] = ()

    def show_entries(self, entries: Sequence[TextEntry]) -> None:
        """List these."""
        same = [each.shown.id for each in entries] == [each.shown.id for each in self._entries]
        if same and entries:
            self._entries = tuple(entries)
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> TextEntry | None:
        """Return the text on this row, or None."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, template_id: str) -> int:
        """Return the row of this text; -1 where it is not listed."""
        return next((row for row, each in enumerate(self._entries) if each.shown.id == template_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many texts there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of the cell."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        match Column(index.column()):
            case Column.TITLE:
                return title_of(entry.shown, self._locale)
            case Column.USE:
                return self.use_text(entry.shown)
            case Column.STATE:
                return self.state_text(entry)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if not wanted or not 0 <= section < len(Column):
            return None
        return {
            Column.TITLE: self.tr("Response text"),
            Column.USE: self.tr("Offered for"),
            Column.STATE: self.tr("State"),
        }[Column(section)]

    def use_text(self, template: TemplateRecord) -> str:
        """Return with which act a text is offered."""
        return move_text(template.for_status) if template.for_status else self.tr("Any response")

    def state_text(self, entry: TextEntry) -> str:
        """Return whether a text is in force, proposed, refused, or on its way."""
        if entry.proposal is not None and entry.proposal.pending:
            return self.tr("Waiting to be sent")
        if entry.proposal is not None:
            return self.tr("Waits for approval")
        if entry.refusal is not None:
            return self.tr("Refused")
        version = self._locale.digits(str(entry.shown.version))
        return self.tr("In force, version {version}").format(version=version)


def title_of(template: TemplateRecord, locale: Locale) -> str:
    """Return the title of a text in the language of the window, or the other where it has none."""
    first, second = template.title_ar, template.title_en
    return (first or second) if locale.is_arabic else (second or first)
