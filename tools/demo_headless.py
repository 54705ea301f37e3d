"""The officer's journey without a display: the real central, the real window drawn offscreen.

Leaves a picture of every step and the PDF summary in build/demo. The data lives in var/demo-headless and is
new at every run.
"""

import os
import shutil
import sys
from functools import partial

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded

import keyring
from keyring.backends import fail
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tawasul_contract.records import Resolution, Status
from tawasul_desk import app
from tawasul_desk.services.log import shape_log, start_log
from tawasul_desk.services.views import CaseView, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.collecting import Collector
from tawasul_desk.ui.pulse import Connection
from tawasul_desk.ui.window import Window
from tools import demo
from tools.officer import Officer

OUT = demo.ROOT / "build/demo"
DATA = demo.ROOT / "var/demo-headless"
USER, PASSWORD = app.DEMO_ACCOUNTS[0]
RESPONSE = "نفيدكم بأنه تم إنجاز طلبكم، ويمكنكم مراجعة حالته عبر منصة تواصل."
NOTE = "كُتبت هذه الملاحظة والشبكة منقطعة."


class Album:
    """Numbers the pictures and says what they show."""

    def __init__(self, officer: Officer) -> None:
        self._officer = officer
        self._count = 0

    def keep(self, what: str) -> None:
        """Keep a picture of the window as it is."""
        self._count += 1
        path = OUT / f"{self._count:02}-{what}.png"
        active = QApplication.activeModalWidget()
        self._officer.look(path, active)
        print(path.relative_to(demo.ROOT), flush=True)


def main() -> int:
    """Return 0 where every step of the journey was seen to work."""
    for folder in (OUT, DATA):
        shutil.rmtree(folder, ignore_errors=True)
    keyring.set_keyring(fail.Keyring())  # leaves the keyring of this account alone: a passphrase is chosen
    start_log(DATA / "desk", "info")
    shape_log()
    qInstallMessageHandler(complain)
    program = QApplication([])
    with demo.central(DATA) as server:
        settings = Settings(profile=DATA / "desk", server=server, demo=True)
        officer = Officer(Window(settings, partial(app.entrance, settings)))
        album = Album(officer)
        Collector(program)
        journey(officer, album)
    without_network(officer, album)
    with demo.central(DATA):
        with_network_again(officer, album)
        officer.close()
    print("Everything worked.", flush=True)
    return 0


def complain(_kind: object, _where: object, text: str) -> None:
    """Print what Qt complains of, but for the one thing that only the platform without windows lacks."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def journey(officer: Officer, album: Album) -> None:
    """Sign in, read, look, act, print, and change language and look."""
    officer.start()
    officer.wait(lambda: officer.window.entry, "the sign-in card")
    album.keep("sign-in")
    officer.sign_in(USER, PASSWORD)
    officer.wait_for_queue()
    officer.wait_until_sent()
    album.keep("my-queue")
    view = case_to_process(officer)
    officer.open_case(view.case.id)
    album.keep("case")
    look_at_attachments(officer, album, view)
    process(officer, album)
    print_summary(officer, album)
    officer.act("Escape")
    officer.press("Ctrl+Shift+L", officer.shell)
    officer.wait(lambda: officer.window.preferences.language == "en", "English")
    officer.press("Ctrl+Shift+D", officer.shell)
    officer.wait(lambda: officer.window.theme.dark, "dark")
    album.keep("english-dark")


def case_to_process(officer: Officer) -> CaseView:
    """Return a case of the officer's that can be processed and has something to look at."""
    casework = officer.desk.casework
    catalogue = officer.wait(casework.catalogue, "the catalogue")
    views = [casework.view(row.case_id) for row in officer.rows(Shelf.MINE, Status.UNDER_PROCESSING)]
    ready = [view for view in views if not catalogue.service(view.case.service_id).needs_approval]
    return max(ready, key=lambda view: len(view.attachments))


def look_at_attachments(officer: Officer, album: Album, view: CaseView) -> None:
    """Look at one attachment of each kind."""
    for kind in ("image/jpeg", "application/pdf"):
        record = next((item for item in view.attachments if item.media_type == kind), None)
        if record is not None:
            officer.view_attachment(record, view.attachments)
            album.keep(f"viewer-{kind.partition('/')[2]}")
            officer.shell.viewer.close()


def process(officer: Officer, album: Album) -> None:
    """Process the open case with an outcome and a response."""
    officer.act("Ctrl+D")
    form = officer.form(ActKind.PROCESS)
    form.outcome.set_resolution(Resolution.APPROVED)
    form.editor.setFocus()
    officer.rewrite(RESPONSE)
    album.keep("response")
    officer.submit()
    officer.wait_until_sent()
    album.keep("processed")


def print_summary(officer: Officer, album: Album) -> None:
    """Preview the summary of the open case and save it."""
    officer.act("Ctrl+P")
    preview = officer.shell.report
    officer.wait(lambda: preview.summary, "the preview of the summary")
    album.keep("summary")
    path = OUT / "summary.pdf"
    preview.save_to(path)
    officer.wait(path.exists, "the saved summary")
    print(path.relative_to(demo.ROOT), flush=True)
    preview.close()


def without_network(officer: Officer, album: Album) -> None:
    """Write a note while nothing can be reached: it is kept, waits, and says so."""
    officer.open_case(officer.rows(Shelf.MINE)[0].case_id)
    officer.act("Ctrl+M")
    officer.form(ActKind.NOTE).editor.setFocus()
    officer.type(NOTE)
    officer.submit()
    beat = officer.wait(lambda: officer.window.heartbeat, "the heartbeat")
    officer.wait(lambda: beat.pulse.connection is Connection.OFFLINE and beat.pulse.waiting == 1, "offline")
    album.keep("offline")


def with_network_again(officer: Officer, album: Album) -> None:
    """Send what waited."""
    officer.press("F5", officer.shell)
    officer.wait_until_sent()
    album.keep("online-again")


if __name__ == "__main__":
    sys.exit(main())
