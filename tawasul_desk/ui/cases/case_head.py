"""The head of the case page, always in sight: which request this is, how it stands, what can be done."""

from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.acts_bar import KEYS, ActsBar
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.copy_value import CopyValue
from tawasul_desk.ui.cases.head_facts import HeadFacts
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme, spacing
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge, StatusBadge
from tawasul_desk.ui.widgets.buttons import IconButton, QuietButton
from tawasul_desk.ui.widgets.labels import Elided

_WIDE: Final = 840  # pixels


class CaseHead(QFrame):
    """Shows number, status and acts; everything it asks for is a signal."""

    back_requested = Signal()
    print_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    watch_requested = Signal()

    def __init__(self, locale: Locale, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._locale = locale
        self._theme = theme
        self.setObjectName("casehead")
        self.acts = ActsBar(theme, page)
        self.number = CopyValue("", theme)
        self.number.text.setObjectName("casenumber")
        self.status = StatusBadge(theme)
        self.pending = Badge("", Tone.NEUTRAL)
        self._who = Elided("", "soft")
        self.facts = HeadFacts(locale, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing(6), spacing(2), spacing(6), spacing(3))
        column.setSpacing(spacing(1))
        column.addLayout(self._first_line())
        column.addWidget(self.facts)
        column.addLayout(self._second_line())

    def show_screen(self, screen: CaseScreen) -> None:
        """Show the head of this case."""
        case = screen.case
        self.number.value = case.case_number
        self.number.text.setText(f"\u2066{case.case_number}\u2069")
        self.status.set_status(case.status)
        applicant = case.applicant
        arabic, english = applicant.name_ar, applicant.name_en
        name = (arabic or english) if self._locale.is_arabic else (english or arabic)
        self._who.setText(f"{isolate(shown(name))} · {self._locale.name(screen.service)}")
        waiting = len(screen.view.waiting)
        self.pending.setText(self._locale.digits(self.tr("%n operation(s) waiting to be sent", "", waiting)))
        self.pending.setVisible(bool(waiting))
        self._show_watched(watched=screen.me.id in case.watcher_ids)
        self.facts.show_screen(screen)
        self.acts.show_screen(screen)

    def _first_line(self) -> QHBoxLayout:
        back = QuietButton(
            self.tr("Back"), self, icon=self._theme.icon("arrow-back", "primary_text"), keys=Key.BACK
        )
        back.clicked.connect(self.back_requested)
        self.watch = IconButton(self._theme.icon("eye"), self.tr("Watch"), self)
        self.watch.setCheckable(True)
        self.watch.clicked.connect(self.watch_requested)
        line = QHBoxLayout()
        line.setSpacing(spacing(2))
        for widget in (back, self.number, self.status, self.pending):
            line.addWidget(widget)
        line.addWidget(self._who, 1)
        line.addWidget(self.watch)
        self._add(line, "arrow-up", self.tr("Previous request"), Key.PREVIOUS_CASE, self.previous_requested)
        self._add(line, "arrow-down", self.tr("Next request"), Key.NEXT_CASE, self.next_requested)
        return line

    def _second_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self.acts, 1)
        text = self.tr("Print summary")
        self._print = QuietButton(text, self, icon=self._theme.icon("print", "primary_text"))
        self._print.setToolTip(with_key(text, Key.PRINT))
        self._print.setAccessibleName(text)
        self._print.clicked.connect(self.print_requested)
        line.addWidget(self._print)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the printer's name to its picture where the window is narrow."""
        super().resizeEvent(event)
        self._print.setText(self.tr("Print summary") if self.width() >= _WIDE else "")

    def _show_watched(self, *, watched: bool) -> None:
        text = self.tr("Watched: you are notified of changes") if watched else self.tr("Watch this request")
        self.watch.setChecked(watched)
        self.watch.setIcon(self._theme.icon("eye", "primary_text" if watched else "ink_soft"))
        self.watch.setToolTip(with_key(text, KEYS[ActKind.WATCH]))
        self.watch.setAccessibleName(text)

    def _add(self, line: QHBoxLayout, icon: str, name: str, keys: str, asked: SignalInstance) -> None:
        button = IconButton(self._theme.icon(icon), name, self, keys=keys)
        button.clicked.connect(asked)
        line.addWidget(button)
