"""The exports of a board page: asked for at its head, written off the thread, told when they lie there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.board_export import (
    ExportFormat,
    Wording,
    board_file_name,
    cases_file_name,
    export_board,
    export_cases,
    period_report,
)
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.period_report import PeriodReport
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.board.export_button import CASES, SCHEDULE, ExportButton
from tawasul_desk.ui.board.export_dialog import ExportDialog
from tawasul_desk.ui.copies import ask_where
from tawasul_desk.ui.export_line import Cancelled, ExportLine, Progress
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.shortcuts import Key, bind
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone

if TYPE_CHECKING:
    from tawasul_desk.ui.board.board_page import BoardPage


class BoardExports(QObject):
    """Lives with its page; what is exported is what the page shows, as of when it was read."""

    def __init__(
        self,
        page: BoardPage,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        notices: Notices,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._notices = notices
        self._now = now
        self._case_ids: tuple[UUID, ...] = ()
        self.button = ExportButton(theme)
        self.line = ExportLine(jobs, notices)
        page.head.tools.addWidget(self.button)
        self._lay_out()
        self.button.menu().aboutToShow.connect(self._on_menu)
        self.button.chosen.connect(page.export_requested)
        page.export_requested.connect(self._on_requested)
        page.drilled.connect(self._on_drilled)
        bind(page, Key.SAVE, self.button.showMenu)

    def save_to(self, as_format: ExportFormat, path: Path) -> None:
        """Write the board that is shown under this path."""
        casework = self._desk.casework
        self._run(lambda report, _progress, _cancelled: export_board(casework, report, as_format, path))

    def save_cases_to(self, path: Path) -> None:
        """Write the requests behind the number that was opened last under this path."""
        casework, case_ids, xlsx = self._desk.casework, self._case_ids, ExportFormat.XLSX
        self._run(lambda report, *told: export_cases(casework, report, case_ids, xlsx, path, *told))

    def _run(self, write: Callable[[PeriodReport, Progress, Cancelled], Path]) -> None:
        loaded = self._page.loaded
        if loaded is None or self.line.busy:
            return
        casework, record = self._desk.casework, loaded.board.record
        wording, now = Wording(self._locale.language, self._locale.arabic_digits), self._now()
        self.line.run(
            self.tr("The file is being written…"),
            lambda *told: write(period_report(casework, record, wording, now), *told),
            self._on_saved,
        )

    def _on_menu(self) -> None:
        self.button.set_ready(self._page.loaded is not None and not self.line.busy)

    def _on_drilled(self, case_ids: tuple[UUID, ...], words: str) -> None:
        self._case_ids = tuple(case_ids)
        self.button.offer_cases(words)

    def _on_requested(self, wanted: str) -> None:
        loaded, language = self._page.loaded, self._locale.language
        if wanted == SCHEDULE:
            self._schedule()
        elif wanted == CASES:
            name = cases_file_name(language, self._now(), ExportFormat.XLSX)
            ask_where(self._page, self.tr("Export the requests"), name, self.save_cases_to)
        elif loaded is not None:
            as_format = ExportFormat(wanted)
            name = board_file_name(language, loaded.board.record.last, as_format)
            ask_where(self._page, self.tr("Export the board"), name, partial(self.save_to, as_format))

    def _schedule(self) -> None:
        dialog = ExportDialog(self._desk, self._jobs, self._locale, self._theme, self._page, self._now)
        dialog.kept.connect(lambda text: self._notices.show_notice(text, Tone.SUCCESS))
        dialog.read()

    def _on_saved(self, path: Path) -> None:
        text = self.tr("The file was written: {name}").format(name=isolate(shown(path.name)))
        self._notices.show_notice(text, Tone.SUCCESS, (self.tr("Open"), partial(self._open, path)))

    def _open(self, path: Path) -> None:
        # In the program that this computer opens such files with.
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = self.tr("No program on this computer opens {name}.").format(name=isolate(shown(path.name)))
            self._notices.show_notice(text, Tone.WARNING)

    def _lay_out(self) -> None:
        self.line.setContentsMargins(24, 0, 24, 0)  # as the head above it
        column = self._page.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.line)
