"""The page of administration: people, working time, response texts, and the audit trail."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tawasul_contract.records import Role
from tawasul_desk.services.desk import Desk
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.audit_section import AuditSection
from tawasul_desk.ui.office.people_section import PeopleSection
from tawasul_desk.ui.office.section import Section
from tawasul_desk.ui.office.texts_section import TextsSection
from tawasul_desk.ui.office.time_section import TimeSection
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.calm import CalmTabBar
from tawasul_desk.ui.widgets.labels import label


class Tab(StrEnum):
    """The parts of the page."""

    PEOPLE = "people"
    TIME = "time"
    TEXTS = "texts"
    AUDIT = "audit"


SECTIONS: Final[dict[Tab, Callable[[Desk, Jobs, Locale, Theme, Notices], Section]]] = {
    Tab.PEOPLE: PeopleSection,
    Tab.TIME: TimeSection,
    Tab.TEXTS: TextsSection,
    Tab.AUDIT: AuditSection,
}


def tabs_of(role: Role) -> tuple[Tab, ...]:
    """Return the parts of the page that this role sees."""
    return tuple(Tab) if role is Role.SUPERVISOR else (Tab.AUDIT,)


class OfficePage(QWidget):
    """A part is made when it is first shown, and lives as long as the page: what is filled in stays.

    `acted`: what was done on it, as a `Done`.
    """

    acted = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self._given = desk, jobs, locale, theme, notices
        self.tabs = tabs_of(desk.staff.role)
        self.bar = CalmTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(self.tr("Parts of the administration"))
        self.pages = QStackedWidget()
        self.sections: dict[Tab, Section] = {}
        self._lay_out(self.tr("Administration") if len(self.tabs) > 1 else self.tr("Audit trail"))
        self.bar.currentChanged.connect(lambda place: self.show_tab(self.tabs[place]))
        set_area(self, Area.OFFICE)
        if len(self.tabs) > 1:
            bind(self, Key.NEXT_PART, lambda: self._step(1))
            bind(self, Key.PREVIOUS_PART, lambda: self._step(-1))
        self.show_tab(self.tabs[0])

    @property
    def tab(self) -> Tab:
        """The part that is shown."""
        return self.tabs[self.bar.currentIndex()]

    def show_tab(self, tab: Tab) -> None:
        """Show a part of the page."""
        if tab not in self.sections:
            self.sections[tab] = SECTIONS[tab](*self._given)
            self.sections[tab].acted.connect(self.acted)
            self.pages.addWidget(self.sections[tab])
        self.pages.setCurrentWidget(self.sections[tab])
        self.bar.setCurrentIndex(self.tabs.index(tab))

    def flush(self) -> None:
        """Save what is being changed on any part."""
        for section in self.sections.values():
            if isinstance(section, TimeSection | TextsSection):
                section.keep()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the part that is shown."""
        super().focusInEvent(event)
        section = self.sections[self.tab]
        section.setFocus()
        section.focusNextChild()
        # While a part is still being read, nothing in it takes the keyboard, which then leaves the page.
        if not self.isAncestorOf(self.window().focusWidget() or self):
            (section if self.bar.isHidden() else self.bar).setFocus()

    def _step(self, step: int) -> None:
        self.show_tab(self.tabs[(self.bar.currentIndex() + step) % len(self.tabs)])

    def _lay_out(self, title: str) -> None:
        names = {
            Tab.PEOPLE: self.tr("People"),
            Tab.TIME: self.tr("Working time"),
            Tab.TEXTS: self.tr("Response texts"),
            Tab.AUDIT: self.tr("Audit trail"),
        }
        for tab in self.tabs:
            self.bar.addTab(names[tab])
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(label(title, "title"))
        head.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        if len(self.tabs) == 1:
            self.bar.hide()
