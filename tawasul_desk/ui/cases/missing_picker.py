"""What is asked of the applicant: the documents of the service to tick, and a line for anything else."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tawasul_contract.catalogue import CatalogueRecord, ServiceRecord
from tawasul_desk.ui.cases.templates import document_name
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key, choice
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton
from tawasul_desk.ui.widgets.file_addresses import keep_addresses_out
from tawasul_desk.ui.widgets.key_cap import KeyCap
from tawasul_desk.ui.widgets.labels import label

DIGITS: Final = "123456789"
_FREE_CHARACTERS = 200


class MissingPicker(QWidget):
    """Emits `changed` when the list of missing documents changes."""

    changed = Signal()

    def __init__(
        self,
        service: ServiceRecord,
        catalogue: CatalogueRecord,
        locale: Locale,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._locale = locale
        self._boxes: dict[str, QCheckBox] = {}
        self.other = QLineEdit(self)
        self.other.setMaxLength(_FREE_CHARACTERS)
        self.other.setPlaceholderText(self.tr("Another document, in your own words"))
        self.other.setAccessibleName(self.other.placeholderText())
        keep_addresses_out(self.other)
        self.other.returnPressed.connect(self.add_other)
        self._suggest(service)
        add = IconButton(theme.icon("plus"), self.tr("Add to the list"), self)
        add.clicked.connect(self.add_other)
        line = QHBoxLayout()
        line.addWidget(self.other, 1)
        line.addWidget(add)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("What is missing?"), "label"))
        column.addLayout(self._column)
        column.addLayout(line)
        for document_id in service.document_ids:
            self._add(document_id, checked=False)

    def bind(self, form: QWidget) -> None:
        """Let the digits beside the documents tick them anywhere in this form."""
        for place, digit in enumerate(DIGITS):
            choice(form, Key.TICK, partial(self.tick, place), "" if digit == Key.TICK else digit)

    def tick(self, place: int) -> None:
        """Tick the document at this place of the list, from 0, or untick it."""
        box = next(iter(list(self._boxes.values())[place:]), None)
        if box is not None:
            box.toggle()

    def begin(self) -> None:
        """Take the keyboard."""
        next(iter(self._boxes.values()), self.other).setFocus()

    def missing(self) -> tuple[str, ...]:
        """Return the ticked items: document ids of the catalogue, or free words."""
        return tuple(item for item, box in self._boxes.items() if box.isChecked())

    def set_missing(self, missing: tuple[str, ...]) -> None:
        """Tick exactly these."""
        for item in missing:
            if item not in self._boxes:
                self._add(item, checked=True)
        for item, box in self._boxes.items():
            box.setChecked(item in missing)

    def add_other(self) -> None:
        """Put the line's words on the list; a document of the catalogue is known by its name."""
        words = " ".join(self.other.text().split())
        if not words:
            return
        documents = self._catalogue.documents
        found = next((each.id for each in documents if words in (each.name_ar, each.name_en)), words)
        if found in self._boxes:
            self._boxes[found].setChecked(True)
        else:
            self._add(found, checked=True)
            self.changed.emit()
        self.other.clear()

    def _add(self, item: str, *, checked: bool) -> None:
        box = QCheckBox(document_name(item, self._catalogue, self._locale.language), self)
        box.setChecked(checked)
        box.toggled.connect(self.changed)
        row = QHBoxLayout()
        row.setSpacing(8)
        if len(self._boxes) < len(DIGITS):
            row.addWidget(KeyCap(DIGITS[len(self._boxes)]))
        row.addWidget(box, 1)
        self._boxes[item] = box
        self._column.addLayout(row)

    def _suggest(self, service: ServiceRecord) -> None:
        others = (each for each in self._catalogue.documents if each.id not in service.document_ids)
        names = [self._locale.name(each) for each in others]
        completer = QCompleter(names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.other.setCompleter(completer)
