"""What the sheet of keys tells of: the bindings that do something where the keyboard is, and no others."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.records import Role
from tawasul_desk.ui.key_list import columns_of, heading_of, live_keys, set_role, show_keys
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.shortcuts import Area, Key, OfficeKey, bind, bind_button, choice, set_area
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.key_sheet import KeySheet


class Page(QWidget):
    """A page with a button and a form inside it, which has a field; it notes what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.button, self.form, self.field = QPushButton("save"), QWidget(), QLineEdit()
        QVBoxLayout(self.form).addWidget(self.field)
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.form)
        set_area(self, Area.CASE)
        set_area(self.form, Area.FORM)
        self.button.clicked.connect(lambda: self.asked.append("save"))
        bind_button(self, Key.SAVE, self.button)
        bind(self, Key.BACK, lambda: self.asked.append("page"))
        bind(self.form, Key.BACK, lambda: self.asked.append("form"))
        self.refused = bind(self, Key.TAKE, lambda: self.asked.append("take"))
        bind(self.field, Key.OPEN, lambda: self.asked.append("open"), Qt.ShortcutContext.WidgetShortcut)
        choice(self, Key.APPROVED, lambda: self.asked.append("approved"))

    def shown(self) -> set[tuple[str, str, str]]:
        return {(area.value, key.name, keys) for area, key, keys in live_keys(self)}


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.button.setFocus()
    return made


def test_the_keys_follow_the_focus(page: Page, qtbot: QtBot) -> None:
    everywhere = {("case", "SAVE", "Ctrl+S"), ("case", "TAKE", "Ctrl+T")}
    assert page.shown() == everywhere | {("case", "BACK", "Esc"), ("case", "APPROVED", "A")}
    page.field.setFocus()
    inside = {("form", "BACK", "Esc"), ("form", "OPEN", "Enter"), ("case", "APPROVED", "Alt+A")}
    assert page.shown() == everywhere | inside


def test_the_heading_names_the_part_and_the_role(page: Page, locale_en: Locale) -> None:
    assert heading_of(page) == "Keys: In a request"
    set_role(page, Role.SUPERVISOR)
    assert heading_of(page) == "Keys: In a request · Supervisor"
    page.field.setFocus()
    show_keys(page)
    sheet = page.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    assert "Keys: While writing · Supervisor" in [each.text() for each in sheet.findChildren(QLabel)]
    sheet.accept()


def test_while_a_menu_has_the_keyboard_the_sheet_is_of_where_it_goes_back_to(
    page: Page, qtbot: QtBot, locale_en: Locale, theme: Theme
) -> None:
    page.field.setFocus()
    shown = page.shown()
    menu = QMenu(page)
    menu.addAction("keys")
    menu.popup(page.mapToGlobal(page.rect().center()))
    menu.setFocus()
    elsewhere = QLineEdit()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not page.field)
    assert heading_of(page) == "Keys: While writing"
    assert page.shown() == shown
    menu.close()


def test_the_heading_of_few_keys_stands_in_one_line(qtbot: QtBot, locale_en: Locale, theme: Theme) -> None:
    heading = "Keys: Attachment or summary · Passport officer"
    sheet = KeySheet([[("Everywhere", [("Back", "Esc")])]], None, heading)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.heading.height() < 2 * sheet.heading.fontMetrics().lineSpacing()


def test_what_is_shown_is_what_the_keys_do(page: Page, qtbot: QtBot) -> None:
    page.field.setFocus()
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    QTest.keyClick(page.field, Qt.Key.Key_A)
    QTest.keyClick(page.field, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (page.asked, page.field.text()) == (["form", "approved", "save"], "a")


def test_what_cannot_be_done_now_is_not_shown_and_does_nothing(page: Page, qtbot: QtBot) -> None:
    page.button.hide()
    page.refused.setEnabled(False)
    page.field.setFocus()
    assert not {"SAVE", "TAKE"} & {name for _, name, _ in page.shown()}
    for key in (Qt.Key.Key_S, Qt.Key.Key_T):
        QTest.keyClick(page.field, key, Qt.KeyboardModifier.ControlModifier)
    assert page.asked == []


def test_the_columns_hold_every_group_once() -> None:
    groups = [(title, [("x", "F1")] * count) for title, count in (("a", 12), ("b", 3), ("c", 14), ("d", 2))]
    columns = columns_of(groups)
    assert [title for column in columns for title, _ in column] == ["a", "b", "c", "d"]
    assert len(columns) <= 3
    assert len({*Key}) == len(Key.__members__)
    assert len({*OfficeKey}) == len(OfficeKey.__members__)
