"""The real program with hands at it: run as a child, it is led into a phase, says so, and waits to be ended.

python -m tests.ui.driven_program PROFILE SERVER PHASE
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
from keyring.backends import fail
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from tawasul_contract.records import Status
from tawasul_desk.__main__ import main
from tawasul_desk.services.views import QueueQuery, QueueRow, Shelf
from tawasul_desk.ui import program
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.ending import Ending
from tawasul_desk.ui.heartbeat import Heartbeat
from tawasul_desk.ui.shell import Shell
from tawasul_desk.ui.window import Window

PASSPHRASE = "a passphrase for tests"
TEXT = "نص لم يُحفظ بعد"
TICK_MS = 5

Steps = Iterator[bool]


def say(profile: Path, word: str) -> None:
    """Tell the parent how far it has come."""
    with (profile / "said.txt").open("a") as file:
        file.write(f"{word}\n")


def open_case(shell: Shell, row: QueueRow) -> Steps:
    """Open a case and wait until it is shown."""
    shell.open_case(row.case_id)
    while shell.case.shown is None:
        yield False


def rows(window: Window, *statuses: Status) -> tuple[QueueRow, ...]:
    """Return my lines of the queue."""
    assert window.desk is not None
    return window.desk.casework.page(QueueQuery(Shelf.MINE, frozenset(statuses)), 0, 100).rows


def unlock(window: Window) -> Steps:
    """Give the passphrase and wait for the shell."""
    while window.entry is None or window.entry.unlock is None:
        yield False
    window.entry.unlock.passphrase.first.edit.setText(PASSPHRASE)
    window.entry.unlock.submit()
    while window.shell is None:
        yield False


def beating(window: Window) -> Heartbeat:
    """Return the heartbeat of the open desk."""
    assert window.heartbeat is not None
    return window.heartbeat


def nothing(window: Window) -> Steps:
    """End it before anything is loaded."""
    yield True


def shell_only(window: Window) -> Steps:
    """End it while its first pass is in a black hole, or offline."""
    yield from unlock(window)
    while not beating(window).pulse.syncing:
        yield False
    for _ in range(60):
        yield False


def writing(window: Window) -> Steps:
    """End it a moment after a word was typed."""
    yield from unlock(window)
    shell = window.shell
    assert shell is not None
    yield from open_case(shell, rows(window)[0])
    shell.case.composing.open(ActKind.NOTE, shell.case.shown)
    form = shell.case.composing.form
    assert form is not None
    form.editor.setPlainText(TEXT)


def downloading(window: Window) -> Steps:
    """End it while an attachment does not arrive."""
    yield from unlock(window)
    shell = window.shell
    assert shell is not None
    for row in rows(window):
        view = window.desk.casework.view(row.case_id)
        if view.attachments:
            break
    shell.viewer.show_attachment(view.attachments[0], view.attachments)
    for _ in range(40):
        yield False


def printing(window: Window) -> Steps:
    """End it while a summary goes to paper."""
    yield from unlock(window)
    shell = window.shell
    assert shell is not None
    shell.report.show_case(rows(window)[0].case_id)
    while shell.report.summary is None:
        yield False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(window._settings.profile / "printed.pdf"))
    printer.setCopyCount(40)
    shell.report.print_to(printer)
    for _ in range(40):
        yield False


def asking(window: Window) -> Steps:
    """End it while it asks whether to close with unsent work."""
    yield from unlock(window)
    while not beating(window).pulse.waiting:
        yield False
    window.close()
    yield False


def session_ending(window: Window) -> Steps:
    """Have the computer say that its session ends, a moment after a word was typed."""
    yield from writing(window)
    ending = QApplication.instance().findChild(Ending)
    ending.on_session_end()


PHASES: dict[str, Callable[[Window], Steps]] = {
    "nothing": nothing,
    "shell": shell_only,
    "writing": writing,
    "downloading": downloading,
    "printing": printing,
    "asking": asking,
    "session": session_ending,
}


class Led(Window):
    """The window of the program, led step by step by a timer."""

    def start(self) -> None:
        """Open, and begin to lead."""
        super().start()
        self._steps = PHASES[sys.argv[3]](self)
        self._lead = QTimer(self, interval=TICK_MS)
        self._lead.timeout.connect(self._step)
        self._lead.start()

    def _step(self) -> None:
        for done in self._steps:
            if not done:
                return
        self._lead.stop()
        say(self._settings.profile, "ready")


if __name__ == "__main__":
    keyring.set_keyring(fail.Keyring())
    program.Window = Led
    sys.exit(main(["--profile", sys.argv[1], "--server", sys.argv[2]]))
