"""How a request ends for the applicant: one of three."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_contract.records import Resolution
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.words import resolution_text

_ICONS = {
    Resolution.APPROVED: "check-circle",
    Resolution.REJECTED: "close",
    Resolution.ANSWERED: "respond",
}


class OutcomePicker(QWidget):
    """Emits `changed`; nothing is chosen at first, so that nobody approves by habit."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.chips: dict[Resolution, Chip] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for resolution in Resolution:
            chip = Chip(resolution_text(resolution), self, icon=theme.icon(_ICONS[resolution]))
            chip.setCheckable(True)
            self._group.addButton(chip)
            self.chips[resolution] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self._group.buttonToggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Outcome"), "label"))
        column.addLayout(row)

    def resolution(self) -> Resolution | None:
        """Return what is chosen."""
        return next((resolution for resolution, chip in self.chips.items() if chip.isChecked()), None)

    def _on_toggled(self) -> None:
        self.changed.emit()

    def set_resolution(self, resolution: Resolution | None) -> None:
        """Choose this one."""
        if resolution is not None:
            self.chips[resolution].setChecked(True)
