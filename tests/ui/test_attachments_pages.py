"""The pages of a document in the viewer: placed, fitted, drawn elsewhere and marked."""

import io
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tawasul_desk.services.decoding.decoder import Decoder, StoppedFiles, StrangersFile
from tawasul_desk.services.desk import Desk
from tawasul_desk.services.errors import ErrorCode
from tawasul_desk.ui.attachments.artist import Artist
from tawasul_desk.ui.attachments.find_bar import FindBar
from tawasul_desk.ui.attachments.page_view import WHOLE_LIMIT, Document, PageView
from tawasul_desk.ui.jobs import Jobs
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.paper import LARGEST, SMALLEST, Fit
from tests.services.test_decoding import STAND_IN, doing
from tests.ui.test_attachments_paper import Opened, pdf

LONG = 60_000  # milliseconds: a busy machine starts a process slowly


@pytest.fixture
def decoder(desk: Desk) -> Decoder:
    return desk.decoder


@pytest.fixture
def shown(qtbot: QtBot, decoder: Decoder, jobs: Jobs) -> Iterator[Callable[[bytes], PageView]]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 500)
    view = PageView(Artist(decoder, jobs), window)
    view.resize(600, 500)
    window.show()

    def show(data: bytes) -> PageView:
        file = StrangersFile(data, sha256(data).hexdigest(), "application/pdf")
        view.show_document(Document(file, decoder.pages(file, lambda: False)))
        return view

    yield show
    view.show_document(None)
    window.close()


def painted(qtbot: QtBot, view: PageView) -> QImage:
    """Return what is on the screen once every page in sight is drawn at its size."""

    def drawn() -> bool:
        parts = [view._parts(page)[0] for page in view._in_sight()]
        images = [view.images.of(part.page) for part in parts]
        return all(image is not None and image.shows(part) for part, image in zip(parts, images, strict=True))

    qtbot.waitUntil(drawn, timeout=LONG)
    return view.viewport().grab().toImage()


def dark_pixels(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 100 for x in range(image.width()) for y in range(image.height())
    )


def test_pages_are_jumped_to_and_kept_within_the_document(shown: Callable[[bytes], PageView]) -> None:
    view = shown(pdf(4))
    told: list[int] = []
    view.page_changed.connect(told.append)
    assert view.page_count == 4
    view.jump(2)
    assert view.page == 2
    view.jump(99)
    assert view.page == 3
    assert told == [2, 3]
    view.show_document(None)
    assert view.page_count == 0


def test_zoom_goes_on_from_the_fitted_size(shown: Callable[[bytes], PageView]) -> None:
    view = shown(pdf(1))
    view.fit_width()
    fitted = view.scale
    view.fit_page()
    assert view.scale < fitted
    view.zoom_in()
    assert view.fit is Fit.FREE
    view.actual_size()
    assert view.scale == 1.0
    view.zoom_to(1000)
    assert view.scale == LARGEST
    view.zoom_to(0)
    assert view.scale == SMALLEST


def test_the_wheel_zooms_at_the_pointer(shown: Callable[[bytes], PageView], qtbot: QtBot) -> None:
    view = shown(pdf(3))
    view.jump(1)
    point = QPointF(200, 120)

    def under() -> tuple[int, float, float]:
        page = view._layout.page_at(view._offset().y() + point.y())
        frame = view._frame(page)
        return page, (point.x() - frame.left()) / frame.width(), (point.y() - frame.top()) / frame.height()

    before = under()
    for _ in range(3):
        spin(view, point, 120)
    after = under()
    assert view.scale > 1
    assert after[0] == before[0]
    assert after[1:] == pytest.approx(before[1:], abs=0.01)


def spin(view: PageView, point: QPointF, angle: int) -> None:
    place = QPointF(view.viewport().mapToGlobal(point.toPoint()))
    none, control = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, place, QPoint(), QPoint(0, angle), none, control, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def test_a_click_on_a_link_opens_nothing(shown: Callable[[bytes], PageView], qtbot: QtBot) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("https", opened, "take")
    try:
        view = shown(pdf(1, link="https://example.org/"))
        painted(qtbot, view)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
        QTest.qWait(50)
        assert opened.urls == []
        assert QDesktopServices.openUrl(QUrl("https://example.org/"))  # the trap works
    finally:
        QDesktopServices.unsetUrlHandler("https")


def filled_form() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.acroForm.textfield(
        name="name", value="SPECIMEN", x=72, y=700, width=300, height=40, borderWidth=0, fillColor=None
    )
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_filled_field_is_on_the_screen_and_told_once(
    shown: Callable[[bytes], PageView], qtbot: QtBot
) -> None:
    view = shown(filled_form())
    seen: list[int] = []
    view.first_painted.connect(lambda: seen.append(1))
    assert dark_pixels(painted(qtbot, view)) > 50
    assert seen == [1]
    view.zoom_in()
    painted(qtbot, view)
    assert seen == [1]


def test_a_page_far_enlarged_is_drawn_in_parts(shown: Callable[[bytes], PageView], qtbot: QtBot) -> None:
    view = shown(pdf(1))
    view.zoom_to(LARGEST)
    painted(qtbot, view)
    image = view.images.of(0)
    assert image is not None
    assert image.part.whole[0] * image.part.whole[1] > WHOLE_LIMIT
    assert image.image.width() * image.image.height() < 2_000_000
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    painted(qtbot, view)


def test_a_fine_screen_gets_as_many_pixels_as_it_has(
    shown: Callable[[bytes], PageView], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda _view: 2.0)
    view = shown(pdf(1))
    painted(qtbot, view)
    image = view.images.of(0)
    assert image is not None
    assert image.part.whole[0] == pytest.approx(2 * view._frame(0).width(), abs=1)


def test_every_page_of_a_very_long_document_is_there(
    shown: Callable[[bytes], PageView], qtbot: QtBot
) -> None:
    view = shown(pdf(700))
    view.jump(650)
    painted(qtbot, view)
    assert view.page == 650
    assert view.images.of(0) is None, "what nobody looked at is not drawn"


def test_hits_are_found_folded_counted_and_marked(
    shown: Callable[[bytes], PageView],
    qtbot: QtBot,
    decoder: Decoder,
    jobs: Jobs,
    locale_en: Locale,
    theme: Theme,
) -> None:
    view = shown(pdf(3))
    bar = FindBar(view, Artist(decoder, jobs), locale_en, theme)
    qtbot.addWidget(bar)
    clean = painted(qtbot, view)
    bar.box.setText("specimen  PAGE")
    qtbot.waitUntil(lambda: bar.hit_count == 3, timeout=LONG)
    assert bar.current == 0
    assert view.viewport().grab().toImage() != clean
    bar.step(-1)
    assert view.page == 2
    bar.box.setText("page ٢")
    qtbot.waitUntil(lambda: bar.hit_count == 1, timeout=LONG)
    assert view.page == 1
    bar.close_search()
    assert bar.hit_count == 0


def test_a_page_that_takes_too_long_gives_the_document_up(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    stopped = StoppedFiles(desk.open_session.vault.engine("mirror.db"))
    stand_in = Decoder(stopped, command=STAND_IN, patience=120)
    try:
        file = doing("slow-page")
        pages = stand_in.pages(file, lambda: False)
        stand_in._patience = 1.0
        view = PageView(Artist(stand_in, jobs), window)
        view.resize(300, 300)
        window.show()
        with qtbot.waitSignal(view.failed, timeout=LONG) as told:
            view.show_document(Document(file, pages))
        assert told.args is not None
        assert told.args[0].code is ErrorCode.STOPPED
    finally:
        stand_in.close()
        window.close()
