"""The facts of a request: service, place, people, dates, outcome, and the second officer's approval."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tawasul_contract.records import StaffRecord, Status
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.due import explain
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.due_sheet import DueSheet
from tawasul_desk.ui.cases.queue_columns import ENDED
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.buttons import QuietButton
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.facts_grid import FactsGrid
from tawasul_desk.ui.widgets.labels import Kind, label
from tawasul_desk.ui.words import resolution_text


class FactsCard(Card):
    """What the central knows of the request besides its text."""

    def __init__(self, locale: Locale, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Request details"), parent)
        self._locale = locale
        self._clock = clock
        self._screen: CaseScreen | None = None
        self._facts = FactsGrid()
        self.body.addWidget(self._facts)
        self.why = QuietButton(self.tr("Why this deadline?"), keys=Key.WHY_DUE)
        self.why.clicked.connect(self.explain)
        self.body.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeading)

    def show_screen(self, screen: CaseScreen) -> None:
        """Show the facts of this case."""
        self._screen = screen
        case, catalogue, name = screen.case, screen.catalogue, self._locale.name
        self._facts.clear()
        self._facts.add(self.tr("Service"), name(screen.service))
        self._facts.add(self.tr("Section"), name(catalogue.section(case.section_id)))
        self._facts.add(self.tr("Office"), name(catalogue.office(case.office_id)))
        self._facts.add(self.tr("Assignee"), self._person(screen, case.assignee_id))
        self._facts.add(self.tr("Submitted"), self._moment(case.submitted_at))
        if case.answer_due_at:
            self._facts.add(self.tr("First response"), self._due(case.answer_due_at))
        self._facts.add(self.tr("Deadline"), self._deadline(screen))
        if case.resolution:
            self._facts.add(self.tr("Outcome"), resolution_text(case.resolution))
        if screen.service.needs_approval:
            self._facts.add(self.tr("Approval"), self._approval(screen))

    def explain(self) -> None:
        """Show why the case is due when it is."""
        story = explain(self._screen.view, self._screen.catalogue) if self._screen else None
        if story is not None:
            DueSheet(story, self._locale, self).open()

    def _person(self, screen: CaseScreen, staff_id: UUID | None) -> str:
        if staff_id is None:
            return self.tr("Nobody yet")
        person: StaffRecord | None = screen.staff.get(staff_id)
        if staff_id == screen.me.id:
            return self.tr("{name} (you)").format(name=isolate(self._locale.name(screen.me)))
        return self._locale.name(person) if person else "–"

    def _deadline(self, screen: CaseScreen) -> QWidget | str:
        due = screen.case.due_at
        if due is None and screen.case.status is not Status.RETURNED_TO_APPLICANT:
            return self.tr("Being calculated")
        if due is None:
            return self.tr("Stopped while the applicant holds the request")
        return self._moment(due) if screen.case.status in ENDED else self._due(due)

    def _due(self, due: datetime) -> QWidget:
        now = self._clock()
        relative = self._locale.relative(due, now)
        if due < now:
            return self._moment(due, self.tr("Overdue: {time}").format(time=relative), "error")
        return self._moment(due, relative)

    def _moment(self, moment: datetime, more: str = "", kind: Kind = "soft") -> QWidget:
        """Return both calendars on a line each: they never fit side by side here, and wrap badly."""
        text = self._locale.date_time(moment).replace(" · ", "\n", 1)
        shown = label(f"{text}\n{more}" if more else text, kind)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return shown

    def _approval(self, screen: CaseScreen) -> QWidget:
        approver = screen.case.approved_by
        if approver is None or approver == screen.case.assignee_id:
            return Badge(self.tr("Needs a second officer"), Tone.WARNING)
        given = self.tr("Given by {name}").format(name=isolate(self._person(screen, approver)))
        return Badge(given, Tone.SUCCESS)
