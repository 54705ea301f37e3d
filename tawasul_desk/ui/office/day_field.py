"""A day to fill in, in either calendar; both are shown below it."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tawasul_desk.services.arabic import DATE_SEPARATOR
from tawasul_desk.services.days import FIRST_DAY, LAST_DAY, day_of, hijri_digits
from tawasul_desk.ui.locale import Locale
from tawasul_desk.ui.theme import restyle
from tawasul_desk.ui.widgets.labels import label

TWO_LINES: Final = 42  # pixels
_STEPS: Final = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


class _DayEdit(QLineEdit):
    """Steps through the days with the arrow keys, through the weeks with the page keys."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or take the letter."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class DayField(QWidget):
    """A name, a line that takes 28/11/2026, 18/6/1448 or 2026-11-28, and the day in both calendars."""

    changed = Signal()

    def __init__(
        self, name: str, locale: Locale, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self._compact = compact
        title = label(name, "label")
        self.edit = _DayEdit()
        self.edit.setAccessibleName(name)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setToolTip(
            self.tr("Day/month/year or year-month-day, Hijri or Gregorian; the arrow keys step by a day")
        )
        self.edit.setPlaceholderText(self.tr("Day/month/year"))
        title.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.told = label("", "muted", wrap=True)
        if not compact:
            self.told.setMinimumHeight(TWO_LINES)  # so that a day chosen later moves nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (title, self.edit, self.told):
            column.addWidget(widget)
        self.edit.textChanged.connect(self._on_text)
        self.edit.stepped.connect(self._on_step)
        self._on_text()

    def day(self) -> date | None:
        """Return the day, or None where the line holds none that both calendars know."""
        day = day_of(self.edit.text())
        return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None

    @property
    def is_wrong(self) -> bool:
        """Whether something is written that is no day."""
        return bool(self.edit.text().strip()) and self.day() is None

    def set_day(self, day: date | None) -> None:
        """Show this day, or none."""
        self.edit.setText(day.isoformat() if day else "")

    def _both(self, day: date) -> str:
        if self._compact:
            return self._locale.digits(hijri_digits(day))
        return self._locale.date(day).replace(DATE_SEPARATOR, "\n")

    def _wrong(self) -> str:
        if day_of(self.edit.text()) is None:
            return self.tr("Not a day; write it as 18/6/1448 or 28/11/2026")
        bounds = {"first": f"\u2066{FIRST_DAY}\u2069", "last": f"\u2066{LAST_DAY}\u2069"}
        return self.tr("Only days from {first} to {last}").format(**bounds)

    def _on_step(self, days: int) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day + timedelta(days=days))

    def _on_text(self) -> None:
        day, wrong = self.day(), self.is_wrong
        restyle(self.edit, "wrong", wrong)
        restyle(self.told, "kind", "error" if wrong else "muted")
        if wrong:
            self.told.setText(self._locale.digits(self._wrong()))
        else:
            self.told.setText(self._both(day) if day else self.tr("No day chosen"))
        self.changed.emit()


def from_until(first: DayField, last: DayField) -> QHBoxLayout:
    """Return both beside each other; once the first day is given, the last one is no earlier."""

    def follow() -> None:
        day, until = first.day(), last.day()
        if day is not None and (until is None or until < day) and not last.is_wrong:
            last.set_day(day)

    first.edit.editingFinished.connect(follow)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(first, 1)
    row.addWidget(last, 1)
    return row
