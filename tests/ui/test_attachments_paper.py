import io
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.ui.widgets.paper import SCROLLED_PAGES, PaperView, load_paper


def pdf(pages: int, *, link: str | None = None, password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, pagesize=A4, encrypt=lock)
    for number in range(1, pages + 1):
        canvas.drawString(72, 720, f"SPECIMEN page {number}")
        if link:
            canvas.linkURL(link, (0, 0, A4[0], A4[1]))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class Opened(QObject):
    """Catches what would be opened in the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PaperView]:
    window = QWidget()
    qtbot.addWidget(window)
    paper = PaperView(window)
    window.resize(600, 500)
    paper.resize(600, 500)
    window.show()
    yield paper
    window.close()


def test_pages_are_jumped_to_and_kept_within_the_paper(view: PaperView) -> None:
    view.show_paper(load_paper(pdf(4)))
    assert view.page_count == 4
    view.jump(2)
    assert view.page == 2
    view.jump(99)
    assert view.page == 3
    view.show_paper(None)
    assert view.page_count == 0


def test_zoom_goes_on_from_the_fitted_size(view: PaperView) -> None:
    view.show_paper(load_paper(pdf(1)))
    view.fit_width()
    fitted = view.scale
    view.fit_page()
    assert view.scale < fitted
    view.zoom_in()
    assert view.zoomMode() is view.ZoomMode.Custom
    assert view.scale == pytest.approx(view.zoomFactor())
    view.actual_size()
    assert view.scale == 1.0


def test_a_click_on_a_link_opens_nothing(view: PaperView) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("https", opened, "take")
    try:
        view.show_paper(load_paper(pdf(1, link="https://example.org/")))
        view.fit_page()
        QTest.qWait(50)
        QTest.mouseMove(view.viewport(), QPoint(300, 250))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
        QTest.qWait(50)
        assert opened.urls == []
        assert QDesktopServices.openUrl(QUrl("https://example.org/"))  # the trap works
        assert len(opened.urls) == 1
    finally:
        QDesktopServices.unsetUrlHandler("https")


def test_text_is_found_with_its_page(view: PaperView, qtbot: QtBot) -> None:
    view.show_paper(load_paper(pdf(3)))
    finder = QPdfSearchModel(view)
    finder.setDocument(view.document())
    finder.setSearchString("SPECIMEN")
    qtbot.waitUntil(lambda: finder.rowCount(finder.index(-1, -1)) == 3)
    assert [finder.resultAtIndex(hit).page() for hit in range(3)] == [0, 1, 2]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and then nothing", pdf(2)[:300]])
def test_a_damaged_file_is_told_as_damaged(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        load_paper(data)
    assert caught.value.code is ErrorCode.DAMAGED


def test_a_locked_file_says_so() -> None:
    with pytest.raises(KnownError) as caught:
        load_paper(pdf(1, password="open sesame"))
    assert caught.value.facts["reason"] == "password"


def test_a_very_long_paper_is_shown_page_by_page(view: PaperView) -> None:
    view.show_paper(load_paper(pdf(SCROLLED_PAGES + 1)))
    assert view.pageMode() is view.PageMode.SinglePage
    view.jump(SCROLLED_PAGES, QPointF())
    assert view.page == SCROLLED_PAGES
