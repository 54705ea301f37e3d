"""The forms in the making, also of requests that are out of sight: to go on with, to copy, to throw away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tawasul_contract.record import NO_CASE
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.reading_order import shown
from tawasul_desk.services.views import Draft
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import DangerButton, PlainButton
from tawasul_desk.ui.widgets.card import Card
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.read_text import ReadText
from tawasul_desk.ui.words import draft_text

TEXT_HEIGHT = 96


@dataclass(frozen=True)
class KeptDraft:
    """A draft, and the number of its request; none where that is out of sight."""

    draft: Draft
    case_number: str | None


def read_drafts(casework: Casework) -> tuple[KeptDraft, ...]:
    """Return all drafts, the latest first."""
    drafts = sorted(
        casework.drafts(), key=lambda draft: draft.saved_at or datetime.min.replace(tzinfo=UTC), reverse=True
    )
    return tuple(KeptDraft(draft, _number(casework, draft)) for draft in drafts)


class DraftsList(QScrollArea):
    """A card for each draft."""

    opened = Signal(object)
    discarded = Signal(object)

    def __init__(self, locale: Locale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(self.Shape.NoFrame)

    def show_drafts(self, drafts: Sequence[KeptDraft]) -> None:
        """List these."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for kept in drafts:
            column.addWidget(self._card(kept))
        column.addStretch(1)
        self.setWidget(inner)  # the one before is destroyed

    def _card(self, kept: KeptDraft) -> Card:
        draft = kept.draft
        card = Card(draft_text(draft.kind))
        number = (
            isolate(kept.case_number) if kept.case_number else self.tr("Request you no longer have access to")
        )
        if draft.case_id == NO_CASE:
            number = self.tr("Administration")
        age = self._locale.relative(draft.saved_at, datetime.now(UTC)) if draft.saved_at else ""
        card.head.addWidget(label(f"{number} · {age}" if age else number, "muted"))
        text = ReadText(shown(draft.body, by_staff=True))
        text.setAccessibleName(draft_text(draft.kind))
        text.setFixedHeight(TEXT_HEIGHT)
        card.body.addWidget(text)
        if draft.files:
            names = (f"• {isolate(shown(file.name))}" for file in draft.files)
            card.body.addWidget(label("\n".join([self.tr("Files:"), *names]), "soft", wrap=True))
        card.body.addLayout(self._buttons(kept))
        return card

    def _buttons(self, kept: KeptDraft) -> QHBoxLayout:
        draft, theme = kept.draft, self._theme
        copy = PlainButton(self.tr("Copy text"), icon=theme.icon("copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(draft.body))
        discard = DangerButton(self.tr("Discard"), icon=theme.icon("trash", "error"))
        discard.clicked.connect(lambda: self.discarded.emit(draft))
        row = QHBoxLayout()
        row.setSpacing(8)
        if kept.case_number or draft.case_id == NO_CASE:
            text = self.tr("Open request") if kept.case_number else self.tr("Keep editing")
            go_on = PlainButton(text, icon=theme.icon("file-text"))
            go_on.clicked.connect(lambda: self.opened.emit(draft.case_id))
            row.addWidget(go_on)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(discard)
        return row


def _number(casework: Casework, draft: Draft) -> str | None:
    try:
        return casework.view(draft.case_id).case.case_number
    except KnownError as error:
        if error.code is not ErrorCode.NOT_FOUND:
            raise
        return None
