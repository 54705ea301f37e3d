"""The whole window at once: what no field of it may do, and what may not be left of it."""

import gc
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QScrollBar,
    QTabBar,
    QWidget,
)

from tawasul_contract.records import Status
from tawasul_desk.services.views import Shelf
from tawasul_desk.ui.board.export_dialog import ExportDialog
from tawasul_desk.ui.cases.acts import ActKind
from tawasul_desk.ui.office.office_page import Tab
from tawasul_desk.ui.office.sighting_sheet import SightingSheet
from tawasul_desk.ui.place import Stop
from tawasul_desk.ui.steering.offer_dialog import OfferDialog
from tools.officer import Officer

# Every field of Qt that takes a turn of the wheel for a choice; scroll bars are there to be turned.
TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


def turned_by_wheel(field: QWidget) -> bool:
    """Turn the wheel over the field; return whether it took the turn, or changed."""
    before = shown_by(field)
    middle = QPointF(field.rect().center())
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    taken = False
    for step in (-120, 120, 120):
        place, buttons = field.mapToGlobal(middle), Qt.MouseButton.NoButton
        event = QWheelEvent(middle, place, QPoint(), QPoint(0, step), buttons, keys, phase, False)
        event.ignore()
        field.event(event)
        taken |= event.isAccepted() or shown_by(field) != before
    return taken


def shown_by(field: QWidget) -> object:
    if isinstance(field, QComboBox | QTabBar):
        return field.currentIndex()
    return field.text() if isinstance(field, QAbstractSpinBox) else field.property("value")


def fields() -> list[QWidget]:
    return [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, TURNED) and not isinstance(widget, QScrollBar)
    ]


def whole_window(boss: Officer) -> list[QDialog]:
    """Make every page of a supervisor's window and the dialogs with fields of their own."""
    shell = boss.shell
    shell.rail.buttons[Stop.BOARD].click()
    shell.rail.buttons[Stop.OFFICE].click()
    for tab in Tab:
        shell.office.show_tab(tab)
    section = shell.office.sections[Tab.TIME]
    boss.wait(lambda: section.form.calendar() is not None, "the working time")
    texts = shell.office.sections[Tab.TEXTS]
    boss.wait(texts.model.rowCount, "the response texts")
    texts.new.click()
    boss.open_case(boss.rows(Shelf.ALL, Status.UNDER_PROCESSING)[0].case_id)
    shell.case.act(ActKind.OFFER)
    desk, window = boss.desk, boss.window
    locale, theme, jobs = window.locale_now, window.theme, window.jobs
    return [
        ExportDialog(desk, jobs, locale, theme, window, lambda: datetime.now(UTC)),
        OfferDialog(1, desk, jobs, locale, theme, window),
        SightingSheet(None, date(2026, 11, 18), locale, theme, window),
    ]


def living(officer: Officer) -> Counter[str]:
    """Return how many widgets of each class there are, once what is on its way out is gone."""
    for _ in range(3):
        QTest.qWait(30)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


def switched(officer: Officer, keys: str) -> None:
    before = officer.shell
    officer.press(keys, before)
    officer.wait(lambda: officer.window.shell not in (None, before), "the window dressed anew")
    officer.wait(lambda: officer.shell.queue.model.total, "lines in the queue")


@pytest.mark.parametrize("keys", ["Ctrl+Shift+L", "Ctrl+Shift+D"])
def test_ten_switches_of_language_or_look_leave_no_widget_behind(officer: Officer, keys: str) -> None:
    for _ in range(2):  # what is made once and kept is there by then
        switched(officer, keys)
    before = living(officer)
    for _ in range(10):
        switched(officer, keys)
    assert living(officer) - before == Counter()


def test_the_wheel_changes_no_field_anywhere(seat: Callable[[str], Officer]) -> None:
    boss = seat("supervisor01")
    dialogs = whole_window(boss)
    found = fields()
    kinds = {base.__name__ for field in found for base in TURNED if isinstance(field, base)}
    assert kinds >= {"QComboBox", "QAbstractSpinBox", "QTabBar"}
    assert len(found) > 12
    assert [type(field).__name__ for field in found if turned_by_wheel(field)] == []
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()
