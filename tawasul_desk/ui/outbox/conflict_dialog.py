"""Two people changed one request: what was read, what it is now, what I did, and three ways on."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_contract.operations import AddResponse
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import CaseView, WaitingOperation
from tawasul_desk.ui.happened import Names
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.edit_dialog import EditDialog
from tawasul_desk.ui.outbox.explaining import explanation
from tawasul_desk.ui.outbox.revision import text_field
from tawasul_desk.ui.outbox.side_card import SideCard, fact_text, value_text
from tawasul_desk.ui.outbox.sides import Known, Sides, sides_of
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.words import operation_text


class ConflictDialog(QDialog):
    """Shows base, theirs and mine; `resolved`: the officer has chosen, `lost`: the case may not be seen."""

    resolved = Signal()
    lost = Signal()

    def __init__(
        self,
        item: WaitingOperation,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._item = item
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self.cards: list[SideCard] = []
        self._row = QHBoxLayout()
        self._seen_seq = 0
        self._answers = isinstance(item.operation, AddResponse)
        self.told = label("", "error", wrap=True)
        self.happened = label(explanation(item, locale), "strong", wrap=True)
        self.same = label("", "muted", wrap=True)
        self.keep_theirs = PlainButton(self.tr("Discard") if self._answers else self.tr("Keep theirs"))
        self.edit_mine = PlainButton(self.tr("Edit mine"), icon=theme.icon("edit"))
        again = self.tr("Send anyway") if self._answers else self.tr("Apply mine again")
        self.apply_again = PrimaryButton(again)
        self._lay_out()
        self.edit_mine.setVisible(text_field(item.operation) is not None)
        self._connect()
        self._read()
        jobs.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._jobs.run(self._compare, self._show_sides, owner=self)

    def _on_changed(self, changes: Changes) -> None:
        case_id = self._item.operation.case_id
        if changes.touches(Kind.CASE, case_id):
            # What is decided upon is what stands there: a still newer message is shown at once.
            self._jobs.run(
                lambda: self._desk.casework.view(case_id),
                lambda _: self._read(),
                failed=self._on_lost,
                owner=self,
            )

    def _on_lost(self, error: KnownError) -> None:
        if error.code is ErrorCode.NOT_FOUND:
            self.lost.emit()
            self.reject()

    def _compare(self) -> tuple[Sides, Names] | None:
        """Read what the comparison needs, with the names in it; on a worker."""
        casework = self._desk.casework
        if self._item.conflict is None:
            return None
        view: CaseView | None = None
        try:
            view = casework.view(self._item.operation.case_id)
        except KnownError as error:
            if error.code is not ErrorCode.NOT_FOUND:
                raise
        known = Known(casework.staff(), casework.catalogue(), casework.me)
        sides = sides_of(self._item, self._item.conflict, view, known)
        return sides, Names(known.staff, known.catalogue)

    def _show_sides(self, compared: tuple[Sides, Names] | None) -> None:
        if compared is None:
            return
        sides, known = compared
        self._seen_seq = sides.seen_seq
        self.happened.setText(explanation(self._item, self._locale, known))
        for card in self.cards:
            self._row.removeWidget(card)
            card.deleteLater()
        self.cards.clear()
        names = (self.tr("As you had read it"), self.tr("As it is now"), self.tr("What you did"))
        for name, side in zip(names, (sides.base, sides.theirs, sides.mine), strict=True):
            card = SideCard(name, side, sides.told, self._locale, self._theme)
            self.cards.append(card)
            self._row.addWidget(card, 1)
        self.cards[1].mark(sides.changed)
        self.cards[2].mark(sides.changed_by_me, by_me=True)
        self._show_same(sides)

    def _show_same(self, sides: Sides) -> None:
        line = self.tr("{fact}: {value}")
        facts = (
            line.format(fact=fact_text(fact), value=isolate(value_text(sides.base, fact, self._locale)))
            for fact in sides.same
        )
        self.same.setText(self.tr("The same in all three: {facts}").format(facts=" · ".join(facts)))
        self.same.setVisible(bool(sides.same))

    def _choose(self, work: Callable[[], Changes]) -> None:
        self._enable(False)
        self._jobs.write(work, lambda _changes: self._on_resolved(), self._on_refused, owner=self)

    def _on_keep_theirs(self) -> None:
        self._choose(lambda: self._desk.casework.keep_theirs(self._item.operation.id))

    def _on_apply_again(self) -> None:
        seen = self._seen_seq
        self._choose(lambda: self._desk.casework.apply_again(self._item.operation.id, seen))

    def _on_edit(self) -> None:
        dialog = EditDialog(
            self._item, self._desk, self._jobs, self._locale, self._theme, self, self._seen_seq
        )
        dialog.replaced.connect(self._on_resolved)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_resolved(self) -> None:
        self.resolved.emit()
        self.accept()

    def _on_refused(self, error: KnownError) -> None:
        self.told.setText(sentence(error))
        self.told.show()
        self._enable(True)

    def _enable(self, on: bool) -> None:
        for button in (self.keep_theirs, self.edit_mine, self.apply_again):
            button.setEnabled(on)

    def _connect(self) -> None:
        self.keep_theirs.clicked.connect(self._on_keep_theirs)
        self.edit_mine.clicked.connect(self._on_edit)
        self.apply_again.clicked.connect(self._on_apply_again)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Needs your decision"))
        self.resize(1080, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        title = self.tr("{act}, request {number}")
        act = operation_text(self._item.operation)
        title = title.format(act=act, number=isolate(self._item.case_number))
        column.addWidget(label(title, "title"))
        column.addWidget(self.happened)
        column.addSpacing(8)
        self._row.setSpacing(16)
        column.addLayout(self._row, 1)
        column.addWidget(self.same)
        hint = self.tr("If you keep theirs, your operation is given up; its text is kept for 30 days.")
        if self._answers:
            hint = self.tr("If you discard it, it is not sent; its text is kept for 30 days.")
        column.addWidget(label(self._locale.digits(hint), "muted", wrap=True))
        self.told.hide()
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.keep_theirs, self.edit_mine, self.apply_again):
            row.addWidget(button)
        column.addLayout(row)
