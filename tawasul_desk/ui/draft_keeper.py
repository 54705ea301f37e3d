"""Keeping a form in the making: saved every two seconds while it changes, so a crash costs little."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from tawasul_desk.services.casework import Casework
from tawasul_desk.services.errors import KnownError
from tawasul_desk.services.views import Draft, DraftKind
from tawasul_desk.ui.jobs import Jobs

SAVE_AFTER_MS: Final = 2_000


class DraftKeeper(QObject):
    """Saves what `current` returns; None means that there is nothing to keep."""

    def __init__(
        self,
        casework: Casework,
        jobs: Jobs,
        current: Callable[[], Draft | None],
        failed: Callable[[KnownError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._casework = casework
        self._jobs = jobs
        self._current = current
        self._failed = failed
        self._kept: tuple[object, ...] | None = None
        self._paused = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def touched(self) -> None:
        """Save soon. Typing on does not put the saving off."""
        if not self._timer.isActive() and not self._paused:
            self._timer.start()

    def begin(self, kept: Draft | None) -> None:
        """Start with what was kept before, so that an unchanged form is not saved again."""
        self._timer.stop()
        self._paused = False
        self._kept = _content(kept)

    def pause(self) -> None:
        """Save nothing while the form is being sent: its draft goes with the sending, for good."""
        self._timer.stop()
        self._paused = True

    def resume(self) -> None:
        """Save again: the form was not sent after all."""
        self._paused = False
        self._kept = None
        self.touched()

    def save(self) -> None:
        """Save now, if anything changed since the last time; a form emptied again leaves no draft."""
        self._timer.stop()
        draft = self._current()
        if self._paused or draft is None or _content(draft) == self._kept:
            return
        if _is_empty(draft):
            if self._kept is not None:
                self.drop(draft.case_id, draft.kind)
            return
        self._kept = _content(draft)
        self._jobs.write(lambda: self._casework.save_draft(draft), failed=self._on_failed)

    def drop(self, case_id: UUID, kind: DraftKind) -> None:
        """Forget the kept form: it was sent or thrown away."""
        self._timer.stop()
        self._kept = None
        self._jobs.write(lambda: self._casework.drop_draft(case_id, kind))

    def _on_failed(self, error: KnownError) -> None:
        self._kept = None
        self._failed(error)


def _content(draft: Draft | None) -> tuple[object, ...] | None:
    if draft is None:
        return None
    return draft.case_id, draft.kind, draft.body, repr(sorted(draft.fields.items())), draft.files


def _is_empty(draft: Draft) -> bool:
    return not (draft.body.strip() or any(draft.fields.values()) or draft.files)
