"""What is photographed, screen by screen, as an officer comes to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from tawasul_contract.operations import AddNote, AddResponse, Assign, ChangeStatus, new_id
from tawasul_contract.records import AttachmentRecord, Status
from tawasul_desk import app
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import CaseView, OperationState, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.locale import Language
from tawasul_desk.ui.outbox.conflict_dialog import ConflictDialog
from tawasul_desk.ui.outbox.operation_panel import Act
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.reports.paper_print import page_image
from tawasul_desk.ui.theme import ThemeName
from tawasul_desk.ui.widgets.key_sheet import KeySheet
from tools.officer import PASSPHRASE, Officer
from tools.staging import StagedCentral

OFFICER: Final = "officer01"
COLLEAGUE: Final = "officer02"
SUPERVISOR: Final = "supervisor01"
PASSWORD: Final = "tawasul-demo"
PREFERRED_TYPES: Final = ("image/jpeg", "application/pdf")


@dataclass(frozen=True)
class Words:
    """What the officer writes in the pictures."""

    search: str
    response: str
    note: str


class Photographer:
    """Takes the pictures of one language and one theme."""

    def __init__(self, officer: Officer, folder: Path, language: Language, theme: ThemeName) -> None:
        self.officer = officer
        self.folder = folder
        self.name = f"{language}-{theme}"
        self.words = words_of(language)

    def take(self, screen: str, dialog: QWidget | None = None) -> None:
        """Keep the window, with a dialog over it, as `screen`."""
        rest(250)
        window = self.officer.window
        picture = window.grab()
        if dialog is not None and dialog.isVisible():
            painter = QPainter(picture)
            if dialog.size() != window.size():
                painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
            middle = window.rect().center() - dialog.rect().center()
            painter.drawPixmap(QPoint(max(0, middle.x()), max(0, middle.y())), dialog.grab())
            painter.end()
        picture.save(str(self.folder / f"{screen}-{self.name}.png"))


def rest(milliseconds: int) -> None:
    """Let the window and its workers go on for a while."""
    # QTest.qWait holds the interpreter's lock all the while, so the workers would stand still.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def words_of(language: Language) -> Words:
    """Return what is typed in this language: the lines of a file."""
    lines = Path(__file__).with_name(f"words_{language}.txt").read_text("utf-8").splitlines()
    return Words(*lines[:3])


def sign_in(camera: Photographer, served: StagedCentral) -> None:
    """The card, a wrong password, and the first filling."""
    officer = camera.officer
    officer.wait(lambda: officer.window.entry, "the sign-in card")
    camera.take("sign-in")
    officer.sign_in(OFFICER, "not the password", PASSPHRASE)
    card = officer.wait(lambda: officer.window.entry, "the sign-in card").card
    officer.wait(card.failure.isVisible, "that the password is wrong")
    camera.take("sign-in-wrong")
    card.failure.hide()  # else it would be taken for the next answer
    served.slowness.seconds = 0.6
    officer.sign_in(OFFICER, PASSWORD)
    shell = officer.shell
    bar = shell.first_sync.line.bar
    officer.wait(lambda: 0 < bar.value() < bar.maximum(), "the progress of the first filling")
    camera.take("first-sync")
    served.slowness.seconds = 0
    officer.wait_for_queue()
    officer.wait_until_sent()


def queue(camera: Photographer) -> None:
    """The list, a search in it, and a search that finds nothing."""
    page = camera.officer.shell.queue
    page.table.setFocus()
    camera.take("queue-mine")
    for screen, text in (("queue-search", camera.words.search), ("queue-empty", "zzzz")):
        page.search.setText(text)
        rest(400)
        camera.take(screen)
    page.search.clear()
    rest(300)


def case(camera: Photographer) -> CaseView:
    """A case and its forms."""
    officer = camera.officer
    view = richest(officer, Status.UNDER_PROCESSING)
    officer.open_case(view.case.id)
    rest(500)
    camera.take("case")
    for screen, shortcut, choice in (
        ("respond", "Ctrl+R", ""),
        ("return", "Ctrl+E", "1"),
        ("process", "Ctrl+D", "A"),
    ):
        officer.act(shortcut)
        officer.wait(lambda: officer.shell.case.composing.form, f"the form of {shortcut}")
        if choice:
            officer.press(choice)
        else:
            officer.type(camera.words.response)
        camera.take(f"case-{screen}")
        officer.press("Escape")
    return view


def richest(officer: Officer, *statuses: Status) -> CaseView:
    """Return the case with the longest past that has attachments of both kinds."""
    views = [officer.desk.casework.view(row.case_id) for row in officer.rows(Shelf.MINE, *statuses)]
    return max(views, key=lambda view: (len(kinds_of(view)), len(view.events), view.case.case_number))


def kinds_of(view: CaseView) -> dict[str, AttachmentRecord]:
    """Return one attachment of each kind that is shown in a picture."""
    return {item.media_type: item for item in view.attachments if item.media_type in PREFERRED_TYPES}


def viewer(camera: Photographer) -> None:
    """A picture and a paper."""
    officer = camera.officer
    view = richest(officer)
    for screen, kind in (("viewer-image", PREFERRED_TYPES[0]), ("viewer-pdf", PREFERRED_TYPES[1])):
        record = kinds_of(view).get(kind)
        if record is not None:
            officer.view_attachment(record, view.attachments)
            rest(600)
            camera.take(screen, officer.shell.viewer)
    officer.shell.viewer.reject()


def report(camera: Photographer, view: CaseView) -> None:
    """The preview of the summary, and its pages."""
    preview = camera.officer.shell.report
    preview.show_case(view.case.id)
    summary = camera.officer.wait(lambda: preview.summary, "the summary")
    rest(600)
    camera.take("report-preview", preview)
    for page in range(summary.paper.pageCount()):
        image = page_image(summary.paper, page).scaledToWidth(1240)
        image.save(str(camera.folder / f"report-page{page + 1}-{camera.name}.png"))
    preview.reject()


def keys(camera: Photographer) -> None:
    """The sheet of keys."""
    shell = camera.officer.shell
    shell.show_keys()
    sheet = shell.findChild(KeySheet)
    camera.take("keys", sheet)
    if isinstance(sheet, QDialog):
        sheet.reject()


@contextmanager
def other_desks(served: StagedCentral, place: Path) -> Iterator[dict[str, Desk]]:
    """Open the desks of the colleague and the supervisor, filled."""
    settings = Settings(profile=place, server=served.url)
    desks = {
        name: app.sign_in(settings, served.url, name, PASSWORD, PASSPHRASE)
        for name in (COLLEAGUE, SUPERVISOR)
    }
    try:
        for desk in desks.values():
            synced(desk)
        yield desks
    finally:
        for desk in desks.values():
            desk.close()


def conflict(camera: Photographer, others: dict[str, Desk]) -> None:
    """A case is given away and back while the officer returns it: three sides."""
    officer = camera.officer
    # The last of the list, so that the cases in the other pictures stay as they were.
    row = officer.rows(Shelf.MINE, Status.UNDER_PROCESSING)[-1]
    view = officer.desk.casework.view(row.case_id)
    for name in (COLLEAGUE, OFFICER):
        assign(others[SUPERVISOR], view.case.id, others[COLLEAGUE] if name == COLLEAGUE else officer.desk)
    officer.desk.casework.submit(
        ChangeStatus(
            id=new_id(),
            case_id=view.case.id,
            created_at=datetime.now(UTC),
            base_version=view.case.version,
            to=Status.RETURNED_TO_APPLICANT,
            response=camera.words.response,
            missing=documents_of(officer, view),
        )
    )
    synced(officer.desk)
    states = [item.state for item in officer.desk.casework.waiting()]
    if OperationState.NEEDS_DECISION not in states:
        raise AssertionError(f"no conflict: {states}")


def offline(camera: Photographer, served: StagedCentral) -> None:
    """No network: the queue, a case with unsent work, the outbox, the conflict."""
    officer = camera.officer
    served.stop()
    casework = officer.desk.casework
    row = officer.rows(Shelf.MINE, Status.UNDER_PROCESSING)[0]
    now = datetime.now(UTC)
    casework.submit(AddNote(id=new_id(), case_id=row.case_id, created_at=now, body=camera.words.note))
    casework.submit(AddResponse(id=new_id(), case_id=row.case_id, created_at=now, body=camera.words.response))
    officer.window.jobs.changed.emit(Changes.of(Kind.EVERYTHING))
    beat = officer.window.heartbeat
    if beat is not None:
        beat.sync_now()
    officer.wait(lambda: waits(officer), "the outbox to wait for the network")
    officer.open_case(row.case_id)
    rest(500)
    camera.take("case-pending")
    officer.shell.go(Place(Stop.TURN))
    rest(300)
    camera.take("offline")
    outbox(camera)


def outbox(camera: Photographer) -> None:
    """The outbox and, out of it, the conflict."""
    officer = camera.officer
    officer.shell.go(Place(Stop.OUTBOX))
    page = officer.shell.outbox
    officer.wait(page.isVisible, "the outbox")
    page.reload()
    officer.wait(lambda: page.model.rowCount() == 3, "three operations")
    page.table.choose(0)
    camera.take("outbox")
    page.panel.buttons[Act.COMPARE].click()
    dialog = page.findChild(ConflictDialog)
    if isinstance(dialog, ConflictDialog):
        officer.wait(lambda: len(dialog.cards) == 3, "three sides")
        camera.take("conflict", dialog)
        dialog.reject()


def documents_of(officer: Officer, view: CaseView) -> tuple[str, ...]:
    """Return documents that the service of this case may ask for."""
    catalogue = officer.desk.casework.catalogue()
    return catalogue.service(view.case.service_id).document_ids[:2] if catalogue else ()


def waits(officer: Officer) -> bool:
    """Return whether everything unsent was tried and waits."""
    states = {item.state for item in officer.desk.casework.waiting()}
    return states == {OperationState.NEEDS_DECISION, OperationState.WAITING_NETWORK}


def assign(supervisor: Desk, case_id: UUID, to: Desk) -> None:
    """Have the supervisor give the case to this person."""
    synced(supervisor)
    version = supervisor.casework.view(case_id).case.version
    now, new = datetime.now(UTC), new_id()
    supervisor.casework.submit(
        Assign(id=new, case_id=case_id, created_at=now, base_version=version, assignee_id=to.staff.id)
    )
    synced(supervisor)


def synced(desk: Desk) -> None:
    """Make one pass with the central."""
    desk.sync.once(lambda _done, _total: None, lambda: False)
