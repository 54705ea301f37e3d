"""What somebody asked about the case and waits for: an offer to an office, a second officer's approval."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tawasul_contract.operations import OfferTransfer, RequestApproval
from tawasul_contract.records import EventKind, EventRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.acts_bar import KEYS
from tawasul_desk.ui.cases.bars import Bar
from tawasul_desk.ui.cases.case_screen import CaseScreen
from tawasul_desk.ui.cases.form_words import act_text
from tawasul_desk.ui.done import beginning, latest
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.buttons import DangerButton, PrimaryButton, QuietButton
from tawasul_desk.ui.words import refusal_text, resolution_text

_TO_OFFER: Final = (ActKind.ACCEPT, ActKind.REFUSE_TRANSFER, ActKind.WITHDRAW)
# What is agreed to is filled, what is refused is red: the two are never taken for one another.
_LOOKS: Final[dict[ActKind, type[QPushButton]]] = {
    ActKind.ACCEPT: PrimaryButton,
    ActKind.APPROVE: PrimaryButton,
    ActKind.REFUSE_TRANSFER: DangerButton,
    ActKind.REFUSE_APPROVAL: DangerButton,
}
_TO_APPROVAL: Final = (ActKind.APPROVE, ActKind.REFUSE_APPROVAL)


class Standing(QWidget):
    """Two bars under the head of the case; `act_requested` carries how the officer answers."""

    act_requested = Signal(object)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._locale = locale
        self.offer = Bar(theme, self, margin=24, stays=True)
        self.approval = Bar(theme, self, margin=24, stays=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (self.offer, self.approval):
            bar.setObjectName("strip")
            column.addWidget(bar)

    def show_screen(self, screen: CaseScreen) -> None:
        """Say what is asked of whom, and offer the answers that this person may give."""
        self.offer.hide()
        self.approval.hide()
        if screen.case.offered_to is not None:
            self._tell(self.offer, self._offer_text(screen), screen, _TO_OFFER)
        if screen.case.approval_asked_by is not None:
            self._tell(self.approval, self._approval_text(screen), screen, _TO_APPROVAL)

    def _tell(self, bar: Bar, text: str, screen: CaseScreen, kinds: tuple[ActKind, ...]) -> None:
        allowed = [act.kind for act in screen.acts if act.kind in kinds and act.allowed]
        why = [act.refusal for act in screen.acts if act.kind in kinds and act.refusal is not None]
        bar.tell(
            text,
            Tone.WARNING if allowed else Tone.INFO,
            *((act_text(kind), partial(self.act_requested.emit, kind)) for kind in allowed),
            kinds=[_LOOKS.get(kind, QuietButton) for kind in allowed],
        )
        for button, kind in zip(bar.buttons, allowed, strict=True):
            button.setToolTip(with_key(act_text(kind), KEYS[kind]))
        bar.setToolTip(refusal_text(why[0]) if why else "")

    def _offer_text(self, screen: CaseScreen) -> str:
        event = latest(screen.view.events, EventKind.TRANSFER_OFFERED)
        office = self._office(screen, screen.case.offered_to)
        name = self._name(event)
        if name:
            text = self.tr("Offered to {office} by {name}").format(office=office, name=name)
        else:
            text = self.tr("Offered to {office}").format(office=office)
        if screen.case.office_id not in screen.me.office_ids:
            home = self._office(screen, screen.case.office_id)
            text = self.tr("{sentence} · it stays with {office} until it is accepted").format(
                sentence=text, office=home
            )
        return self._with_words(text, event, screen, unsent=self._waits(screen, OfferTransfer))

    def _approval_text(self, screen: CaseScreen) -> str:
        event = latest(screen.view.events, EventKind.APPROVAL_REQUESTED)
        person = screen.staff.get(screen.case.approval_asked_by) if screen.case.approval_asked_by else None
        name = isolate(self._locale.name(person)) if person else self._name(event)
        text = self.tr("Awaiting the approval of a second officer")
        if name:
            text = self.tr("Awaiting the approval of a second officer · asked by {name}").format(name=name)
        if event is not None and event.resolution is not None:
            outcome = self.tr("{sentence} · outcome: {outcome}")
            text = outcome.format(sentence=text, outcome=isolate(resolution_text(event.resolution)))
        return self._with_words(text, event, screen, unsent=self._waits(screen, RequestApproval))

    def _with_words(self, text: str, event: EventRecord | None, screen: CaseScreen, *, unsent: bool) -> str:
        lines = [text]
        if unsent:
            lines.append(self.tr("Saved on this computer – waiting to be sent"))
        if event is not None and event.body:
            lines.append(beginning(event.body, _WORDS, screen.case.applicant.identity_number))
        return "\n".join(lines)

    def _waits(self, screen: CaseScreen, kind: type[OfferTransfer | RequestApproval]) -> bool:
        return any(isinstance(item.operation, kind) for item in screen.view.waiting)

    def _office(self, screen: CaseScreen, office_id: str | None) -> str:
        found = next((each for each in screen.catalogue.offices if each.id == office_id), None)
        return isolate(self._locale.name(found)) if found else isolate(office_id or "")

    def _name(self, event: EventRecord | None) -> str:
        if event is None:
            return ""
        arabic, english = event.actor_name_ar, event.actor_name_en
        name = (arabic or english) if self._locale.is_arabic else (english or arabic)
        return isolate(name) if name else ""


_WORDS: Final = 320  # characters of a reason shown in the bar; the timeline has all
