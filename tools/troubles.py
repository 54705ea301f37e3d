"""What is photographed of bad days: a case that left, parked and held work, drafts, repairs, catching up."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from tawasul_contract.operations import AddNote, new_id
from tawasul_contract.records import Status
from tawasul_desk.services import marks
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.repairs import Repair, RepairCode
from tawasul_desk.services.views import Draft, DraftKind, Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.pulse import Connection
from tools.scenes import COLLEAGUE, SUPERVISOR, Photographer, assign, rest, synced

REPAIRS: Final = (
    Repair(RepairCode.WORK_REBUILT, {"operations": 3, "drafts": 1}),
    Repair(RepairCode.MIRROR_EMPTIED),
    Repair(RepairCode.UPLOAD_LOST, {"files": 1}),
    Repair(RepairCode.PREFERENCES_MENDED),
)


def case_that_leaves(camera: Photographer, others: dict[str, Desk]) -> None:
    """A case is given to somebody else while the officer writes."""
    officer = camera.officer
    row = officer.rows(Shelf.MINE, Status.UNDER_PROCESSING)[-2]
    officer.open_case(row.case_id)
    officer.act("Ctrl+M")
    officer.form(ActKind.NOTE).editor.setFocus()
    officer.type(camera.words.note)
    assign(others[SUPERVISOR], row.case_id, others[COLLEAGUE])
    synced(officer.desk)
    officer.window.jobs.changed.emit(Changes.of(Kind.EVERYTHING))
    shell = officer.shell
    officer.wait(lambda: shell.pages.currentWidget() is vars(shell).get("gone"), "that it is gone")
    camera.take("case-gone")
    shell.go(Place(Stop.TURN))


def outbox(camera: Photographer) -> None:
    """Without a network: what is parked, what is held, and what is only begun."""
    officer = camera.officer
    page, casework = officer.shell.outbox, officer.desk.casework
    rows = officer.rows(Shelf.MINE, Status.UNDER_PROCESSING)[1:4]
    notes = [
        AddNote(id=new_id(), case_id=row.case_id, created_at=datetime.now(UTC), body=camera.words.note)
        for row in rows
    ]
    for note in notes[:2]:
        casework.submit(note)
    workbook = casework._workbook
    workbook.mark_all([marks.failed(notes[0].id, "parked", "5f0c2d9a41b7")])
    workbook.hold(notes[1].case_id, (notes[1].id,))
    draft = Draft(rows[2].case_id, DraftKind.RESPONSE, camera.words.response, {}, datetime.now(UTC))
    casework.save_draft(draft)
    officer.shell.go(Place(Stop.OUTBOX))
    page.reload()
    for screen, note in (("outbox-parked", notes[0]), ("outbox-held", notes[1])):
        row = officer.wait(lambda note=note: page.model.row_of(note.id) + 1, "the operation") - 1
        page.table.choose(row)
        camera.take(screen)
    page.shows_drafts.click()
    page.reload()
    camera.take("outbox-drafts")


def foot(camera: Photographer) -> None:
    """The line at the foot while a long feed is read."""
    beat = camera.officer.window.heartbeat
    if beat is not None:
        camera.officer.shell.go(Place(Stop.TURN))
        before = beat.pulse
        beat._tell(replace(before, connection=Connection.ONLINE, syncing=True, progress=(1_500, 0)))
        camera.take("catching-up")
        beat._tell(before)


def repairs(camera: Photographer) -> None:
    """What an opening found damaged, told over the queue."""
    window = camera.officer.window
    window._repairs[:] = REPAIRS
    window._show_shell(Place(Stop.TURN))
    camera.officer.wait_for_queue()
    rest(300)
    camera.take("repairs")
