"""The case page: one request, read and acted on without leaving it."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tawasul_contract.operations import AccessAction, CaseOperation
from tawasul_contract.records import AttachmentRecord, Role
from tawasul_contract.rules import RefusalCode
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.looks import Look
from tawasul_desk.services.views import Draft
from tawasul_desk.ui.cases import forms
from tawasul_desk.ui.cases.acts import FINISHING, ActKind
from tawasul_desk.ui.cases.bars import Bar
from tawasul_desk.ui.cases.case_body import CaseBody
from tawasul_desk.ui.cases.case_head import CaseHead
from tawasul_desk.ui.cases.case_screen import CaseScreen, is_newer, read_screen
from tawasul_desk.ui.cases.case_style import style
from tawasul_desk.ui.cases.composing import Composing
from tawasul_desk.ui.cases.copy_menu import offer_copies
from tawasul_desk.ui.cases.draft_offer import offer_draft
from tawasul_desk.ui.cases.form_words import act_text
from tawasul_desk.ui.cases.standing import Standing
from tawasul_desk.ui.done import Done, done_by
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.words import refusal_text

_BESIDE_FROM = 1000  # pixels of the page: narrower ones have the form below the case
_FORM_WIDTH = 448  # pixels, where the form is beside the case


class CasePage(QWidget):
    """Shows one case at a time; whatever leads away from it is a signal.

    `lost(text, done)`: the case may not be seen any more, `text` is what was being written, and `done` the
    act of the officer that made it so, if any. The page still holds data of it then, and is to be destroyed.
    `missed`: the case that was to be shown may not be seen any more.
    `acted(done)`: the officer did something.
    """

    closed = Signal()
    finished = Signal()
    """What was just done leaves nothing to do here for the officer."""
    lost = Signal(str, object)
    missed = Signal()
    acted = Signal(object)
    next_approval_requested = Signal()
    attachment_opened = Signal(object, object)
    print_requested = Signal(object)
    next_requested = Signal()
    previous_requested = Signal()
    assign_requested = Signal(object)
    undo_requested = Signal()
    search_requested = Signal()
    give_requested = Signal()
    """The next request for this officer is asked for."""

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._notices = notices
        self._case_id: UUID | None = None
        self._screen: CaseScreen | None = None
        self._held: CaseScreen | None = None
        self._last: Done | None = None
        self._look: Look | None = None  # the last one before this opening
        self._seen: tuple[UUID, ...] = ()
        self.setObjectName("page")
        self.setStyleSheet(style(theme.tokens, locale.direction))
        self.head = CaseHead(locale, theme, self)
        self.bar = Bar(theme, self, margin=24)
        self.bar.setObjectName("strip")
        self.standing = Standing(locale, theme, self)
        self.body = CaseBody(
            desk.attachments, desk.decoder, jobs, locale, theme, lambda: datetime.now(UTC), self
        )
        self.composing = Composing(desk.casework, jobs, locale, theme, self._show_error, self)
        self._lay_out()
        self._connect()
        self._bind_keys()

    @property
    def shown(self) -> CaseScreen | None:
        """What is on screen."""
        return self._screen

    def show_case(self, case_id: UUID) -> None:
        """Show a case from its top, and have the audit trail told that it was opened."""
        self.composing.close_form()
        self.bar.hide()
        self._case_id = case_id
        self._screen = self._held = self._last = self._look = None
        self._seen = ()
        self.body.forget()
        self._read()
        casework = self._desk.casework
        self._jobs.write(lambda: casework.record_access(case_id, "open"))

    def act(self, kind: ActKind) -> None:
        """Do this, or open the form that it needs."""
        screen = self._screen
        if screen is None:
            return
        if kind is ActKind.ASSIGN:
            self.assign_requested.emit((screen.case.id,))
            return
        if forms.needs_form(kind, screen.case.status):
            self.composing.open(kind, screen)
            return
        operation = forms.operation_of(kind, forms.FormContent(), screen.view, screen.me, datetime.now(UTC))
        casework = self._desk.casework
        self._jobs.write(
            lambda: casework.submit(operation),
            lambda _: self._on_submitted(kind, operation, screen),
            self._show_error,
            owner=self,
        )

    def reveal_identity(self) -> None:
        """Show the identity number once the audit trail has been told."""
        self._record("reveal_identity", self.body.reveal_identity)

    def copy_number(self, action: AccessAction) -> None:
        """Copy a number of the applicant once the audit trail has been told."""
        self._record(action, lambda: self.body.applicant.copy(action))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Dock the form beside the case where there is room, else below it."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        self._splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the draft when the page is left."""
        self.composing.keep()
        super().hideEvent(event)

    def _record(self, action: AccessAction, then: Callable[[], None]) -> None:
        """Keep the record and go on, if the case is still shown then; what cannot be recorded is not done."""
        case_id, casework = self._case_id, self._desk.casework
        if case_id is not None:
            self._jobs.write(
                lambda: casework.record_access(case_id, action),
                lambda _: then() if case_id == self._case_id else None,
                self._show_error,
                owner=self,
            )

    def _read(self) -> None:
        case_id, casework = self._case_id, self._desk.casework
        if case_id is not None:
            self._jobs.run(
                lambda: read_screen(casework, case_id),
                self._on_screen,
                lambda error: self._on_lost(case_id, error),
                owner=self,
            )

    def _on_screen(self, screen: CaseScreen) -> None:
        shown = self._screen
        if screen.case.id != self._case_id:
            return
        if shown is not None and self.composing.writing and is_newer(shown, screen):
            self._held = screen
            self.bar.tell(
                self.tr("A newer version of this request arrived."),
                Tone.WARNING,
                (self.tr("Show"), self._show_held),
            )
            return
        self._adopt(screen)
        if shown is None:
            offer_draft(self.bar, screen, self._locale, self.act)

    def _show_held(self) -> None:
        if self._held is not None:
            self._adopt(self._held)

    def _adopt(self, screen: CaseScreen) -> None:
        first = self._screen is None
        self._screen, self._held = screen, None
        if first:
            self._look = screen.look
        acting = self.head.acts.has_focus
        self.head.show_screen(screen)
        self.standing.show_screen(screen)
        self.body.show_screen(screen, self._look)
        self._keep_look(screen)
        self.composing.rebase(screen)
        if first:
            self.body.begin()
        elif acting and not self.head.acts.has_focus:  # the act that was pressed is no more
            self.body.setFocus()

    def _keep_look(self, screen: CaseScreen) -> None:
        case_id, casework, now = screen.case.id, self._desk.casework, datetime.now(UTC)
        seen = tuple(event.id for event in screen.view.events)
        if seen != self._seen:
            self._seen = seen
            self._jobs.write(lambda: casework.keep_look(case_id, now, seen))

    def _on_lost(self, case_id: UUID, error: KnownError) -> None:
        if case_id != self._case_id:
            return
        if error.code is not ErrorCode.NOT_FOUND:
            self._show_error(error)
            return
        form, last = self.composing.form, self._last
        if form is None and last is None and self._screen is None:
            self._case_id = None
            self.missed.emit()
            return
        text = form.editor.text() if form is not None else ""
        self.composing.close_form()
        self._case_id = self._screen = self._held = None
        if last is None:
            self._leave(text, None)
            return
        casework = self._desk.casework
        self._jobs.run(
            lambda: casework.unsettled(last.operation_ids),
            lambda unsettled: self._leave(text, None if unsettled else last),
            lambda _error: self._leave(text, None),
            owner=self,
        )

    def _leave(self, text: str, done: Done | None) -> None:
        self.hide()
        self.lost.emit(text, done)

    def _show_error(self, error: KnownError) -> None:
        self._notices.show_error(error, of=self._case_id)

    def _on_changed(self, changes: Changes) -> None:
        if self._case_id is None:
            return
        if changes.touches(Kind.CASE, self._case_id) or any(
            changes.touches(kind) for kind in (Kind.OUTBOX, Kind.CATALOGUE)
        ):
            self._read()

    def _on_submitted(
        self, kind: ActKind, operation: CaseOperation, before: CaseScreen, draft: Draft | None = None
    ) -> None:
        names = Names(before.staff, before.catalogue)
        done = done_by(operation, before.case, names, self._locale, before.view.events)
        done.draft = draft
        self.acted.emit(done)
        if operation.case_id != self._case_id:
            return
        self._last = done
        self.bar.hide()
        if self._held is not None:
            self._show_held()
        self._read()
        if kind in FINISHING:
            self.finished.emit()

    def _on_act_refused(self, why: RefusalCode) -> None:
        screen, asking = self._screen, ActKind.ASK_APPROVAL
        can_ask = screen is not None and any(act.kind is asking and act.allowed for act in screen.acts)
        ask = (act_text(asking), lambda: self.act(asking))
        offered = ask if why is RefusalCode.APPROVAL and can_ask else None
        self._notices.show_notice(refusal_text(why), Tone.WARNING, offered)

    def _on_escape(self) -> None:
        if self.composing.writing:
            self.composing.close_form()
        else:
            self.closed.emit()

    def _on_undo(self) -> None:
        # While one writes, undoing means the text, also where the keyboard writes Arabic.
        if not self.composing.isAncestorOf(self.focusWidget() or self):
            self.undo_requested.emit()

    def _on_attachment(self, attachment: AttachmentRecord) -> None:
        if self._screen is not None:
            self.attachment_opened.emit(attachment, list(self._screen.view.attachments))

    def _print(self) -> None:
        if self._case_id is not None:
            self.print_requested.emit(self._case_id)

    def _connect(self) -> None:
        self._jobs.changed.connect(self._on_changed)
        self.head.acts.act_requested.connect(self.act)
        self.head.acts.refused.connect(self._on_act_refused)
        self.head.watch_requested.connect(lambda: self.head.acts.press(ActKind.WATCH))
        self.standing.act_requested.connect(self.act)
        self.head.back_requested.connect(self.closed)
        self.head.print_requested.connect(self._print)
        self.head.next_requested.connect(self.next_requested)
        self.head.previous_requested.connect(self.previous_requested)
        self.body.applicant.reveal_requested.connect(self.reveal_identity)
        self.body.applicant.copy_requested.connect(self.copy_number)
        self.body.attachments.opened.connect(self._on_attachment)
        self.head.facts.opened.connect(self._on_attachment)
        self.body.timeline.attachment_opened.connect(self._on_attachment)
        self.composing.submitted.connect(self._on_submitted)
        self.composing.opened.connect(self._on_form_opened)
        self.composing.closed.connect(self._on_form_closed)

    def _on_form_opened(self) -> None:
        """Give the form the room it needs; the case keeps the rest."""
        self.bar.hide()
        across = self._splitter.orientation() is Qt.Orientation.Horizontal
        whole = self._splitter.width() if across else self._splitter.height()
        wished = _FORM_WIDTH if across else whole * 3 // 5
        self._splitter.setSizes([whole - wished, wished])

    def _on_form_closed(self) -> None:
        if self._held is not None:
            self.bar.hide()
            self._show_held()
        self.body.setFocus()

    def _bind_keys(self) -> None:
        set_area(self, Area.CASE)
        bind(self, Key.BACK, self._on_escape)
        bind(self, Key.PRINT, self._print)
        bind(self, Key.UNDO, self._on_undo)
        bind(self, Key.REVEAL, self.reveal_identity)
        bind(self, Key.COPY_NUMBER, lambda: offer_copies(self.head, self.body.applicant, self.copy_number))
        bind(self, Key.WHY_DUE, self.body.facts.explain)
        bind(self, Key.ATTACHMENT, self.body.attachments.open_first)
        bind(self, Key.NEXT_APPROVAL, self.next_approval_requested.emit)
        bind(self, Key.NEXT_CASE, self.next_requested.emit)
        bind(self, Key.PREVIOUS_CASE, self.previous_requested.emit)
        bind(self, Key.SEARCH, self.search_requested.emit)
        if self._desk.staff.role is Role.OFFICER:
            bind(self, Key.GIVE_NEXT, self.give_requested.emit)

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.body)
        self._splitter.addWidget(self.composing)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self.composing.setMinimumSize(300, 240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.standing)
        column.addWidget(self.bar)
        column.addWidget(self._splitter, 1)
