"""The stretches of a day in which an office works, to be filled in."""

from collections.abc import Sequence
from datetime import time
from typing import Final

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tawasul_contract.calendars import WindowRecord
from tawasul_desk.ui.theme import Theme
from tawasul_desk.ui.widgets.buttons import IconButton, QuietButton
from tawasul_desk.ui.widgets.calm import CalmTimeEdit
from tawasul_desk.ui.widgets.labels import label

_FIRST: Final = (time(8), time(14))
_MINUTES: Final = 30  # of a step


class WindowRow(QWidget):
    """From one time to another."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, window: WindowRecord, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.opens = self._edit(window.opens, self.tr("Opens"))
        self.closes = self._edit(window.closes, self.tr("Closes"))
        self.remove = IconButton(theme.icon("trash"), self.tr("Remove these hours"))
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.opens)
        row.addWidget(label(self.tr("to"), "muted"))
        row.addWidget(self.closes)
        row.addWidget(self.remove)
        row.addStretch(1)

    def window_record(self) -> WindowRecord:
        """Return the stretch as filled in; it may be the wrong way round."""
        return WindowRecord(opens=_time(self.opens), closes=_time(self.closes))

    def _edit(self, at: time, name: str) -> CalmTimeEdit:
        edit = CalmTimeEdit(QTime(at.hour, at.minute), self)
        # First of all: a format given while the field runs right to left is turned round, 00:08.
        edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        edit.setDisplayFormat("HH:mm")
        edit.setAccessibleName(name)
        edit.setButtonSymbols(CalmTimeEdit.ButtonSymbols.NoButtons)
        edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        edit.setFixedSize(84, 36)
        edit.timeChanged.connect(self.changed)
        return edit


class WindowsField(QWidget):
    """A row for each stretch, and a button for one more."""

    changed = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None, empty: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[WindowRow] = []
        self._name = label(name, "label")
        self._empty = label(empty, "muted", wrap=True)
        self.add = QuietButton(self.tr("Add hours"), icon=theme.icon("plus", "primary_text"))
        self.add.setAccessibleName(f"{name}: {self.tr('Add hours')}")
        self.add.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self._tell()

    @property
    def rows(self) -> tuple[WindowRow, ...]:
        """The rows, in their order."""
        return tuple(self._rows)

    def windows(self) -> tuple[WindowRecord, ...]:
        """Return the stretches as filled in."""
        return tuple(row.window_record() for row in self._rows)

    def set_windows(self, windows: Sequence[WindowRecord]) -> None:
        """Show these stretches."""
        if tuple(windows) == self.windows():
            return
        for row in tuple(self._rows):
            self._drop(row)
        for window in windows:
            self._put(window)
        self._tell()

    def _on_add(self) -> None:
        opens, closes = self._after(self._rows[-1]) if self._rows else _FIRST
        self._put(WindowRecord(opens=opens, closes=closes))
        self._rows[-1].opens.setFocus()
        self._tell()
        self.changed.emit()

    def _after(self, row: WindowRow) -> tuple[time, time]:
        # Two hours after the last ones, as an afternoon follows a morning; never past midnight.
        hour = min(_time(row.closes).hour + 2, 21)
        return time(hour), time(hour + 2)

    def _put(self, window: WindowRecord) -> None:
        row = WindowRow(window, self._theme, self)
        row.changed.connect(self.changed)
        row.removed.connect(self._on_removed)
        self._rows.append(row)
        self._column.addWidget(row)

    def _on_removed(self, row: WindowRow) -> None:
        self._drop(row)
        self.add.setFocus()
        self._tell()
        self.changed.emit()

    def _drop(self, row: WindowRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        self._empty.setVisible(not self._rows and bool(self._empty.text()))


def _time(edit: CalmTimeEdit) -> time:
    shown = edit.time()
    return time(shown.hour(), shown.minute())
