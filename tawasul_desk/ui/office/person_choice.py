"""One of many people, found by any part of the name as a search would find it."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from tawasul_contract.records import StaffRecord
from tawasul_desk.services.arabic import fold
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.widgets.calm import CalmComboBox

Index = QModelIndex | QPersistentModelIndex
FOLDED: Final = Qt.ItemDataRole.UserRole + 1
MOST_SHOWN: Final = 12


class _Completer(QCompleter):
    """Compares folded texts: what readers take for the same is the same."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - a Qt name
        """Return what is typed, as names are compared."""
        return [fold(path)]

    def pathFromIndex(self, index: Index) -> str:  # noqa: N802 - a Qt name
        """Return the name that is chosen."""
        return str(index.data())


class PersonChoice(CalmComboBox):
    """Everybody, or one person; a few letters of a name are enough. `activated` tells of a choice."""

    def __init__(self, locale: Locale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self.edit = QLineEdit()
        self.setLineEdit(self.edit)
        self.setInsertPolicy(CalmComboBox.InsertPolicy.NoInsert)
        completer = _Completer(self.model(), self)
        completer.setCompletionRole(FOLDED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_SHOWN)
        self.setCompleter(completer)
        self.edit.editingFinished.connect(self._on_typed)
        self.show_people(())

    def show_people(self, people: Iterable[StaffRecord]) -> None:
        """Offer these persons; who was chosen stays so, and what is being typed too."""
        chosen, typed = self.currentData(), self.currentText() if self.edit.isModified() else None
        self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("Everybody"), None)
        for person in sorted(people, key=self._locale.name):
            self._add(person)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        if typed is not None:
            self.setEditText(typed)
        self.blockSignals(False)

    def person(self) -> UUID | None:
        """Return who is chosen, or None for everybody."""
        chosen = self.currentData()
        return UUID(chosen) if chosen else None

    def _add(self, person: StaffRecord) -> None:
        self.addItem(self._locale.name(person), str(person.id))  # Qt finds a text again, an id it does not
        self.setItemData(self.count() - 1, fold(f"{person.name_ar} {person.name_en}"), FOLDED)

    def _on_typed(self) -> None:
        """Take the only one who fits what is typed, everybody for nothing; else leave who was chosen."""
        typed = fold(self.currentText())
        fitting = [place for place in range(1, self.count()) if typed in self.itemData(place, FOLDED)]
        exact = [place for place in fitting if self.itemText(place) == self.currentText()]
        found = [0] if not typed else exact or fitting
        before = self.currentIndex()
        self.setCurrentIndex(found[0] if len(found) == 1 else before)
        self.setEditText(self.itemText(self.currentIndex()))
        if self.currentIndex() != before:
            self.activated.emit(self.currentIndex())
