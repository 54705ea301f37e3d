"""Two people changed one request: what was read, what it is now, what I did, and three ways on."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import CaseView, WaitingOperation
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.edit_dialog import EditDialog
from tawasul_desk.ui.outbox.explaining import explanation
from tawasul_desk.ui.outbox.revision import text_field
from tawasul_desk.ui.outbox.side_card import SideCard
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
        self.told = label("", "error", wrap=True)
        self.keep_theirs = PlainButton(self.tr("Keep theirs"))
        self.edit_mine = PlainButton(self.tr("Edit mine"), icon=theme.icon("edit"))
        self.apply_again = PrimaryButton(self.tr("Apply mine again"))
        self._lay_out()
        self.edit_mine.setVisible(text_field(item.operation) is not None)
        self._connect()
        jobs.run(self._compare, self._show_sides, owner=self)
        jobs.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        case_id = self._item.operation.case_id
        if changes.touches(Kind.CASE, case_id):
            self._jobs.run(lambda: self._desk.casework.view(case_id), failed=self._on_lost, owner=self)

    def _on_lost(self, error: KnownError) -> None:
        if error.code is ErrorCode.NOT_FOUND:
            self.lost.emit()
            self.reject()

    def _compare(self) -> Sides | None:
        """Read what the comparison needs; on a worker."""
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
        return sides_of(self._item, self._item.conflict, view, known)

    def _show_sides(self, sides: Sides | None) -> None:
        if sides is None:
            return
        names = (self.tr("As you had read it"), self.tr("As it is now"), self.tr("What you did"))
        for name, side in zip(names, (sides.base, sides.theirs, sides.mine), strict=True):
            card = SideCard(name, side, sides.told, self._locale, self._theme)
            self.cards.append(card)
            self._row.addWidget(card, 1)
        self.cards[1].mark(sides.changed)

    def _choose(self, work: Callable[[], Changes]) -> None:
        self._enable(False)
        self._jobs.write(work, lambda _changes: self._on_resolved(), self._on_refused, owner=self)

    def _on_keep_theirs(self) -> None:
        self._choose(lambda: self._desk.casework.keep_theirs(self._item.operation.id))

    def _on_apply_again(self) -> None:
        self._choose(lambda: self._desk.casework.apply_again(self._item.operation.id))

    def _on_edit(self) -> None:
        dialog = EditDialog(self._item, self._desk, self._jobs, self._locale, self)
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
        column.addWidget(label(explanation(self._item, self._locale), "soft", wrap=True))
        column.addSpacing(8)
        self._row.setSpacing(16)
        column.addLayout(self._row, 1)
        hint = self.tr("If you keep theirs, your operation is given up; its text is kept for 30 days.")
        column.addWidget(label(self._locale.digits(hint), "muted", wrap=True))
        self.told.hide()
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.keep_theirs, self.edit_mine, self.apply_again):
            row.addWidget(button)
        column.addLayout(row)
