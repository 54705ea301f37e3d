"""One waiting operation in full, and what may be done with it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from tawasul_contract.catalogue import CatalogueRecord
from tawasul_contract.operations import ChangeStatus, Operation, uploads_of
from tawasul_contract.records import StaffRecord
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import OperationState, WaitingOperation
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.explaining import STATE_LOOK, explanation
from tawasul_desk.ui.outbox.particulars import Particulars
from tawasul_desk.ui.outbox.revision import text_field, text_of
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.badge import Badge
from tawasul_desk.ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.facts_grid import FactsGrid
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.read_text import ReadText
from tawasul_desk.ui.words import operation_text, resolution_text, state_text


class Act(StrEnum):
    """What may be done with a waiting operation."""

    COMPARE = "compare"
    SEND_AGAIN = "send_again"
    RETRY = "retry"
    EDIT = "edit"
    COPY = "copy"
    QUOTE = "quote"
    OPEN_CASE = "open_case"
    DISCARD = "discard"


KEYS: Final = {
    Act.COMPARE: Key.COMPARE,
    Act.SEND_AGAIN: Key.SEND,
    Act.EDIT: Key.EDIT,
    Act.COPY: Key.COPY,
    Act.QUOTE: Key.QUOTE,
    Act.DISCARD: Key.DISCARD,
}
_NOBODY: Final[Mapping[UUID, StaffRecord]] = MappingProxyType({})
_SMALL: Final = (Act.RETRY, Act.EDIT, Act.COPY, Act.OPEN_CASE, Act.DISCARD)
_WIDE: Final = (Act.COMPARE, Act.SEND_AGAIN, Act.QUOTE)
_ACTS: Final[dict[OperationState, frozenset[Act]]] = {
    OperationState.SAVED: frozenset({Act.RETRY, Act.OPEN_CASE}),
    OperationState.WAITING_NETWORK: frozenset({Act.RETRY, Act.OPEN_CASE}),
    OperationState.FAILED: frozenset({Act.RETRY, Act.QUOTE, Act.EDIT, Act.OPEN_CASE, Act.DISCARD}),
    OperationState.NEEDS_DECISION: frozenset({Act.EDIT, Act.OPEN_CASE, Act.DISCARD}),
    OperationState.HELD: frozenset({Act.DISCARD}),
    OperationState.DISCARDED: frozenset(),
}


def acts_for(item: WaitingOperation) -> frozenset[Act]:
    """Return what may be done with the operation."""
    acts = set(_ACTS.get(item.state, {Act.OPEN_CASE}))
    if text_of(item.operation):
        acts.add(Act.COPY)
    if not text_field(item.operation):
        acts.discard(Act.EDIT)
    if item.conflict is not None:
        acts.add(Act.COMPARE)
    if item.conflict is not None and item.conflict.seen_seq:
        acts.discard(Act.EDIT)  # the message is read first: the comparison offers it then
    if item.back:
        acts |= {Act.SEND_AGAIN, Act.OPEN_CASE}
    return frozenset(acts)


def reference_of(item: WaitingOperation) -> str:
    """Return what support needs to find a failure: the operation, and by which the server's log knows it."""
    ids = (str(item.operation.id), item.reference)
    return "\n".join(found for found in ids if found)


class OperationPanel(Card):
    """Tells all about one operation; `wanted` carries the act that the officer chose."""

    wanted = Signal(object)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._locale = locale
        self.number = label("", "muted")
        self.state = Badge()
        self.reason = label("", "soft", wrap=True)
        self.text = ReadText()
        self.facts = FactsGrid()
        self._grid = QGridLayout()
        self.buttons = {act: self._button(act, theme) for act in Act}
        self._lay_out()

    def show_item(
        self,
        item: WaitingOperation,
        catalogue: CatalogueRecord | None,
        staff: Mapping[UUID, StaffRecord] = _NOBODY,
    ) -> None:
        """Show this operation."""
        self.heading.setText(operation_text(item.operation))
        self.number.setText(isolate(item.case_number) if item.case_number else self.tr("Administration"))
        self.state.setText(state_text(item.state, back=item.back))
        self.state.set_tone(STATE_LOOK[item.state][0])
        self.reason.setText(explanation(item, self._locale, Names(staff, catalogue)))
        words = shown(text_of(item.operation), by_staff=True)
        self.text.setPlainText(words)
        self.text.setVisible(bool(words))
        self._show_facts(item, catalogue, staff)
        self._show_buttons(acts_for(item))

    def tell_picked(self, count: int) -> None:
        """Say how many operations are discarded at once; one: the one that is shown."""
        text = self.tr("Discard") if count < 2 else self.tr("Discard %n operation(s)", "", count)
        self.buttons[Act.DISCARD].setText(self._locale.digits(text))

    def _show_buttons(self, acts: frozenset[Act]) -> None:
        for act, button in self.buttons.items():
            button.setVisible(act in acts)
            if act in _SMALL:
                self._grid.removeWidget(button)
        small = [self.buttons[act] for act in _SMALL if act in acts]
        for place, button in enumerate(small):
            self._grid.addWidget(button, place // 2, place % 2)

    def _show_facts(
        self, item: WaitingOperation, catalogue: CatalogueRecord | None, staff: Mapping[UUID, StaffRecord]
    ) -> None:
        self.facts.clear()
        saved = self._locale.date_time(item.operation.created_at)
        self.facts.add(self.tr("Saved"), saved.replace(" · ", "\n", 1))
        if item.attempts:
            self.facts.add(self.tr("Attempts"), self._locale.number(item.attempts))
        if item.next_at is not None:
            self.facts.add(self.tr("Next try"), self._locale.relative(item.next_at, datetime.now(UTC)))
        if item.confirmed_seq is not None:
            self.facts.add(self.tr("Number at the server"), self._locale.number(item.confirmed_seq))
        if item.state is OperationState.FAILED:
            self.facts.add(self.tr("Reference"), reference_of(item))
        particulars = Particulars(self._locale, staff, catalogue).of(item.operation)
        for name, value in (*particulars, *self._contents(item.operation, catalogue)):
            self.facts.add(name, value)

    def _contents(self, operation: Operation, catalogue: CatalogueRecord | None) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        if isinstance(operation, ChangeStatus):
            if operation.resolution is not None:
                found.append((self.tr("Outcome"), resolution_text(operation.resolution)))
            if operation.missing:
                names = [self._document(wanted, catalogue) for wanted in operation.missing]
                found.append((self.tr("Missing"), "\n".join(names)))
        files = [isolate(shown(file.name)) for file in uploads_of(operation)]
        if files:
            found.append((self.tr("Files"), "\n".join(files)))
        return found

    def _document(self, wanted: str, catalogue: CatalogueRecord | None) -> str:
        try:
            return self._locale.name(catalogue.document(wanted)) if catalogue else wanted
        except KeyError:
            return isolate(shown(wanted))  # free words of the officer

    def _button(self, act: Act, theme: Theme) -> QPushButton:
        text, icon = {
            Act.COMPARE: (self.tr("Compare and decide"), "compare"),
            Act.SEND_AGAIN: (self.tr("Send again"), "send"),
            Act.RETRY: (self.tr("Send now"), "send"),
            Act.EDIT: (self.tr("Edit"), "edit"),
            Act.COPY: (self.tr("Copy text"), "copy"),
            Act.QUOTE: (self.tr("Copy reference"), "link"),
            Act.OPEN_CASE: (self.tr("Open request"), "file-text"),
            Act.DISCARD: (self.tr("Discard"), "trash"),
        }[act]
        if act in (Act.COMPARE, Act.SEND_AGAIN):
            button: QPushButton = PrimaryButton(text, self, icon=theme.icon(icon, "on_primary"))
        elif act is Act.DISCARD:
            button = DangerButton(text, self, icon=theme.icon(icon, "error"))
        else:
            button = PlainButton(text, self, icon=theme.icon(icon))
        if act in KEYS:
            button.setToolTip(with_key(text, KEYS[act]))
        button.clicked.connect(lambda: self.wanted.emit(act))
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.number)
        self.body.addLayout(top)
        self.body.addWidget(self.reason)
        self.body.addSpacing(4)
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setMinimumHeight(52)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.facts)
        self.body.addStretch(0)
        for act in _WIDE:
            self.body.addWidget(self.buttons[act])
        self._grid.setSpacing(8)
        self.body.addLayout(self._grid)
