from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import monotonic
from uuid import UUID

import pytest
from PySide6.QtCore import QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPageRanges
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import or_, select

from tawasul_central import tables
from tawasul_desk.services.arabic import mask_identity
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.views import QueueQuery, Shelf
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices
from tawasul_desk.ui.reports.paper_print import DOTS_PER_INCH, page_image, print_paper
from tawasul_desk.ui.reports.report_preview import ReportPreview
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.paper import Fit, load_paper
from tests.conftest import Central
from tests.ui.test_attachments_paper import pdf

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def preview(
    qtbot: QtBot, desk: Desk, jobs: Jobs, locale_en: Locale, theme: Theme, notices: Notices
) -> Iterator[ReportPreview]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    opened = ReportPreview(desk, jobs, locale_en, theme, notices, window)
    yield opened
    opened.close()
    window.close()


def a_case(desk: Desk) -> UUID:
    return desk.casework.page(QueueQuery(shelf=Shelf.ALL), 0, 1).rows[0].case_id


def built(qtbot: QtBot, preview: ReportPreview, *, after: object = None) -> None:
    qtbot.waitUntil(lambda: preview.summary is not None and preview.summary is not after, timeout=20_000)


def text_of(data: bytes) -> str:
    paper = load_paper(data)
    text = " ".join(paper.getAllText(page).text() for page in range(paper.pageCount()))
    return text.translate(dict.fromkeys((0x200E, 0x200F)))  # marks that the extractor puts in


def actions_in_audit(central: Central, case_id: UUID) -> list[str]:
    audit = tables.audit.c
    wanted = select(audit.action).where(
        audit.case_id == case_id, or_(audit.action.like("%report%"), audit.action.like("reveal%"))
    )
    with central.engine.connect() as connection:
        return [row.action for row in connection.execute(wanted.order_by(audit.id))]


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_the_summary_is_shown_in_the_language_chosen(
    qtbot: QtBot, preview: ReportPreview, desk: Desk
) -> None:
    case_id = a_case(desk)
    number = desk.casework.view(case_id).case.case_number
    preview.show_case(case_id)
    built(qtbot, preview)
    english = preview.summary
    assert english is not None
    assert english.wish.language == "en"
    assert number in text_of(english.data)
    assert number in preview.bar.number.text()
    assert preview.paper.page_count == load_paper(english.data).pageCount()
    preview.bar.languages["ar"].click()
    built(qtbot, preview, after=english)
    arabic = preview.summary
    assert arabic is not None
    assert arabic.wish.language == "ar"
    assert number.rpartition("-")[2] in text_of(arabic.data)
    assert arabic.data != english.data


def test_internal_notes_come_with_a_warning_and_never_by_default(
    qtbot: QtBot, preview: ReportPreview, desk: Desk
) -> None:
    case_id = a_case(desk)
    preview.show_case(case_id)
    built(qtbot, preview)
    assert preview.warning.isHidden()
    without = preview.summary
    preview.bar.notes.click()
    assert preview.warning.isVisible()
    built(qtbot, preview, after=without)
    assert preview.summary is not None
    assert preview.summary.wish.include_notes
    preview.reject()
    preview.show_case(case_id)
    assert not preview.bar.notes.isChecked()
    assert preview.warning.isHidden()
    built(qtbot, preview)


def test_the_identity_number_is_masked_until_it_is_revealed_and_recorded(
    qtbot: QtBot, preview: ReportPreview, desk: Desk, central: Central, tmp_path: Path
) -> None:
    case_id = a_case(desk)
    number = desk.casework.view(case_id).case.applicant.identity_number
    preview.show_case(case_id)
    built(qtbot, preview)
    masked = preview.summary
    assert masked is not None
    assert mask_identity(number) in text_of(masked.data)
    assert number not in text_of(masked.data)
    qtbot.waitUntil(preview.isActiveWindow)
    QTest.keyClick(preview, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    built(qtbot, preview, after=masked)
    revealed = preview.summary
    assert revealed is not None
    assert preview.bar.identity.isChecked()
    assert number in text_of(revealed.data)
    preview.save_to(tmp_path / "saved.pdf")
    qtbot.waitUntil(preview.told.isVisible, timeout=10_000)
    preview.bar.identity.click()
    built(qtbot, preview, after=revealed)
    assert preview.summary is not None
    assert number not in text_of(preview.summary.data)
    preview.reject()
    preview.show_case(case_id)
    assert not preview.bar.identity.isChecked()
    built(qtbot, preview)
    assert preview.summary is not None
    assert number not in text_of(preview.summary.data)
    desk.sync.once(lambda done, total: None, lambda: False)
    assert actions_in_audit(central, case_id) == ["reveal_identity", "save_report_revealed"]


def test_what_cannot_be_recorded_is_not_revealed(
    qtbot: QtBot, preview: ReportPreview, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> object:
        raise KnownError(ErrorCode.DISK_FULL)

    preview.show_case(a_case(desk))
    built(qtbot, preview)
    masked = preview.summary
    monkeypatch.setattr(desk.casework, "record_access", full)
    preview.bar.identity.click()
    qtbot.waitUntil(preview.told.isVisible, timeout=10_000)
    assert not preview.bar.identity.isChecked()
    assert preview.summary is masked


def test_the_summary_opens_at_the_width_of_the_page(qtbot: QtBot, preview: ReportPreview, desk: Desk) -> None:
    preview.show_case(a_case(desk))
    built(qtbot, preview)
    assert preview.paper.fit is Fit.WIDTH
    assert preview.bar.fit_width.isChecked()
    assert not preview.bar.fit_page.isChecked()


def test_a_real_print_has_every_page_and_is_recorded(
    qtbot: QtBot, preview: ReportPreview, desk: Desk, central: Central, tmp_path: Path
) -> None:
    case_id = a_case(desk)
    preview.show_case(case_id)
    built(qtbot, preview)
    target = tmp_path / "printed.pdf"
    preview.print_to(printer_to(target))
    assert preview.printing.isVisible()
    qtbot.waitUntil(preview.told.isVisible, timeout=30_000)
    assert preview.told.text.text() == "The summary was printed."
    assert preview.printing.isHidden()
    printed = load_paper(target.read_bytes())
    assert preview.summary is not None
    shown = load_paper(preview.summary.data)
    assert printed.pageCount() == shown.pageCount()
    assert printed.pagePointSize(0).toSize() == QSizeF(595, 842).toSize()
    assert likeness(printed, shown) > 0.97
    desk.sync.once(lambda done, total: None, lambda: False)
    assert actions_in_audit(central, case_id) == ["print_report"]


def test_the_window_answers_while_pages_are_printed(
    qtbot: QtBot, preview: ReportPreview, desk: Desk, tmp_path: Path
) -> None:
    preview.show_case(a_case(desk))
    built(qtbot, preview)
    summary = preview.summary
    assert summary is not None
    preview.summary = type(summary)(summary.wish, summary.case_number, pdf(8), summary.paper)
    progress: list[int] = []
    preview.printing.bar.valueChanged.connect(progress.append)
    beats = [monotonic()]
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(monotonic()))
    timer.start()
    preview.print_to(printer_to(tmp_path / "printed.pdf"))
    qtbot.waitUntil(preview.told.isVisible, timeout=60_000)
    timer.stop()
    longest = max(later - sooner for sooner, later in pairwise(beats))
    assert longest < (beats[-1] - beats[0]) / 4
    assert len(set(progress)) >= 7
    assert load_paper((tmp_path / "printed.pdf").read_bytes()).pageCount() == 8


def test_printing_can_be_stopped(qtbot: QtBot, preview: ReportPreview, desk: Desk, tmp_path: Path) -> None:
    preview.show_case(a_case(desk))
    built(qtbot, preview)
    summary = preview.summary
    assert summary is not None
    preview.summary = type(summary)(summary.wish, summary.case_number, pdf(40), summary.paper)
    preview.print_to(printer_to(tmp_path / "printed.pdf"))
    qtbot.waitUntil(lambda: preview.printing.bar.value() > 0, timeout=30_000)
    preview.printing.cancel_requested.emit()
    qtbot.waitUntil(preview.told.isVisible, timeout=30_000)
    assert preview.told.text.text() == "Printing was stopped."
    assert preview.bar.print.isEnabled()


def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "some.pdf")
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    printer.setPageRanges(ranges)
    assert print_paper(pdf(5), printer, lambda done, total: None, lambda: False) == 2
    assert load_paper((tmp_path / "some.pdf").read_bytes()).pageCount() == 2


def test_a_page_is_drawn_at_the_resolution_of_print() -> None:
    image = page_image(load_paper(pdf(1)), 0)
    assert abs(image.width() - 8.27 * DOTS_PER_INCH) < 5
    assert abs(image.height() - 11.69 * DOTS_PER_INCH) < 5


def test_the_print_dialog_prints_what_is_shown(
    qtbot: QtBot, preview: ReportPreview, desk: Desk, tmp_path: Path
) -> None:
    preview.show_case(a_case(desk))
    built(qtbot, preview)
    qtbot.waitUntil(preview.isActiveWindow)
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = preview.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    assert dialog.maxPage() == preview.paper.page_count
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())
    dialog.reject()
    qtbot.waitUntil(preview.told.isVisible, timeout=30_000)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_saving_names_the_file_by_its_case_and_is_recorded(
    qtbot: QtBot, preview: ReportPreview, desk: Desk, central: Central, tmp_path: Path
) -> None:
    case_id = a_case(desk)
    preview.show_case(case_id)
    built(qtbot, preview)
    preview.bar.save.click()
    dialog = preview.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    number = desk.casework.view(case_id).case.case_number
    assert Path(dialog.selectedFiles()[0]).name == f"{number}.pdf"
    dialog.fileSelected.emit(str(tmp_path / "saved.pdf"))
    dialog.reject()
    qtbot.waitUntil(preview.told.isVisible, timeout=10_000)
    assert preview.summary is not None
    assert (tmp_path / "saved.pdf").read_bytes() == preview.summary.data
    desk.sync.once(lambda done, total: None, lambda: False)
    assert actions_in_audit(central, case_id) == ["save_report"]


def test_a_case_out_of_sight_cannot_be_printed(qtbot: QtBot, preview: ReportPreview) -> None:
    preview.show_case(UUID(int=1))
    qtbot.waitUntil(lambda: preview.stack.currentWidget() is preview.state, timeout=10_000)
    assert not preview.bar.print.isEnabled()


def likeness(first: QPdfDocument, second: QPdfDocument) -> float:
    """How alike the first pages are: the share of points of a small rendering that hardly differ."""
    one, other = (_small(paper) for paper in (first, second))
    points = [(x, y) for x in range(210) for y in range(297)]
    alike = sum(abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value()) < 60 for x, y in points)
    return alike / len(points)


def _small(paper: QPdfDocument) -> QImage:
    return page_image(paper, 0).scaled(210, 297).convertToFormat(QImage.Format.Format_Grayscale8)
