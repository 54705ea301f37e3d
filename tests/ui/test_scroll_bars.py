"""Scroll bars stand on one side: at the end of the lines that are read, also beside pages and pictures."""

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tawasul_desk.ui.attachments.artist import Artist
from tawasul_desk.ui.attachments.decoding import Picture
from tawasul_desk.ui.attachments.image_view import ImageView
from tawasul_desk.ui.attachments.page_view import PageView
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.paper import PaperView

AREAS: dict[str, Callable[[QWidget], QAbstractScrollArea]] = {
    "list": QListWidget,
    "picture": ImageView,
    "pages": lambda parent: PageView(Mock(spec=Artist), parent),
    "paper": PaperView,
}


@pytest.mark.parametrize("kind", AREAS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_stands_at_the_end_of_the_line(
    qtbot: QtBot, theme: Theme, request: pytest.FixtureRequest, language: str, kind: str
) -> None:
    request.getfixturevalue(f"locale_{language}")
    parent = QWidget()
    qtbot.addWidget(parent)
    area = AREAS[kind](parent)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.resize(400, 300)
    parent.show()
    bar = area.verticalScrollBar()
    left = bar.mapTo(area, QPoint(0, 0)).x() < area.width() / 2
    assert left is (language == "ar")


@pytest.mark.usefixtures("locale_ar")
def test_the_left_of_a_picture_is_at_the_left_in_arabic_too(qtbot: QtBot, theme: Theme) -> None:
    image = QImage(800, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for x in range(400):
        image.setPixelColor(x, 100, QColor("red"))
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_picture(Picture((image,), image.size()))
    view.zoom_to(1.0)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.minimum())
    assert view.isRightToLeft()
    middle = view.viewport().height() // 2
    shown = view.viewport().grab().toImage()
    assert [shown.pixelColor(x, middle).name() for x in (10, 390)] == ["#ff0000", "#ff0000"]
    bar.setValue(bar.maximum())
    shown = view.viewport().grab().toImage()
    assert [shown.pixelColor(x, middle).name() for x in (10, 390)] == ["#0000ff", "#0000ff"]
    assert not bar.isRightToLeft()
