"""The timeline of a case: what the applicant reads and what stays among staff never look alike."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from tawasul_contract.records import AttachmentRecord, EventKind, EventRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.identity_texts import holds_identity, shown_masked
from tawasul_desk.services.looks import Look
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import OperationState
from tawasul_desk.ui import words
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.lazy_column import LazyColumn
from tawasul_desk.ui.cases.templates import document_name
from tawasul_desk.ui.cases.texts import LongText
from tawasul_desk.ui.cases.timeline_entries import Entry, EntryKind, NewSince, lines_of
from tawasul_desk.ui.cases.timeline_rail import RailMark
from tawasul_desk.ui.cases.tone_tokens import token_of
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import STATUS_LOOK, Theme, spacing
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.labels import Elided, Kind, label, rule

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


def _stroke() -> QFrame:
    stroke = rule()
    stroke.setProperty("surface", "since")
    return stroke


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


class Timeline(LazyColumn):
    """All lines of the timeline, newest last; made as they come near the eye."""

    attachment_opened = Signal(object)

    def __init__(
        self, locale: Locale, theme: Theme, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(self._made, parent)
        self._locale = locale
        self._theme = theme
        self._clock = clock
        self._screen: CaseScreen | None = None
        self._lines: tuple[Entry | NewSince, ...] = ()
        self._masked = ""

    def show_screen(self, screen: CaseScreen, look: Look | None = None, masked: str = "") -> None:
        """Show the events of this case, with a line above what is new since this look.

        `masked`: an identity number that is masked in their texts.
        """
        self._screen, self._lines, self._masked = screen, lines_of(screen, look), masked
        last = len(self._lines) - 1
        self.show_rows(
            [(line, place == last, self._is_masked(line)) for place, line in enumerate(self._lines)]
        )

    def _is_masked(self, line: Entry | NewSince) -> bool:
        return isinstance(line, Entry) and holds_identity(line.event.body, self._masked)

    def _text(self, event: EventRecord) -> str:
        return shown_masked(event.body, self._masked, by_staff=event.actor_id is not None)

    def forget(self) -> None:
        """Show nothing of the case that was shown."""
        self._screen, self._lines = None, ()
        super().forget()

    @property
    def newest(self) -> tuple[int, int]:
        """From where to where it is to be in sight at an opening, in pixels of this widget."""
        lines = zip(self.rows, self._lines, strict=True)
        since = next((row.top for row, line in lines if isinstance(line, NewSince)), None)
        last = self.rows[-1].top if self.rows else 0
        return last if since is None else since, self.height()

    def _made(self, place: int) -> QWidget:
        line, screen = self._lines[place], self._screen
        if isinstance(line, NewSince):
            return self._since(line)
        if screen is None:
            raise LookupError(place)
        return self._line(line, screen, last=place == len(self._lines) - 1)

    def _since(self, line: NewSince) -> QWidget:
        made = QWidget(self)
        when = self._locale.relative(line.at, self._clock())
        words = label(self.tr("New since your last look · {when}").format(when=isolate(when)), "caption")
        words.setObjectName("since")
        words.setToolTip(self._locale.date_time(line.at))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, spacing(3))
        row.setSpacing(spacing(2))
        for widget, stretch in ((_stroke(), 1), (words, 0), (_stroke(), 1)):
            row.addWidget(widget, stretch)
        return made

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
            column.addWidget(LongText(self._text(entry.event)))
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
