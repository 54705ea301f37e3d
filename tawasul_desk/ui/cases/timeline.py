"""The timeline of a case: what the applicant reads and what stays among staff never look alike."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from tawasul_contract.records import AttachmentRecord, EventKind, EventRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import OperationState
from tawasul_desk.ui import words
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.templates import document_name
from tawasul_desk.ui.cases.texts import LongText
from tawasul_desk.ui.cases.timeline_entries import Entry, EntryKind, entries_of
from tawasul_desk.ui.cases.timeline_rail import RailMark
from tawasul_desk.ui.cases.tone_tokens import token_of
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import STATUS_LOOK, Theme, spacing
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.labels import Elided, Kind, label

_FILE_WIDTH = 320  # pixels of a file's name
_MARKS = {
    EntryKind.PUBLIC: ("respond", "primary_text"),
    EntryKind.INTERNAL: ("lock", "warning"),
    EntryKind.APPLICANT: ("user", "violet"),
}
_FACTS = {
    EventKind.ASSIGNED: "user-plus",
    EventKind.SUBMITTED: "inbox",
    EventKind.TRANSFER_OFFERED: "office",
    EventKind.TRANSFER_ACCEPTED: "office",
    EventKind.TRANSFER_REFUSED: "office",
    EventKind.TRANSFER_WITHDRAWN: "undo",
    EventKind.APPROVED: "check-circle",
}


def _mark(entry: Entry) -> tuple[str, str]:
    """Return the icon of a line and the token of its colour; a move wears its status."""
    event = entry.event
    if entry.kind is not EntryKind.FACT:
        return _MARKS[entry.kind]
    if event.to_status is not None:
        tone, icon = STATUS_LOOK[event.to_status]
        return icon, token_of(tone)
    icon = "office" if event.leaves_unassigned else _FACTS.get(event.kind, "progress")
    return icon, "muted"


class Timeline(QWidget):
    """All lines of the timeline, newest last."""

    attachment_opened = Signal(object)

    def __init__(
        self, locale: Locale, theme: Theme, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self._theme = theme
        self._clock = clock
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_screen(self, screen: CaseScreen) -> None:
        """Show the events of this case."""
        # Not takeAt: nobody would own what it returns.
        while (item := self._rows.itemAt(0)) is not None and (line := item.widget()) is not None:
            self._rows.removeWidget(line)
            line.deleteLater()
        entries = entries_of(screen)
        for entry in entries:
            self._rows.addWidget(self._line(entry, screen, last=entry is entries[-1]))

    def _line(self, entry: Entry, screen: CaseScreen, *, last: bool) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing(3))
        icon, token = _mark(entry)
        row.addWidget(RailMark(self._theme.pixmap(icon, token, 18), self._theme, last=last, parent=line))
        row.addWidget(
            self._fact(entry, screen) if entry.kind is EntryKind.FACT else self._card(entry, screen), 1
        )
        return line

    def _fact(self, entry: Entry, screen: CaseScreen) -> QWidget:
        made = QWidget(self)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, spacing(1), 0, spacing(3))
        column.setSpacing(0)
        column.addLayout(self._title(entry.event, "label"))
        self._add_badge(column, entry)
        if detail := self._detail(entry.event, screen):
            column.addWidget(label(detail, "muted", wrap=True))
        return made

    def _card(self, entry: Entry, screen: CaseScreen) -> QWidget:
        outer = QWidget(self)
        frame = QFrame(outer)
        frame.setProperty("entry", entry.kind.value)
        frame.setAccessibleName(self._mark_text(entry.kind))
        column = QVBoxLayout(frame)
        column.setContentsMargins(spacing(4), spacing(3), spacing(4), spacing(3))
        column.setSpacing(spacing(2))
        column.addLayout(self._head(entry, screen))
        if entry.event.body:
            column.addWidget(LongText(shown(entry.event.body, by_staff=entry.event.actor_id is not None)))
        for attachment in entry.attachments:
            column.addWidget(self._file(attachment), 0, Qt.AlignmentFlag.AlignLeading)
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, 0, 0, spacing(4))
        around.addWidget(frame)
        return outer

    def _head(self, entry: Entry, screen: CaseScreen) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(self._title(entry.event, "strong"))
        mark = label(self._mark_text(entry.kind), "caption")
        mark.setProperty("kind", "mark")
        head.addWidget(mark)
        self._add_badge(head, entry)
        if detail := self._detail(entry.event, screen):
            head.addWidget(label(detail, "muted", wrap=True))
        return head

    def _title(self, event: EventRecord, kind: Kind) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(spacing(2))
        line.addWidget(label(words.event_title(event), kind))
        line.addWidget(Elided(self._author(event), "muted"), 1)
        line.addWidget(self._moment(event))
        return line

    def _mark_text(self, kind: EntryKind) -> str:
        return {
            EntryKind.PUBLIC: self.tr("Visible to the applicant"),
            EntryKind.INTERNAL: self.tr("Internal: staff only"),
            EntryKind.APPLICANT: self.tr("From the applicant"),
            EntryKind.FACT: "",
        }[kind]

    def _add_badge(self, column: QVBoxLayout, entry: Entry) -> None:
        if entry.state is None:
            return
        if entry.state in (OperationState.NEEDS_DECISION, OperationState.FAILED, OperationState.HELD):
            badge = Badge(words.state_text(entry.state), Tone.ERROR)
        else:
            badge = Badge(self.tr("Saved on this computer – waiting to be sent"), Tone.INFO)
        column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeading)

    def _moment(self, event: EventRecord) -> QLabel:
        made = label(self._locale.relative(event.at, self._clock()), "muted")
        made.setToolTip(self._locale.date_time(event.at))
        return made

    def _author(self, event: EventRecord) -> str:
        arabic, english = event.actor_name_ar, event.actor_name_en
        name = (arabic or english) if self._locale.is_arabic else (english or arabic)
        return isolate(name) if name else ""

    def _detail(self, event: EventRecord, screen: CaseScreen) -> str:
        lines = []
        if event.assignee_id and (person := screen.staff.get(event.assignee_id)):
            lines.append(self.tr("Assigned to: {name}").format(name=isolate(self._locale.name(person))))
        elif event.closes_by_itself:
            lines.append(self.tr("By the system: nothing more happened within the time set for this service"))
        lines.append(self._office(event, screen))
        if event.resolution:
            resolution = words.resolution_text(event.resolution)
            lines.append(self.tr("Outcome: {outcome}").format(outcome=isolate(resolution)))
        lines.append(self._missing(event, screen))
        return "\n".join(line for line in lines if line)

    def _office(self, event: EventRecord, screen: CaseScreen) -> str:
        found = next((each for each in screen.catalogue.offices if each.id == event.office_id), None)
        if found is None:
            return ""
        return self.tr("Office: {office}").format(office=isolate(self._locale.name(found)))

    def _missing(self, event: EventRecord, screen: CaseScreen) -> str:
        if not event.missing:
            return ""
        names = [document_name(item, screen.catalogue, self._locale.language) for item in event.missing]
        return "\n".join([self.tr("Asked for:"), *(f"• {isolate(shown(name))}" for name in names)])

    def _file(self, attachment: AttachmentRecord) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("chip", "true")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setIcon(self._theme.icon("attach"))
        name = shown(attachment.name)
        short = made.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _FILE_WIDTH)
        made.setText(isolate(short.replace("&", "&&")))  # a single one would underline the next letter
        made.setToolTip(name)
        made.clicked.connect(lambda: self.attachment_opened.emit(attachment))
        return made
