import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tawasul_desk.ui.window_size import SMALLEST, USUAL, take_size, takes_all_of


@pytest.mark.parametrize(
    ("width", "height", "all_of_it"),
    [(1366, 768, True), (1366, 728, True), (1280, 1024, True), (1920, 1080, False), (800, 800, False)],
)
def test_a_small_screen_is_taken_whole(width: int, height: int, all_of_it: bool) -> None:
    assert takes_all_of(QSize(width, height)) is all_of_it


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot) -> None:
    left, again = QWidget(), QWidget()
    for window in (left, again):
        qtbot.addWidget(window)
    take_size(left, None)
    assert left.size() == USUAL
    assert left.minimumSize() == SMALLEST
    left.resize(1200, 700)
    take_size(again, QByteArray(left.saveGeometry()))
    assert again.height() == 700, "the screen of the tests is narrower than the window"
