"""How a request ends for the applicant: one of three."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_contract.records import Resolution
from tawasul_desk.ui.shortcuts import Key, choice
from tawasul_desk.ui.widgets.buttons import Chip
from tawasul_desk.ui.widgets.key_cap import KeyCap
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.words import resolution_text

OUTCOME_KEYS: Final = {
    Resolution.APPROVED: Key.APPROVED,
    Resolution.REJECTED: Key.REJECTED,
    Resolution.ANSWERED: Key.ANSWERED,
}


class OutcomePicker(QWidget):
    """Emits `changed`; nothing is chosen at first, so that nobody approves by habit."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.chips: dict[Resolution, Chip] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for resolution in Resolution:
            chip = Chip(resolution_text(resolution), self)
            chip.setCheckable(True)
            self._group.addButton(chip)
            self.chips[resolution] = chip
            pair = QHBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(chip)
            pair.addWidget(KeyCap(OUTCOME_KEYS[resolution]), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addLayout(pair)
        row.addStretch(1)
        self._group.buttonToggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Outcome"), "label"))
        column.addLayout(row)

    def bind(self, form: QWidget) -> None:
        """Let the letters beside the choices choose anywhere in this form."""
        for resolution, key in OUTCOME_KEYS.items():
            choice(form, key, partial(self.choose, resolution))

    def choose(self, resolution: Resolution) -> None:
        """Choose this one, and show where the keyboard is, unless it is in a text."""
        self.set_resolution(resolution)
        if any(chip.hasFocus() for chip in self.chips.values()):
            self.chips[resolution].setFocus()

    def begin(self) -> None:
        """Take the keyboard."""
        chosen = self.resolution()
        (self.chips[chosen] if chosen else next(iter(self.chips.values()))).setFocus()

    def resolution(self) -> Resolution | None:
        """Return what is chosen."""
        return next((resolution for resolution, chip in self.chips.items() if chip.isChecked()), None)

    def _on_toggled(self, _chip: QAbstractButton, checked: bool) -> None:
        if checked:  # the one that gives way says nothing new
            self.changed.emit()

    def set_resolution(self, resolution: Resolution | None) -> None:
        """Choose this one."""
        if resolution is not None:
            self.chips[resolution].setChecked(True)
