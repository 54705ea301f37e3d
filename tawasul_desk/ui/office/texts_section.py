"""Response texts: those in force, those proposed, and writing or answering a proposal."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tawasul_contract.catalogue import TemplateRecord
from tawasul_contract.operations import AnswerTemplate, OfficeOperation, ProposeTemplate, new_id
from tawasul_contract.record import NO_CASE
from tawasul_desk.services.changes import Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.draft_keeper import DraftKeeper
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.office.envelope import envelope
from tawasul_desk.ui.office.plain_table import PlainTable
from tawasul_desk.ui.office.refusal_sheet import RefusalSheet
from tawasul_desk.ui.office.section import Section
from tawasul_desk.ui.office.text_draft import draft_of, restored
from tawasul_desk.ui.office.text_form import TextForm
from tawasul_desk.ui.office.text_panel import TextPanel
from tawasul_desk.ui.office.texts_model import Column, TextsModel
from tawasul_desk.ui.office.texts_read import TextEntry, Texts, read_texts
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Key, OfficeKey, bind_button
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton

WIDTHS: Final[dict[int, int]] = {Column.USE: 168, Column.STATE: 164}


class TextsSection(Section):
    """The list with the chosen text beside it, or the form over both; a form left open is kept as a draft."""

    def __init__(self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices) -> None:
        super().__init__(desk, jobs, locale, theme, notices)
        self._known = Texts()
        self.form: TextForm | None = None
        self.model = TextsModel(locale, self)
        self.table = PlainTable(self.model, self.tr("Response texts"), (Column.TITLE,), WIDTHS)
        self.panel = TextPanel(desk.staff.id, locale, theme)
        self.new = PlainButton(self.tr("New text"), icon=theme.icon("plus"), keys=OfficeKey.NEW_TEXT)
        self._keeper = DraftKeeper(desk.casework, jobs, self._draft, notices.show_error, self)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_chosen()
        self.reload()

    def reload(self) -> None:
        """Read the texts again; an open form stays as it is."""
        desk = self._desk
        self._jobs.run(lambda: read_texts(desk), self._on_read, owner=self)

    @property
    def chosen(self) -> TextEntry | None:
        """The text chosen in the list."""
        return self.model.line(self.table.currentIndex().row())

    def keep(self) -> None:
        """Save what is being written now."""
        self._keeper.save()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being written: the page is left, or made anew in another language."""
        super().hideEvent(event)
        self.keep()

    def _on_read(self, known: Texts) -> None:
        before, first = self.chosen, self._known.catalogue is None
        self._known = known
        self.model.refill(known.entries, lambda entry: entry.shown.id)
        row = self.model.row_of(before.shown.id) if before else 0
        if known.entries and self.table.currentIndex().row() != max(0, row):
            self.table.choose(max(0, row))
        self._on_chosen()
        kept = restored(known.draft) if first else None
        if kept is not None:
            self._restore(kept)

    def _on_chosen(self) -> None:
        entry = self.chosen
        self.panel.setVisible(entry is not None)
        if entry is None:
            return
        other = self._known.people.get(entry.other) if entry.other else None
        self.panel.show_entry(entry, other, self.model.state_text(entry))

    # writing

    def _edit(self) -> None:
        entry = self.chosen
        if self.form is None and entry is not None and not self.panel.edit.isHidden():
            self._open(entry.wanted or entry.shown)

    def _write_new(self) -> None:
        if self.form is None:
            self._open(TemplateRecord(id=str(new_id()), title_ar="", title_en="", body=""))

    def _restore(self, kept: TemplateRecord) -> None:
        row = self.model.row_of(kept.id)
        entry = self.model.line(row)
        ground = entry.shown if entry else TemplateRecord(id=kept.id, title_ar="", title_en="", body="")
        form = self._open(ground)
        if form is not None:
            form.fill(kept)
            self._keeper.begin(self._draft())
            self._notices.show_notice(self.tr("The text you were writing is here again."))

    def _open(self, text: TemplateRecord) -> TextForm | None:
        catalogue = self._known.catalogue
        if catalogue is None:
            return None
        self.form = form = TextForm(text, catalogue, self._locale, self._theme)
        self._keeper.begin(None)
        form.edited.connect(self._keeper.touched)
        form.submit_requested.connect(self._propose)
        form.close_requested.connect(self._leave)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.editor.setFocus()
        return form

    def _leave(self) -> None:
        form = self.form
        if form is None or not form.is_changed:
            self._close()
            return
        title = self.tr("Discard this text?")
        text = self.tr("It was not proposed yet. If you go on writing, it is kept as a draft.")
        act, back = self.tr("Discard"), self.tr("Keep editing")
        Question(self._theme, title, text, act, back, self, danger=True).ask(self._discard)

    def _discard(self) -> None:
        self._keeper.drop(NO_CASE, DraftKind.TEMPLATE)
        self._close()

    def _close(self) -> None:
        form, self.form = self.form, None
        self._keeper.begin(None)
        if form is not None:
            self.stack.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.table.setFocus()

    def _draft(self) -> Draft | None:
        if self.form is None:
            return None
        return draft_of(self.form.text() if self.form.is_changed else None, datetime.now(UTC))

    def _propose(self) -> None:
        form = self.form
        if form is None:
            return
        lack = form.lack()
        if lack:
            form.tell(lack)
            return
        act = ProposeTemplate(**envelope(datetime.now(UTC)), template=form.text())
        office, casework = self._desk.office, self._desk.casework
        form.setEnabled(False)
        self._keeper.pause()
        self._jobs.write(
            lambda: office.submit(act) | casework.drop_draft(NO_CASE, DraftKind.TEMPLATE),
            lambda _: self._on_proposed(act),
            self._on_refused,
            owner=form,
            ended=lambda: form.setEnabled(True),
        )

    def _on_proposed(self, act: ProposeTemplate) -> None:
        self._close()
        self.table.choose(max(0, self.model.row_of(act.template.id)))
        self._on_sent(act)

    def _on_sent(self, act: OfficeOperation) -> None:
        self.tell_of(act, Names(self._known.people, self._known.catalogue))

    def _on_refused(self, error: KnownError) -> None:
        self._keeper.resume()
        if self.form is not None:
            self.form.tell(sentence(error))

    # answering

    def _approve(self) -> None:
        entry = self.chosen
        if self.form is not None or entry is None or entry.proposal is None or self.panel.approve.isHidden():
            return
        text = entry.proposal.template
        answer = {"template_id": text.id, "version": text.version, "approved": True}
        act = AnswerTemplate(**envelope(datetime.now(UTC)), **answer)
        office = self._desk.office
        self._jobs.write(
            lambda: office.submit(act), lambda _: self._on_sent(act), self._notices.show_error, owner=self
        )

    def _refuse(self) -> None:
        entry = self.chosen
        if self.form is None and entry and entry.proposal and not self.panel.refuse.isHidden():
            text, given = entry.proposal.template, (self._desk, self._jobs, self._locale, self._theme)
            sheet = RefusalSheet(text, *given, self)
            sheet.sent.connect(self._on_sent)
            sheet.open()

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _row: self._on_chosen())
        self.table.opened.connect(lambda _row: self._edit())
        self.new.clicked.connect(self._write_new)
        self.panel.edit_wanted.connect(self._edit)
        self.panel.approve_wanted.connect(self._approve)
        self.panel.refuse_wanted.connect(self._refuse)
        self.listen(self.reload, Kind.CATALOGUE, Kind.OUTBOX, Kind.STAFF)
        bind_button(self, OfficeKey.NEW_TEXT, self.new)
        bind_button(self, OfficeKey.EDIT_TEXT, self.panel.edit)
        bind_button(self, Key.SEND, self.panel.approve)
        bind_button(self, OfficeKey.REFUSE_TEXT, self.panel.refuse)

    def _lay_out(self) -> None:
        lists = QWidget()
        row = QHBoxLayout(lists)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        tools = QHBoxLayout()
        tools.addWidget(self.new)
        tools.addStretch(1)
        left.addLayout(tools)
        left.addWidget(self.table, 1)
        row.addLayout(left, 11)
        row.addWidget(self.panel, 10)
        self.stack.addWidget(lists)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
