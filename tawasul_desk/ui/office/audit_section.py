"""The audit trail: who opened, revealed, printed or changed what, asked of the central."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from tawasul_contract.record import NO_CASE
from tawasul_contract.trail import AuditPage, AuditQuery
from tawasul_desk.services.audit_file import save_audit
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.copies import ask_where
from tawasul_desk.ui.export_line import Cancelled, ExportLine, Progress
from tawasul_desk.ui.jobs import Job, Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.audit_filters import AuditFilters
from tawasul_desk.ui.office.audit_model import AuditModel, Column
from tawasul_desk.ui.office.audit_words import all_texts, file_titles
from tawasul_desk.ui.office.names import Known, read_known
from tawasul_desk.ui.office.plain_table import PlainTable
from tawasul_desk.ui.office.section import Section
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Key, bind, bind_button
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import PlainButton
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.labels import label

WIDTHS: Final[dict[int, int]] = {
    Column.WHEN: 166,
    Column.DONE: 166,
    Column.ABOUT: 166,
    Column.DEVICE: 104,
}
Action = tuple[str, Callable[[], None]]


class AuditSection(Section):
    """The filters above, the lines below; older lines come as one scrolls. Needs the network."""

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices) -> None:
        super().__init__(desk, jobs, locale, theme, notices)
        self._query = AuditQuery()
        self._job: Job | None = None
        self._unanswered = False
        self.filters = AuditFilters(locale, theme)
        self.model = AuditModel(locale, self)
        wide = Column.WHO, Column.WHAT
        self.table = PlainTable(self.model, self.tr("Audit trail"), wide, WIDTHS, lines=2)
        self.count = label("", "muted")
        self.save = PlainButton(self.tr("Save as CSV"), icon=theme.icon("save"), keys=Key.SAVE)
        self.saving = ExportLine(jobs, notices)
        self.empty = EmptyState(theme, "shield", "")
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew: others go on working meanwhile."""
        super().showEvent(event)
        self._learn()
        self.ask()

    def ask(self) -> None:
        """Ask the central for the newest lines."""
        query = self.filters.query()
        if query is None:
            text = self.tr("The period ends before it begins, or a day is not one.")
            self._notices.show_notice(text, Tone.WARNING)
            return
        self._query, self._unanswered = query, False
        if not self.model.rowCount():
            self._tell("clock", self.tr("Asking the server…"))
        self._fetch(None, self._on_page, self._on_failed)

    def _on_answered(self) -> None:
        if self._unanswered and self.isVisible():
            self.ask()

    def _fetch(
        self, after: int | None, done: Callable[[AuditPage], None], failed: Callable[[KnownError], None]
    ) -> None:
        if self._job is not None:
            self._job.cancel()
        ask = partial(self._desk.open_session.api.audit, self._query, after)
        self._job = self._jobs.run(ask, done, failed, lane=Lane.NETWORK, owner=self)

    def _on_page(self, page: AuditPage) -> None:
        self.model.begin(page)
        self.table.scrollToTop()
        self._tell_count()
        if page.lines:
            self.stack.setCurrentWidget(self.table)
        else:
            text = self.tr("Choose another period, another person, or another act.")
            self._tell("search", self.tr("No matching lines"), text)

    def _on_older(self, page: AuditPage) -> None:
        self.model.add(page)
        self._tell_count()

    def _on_older_failed(self, error: KnownError) -> None:
        self.model.ask_again()
        self._notices.show_error(error)

    def _on_failed(self, error: KnownError) -> None:
        self.model.begin(AuditPage(lines=(), next=None))
        self._tell_count()
        again = (self.tr("Try again"), self.ask)
        if error.code is ErrorCode.OFFLINE:
            text = self.tr("So that nobody can change it here. It is read as soon as the server answers.")
            self._tell("offline", self.tr("The audit trail is at the server only"), text, again)
            self._unanswered = True
            self._jobs.unanswered.emit()
        else:
            self._tell("alert-triangle", self.tr("The audit trail could not be read"), sentence(error), again)

    def _tell(self, icon: str, title: str, text: str = "", action: Action | None = None) -> None:
        self.empty.tell(icon, title, text, action)
        self.stack.setCurrentWidget(self.empty)

    def _tell_count(self) -> None:
        count = self.model.rowCount()
        text = self.tr("%n line(s)", "", count)
        if not self.model.is_whole:
            text = self.tr("The newest %n line(s); scroll down for older ones", "", count)
        self.count.setText(self._locale.digits(text) if count else "")
        self.save.setEnabled(bool(count) and not self.saving.busy)

    # names

    def _learn(self) -> None:
        self._jobs.run(partial(read_known, self._desk.casework, self._locale), self._on_known, owner=self)

    def _on_known(self, known: Known) -> None:
        self.filters.person.show_people(known.people)
        self.model.learn(known.names)

    # as a file

    def _on_save(self) -> None:
        if self.save.isEnabled():
            ask_where(self, self.tr("Save the audit trail"), "audit.csv", self.save_to)

    def save_to(self, path: Path) -> None:
        """Fetch every line that the filters find, and write them to this place; it is recorded."""
        self.save.setEnabled(False)
        casework, query = self._desk.casework, self._query
        source = self._desk.open_session.api
        titles, actions = file_titles(), all_texts()

        def write(_progress: Progress, cancelled: Cancelled) -> None:
            casework.record_access(NO_CASE, "export_audit")  # no copy without a trace
            save_audit(path, source, query, titles, actions, cancelled)

        text = self.tr("The audit trail was saved.")
        writing = self.tr("The audit trail is being written…")
        self.saving.run(writing, write, lambda _: self._notices.show_notice(text, Tone.SUCCESS))

    def _connect(self) -> None:
        self.filters.asked.connect(self.ask)
        self._jobs.answered.connect(self._on_answered)
        self.model.more_requested.connect(
            lambda after: self._fetch(after, self._on_older, self._on_older_failed)
        )
        self.save.clicked.connect(self._on_save)
        self.saving.ended.connect(self._tell_count)
        self.listen(self._learn, Kind.STAFF, Kind.CATALOGUE)
        bind(self, Key.SYNC, self.ask)
        bind_button(self, Key.SAVE, self.save)

    def _lay_out(self) -> None:
        self.save.setEnabled(False)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addWidget(self.saving)
        column.addLayout(foot)
