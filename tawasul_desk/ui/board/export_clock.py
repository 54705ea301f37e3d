"""The clock of the scheduled export: looks whether a turn has come, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from tawasul_contract.records import Role
from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.reading_order import shown
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.sentences import sentence
from tawasul_desk.ui.tone import Tone

START_MS: Final = 20_000  # the start, and the first sync, go first
LOOK_MS: Final = 30_000
AGAIN_MS: Final = 300_000  # after a failure: a folder on a server may be away for long
_QUIET: Final = (ErrorCode.OFFLINE, ErrorCode.SIGNED_OUT, ErrorCode.BUSY, ErrorCode.SERVER_FAULT)


def keep_exporting(desk: Desk, jobs: Jobs, locale: Locale, notices: Notices, parent: QObject) -> None:
    """Have the exports of a supervisor come by themselves as long as `parent` lives."""
    if desk.staff.role is Role.SUPERVISOR:
        ExportClock(desk, jobs, locale, notices, parent)


class ExportClock(QObject):
    """Lives as long as the shell of a supervisor. What stays undone is said once, and tried again."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        locale: Locale,
        notices: Notices,
        parent: QObject,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._notices = notices
        self._now = now
        self._told = ""
        self._swept = False  # what an earlier run of the program left
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._timer.start(START_MS)

    def look(self) -> None:
        """Export on a lane if a turn has come."""
        self._timer.stop()
        desk, locale, now = self._desk, self._locale, self._now()
        first, self._swept = not self._swept, True

        def work() -> tuple[Path, ...]:
            # Not at the top: what writes workbooks is not loaded at the start for who exports none.
            from tawasul_desk.services.board_export import Wording
            from tawasul_desk.services.export_plan import run_if_due, sweep_folder

            if first:
                sweep_folder(desk.open_session.folder)
            wording = Wording(locale.language, locale.arabic_digits)
            return run_if_due(desk.open_session.folder, desk.casework, desk.boards.read, wording, now)

        self._jobs.run(work, self._on_done, self._on_failed, lane=Lane.NETWORK, owner=self)

    def _on_done(self, files: tuple[Path, ...]) -> None:
        self._timer.start(LOOK_MS)
        self._told = ""
        if files:
            place = isolate(shown(str(files[0].parent)))
            text = self.tr("The scheduled export was written to {folder}").format(folder=place)
            self._notices.show_notice(text, Tone.SUCCESS)

    def _on_failed(self, error: KnownError) -> None:
        self._timer.start(AGAIN_MS)
        if error.code in _QUIET or error.code == self._told:
            return  # the line at the foot tells of the network; the rest is said once
        self._told = error.code
        text = self.tr("The scheduled export could not be written; it is tried again. {reason}")
        self._notices.show_notice(text.format(reason=sentence(error)), Tone.WARNING)
