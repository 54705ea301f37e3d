"""J2: open a case, read its timeline, look at an image and at a PDF, inside the program."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QTextEdit
from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.records import AttachmentRecord
from tawasul_desk.services.reading_order import as_written
from tawasul_desk.services.views import CaseView, Shelf
from tawasul_desk.ui.attachments.tool_bar import Shows
from tests.conftest import Central
from tools.officer import Officer


def case_with(officer: Officer, *media_types: str) -> CaseView:
    for row in officer.rows(Shelf.MINE):
        view = officer.desk.casework.view(row.case_id)
        if all(_first(view, kind) for kind in media_types):
            return view
    raise AssertionError(f"no case with {media_types}")


def _first(view: CaseView, media_type: str) -> AttachmentRecord | None:
    return next((item for item in view.attachments if item.media_type == media_type), None)


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_enter_opens_the_chosen_case_and_escape_leads_back(officer: Officer) -> None:
    table = officer.shell.queue.table
    table.setFocus()
    officer.press("Down", table)
    officer.press("Return", table)
    chosen = officer.wait(lambda: officer.shell.place.case_id, "an open case")
    view = officer.wait_for_case(chosen)
    assert officer.shell.case.isVisible()
    assert view.case.case_number in officer.shell.case.head.findChild(QLabel, "casenumber").text()
    officer.act("Escape")
    officer.wait(officer.shell.queue.isVisible, "the queue again")
    assert table.chosen == chosen


def test_the_timeline_tells_everything_that_happened(officer: Officer) -> None:
    row = max(officer.rows(), key=lambda row: len(officer.desk.casework.view(row.case_id).events))
    view = officer.open_case(row.case_id)
    assert len(view.events) > 3
    body = officer.shell.case.body
    for place in range(body.verticalScrollBar().maximum(), -1, -200):  # from the newest up to the first
        body.verticalScrollBar().setValue(place)
    officer.press("Home", body)
    shown = as_written("\n".join(text.toPlainText() for text in body.timeline.findChildren(QTextEdit)))
    assert len(body.timeline.rows) == len(view.events)
    assert [event.body for event in view.events if event.body not in shown] == []


def test_an_image_and_a_pdf_are_shown_from_memory(officer: Officer, tmp_path: Path) -> None:
    view = case_with(officer, "application/pdf", "image/jpeg")
    officer.open_case(view.case.id)
    before = files_below(tmp_path / "profile")
    pdf, image = _first(view, "application/pdf"), _first(view, "image/jpeg")
    stage = officer.shell.viewer.stage

    officer.view_attachment(image, view.attachments)
    assert stage.shows is Shows.PICTURE
    officer.view_attachment(pdf, view.attachments)
    officer.wait(lambda: stage.shows is Shows.PAPER, "the paper")
    assert stage.paper.page_count >= 1
    officer.shell.viewer.close()

    fresh = files_below(tmp_path / "profile") - before
    heads = {path.read_bytes()[:4] for path in fresh}
    assert heads.isdisjoint({b"%PDF", b"\xff\xd8\xff\xe0", b"\x89PNG"})


def test_what_was_opened_is_told_to_the_audit_trail(officer: Officer, central: Central) -> None:
    row = officer.rows()[0]
    officer.open_case(row.case_id)
    audit = tables.audit.c
    question = select(audit.action).where(audit.case_id == row.case_id, audit.action == "open")

    def heard() -> bool:
        officer.window.heartbeat.sync_now()
        with central.engine.connect() as db:
            return bool(db.execute(question).all())

    officer.wait(heard, "the audit row")


def test_only_what_was_really_looked_at_is_a_look(officer: Officer, central: Central) -> None:
    audit = tables.audit.c
    question = select(audit.action, audit.attachment_id).where(audit.attachment_id.is_not(None))

    def recorded() -> dict[str, set[object]]:
        officer.window.heartbeat.sync_now()
        found: dict[str, set[object]] = {}
        with central.engine.connect() as db:
            for action, attachment_id in db.execute(question):
                found.setdefault(action, set()).add(attachment_id)
        return found

    officer.wait(lambda: "prefetch_attachment" in recorded(), "files that are fetched ahead", 60)
    assert "view_attachment" not in recorded()
    view = case_with(officer, "application/pdf", "image/jpeg")
    officer.open_case(view.case.id)
    painted: list[bool] = []
    officer.shell.viewer.stage.painted.connect(lambda: painted.append(True))
    for count, record in enumerate(view.attachments, start=1):
        officer.view_attachment(record, view.attachments)
        officer.wait(lambda count=count: len(painted) == count, "the picture on the screen")
    officer.shell.viewer.close()
    seen = {record.id for record in view.attachments}
    officer.wait(lambda: recorded().get("view_attachment") == seen, "a look for each file")
