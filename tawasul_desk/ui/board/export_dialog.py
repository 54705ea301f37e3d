"""The export that comes by itself: where to, as what, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from tawasul_desk.services.board_export import ExportFormat
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.export_plan import ExportPlan, Turn, load_plan, next_turn, save_plan
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import shortcut
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import Chip, PlainButton, PrimaryButton, QuietButton
from tawasul_desk.ui.widgets.calm import CalmTimeEdit
from tawasul_desk.ui.widgets.field import Field
from tawasul_desk.ui.widgets.labels import label

FIRST_TIME: Final = time(7, 30)
_WIDTH: Final = 520


class ExportDialog(QDialog):
    """`kept` carries what was kept, in words. Turning the export off keeps nothing."""

    kept = Signal(str)

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        parent: QWidget,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._folder = desk.open_session.folder
        self._jobs = jobs
        self._locale = locale
        self._now = now
        self.setWindowTitle(self.tr("Scheduled export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.folder = Field(self.tr("Folder"), latin=True)
        self.browse = PlainButton(self.tr("Choose…"))
        self.formats = {
            ExportFormat.XLSX: QCheckBox(self.tr("Workbook (XLSX)")),
            ExportFormat.CSV: QCheckBox(self.tr("Text (CSV)")),
            ExportFormat.PDF: QCheckBox(self.tr("Report (PDF)")),
        }
        self.turns = {Turn.DAY: Chip(self.tr("Every day")), Turn.SUNDAY: Chip(self.tr("Every Sunday"))}
        self.at = CalmTimeEdit()
        self.wrong = label("", "error", wrap=True)
        self.keep = PrimaryButton(self.tr("Save"), keys=Key.SEND)
        self.off = QuietButton(self.tr("Turn off"))
        self.back = QuietButton(self.tr("Cancel"), keys=Key.BACK)
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Read the plan that is kept, then open."""
        self._jobs.run(partial(load_plan, self._folder), self._on_read, self._tell, owner=self)

    def plan(self) -> ExportPlan:
        """Return what is filled in; it begins with the next turn, and makes up nothing of before."""
        shown = self.at.time()
        return ExportPlan(
            folder=Path(self.folder.text),
            formats=tuple(name for name, box in self.formats.items() if box.isChecked()),
            turn=next(turn for turn, chip in self.turns.items() if chip.isChecked()),
            at=time(shown.hour(), shown.minute()),
            done_at=self._now(),
        )

    def _on_read(self, plan: ExportPlan | None) -> None:
        self.off.setVisible(plan is not None)
        self.folder.edit.setText(str(plan.folder) if plan else "")
        for name, box in self.formats.items():
            box.setChecked(name in plan.formats if plan else name is not ExportFormat.CSV)
        self._choose(plan.turn if plan else Turn.DAY)
        at = plan.at if plan else FIRST_TIME
        self.at.setTime(QTime(at.hour, at.minute))
        self.open()
        self.folder.edit.setFocus()

    def _choose(self, turn: Turn) -> None:
        for name, chip in self.turns.items():
            chip.setChecked(name is turn)

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the exports"), self.folder.text)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder(self, path: str) -> None:
        self.folder.edit.setText(path)
        self.folder.clear_hint()

    def _on_keep(self) -> None:
        plan = self.plan()
        self.wrong.hide()
        if not plan.folder.is_absolute() or not plan.folder.is_dir():
            self.folder.tell(self.tr("Choose a folder that is there."), wrong=True)
            self.folder.edit.setFocus()
            return
        if not plan.formats:
            self._say(self.tr("Choose at least one kind of file."))
            return
        when = self._locale.date_time(next_turn(plan, self._now()))
        text = self.tr("The board is exported by itself, next on {moment}.").format(moment=when)
        self._keep(plan, text)

    def _on_off(self) -> None:
        self._keep(None, self.tr("The scheduled export is turned off."))

    def _keep(self, plan: ExportPlan | None, text: str) -> None:
        def done(_: None) -> None:
            self.kept.emit(text)
            self.accept()

        self._jobs.run(partial(save_plan, self._folder, plan), done, self._tell, owner=self)

    def _tell(self, error: KnownError) -> None:
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()

    def _connect(self) -> None:
        for turn, chip in self.turns.items():
            chip.clicked.connect(partial(self._choose, turn))
        self.browse.clicked.connect(self._on_browse)
        self.keep.clicked.connect(self._on_keep)
        self.off.clicked.connect(self._on_off)
        self.back.clicked.connect(self.reject)
        shortcut(self, Key.SEND, self._on_keep)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(self.tr("Scheduled export"), "title"))
        said = self.tr(
            "While this program is open, it writes the board of the last 30 days into a folder."
            " A missed export is written once the program is opened again."
        )
        column.addWidget(label(said, "soft", wrap=True))
        column.addLayout(self._folder_row())
        column.addLayout(_named(self.tr("Files"), *self.formats.values()))
        column.addLayout(_named(self.tr("When"), *self.turns.values(), self.at))
        told = self.tr(
            "The files are not encrypted: whoever can open the folder can read them."
            " That they were written is recorded."
        )
        column.addWidget(label(told, "caption", wrap=True))
        column.addWidget(self.wrong)
        column.addLayout(self._foot())
        self.wrong.hide()
        self.setFixedWidth(_WIDTH)

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _foot(self) -> QHBoxLayout:
        # First of all: a format given while the field runs right to left is turned round, 30:07.
        self.at.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.at.setDisplayFormat("HH:mm")
        self.at.setAccessibleName(self.tr("Time in Riyadh"))
        self.at.setToolTip(self.tr("Time in Riyadh"))
        self.at.setButtonSymbols(CalmTimeEdit.ButtonSymbols.NoButtons)
        self.at.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.at.setFixedSize(84, 36)
        for chip in self.turns.values():
            chip.setCheckable(True)
        row = QHBoxLayout()
        row.addWidget(self.off)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.keep)
        return row


def _named(name: str, *widgets: QWidget) -> QVBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(label(name, "label"))
    column.addLayout(row)
    return column
