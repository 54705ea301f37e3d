"""What the officer did on which page: told in one notice that follows it to the central, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tawasul_desk.services.arabic import isolate
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.projection import TROUBLED
from tawasul_desk.services.views import WaitingOperation
from tawasul_desk.ui.act_words import progress_text
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.done import Done
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.keys import with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Action, Notices
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.shortcuts import Key
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.tone import Tone

REMEMBERED: Final = 100  # acts
_ON_ITS_WAY: Final = (Connection.CHECKING, Connection.ONLINE)


@dataclass(frozen=True)
class _Followed:
    """The notice that tells of an act, and what it offers beside it."""

    number: int
    done: Done
    action: Action | None


class ActLog(QObject):
    """Remembers the acts of this sitting; `outbox_requested`: one of them needs the officer."""

    outbox_requested = Signal()

    def __init__(
        self, desk: Desk, jobs: Jobs, locale: Locale, theme: Theme, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._jobs = jobs
        self._locale = locale
        self._theme = theme
        self._notices = notices
        self._window = window
        self._connection = Connection.CHECKING
        self._done: list[Done] = []
        self._followed: _Followed | None = None
        jobs.changed.connect(self._on_changed)

    def show_connection(self, connection: Connection) -> None:
        """Tell how the desk stands with its server: what waits says so."""
        if connection is not self._connection:
            self._connection = connection
            self._read()

    def add(self, done: Done, tone: Tone = Tone.SUCCESS, action: Action | None = None) -> None:
        """Remember an act, tell of it and follow it; `action` is offered instead of taking it back."""
        self._done = [*self._done, done][-REMEMBERED:]
        self.tell(done, tone, action or (with_key(self.tr("Undo"), Key.UNDO), partial(self._ask, done)))

    def tell(self, done: Done, tone: Tone = Tone.SUCCESS, action: Action | None = None) -> None:
        """Tell of an act that is not to be taken back, and follow it."""
        self._notices.show_notice(done.told or done.text, tone, action, of=done.page)
        followed = _Followed(self._notices.number, done, action)
        self._followed = followed if done.operation_ids else None
        self._read()

    def carry(self, page: object) -> None:
        """Take the notice of the last act along to this page, where the officer is led by that act."""
        followed = self._followed
        if followed is not None and self._notices.carry(followed.number, page):
            followed.done.page = page

    # how far it has come

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.OUTBOX):
            self._read()

    def _read(self) -> None:
        followed = self._followed
        if followed is not None:
            ids, casework = followed.done.operation_ids, self._desk.casework
            self._jobs.run(lambda: casework.unsettled(ids), partial(self._on_read, followed), owner=self)

    def _on_read(self, followed: _Followed, unsettled: tuple[WaitingOperation, ...]) -> None:
        if followed is not self._followed:
            return
        state, tone = progress_text(unsettled, self._connection, self._locale)
        troubled = any(item.state in TROUBLED for item in unsettled)
        action: Action | None = followed.action
        if troubled:
            action = (self.tr("Open the outbox"), self.outbox_requested.emit)
        shown = self._notices.show_progress(followed.number, state, tone, action)
        if not shown or not unsettled:
            self._followed = None
        elif self._connection in _ON_ITS_WAY and not troubled:
            self._notices.stay()

    # taking back

    def undo(self, page: object) -> None:
        """Take back the last act on this page; an older one than one's last asks first."""
        here = [done for done in self._done if done.page == page and not done.kept]
        if not here:
            self._notices.show_notice(self.tr("There is nothing on this page to take back."), Tone.INFO)
        else:
            self._ask(here[-1])

    def forget(self, done: Done) -> None:
        """Forget an act that was taken back."""
        if done in self._done:
            self._done.remove(done)

    def _ask(self, done: Done) -> None:
        if done not in self._done:
            return
        if done is self._done[-1]:
            self._take_back(done)
            return
        title = self.tr("Take back an earlier act?")
        text = self.tr("“{act}” is not the last thing you did. What you did after it stays as it is.")
        question = Question(
            self._theme,
            title,
            text.format(act=isolate(done.text)),
            self.tr("Take back"),
            self.tr("Leave it"),
            self._window,
        )
        question.ask(partial(self._take_back, done))

    def _take_back(self, done: Done) -> None:
        if done.inverse is not None:
            done.inverse()
            return
        desk, ids, draft = self._desk, done.operation_ids, done.draft

        def withdraw() -> Changes:
            changes = [desk.withdraw(each, draft) for each in ids]
            if draft is not None:
                changes.append(desk.casework.save_draft(draft))
            return Changes.union(tuple(changes))

        self._jobs.write(
            withdraw,
            lambda _: self._on_taken_back(done),
            lambda error: self._on_refused(done, error),
            owner=self,
        )

    def _on_taken_back(self, done: Done) -> None:
        self.forget(done)
        self._followed = None
        text = self.tr("Taken back: {act}")
        if done.draft is not None:
            text = self.tr("Taken back: {act} Its text is a draft again.")
        self._notices.show_notice(text.format(act=isolate(done.text)), Tone.SUCCESS, of=done.page)

    def _on_refused(self, done: Done, error: KnownError) -> None:
        if error.code not in (ErrorCode.REFUSED, ErrorCode.NOT_FOUND):
            self._notices.show_error(error)
            return
        done.kept = True
        text = self.tr("It cannot be taken back any more, as it was sent or is being sent: {act}")
        if error.facts.get("reason") == "built_on":
            text = self.tr("It cannot be taken back, as you did more on it since: {act}")
        self._notices.show_notice(text.format(act=isolate(done.text)), Tone.WARNING, of=done.page)
