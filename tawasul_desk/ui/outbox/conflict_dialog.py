"""Two people changed one request: what was read, what it is now, what I did, and three ways on."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.changes import Changes
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import CaseView, WaitingOperation
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.outbox.edit_dialog import EditDialog
from tawasul_desk.ui.outbox.explaining import explanation
from tawasul_desk.ui.outbox.revision import text_field
from tawasul_desk.ui.outbox.sides import Side, Sides, sides_of
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.badge import StatusBadge
from tawasul_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.words import operation_text

MARKED: Final = "●"


class ConflictDialog(QDialog):
    """Shows base, theirs and mine side by side; `resolved` tells that the officer has chosen."""

    resolved = Signal()

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
        self.columns = QGridLayout()
        self.told = label("", "error", wrap=True)
        self.keep_theirs = PlainButton(self.tr("Keep theirs"))
        self.edit_mine = PlainButton(self.tr("Edit mine"), icon=theme.icon("edit"))
        self.apply_again = PrimaryButton(self.tr("Apply mine again"))
        self.edit_mine.setVisible(text_field(item.operation) is not None)
        self._lay_out()
        self._connect()
        jobs.run(self._compare, self._show_sides, owner=self)

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
        return sides_of(self._item, self._item.conflict, view, casework.staff(), casework.me)

    def _show_sides(self, sides: Sides | None) -> None:
        if sides is None:
            return
        names = (self.tr("As you had read it"), self.tr("As it is now"), self.tr("What you did"))
        three = (sides.base, sides.theirs, sides.mine)
        for column, (name, side) in enumerate(zip(names, three, strict=True)):
            self.columns.addWidget(label(name, "heading"), 0, column + 1)
            self.columns.setColumnStretch(column + 1, 1)
            theirs = column == 1
            self._add(1, column, self._status(side, theirs and sides.status_differs))
            self._add(2, column, self._person(side, theirs and sides.assignee_differs))
            self._add(3, column, self._change(side))
            self._add(4, column, _words(side.text or self.tr("No text")))
        for row, text in enumerate(self._row_names(), start=1):
            self.columns.addWidget(label(text, "label"), row, 0, Qt.AlignmentFlag.AlignTop)

    def _row_names(self) -> tuple[str, ...]:
        return self.tr("Status"), self.tr("Assigned to"), self.tr("Changed by"), self.tr("Text")

    def _add(self, row: int, column: int, widget: QWidget) -> None:
        self.columns.addWidget(widget, row, column + 1, Qt.AlignmentFlag.AlignTop)

    def _status(self, side: Side, differs: bool) -> QWidget:
        badge = StatusBadge(self._theme, side.status)
        return _marked(badge) if differs else badge

    def _person(self, side: Side, differs: bool) -> QWidget:
        name = self._locale.name(side.assignee) if side.assignee else self.tr("Nobody")
        shown = label(isolate(name), "strong" if differs else "soft", wrap=True)
        return _marked(shown) if differs else shown

    def _change(self, side: Side) -> QWidget:
        who = self._locale.name(side.changed_by) if side.changed_by else self.tr("Applicant or service")
        return label(f"{isolate(who)}\n{self._locale.date_time(side.changed_at)}", "soft", wrap=True)

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
        self.resize(1040, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        title = self.tr("{act}, request {number}")
        act = operation_text(self._item.operation)
        title = title.format(act=act, number=isolate(self._item.case_number))
        column.addWidget(label(title, "title"))
        column.addWidget(label(explanation(self._item, self._locale), "soft", wrap=True))
        column.addSpacing(8)
        self.columns.setHorizontalSpacing(16)
        self.columns.setVerticalSpacing(12)
        self.columns.setRowStretch(5, 1)
        column.addLayout(self.columns, 1)
        hint = self.tr("If you keep theirs, your operation is given up; its text is kept for 30 days.")
        column.addWidget(label(hint, "muted", wrap=True))
        self.told.hide()
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.keep_theirs, self.edit_mine, self.apply_again):
            row.addWidget(button)
        column.addLayout(row)


def _words(text: str) -> QWidget:
    shown = label(text, "soft", wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setMinimumHeight(60)
    shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    return shown


def _marked(widget: QWidget) -> QWidget:
    """Return the widget with a dot before it: this is what others changed."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    dot = QLabel(MARKED)
    dot.setProperty("kind", "warning")
    row.addWidget(dot)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
