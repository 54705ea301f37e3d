import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tawasul_desk.ui.attachments.decoding import SMALLEST_LEVEL, Picture, in_levels
from tawasul_desk.ui.attachments.image_view import LARGEST, ImageView
from tawasul_desk.ui.widgets.paper import Fit

RED, BLUE = QColor(255, 0, 0), QColor(0, 0, 255)


def halves(width: int, height: int) -> Picture:
    """Red on the left, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, RED)
    return Picture((image,), image.size())


def shown(qtbot: QtBot, picture: Picture) -> ImageView:
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_picture(picture)
    return view


def pixel(view: ImageView, x: int, y: int) -> QColor:
    return view.viewport().grab().toImage().pixelColor(x, y)


def test_a_large_picture_is_fitted_whole_and_a_small_one_is_not_blown_up(qtbot: QtBot) -> None:
    view = shown(qtbot, halves(800, 200))
    assert view.scale == 0.5
    view.show_picture(halves(40, 30))
    assert view.scale == 1.0
    assert pixel(view, 190, 150) == RED
    assert pixel(view, 210, 150) == BLUE


def test_fit_width_leaves_room_for_the_scroll_bar_and_follows_the_window(qtbot: QtBot) -> None:
    view = shown(qtbot, halves(800, 1600))
    view.fit_width()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() > 0
    before = view.scale
    view.resize(600, 300)
    assert view.fit is Fit.WIDTH
    assert view.scale > before


def test_a_quarter_turn_swaps_the_sides_and_four_bring_it_back(qtbot: QtBot) -> None:
    view = shown(qtbot, halves(200, 100))
    view.turn()
    assert view.turned_size() == QSize(100, 200)
    assert pixel(view, 200, 80) == RED
    assert pixel(view, 200, 220) == BLUE
    view.turn(-2)
    assert pixel(view, 200, 80) == BLUE
    view.turn()
    assert view.turns == 0
    assert pixel(view, 150, 150) == RED


def test_zoom_keeps_what_lies_under_the_pointer(qtbot: QtBot) -> None:
    view = shown(qtbot, halves(400, 300))
    point = QPointF(199, 100)
    before = pixel(view, 199, 100)
    for _ in range(4):
        spin(view, point, 120)
    assert view.scale > 2.4
    assert pixel(view, 195, 100) == before == RED
    assert pixel(view, 206, 100) == BLUE


def test_the_wheel_alone_scrolls_and_zoom_has_limits(qtbot: QtBot) -> None:
    view = shown(qtbot, halves(400, 300))
    view.zoom_to(100)
    assert view.scale == LARGEST
    place = view.verticalScrollBar().value()
    spin(view, QPointF(100, 100), -120, Qt.KeyboardModifier.NoModifier)
    assert view.scale == LARGEST
    assert view.verticalScrollBar().value() > place


def test_a_fine_screen_shows_a_pixel_for_a_pixel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageView, "devicePixelRatioF", lambda _view: 2.0)
    view = shown(qtbot, halves(400, 200))
    view.actual_size()
    assert view.scale == 1.0
    assert pixel(view, 105, 150) == RED
    assert pixel(view, 295, 150) == BLUE
    assert pixel(view, 95, 150) not in (RED, BLUE)
    view.fit_page()
    assert view.scale == 1.0, "a small picture is not blown up"


def test_a_drag_pans_the_picture(qtbot: QtBot) -> None:
    view = shown(qtbot, halves(400, 300))
    view.zoom_to(3.0)
    place = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(view.viewport(), QPoint(150, 120))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 120))
    moved = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    assert (moved[0] - place[0], moved[1] - place[1]) == (50, 30)


def spin(
    view: ImageView,
    point: QPointF,
    angle: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
) -> None:
    event = QWheelEvent(
        point,
        QPointF(view.viewport().mapToGlobal(point.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_a_level_is_painted_that_is_not_coarser_than_the_screen() -> None:
    image = QImage(5_000, 300, QImage.Format.Format_RGB32)
    picture = in_levels(image)
    assert [level.width() for level in picture.levels] == [5_000, 2_500, 1_250, 625]
    assert picture.levels[-1].width() <= SMALLEST_LEVEL
    widths = {scale: picture.level_for(scale).width() for scale in (0.01, 0.125, 0.13, 0.5, 0.6, 1.0, 4.0)}
    assert widths == {0.01: 625, 0.125: 625, 0.13: 1_250, 0.5: 2_500, 0.6: 5_000, 1.0: 5_000, 4.0: 5_000}


def test_a_first_look_is_replaced_by_the_whole_picture_where_one_has_zoomed_to(qtbot: QtBot) -> None:
    whole = halves(800, 200)
    coarse = QImage(80, 20, QImage.Format.Format_RGB32)
    coarse.fill(BLUE)
    first = Picture((coarse,), whole.size)
    assert (first.is_whole, whole.is_whole) == (False, True)
    view = shown(qtbot, first)
    assert view.turned_size() == QSize(800, 200)
    assert pixel(view, 10, 150) == BLUE
    view.turn()
    view.zoom_to(1.0)
    view.refine(whole)
    assert (view.scale, view.turns) == (1.0, 1)
    view.turn(-1)
    assert pixel(view, 190, 150) == RED
