"""Fields of a text that are not filled in: chips on screen, their names in braces in the text itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.office.difference_view import DifferenceView
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.editor import Editor

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = {"missing": "المستندات الناقصة", "officer": "اسم الموظف"}
TEXT = "😀 نأمل إرفاق:\n{missing}\nشاكرين {officer}{missing} {unknown}"


@pytest.fixture
def editor(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> Iterator[Editor]:
    made = Editor(None)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(made)
    made.show_fields(NAMES)
    made.resize(400, 200)
    made.show()
    return made


def test_a_field_is_one_character_on_screen_and_its_name_in_the_text(editor: Editor) -> None:
    editor.put(TEXT)
    assert editor.text() == TEXT
    assert editor.toPlainText().count("\ufffc") == 3
    assert "{missing}" not in editor.toPlainText()
    assert "{unknown}" in editor.toPlainText()


def test_one_key_takes_a_field_out_and_undoing_brings_it_back(editor: Editor) -> None:
    editor.put("قبل {officer}")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "قبل "
    editor.undo()
    assert editor.text() == "قبل {officer}"
    editor.undo()
    assert editor.text() == ""


def test_what_is_typed_after_a_chip_is_text(editor: Editor) -> None:
    editor.put("{missing}")
    QTest.keyClicks(editor, " and {typed}")
    assert editor.text() == "{missing} and {typed}"
    assert editor.toPlainText() == "\ufffc and {typed}"


def test_what_is_copied_and_pasted_stays_what_it_was(editor: Editor) -> None:
    editor.put(TEXT)
    editor.selectAll()
    editor.copy()
    assert QGuiApplication.clipboard().text() == TEXT
    editor.put("")
    editor.paste()
    assert editor.text() == TEXT
    cursor = editor.textCursor()
    cursor.setPosition(cursor.position() - len(" {unknown}") - 1)
    cursor.movePosition(cursor.MoveOperation.NextCharacter, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert editor.createMimeDataFromSelection().text() == "{missing}"


def test_a_strange_character_of_the_same_code_is_no_field(editor: Editor) -> None:
    pasted = QMimeData()
    pasted.setText("a\ufffcb {officer}")
    editor.insertFromMimeData(pasted)
    assert editor.text() == "ab {officer}"


def test_a_chip_is_wide_enough_for_its_name_and_coloured(editor: Editor, qtbot: QtBot) -> None:
    editor.put("{missing}")
    qtbot.wait(20)
    editor.setTextCursor(editor.textCursor())
    room = editor.document().idealWidth()
    assert room >= editor.fontMetrics().horizontalAdvance(NAMES["missing"])
    image = editor.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(40)}
    editor.put("النص")
    plain = editor.viewport().grab().toImage()
    assert colours - {plain.pixelColor(x, y).name() for x in range(plain.width()) for y in range(40)}


def test_a_text_to_read_and_a_difference_show_fields_as_chips_and_copy_them_in_braces(
    qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    view = DifferenceView(theme)
    qtbot.addWidget(view)
    body = "إلى {applicant}\nمع التحية {officer}"
    view.show_text(body)
    assert view.toPlainText() == "إلى \ufffc\nمع التحية \ufffc"
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == body
    view.show_difference(body, "إلى {applicant}\nمع التحية {service}")
    assert view.toPlainText().count("\ufffc") == 3
    assert "{" not in view.toPlainText()
