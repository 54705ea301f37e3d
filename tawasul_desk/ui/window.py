"""The window: the entry page, then the shell; it opens, dresses and closes everything."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tawasul_desk import __version__
from tawasul_desk.services.errors import KnownError
from tawasul_desk.settings import Preferences, Settings, load_preferences, save_preferences
from tawasul_desk.ui.counted import Counted
from tawasul_desk.ui.cover import Cover
from tawasul_desk.ui.frame import Frame
from tawasul_desk.ui.jobs import Jobs, Lane
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.place import Place, keep_place, kept_place
from tawasul_desk.ui.screens import with_screens
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.window_size import take_size

# Only what the first picture needs is loaded before it. The rest follows on a lane, behind the picture, and
# is imported where it is made.
if TYPE_CHECKING:
    from tawasul_desk.services.desk import Desk, Entrance
    from tawasul_desk.ui.account.entry_page import EntryPage
    from tawasul_desk.ui.heartbeat import Heartbeat
    from tawasul_desk.ui.shell import Shell

SAVE_MS: Final = 1_500  # what is written down is waited for
LOOK_OVER_MS: Final = 60_000  # when the start is long over, all that is kept is looked at for damage
STOP_MS: Final = 600  # what only reads, asks or draws is not


class Window(Frame):
    """Owns the jobs, the heartbeat and the desk; closing it lets go of all three within two seconds.

    `entrance` is called on a lane after the first picture, as it may have much to load.
    """

    closed = Signal(bool)  # whether everything had ended in time

    def __init__(self, settings: Settings, entrance: Callable[[], Entrance]) -> None:
        super().__init__()
        self._settings = settings
        self._load = entrance
        self._entrance: Entrance
        self._closing = False
        self.preferences = load_preferences(settings.profile)
        self.jobs = Jobs(self)
        self.desk: Desk | None = None
        self.heartbeat: Heartbeat | None = None
        self.entry: EntryPage | None = None
        self.shell: Shell | None = None
        self.kept = QSettings(str(settings.profile / "window.ini"), QSettings.Format.IniFormat)
        take_size(self, self.kept.value("geometry"))

    def start(self) -> None:
        """Show the window; then open the desk of the last end if there is one, else ask to sign in."""
        self._dress()
        cover = Cover(self.theme)
        cover.seen.connect(self._on_seen)
        self.setCentralWidget(cover)
        self.show()

    def _on_seen(self) -> None:
        self.jobs.run(self._load, self._on_loaded, lane=Lane.NETWORK, owner=self)

    def _on_loaded(self, entrance: Entrance) -> None:
        self._entrance = entrance
        if self.preferences.user_name:
            self._resume(None)
        else:
            self._show_entry()

    def _dress(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("no application")
        chosen = self.preferences
        self.locale_now = Locale(chosen.language, chosen.arabic_digits)
        self.locale_now.install(app)
        self.theme = Theme(chosen.theme)
        self.theme.apply(app)
        self.setWindowTitle(self.tr("Tawasul Desk"))
        self.setWindowIcon(self.theme.icon("mark", "primary"))

    def _server(self) -> str:
        return self._settings.server or self.preferences.server

    def _resume(self, passphrase: str | None) -> None:
        self.jobs.run(
            partial(with_screens, partial(self._entrance.resume, passphrase)),
            self._on_resumed,
            self._on_resume_failed,
            lane=Lane.NETWORK,
            owner=self,
        )

    def _on_resumed(self, desk: Desk | None) -> None:
        if desk is None:
            self._show_entry()
        else:
            self._on_desk(desk)

    def _on_resume_failed(self, error: KnownError) -> None:
        if self.entry is not None and self.entry.unlock is not None:
            self.entry.show_failure(error)
            return
        self._show_entry().show_resume_failure(error)

    def _show_entry(self) -> EntryPage:
        from tawasul_desk.ui.account.entry_page import EntryPage

        entry = EntryPage(self.locale_now, self.theme, self._entrance.demo_accounts, __version__)
        entry.sign_in_requested.connect(self._on_sign_in)
        entry.unlock_requested.connect(self._resume)
        entry.language_requested.connect(self._on_language)
        entry.theme_requested.connect(self._on_theme)
        self.entry, self.shell = entry, None
        self.put(entry)
        entry.set_known(self._server(), self.preferences.user_name)
        return entry

    def _on_sign_in(self, server: str, user_name: str, password: str, passphrase: str) -> None:
        if self.entry is not None:
            sign_in = partial(self._entrance.sign_in, server, user_name, password, passphrase or None)
            self.jobs.run(
                partial(with_screens, sign_in),
                self._on_desk,
                self.entry.show_failure,
                lane=Lane.NETWORK,
                owner=self.entry,
            )

    def _on_desk(self, desk: Desk) -> None:
        from tawasul_desk.ui.heartbeat import Heartbeat

        self.preferences = load_preferences(self._settings.profile)
        self.desk = desk
        self._repairs = list(desk.repairs)
        self.heartbeat = Heartbeat(desk, self.jobs, self)
        self._show_shell(kept_place(self.kept, desk.staff))
        self.heartbeat.start()
        QTimer.singleShot(LOOK_OVER_MS, self, self._look_over)

    def _look_over(self) -> None:
        if self.desk is not None:
            self.jobs.run(self.desk.look_over, lane=Lane.NETWORK, owner=self)

    def _show_shell(self, place: Place) -> None:
        if self.desk is None or self.heartbeat is None:
            return
        from tawasul_desk.ui.shell import Shell

        looks = self.locale_now, self.theme, self.preferences
        shell = Shell(self.desk, self.jobs, self.heartbeat, *looks, self.kept, self._repairs)
        shell.preferences_chosen.connect(self._on_preferences)
        shell.sign_out_requested.connect(self._on_sign_out)
        shell.sign_in_requested.connect(self._on_sign_in_again)
        self.entry, self.shell = None, shell
        self.put(shell)
        shell.go(place)

    def _on_sign_in_again(self) -> None:
        if self.desk is None:
            return
        from tawasul_desk.ui.account.sign_in_again import ask_again

        sign_in = partial(self._entrance.sign_in_again, self.desk)
        dialog = ask_again(self.desk.account, sign_in, self.jobs, self.locale_now, self.theme, self)
        dialog.accepted.connect(self._on_signed_in_again)

    def _on_signed_in_again(self) -> None:
        if self.heartbeat is not None:
            self.heartbeat.signed_in_again()

    def _on_sign_out(self) -> None:
        text = self.tr("What you wrote is kept here, encrypted.")
        waiting = self._waiting()
        if waiting:
            text = self.locale_now.digits(Counted().unsent_at_sign_out(waiting))
        self._ask(self.tr("Sign out?"), text, self.tr("Sign out"), self._sign_out)

    def _sign_out(self) -> None:
        desk, heartbeat = self.desk, self.heartbeat
        if desk is None or heartbeat is None:
            return
        self.desk = self.heartbeat = None
        self._show_entry().card.set_busy(True)

        def leave() -> None:
            heartbeat.deleteLater()
            # After the drafts that the pages saved when they were hidden: the same lane keeps the order.
            self.jobs.run(partial(self._entrance.sign_out, desk), ended=self._on_signed_out, owner=self)

        heartbeat.stop(leave)

    def _on_signed_out(self) -> None:
        if self.entry is not None:
            self.entry.card.set_busy(False)

    def _on_language(self) -> None:
        other = "en" if self.preferences.language == "ar" else "ar"
        self._on_preferences(self.preferences.model_copy(update={"language": other}))

    def _on_theme(self) -> None:
        other = "light" if self.theme.dark else "dark"
        self._on_preferences(self.preferences.model_copy(update={"theme": other}))

    def _on_preferences(self, chosen: Preferences) -> None:
        known = load_preferences(self._settings.profile)
        last = {"server": known.server, "user_name": known.user_name, "device_id": known.device_id}
        self.preferences = chosen.model_copy(update=last)
        with suppress(OSError):  # a choice that cannot be kept still counts until the end
            save_preferences(self._settings.profile, self.preferences)
        shell = self.shell
        place = shell.place if shell is not None else None
        searched = shell.queue.search.text() if shell is not None else ""
        # The old pages go first: they save their drafts, and need not be dressed anew.
        self.put(QWidget())
        self._dress()
        if place is None:
            self._show_entry()
        else:
            self._show_shell(place)
            if self.shell is not None:
                self.shell.queue.search.setText(searched)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say what is still unsent, then let go of everything."""
        waiting = self._waiting()
        if waiting and not self._closing:
            event.ignore()
            self._ask_to_close(waiting)
            return
        event.accept()
        self.closed.emit(self._shut())

    def _ask_to_close(self, waiting: int) -> None:
        text = self.locale_now.digits(Counted().unsent_at_close(waiting))
        self._ask(self.tr("Close the program?"), text, self.tr("Close"), self.close_now)

    def _ask(self, title: str, text: str, act: str, then: Callable[[], None]) -> None:
        from tawasul_desk.ui.asking import Question

        Question(self.theme, title, text, act, self.tr("Stay"), self).ask(then)

    def close_now(self) -> None:
        """Close without a question: what is unsent is on the disk."""
        self._closing = True
        self.close()

    def be_ready(self) -> None:
        """Save what is being written; the program may be ended at any moment, without a question."""
        self._closing = True
        if self.shell is not None:
            self.shell.flush()
            self._keep_place(self.shell)
        self.kept.sync()
        self.jobs.settle(SAVE_MS)

    def _keep_place(self, shell: Shell) -> None:
        if self.desk is not None:
            keep_place(self.kept, shell.place, self.desk.staff)

    def _waiting(self) -> int:
        return self.heartbeat.pulse.waiting if self.heartbeat is not None else 0

    def _shut(self) -> bool:
        self.hide()
        self.kept.setValue("geometry", self.saveGeometry())
        if self.shell is not None:
            self._keep_place(self.shell)
            self.shell.hide()
        self.kept.sync()
        if self.heartbeat is not None:
            self.heartbeat.stop()
        if self.desk is not None:
            # First: what waits for the network or for a page ends by it.
            self.desk.open_session.api.close()
            self.desk.decoder.close()
        in_time = all((self.jobs.settle(SAVE_MS), self.jobs.stop(STOP_MS)))
        if self.desk is not None:
            with suppress(KnownError):
                self.desk.close()
        self.desk = self.heartbeat = None
        return in_time

    def show_fault(self, reference: str) -> None:
        """Show what to quote when telling of what nobody foresaw; one such sheet at a time."""
        from tawasul_desk.ui.crash_sheet import CrashSheet

        if not self.findChildren(CrashSheet):
            CrashSheet(self.theme, reference, self).open()
