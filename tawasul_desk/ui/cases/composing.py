"""The place of the open form: it brings drafts back, keeps them, and hands a filled form over to be sent."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tawasul_contract.operations import CaseOperation, UploadReference
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.ui.cases import forms
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.form import Form
from tawasul_desk.ui.cases.form_words import doubt_texts
from tawasul_desk.ui.doubt_words import doubt_question
from tawasul_desk.ui.draft_keeper import DraftKeeper
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone

Failed = Callable[[KnownError], None]


@dataclass(frozen=True)
class _KeptFiles:
    """The files of one draft."""

    casework: Casework
    case_id: UUID
    kind: DraftKind

    def keep(self, file: UploadReference, content: bytes) -> Changes:
        """Keep a file with the draft."""
        return self.casework.keep_draft_file(self.case_id, self.kind, file, content)

    def drop(self, file_id: UUID) -> Changes:
        """Take a file out of the draft."""
        return self.casework.drop_draft_file(self.case_id, file_id)


class Composing(QWidget):
    """At most one form at a time, beside the case and never over it.

    `submitted`: the act, the operation, the screen that it was made on, and the draft that it was made of.
    """

    opened = Signal()
    closed = Signal()
    submitted = Signal(object, object, object, object)

    def __init__(
        self, casework: Casework, jobs: Jobs, locale: Locale, theme: Theme, failed: Failed, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._casework = casework
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._failed = failed
        self.form: Form | None = None
        self._keeper = DraftKeeper(casework, jobs, self._draft, failed, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def writing(self) -> bool:
        """Whether a form is open."""
        return self.form is not None

    def open(self, kind: ActKind, screen: CaseScreen) -> None:
        """Open the form of this act with its draft; the one that was open is kept as a draft."""
        if self.form is not None and self.form.kind is kind and self.form.about.case.id == screen.case.id:
            self.form.begin()
            return
        self.close_form()
        case_id, draft_kind = screen.case.id, forms.FORMS[kind].draft
        casework = self._casework
        self._show(self._form(kind, screen))
        form = self.form
        self._jobs.run(
            lambda: casework.draft(case_id, draft_kind), lambda draft: self._on_draft(form, draft), owner=form
        )

    def rebase(self, screen: CaseScreen) -> None:
        """Build the act on this version of the case; what was written stays."""
        if self.form is not None:
            self.form.about = screen

    def close_form(self) -> None:
        """Close the form; what was written is kept as a draft."""
        if self.form is not None:
            self._keeper.save()
            self._remove()

    def keep(self) -> None:
        """Save the draft now: the page is being left or the program ends."""
        self._keeper.save()

    def discard(self) -> None:
        """Empty the form and forget its draft."""
        form = self.form
        if form is not None:
            kind, screen = form.kind, form.about
            self._keeper.drop(screen.case.id, forms.FORMS[kind].draft)
            self._remove()
            self._show(self._form(kind, screen))
            self._keeper.begin(None)

    def submit(self) -> None:
        """Save the act on this computer, after one question where its text is doubtful."""
        form = self.form
        if form is None or not form.isEnabled() or not form.send.isEnabled() or form.lack() is not None:
            return
        if form.files.reading:
            form.wait_for_files()
            return
        content, screen = form.content(), form.about
        doubts = forms.doubts_of(form.kind, content, screen.view, screen.catalogue)
        if not doubts:
            self._send(form)
            return
        told = doubt_texts(doubts, content.resolution, screen.catalogue, self._locale)
        doubt_question(told, self._theme, form).ask(lambda: self._send(form))

    def _send(self, form: Form) -> None:
        """Save the act; until that is done the text stays in the form."""
        content, screen = form.content(), form.about
        *before, operation = forms.operations_of(
            form.kind, content, screen.view, screen.me, screen.service, datetime.now(UTC)
        )
        casework, draft_kind = self._casework, forms.FORMS[form.kind].draft
        draft = forms.draft_of(form.kind, content, screen.view, operation.created_at)

        begun: list[Changes] = []

        def send() -> Changes:
            begun.extend(casework.submit(each) for each in before)
            done = Changes.union((*begun, casework.submit(operation)))  # its files were kept with the draft
            with suppress(KnownError):  # it is saved, and must not be sent again because its draft stayed
                done |= casework.drop_draft(operation.case_id, draft_kind)
            return done

        form.set_busy(True)
        self._keeper.pause()
        self._jobs.write(
            send,
            lambda _: self._on_sent(form, operation, draft),
            lambda error: self._on_refused(form, error, begun),
            owner=form,
            ended=lambda: self._on_ended(form),
        )

    def _form(self, kind: ActKind, screen: CaseScreen) -> Form:
        kept = _KeptFiles(self._casework, screen.case.id, forms.FORMS[kind].draft)
        return Form(kind, screen, kept, self._jobs, self._locale, self._theme, self)

    def _show(self, form: Form) -> None:
        self.form = form
        form.submit_requested.connect(self.submit)
        form.close_requested.connect(self.close_form)
        form.edited.connect(self._keeper.touched)
        self._column.addWidget(form)
        self.show()
        form.begin()
        self.opened.emit()

    def _remove(self) -> None:
        form, self.form = self.form, None
        self._keeper.begin(None)
        if form is not None:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.hide()
        self.closed.emit()

    def _on_draft(self, form: Form | None, draft: Draft | None) -> None:
        if form is None or form is not self.form or draft is None:
            return
        if not form.content().empty:  # somebody types fast: what is there goes before what was kept
            form.files.put(draft.files)
            return
        form.fill(forms.content_of(draft))
        self._keeper.begin(draft)
        when = self._locale.relative(draft.saved_at, datetime.now(UTC)) if draft.saved_at else ""
        text = self.tr("Draft restored ({when})").format(when=when) if when else self.tr("Draft restored")
        form.bar.tell(text, Tone.INFO, (self.tr("Start over"), self.discard))

    def _draft(self) -> Draft | None:
        if self.form is None:
            return None
        return forms.draft_of(self.form.kind, self.form.content(), self.form.about.view, datetime.now(UTC))

    def _on_sent(self, form: Form, operation: CaseOperation, draft: Draft) -> None:
        if form is self.form:
            self._remove()
        self.submitted.emit(form.kind, operation, form.about, draft)

    def _on_ended(self, form: Form) -> None:
        if form is self.form and not form.isEnabled():  # something unforeseen: the text is given back
            form.set_busy(False)
            self._keeper.resume()

    def _on_refused(self, form: Form, error: KnownError, begun: Sequence[Changes]) -> None:
        for changes in begun:  # the work was started, and the page is to know it
            self._jobs.changed.emit(changes)
        form.set_busy(False)
        self._keeper.resume()
        self._failed(error)
