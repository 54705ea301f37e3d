"""What is asked of the audit trail: a request, a person, an act, a period."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tawasul_contract.trail import AuditQuery
from tawasul_desk.services.arabic import RIYADH, to_ascii_digits
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.audit_words import action_texts
from tawasul_desk.ui.office.day_field import DayField
from tawasul_desk.ui.office.person_choice import PersonChoice
from tawasul_desk.ui.office.titled import titled
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.calm import CalmComboBox


class AuditFilters(QWidget):
    """A line of controls; `asked` is emitted with Enter, the button, or a choice."""

    asked = Signal()

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = QLineEdit()
        self.number.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.number.setPlaceholderText("TW-…")
        self.number.setMaxLength(40)
        self.person = PersonChoice(locale)
        self.action = CalmComboBox()
        self.action.addItem(self.tr("Everything"), None)
        for action, text in action_texts().items():
            self.action.addItem(text, action)
        self.first = DayField(self.tr("From"), locale, theme, compact=True)
        self.last = DayField(self.tr("Until"), locale, theme, compact=True)
        self.ask = PrimaryButton(self.tr("Show"), icon=theme.icon("search", "on_primary"), keys=Key.SYNC)
        self._lay_out()
        self._connect()

    def query(self) -> AuditQuery | None:
        """Return what is asked, or None where a day is none or the period ends before it begins."""
        first, last = self.first.day(), self.last.day()
        if self.first.is_wrong or self.last.is_wrong or (first and last and last < first):
            return None
        midnight = time(tzinfo=RIYADH)
        return AuditQuery(
            case_number=to_ascii_digits(self.number.text()).strip().upper() or None,
            staff_id=self.person.person(),
            action=self.action.currentData(),
            since=datetime.combine(first, midnight) if first else None,
            until=datetime.combine(last + timedelta(days=1), midnight) if last else None,
        )

    def _connect(self) -> None:
        for edit in (self.number, self.first.edit, self.last.edit):
            edit.returnPressed.connect(self.asked)
        self.person.activated.connect(self.asked)
        self.action.activated.connect(self.asked)
        self.ask.clicked.connect(self.asked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(titled(self.tr("Request number"), self.number), 3, top)
        row.addWidget(titled(self.tr("Who"), self.person), 4, top)
        row.addWidget(titled(self.tr("What"), self.action), 4, top)
        row.addWidget(self.first, 3, top)
        row.addWidget(self.last, 3, top)
        row.addWidget(titled(" ", self.ask), 0, top)
        self.ask.setAccessibleName(self.tr("Show"))
        for combo in (self.person, self.action):
            combo.setMinimumContentsLength(10)
            combo.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
