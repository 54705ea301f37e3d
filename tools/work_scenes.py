"""What is photographed of a supervisor's work: requests chosen, given away, shared out, offered, approved."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QDialog

from tawasul_contract.operations import SetAbsence, SetSkills, new_id
from tawasul_contract.record import NO_CASE
from tawasul_contract.records import AbsenceRecord, Role, StaffRecord, Status
from tawasul_desk.services import steering_acts
from tawasul_desk.services.arabic import RIYADH
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.cases.due_sheet import DueSheet
from tawasul_desk.ui.cases.queue_acts import PickAct
from tawasul_desk.ui.place import Place, Stop
from tawasul_desk.ui.steering.assign_dialog import AssignDialog
from tawasul_desk.ui.steering.distribute_dialog import DistributeDialog
from tawasul_desk.ui.steering.offer_dialog import OfferDialog
from tools.officer import Officer
from tools.scenes import PASSWORD, SUPERVISOR, Photographer, rest, synced

_CHOSEN: Final = 7  # rows
_SERVICE: Final = "general_inquiry"


def sign_in_supervisor(camera: Photographer) -> None:
    """Come to the queue as a supervisor, to whom no request is assigned."""
    officer = camera.officer
    officer.sign_in(SUPERVISOR, PASSWORD)
    officer.wait_for_first_screen()
    officer.shell.go(Place(Stop.TURN))
    officer.wait_until_sent()


def queue(camera: Photographer) -> None:
    """Requests chosen in the list, the people beside it, and the dialogs that move them."""
    officer = camera.officer
    people = officers(officer.desk)
    away(officer.desk, people[0], people[1])
    skilled(officer.desk, people[2])
    officer.shell.go(Place(Stop.ALL))
    officer.wait(lambda: officer.shell.queue.model.query.shelf is Shelf.ALL, "all requests")
    rest(600)
    pick(officer, _CHOSEN)
    rest(600)
    camera.take("work-queue")
    _beside(camera)
    _dialog(camera, PickAct.ASSIGN, AssignDialog, "work-assign")
    _dialog(camera, PickAct.DISTRIBUTE, DistributeDialog, "work-distribute")
    _dialog(camera, PickAct.OFFER, OfferDialog, "work-offer")
    for screen in ("work-told", "work-left-out"):  # the second time there is nothing left to give back
        officer.shell.queue.steer_requested.emit(PickAct.TO_OFFICE, officer.shell.queue.table.picks.ids)
        rest(900)
        camera.take(screen)
    officer.shell.work.undo()
    rest(300)
    officer.wait_until_sent()


def _beside(camera: Photographer) -> None:
    people = camera.officer.shell.queue.head.beside
    people.click()
    rest(600)
    camera.take("work-beside")
    people.click()
    rest(300)


def case(camera: Photographer, colleague: Desk) -> None:
    """A request that waits for approval, one offered to another office, and the forms."""
    officer = camera.officer
    asked = ask_for_approval(colleague, camera.words.note)
    officer.press("F5")
    officer.wait(lambda: officer.desk.casework.view(asked).case.approval_asked_by, "the question")
    officer.open_case(asked)
    rest(500)
    camera.take("work-approval")
    officer.shell.case.body.facts.explain()
    sheet = officer.wait(lambda: officer.shell.findChild(DueSheet), "why it is due then")
    camera.take("work-due", sheet)
    sheet.accept()
    officer.shell.case.act(ActKind.REFUSE_APPROVAL)
    rest(400)
    camera.take("work-refuse")
    officer.press("Escape", officer.shell.case.composing)
    officer.shell.case.act(ActKind.OFFER)
    rest(400)
    camera.take("work-offer-form")
    officer.press("Escape", officer.shell.case.composing)
    view = officer.desk.casework.view(asked)
    offices = officer.desk.casework.catalogue().offices  # type: ignore[union-attr]  # it was filled long ago
    other = next(each.id for each in offices if each.id != view.case.office_id)
    reason = camera.words.note
    officer.desk.casework.submit(steering_acts.offer(view.case, other, reason, datetime.now(UTC)))
    officer.shell.open_case(asked)
    rest(600)
    camera.take("work-offered")
    officer.shell.case.act(ActKind.WITHDRAW)  # the next pictures find the request as it was
    officer.wait(officer.shell.case.standing.offer.isHidden, "that the offer is withdrawn")
    latest, now = officer.desk.casework.view(asked).case, datetime.now(UTC)
    officer.desk.casework.submit(steering_acts.answer_approval(latest, False, reason, now))
    officer.press("F5")
    officer.wait_until_sent()


def pick(officer: Officer, count: int) -> None:
    """Choose the first lines of the list, as Shift and the arrow keys do."""
    table = officer.shell.queue.table
    table.setCurrentIndex(table.model().index(0, 0))
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(count):
        table.selectionModel().select(table.model().index(row, 0), flags)


def officers(desk: Desk) -> list[StaffRecord]:
    """Return the officers of this person's offices."""
    mine = set(desk.staff.office_ids)
    found = [each.staff for each in desk.office.people()]
    return [each for each in found if each.role is Role.OFFICER and mine & set(each.office_ids)]


def away(desk: Desk, person: StaffRecord, substitute: StaffRecord) -> None:
    """Have this officer be away for some days."""
    today = datetime.now(RIYADH).date()
    absence = AbsenceRecord(first=today, last=today + timedelta(days=6), substitute_id=substitute.id)
    now = datetime.now(UTC)
    act = SetAbsence(id=new_id(), case_id=NO_CASE, created_at=now, staff_id=person.id, absence=absence)
    desk.office.submit(act)


def skilled(desk: Desk, person: StaffRecord) -> None:
    """Have this officer handle one service only."""
    now, skills = datetime.now(UTC), (_SERVICE,)
    act = SetSkills(id=new_id(), case_id=NO_CASE, created_at=now, staff_id=person.id, skills=skills)
    desk.office.submit(act)


def ask_for_approval(desk: Desk, words: str) -> UUID:
    """Have this officer ask for the approval of a request of theirs; return which."""
    casework, catalogue = desk.casework, desk.casework.catalogue()
    rows = casework.page(QueueQuery(statuses=frozenset({Status.UNDER_PROCESSING})), 0, 100).rows
    cases = (casework.view(row.case_id).case for row in rows)
    fresh = (case for case in cases if case.approval_asked_by is None and case.approved_by is None)
    case = next(each for each in fresh if catalogue and catalogue.service(each.service_id).needs_approval)
    casework.submit(steering_acts.request_approval(case, words, datetime.now(UTC)))
    synced(desk)
    return case.id


def _dialog(camera: Photographer, act: PickAct, kind: type[QDialog], screen: str) -> None:
    officer = camera.officer
    queue_page = officer.shell.queue
    queue_page.steer_requested.emit(act, queue_page.table.picks.ids)
    dialog = officer.wait(lambda: officer.shell.findChild(kind), screen)
    rest(700)
    camera.take(screen, dialog)
    dialog.reject()
    rest(100)
