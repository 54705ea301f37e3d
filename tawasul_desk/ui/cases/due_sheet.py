"""The sheet that tells why a request is due when it is: each clock line by line."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tawasul_contract.due_account import Account
from tawasul_contract.due_lines import Line, Step
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.due import ClockStory, DueStory
from tawasul_desk.ui.cases.due_words import hours_text, line_text, when_text
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import spacing
from tawasul_desk.ui.widgets.buttons import PrimaryButton
from tawasul_desk.ui.widgets.labels import Kind, label, rule

_WIDTH, _HEIGHT = 820, 660  # pixels
_COLUMNS: Final = 4


class DueSheet(QDialog):
    """Both clocks of a request with their lines; Esc closes it."""

    def __init__(self, story: DueStory, locale: Locale, parent: QWidget) -> None:
        super().__init__(parent)
        self._locale = locale
        self.setWindowTitle(self.tr("Why this deadline?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inner = QWidget()
        inner.setObjectName("formbody")
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(spacing(5))
        clocks = self._grid()
        self._add_clock(clocks, self.tr("Completion"), story.completion)
        clocks.setRowMinimumHeight(clocks.rowCount(), spacing(5))
        self._add_clock(clocks, self.tr("First response"), story.answer)
        body.addLayout(clocks)
        if story.unsent:
            told = self.tr("Counted with your operations that have not been sent yet.")
            body.addWidget(label(told, "muted", wrap=True))
        body.addStretch(1)
        self._lay_out(inner)

    def _lay_out(self, inner: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        close = PrimaryButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing(6), spacing(5), spacing(6), spacing(5))
        column.setSpacing(spacing(4))
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.resize(_WIDTH, _HEIGHT)
        close.setFocus()

    def _grid(self) -> QGridLayout:
        # One for both clocks: their columns stand below each other.
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing(4))
        grid.setVerticalSpacing(spacing(2))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(_COLUMNS, spacing(1))  # between the last column and the scroll bar
        return grid

    def _add_clock(self, grid: QGridLayout, title: str, story: ClockStory) -> None:
        self._across(grid, label(title, "heading"))
        self._across(grid, label(self._sum(story.account), "soft", wrap=True))
        self._add_table(grid, story)
        if story.stands is not None:
            told = self.tr("By the calendar of that time it was due on {moment}, and that stands.")
            moment = isolate(self._locale.date_time(story.stands))
            self._across(grid, label(told.format(moment=moment), "warning", wrap=True))

    def _across(self, grid: QGridLayout, widget: QWidget) -> None:
        grid.addWidget(widget, grid.rowCount(), 0, 1, _COLUMNS)

    def _sum(self, account: Account) -> str:
        allowed = isolate(hours_text(account.hours, self._locale))
        if not account.finished:
            return self.tr("Allowed: {hours} of working time.").format(hours=allowed)
        used = isolate(hours_text(account.used, self._locale))
        if account.on_time:
            return self.tr("Allowed: {hours} of working time. It took {used}, on time.").format(
                hours=allowed, used=used
            )
        return self.tr("Allowed: {hours} of working time. It took {used}, late.").format(
            hours=allowed, used=used
        )

    def _add_table(self, grid: QGridLayout, story: ClockStory) -> None:
        row = grid.rowCount()
        heads = (self.tr("What happened"), self.tr("When"), self.tr("Used"), self.tr("Left"))
        for column, text in enumerate(heads):
            grid.addWidget(label(text, "label"), row, column)
        self._across(grid, rule())
        for line in story.lines:
            row = grid.rowCount()
            for column, shown in enumerate(self._cells(line)):
                grid.addWidget(shown, row, column, Qt.AlignmentFlag.AlignTop)

    def _cells(self, line: Line) -> tuple[QLabel, QLabel, QLabel, QLabel]:
        kind: Kind = "muted" if line.days else "strong" if line.step is Step.DUE else "soft"
        used, left = (hours_text(hours, self._locale) for hours in (line.used, line.left))
        cells = (
            label(line_text(line, self._locale), kind, wrap=True),
            label(when_text(line, self._locale), kind),
            label(used, kind),
            label(left, kind),
        )
        for cell in cells:
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return cells
