"""What is looked for first in a request, in its head: until when, with whom, and its files."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from tawasul_contract.records import AttachmentRecord, Status
from tawasul_desk.services.arabic import DATE_SEPARATOR, isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.queue_columns import ENDED
from tawasul_desk.ui.cases.templates import document_name
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme, restyle, spacing
from tawasul_desk.ui.widgets.labels import Elided, label

_FILES: Final = 3  # files by name; the others are a number
_NAME: Final = 150  # pixels of a file's name


class HeadFacts(QWidget):
    """One line; `opened` carries the attachment that was asked for."""

    opened = Signal(object)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._locale = locale
        self._theme = theme
        self._shown: tuple[AttachmentRecord, ...] | None = None
        self.deadline = label("", "soft")
        self.assignee = Elided("", "soft")
        self.files: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing(4))
        self._row.addWidget(self.deadline)
        self._row.addWidget(self.assignee, 1)

    def show_screen(self, screen: CaseScreen) -> None:
        """Show these facts of the case."""
        self._show_deadline(screen)
        self.assignee.setText(self._assignee(screen))
        attachments = screen.view.attachments
        if attachments == self._shown:
            return
        self._shown = attachments
        for old in self.files:
            old.hide()
            old.deleteLater()
        self.files = [self._file(each, screen) for each in attachments[:_FILES]]
        if len(attachments) > _FILES:
            more = self._locale.digits(self.tr("%n more file(s)", "", len(attachments) - _FILES))
            self.files.append(self._chip(more, more, lambda: self.opened.emit(attachments[_FILES])))
        for chip in self.files:
            self._row.addWidget(chip)

    def _show_deadline(self, screen: CaseScreen) -> None:
        due, now = screen.case.due_at, datetime.now(UTC)
        late = due is not None and due < now and screen.case.status not in ENDED
        self.deadline.setText(self._deadline(screen, now, late=late))
        self.deadline.setToolTip(self._locale.date_time(due) if due else "")
        restyle(self.deadline, "kind", "error" if late else "soft")

    def _deadline(self, screen: CaseScreen, now: datetime, *, late: bool) -> str:
        due = screen.case.due_at
        if due is None:
            held = screen.case.status is Status.RETURNED_TO_APPLICANT
            return (
                self.tr("Deadline stopped: with the applicant")
                if held
                else self.tr("Deadline: being calculated")
            )
        if screen.case.status in ENDED:
            return self.tr("Deadline: {time}").format(time=DATE_SEPARATOR.join(self._locale.short_dates(due)))
        time = isolate(self._locale.relative(due, now))
        return (self.tr("Overdue: {time}") if late else self.tr("Deadline: {time}")).format(time=time)

    def _assignee(self, screen: CaseScreen) -> str:
        person = screen.staff.get(screen.case.assignee_id) if screen.case.assignee_id else None
        if screen.case.assignee_id is None:
            return self.tr("With nobody yet")
        name = isolate(self._locale.name(person)) if person else "–"
        if screen.case.assignee_id == screen.me.id:
            return self.tr("With: {name} (you)").format(name=isolate(self._locale.name(screen.me)))
        return self.tr("With: {name}").format(name=name)

    def _file(self, attachment: AttachmentRecord, screen: CaseScreen) -> QToolButton:
        name = attachment.name
        if attachment.document_id:
            name = document_name(attachment.document_id, screen.catalogue, self._locale.language)
        return self._chip(shown(name), shown(attachment.name), lambda: self.opened.emit(attachment))

    def _chip(self, text: str, hint: str, work: Callable[[], object]) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("chip", "true")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIcon(self._theme.icon("attach"))
        short = chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _NAME)
        chip.setText(isolate(short.replace("&", "&&")))
        chip.setToolTip(hint)
        chip.clicked.connect(work)
        return chip
