"""Days on which an office is closed, or works at special hours."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from tawasul_contract.calendars import ClosureRecord
from tawasul_desk.services.calendar_faults import FaultCode, closure_faults, in_order
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.calendar_words import sentence_of
from tawasul_desk.ui.office.day_field import DayField, from_until
from tawasul_desk.ui.office.sheet import Sheet
from tawasul_desk.ui.office.windows_field import WindowsField
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.field import Field

REASON_LIMIT = 400


class ClosureSheet(Sheet):
    """`filled` carries the closure."""

    filled = Signal(object)

    def __init__(self, closure: ClosureRecord | None, locale: Locale, theme: Theme, parent: QWidget) -> None:
        translate = QCoreApplication.translate
        title = translate("ClosureSheet", "Closure or special hours")
        super().__init__(theme, title, translate("ClosureSheet", "Save"), parent)
        self.first = DayField(self.tr("First day"), locale, theme)
        self.last = DayField(self.tr("Last day"), locale, theme)
        self.reason = Field(self.tr("Reason, shown to everybody"))
        self.reason.edit.setMaxLength(REASON_LIMIT)
        empty = self.tr("None: the office is closed all day.")
        self.windows = WindowsField(self.tr("Special hours"), theme, empty=empty)
        self._lay_out()
        if closure is not None:
            self.first.set_day(closure.first)
            self.last.set_day(closure.last)
            self.reason.edit.setText(closure.reason)
            self.windows.set_windows(closure.windows)
        self.begin(self._filled_in)
        self.first.setFocus()

    def _filled_in(self) -> object:
        return self.first.edit.text(), self.last.edit.text(), self.reason.text, self.windows.windows()

    def on_act(self) -> None:
        """Keep the closure, or say what is wrong with it."""
        first, last, reason = self.first.day(), self.last.day(), self.reason.text
        if first is None or last is None:
            self.tell(self.tr("Give the first and the last day."))
            return
        if not reason:
            self.tell(sentence_of(FaultCode.NO_REASON))
            self.reason.setFocus()
            return
        windows = in_order(self.windows.windows())
        closure = ClosureRecord(first=first, last=last, reason=reason, windows=windows)
        faults = closure_faults(closure)
        if faults:
            self.tell(sentence_of(faults[0].code))
            return
        self.filled.emit(closure)
        self.accept()

    def _lay_out(self) -> None:
        self.body.addLayout(from_until(self.first, self.last))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.windows)
