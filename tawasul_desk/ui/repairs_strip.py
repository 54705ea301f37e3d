"""What was found damaged when the desk was opened, and what was done: told once, until it is closed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.repairs import Repair, RepairCode
from tawasul_desk.ui.counted import Counted
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import QuietButton
from tawasul_desk.ui.widgets.labels import label

_GRAVE: Final = (RepairCode.KEY_GONE, RepairCode.KEY_CHANGED, RepairCode.UPLOAD_LOST)
_ICONS: Final = {Tone.INFO: "info", Tone.WARNING: "alert-triangle", Tone.ERROR: "alert-circle"}
_WORK: Final = (RepairCode.WORK_REBUILT, RepairCode.WORK_RETURNED, RepairCode.UPLOAD_LOST)


class RepairsStrip(QWidget):
    """One line for each repair; what is closed is taken from the list, which outlives this widget."""

    outbox_requested = Signal()

    def __init__(self, repairs: list[Repair], locale: Locale, theme: Theme) -> None:
        super().__init__()
        self._repairs = repairs
        self._locale = locale
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 0)
        self._column.setSpacing(8)
        for repair in repairs:
            self._column.addWidget(self._line(repair))
        self.setVisible(bool(repairs))

    def _line(self, repair: Repair) -> QFrame:
        tone = tone_of(repair.code)
        frame = QFrame()
        frame.setObjectName("notice")
        frame.setProperty("tone", tone.value)
        icon = QLabel()
        icon.setPixmap(self._theme.pixmap(_ICONS[tone], tone.value, 20))
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(icon)
        row.addWidget(label(self._locale.digits(self._text(repair)), "soft", wrap=True), 1)
        if repair.code in _WORK:
            look = QuietButton(self.tr("Open the outbox"))
            look.clicked.connect(self.outbox_requested)
            row.addWidget(look)
        close = QuietButton(self.tr("OK"))
        close.clicked.connect(lambda: self._close(repair, frame))
        row.addWidget(close)
        return frame

    def _close(self, repair: Repair, frame: QFrame) -> None:
        self._repairs.remove(repair)
        frame.hide()
        frame.deleteLater()
        self.setVisible(bool(self._repairs))

    def _text(self, repair: Repair) -> str:
        counted, operations, files = Counted(), _count(repair, "operations"), _count(repair, "files")
        return {
            RepairCode.WORK_REBUILT: lambda: counted.work_rebuilt(operations),
            RepairCode.WORK_RETURNED: lambda: counted.work_returned(operations),
            RepairCode.WORK_ELSEWHERE: lambda: self._elsewhere(repair, operations),
            RepairCode.KEY_GONE: lambda: counted.key_gone(files),
            RepairCode.KEY_CHANGED: lambda: counted.key_changed(files),
            RepairCode.KEY_RETURNED: lambda: counted.key_returned(files),
            RepairCode.UPLOAD_LOST: lambda: counted.upload_lost(files),
        }.get(repair.code, lambda: self._plain(repair.code))()

    def _elsewhere(self, repair: Repair, operations: int) -> str:
        text = Counted().work_elsewhere(operations)
        if repair.facts.get("operations") is None:
            text = self.tr(
                "Unsent work of yours may be kept on this computer under the address {server}."
                " To see and send it, sign in at that address."
            )
        return text.format(server=isolate(str(repair.facts.get("server", ""))))

    def _plain(self, code: RepairCode) -> str:
        if code is RepairCode.MIRROR_EMPTIED:
            return self.tr(
                "The copy of the requests on this computer was damaged. It was set aside and is fetched"
                " again from the server. Your own work is kept."
            )
        if code is RepairCode.JOURNAL_REWRITTEN:
            return self.tr(
                "The second copy of your outbox was damaged and has been rewritten. Nothing is lost."
            )
        return self.tr("A damaged file on this computer was repaired from its second copy. Nothing is lost.")


def tone_of(code: RepairCode) -> Tone:
    """Return how grave a repair is: whether something is lost, may be, or is not."""
    if code in _GRAVE:
        return Tone.ERROR
    warns = code in (
        RepairCode.WORK_REBUILT,
        RepairCode.WORK_RETURNED,
        RepairCode.MIRROR_EMPTIED,
        RepairCode.WORK_ELSEWHERE,
    )
    return Tone.WARNING if warns else Tone.INFO


def _count(repair: Repair, name: str) -> int:
    told = repair.facts.get(name, 0)
    return told if isinstance(told, int) else 0
