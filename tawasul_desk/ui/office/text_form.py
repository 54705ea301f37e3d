"""A response text in the making: its titles, where it is offered, the text, and how it will read."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from tawasul_contract.catalogue import CatalogueRecord, TemplateRecord
from tawasul_contract.records import Resolution, Status
from tawasul_desk.services.placeholders import PLACEHOLDERS, filled, unknown_placeholders
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.service_menu import ServiceMenu
from tawasul_desk.ui.office.text_words import EXAMPLE
from tawasul_desk.ui.office.titled import titled
from tawasul_desk.ui.pasting import tell_of_pastes
from tawasul_desk.ui.placeholder_words import placeholder_names, placeholder_text, template_direction
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme, restyle
from tawasul_desk.ui.widgets.buttons import Chip, PrimaryButton, QuietButton
from tawasul_desk.ui.widgets.calm import CalmComboBox
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.editor import Editor
from tawasul_desk.ui.widgets.field import Field
from tawasul_desk.ui.widgets.file_addresses import keep_addresses_out
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.read_text import ReadText
from tawasul_desk.ui.widgets.tab_order import step_focus
from tawasul_desk.ui.words import move_text, resolution_text

LIMIT: Final = 120  # characters of a title
MOVES: Final = (Status.RETURNED_TO_APPLICANT, Status.PROCESSED)


class TextForm(Card):
    """Emits `edited` with every change; knows what it lacks, not how it is sent."""

    edited = Signal()
    submit_requested = Signal()
    close_requested = Signal()

    def __init__(
        self, text: TemplateRecord, catalogue: CatalogueRecord, locale: Locale, theme: Theme
    ) -> None:
        super().__init__("")
        self._text = text
        self._locale = locale
        self.before = text
        self.title_ar = Field(self.tr("Title in Arabic"))
        self.title_en = Field(self.tr("Title in English"), latin=True)
        self.use = CalmComboBox()
        self.use.addItem(self.tr("Any response"), None)
        for status in MOVES:
            self.use.addItem(move_text(status), status.value)  # Qt gives a mere text back, whatever it got
        self.outcome = CalmComboBox()
        self.outcome.addItem(self.tr("None in particular"), None)
        for resolution in Resolution:
            self.outcome.addItem(resolution_text(resolution), resolution.value)
        self.services = ServiceMenu(catalogue, locale, theme)
        self.editor = Editor(self, template_direction)
        self.editor.setAccessibleName(self.tr("Response text"))
        self.editor.show_fields(placeholder_names())
        self.preview = ReadText()
        self.preview.setAccessibleName(self.tr("How it will read"))
        self.told = label("", "warning", wrap=True)
        send = theme.icon("send", "on_primary")
        self.send = PrimaryButton(self.tr("Propose this text"), icon=send, keys=Key.SEND)
        self.back = QuietButton(self.tr("Back to the list"), keys=Key.BACK)
        self.chips = {name: self._chip(name) for name in PLACEHOLDERS}
        self._lay_out()
        self.fill(text)
        self._connect()
        self._on_edited()

    def text(self) -> TemplateRecord:
        """Return the text as filled in."""
        filled_in = {
            "title_ar": self.title_ar.text,
            "title_en": self.title_en.text,
            "body": self.editor.text().strip(),
            "for_status": self._for_status(),
            "resolution": self._resolution(),
            "service_ids": self.services.chosen(),
        }
        return self._text.model_copy(update=filled_in)

    def _for_status(self) -> Status | None:
        chosen = self.use.currentData()
        return Status(chosen) if chosen else None

    def _resolution(self) -> Resolution | None:
        chosen = self.outcome.currentData() if self._for_status() is Status.PROCESSED else None
        return Resolution(chosen) if chosen else None

    def fill(self, text: TemplateRecord) -> None:
        """Fill the form in; what it was begun with stays what it is compared with."""
        self.title_ar.edit.setText(text.title_ar)
        self.title_en.edit.setText(text.title_en)
        self.use.setCurrentIndex(max(0, self.use.findData(text.for_status and text.for_status.value)))
        self.outcome.setCurrentIndex(max(0, self.outcome.findData(text.resolution and text.resolution.value)))
        self.services.choose(text.service_ids)
        self.editor.put(text.body)

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what the form was begun with."""
        return self.text() != self.before

    def lack(self) -> str:
        """Return what is still missing, and mark it; nothing where the text may be proposed."""
        for field in (self.title_ar, self.title_en):
            if not field.text:
                field.tell(self.tr("Give a title."), wrong=True)
                field.setFocus()
                return field.hint.text()
        if not self.editor.text().strip():
            self.editor.setFocus()
            return self.tr("Write the text first.")
        return "" if self.is_changed else self.tr("Nothing was changed yet.")

    def tell(self, text: str) -> None:
        """Say what is wrong."""
        restyle(self.told, "kind", "error")
        self.told.setText(text)

    def _on_edited(self) -> None:
        body = self.editor.text()
        self.preview.setPlainText(shown(filled(body, EXAMPLE), by_staff=True))
        restyle(self.told, "kind", "warning")
        self.told.setText(self._doubts(body))
        self._outcome.setVisible(self._for_status() is Status.PROCESSED)
        self.edited.emit()

    def _doubts(self, body: str) -> str:
        unknown = unknown_placeholders(body)
        if unknown:
            text = self.tr("{words} is no placeholder and would be sent as it stands.")
            return text.format(words=f"\u2068{unknown[0]}\u2069")
        returns = self._for_status() is Status.RETURNED_TO_APPLICANT
        if returns and body.strip() and "{missing}" not in body:
            return self.tr("The list of missing documents is not in this text.")
        return ""

    def _chip(self, name: str) -> Chip:
        chip = Chip(placeholder_text(name))
        chip.setToolTip(f"\u2066{{{name}}}\u2069")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(partial(self._insert, name))
        return chip

    def _insert(self, name: str) -> None:
        self.editor.insert(f"{{{name}}}")
        self.editor.setFocus()

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._on_edited)
        tell_of_pastes(self.editor, self._locale, self.tell, files=False)
        self.title_ar.edit.textChanged.connect(self.edited)
        self.title_en.edit.textChanged.connect(self.edited)
        self.use.currentIndexChanged.connect(lambda _: self._on_edited())
        self.outcome.currentIndexChanged.connect(lambda _: self.edited.emit())
        self.services.changed.connect(self.edited)
        self.send.clicked.connect(self.submit_requested)
        self.back.clicked.connect(self.close_requested)
        self.editor.submit_requested.connect(self.submit_requested)
        bind(self, Key.SEND, self.submit_requested.emit)
        bind(self, Key.BACK, self.close_requested.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - as Qt has it
        """Let Tab go through the form as it is read, and round."""
        return step_focus(self, forward=forward)

    def _lay_out(self) -> None:
        for field in (self.title_ar, self.title_en):
            field.edit.setMaxLength(LIMIT)
            keep_addresses_out(field.edit)
        titles, use = QHBoxLayout(), QHBoxLayout()
        self._outcome = titled(self.tr("Outcome that it tells"), self.outcome)
        for row, widgets in (
            (titles, (self.title_ar, self.title_en)),
            (
                use,
                (
                    titled(self.tr("Used for"), self.use),
                    self._outcome,
                    titled(self.tr("Services"), self.services),
                ),
            ),
        ):
            row.setSpacing(12)
            for widget in widgets:
                row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        self.body.addWidget(label(self.tr("Insert at the cursor:"), "label"))
        self.body.addLayout(chips)
        texts = QHBoxLayout()
        texts.setSpacing(12)
        for name, widget in (
            (self.tr("Response text"), self.editor),
            (self.tr("How it will read"), self.preview),
        ):
            texts.addWidget(titled(name, widget), 1)
        self.body.addLayout(texts, 1)
        self.body.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.send)
        return foot
