"""The preview of the printed summary: choose, look, print, save."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.copies import ask_where, safe_name
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.key_list import show_keys
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.reports.preview_bar import PreviewBar
from tawasul_desk.ui.reports.summary import Summary, Wish, build, record_and_print, record_and_save
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.shortcuts import Area, Key, bind, bind_button, set_area
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.labels import label
from tawasul_desk.ui.widgets.paper import PaperView
from tawasul_desk.ui.widgets.progress_line import ProgressLine
from tawasul_desk.ui.window_size import lay_over


class ReportPreview(QDialog):
    """As large as the window it belongs to; printing and saving are recorded before they happen."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        theme: Theme,
        notices: Notices,
        parent: QWidget | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._window_notices = notices
        self._now = now
        self._case_id: UUID | None = None
        self._stop_printing = threading.Event()
        self._revealed = False
        self.summary: Summary | None = None
        self.bar = PreviewBar(locale, theme)
        self.paper = PaperView(self)
        self.state = EmptyState(theme, "file-text", "")
        self.building = ProgressLine(self.tr("Building the summary…"), cancellable=False)
        self.printing = ProgressLine(self.tr("Printing…"))
        self.warning = QFrame()
        self.told = Notices(theme)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_case(self, case_id: UUID) -> None:
        """Open the preview of this case in the window's language, identity number masked, without notes."""
        self._case_id = case_id
        self._revealed = False
        self.bar.reset(self._locale.language)
        self.bar.show_number("")
        self.told.clear()
        lay_over(self)
        self.open()
        self._build()

    def print_to(self, printer: QPrinter) -> None:
        """Print the summary shown; the pages are drawn on a worker."""
        if self.summary is None:
            return
        stop = self._stop_printing = threading.Event()
        self.printing.show_progress(0, 0)
        self.printing.show()
        self.bar.print.setEnabled(False)
        casework, summary = self._desk.casework, self.summary
        self._jobs.run(
            lambda: record_and_print(
                casework,
                summary,
                printer,
                partial(self._report, stop),
                lambda: stop.is_set() or self._jobs.stopping(),
            ),
            self._on_printed,
            self._tell_error,
            lane=Lane.NETWORK,
            owner=self,
            ended=self._on_print_ended,
        )

    def save_to(self, path: Path) -> None:
        """Save the summary shown under this path."""
        if self.summary is None:
            return
        casework, summary = self._desk.casework, self.summary
        self._jobs.write(
            lambda: record_and_save(casework, summary, path),
            lambda _changes: self._tell(self.tr("The summary was saved.")),
            self._tell_error,
            owner=self,
        )

    def done(self, result: int) -> None:
        """Let go of the pages."""
        self._case_id = None
        self._drop()
        super().done(result)

    # building

    def _wish(self, case_id: UUID) -> Wish:
        bar, digits = self.bar, self._locale.arabic_digits
        return Wish(case_id, bar.language, digits, bar.notes.isChecked(), self._revealed)

    def _on_identity(self, wanted: bool) -> None:
        """Mask the identity number, or show it once that is recorded."""
        case_id, casework = self._case_id, self._desk.casework
        if not wanted or case_id is None:
            self._show_identity(case_id, shown=False)
            return
        self._jobs.write(
            lambda: casework.record_access(case_id, "reveal_identity"),
            lambda _: self._show_identity(case_id, shown=True),
            self._on_not_revealed,
            owner=self,
        )

    def _show_identity(self, case_id: UUID | None, *, shown: bool) -> None:
        if case_id == self._case_id:
            self._revealed = shown and self.bar.identity.isChecked()
            self._build()

    def _on_not_revealed(self, error: KnownError) -> None:
        self.bar.identity.setChecked(False)
        self._tell_error(error)

    def _build(self) -> None:
        case_id = self._case_id
        if case_id is None:
            return
        self._drop()
        self.warning.setVisible(self.bar.notes.isChecked())
        self.stack.setCurrentIndex(1)
        wish, casework, home = self._wish(case_id), self._desk.casework, self.thread()
        self._jobs.run(
            lambda: build(casework, wish, self._now(), home),
            self._on_built,
            partial(self._on_not_built, wish),
            lane=Lane.NETWORK,
            owner=self,
        )

    def _is_wanted(self, wish: Wish) -> bool:
        return self._case_id is not None and wish == self._wish(self._case_id)

    def _on_built(self, summary: Summary) -> None:
        if not self._is_wanted(summary.wish):
            return
        self.summary = summary
        self.stack.setCurrentWidget(self.paper)
        self.paper.show_paper(summary.paper)
        self.paper.fit_width()  # what is written can be read at once
        self.bar.show_number(summary.case_number)
        self.bar.set_ready(True)
        self._show_page(0)
        self.paper.setFocus()

    def _on_not_built(self, wish: Wish, error: KnownError) -> None:
        if self._is_wanted(wish):
            title = self.tr("The summary could not be built")
            self.state.tell("alert-circle", title, sentence(error), (self.tr("Try again"), self._build))
            self.stack.setCurrentWidget(self.state)

    def _drop(self) -> None:
        self.summary = None
        self.paper.show_paper(None)
        self.bar.set_ready(False)
        self._show_page(0)

    # printing and saving

    def _ask_to_print(self) -> None:
        if self.summary is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(self.summary.case_number)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.paper.page_count)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _ask_to_save(self) -> None:
        if self.summary is not None:
            name = safe_name(f"{self.summary.case_number}.pdf")
            ask_where(self, self.tr("Save the summary"), name, self.save_to)

    def _report(self, stop: threading.Event, done: int, total: int) -> None:
        """Bring the progress from the worker's thread to ours."""
        self._jobs.call(lambda: self._show_printed(stop, done, total))

    def _show_printed(self, stop: threading.Event, done: int, total: int) -> None:
        if stop is self._stop_printing and shiboken6.isValid(self):
            self.printing.show_progress(done, total)

    def _on_stop(self) -> None:
        self._stop_printing.set()

    def _on_printed(self, _changes: object) -> None:
        self._tell(self.tr("The summary was printed."))

    def _on_print_ended(self) -> None:
        self.printing.hide()
        self.bar.print.setEnabled(self.summary is not None)

    def _tell(self, text: str) -> None:
        (self.told if self.isVisible() else self._window_notices).show_notice(text, Tone.SUCCESS)

    def _tell_error(self, error: KnownError) -> None:
        notices = self.told if self.isVisible() else self._window_notices
        if error.code is ErrorCode.CANCELLED:
            notices.show_notice(self.tr("Printing was stopped."), Tone.INFO)
        else:
            notices.show_error(error)

    # looks

    def _show_page(self, page: int) -> None:
        self.bar.show_page(page, self.paper.page_count)

    def _connect(self) -> None:
        bar, paper = self.bar, self.paper
        bar.chosen.connect(self._build)
        bar.identity_requested.connect(self._on_identity)
        bind_button(self, Key.REVEAL, bar.identity)
        bar.close_button.clicked.connect(self.reject)
        set_area(self, Area.PAPER)
        bind_button(self, Key.BACK, bar.close_button)
        bind(self, Key.KEYS, lambda: show_keys(self))
        for button, keys, act in (
            (bar.print, Key.PRINT, self._ask_to_print),
            (bar.save, Key.SAVE, self._ask_to_save),
            (bar.fit_page, Key.FIT_PAGE, paper.fit_page),
            (bar.fit_width, Key.FIT_WIDTH, paper.fit_width),
            (bar.zoom_in, Key.ZOOM_IN, paper.zoom_in),
            (bar.zoom_out, Key.ZOOM_OUT, paper.zoom_out),
        ):
            button.clicked.connect(act)
            bind_button(self, keys, button)
        paper.zoom_changed.connect(lambda _scale: bar.show_fit(paper.fit))
        paper.page_changed.connect(self._show_page)
        self.printing.cancel_requested.connect(self._on_stop)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Summary of the request"))
        top = QFrame()
        top.setProperty("surface", "plain")
        head = QVBoxLayout(top)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.bar)
        self._lay_out_warning()
        palette = self.paper.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._theme.colour("line"))
        self.paper.setPalette(palette)
        waiting = QWidget()
        middle = QVBoxLayout(waiting)
        self.building.setFixedWidth(420)
        middle.addWidget(self.building, 0, Qt.AlignmentFlag.AlignCenter)
        for page in (self.paper, waiting, self.state):
            self.stack.addWidget(page)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 8)
        foot.addWidget(self.printing)
        foot.addWidget(label(self._recorded_text(), "caption"))
        self.printing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(top)
        column.addWidget(self.warning)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        column.addWidget(self.told)

    def _recorded_text(self) -> str:
        return self.tr("Who shows the identity number, prints or saves this summary, and when, is recorded.")

    def _lay_out_warning(self) -> None:
        self.warning.setObjectName("notice")
        self.warning.setProperty("tone", Tone.WARNING.value)
        row = QHBoxLayout(self.warning)
        row.setContentsMargins(16, 8, 16, 8)
        icon = QLabel()
        icon.setPixmap(self._theme.pixmap("alert-triangle", "warning", 20))
        text = self.tr(
            "Internal notes are included. They are for staff only: do not give this paper to the applicant."
        )
        row.addWidget(icon)
        row.addWidget(label(text, "soft", wrap=True), 1)
        self.warning.hide()
