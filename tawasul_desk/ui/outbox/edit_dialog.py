"""Writing an operation that could not be sent anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_contract.records import LimitsRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.letters import Doubt
from tawasul_desk.services.views import WaitingOperation
from tawasul_desk.ui.doubt_words import doubt_question, doubt_text
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.revision import characters_allowed, doubts_of, submit_revised, text_of
from tawasul_desk.ui.pasting import tell_of_pastes
from tawasul_desk.ui.placeholder_words import placeholder_names
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from tawasul_desk.ui.widgets.editor import Editor
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.words import operation_text


class EditDialog(QDialog):
    """The text of one operation; saving puts a new operation in the place of the old one.

    `seen_seq`: up to where the officer had read the feed when the text was opened.
    """

    replaced = Signal()

    def __init__(
        self,
        item: WaitingOperation,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget,
        seen_seq: int = 0,
    ) -> None:
        super().__init__(parent)
        self._item = item
        self._seen_seq = seen_seq
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._allowed: int | None = None
        self.text = Editor(self)
        self.text.show_fields(placeholder_names())
        self.text.put(text_of(item.operation))
        self.count = label("", "muted")
        self.told = label("", "error", wrap=True)
        self.save = PrimaryButton(self.tr("Save and send"), keys=Key.SEND)
        self.cancel = QuietButton(self.tr("Cancel"), keys=Key.BACK)
        self._lay_out()
        tell_of_pastes(self.text, locale, self._tell, files=False)
        self.text.textChanged.connect(self.told.hide)
        self.text.textChanged.connect(self._tell_count)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        self.text.submit_requested.connect(self._on_save)
        shortcut(self, Key.SEND, self._on_save)
        self._tell_count()
        jobs.run(desk.casework.limits, self._on_limits, owner=self)

    def _on_limits(self, limits: LimitsRecord | None) -> None:
        self._allowed = characters_allowed(self._item.operation, limits)
        self.text.limit = self._allowed or self.text.limit
        self._tell_count()

    def _tell_count(self) -> None:
        length, number = len(self.text.text()), self._locale.number
        fits = self._allowed is None or length <= self._allowed
        self.save.setEnabled(fits and bool(self.text.text().strip()))
        if self._allowed is None:
            self.count.setText(self._locale.digits(self.tr("%n character(s)", "", length)))
        else:
            text = self.tr("{length} of {allowed} characters")
            self.count.setText(text.format(length=number(length), allowed=number(self._allowed)))

    def _on_save(self) -> None:
        if not self.save.isEnabled():
            return
        item, text, casework = self._item, self.text.text().strip(), self._desk.casework
        self._jobs.run(
            lambda: doubts_of(casework, item, text),
            lambda doubts: self._on_doubts(doubts, text),
            self._on_refused,
            owner=self,
        )

    def _on_doubts(self, doubts: tuple[Doubt, ...], text: str) -> None:
        if doubts:
            doubt_question(map(doubt_text, doubts), self._theme, self).ask(lambda: self._send(text))
        else:
            self._send(text)

    def _send(self, text: str) -> None:
        self.save.setEnabled(False)
        item, seen, casework = self._item, self._seen_seq, self._desk.casework
        self._jobs.write(
            lambda: submit_revised(casework, item, text, seen),
            self._on_saved,
            self._on_refused,
            owner=self,
        )

    def _on_saved(self, _changes: Changes) -> None:
        self.replaced.emit()
        self.accept()

    def _on_refused(self, error: KnownError) -> None:
        self._tell(sentence(error))
        self.save.setEnabled(True)

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.show()

    def _lay_out(self) -> None:
        title = operation_text(self._item.operation)
        self.setWindowTitle(title)
        self.resize(640, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(title, "title"))
        column.addWidget(label(isolate(self._item.case_number), "muted"))
        self.text.setAccessibleName(title)
        column.addWidget(self.text, 1)
        self.told.hide()
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addLayout(row)
