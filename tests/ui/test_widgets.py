"""The building blocks: what they say, what they show, what they ask for."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tawasul_contract.records import Status
from tawasul_desk.services.errors import ErrorCode, KnownError
from tawasul_desk.services.reading_order import in_order
from tawasul_desk.ui.cases.texts import LongText
from tawasul_desk.ui.keys import ARABIC_101, key_parts, key_text, sequences, shortcut, with_key
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.notices import Notices, Tone
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.badge import Badge, CountBadge, StatusBadge
from tawasul_desk.ui.widgets.breaking_label import BreakingLabel
from tawasul_desk.ui.widgets.buttons import IconButton, PrimaryButton
from tawasul_desk.ui.widgets.empty_state import EmptyState
from tawasul_desk.ui.widgets.facts_grid import FactsGrid
from tawasul_desk.ui.widgets.field import Field
from tawasul_desk.ui.widgets.key_cap import KeyCap
from tawasul_desk.ui.widgets.key_sheet import KeySheet
from tawasul_desk.ui.widgets.labels import Elided, label
from tawasul_desk.ui.widgets.lines import laid_out
from tawasul_desk.ui.widgets.masked_value import MaskedValue
from tawasul_desk.ui.widgets.progress_line import ProgressLine
from tawasul_desk.ui.widgets.read_text import ReadText
from tawasul_desk.ui.widgets.search_box import SearchBox
from tawasul_desk.ui.words import status_text


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget and let it have the keyboard."""
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.mark.parametrize("latin", ["R", "T", "S", "E", "D", "M", "P", "I", "O", "F", "J", "K"])
def test_every_key_also_has_its_arabic_letter(latin: str) -> None:
    assert QKeySequence(f"Ctrl+{ARABIC_101[latin]}") in sequences(f"Ctrl+{latin}")


def test_no_two_keys_of_the_arabic_layout_are_the_same() -> None:
    assert len(set(ARABIC_101.values())) == len(ARABIC_101)


def test_a_shortcut_answers_under_both_layouts(qtbot: QtBot) -> None:
    window, field = QWidget(), QLineEdit()
    QVBoxLayout(window).addWidget(field)
    heard: list[str] = []
    shortcut(window, "Ctrl+R", lambda: heard.append("respond"))
    shortcut(window, "Ctrl+1", lambda: heard.append("mine"))
    shortcut(window, "Ctrl+Enter", lambda: heard.append("send"))
    shown(qtbot, window)
    field.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_R, control)
    QTest.simulateEvent(field, True, 0x0642, control, "\u0642", False)
    QTest.keyClick(field, Qt.Key.Key_1, control)
    QTest.simulateEvent(field, True, 0x0661, control, "\u0661", False)
    QTest.keyClick(field, Qt.Key.Key_Return, control)
    QTest.keyClick(field, Qt.Key.Key_Enter, control)
    assert heard == ["respond", "respond", "mine", "mine", "send", "send"]
    QTest.keyClick(field, Qt.Key.Key_R)
    assert len(heard) == 6
    assert field.text() == "r"


def test_of_two_meanings_the_nearer_one_counts(qtbot: QtBot) -> None:
    page, form, field = QWidget(), QWidget(), QLineEdit()
    QVBoxLayout(page).addWidget(form)
    QVBoxLayout(form).addWidget(field)
    heard: list[str] = []
    shortcut(page, "Esc", lambda: heard.append("page"))
    shortcut(form, "Esc", lambda: heard.append("form"))
    shown(qtbot, page)
    field.setFocus()
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["form"] * 3


def test_keys_are_written_left_to_right() -> None:
    assert key_parts("Ctrl++") == ["Ctrl", "+"]
    assert key_text("Ctrl+Shift+L") == "\u2068Ctrl+Shift+L\u2069"
    assert with_key("رد", "Ctrl+R").startswith("رد")


def test_a_button_shows_its_key(qtbot: QtBot, theme: Theme) -> None:
    button = PrimaryButton("Respond", icon=theme.icon("respond", "on_primary"), keys="Ctrl+R")
    only_icon = IconButton(theme.icon("close"), "Close", keys="Esc")
    qtbot.addWidget(button)
    qtbot.addWidget(only_icon)
    assert "Ctrl+R" in button.toolTip()
    assert "Esc" in only_icon.toolTip()
    assert only_icon.accessibleName() == "Close"
    assert button.sizeHint().height() == 40


def test_enter_presses_a_button_as_the_space_bar_does(qtbot: QtBot, theme: Theme) -> None:
    for button in (PrimaryButton("Send"), IconButton(theme.icon("close"), "Close")):
        qtbot.addWidget(button)
        pressed: list[bool] = []
        button.clicked.connect(lambda _=False, into=pressed: into.append(True))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            QTest.keyClick(button, key)
        assert len(pressed) == 3
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(button, held)
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert len(pressed) == 3


@pytest.mark.parametrize("status", list(Status))
def test_a_status_is_told_by_word_icon_and_colour(
    status: Status, qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    badge = StatusBadge(theme, status)
    qtbot.addWidget(badge)
    plain = Badge(status_text(status))
    qtbot.addWidget(plain)
    assert badge.text() == status_text(status)
    assert badge.sizeHint().width() > plain.sizeHint().width()
    badge.resize(badge.sizeHint())
    assert not badge.grab().isNull()


def test_a_count_of_nothing_is_not_shown(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    count = CountBadge(parent=host)
    count.set_count(0, "0")
    assert not count.isVisibleTo(host)
    count.set_count(3, "٣", Tone.ERROR)
    assert count.isVisibleTo(host)
    assert (count.text(), count.property("tone")) == ("٣", "error")


def test_a_search_is_told_once_and_trimmed(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> None:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    told: list[str] = []
    box.searched.connect(told.append)
    QTest.keyClicks(box, "12")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    QTest.keyClicks(box, " ")
    qtbot.wait(100)
    assert told == ["12"]
    box.clear()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["12", ""]


def test_a_masked_value_waits_to_be_revealed(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> None:
    value = MaskedValue(theme, "1•••••••08")
    qtbot.addWidget(value)
    button = value.findChild(IconButton)
    asked: list[bool] = []
    value.reveal_requested.connect(lambda: asked.append(True))
    button.click()
    assert asked == [True]
    assert value.shown.text() == "1•••••••08"
    value.reveal("1000000008")
    assert value.shown.text() == "1000000008"
    assert not value.copy_button.isHidden()
    value.copy()
    assert QGuiApplication.clipboard().text() == "1000000008"
    button.click()
    assert value.copy_button.isHidden()
    value.copy()
    assert QGuiApplication.clipboard().text() == "1000000008"  # not the masked one
    assert value.shown.text() == "1•••••••08"
    value.reveal("1000000008")
    value.set_masked("2•••••••36")
    assert value.shown.text() == "2•••••••36"
    assert asked == [True]


def test_progress_counts_more_bytes_than_an_int_of_qt(qtbot: QtBot, locale_ar: Locale) -> None:
    line = ProgressLine("…")
    qtbot.addWidget(line)
    assert line.bar.maximum() == 0
    line.show_progress(3 << 32, 4 << 32, "file")
    assert line.bar.value() / line.bar.maximum() == 0.75
    assert line.text.text() == "file"


def test_an_empty_page_says_why_and_offers_a_way_on(qtbot: QtBot, theme: Theme) -> None:
    done: list[str] = []
    empty = EmptyState(theme, "inbox", "Nothing", "Because.", ("Again", lambda: done.append("again")))
    qtbot.addWidget(empty)
    button = empty.findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert button is not None
    empty._button.click()
    empty.tell("offline", "No network")
    assert done == ["again"]
    assert not empty._button.isVisibleTo(empty)


def test_facts_can_be_replaced(qtbot: QtBot) -> None:
    grid = FactsGrid(2)
    qtbot.addWidget(grid)
    grid.add("Name", "A")
    value = grid.add("Number", "B")
    assert value.accessibleName() == "Number"
    grid.clear()
    assert grid.layout().count() == 0
    grid.add("Name", "C")
    assert grid.layout().count() == 2


def test_a_long_line_ends_in_an_ellipsis_and_a_tooltip(qtbot: QtBot) -> None:
    line = Elided("a rather long line of text")
    shown(qtbot, line)
    line.resize(60, 24)
    assert line.toolTip() == line.text()
    line.resize(900, 24)
    assert line.toolTip() == ""


def test_a_field_says_what_is_wrong_until_it_is_mended(qtbot: QtBot) -> None:
    field = Field("Server", latin=True)
    qtbot.addWidget(field)
    field.tell("Wrong.", wrong=True)
    assert field.hint.isVisibleTo(field)
    QTest.keyClicks(field.edit, "x ")
    assert not field.hint.isVisibleTo(field)
    assert field.text == "x"
    assert field.edit.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_notices_replace_each_other_and_errors_stay(notices: Notices, qtbot: QtBot) -> None:
    done: list[bool] = []
    notices.show_notice("Saved", Tone.SUCCESS)
    assert notices._timer.isActive()
    notices.show_notice("Gone", Tone.ERROR, ("Again", lambda: done.append(True)))
    assert notices.text.text() == "Gone"
    assert not notices._timer.isActive()
    notices._button.click()
    assert done == [True]
    assert not notices.isVisible()


def test_a_notice_is_seen_on_its_own_page_only(notices: Notices) -> None:
    notices.turn_to("list")
    notices.show_notice("2 requests assigned", Tone.SUCCESS)
    notices.turn_to("case")
    assert notices.isHidden()
    notices.turn_to("list")
    assert not notices.isHidden()
    notices.show_error(KnownError(ErrorCode.DISK_FULL), of="case")
    assert notices.isHidden()
    notices.turn_to("case")
    assert not notices.isHidden()


def test_one_notice_changes_with_its_matter_and_gives_way_to_a_later_one(notices: Notices) -> None:
    notices.show_notice("Response", Tone.SUCCESS)
    number = notices.number
    assert notices.show_progress(number, "Sending …", Tone.INFO)
    notices.stay()
    assert (notices.text.text(), notices.state.text()) == ("Response", "Sending …")
    assert not notices._timer.isActive()
    assert notices.show_progress(number, "Sent", Tone.SUCCESS)
    assert (notices.text.text(), notices.state.text()) == ("Response", "Sent")
    assert notices._timer.isActive()
    notices.show_notice("Something else", Tone.INFO)
    assert not notices.show_progress(number, "Sent", Tone.SUCCESS)
    assert (notices.text.text(), notices.state.isHidden()) == ("Something else", True)


def test_what_was_cancelled_needs_no_words(notices: Notices) -> None:
    notices.show_error(KnownError(ErrorCode.CANCELLED))
    assert notices.isHidden()
    notices.show_error(KnownError(ErrorCode.DISK_FULL))
    assert not notices.isHidden()


def test_the_sheet_of_keys_shows_every_cap(qtbot: QtBot, locale_ar: Locale, theme: Theme) -> None:
    sheet = KeySheet([[("A", [("one", "Ctrl+R"), ("two", "F1")])], [("B", [("three", "Esc")])]])
    qtbot.addWidget(sheet)
    caps = [cap.text() for cap in sheet.findChildren(KeyCap)]
    assert caps == ["Ctrl", "R", "F1", "Esc"]
    QApplication.sendEvent(
        sheet, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    assert not sheet.isVisible()


def test_an_address_breaks_before_its_sign_only_where_it_must(
    qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    shown = BreakingLabel("abdelfattah.elnaggar55@example.net")
    qtbot.addWidget(shown)
    assert shown.text().split("\u200b") == ["abdelfattah.elnaggar55", "@example.net"]
    whole = shown.sizeHint().width()
    assert shown.heightForWidth(whole) < shown.heightForWidth(whole * 2 // 3)


def test_arabic_to_read_begins_at_the_right_and_latin_at_the_left(
    qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    shown = ReadText("نص قصير\nshort")
    qtbot.addWidget(shown)
    shown.resize(400, 120)
    shown.show()
    lines = [shown.document().findBlockByNumber(number).layout().lineAt(0) for number in (0, 1)]
    assert lines[0].naturalTextRect().left() > 200
    assert lines[1].naturalTextRect().left() < 50


def test_a_telephone_number_keeps_its_plus_in_front_and_is_copied_plain(
    qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    shown = LongText(in_order("الجوال +966553125622 أو البريد"))
    qtbot.addWidget(shown)
    assert "\u2066+966553125622\u2069" in shown.toPlainText()
    shown.selectAll()
    assert shown.createMimeDataFromSelection().text() == "الجوال +966553125622 أو البريد"


@pytest.mark.parametrize(
    "number", ["4500 1234 5678 9012", "+966 55 312 5622", "1 012 345 678", "٠٥٠ ١٢٣ ٤٥٦٧"]
)
def test_a_number_with_spaces_stays_on_one_line_and_is_copied_plain(
    qtbot: QtBot, locale_ar: Locale, theme: Theme, number: str
) -> None:
    words = f"نأمل التواصل على الرقم {number} أو زيارة الإدارة"
    shown = LongText(in_order(words))
    qtbot.addWidget(shown)
    block = shown.document().firstBlock()
    digits = [place for place, sign in enumerate(block.text()) if sign.isdigit()]
    for width in range(180, 420, 3):
        shown.document().setTextWidth(width)
        lines = {block.layout().lineForTextPosition(place).lineNumber() for place in digits}
        assert len(lines) == 1, width
    shown.selectAll()
    assert shown.createMimeDataFromSelection().text() == words


ARABIC_LINES = (
    "لم يعد هذا الطلب ضمن صلاحيتك لأن إدارة أخرى قبلت تحويله، "
    "وما كتبته محفوظ على هذا الجهاز إلى أن تعود إليه."
)


def ink_of(widget: QWidget, lines: int) -> list[tuple[int, int]]:
    """Return for each line of a label how far the ink stands from its left and its right edge."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground, high = image.pixelColor(0, 0), image.height() / lines
    found = []
    for number in range(lines):
        rows = range(round(number * high), round((number + 1) * high))
        inked = [
            x
            for x in range(image.width())
            if any(abs(image.pixelColor(x, y).value() - ground.value()) > 60 for y in rows)
        ]
        found.append((inked[0], image.width() - 1 - inked[-1]))
    return found


def test_lines_from_right_to_left_begin_at_the_edge_and_lose_no_letter(
    qtbot: QtBot, locale_ar: Locale, theme: Theme
) -> None:
    for width in range(200, 320, 17):
        broken = label(ARABIC_LINES, "soft", wrap=True)
        qtbot.addWidget(broken)
        broken.resize(width, broken.heightForWidth(width))
        lines = laid_out(ARABIC_LINES, broken.font(), width, broken.alignment())
        assert lines.lineCount() > 2
        for number, (left, right) in enumerate(ink_of(broken, lines.lineCount())):
            assert right <= 2, (width, number)
            spare = width - lines.lineAt(number).naturalTextWidth()
            assert left == pytest.approx(spare, abs=3), (width, number)


@pytest.mark.parametrize(
    "unit", ["17-08-1979", "١٧-٠٨-١٩٧٩", "050 123 4567", "(011) 478-1234", "4111 1111 1111 1111"]
)
def test_a_number_in_a_free_text_keeps_its_order_on_the_screen(qtbot: QtBot, unit: str) -> None:
    text = LongText(in_order(f"بعد {unit} قبل"))
    qtbot.addWidget(text)
    text.resize(600, 40)
    text.show()
    start = text.toPlainText().index(unit)
    places = [_left_of(text, start + place) for place in range(len(unit))]
    assert places == sorted(places)


def test_a_range_in_a_free_text_follows_its_paragraph_on_the_screen(qtbot: QtBot) -> None:
    text = LongText(in_order("الفترة ١٤٤٥-١٤٤٨ كاملة"))
    qtbot.addWidget(text)
    text.resize(600, 40)
    text.show()
    written = text.toPlainText()
    assert _left_of(text, written.index("١٤٤٨")) < _left_of(text, written.index("١٤٤٥"))


def _left_of(text: LongText, place: int) -> float:
    """Where the character at this place of the first paragraph is drawn."""
    line = text.document().firstBlock().layout().lineAt(0)
    runs = line.glyphRuns(place, 1)
    return min(position.x() for run in runs for position in run.positions())
