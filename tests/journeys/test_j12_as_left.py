"""J12: switch to English and dark, restart: all as it was left."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tawasul_desk.services.views import Shelf
from tawasul_desk.ui.cases.queue_columns import Column
from tawasul_desk.ui.place import Stop
from tools.officer import Officer


def test_language_look_place_and_columns_are_kept_over_a_restart(
    officer: Officer, start: Callable[[], Officer]
) -> None:
    assert officer.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    officer.press("Ctrl+Shift+L", officer.shell)
    officer.wait(lambda: officer.window.preferences.language == "en", "English")
    officer.press("Ctrl+Shift+D", officer.shell)
    officer.wait(lambda: officer.window.theme.dark, "dark")
    assert officer.shell.layoutDirection() is Qt.LayoutDirection.LeftToRight

    officer.press("Ctrl+2", officer.shell)
    officer.wait(lambda: officer.shell.place.stop is Stop.UNASSIGNED, "the unassigned")
    header = officer.shell.queue.table.horizontalHeader()
    header.resizeSection(Column.APPLICANT, 321)
    header.moveSection(header.visualIndex(Column.STATUS), 0)
    row = officer.rows(Shelf.UNASSIGNED)[0]
    officer.open_case(row.case_id)
    officer.close()

    again = start()
    again.unlock()
    again.wait_for_case(row.case_id)
    assert (again.window.preferences.language, again.window.theme.dark) == ("en", True)
    assert again.shell.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert again.shell.place.stop is Stop.UNASSIGNED
    header = again.shell.queue.table.horizontalHeader()
    assert header.sectionSize(Column.APPLICANT) == 321
    assert header.visualIndex(Column.STATUS) == 0
