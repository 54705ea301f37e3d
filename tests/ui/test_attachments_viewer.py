import io
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tawasul_central import tables
from tawasul_contract.operations import AddResponse, UploadReference, new_id
from tawasul_contract.records import AttachmentRecord, ScanState, Status
from tawasul_desk.services.ballast import BALLAST
from tawasul_desk.services.changes import Changes, Kind
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.settings import Settings
from tawasul_desk.ui.asking import Question
from tawasul_desk.ui.attachments import loading
from tawasul_desk.ui.attachments.saving import copy_name
from tawasul_desk.ui.attachments.tool_bar import Shows, Tool
from tawasul_desk.ui.attachments.viewer import AttachmentViewer
from tawasul_desk.ui.cases.attachments_card import picture_of
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.theme import Theme
from tests.conftest import Central
from tests.ui.test_attachments_paper import pdf

SEARCHED = "SPECIMEN"
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def viewer(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Iterator[AttachmentViewer]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    opened = AttachmentViewer(desk, jobs, locale_en, theme, notices, window)
    yield opened
    opened.close()
    window.close()


@pytest.fixture
def records(open_desk: Callable[[str], Desk]) -> list[AttachmentRecord]:
    """A picture and a PDF of three pages that a colleague sent with a response."""
    colleague = open_desk("officer01")
    case_id = next(
        row.case_id
        for row in colleague.casework.page(QueueQuery(shelf=Shelf.MINE), 0, 50).rows
        if row.status is not Status.CLOSED
    )
    files = {new_id(): data for data in (picture(), pdf(3))}
    references = tuple(reference(file_id, data) for file_id, data in files.items())
    response = AddResponse(
        id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="attached", uploads=references
    )
    colleague.casework.submit(response, files)
    synced(colleague)
    assert colleague.casework.waiting() == ()
    sent = {item.id: item for item in colleague.casework.view(case_id).attachments}
    return [sent[item.id] for item in references]


@pytest.fixture
def desk(records: list[AttachmentRecord], open_desk: Callable[[str], Desk]) -> Desk:
    """The desk of the supervisor, who has not opened them yet."""
    return open_desk("supervisor01")


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((900, 600), 60).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def reference(file_id: UUID, data: bytes) -> UploadReference:
    kind, name = (
        ("application/pdf", "letter.pdf") if data.startswith(b"%PDF") else ("image/jpeg", "photo.jpg")
    )
    digest = sha256(data).hexdigest()
    return UploadReference(id=file_id, name=name, media_type=kind, size=len(data), sha256=digest)


def synced(desk: Desk) -> None:
    desk.sync.once(lambda done, total: None, lambda: False)


def opened(qtbot: QtBot, viewer: AttachmentViewer, shows: Shows) -> None:
    qtbot.waitUntil(lambda: viewer.stage.shows is shows, timeout=10_000)


def refused(qtbot: QtBot, viewer: AttachmentViewer) -> str:
    qtbot.waitUntil(lambda: viewer.stage.obstacle is not None, timeout=10_000)
    assert viewer.stage.obstacle is not None
    return viewer.stage.obstacle.title


def files_below(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


def looks(central: Central) -> list[tuple[UUID, datetime, datetime]]:
    """What the trail knows of looks: the file, when it was painted, and when the central heard of it."""
    audit = tables.audit.c
    wanted = select(audit.attachment_id, audit.done_at, audit.at).where(audit.action == "view_attachment")
    with central.engine.connect() as db:
        return [tuple(row) for row in db.execute(wanted.order_by(audit.id))]


def looked_at(qtbot: QtBot, desk: Desk, count: int) -> None:
    """Wait until so many looks are kept on this computer."""

    def kept() -> int:
        acts = [item.operation for item in desk.casework._workbook.waiting()]
        return sum(getattr(act, "action", "") == "view_attachment" for act in acts)

    qtbot.waitUntil(lambda: kept() == count, timeout=10_000)


def test_a_file_painted_is_one_look_however_often_one_leafs_back_to_it(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, records: list[AttachmentRecord], central: Central
) -> None:
    for record in records:  # fetched ahead and drawn small: neither is a look
        desk.attachments.content(record, ahead=True)
    viewer.show_attachment(records[1], records)
    opened(qtbot, viewer, Shows.PAPER)
    looked_at(qtbot, desk, 1)
    viewer.stage.paper.jump(2)
    viewer.bar.used.emit(Tool.PREVIOUS)
    opened(qtbot, viewer, Shows.PICTURE)
    looked_at(qtbot, desk, 2)
    viewer.bar.used.emit(Tool.NEXT)
    opened(qtbot, viewer, Shows.PAPER)
    qtbot.wait(50)
    viewer.close()
    synced(desk)
    assert [file for file, _, _ in looks(central)] == [records[1].id, records[0].id]
    viewer.show_attachment(records[0], records)
    looked_at(qtbot, desk, 1)  # opened anew: another look
    synced(desk)
    assert [file for file, _, _ in looks(central)] == [records[1].id, records[0].id, records[0].id]


def test_a_look_without_a_network_is_told_later_with_its_own_time(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, records: list[AttachmentRecord], central: Central
) -> None:
    desk.attachments.content(records[0], ahead=True)
    central.stop()
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    looked_at(qtbot, desk, 1)
    viewer.bar.used.emit(Tool.NEXT)  # not on this computer: nothing is painted, nothing is looked at
    assert refused(qtbot, viewer) == "Not on this computer yet"
    painted = datetime.now(UTC)
    viewer.close()
    central.start()
    synced(desk)
    [(file, done_at, at)] = looks(central)
    assert file == records[0].id
    assert done_at <= painted <= at


def test_a_file_fetched_but_closed_before_it_was_painted_was_not_looked_at(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, records: list[AttachmentRecord], central: Central
) -> None:
    viewer.show_attachment(records[0], records)
    viewer.hide()  # its bytes come, and nobody sees them
    opened(qtbot, viewer, Shows.PICTURE)
    qtbot.wait(50)
    looked_at(qtbot, desk, 0)
    viewer.close()


def test_the_small_picture_on_a_tile_is_fetched_ahead_and_is_no_look(
    desk: Desk, records: list[AttachmentRecord], central: Central
) -> None:
    audit = tables.audit.c
    of_files = select(audit.action).where(audit.attachment_id == records[0].id)
    assert picture_of(desk.attachments, desk.decoder, records[0], 1.0, lambda: False) is not None
    synced(desk)
    with central.engine.connect() as db:
        assert db.scalars(of_files).all() == ["prefetch_attachment"]


def test_a_pdf_is_read_searched_and_leafed_through(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, records: list[AttachmentRecord]
) -> None:
    viewer.show_attachment(records[1], records)
    opened(qtbot, viewer, Shows.PAPER)
    paper, bar = viewer.stage.paper, viewer.bar
    assert bar.page.text() == "1"
    assert bar.tools[Tool.FIT_WIDTH].isChecked()
    assert not bar.tools[Tool.TURN_LEFT].isEnabled()
    bar.tools[Tool.ACTUAL].click()
    assert paper.scale == 1.0
    assert "100%" in bar.zoom.text()
    QTest.keyClick(viewer, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert viewer.find_bar.isVisible()
    viewer.find_bar.box.setText(SEARCHED)
    pages = paper.page_count
    qtbot.waitUntil(lambda: viewer.find_bar.hit_count >= pages, timeout=10_000)
    assert viewer.find_bar.current == 0
    viewer.find_bar.next.click()
    assert viewer.find_bar.current == 1 % viewer.find_bar.hit_count
    viewer.find_bar.previous.click()
    assert viewer.find_bar.current == 0
    viewer.find_bar.box.setText("no such words in it")
    qtbot.waitUntil(lambda: viewer.find_bar.count.text() == "Nothing found")
    QTest.keyClick(viewer.find_bar.box, Qt.Key.Key_Escape)
    assert viewer.find_bar.isHidden()
    assert viewer.isVisible()


def test_a_picture_is_turned_and_the_next_attachment_is_a_key_away(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, records: list[AttachmentRecord]
) -> None:
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    before = viewer.stage.picture.turned_size()
    QTest.keyClick(viewer, Qt.Key.Key_BracketRight)
    assert viewer.stage.picture.turned_size() == before.transposed()
    assert not viewer.bar.page.isVisible()
    QTest.keyClick(viewer, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert viewer.record == records[1]
    assert viewer.siblings.currentRow() == 1
    opened(qtbot, viewer, Shows.PAPER)
    viewer.siblings.setCurrentRow(0)
    opened(qtbot, viewer, Shows.PICTURE)
    assert not viewer.bar.tools[Tool.PREVIOUS].isEnabled()


def test_a_large_picture_is_seen_small_first_and_whole_right_after(
    qtbot: QtBot, viewer: AttachmentViewer, records: list[AttachmentRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "FIRST_SIDE", 300)
    seen: list[tuple[bool, int]] = []
    view = viewer.stage.picture

    def note() -> None:
        assert view._picture is not None
        seen.append((view._picture.is_whole, view._picture.levels[0].width()))

    view.first_painted.connect(note)
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    qtbot.waitUntil(lambda: view._picture is not None and view._picture.is_whole, timeout=10_000)
    assert seen == [(False, 300)]
    assert view.turned_size() == QSize(900, 600)


def test_nothing_readable_touches_the_disk_while_viewing(
    qtbot: QtBot,
    viewer: AttachmentViewer,
    desk: Desk,
    desk_settings: Settings,
    records: list[AttachmentRecord],
) -> None:
    places = (Path(tempfile.gettempdir()), desk_settings.profile)
    before = files_below(desk_settings.profile)
    outside = set(places[0].iterdir())
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    viewer.siblings.setCurrentRow(1)
    opened(qtbot, viewer, Shows.PAPER)
    new = files_below(desk_settings.profile) - before
    assert set(places[0].iterdir()) == outside
    assert {path.parent.name for path in new} <= {"files"}
    for path in files_below(desk_settings.profile):
        if path.name == BALLAST:
            continue  # so much that is drawn at random holds any four letters sooner or later
        content = path.read_bytes()
        assert b"%PDF" not in content, path
        assert b"JFIF" not in content, path
        assert b"Exif" not in content, path


def test_without_a_network_what_was_opened_before_opens_and_the_rest_says_why(
    qtbot: QtBot,
    viewer: AttachmentViewer,
    jobs: Jobs,
    central: Central,
    records: list[AttachmentRecord],
) -> None:
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    central.stop()
    with qtbot.waitSignal(jobs.unanswered):
        viewer.siblings.setCurrentRow(1)
    assert refused(qtbot, viewer) == "Not on this computer yet"
    assert not viewer.bar.tools[Tool.SAVE].isEnabled()
    viewer.siblings.setCurrentRow(0)
    opened(qtbot, viewer, Shows.PICTURE)
    viewer.siblings.setCurrentRow(1)
    assert refused(qtbot, viewer) == "Not on this computer yet"
    central.start()
    jobs.answered.emit()  # by itself, once the server answers
    opened(qtbot, viewer, Shows.PAPER)


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ({"scan": ScanState.PENDING}, "Still being scanned"),
        ({"scan": ScanState.BLOCKED}, "Blocked by the malware scan"),
        ({"sha256": "0" * 64}, "The file is damaged"),
        ({"media_type": "application/pdf"}, "Not the kind of file it claims to be"),
    ],
)
def test_what_may_not_be_shown_says_why(
    qtbot: QtBot,
    viewer: AttachmentViewer,
    desk: Desk,
    change: dict[str, object],
    title: str,
    records: list[AttachmentRecord],
) -> None:
    record = records[0].model_copy(update=change)
    viewer.show_attachment(record, [record])
    assert refused(qtbot, viewer) == title
    assert viewer.stage.shows is Shows.NOTHING
    assert not viewer.bar.tools[Tool.SAVE].isEnabled()
    assert not viewer.bar.tools[Tool.ZOOM_IN].isEnabled()


def test_it_is_told_once_that_a_file_was_seen(
    qtbot: QtBot, viewer: AttachmentViewer, records: list[AttachmentRecord]
) -> None:
    seen: list[AttachmentRecord] = []
    viewer.stage.painted.connect(lambda: seen.append(viewer.record))
    viewer.show_attachment(records[0], records)
    assert seen == []
    qtbot.waitUntil(lambda: seen == [records[0]], timeout=10_000)
    viewer.bar.tools[Tool.ZOOM_IN].click()
    viewer.siblings.setCurrentRow(1)
    qtbot.waitUntil(lambda: seen == records, timeout=10_000)
    viewer.bar.tools[Tool.ZOOM_IN].click()
    qtbot.wait(50)
    assert seen == records


@pytest.mark.parametrize(
    ("name", "media_type", "proposed"),
    [
        ("a.pdf.exe", "application/pdf", "a.pdf"),
        ("a.exe", "image/png", "a.png"),
        ("passport.JPEG", "image/jpeg", "passport.JPEG"),
        ("scan.tiff", "image/tiff", "scan.tiff"),
        ("صورة", "image/jpeg", "صورة.jpg"),
        ("letter 2.1", "application/pdf", "letter 2.1.pdf"),
        (".exe", "application/pdf", "exe.pdf"),
    ],
)
def test_a_copy_is_named_after_what_the_file_is(
    records: list[AttachmentRecord], name: str, media_type: str, proposed: str
) -> None:
    assert copy_name(records[0].model_copy(update={"name": name, "media_type": media_type})) == proposed


def test_loading_is_stopped_and_taken_up_again(
    qtbot: QtBot, viewer: AttachmentViewer, records: list[AttachmentRecord]
) -> None:
    viewer.show_attachment(records[0], records)
    assert viewer.stage.progress.isVisible()
    viewer.stage.cancel_requested.emit()
    assert refused(qtbot, viewer) == "Loading was stopped"
    viewer.stage.state.findChild(QPushButton).click()
    opened(qtbot, viewer, Shows.PICTURE)


def test_what_no_scanner_has_seen_is_shown_and_said_to_be_unscanned(
    qtbot: QtBot, viewer: AttachmentViewer, records: list[AttachmentRecord]
) -> None:
    assert records[0].scan is ScanState.UNSCANNED  # a colleague sent it, and nobody has scanned it
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    assert "Not scanned for malware" in viewer.bar.facts.text()
    viewer.bar.used.emit(Tool.SAVE)
    question = viewer.findChild(Question)
    assert "No scanner has looked for malware" in " ".join(
        each.text() for each in question.findChildren(QLabel)
    )
    question.reject()
    viewer.bar.show_record(records[0].model_copy(update={"scan": ScanState.CLEAN}), 0, 2)
    assert "scanned" not in viewer.bar.facts.text()


def test_ones_own_file_is_looked_at_before_it_is_sent(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, records: list[AttachmentRecord], central: Central
) -> None:
    central.stop()
    case_id, data = records[0].case_id, picture()
    mine = reference(new_id(), data)
    sent = AddResponse(
        id=new_id(), case_id=case_id, created_at=datetime.now(UTC), body="attached", uploads=(mine,)
    )
    desk.casework.submit(sent, {mine.id: data})
    [record] = [file for file in desk.casework.view(case_id).attachments if file.id == mine.id]
    viewer.show_attachment(record, [record])
    opened(qtbot, viewer, Shows.PICTURE)
    assert "Not scanned for malware" in viewer.bar.facts.text()


def test_a_scan_that_ends_opens_the_file_by_itself(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, jobs: Jobs, records: list[AttachmentRecord]
) -> None:
    record = records[0]
    waiting = record.model_copy(update={"scan": ScanState.PENDING})
    viewer.show_attachment(waiting, [waiting])
    assert refused(qtbot, viewer) == "Still being scanned"
    jobs.changed.emit(Changes.of(Kind.CASE, record.case_id))
    opened(qtbot, viewer, Shows.PICTURE)


def choose_where(qtbot: QtBot, viewer: AttachmentViewer, answer: Callable[[QFileDialog], None]) -> None:
    viewer.bar.tools[Tool.SAVE].click()
    question = viewer.findChild(Question)
    assert isinstance(question, Question)
    question.yes.click()
    qtbot.waitUntil(lambda: viewer.findChild(QFileDialog) is not None)
    dialog = viewer.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    answer(dialog)


def test_a_copy_is_recorded_then_written_whole(
    qtbot: QtBot,
    viewer: AttachmentViewer,
    desk: Desk,
    central: Central,
    tmp_path: Path,
    records: list[AttachmentRecord],
) -> None:
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    target = tmp_path / "out" / "copy.jpg"
    target.parent.mkdir()

    def save(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(target.parent))
        dialog.selectFile(str(target))
        dialog.accept()

    choose_where(qtbot, viewer, save)
    qtbot.waitUntil(viewer.told.isVisible)
    assert target.read_bytes() == desk.attachments.content(records[0])
    assert list(target.parent.iterdir()) == [target]
    synced(desk)
    assert saved_in_audit(central) == [(records[0].case_id, records[0].id)]


def test_a_copy_that_cannot_be_written_is_told_and_leaves_nothing(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, tmp_path: Path, records: list[AttachmentRecord]
) -> None:
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    choose_where(qtbot, viewer, lambda dialog: dialog.fileSelected.emit(str(tmp_path / "no" / "such" / "x")))
    qtbot.waitUntil(viewer.told.isVisible)
    assert viewer.told.text.text() == "The file or folder cannot be written to."
    assert not (tmp_path / "no").exists()


def test_without_an_answer_nothing_is_saved_or_recorded(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, central: Central, records: list[AttachmentRecord]
) -> None:
    viewer.show_attachment(records[0], records)
    opened(qtbot, viewer, Shows.PICTURE)
    choose_where(qtbot, viewer, lambda dialog: dialog.reject())
    qtbot.wait(50)
    synced(desk)
    assert saved_in_audit(central) == []


def test_closing_lets_go_of_what_was_shown(
    qtbot: QtBot, viewer: AttachmentViewer, desk: Desk, records: list[AttachmentRecord]
) -> None:
    viewer.show_attachment(records[1], records)
    opened(qtbot, viewer, Shows.PAPER)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert viewer.stage.paper.document is None
    assert viewer.find_bar.hit_count == 0
    assert viewer.siblings.model().rowCount(QModelIndex()) == len(records)


def saved_in_audit(central: Central) -> list[tuple[object, object]]:
    audit = tables.audit.c
    wanted = select(audit.case_id, audit.attachment_id).where(audit.action.like("%save_attachment%"))
    with central.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(wanted)]
