"""A form of the case page: what the act must carry, a text with its length, and the way to send it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tawasul_contract.catalogue import TemplateRecord
from tawasul_desk.ui.cases import forms
from tawasul_desk.ui.cases.acts import TARGETS, ActKind
from tawasul_desk.ui.cases.bars import Bar
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.files_picker import DraftFiles, FilesPicker
from tawasul_desk.ui.cases.form_words import hint_text, lack_text, send_text, title_text
from tawasul_desk.ui.cases.missing_picker import MissingPicker
from tawasul_desk.ui.cases.office_picker import OfficePicker
from tawasul_desk.ui.cases.outcome_picker import OutcomePicker
from tawasul_desk.ui.cases.template_menu import TemplateButton
from tawasul_desk.ui.cases.templates import MISSING, filled, missing_lines, standard, values_for
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.pasting import tell_of_pastes
from tawasul_desk.ui.placeholder_words import answer_direction, placeholder_names
from tawasul_desk.ui.shortcuts import Area, Key, bind, set_area
from tawasul_desk.ui.theme import Theme, restyle, spacing
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.editor import Editor
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.tab_order import step_focus


class Form(QFrame):
    """Filled in by the officer; it knows what it lacks, but not how it is sent."""

    submit_requested = Signal()
    close_requested = Signal()
    edited = Signal()

    def __init__(
        self,
        kind: ActKind,
        screen: CaseScreen,
        kept: DraftFiles,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.about = screen
        self._locale = locale
        self._theme = theme
        self._asks = forms.FORMS[kind]
        self._limit = forms.text_limit(kind, screen.limits)
        self._block = MISSING
        self._used: tuple[str, ...] = ()
        self._put_in = ""
        self._told: forms.Lack | None = None
        self._awaits_files = False
        set_area(self, Area.FORM)
        self.bar = Bar(theme, self)
        self.editor = Editor(self, answer_direction)
        self.editor.limit = self._limit
        self.editor.setPlaceholderText(hint_text(kind))
        self.editor.show_fields(placeholder_names())
        self.editor.setAccessibleName(title_text(kind))
        self.missing = MissingPicker(screen.service, screen.catalogue, locale, theme, self)
        self.outcome = OutcomePicker(self)
        self.office = OfficePicker(screen, locale, self)
        self.files = FilesPicker(screen.limits, kept, jobs, locale, theme, self)
        self.templates = TemplateButton(screen, TARGETS.get(kind), locale, theme, self)
        self.send = PrimaryButton(send_text(kind), self, icon=theme.icon("send", "on_primary"))
        self._count = label("", "muted")
        self._lay_out()
        self._connect()
        self._say_length()

    def content(self) -> forms.FormContent:
        """Return what is filled in."""
        return forms.FormContent(
            body=self.editor.text(),
            missing=self.missing.missing() if self._asks.missing else (),
            resolution=self.outcome.resolution() if self._asks.resolution else None,
            files=self.files.files(),
            office_id=self.office.office_id() if self._asks.office else None,
            template_ids=self._used,
        )

    def fill(self, content: forms.FormContent) -> None:
        """Fill in what was kept."""
        with QSignalBlocker(self.missing), QSignalBlocker(self.outcome):  # the text is as it was kept
            self.missing.set_missing(content.missing)
            self.outcome.set_resolution(content.resolution)
        self.templates.narrow(content.resolution)
        self.office.set_office(content.office_id)
        self.files.put(content.files)
        self.editor.put(content.body)
        self._used = content.template_ids
        self._block = missing_lines(content.missing, self.about.catalogue)

    def lack(self) -> forms.Lack | None:
        """Return what the form still lacks, and say so in it."""
        lack = self._told = forms.lack_of(self.kind, self.content(), self.about.limits)
        if lack is not None:
            self.bar.tell(lack_text(self.kind, lack), Tone.ERROR)
            if lack in (forms.Lack.TEXT, forms.Lack.TOO_LONG):
                self.editor.setFocus()
        return lack

    def _retell(self) -> None:
        # What was lacking may be there now; the next lack is told when it is sent again.
        if self._told is None or self.bar.text.text() != lack_text(self.kind, self._told):
            return
        if forms.lack_of(self.kind, self.content(), self.about.limits) is not self._told:
            self._told = None
            self.bar.hide()

    def set_busy(self, busy: bool) -> None:
        """Take no input while the form is being saved."""
        self.setEnabled(not busy)
        if not busy:
            self.editor.setFocus()

    def wait_for_files(self) -> None:
        """Take no input until the files are read, then ask to be sent, where all of them could be."""
        self._awaits_files = True
        self.bar.tell(self._waiting_text(), Tone.INFO)
        self.setEnabled(False)

    def _on_files_settled(self, good: bool) -> None:
        if self._awaits_files:
            self._awaits_files = False
            self.set_busy(False)
            if good:
                self.bar.hide()
                self.submit_requested.emit()
            elif self.bar.text.text() == self._waiting_text():
                self.bar.tell(self.tr("A file could not be attached, so nothing was sent."), Tone.ERROR)

    def _waiting_text(self) -> str:
        return self.tr("The files are still being read. The response is sent right after.")

    def begin(self) -> None:
        """Give the keyboard to what is to be said first: where to, then why."""
        if self._asks.missing and not self.missing.missing():
            self.missing.begin()
        elif self._asks.resolution and self.outcome.resolution() is None:
            self.outcome.begin()
        elif self._asks.office and self.office.office_id() is None:
            self.office.box.setFocus()
        else:
            self.editor.setFocus()

    def use_template(self, template: TemplateRecord) -> None:
        """Put a response text in, at the cursor of what was written, and choose the outcome that it tells."""
        self._put_template(template)
        if self._asks.resolution and template.resolution is not None:
            self.outcome.set_resolution(template.resolution)
        self.editor.setFocus()

    def _put_template(self, template: TemplateRecord) -> None:
        view, catalogue = self.about.view, self.about.catalogue
        missing = self.content().missing
        self._block = missing_lines(missing, catalogue)
        text = filled(template, values_for(view, catalogue, self.about.me, missing))
        if self._untouched:
            self.editor.put(text)
            self._put_in = self.editor.text()
            self._used = (template.id,)
        else:
            self.editor.insert(text)
            self._used = (*self._used, template.id)

    @property
    def _untouched(self) -> bool:
        """Whether nothing is in the text but what a template put in."""
        text = self.editor.text()
        return not text.strip() or text == self._put_in

    def _put_standard(self) -> None:
        # Into a text that somebody wrote in, nothing is put unasked.
        if not (self._untouched and self._asks.public):
            return
        chosen = standard(self.templates.templates, TARGETS.get(self.kind), self.outcome.resolution())
        if chosen is not None:
            self._put_template(chosen)
        elif self.editor.text():
            self.editor.put("")

    def _on_outcome(self) -> None:
        chosen = self.outcome.resolution()
        self.templates.narrow(chosen)
        used = (each for each in self.templates.templates if each.id in self._used)
        if not self.editor.text().strip() or any(each.resolution not in (None, chosen) for each in used):
            self._put_standard()
        self.edited.emit()

    def _on_missing(self) -> None:
        # A list that a template has put in follows the ticks, as long as nobody has written into it.
        before, self._block = self._block, missing_lines(self.missing.missing(), self.about.catalogue)
        text = self.editor.text()
        if before in text:
            untouched = self._untouched
            self.editor.put(text.replace(before, self._block, 1))
            self._put_in = self.editor.text() if untouched else self._put_in
        elif not text.strip() and self.missing.missing():
            self._put_standard()
        self.edited.emit()

    def _on_text(self) -> None:
        if not self.editor.text().strip():
            self._used = ()
        self._say_length()
        self.edited.emit()

    def _say_length(self) -> None:
        length = len(self.editor.text())
        number = self._locale.number
        self._count.setText(f"\u2066{number(length)} / {number(self._limit)}\u2069")
        restyle(self._count, "kind", "error" if length > self._limit else "muted")

    def _connect(self) -> None:
        self.edited.connect(self._retell)
        self.editor.textChanged.connect(self._on_text)
        self.editor.submit_requested.connect(self.submit_requested)
        self._connect_pastes()
        self.missing.changed.connect(self._on_missing)
        self.outcome.changed.connect(self._on_outcome)
        self.office.changed.connect(self.edited)
        self.files.changed.connect(self.edited)
        self.files.settled.connect(self._on_files_settled)
        self.files.refused.connect(lambda sentence: self.bar.tell(sentence, Tone.ERROR))
        self.templates.picked.connect(self.use_template)
        self.send.clicked.connect(self.submit_requested)
        self.send.setToolTip(with_key(send_text(self.kind), Key.SEND))
        bind(self, Key.SEND, self.submit_requested.emit)
        bind(self, Key.BACK, self.close_requested.emit)
        if self._asks.missing:
            self.missing.bind(self)
        if self._asks.resolution:
            self.outcome.bind(self)
        if self._asks.public:
            bind(self, Key.TEMPLATES, self.templates.showMenu)
            bind(self, Key.ATTACH, self.files.ask)

    def _connect_pastes(self) -> None:
        takes_files = self._asks.public
        tell_of_pastes(self.editor, self._locale, self._tell_of_paste, files=takes_files)
        self.setAcceptDrops(takes_files)
        if takes_files:
            self.editor.files_given.connect(self.files.add_all)
            self.editor.picture_given.connect(self.files.add_picture)

    def _tell_of_paste(self, sentence: str) -> None:
        self.bar.tell(sentence, Tone.ERROR)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures that are dropped anywhere on the form."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped beside the text."""
        if self.editor.hand_over(event.mimeData()):
            event.acceptProposedAction()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - as Qt has it
        """Let Tab go through the form as it is read, and round."""
        return step_focus(self, forward=forward)

    def _lay_out(self) -> None:
        self.setObjectName("composer")
        self.setProperty("public", "true" if self._asks.public else "false")
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing(4), spacing(3), spacing(4), spacing(3))
        column.setSpacing(spacing(2))
        column.addLayout(self._head())
        column.addWidget(self.bar)
        column.addWidget(self._middle(), 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        public = self._asks.public
        mark = self.tr("Visible to the applicant") if public else self.tr("Internal: staff only")
        close = IconButton(
            self._theme.icon("close"), self.tr("Close; the draft is kept"), self, keys=Key.BACK
        )
        close.clicked.connect(self.close_requested)
        head = QVBoxLayout()
        head.setSpacing(spacing(1))
        head.addWidget(label(title_text(self.kind), "heading", wrap=True))
        badge = Badge(mark, Tone.SUCCESS if public else Tone.WARNING)
        head.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout()
        row.addLayout(head, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _middle(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("formbody")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing(2))
        column.addWidget(self.missing)
        column.addWidget(self.outcome)
        column.addWidget(self.office)
        column.addLayout(self._tools())
        column.addWidget(self.editor, 1)
        column.addWidget(self.files)
        self.missing.setVisible(self._asks.missing)
        self.outcome.setVisible(self._asks.resolution)
        self.office.setVisible(self._asks.office)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _tools(self) -> QHBoxLayout:
        attach = PlainButton(self.tr("Attach files"), self, icon=self._theme.icon("attach"), keys=Key.ATTACH)
        attach.clicked.connect(self.files.ask)
        row = QHBoxLayout()
        row.setSpacing(spacing(2))
        for widget in (self.templates, attach):
            widget.setVisible(self._asks.public)
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.send)
        return row
