"""An officer at the window: presses keys, types, waits and looks; for the journeys and the demonstration."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar
from uuid import UUID

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tawasul_contract.records import AttachmentRecord, Status
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import CaseView, QueueQuery, QueueRow, Shelf
from tawasul_desk.ui.attachments.tool_bar import Shows
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.form import Form
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.shell import Shell
from tawasul_desk.ui.window import Window

Found = TypeVar("Found")
SECONDS = 30.0
TICK_MS = 10
PASSPHRASE = "a passphrase of the officer"


class Officer:
    """Hands and eyes at one window; waits as a person does, and says what it waited for in vain."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def wait(self, found: Callable[[], Found | None], what: str, seconds: float = SECONDS) -> Found:
        """Return the first true answer; AssertionError with `what` where it does not come."""
        until = monotonic() + seconds
        while monotonic() < until:
            answer = found()
            if answer:
                return answer
            QTest.qWait(TICK_MS)
        raise AssertionError(f"waited in vain for: {what}")

    def start(self) -> None:
        """Open the window as the program does."""
        self.window.start()
        self.wait(lambda: QTest.qWaitForWindowExposed(self.window), "the window")
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow, "the keyboard")

    @property
    def shell(self) -> Shell:
        """The open desk's screens."""
        return self.wait(lambda: self.window.shell, "the shell")

    def sign_in(self, user_name: str, password: str, passphrase: str = PASSPHRASE) -> None:
        """Sign in on the card; where there is no keyring, choose or give the passphrase it asks for."""
        card = self.wait(lambda: self.window.entry, "the sign-in card").card
        for field, text in ((card.user_name, user_name), (card.password, password)):
            field.edit.setFocus()
            field.edit.selectAll()
            QTest.keyClicks(field.edit, text)
        self.press("Return", card.password.edit)
        self.wait(lambda: self.window.shell or card.failure.isVisible(), "an answer")
        if self.window.shell is None and card.passphrase.isVisible():
            QTest.keyClicks(card.passphrase.first.edit, passphrase)
            if card.passphrase.choosing:
                QTest.keyClicks(card.passphrase.repeat.edit, passphrase)
            self.press("Return", card.passphrase.first.edit)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Give the passphrase after a restart."""
        card = self.wait(lambda: self.window.entry and self.window.entry.unlock, "the passphrase card")
        QTest.keyClicks(card.passphrase.first.edit, passphrase)
        self.press("Return", card.passphrase.first.edit)
        self.wait(lambda: self.window.shell, "the shell")

    def wait_for_queue(self) -> None:
        """Wait until the first filling is done and the queue shows lines."""
        self.wait(lambda: self.shell.pages.currentWidget() is self.shell.queue, "the queue", 60)
        self.wait(lambda: self.shell.queue.model.total, "lines in the queue")

    def wait_for_first_screen(self) -> None:
        """Wait until the first filling is done and the first screen of this role is there."""
        beat = self.wait(lambda: self.window.heartbeat, "the heartbeat")
        self.wait(lambda: beat.pulse.counted and not beat.pulse.empty, "the first filling", 60)
        self.wait(lambda: self.shell.pages.currentWidget() is not self.shell.first_sync, "the first screen")

    def wait_until_sent(self) -> None:
        """Wait until the outbox is empty and the central was heard."""
        casework = self.desk.casework
        beat = self.window.heartbeat
        self.wait(
            lambda: not casework.waiting() and beat is not None and not beat.pulse.syncing,
            "an empty outbox",
        )
        self.wait(lambda: beat is not None and beat.pulse.connection is Connection.ONLINE, "being online")
        self.wait(lambda: beat is not None and not beat.pulse.waiting, "the status bar to say so")

    @property
    def desk(self) -> Desk:
        """The open desk."""
        return self.wait(lambda: self.window.desk, "the open desk")

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press keys ("Ctrl+R") where the focus is, or in this widget."""
        target = widget or QApplication.focusWidget() or self.window
        if target.window() is self.window:
            self.come_back()
        QTest.keySequence(target, QKeySequence(keys))
        QTest.qWait(TICK_MS)

    def type(self, text: str) -> None:
        """Type into what has the focus; Arabic comes as an input method commits it."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(target, event)
        QTest.qWait(TICK_MS)

    def rewrite(self, text: str) -> None:
        """Type into what has the focus, in the place of all that is there."""
        self.press("Ctrl+A")
        self.type(text)

    def rows(self, shelf: Shelf = Shelf.MINE, *statuses: Status) -> tuple[QueueRow, ...]:
        """Return the lines of a shelf as the queue would show them."""
        query = QueueQuery(shelf=shelf, statuses=frozenset(statuses))
        return self.desk.casework.page(query, 0, 1_000).rows

    def open_case(self, case_id: UUID) -> CaseView:
        """Open a case as Enter in the queue does, and wait until it is read."""
        self.shell.open_case(case_id)
        return self.wait_for_case(case_id)

    def wait_for_case(self, case_id: UUID, until: Callable[[CaseView], bool] = lambda _: True) -> CaseView:
        """Wait until the page shows this case, and that it is as wanted."""
        page = self.shell.case

        def shown() -> CaseView | None:
            screen = page.shown
            matches = screen is not None and screen.case.id == case_id and until(screen.view)
            return screen.view if screen is not None and matches else None

        return self.wait(shown, "the case on screen")

    def come_back(self) -> None:
        """Give the keyboard back to the window after a dialog closed, as a window manager does."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow, "the keyboard")

    def act(self, keys: str) -> None:
        """Press the keys of an act on the case page."""
        self.press(keys, self.shell.case.body)

    def form(self, kind: ActKind) -> Form:
        """Wait for the open form of this act."""

        def found() -> Form | None:
            form = self.shell.case.composing.form
            return form if form is not None and form.kind is kind else None

        return self.wait(found, f"the form {kind}")

    def submit(self) -> None:
        """Send the open form and wait until it is saved."""
        composing = self.shell.case.composing
        form = composing.form
        assert form is not None, "no form is open"
        self.press("Ctrl+Return", form.editor)
        self.wait(lambda: composing.form is None, f"the form to be saved: {form.bar.text.text()}")

    def view_attachment(self, record: AttachmentRecord, siblings: tuple[AttachmentRecord, ...]) -> None:
        """Open the viewer and wait until the attachment is shown."""
        self.shell.viewer.show_attachment(record, siblings)
        stage = self.shell.viewer.stage
        self.wait(lambda: stage.shows is not Shows.NOTHING, f"the attachment {record.media_type}")

    def look(self, path: Path, widget: QWidget | None = None) -> None:
        """Keep a picture of the window, or of this widget, once it has been painted."""
        QTest.qWait(150)
        path.parent.mkdir(parents=True, exist_ok=True)
        (widget or self.window).grab().save(str(path))

    def close(self) -> None:
        """Close the window, also where it asks because of unsent work."""
        self.window._closing = True
        self.window.close()
        QTest.qWait(TICK_MS)
