"""One response text to read: the one in force, or what a proposal would change, and the answers to it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tawasul_contract.records import StaffRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.difference_view import DifferenceView
from tawasul_desk.ui.office.texts_model import title_of
from tawasul_desk.ui.office.texts_read import TextEntry
from tawasul_desk.ui.shortcuts import Key, OfficeKey
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import label


class TextPanel(Card):
    """The text chosen in the list."""

    edit_wanted = Signal()
    approve_wanted = Signal()
    refuse_wanted = Signal()

    def __init__(self, me: UUID, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._me = me
        self._locale = locale
        self.heading.setWordWrap(True)
        self.badge = Badge("", Tone.NEUTRAL)
        self.told = label("", "muted", wrap=True)
        self.view = DifferenceView(theme)
        self.view.setAccessibleName(self.tr("Response text"))
        self.legend = label(self.tr("Struck through: removed. Underlined: added."), "muted")
        self.edit = PlainButton(
            self.tr("Propose a change"), icon=theme.icon("edit"), keys=OfficeKey.EDIT_TEXT
        )
        self.refuse = DangerButton(self.tr("Refuse…"), keys=OfficeKey.REFUSE_TEXT)
        check = theme.icon("check", "on_primary")
        self.approve = PrimaryButton(self.tr("Approve"), icon=check, keys=Key.SEND)
        self.head.addWidget(self.badge)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.edit)
        foot.addStretch(1)
        foot.addWidget(self.refuse)
        foot.addWidget(self.approve)
        self.body.addWidget(self.told)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.legend)
        self.body.addLayout(foot)
        self.edit.clicked.connect(self.edit_wanted)
        self.approve.clicked.connect(self.approve_wanted)
        self.refuse.clicked.connect(self.refuse_wanted)

    def show_entry(self, entry: TextEntry, other: StaffRecord | None, state: str) -> None:
        """Show this text; `other` is who proposed or refused it."""
        proposal, before, wanted = entry.proposal, entry.in_force, entry.wanted
        self.heading.setText(title_of(wanted or entry.shown, self._locale))
        self.badge.setText(state)
        self.badge.set_tone(self._tone(entry))
        if wanted is None:
            self.view.show_text(entry.shown.body)
        else:
            self.view.show_difference(before.body if before else "", wanted.body)
        self.legend.setVisible(wanted is not None)
        answerable = proposal is not None and not proposal.pending
        own = proposal is not None and proposal.template.proposed_by == self._me
        for button in (self.approve, self.refuse):
            button.setVisible(answerable and not own)
        self.edit.setVisible(proposal is None or own)
        told = self._told(entry, self._name(other), own=own)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def _name(self, person: StaffRecord | None) -> str:
        return isolate(self._locale.name(person)) if person else ""

    def _told(self, entry: TextEntry, name: str, *, own: bool) -> str:
        proposal, refusal = entry.proposal, entry.refusal
        if refusal is not None:
            text = self.tr("{name} refused what you proposed, on {day}: {reason}")
            day = isolate(self._locale.date(refusal.at))
            return text.format(name=name, day=day, reason=isolate(shown(refusal.reason, by_staff=True)))
        if proposal is None:
            return ""
        if proposal.approved is not None:
            answered = self.tr("You approved it."), self.tr("You refused it.")
            return answered[0 if proposal.approved else 1]
        if own:
            return self.tr("You proposed this. Another supervisor has to approve it.")
        if entry.in_force is None:
            return self.tr("{name} proposes a new text.").format(name=name)
        return self.tr("{name} proposes to change this text.").format(name=name)

    def _tone(self, entry: TextEntry) -> Tone:
        if entry.refusal is not None:
            return Tone.ERROR
        if entry.proposal is None:
            return Tone.SUCCESS
        return Tone.PRIMARY if entry.proposal.pending else Tone.WARNING
