"""The look: contrast in both sets, every icon, mirroring, the fonts that are shipped."""

import re
from collections.abc import Callable
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPushButton, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.records import Status
from tawasul_desk.ui.cases import case_style
from tawasul_desk.ui.icons import DIRECTIONAL, draw_pixmap, icon_names
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.palette import DARK, LIGHT, TEXT_PAIRS, Tokens, contrast
from tawasul_desk.ui.theme import FAMILY, STATUS_LOOK, Theme, spacing, stylesheet
from tawasul_desk.ui.tone import Tone
from tawasul_desk.ui.words import status_text

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PAIR = re.compile(r"([\w-]+): ([^;]+);")
ENGLISH = Qt.LayoutDirection.LeftToRight
SHAPE = ("border-radius", "padding", "min-height", "max-height", "font-size")


def menu_button() -> QPushButton:
    button = QPushButton("")
    button.setMenu(QMenu(button))
    return button


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_that_carries_text_can_be_read(tokens: Tokens) -> None:
    colours = asdict(tokens)
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in TEXT_PAIRS
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_of_the_stylesheet_that_sets_both_can_be_read(tokens: Tokens) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", stylesheet(tokens, Qt.LayoutDirection.RightToLeft), flags=re.DOTALL)
    weak = []
    measured = 0
    for selector, body in RULE.findall(sheet):
        text = re.search(r"(?:^|[;{\s])color: (#\w{6})", body)
        ground = re.search(r"background-color: (#\w{6})", body)
        if text and ground and "disabled" not in selector:
            measured += 1
            if contrast(text[1], ground[1]) < 4.5:
                weak.append(selector.strip())
    assert measured > 15
    assert weak == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_frames_of_fields_and_focus_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.field, tokens.raised) >= 3
    assert contrast(tokens.field, tokens.elevated) >= 3
    assert contrast(tokens.focus, tokens.raised) >= 3
    assert contrast(tokens.primary, tokens.raised) >= 3


def test_a_dialog_is_told_from_the_page_it_covers() -> None:
    assert contrast(DARK.elevated, DARK.surface) >= 1.2  # a light one has its shadow
    for tokens in (LIGHT, DARK):
        sheet = stylesheet(tokens, Qt.LayoutDirection.RightToLeft)
        for part in ("QDialog", "QMenu"):
            assert f"{part} {{ background-color: {tokens.elevated}" in sheet


@pytest.mark.parametrize("make", [QComboBox, menu_button], ids=["list", "menu"])
def test_the_mark_of_a_list_stands_at_the_end_of_the_line(
    make: Callable[[], QWidget], qtbot: QtBot, qapp: QApplication
) -> None:
    for language, end in (("ar", "left"), ("en", "right")):
        Locale(language).install(qapp)
        Theme("light").apply(qapp)
        widget = make()
        qtbot.addWidget(widget)
        widget.resize(300, 40)
        widget.show()
        assert marked_side(widget.grab().toImage()) == end


def marked_side(image: QImage) -> str:
    """Return on which side, inside the border, anything is drawn."""
    middle = image.height() // 2
    ground = image.pixelColor(image.width() // 2, middle)
    drawn = [
        x
        for x in range(6, image.width() - 6)
        if any(image.pixelColor(x, y) != ground for y in range(middle - 6, middle + 6))
    ]
    assert drawn
    return "left" if max(drawn) < image.width() / 2 else "right" if min(drawn) > image.width() / 2 else "both"


def test_sides_follow_the_reading_direction() -> None:
    arabic = stylesheet(LIGHT, Qt.LayoutDirection.RightToLeft)
    english = stylesheet(LIGHT, Qt.LayoutDirection.LeftToRight)
    assert "border-right: 3px solid transparent" in arabic
    assert "border-left: 3px solid transparent" in english
    assert "$" not in arabic


def test_every_status_has_a_look_of_its_own(theme: Theme) -> None:
    assert set(STATUS_LOOK) == set(Status)
    assert len(set(STATUS_LOOK.values())) == len(Status)
    for status in Status:
        foreground, background, icon = theme.status_tone(status)
        assert contrast(foreground.name(), background.name()) >= 4.5
        assert icon in icon_names()


def test_the_two_returned_states_cannot_be_taken_for_each_other(qapp: QApplication) -> None:
    to, by = Status.RETURNED_TO_APPLICANT, Status.RETURNED_BY_APPLICANT
    assert STATUS_LOOK[to][0] is not STATUS_LOOK[by][0]
    assert STATUS_LOOK[to][1] != STATUS_LOOK[by][1]
    for language in ("en", "ar"):
        Locale(language).install(qapp)
        assert status_text(to).split()[0] != status_text(by).split()[0]


def test_chips_have_one_shape() -> None:
    sheet = stylesheet(LIGHT, ENGLISH) + case_style.style(LIGHT, ENGLISH)
    shapes = {
        selector.strip(): {name: value for name, value in PAIR.findall(rules) if name in SHAPE}
        for selector, rules in RULE.findall(sheet)
        if selector.strip() in ("Chip", 'QToolButton[chip="true"]')
    }
    assert len(shapes) == 2
    first, second = shapes.values()
    assert first == second
    assert first["border-radius"] == "16px"


def test_every_tone_is_readable_in_both_looks(qapp: QApplication) -> None:
    for name in ("light", "dark"):
        look = Theme(name)
        for tone in Tone:
            foreground, background = look.tone(tone)
            assert contrast(foreground.name(), background.name()) >= 4.5


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_is_drawn_in_its_colour(name: str, qapp: QApplication) -> None:
    image = draw_pixmap(name, "#1B8354", 24, 2).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert "#1b8354" in colours
    assert max(abs(QColor(one).green() - 0x83) for one in colours) <= 1, "blending rounds by one at most"
    assert image.width() == 48


def test_what_points_somewhere_is_turned_round_for_arabic(qapp: QApplication) -> None:
    assert set(icon_names()) >= DIRECTIONAL
    plain, turned = (
        draw_pixmap("arrow-back", "#000000", 24, mirrored=side).toImage() for side in (False, True)
    )
    assert turned == plain.flipped(Qt.Orientation.Horizontal)
    assert turned != plain
    clock = [draw_pixmap("clock", "#000000", 24, mirrored=side).toImage() for side in (False, True)]
    assert clock[0] == clock[1]


def test_the_shipped_font_is_worn(theme: Theme, locale_ar: Locale, qtbot: QtBot) -> None:
    label = QLabel("طلب")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == FAMILY
    assert QFontInfo(label.font()).pixelSize() == 16
    assert spacing(3) == 12


def test_an_unknown_token_is_an_error(theme: Theme) -> None:
    with pytest.raises(AttributeError):
        theme.colour("no such colour")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_hours_in_a_field_can_be_read(qtbot: QtBot, theme: Theme, language: str) -> None:
    field = QTimeEdit()
    qtbot.addWidget(field)
    field.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
    right_to_left = language == "ar"
    field.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    field.setFixedSize(84, 36)
    field.show()
    written = field.lineEdit()
    assert written is not None
    assert written.width() > written.fontMetrics().horizontalAdvance("00:00")
