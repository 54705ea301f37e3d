"""J4: process a case with an outcome and a response, with a file; the resident is notified."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.records import CaseRecord, Resolution, Status
from tawasul_desk.services.views import Shelf
from tawasul_desk.ui.cases.acts import ActKind
from tests.journeys.conftest import case_of, events_of, notices_of
from tools.officer import Officer

RESPONSE = "نفيدكم بأنه تمت الموافقة على طلبكم، ويمكنكم استلام الجواز من الإدارة."


def case_to_process(officer: Officer, *, approval: bool) -> CaseRecord:
    return next(cases_to_process(officer, approval=approval))


def cases_to_process(officer: Officer, *, approval: bool) -> Iterator[CaseRecord]:
    casework = officer.desk.casework
    catalogue = casework.catalogue()
    views = (casework.view(row.case_id).case for row in officer.rows(Shelf.MINE, Status.UNDER_PROCESSING))
    return (
        case
        for case in views
        if catalogue.service(case.service_id).needs_approval is approval and not case.approved_by
    )


def test_processed_with_an_outcome_a_response_and_a_file(
    officer: Officer, told: Callable[..., list[object]], tmp_path: Path
) -> None:
    case = case_to_process(officer, approval=False)
    letter = tmp_path / "letter.png"
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert image.save(str(letter))

    officer.open_case(case.id)
    officer.act("Ctrl+D")
    form = officer.form(ActKind.PROCESS)
    form.outcome.set_resolution(Resolution.APPROVED)
    assert form.editor.text(), "the outcome brings its text"
    form.editor.setFocus()
    officer.rewrite(RESPONSE)
    form.files.add(letter)
    officer.wait(form.files.files, "the chosen file")
    officer.submit()

    shown = officer.wait_for_case(case.id, lambda view: view.case.status is Status.PROCESSED)
    assert shown.case.resolution is Resolution.APPROVED
    officer.wait_until_sent()
    kept = told(case_of(case.id))[0]
    assert (kept.status, kept.resolution) == ("processed", "approved")
    response, moved = told(events_of(case.id))
    assert (response.kind, response.body) == ("response", RESPONSE)
    assert moved.kind == "status_changed"
    (attached,) = told(select(tables.attachment).where(tables.attachment.c.id.in_(response.attachment_ids)))
    assert (attached.name, attached.media_type, attached.from_staff) == ("letter.png", "image/png", True)
    assert RESPONSE in [row.body for row in told(notices_of(case.id))]


def test_the_next_request_comes_by_itself_and_the_walk_keeps_its_order(officer: Officer) -> None:
    window = officer.window
    window._on_preferences(window.preferences.model_copy(update={"after_finishing": "next"}))
    queue = officer.shell.queue
    officer.wait(lambda: queue.model.total and not queue.model._switching, "the lines")
    order = [row.case_id for row in officer.rows(Shelf.TURN)]
    case = next(case for case in cases_to_process(officer, approval=False) if case.id != order[-1])
    following = order[order.index(case.id) + 1]
    queue.table.setFocus()
    queue.table.choose(case.id)
    officer.press("Return", queue.table)
    officer.wait_for_case(case.id)
    officer.act("Ctrl+D")
    form = officer.form(ActKind.PROCESS)
    form.outcome.set_resolution(Resolution.APPROVED)
    form.editor.setFocus()
    officer.type(RESPONSE)
    officer.press("Ctrl+Return", form.editor)
    officer.wait_for_case(following)
    assert officer.shell.place.case_id == following
    officer.wait(lambda: queue.model.find(case.id) is None, "the finished one to leave the list")
    officer.act("Ctrl+K")  # what was finished is one key back
    officer.wait_for_case(case.id, lambda view: view.case.status is Status.PROCESSED)
    officer.press("Esc", officer.shell.case)
    officer.wait(queue.isVisible, "the list")
    assert queue.table.chosen == following
    assert queue.table.currentIndex().row() == queue.model.find(following)


def test_what_needs_a_second_officer_cannot_be_processed_alone(officer: Officer) -> None:
    case = case_to_process(officer, approval=True)
    officer.open_case(case.id)
    officer.act("Ctrl+D")
    officer.wait(officer.shell.notices.isVisible, "the reason")
    assert officer.shell.case.composing.form is None
