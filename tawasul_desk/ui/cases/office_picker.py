"""To which other office a request is offered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.widgets.calm import CalmComboBox
from tawasul_desk.ui.widgets.labels import label


class OfficePicker(QWidget):
    """Emits `changed`; nothing is chosen at first, so that no case leaves for the wrong town by habit."""

    changed = Signal()

    def __init__(self, screen: CaseScreen, locale: Locale, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = CalmComboBox()
        self.box.setPlaceholderText(self.tr("Choose an office"))
        for office in screen.catalogue.offices:
            if office.id != screen.case.office_id:
                self.box.addItem(locale.name(office), office.id)
        self.box.setCurrentIndex(-1)
        self.box.setAccessibleName(self.tr("Office"))
        self.box.currentIndexChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Office"), "label"))
        column.addWidget(self.box)

    def office_id(self) -> str | None:
        """Return the office chosen."""
        found = self.box.currentData()
        return found if isinstance(found, str) else None

    def set_office(self, office_id: str | None) -> None:
        """Choose this office; one that is no more leaves the choice open."""
        self.box.setCurrentIndex(self.box.findData(office_id) if office_id else -1)
